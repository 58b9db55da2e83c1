"""What is read from a resume: values with their confidence and the place where each stood."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

REVIEW_BELOW = 0.7
"""A value read with less confidence than this is shown to its owner for review."""


class Stage(StrEnum):
    """How far the parser is, in order; each is announced when it begins."""

    READING = "reading"
    SECTIONS = "sections"
    SKILLS = "skills"


class ResumeKind(StrEnum):
    RESUME = "resume"
    LINKEDIN_EXPORT = "linkedin_export"


class LinkKind(StrEnum):
    LINKEDIN = "linkedin"
    GITHUB = "github"
    GITLAB = "gitlab"
    STACK_OVERFLOW = "stack_overflow"
    TWITTER = "twitter"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    MEDIUM = "medium"
    DRIBBBLE = "dribbble"
    BEHANCE = "behance"
    KAGGLE = "kaggle"
    ORCID = "orcid"
    SCHOLAR = "scholar"
    XING = "xing"
    WEBSITE = "website"


class DegreeLevel(StrEnum):
    """Levels of the European Qualifications Framework that a resume names, lowest first."""

    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class LanguageLevel(StrEnum):
    """CEFR levels, and native."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


class WarningKind(StrEnum):
    """What the owner should know about how their resume was read."""

    TEXT_BY_OCR = "text_by_ocr"
    HIDDEN_TEXT_IGNORED = "hidden_text_ignored"
    NO_CONTACT = "no_contact"
    NO_SECTIONS = "no_sections"
    NO_WORK = "no_work"
    NO_SKILLS = "no_skills"
    TEXT_DAMAGED = "text_damaged"
    ONLY_FIRST_PAGES_READ = "only_first_pages_read"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: page (1 is the first) and box.

    A DOCX holds no pages: there both are laid out by us, in the order of the text.
    """

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value, the share of such values that are right, and where it stood."""

    value: T
    confidence: float
    span: Span | None = None

    @property
    def needs_review(self) -> bool:
        return self.confidence < REVIEW_BELOW


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, with its month where the resume shows one."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkEntry:
    """One position held. `current` says that it is still held: then `end` is None."""

    company: Read[str] | None = None
    title: Read[str] | None = None
    location: Read[str] | None = None
    start: Read[PartialDate] | None = None
    end: Read[PartialDate] | None = None
    current: bool = False
    summary: str | None = None
    bullets: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationEntry:
    institution: Read[str] | None = None
    degree: Read[str] | None = None
    level: DegreeLevel | None = None
    field: Read[str] | None = None
    location: Read[str] | None = None
    start: Read[PartialDate] | None = None
    end: Read[PartialDate] | None = None
    current: bool = False
    grade: Read[str] | None = None
    notes: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class RawSkill:
    """A skill as written, with the label of the group it stood under and its level in words."""

    name: Read[str]
    group: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    name: Read[str]
    issuer: Read[str] | None = None
    date: Read[PartialDate] | None = None
    expires: Read[PartialDate] | None = None
    credential_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    name: Read[str]
    start: Read[PartialDate] | None = None
    end: Read[PartialDate] | None = None
    current: bool = False
    url: str | None = None
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """`level` is None where the wording (`as_written`) names none."""

    name: Read[str]
    level: LanguageLevel | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    kind: WarningKind
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedResume:
    """Everything read from one resume. Lists keep the order of the document; missing is None.

    `phone` is E.164 when its country can be known, else its digits; `language` is ISO 639-1.
    """

    kind: ResumeKind = ResumeKind.RESUME
    language: str | None = None
    pages: int = 1
    name: Read[str] | None = None
    headline: Read[str] | None = None
    email: Read[str] | None = None
    phone: Read[str] | None = None
    phone_as_written: str | None = None
    location: Read[str] | None = None
    links: tuple[Read[Link], ...] = ()
    summary: Read[str] | None = None
    work: tuple[WorkEntry, ...] = ()
    education: tuple[EducationEntry, ...] = ()
    skills: tuple[RawSkill, ...] = ()
    certifications: tuple[Certification, ...] = ()
    projects: tuple[Project, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    volunteer: tuple[WorkEntry, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    raw_text: str = field(default="", repr=False)
