"""A section: what kind it is of, its heading and the lines below."""

from dataclasses import dataclass, field

from domain.resumes.parsing.document import Line
from domain.resumes.parsing.heading_words import SectionKind


@dataclass
class Section:
    kind: SectionKind
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)
