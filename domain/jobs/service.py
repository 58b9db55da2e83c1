"""What can be done with jobs: take in what a source shows, expire and close what is gone."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from domain.jobs import demand, keys, lifecycle, store
from domain.jobs.dedup import Identity, belongs
from domain.jobs.normalise import NormalJob, Unusable, kept, normalise
from domain.jobs.rows import columns_of, difference, posting_of, raw_of, skills_of
from domain.jobs.values import ChangeKind, JobStatus, RawJob
from domain.kit import queue
from domain.kit.db import Session
from domain.kit.ids import uuid7
from domain.kit.services import Services
from domain.skills.current import engine

BATCH = 200
"""Postings of one transaction."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of some postings; `linked` ones are of jobs that another source shows too."""

    found: int = 0
    new: int = 0
    linked: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0

    def __add__(self, other: "Ingested") -> "Ingested":
        mine, theirs = asdict(self), asdict(other)
        return Ingested(**{name: mine[name] + theirs[name] for name in mine})


@dataclass(slots=True)
class _Plan:
    """What one batch is about to write; `postings` are (job, posting, whether it leads)."""

    companies: Mapping[str, UUID]
    new: dict[UUID, NormalJob] = field(default_factory=dict)
    linked: dict[UUID, list[NormalJob]] = field(default_factory=lambda: defaultdict(list))
    updated: dict[UUID, NormalJob] = field(default_factory=dict)
    postings: list[tuple[UUID, NormalJob, bool]] = field(default_factory=list)


async def ingest(
    services: Services,
    source: str,
    records: Sequence[RawJob],
    *,
    seen_at: datetime | None = None,
) -> Ingested:
    """Take in what a source shows. The same postings again change nothing but `last_seen_at`.

    A posting that no job can be made of is counted as failed and left out. Each batch is one
    transaction, which also queues `matching:refresh` for the jobs that are new or changed.
    """
    total = Ingested()
    at = seen_at or datetime.now(UTC)
    for start in range(0, len(records), BATCH):
        total += await _ingest_batch(services, source, records[start : start + BATCH], at)
    return total


async def still_shown(services: Services, source: str, *, seen_at: datetime) -> int:
    """The source says that nothing has changed: all that its last run showed is still there."""
    async with services.db.transaction() as session:
        return await lifecycle.touch_all(session, source, seen_at)


async def close_missed(services: Services, source: str, *, started_at: datetime) -> int:
    """After a complete run of a source: close jobs that its last few runs all lacked.

    A job that another source still shows stays open, in that source's words and with its address.
    Never call it after a partial or empty run, which says nothing of what it didn't show.
    """
    async with services.db.transaction() as session:
        await lifecycle.count_misses(session, source, started_at)
        misses = services.settings.job_closed_after_misses
        await _hand_over(session, await lifecycle.stranded(session, source, misses=misses))
        closed = await lifecycle.close(session, source, misses=misses)
        await _end(session, closed, ChangeKind.CLOSED, JobStatus.CLOSED)
    return len(closed)


async def expire(services: Services, *, now: datetime | None = None) -> int:
    """Expire jobs past their date, or unseen in every source for `job_expiry_days`."""
    now = now or datetime.now(UTC)
    since = now - timedelta(days=services.settings.job_expiry_days)
    async with services.db.transaction() as session:
        expired = await lifecycle.expire(session, now=now, seen_since=since)
        await _end(session, expired, ChangeKind.EXPIRED, JobStatus.EXPIRED)
    return len(expired)


async def _ingest_batch(
    services: Services, source: str, records: Sequence[RawJob], at: datetime
) -> Ingested:
    # Of two records with one id, the last one holds.
    by_id = {raw.external_id: raw for raw in map(kept, records)}
    async with services.db.read() as session:
        before = await store.seen(session, source, list(by_id))
    same = {
        id: known.job_id
        for id, known in before.items()
        if known.content_hash == keys.content_hash(by_id[id])
    }
    # In a thread: reading hundreds of descriptions takes seconds.
    changed = [raw for id, raw in by_id.items() if id not in same]
    jobs = await asyncio.to_thread(_normalised, source, changed)
    async with services.db.transaction() as session:
        await store.lock(session)
        plan = await _plan(session, source, jobs)
        await _write(session, source, plan, at)
        await store.touch(session, source, list(same), at)
        await _reopen(session, [*same.values(), *plan.linked, *plan.updated], at)
        await _refresh(session, [*plan.new, *plan.updated])
    linked = sum(map(len, plan.linked.values()))
    return Ingested(
        found=len(records),
        new=len(plan.new),
        linked=linked,
        updated=len(jobs) - len(plan.new) - linked,
        unchanged=len(same),
        failed=len(changed) - len(jobs),
    )


def _normalised(source: str, records: Iterable[RawJob]) -> list[NormalJob]:
    known = engine()
    jobs: list[NormalJob] = []
    for raw in records:
        try:
            jobs.append(normalise(source, raw, known))
        except Unusable:
            continue
    return jobs


async def _plan(session: Session, source: str, jobs: Sequence[NormalJob]) -> _Plan:
    """Decide for each posting: its job's new words, another source's job, or a job of its own."""
    plan = _Plan(
        await store.company_ids(session, {job.identity.company: job.company for job in jobs})
    )
    known = await store.seen(session, source, [job.raw.external_id for job in jobs])
    fresh = [job for job in jobs if job.raw.external_id not in known]
    shown = await _shown(session, fresh, plan.companies)
    for job in jobs:
        if (posting := known.get(job.raw.external_id)) is not None:
            if posting.lead:
                plan.updated[posting.job_id] = job
            plan.postings.append((posting.job_id, job, posting.lead))
            continue
        rivals = shown.get((job.identity.company, job.identity.title), {})
        match = next((id for id, them in rivals.items() if belongs(job.identity, them)), None)
        if match is None:
            id = uuid7()
            plan.new[id] = job
            plan.postings.append((id, job, True))
        else:
            plan.linked[match].append(job)
            plan.postings.append((match, job, False))
            rivals[match].append(job.identity)
    return plan


async def _shown(
    session: Session, fresh: Sequence[NormalJob], companies: Mapping[str, UUID]
) -> dict[tuple[str, str], dict[UUID, list[Identity]]]:
    """By company and title: the jobs that new postings may belong to, with their postings."""
    names = {id: key for key, id in companies.items()}
    found: dict[tuple[str, str], dict[UUID, list[Identity]]] = {}
    for posting in await store.candidates(
        session,
        [companies[job.identity.company] for job in fresh],
        [job.identity.title for job in fresh],
    ):
        identity = Identity(
            source=posting.source,
            company=names[posting.company_id],
            title=posting.title_key,
            places=frozenset(posting.place_tags),
            url=keys.canonical_url(posting.url),
            requisition=keys.requisition(posting.title),
            live=posting.missed == 0,
        )
        jobs = found.setdefault((identity.company, identity.title), {})
        jobs.setdefault(posting.job_id, []).append(identity)
    return found


async def _write(session: Session, source: str, plan: _Plan, at: datetime) -> None:
    def columns(job: NormalJob) -> dict[str, object]:
        return columns_of(job, plan.companies[job.identity.company], at)

    await store.add_jobs(session, [{"id": id, **columns(job)} for id, job in plan.new.items()])
    changes: list[store.Change] = [
        (id, ChangeKind.ADDED, {}, {"source": source}) for id in plan.new
    ]
    present = await store.fields_of(session, list(plan.updated))
    updates = []
    for id, job in plan.updated.items():
        after = columns(job)
        if job.posted_at is None:
            after["posted_at"] = present[id]["posted_at"]
        updates.append({"job_id": id, **after})
        before, changed = difference(present[id], after)
        if changed:
            changes.append((id, ChangeKind.UPDATED, before, changed))
    await store.update_jobs(session, updates)
    await store.put_postings(
        session, [posting_of(source, job, id, at, lead=lead) for id, job, lead in plan.postings]
    )
    changes += [
        (id, ChangeKind.LINKED, {}, {"source": source, "external_id": job.raw.external_id})
        for id, jobs in plan.linked.items()
        for job in jobs
    ]
    written = {**plan.new, **plan.updated}
    await store.replace_skills(
        session,
        list(plan.updated),
        [row for id, job in written.items() for row in skills_of(job, id)],
    )
    await store.add_changes(session, changes)


async def _hand_over(session: Session, postings: Sequence[lifecycle.Stranded]) -> None:
    """Let postings lead their jobs, whose fields are read again from what was kept of them."""
    if not postings:
        return
    jobs = {
        posting.job_id: job
        for posting in postings
        for job in await asyncio.to_thread(_normalised, posting.source, [raw_of(posting.raw)])
    }
    await lifecycle.lead(session, postings)
    names = {job.identity.company: job.company for job in jobs.values()}
    plan = _Plan(await store.company_ids(session, names), updated=jobs)
    await _write(session, postings[0].source, plan, datetime.now(UTC))
    await _refresh(session, list(jobs))


async def _reopen(session: Session, job_ids: Sequence[UUID], at: datetime) -> None:
    opened = await lifecycle.reopen(session, list(set(job_ids)), at)
    await store.add_changes(
        session,
        [
            (job.id, ChangeKind.REOPENED, {"status": job.status}, {"status": JobStatus.OPEN})
            for job in opened
        ],
    )
    await _refresh(session, [job.id for job in opened])


async def _end(
    session: Session, job_ids: Sequence[UUID], kind: ChangeKind, status: JobStatus
) -> None:
    await store.add_changes(
        session, [(id, kind, {"status": JobStatus.OPEN}, {"status": status}) for id in job_ids]
    )
    await _refresh(session, job_ids)


async def _refresh(session: Session, job_ids: Sequence[UUID]) -> None:
    """Scores of these jobs are no longer right."""
    if job_ids:
        await queue.defer(session, "matching:refresh", {"job_ids": list(job_ids)})


async def count_demand(services: Services) -> None:
    """Count anew which skills jobs ask for together, and how much of each over time."""
    async with services.db.transaction() as session:
        await demand.count_anew(session)
