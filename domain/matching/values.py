"""Values of the matching area: a person, what a job wants, and how the two fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.jobs.location import Place
from domain.jobs.values import Workplace
from domain.profiles.values import DegreeLevel
from domain.skills.values import Requirement, SkillId


class HeldSkill(NamedTuple):
    """A skill that a person has; `level` is proficiency in [0, 1].

    `by_kind` says that it is had by having one of its kinds: who writes Go can program.
    `shown_by` is the sentence that says what shows it, where the resume doesn't name it.
    """

    level: float
    years: float | None = None
    last_used: date | None = None
    by_kind: bool = False
    shown_by: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """All that a score may know of a person: no name, age, gender, photo or address.

    None and empty mean: not known. `years_experience` counts work of any kind.
    """

    skills: Mapping[SkillId, HeldSkill] = field(default_factory=dict)
    years_experience: float | None = None
    degree: DegreeLevel | None = None
    industries: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    remote_ok: bool = True


@dataclass(frozen=True, slots=True)
class WantedSkill:
    """A skill that a job asks for, at a `level` in (0, 1].

    `weight`, above 0, is how much it counts among the others; how much the job insists on it is in
    it already (domain/jobs/wanted.py). `soft` ones are rarely told in a resume.
    """

    skill_id: SkillId
    requirement: Requirement = Requirement.REQUIRED
    weight: float = 1.0
    level: float = 0.5
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a job asks for. None means that the job doesn't say."""

    skills: tuple[WantedSkill, ...] = ()
    years_min: float | None = None
    years_usual: float | None = None  # more than that is more than such a job is made for
    degree: DegreeLevel | None = None
    industry: str | None = None
    place: Place | None = None
    workplace: Workplace | None = None


class Part(StrEnum):
    """The parts of a score."""

    SKILLS = "skills"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    INDUSTRY = "industry"
    PLACE = "place"


class Band(StrEnum):
    """What a score amounts to: ready from 80, close from 60, stretch from 40, else not ready."""

    READY = "ready"
    CLOSE = "close"
    STRETCH = "stretch"
    NOT_READY = "not_ready"


class TermState(StrEnum):
    """How one term came out; unknown: the job or the person doesn't say."""

    MATCHED = "matched"
    PARTIAL = "partial"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a score, in hundredths of a point: `hundredths` of at most `possible`.

    `skill_id` is set for terms of the skills part. Where a near skill is what earns the points,
    `near_id` is that held skill and `path` runs from it to the wanted one.
    """

    part: Part
    state: TermState
    hundredths: int
    possible: int
    reason: str
    skill_id: SkillId | None = None
    near_id: SkillId | None = None
    path: tuple[SkillId, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """How a person fits a job: the acceptance likelihood, and every term that it is the sum of."""

    terms: tuple[Term, ...]

    @property
    def hundredths(self) -> int:
        """The score in hundredths of a point, 0 to 10,000: exactly the sum of the terms."""
        return sum(term.hundredths for term in self.terms)

    @property
    def band(self) -> Band:
        return band_of(self.hundredths)

    def of(self, part: Part) -> tuple[Term, ...]:
        """The terms of one part."""
        return tuple(term for term in self.terms if term.part is part)


BAND_FLOORS = {Band.READY: 8000, Band.CLOSE: 6000, Band.STRETCH: 4000, Band.NOT_READY: 0}


def band_of(hundredths: int) -> Band:
    """The band of a score given in hundredths of a point."""
    return next(band for band, floor in BAND_FLOORS.items() if hundredths >= floor)


@dataclass(frozen=True, slots=True)
class Raise:
    """What adding a skill, at the level that the job wants, would add to the score."""

    skill_id: SkillId
    hundredths: int
    band: Band
