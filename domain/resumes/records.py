"""Rows of the resumes area as they are read."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from domain.resumes.parsing.unreadable import UnreadableReason
from domain.resumes.values import ResumeKind, Stage
from domain.skills.values import Level


class Status(StrEnum):
    """How far a resume is."""

    QUEUED = "queued"
    PROCESSING = "processing"
    PARSED = "parsed"
    FAILED = "failed"


class ItemKind(StrEnum):
    """What an item of a resume is."""

    NAME = "name"
    HEADLINE = "headline"
    EMAIL = "email"
    PHONE = "phone"
    LOCATION = "location"
    LINK = "link"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILL = "skill"
    CERTIFICATION = "certification"
    PROJECT = "project"
    LANGUAGE = "language"
    VOLUNTEER = "volunteer"


class ItemState(StrEnum):
    """What its owner did with an item."""

    READ = "read"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    ADDED = "added"
    REJECTED = "rejected"


class Resume(NamedTuple):
    """A resume: its file and how far it was read."""

    id: UUID
    user_id: UUID
    version: int
    file_name: str
    content_type: str
    size_bytes: int
    file_key: str
    status: Status
    stage: Stage | None
    failure_reason: UnreadableReason | None
    failure_message: str | None
    parser_version: str | None
    kind: ResumeKind | None
    language: str | None
    pages: int | None
    is_current: bool
    warnings: list[dict[str, str]]
    created_at: datetime
    parsed_at: datetime | None


class Item(NamedTuple):
    """One thing that a resume says.

    `value` is what holds now; `original` is what was read (null where the owner added it).
    `readings` says of each field how sure it is and where it stood:
    `{field, confidence, page, box: [x0, top, x1, bottom]}`, in points from the top left corner.
    """

    id: UUID
    resume_id: UUID
    kind: ItemKind
    position: int
    state: ItemState
    value: dict[str, Any]
    original: dict[str, Any] | None
    confidence: float
    readings: list[dict[str, Any]]


class ResumeSkill(NamedTuple):
    """A skill that a resume shows, with the words that show it."""

    resume_id: UUID
    skill_id: UUID
    proficiency: Level
    years: Decimal | None
    last_used: date | None
    implied: bool
    confidence: float
    evidence: list[dict[str, Any]]


class Progress(NamedTuple):
    """How far a resume is, for whoever waits."""

    id: UUID
    status: Status
    stage: Stage | None
    failure_reason: UnreadableReason | None
    failure_message: str | None
