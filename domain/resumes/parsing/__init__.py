"""Reading resumes: bytes in, values out, without any other input or output."""

from domain.resumes.parsing.docx import read_docx
from domain.resumes.parsing.limits import DEFAULT_LIMITS, ParsingLimits
from domain.resumes.parsing.pdf import read_pdf
from domain.resumes.parsing.resume import OnStage, resume_of
from domain.resumes.parsing.skills import KnownSkill
from domain.resumes.parsing.sniff import FileType, sniff
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

PARSER_VERSION = "1"
"""Raised with every change that reads resumes otherwise: a resume can then be parsed again."""


def read(
    content: bytes,
    *,
    limits: ParsingLimits = DEFAULT_LIMITS,
    known_skill: KnownSkill | None = None,
    on_stage: OnStage = lambda _: None,
) -> ParsedResume:
    """Reads a PDF or DOCX. Raises Unreadable with its reason; for hostile files use `isolation`."""
    on_stage(Stage.READING)
    if sniff(content) is FileType.PDF:
        document = read_pdf(content, limits)
    else:
        document = read_docx(content, limits)
    if not document.lines:
        raise Unreadable(UnreadableReason.EMPTY)
    return resume_of(document, known_skill=known_skill, on_stage=on_stage)
