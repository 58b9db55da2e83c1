"""Reading resumes: bytes in, values out, without any other input or output.

What reads them is imported when the first one is: the API, which never reads one, would
otherwise hold the readers of PDF and DOCX in memory for nothing.
"""

from domain.resumes.parsing.limits import DEFAULT_LIMITS, ParsingLimits
from domain.resumes.parsing.sniff import FileType, sniff
from domain.resumes.parsing.stages import KnownSkill, OnStage
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.values import ParsedResume, Stage

__all__ = [
    "DEFAULT_LIMITS",
    "PARSER_VERSION",
    "ParsingLimits",
    "Unreadable",
    "UnreadableReason",
    "read",
]

PARSER_VERSION = "3"
"""Raised with every change that reads resumes otherwise: a resume can then be parsed again."""


def read(
    content: bytes,
    *,
    limits: ParsingLimits = DEFAULT_LIMITS,
    known_skill: KnownSkill | None = None,
    on_stage: OnStage = lambda _: None,
) -> ParsedResume:
    """Reads a PDF or DOCX. Raises Unreadable with its reason; for hostile files use `isolation`."""
    from domain.resumes.parsing.resume import resume_of

    on_stage(Stage.READING)
    if sniff(content) is FileType.PDF:
        from domain.resumes.parsing.pdf import read_pdf

        document = read_pdf(content, limits)
    else:
        from domain.resumes.parsing.docx import read_docx

        document = read_docx(content, limits)
    if not document.lines:
        raise Unreadable(UnreadableReason.EMPTY)
    return resume_of(document, known_skill=known_skill, on_stage=on_stage)
