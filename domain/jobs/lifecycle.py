"""SQL of the jobs area, for what becomes of jobs: missed, closed, expired, open again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import DateTime, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from domain.jobs.models import Job, JobPosting
from domain.jobs.values import JobStatus
from domain.kit.db import Query, Session, Statement, among

_MOMENT = DateTime(timezone=True)


class Stranded(NamedTuple):
    """A posting that is still shown, of a job whose leading one is gone."""

    job_id: UUID
    source: str
    external_id: str
    raw: dict[str, Any]


class Reopened(NamedTuple):
    """A job that is open again, and its status before."""

    id: UUID
    status: str


_before = (
    select(Job.id, Job.status)
    .where(
        among(Job.id),
        Job.status != JobStatus.OPEN.value,
        or_(Job.expires_at.is_(None), Job.expires_at > bindparam("now", type_=_MOMENT)),
    )
    .with_for_update()
    .cte("before")
)
_REOPEN = Query(
    update(Job)
    .where(Job.id == _before.c.id)
    .values(status=JobStatus.OPEN.value, updated_at=func.now())
    .returning(Job.id, _before.c.status),
    Reopened,
)
_EXPIRE = Statement(
    update(Job)
    .where(
        Job.status == JobStatus.OPEN.value,
        or_(
            Job.expires_at <= bindparam("now", type_=_MOMENT),
            ~exists().where(
                JobPosting.job_id == Job.id,
                JobPosting.last_seen_at >= bindparam("seen_since", type_=_MOMENT),
            ),
        ),
    )
    .values(status=JobStatus.EXPIRED.value, updated_at=func.now())
    .returning(Job.id)
)
_TOUCH_ALL = Statement(
    update(JobPosting)
    .where(JobPosting.source == bindparam("of_source"), JobPosting.missed == 0)
    .values(last_seen_at=bindparam("seen_at"))
)
_CLOSE = Statement(
    update(Job)
    .where(
        Job.status == JobStatus.OPEN.value,
        Job.id.in_(
            select(JobPosting.job_id).where(
                JobPosting.source == bindparam("of_source"),
                JobPosting.missed >= bindparam("misses"),
            )
        ),
        ~exists().where(JobPosting.job_id == Job.id, JobPosting.missed < bindparam("misses")),
    )
    .values(status=JobStatus.CLOSED.value, updated_at=func.now())
    .returning(Job.id)
)
_gone = aliased(JobPosting)
_STRANDED = Query(
    select(JobPosting.job_id, JobPosting.source, JobPosting.external_id, JobPosting.raw)
    .join(_gone, _gone.job_id == JobPosting.job_id)
    .where(
        _gone.lead,
        _gone.source == bindparam("of_source"),
        _gone.missed >= bindparam("misses"),
        ~JobPosting.lead,
        JobPosting.missed == 0,
    )
    .distinct(JobPosting.job_id)
    .order_by(JobPosting.job_id, JobPosting.last_seen_at.desc()),
    Stranded,
)
_LEAD_NO_MORE = Statement(
    update(JobPosting).where(among(JobPosting.job_id), JobPosting.lead).values(lead=False)
)
_LEAD = Statement(
    update(JobPosting)
    .where(
        JobPosting.source == bindparam("of_source"),
        JobPosting.external_id == bindparam("of_external_id"),
    )
    .values(lead=True)
)
_COUNT_MISSES = Statement(
    update(JobPosting)
    .where(
        JobPosting.source == bindparam("of_source"),
        JobPosting.last_seen_at < bindparam("started_at", type_=_MOMENT),
    )
    .values(missed=JobPosting.missed + 1)
)


async def touch_all(session: Session, source: str, at: datetime) -> int:
    """All that the source's last run showed is still there."""
    return await session.execute(_TOUCH_ALL, of_source=source, seen_at=at)


async def reopen(session: Session, job_ids: Sequence[UUID], now: datetime) -> list[Reopened]:
    """Open those of the jobs that weren't and aren't past their date."""
    return await session.all(_REOPEN, keys=list(job_ids), now=now)


async def expire(session: Session, *, now: datetime, seen_since: datetime) -> list[UUID]:
    """Expire the jobs that are past their date or that no source has shown since."""
    return await session.scalars(_EXPIRE, now=now, seen_since=seen_since)


async def count_misses(session: Session, source: str, started_at: datetime) -> int:
    """After a complete run: the postings that it didn't show have missed one more."""
    return await session.execute(_COUNT_MISSES, of_source=source, started_at=started_at)


async def stranded(session: Session, source: str, *, misses: int) -> list[Stranded]:
    """For each job that a gone posting of the source leads: the one seen last elsewhere."""
    return await session.all(_STRANDED, of_source=source, misses=misses)


async def lead(session: Session, postings: Sequence[Stranded]) -> None:
    """From now on these postings lead their jobs."""
    # One after the other: a job may have one leader at any time.
    await session.execute(_LEAD_NO_MORE, keys=[posting.job_id for posting in postings])
    await session.execute_many(
        _LEAD,
        [{"of_source": p.source, "of_external_id": p.external_id} for p in postings],
    )


async def close(session: Session, source: str, *, misses: int) -> list[UUID]:
    """Close the source's jobs all of whose postings missed so many runs of theirs in a row."""
    return await session.scalars(_CLOSE, of_source=source, misses=misses)
