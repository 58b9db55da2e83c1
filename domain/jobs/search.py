"""SQL of the jobs area, for searching: filters, full text, and pages of them."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    any_,
    exists,
    literal,
    select,
)

from domain.jobs import relevance
from domain.jobs.keys import company_key
from domain.jobs.location import read_location
from domain.jobs.models import Company, Job, JobSkill
from domain.jobs.places import gazetteer
from domain.jobs.relevance import tsquery
from domain.jobs.repository import NEWEST, job_by_id
from domain.jobs.text import folded
from domain.jobs.values import Job as JobRecord
from domain.jobs.values import JobFilter, JobStatus
from domain.kit.config import Settings
from domain.kit.db import Session, columns
from domain.kit.origins import now
from domain.kit.page import Bounds, Listing, Page, check_cursor
from domain.kit.refusal import invalid
from domain.kit.totals import Total
from domain.skills.values import skill_id

open_jobs: Listing[JobRecord] = Listing(
    select(*columns(Job, JobRecord)).where(Job.status == JobStatus.OPEN.value), JobRecord, NEWEST
)


def check_size(settings: Settings, wanted: JobFilter) -> None:
    """Raises Refused(InvalidInput) for a filter with more words or skills than may be."""
    query, skills = settings.query_limit_chars, settings.job_filter_skills_limit
    if wanted.query is not None and not 1 <= len(wanted.query.strip()) <= query:
        raise invalid("query", f"Search for 1 to {query} characters.")
    if len(wanted.skills) > skills:
        raise invalid("filter.skills", f"Give at most {skills} skills.")


async def newest(
    session: Session, wanted: JobFilter, at: Bounds, fields: frozenset[str] | None = None
) -> Page[JobRecord]:
    """A page of open jobs, newest first; records hold `fields` (None: all)."""
    page = await open_jobs.page(session, at, *conditions(wanted), wanted=fields)
    return page if wanted.query is None else replace(page, total=_total(wanted, wanted.query))


def _total(wanted: JobFilter, query: str) -> Total:
    """Counted over blocks of time: else the documents of all jobs with a frequent word are read."""

    async def counted(
        session: Session, lists: Sequence[Hashable], most: int
    ) -> dict[Hashable, int]:
        where = conditions(replace(wanted, query=None))
        found = await relevance.newest(session, query, where, most)
        return dict.fromkeys(lists, len(found))

    return Total(counted, None)


async def most_relevant(
    session: Session, wanted: JobFilter, at: Bounds, fields: frozenset[str] | None = None
) -> Page[JobRecord]:
    """A page of open jobs, best match of `query` first: words of the title count most.

    Records hold `fields` (None: all).
    """
    check_cursor(at, float, UUID)
    query = wanted.query or ""
    found = await relevance.most_relevant(
        session, query, conditions(replace(wanted, query=None)), at
    )
    jobs = await job_by_id.aligned(session, [hit.id for hit in found.items], fields)
    kept = [
        (job, cursor) for job, cursor in zip(jobs, found.cursors, strict=True) if job is not None
    ]
    return Page(
        [job for job, _ in kept],
        [cursor for _, cursor in kept],
        has_next=found.has_next,
        has_previous=found.has_previous,
        total=found.total,
    )


def conditions(wanted: JobFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of rows of jobs. Raises Refused(InvalidInput)."""
    where: list[ColumnElement[bool]] = []
    if wanted.query is not None:
        where.append(Job.document.bool_op("@@")(tsquery(wanted.query)))
    for slug in dict.fromkeys(wanted.skills):
        where.append(exists().where(JobSkill.job_id == Job.id, JobSkill.skill_id == skill_id(slug)))
    for column, values in (
        (Job.workplace, wanted.workplaces),
        (Job.level, wanted.levels),
        (Job.employment_type, wanted.employment_types),
    ):
        if values:
            chosen = literal([value.value for value in values], ARRAY(Text))
            where.append(column == any_(chosen))
    where += _places(wanted)
    if wanted.min_salary is not None:
        amount, currency = wanted.min_salary
        where += [Job.salary_annual >= amount, Job.salary_currency == currency.upper()]
    if wanted.posted_within_days is not None:
        if not 1 <= wanted.posted_within_days <= 3650:
            raise invalid("filter.postedWithinDays", "Give 1 to 3650 days.")
        since = now() - timedelta(days=wanted.posted_within_days)
        where.append(Job.posted_at >= since)
    if wanted.company:
        company = select(Company.id).where(Company.normalised == company_key(wanted.company))
        where.append(Job.company_id == company.scalar_subquery())
    return where


def _places(wanted: JobFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.country:
        country = gazetteer().countries.get(folded(wanted.country))
        if country is None:
            raise invalid("filter.country", "Give a country's name or ISO 3166-1 code, as DE.")
        where.append(Job.place_tags.contains([country]))
    if wanted.city:
        # In the gazetteer's spelling, in which jobs are kept: `München` is found as `Munich`.
        known = read_location(wanted.city).places
        name = known[0].city if known and known[0].city else wanted.city
        where.append(Job.place_tags.contains([folded(name)]))
    return where
