"""How jobs are answered."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import strawberry

from domain.jobs import facets as counting
from domain.jobs import repository, runs, search, sources
from domain.jobs.facets import Facets
from domain.jobs.repository import open_jobs_by_company
from domain.jobs.values import (
    CareerPage,
    Degree,
    Job,
    JobFilter,
    JobSort,
    JobStats,
    PageField,
    SalaryPeriod,
    ScrapeRun,
    SourceStats,
)
from domain.kit import whole
from domain.kit.db import Session
from domain.kit.page import Bounds, Page
from domain.kit.refusal import invalid
from domain.matching.readings import DEGREE_LEVELS
from domain.profiles.values import DegreeLevel
from domain.skills import repository as skills_repository
from resolvers.arguments import described
from resolvers.batching import computed, connection, many, one
from resolvers.context import Context, Info
from resolvers.ids import key_of
from resolvers.lists import Names, listing
from resolvers.nodes import administrators, anyones

company = one(repository.company_by_id, key=attrgetter("company_id"))
skills = many(repository.skills_by_job, key=attrgetter("id"))
postings = many(repository.postings_by_job, key=attrgetter("id"))
changes = many(repository.changes_by_job, key=attrgetter("id"))
skill = one(skills_repository.skill_by_id, key=attrgetter("skill_id"))
jobs_of_company = connection(open_jobs_by_company, key=attrgetter("id"))


class Salary(NamedTuple):
    """What a job pays."""

    min: float | None
    max: float | None
    currency: str
    period: SalaryPeriod | None


class Rule(NamedTuple):
    """How a career page's field is found."""

    field: PageField
    rule: str


def _salary(job: Job) -> Salary | None:
    if job.salary_currency is None:
        return None
    return Salary(job.salary_min, job.salary_max, job.salary_currency, job.salary_period)


def _min_degree(job: Job) -> DegreeLevel | None:
    return DEGREE_LEVELS[Degree(job.min_degree)] if job.min_degree else None


min_degree = computed(
    _min_degree,
    reads=["min_degree"],
    written=(
        "min_degree",
        whole.named({degree.value: level.name for degree, level in DEGREE_LEVELS.items()}),
    ),
)
salary = computed(_salary, reads=["salary_min", "salary_max", "salary_currency", "salary_period"])
rules = computed(
    lambda page: [Rule(PageField(name), rule) for name, rule in page.rules.items()],
    reads=["rules"],
)


async def jobs(
    context: Context,
    fields: frozenset[str] | None,
    at: Bounds,
    wanted: JobFilter,
    sort: JobSort | None,
) -> Page[Job]:
    """Without `sort`: the most relevant where there is a query, else the newest."""
    sort = sort or (JobSort.NEWEST if wanted.query is None else JobSort.RELEVANCE)
    search.check_size(context.services.settings, wanted)
    async with context.services.db.read() as session:
        if sort is JobSort.NEWEST:
            return await search.newest(session, wanted, at, fields)
        if wanted.query is None:
            raise invalid("sort", "Sorting by relevance needs a query.")
        return await search.most_relevant(session, wanted, at, fields)


async def facets(
    session: Session, asked: Sequence[tuple[JobFilter, int]]
) -> dict[tuple[JobFilter, int], Facets]:
    """The facets of each search, over so many jobs."""
    return {(wanted, most): await counting.facets(session, wanted, most) for wanted, most in asked}


def facets_key(context: Context, wanted: JobFilter) -> tuple[JobFilter, int]:
    """What `facets` is asked for; raises Refused(InvalidInput)."""
    settings = context.services.settings
    search.check_size(settings, wanted)
    return wanted, settings.job_facets_limit


counted = computed(lambda found: len(found.job_ids), reads=["job_ids"])
facet_skills = many(counting.skills_of_facets, key=attrgetter("job_ids"))
facet_skill = one(skills_repository.skill_by_id, key=attrgetter("skill_id"))


def _job_key(_root: None, id: Annotated[strawberry.ID, described("The job.")]) -> UUID:
    return key_of("job", id)


job = one(repository.job_by_id, key=_job_key)
node = anyones(repository.job_by_id)
company_node = anyones(repository.company_by_id)
run_node = administrators(runs.run_by_id)
page_node = administrators(runs.career_page_by_id)


@listing
async def scrape_runs(
    context: Context,
    at: Bounds,
    wanted: Names,
    *,
    source: Annotated[str | None, described("Only runs of this source.")] = None,
) -> Page[ScrapeRun]:
    context.require_admin()
    async with context.services.db.read() as session:
        return await runs.runs_page(session, at, source=source, wanted=wanted)


@listing
async def career_pages(context: Context, at: Bounds, wanted: Names) -> Page[CareerPage]:
    context.require_admin()
    async with context.services.db.read() as session:
        return await runs.career_pages.page(session, at, wanted=wanted)


async def stats(info: Info) -> JobStats:
    info.context.require_admin()
    async with info.context.services.db.read() as session:
        return await runs.stats(session)


async def source_stats(info: Info) -> Sequence[SourceStats]:
    info.context.require_admin()
    async with info.context.services.db.read() as session:
        return await runs.source_stats(session)


async def add_career_page(context: Context, values: Mapping[str, Any]) -> sources.CareerPageSaved:
    return await sources.add_page(context.services.db, context.services.settings, values)


async def update_career_page(
    context: Context, id: str, values: Mapping[str, Any]
) -> sources.CareerPageSaved:
    services, key = context.services, key_of("career_page", id)
    return await sources.update_page(services.db, services.settings, key, values)


async def remove_career_page(context: Context, id: str) -> sources.CareerPageRemoved:
    return await sources.remove_page(context.services.db, key_of("career_page", id))


async def trigger_scrape(context: Context, source: str | None) -> sources.ScrapeTriggered:
    return await sources.trigger(context.services.db, source)
