"""Values of the profiles area: what is known of a person, and where it came from."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from domain.skills.values import Level


class Source(StrEnum):
    """Where a statement came from. The person's own word wins over what was read."""

    RESUME = "resume"
    MANUAL = "manual"
    ASSESSMENT = "assessment"


class DegreeLevel(StrEnum):
    """Levels of education, lowest first."""

    NONE = "none"
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


# Levels at which a subject is studied at a college or university.
STUDIES = frozenset(
    {DegreeLevel.ASSOCIATE, DegreeLevel.BACHELOR, DegreeLevel.MASTER, DegreeLevel.DOCTORATE}
)


class Urgency(StrEnum):
    """How soon a person wants a job."""

    BROWSING = "browsing"
    MONTHS = "months"
    NOW = "now"


class CareerStage(StrEnum):
    """Where a person stands."""

    STUDENT = "student"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"
    CHANGING = "changing"


class ProfilePart(StrEnum):
    """The parts that make a profile complete."""

    WORK = "work"
    SKILLS = "skills"
    EDUCATION = "education"
    HEADLINE = "headline"
    SUMMARY = "summary"
    PLACE = "place"
    PHONE = "phone"
    LINKS = "links"
    PREFERENCES = "preferences"


class ProfileSubject(StrEnum):
    """What a change of a profile is about; the values are the tables whose history is kept."""

    PROFILE = "profiles"
    SKILL = "profile_skills"
    WORK = "work_experiences"
    EDUCATION = "educations"
    CERTIFICATION = "certifications"
    PROJECT = "projects"
    GOAL = "career_goals"
    ASSESSMENT = "assessments"


class Profile(NamedTuple):
    """The head of a profile; `id` is the user's."""

    id: UUID
    headline: str | None
    summary: str | None
    phone: str | None
    city: str | None
    country: str | None
    links: list[str]
    years_experience: Decimal | None
    open_to_work: bool
    career_stage: CareerStage | None
    updated_at: datetime


class Preferences(NamedTuple):
    """What kind of job a person looks for. Empty lists mean: any."""

    titles: list[str]
    industries: list[str]
    places: list[str]
    remote: bool
    salary_min: int | None
    salary_currency: str | None
    urgency: Urgency | None


class HeldSkill(NamedTuple):
    """A skill that a person has. `evidence` says which words of which entry show it."""

    id: UUID
    user_id: UUID
    skill_id: UUID
    proficiency: Level
    years: Decimal | None
    last_used: date | None
    is_primary: bool
    source: Source
    implied: bool
    confidence: float
    evidence: list[dict[str, Any]]


class Assessment(NamedTuple):
    """A result of a test that a provider held. `score` is in percent of what could be reached."""

    id: UUID
    user_id: UUID
    skill_id: UUID
    provider: str
    key: str
    level: Level
    score: float | None
    taken_at: datetime
    created_at: datetime


class WorkExperience(NamedTuple):
    """A position. Months are dated by their first day; `end_on` is null while it lasts."""

    id: UUID
    user_id: UUID
    title: str | None
    company: str | None
    place: str | None
    start_on: date | None
    end_on: date | None
    is_current: bool
    description: str
    source: Source


class Education(NamedTuple):
    """A degree or a course of study."""

    id: UUID
    user_id: UUID
    institution: str | None
    degree: str | None
    level: DegreeLevel | None
    field: str | None
    start_on: date | None
    end_on: date | None
    grade: str | None
    source: Source


class Certification(NamedTuple):
    """A certificate; `expires_on` is null where it doesn't expire."""

    id: UUID
    user_id: UUID
    name: str
    issuer: str | None
    issued_on: date | None
    expires_on: date | None
    credential_id: str | None
    source: Source


class Project(NamedTuple):
    """Something that a person made."""

    id: UUID
    user_id: UUID
    name: str
    description: str
    url: str | None
    source: Source


class Goal(NamedTuple):
    """Where a person wants to get; `progress` is 0 to 100."""

    id: UUID
    user_id: UUID
    goal: str
    target_on: date | None
    progress: int
    created_at: datetime


class ProfileChange(NamedTuple):
    """One change of a profile: what it was about, before and after."""

    id: UUID
    user_id: UUID
    subject: ProfileSubject
    subject_id: UUID | None
    source: Source
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    created_at: datetime
