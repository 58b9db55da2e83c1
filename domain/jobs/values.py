"""Values of the jobs area: what a posting says as it was found, and what LearnBot makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from domain.skills.values import Requirement


class Workplace(StrEnum):
    """Where the work is done."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """The kind of contract."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"


class Level(StrEnum):
    """How senior a job is, lowest first."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"


class Degree(StrEnum):
    """The least education that a job asks for, lowest first."""

    HIGH_SCHOOL = "high_school"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class SalaryPeriod(StrEnum):
    """What a salary's numbers are paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class JobStatus(StrEnum):
    """OPEN: seen lately; EXPIRED: past its date or unseen for too long; CLOSED: taken down."""

    OPEN = "open"
    EXPIRED = "expired"
    CLOSED = "closed"


class ChangeKind(StrEnum):
    """What happened to a job."""

    ADDED = "added"
    UPDATED = "updated"
    LINKED = "linked"
    EXPIRED = "expired"
    CLOSED = "closed"
    REOPENED = "reopened"


class RunStatus(StrEnum):
    """Where a run of a source stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class PageKind(StrEnum):
    """How a configured career page is read."""

    HTML = "html"
    JSON = "json"
    GREENHOUSE = "greenhouse"


class PageField(StrEnum):
    """What a rule of a career page finds; docs/add-a-source.md says how each is read."""

    ITEM = "item"
    TITLE = "title"
    LINK = "link"
    LOCATION = "location"
    DESCRIPTION = "description"
    DETAIL = "detail"
    SALARY = "salary"
    POSTED = "posted"
    TYPE = "type"
    WORKPLACE = "workplace"
    ID = "id"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawJob:
    """A posting as a source shows it: its own words, nothing normalised yet.

    `description` is HTML or plain text. `locations` are free text, one for each place. `salary`
    is free text; the four `salary_*` fields are what a source states as numbers. Moments are ISO
    8601 text. It is kept whole, so that normalising again needs no second scrape.
    """

    external_id: str
    url: str
    title: str
    company: str
    description: str = ""
    locations: tuple[str, ...] = ()
    workplace: str | None = None
    employment_type: str | None = None
    level: str | None = None
    industry: str | None = None
    salary: str | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    salary_currency: str | None = None
    salary_period: str | None = None
    posted_at: str | None = None
    expires_at: str | None = None


class Company(NamedTuple):
    """An employer; `normalised` is the name that postings of all sources are joined by."""

    id: UUID
    name: str
    normalised: str


class Job(NamedTuple):
    """A job, normalised, that one or more postings show.

    `salary_min` and `salary_max` are in `salary_currency` (ISO 4217) for each `salary_period`;
    `country` is ISO 3166-1 alpha-2; `posted_at` is the day it was first seen where no source says.
    """

    id: UUID
    title: str
    company_id: UUID
    description: str
    workplace: Workplace | None
    employment_type: EmploymentType | None
    level: Level | None
    city: str | None
    country: str | None
    location_text: str
    salary_min: float | None
    salary_max: float | None
    salary_currency: str | None
    salary_period: SalaryPeriod | None
    industry: str | None
    min_years_experience: float | None
    min_degree: Degree | None
    posted_at: datetime
    expires_at: datetime | None
    apply_url: str
    status: JobStatus
    created_at: datetime
    updated_at: datetime
    skill_count: int


class JobSkill(NamedTuple):
    """A skill that a job asks for.

    `weight` in (0, 1] says how much it counts in this job; `mention` is the wording in the text.
    """

    job_id: UUID
    skill_id: UUID
    requirement: Requirement
    weight: float
    mention: str


class Posting(NamedTuple):
    """A job as one source shows it; `missed` counts the full runs in a row that lacked it."""

    job_id: UUID
    source: str
    external_id: str
    url: str
    first_seen_at: datetime
    last_seen_at: datetime
    missed: int


class JobChange(NamedTuple):
    """One event of a job's history, with the fields that changed before and after."""

    id: UUID
    job_id: UUID
    kind: ChangeKind
    at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]


class ScrapeRun(NamedTuple):
    """One run of one source, with what it came to."""

    id: UUID
    source: str
    status: RunStatus
    found: int
    new: int
    updated: int
    failed: int
    pages: int
    duration_ms: int | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    error: str | None


class CareerPage(NamedTuple):
    """A page or feed that is read for jobs.

    `rules` maps names of `PageField` to a CSS selector (HTML) or a dotted path (JSON).
    `source` is the name that its postings and runs carry.
    """

    id: UUID
    source: str
    kind: PageKind
    company: str
    url: str
    rules: Mapping[str, str]
    enabled: bool
    requests_per_second: float | None
    etag: str | None
    last_modified: str | None
    created_at: datetime
    updated_at: datetime


class JobSort(StrEnum):
    """The order of a list of jobs."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFilter:
    """Which jobs are wanted; each part that is given narrows the list.

    `skills` are slugs, all of which a job must ask for. `min_salary` is (amount a year, ISO 4217
    currency): jobs that state no salary, or another currency, are left out.
    """

    query: str | None = None
    skills: tuple[str, ...] = ()
    workplaces: tuple[Workplace, ...] = ()
    levels: tuple[Level, ...] = ()
    employment_types: tuple[EmploymentType, ...] = ()
    country: str | None = None
    city: str | None = None
    min_salary: tuple[float, str] | None = None
    posted_within_days: int | None = None
    company: str | None = None


class SourceStats(NamedTuple):
    """What a source has given so far."""

    source: str
    postings: int
    open_jobs: int
    last_seen_at: datetime | None


class JobStats(NamedTuple):
    """How many jobs there are, by status, and of how many companies."""

    open: int
    expired: int
    closed: int
    companies: int
    postings: int
