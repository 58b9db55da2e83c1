"""A posting in its source's words to a job in ours. Pure: the same posting gives the same job."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from domain.jobs import keys
from domain.jobs.dedup import Identity
from domain.jobs.demands import least_degree, least_years
from domain.jobs.level import level_of
from domain.jobs.location import Location, Place, place_tags, read_location
from domain.jobs.markup import one_line, plain_text
from domain.jobs.salary import Salary, plausible, read_salary
from domain.jobs.terms import employment_type_in, employment_type_of, workplace_of
from domain.jobs.text import storable
from domain.jobs.values import Degree, EmploymentType, Level, RawJob, SalaryPeriod, Workplace
from domain.jobs.wanted import Wanted, wanted
from domain.skills.extraction import Engine
from domain.skills.values import TextKind

TITLE_LIMIT = 300
DESCRIPTION_LIMIT = 50_000  # characters; the longest real one seen has 14,000
_URL_LIMIT = 2000
_PERIODS = {
    "hour": SalaryPeriod.HOUR, "hourly": SalaryPeriod.HOUR, "hr": SalaryPeriod.HOUR,
    "per-hour-wage": SalaryPeriod.HOUR, "day": SalaryPeriod.DAY, "daily": SalaryPeriod.DAY,
    "week": SalaryPeriod.WEEK, "weekly": SalaryPeriod.WEEK, "month": SalaryPeriod.MONTH,
    "monthly": SalaryPeriod.MONTH, "mon": SalaryPeriod.MONTH, "year": SalaryPeriod.YEAR,
    "yearly": SalaryPeriod.YEAR, "annual": SalaryPeriod.YEAR, "annually": SalaryPeriod.YEAR,
    "annum": SalaryPeriod.YEAR, "ann": SalaryPeriod.YEAR, "per-year-salary": SalaryPeriod.YEAR,
    "wee": SalaryPeriod.WEEK, "hur": SalaryPeriod.HOUR,
}  # fmt: skip
# Currencies in which a sum over the limit, with no period said, is a yearly salary.
_YEARLY_FROM = {
    "USD": 15_000, "EUR": 12_000, "GBP": 12_000, "CAD": 15_000, "AUD": 15_000, "NZD": 15_000,
    "CHF": 20_000, "SGD": 20_000, "INR": 200_000,
}  # fmt: skip


ID_LIMIT = 500
RAW_LIMIT = 200_000  # characters of one field of a posting that are kept


class Unusable(ValueError):
    """A posting that no job can be made of: without a title, a company or a web address."""


@dataclass(frozen=True, slots=True)
class NormalJob:
    """Everything that ingesting writes of one posting; the fields are those of `values.Job`."""

    raw: RawJob
    title: str
    company: str
    description: str
    workplace: Workplace | None
    employment_type: EmploymentType | None
    level: Level | None
    places: tuple[Place, ...]
    location_text: str
    salary: Salary | None
    industry: str | None
    min_years_experience: float | None
    min_degree: Degree | None
    posted_at: datetime | None
    expires_at: datetime | None
    skills: tuple[Wanted, ...]
    identity: Identity
    content_hash: bytes


def kept(raw: RawJob) -> RawJob:
    """The posting as it can be kept: a hostile page may hold what no database takes."""
    return replace(raw, **{name: _kept(getattr(raw, name)) for name in RawJob.__dataclass_fields__})


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value, RAW_LIMIT)
    if isinstance(value, tuple):
        return tuple(map(_kept, value))
    # JSON, and so the database, has no infinity.
    return value if value is None or isfinite(value) else None


def normalise(source: str, raw: RawJob, engine: Engine) -> NormalJob:
    """Read a posting of `source`; raises Unusable."""
    shown = one_line(raw.title)[:TITLE_LIMIT]
    title = keys.display_title(shown)
    company = one_line(raw.company)[:TITLE_LIMIT]
    company_key = keys.company_key(company)
    if not title or not company_key or not _is_web(raw.url):
        raise Unusable("a posting needs a title, a company and an http address")
    if not 1 <= len(raw.external_id) <= ID_LIMIT:
        raise Unusable(f"a posting needs an id of 1 to {ID_LIMIT} characters")
    description = plain_text(raw.description)[:DESCRIPTION_LIMIT]
    location_text = " / ".join(filter(None, map(one_line, raw.locations)))[:1000]
    location = _location(raw)
    years = least_years(description)
    tags = place_tags(location.places)
    identity = Identity(
        source=source,
        company=company_key,
        title=keys.title_key(shown, tags),
        places=frozenset(tags),
        url=keys.canonical_url(raw.url),
        requisition=keys.requisition(shown),
    )
    return NormalJob(
        raw=raw,
        title=title,
        company=company,
        description=description,
        workplace=workplace_of(raw.workplace, shown, location_text, description),
        employment_type=employment_type_of(raw.employment_type)
        or employment_type_in(shown, description),
        level=level_of(title, raw.level, years),
        places=location.places,
        location_text=location_text,
        salary=_salary(raw, description),
        industry=(one_line(raw.industry)[:100] or None) if raw.industry else None,
        min_years_experience=years,
        min_degree=least_degree(description),
        posted_at=read_moment(raw.posted_at),
        expires_at=read_moment(raw.expires_at),
        skills=tuple(_skills(engine, title, description)),
        identity=identity,
        content_hash=keys.content_hash(raw),
    )


def read_moment(text: str | None) -> datetime | None:
    """ISO 8601, a date alone (midnight UTC) or Unix seconds or milliseconds; None otherwise."""
    if not text:
        return None
    text = text.strip()
    if re.fullmatch(r"\d{10}|\d{13}", text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    # Python wants the colon that some sources leave out of the offset.
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"\s*UTC$", "Z", text))
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def posted(job: NormalJob, seen: datetime) -> datetime:
    """When the job was posted: as stated, unless unstated or in the future."""
    if job.posted_at is None or job.posted_at > seen + timedelta(days=1):
        return seen
    return job.posted_at


def _location(raw: RawJob) -> Location:
    places: dict[Place, None] = {}
    for text in raw.locations:
        places.update(dict.fromkeys(read_location(one_line(text)).places))
    return Location(tuple(places))


def _salary(raw: RawJob, description: str) -> Salary | None:
    found: Salary | None = None
    if raw.salary_currency and (raw.salary_min or raw.salary_max):
        period = _PERIODS.get((raw.salary_period or "").strip().lower())
        currency = raw.salary_currency.strip().upper()
        if re.fullmatch(r"[A-Z]{3}", currency):
            found = plausible(Salary(raw.salary_min, raw.salary_max, currency, period))
    if found is None and raw.salary:
        found = read_salary(one_line(raw.salary))
    if found is None:
        found = read_salary(description)
    if found is None or found.period is not None:
        return found
    least = _YEARLY_FROM.get(found.currency)
    if least is None or (found.max or found.min or 0) < least:
        return found
    return Salary(found.min, found.max, found.currency, SalaryPeriod.YEAR)


def _skills(engine: Engine, title: str, description: str) -> list[Wanted]:
    text = f"{title}\n\n{description}"
    mentions = engine.extract(text, source=TextKind.JOB)
    # An ad of one paragraph has no opening: all of it may be what is asked.
    opening = description.find("\n\n")
    return wanted(
        mentions,
        title_length=len(title),
        length=len(text),
        opening_end=len(text) - len(description) + opening if opening > 0 else 0,
    )


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and len(url) <= _URL_LIMIT
