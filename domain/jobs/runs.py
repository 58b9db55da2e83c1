"""SQL of the jobs area, for running sources: career pages and the log of runs."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, delete, func, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.jobs.models import CareerPage, Company, Job, JobPosting, ScrapeRun
from domain.jobs.values import CareerPage as CareerPageRecord
from domain.jobs.values import JobStats, JobStatus, RunStatus, SourceStats
from domain.jobs.values import ScrapeRun as ScrapeRunRecord
from domain.kit.batch import One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Bounds, Listing, Order, Page

_PAGE = columns(CareerPage, CareerPageRecord)
_RUN = columns(ScrapeRun, ScrapeRunRecord)

career_pages: Listing[CareerPageRecord] = Listing(
    select(*_PAGE), CareerPageRecord, Order((CareerPage.source,), ("source",))
)
scrape_runs: Listing[ScrapeRunRecord] = Listing(
    select(*_RUN), ScrapeRunRecord, Order((ScrapeRun.id,), ("id",), descending=True)
)
career_page_by_id: One[UUID, CareerPageRecord] = One(
    select(CareerPage.id, *_PAGE).where(among(CareerPage.id)), CareerPageRecord
)
run_by_id: One[UUID, ScrapeRunRecord] = One(
    select(ScrapeRun.id, *_RUN).where(among(ScrapeRun.id)), ScrapeRunRecord
)

_ENABLED = Query(
    select(*_PAGE).where(CareerPage.enabled).order_by(CareerPage.source), CareerPageRecord
)
_BY_SOURCE = Query(select(*_PAGE).where(CareerPage.source == bindparam("source")), CareerPageRecord)
_ADD_RUN = Statement(
    upsert(ScrapeRun)
    .values(id=bindparam("id"), source=bindparam("source"))
    .on_conflict_do_nothing()
    .returning(ScrapeRun.id)
)
_QUEUED = Statement(
    select(ScrapeRun.id).where(
        ScrapeRun.source == bindparam("source"), ScrapeRun.status == RunStatus.QUEUED.value
    )
)
_START = Statement(
    update(ScrapeRun)
    .where(ScrapeRun.id == bindparam("run_id"), ScrapeRun.finished_at.is_(None))
    .values(status=RunStatus.RUNNING.value, started_at=func.now(), error=None)
)
_FINISH = Statement(
    update(ScrapeRun)
    .where(ScrapeRun.id == bindparam("run_id"))
    .values(
        status=bindparam("status"),
        finished_at=func.now(),
        duration_ms=func.greatest(
            func.extract("epoch", func.now() - ScrapeRun.started_at) * 1000, 0
        ),
        **{
            name: bindparam(name)
            for name in ("found", "new", "updated", "failed", "pages", "error")
        },
    )
)
_SET_VALIDATORS = Statement(
    update(CareerPage)
    .where(CareerPage.id == bindparam("page_id"))
    .values(etag=bindparam("etag"), last_modified=bindparam("last_modified"))
)


def _count(condition: Any) -> Any:
    return func.count(case((condition, literal_column("1"))))


_STATS = Query(
    select(
        _count(Job.status == JobStatus.OPEN.value),
        _count(Job.status == JobStatus.EXPIRED.value),
        _count(Job.status == JobStatus.CLOSED.value),
        select(func.count()).select_from(Company).scalar_subquery(),
        select(func.count()).select_from(JobPosting).scalar_subquery(),
    ),
    JobStats,
)
_SOURCES = Query(
    select(
        JobPosting.source,
        func.count(),
        _count(Job.status == JobStatus.OPEN.value),
        func.max(JobPosting.last_seen_at),
    )
    .join(Job, Job.id == JobPosting.job_id)
    .group_by(JobPosting.source)
    .order_by(JobPosting.source),
    SourceStats,
)


async def runs_page(
    session: Session, at: Bounds, *, source: str | None, wanted: frozenset[str] | None = None
) -> Page[ScrapeRunRecord]:
    """The log of runs, newest first; `wanted` as in `Listing.page`."""
    where = [] if source is None else [ScrapeRun.source == source]
    return await scrape_runs.page(session, at, *where, wanted=wanted)


async def enabled_pages(session: Session) -> list[CareerPageRecord]:
    return await session.all(_ENABLED)


async def page_of_source(session: Session, source: str) -> CareerPageRecord | None:
    return await session.first(_BY_SOURCE, source=source)


async def add_page(session: Session, values: Mapping[str, Any]) -> bool:
    """False where the source's name is taken."""
    statement = upsert(CareerPage).values(**values).on_conflict_do_nothing()
    return await session.execute(statement) == 1


async def update_page(session: Session, id: UUID, values: Mapping[str, Any]) -> bool:
    """False where there is no such page. What was remembered of its last answer is forgotten."""
    statement = (
        update(CareerPage)
        .where(CareerPage.id == id)
        .values(updated_at=func.now(), etag=None, last_modified=None, **values)
    )
    return await session.execute(statement) == 1


async def remove_page(session: Session, id: UUID) -> bool:
    """False where there is no such page."""
    return await session.execute(delete(CareerPage).where(CareerPage.id == id)) == 1


async def add_run(session: Session, id: UUID, source: str) -> bool:
    """False where a run of this source waits already."""
    return await session.scalar(_ADD_RUN, id=id, source=source) is not None


async def queued_run(session: Session, source: str) -> UUID | None:
    """The run of this source that waits."""
    found: UUID | None = await session.scalar(_QUEUED, source=source)
    return found


async def start_run(session: Session, id: UUID) -> bool:
    """False where it has ended before."""
    return await session.execute(_START, run_id=id) == 1


async def finish_run(session: Session, id: UUID, **values: Any) -> None:
    """Write how a run ended: status, found, new, updated, failed, pages, error."""
    await session.execute(_FINISH, run_id=id, **values)


async def remember_answer(
    session: Session, page_id: UUID, *, etag: str | None, last_modified: str | None
) -> None:
    """What to ask with next time, so that an unchanged page costs one short answer."""
    await session.execute(_SET_VALIDATORS, page_id=page_id, etag=etag, last_modified=last_modified)


async def stats(session: Session) -> JobStats:
    found = await session.first(_STATS)
    assert found is not None
    return found


async def source_stats(session: Session) -> Sequence[SourceStats]:
    return await session.all(_SOURCES)
