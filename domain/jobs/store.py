"""SQL of the jobs area, for ingesting: postings, jobs, their skills and their history."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Text,
    Uuid,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import REAL
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.jobs.models import Company, Job, JobChange, JobPosting, JobSkill
from domain.jobs.values import ChangeKind
from domain.kit.db import Query, Session, Statement, among
from domain.kit.ids import uuid7
from domain.skills.models import Skill

# Any number that no other lock of ours has: ingesting is one at a time, so that two sources
# can't both add a job that neither has seen of the other.
_INGEST_LOCK = 7_301


class Seen(NamedTuple):
    """A posting that is known already."""

    external_id: str
    job_id: UUID
    content_hash: bytes
    lead: bool


class Shown(NamedTuple):
    """A posting of a job that a new posting may belong to."""

    job_id: UUID
    source: str
    url: str
    title: str
    title_key: str
    company_id: UUID
    place_tags: list[str]
    missed: int


# An event of a job: (job, kind, before, after).
Change = tuple[UUID, ChangeKind, Mapping[str, Any], Mapping[str, Any]]

_SEEN = Query(
    select(
        JobPosting.external_id, JobPosting.job_id, JobPosting.content_hash, JobPosting.lead
    ).where(JobPosting.source == bindparam("source"), among(JobPosting.external_id)),
    Seen,
)
_TOUCH = Statement(
    update(JobPosting)
    .where(JobPosting.source == bindparam("of_source"), among(JobPosting.external_id))
    .values(last_seen_at=bindparam("seen_at"), missed=0)
)
_ADD_COMPANIES = Statement(
    upsert(Company)
    .from_select(
        ["id", "name", "normalised"],
        select(
            func.unnest(bindparam("ids", type_=ARRAY(Uuid))),
            func.unnest(bindparam("names", type_=ARRAY(Text))),
            func.unnest(bindparam("keys", type_=ARRAY(Text))),
        ),
    )
    .on_conflict_do_nothing()
)
_COMPANIES = Statement(select(Company.normalised, Company.id).where(among(Company.normalised)))
_CANDIDATES = Query(
    select(
        JobPosting.job_id,
        JobPosting.source,
        JobPosting.url,
        JobPosting.raw["title"].astext,
        Job.title_key,
        Job.company_id,
        Job.place_tags,
        JobPosting.missed,
    )
    .join(Job, Job.id == JobPosting.job_id)
    .where(among(Job.company_id, "company_ids"), among(Job.title_key, "title_keys"))
    .order_by(Job.created_at, Job.id),
    Shown,
)
# The columns of a job that a posting decides; the rest is its own or the database's.
FIELDS = (
    "title", "company_id", "description", "workplace", "employment_type", "level", "city",
    "country", "location_text", "salary_min", "salary_max", "salary_currency", "salary_period",
    "industry", "min_years_experience", "min_degree", "posted_at", "expires_at", "apply_url",
    "skill_count", "title_key", "place_tags",
)  # fmt: skip
_ADD_JOB = Statement(
    insert(Job).values(id=bindparam("id"), **{name: bindparam(name) for name in FIELDS})
)
_UPDATE_JOB = Statement(
    update(Job)
    .where(Job.id == bindparam("job_id"))
    .values(updated_at=func.now(), **{name: bindparam(name) for name in FIELDS})
)
_FIELDS_OF = Statement(
    select(Job.id, *(getattr(Job, name) for name in FIELDS)).where(among(Job.id)).with_for_update()
)
_PUT_POSTING_VALUES = upsert(JobPosting).values(
    source=bindparam("source"),
    external_id=bindparam("external_id"),
    job_id=bindparam("job_id"),
    url=bindparam("url"),
    raw=bindparam("raw"),
    content_hash=bindparam("content_hash"),
    lead=bindparam("lead"),
    first_seen_at=bindparam("seen_at"),
    last_seen_at=bindparam("seen_at"),
)
_PUT_POSTING = Statement(
    _PUT_POSTING_VALUES.on_conflict_do_update(
        index_elements=[JobPosting.source, JobPosting.external_id],
        set_={
            name: _PUT_POSTING_VALUES.excluded[name]
            for name in ("url", "raw", "content_hash", "last_seen_at", "missed")
        },
    )
)
_CLEAR_SKILLS = Statement(delete(JobSkill).where(among(JobSkill.job_id)))
_wanted = (
    func.unnest(
        bindparam("job_ids", type_=ARRAY(Uuid)),
        bindparam("skill_ids", type_=ARRAY(Uuid)),
        bindparam("requirements", type_=ARRAY(Text)),
        bindparam("weights", type_=ARRAY(REAL)),
        bindparam("mentions", type_=ARRAY(Text)),
    )
    .table_valued(
        column("job_id", Uuid),
        column("skill_id", Uuid),
        column("requirement", Text),
        column("weight", REAL),
        column("mention", Text),
    )
    .render_derived(name="wanted")
)
_ADD_SKILLS = Statement(
    insert(JobSkill).from_select(
        ["job_id", "skill_id", "requirement", "weight", "mention"],
        # The engine may know skills that the database hasn't loaded yet.
        select(_wanted).join(Skill, Skill.id == _wanted.c.skill_id),
    )
)
_ADD_CHANGE = Statement(
    insert(JobChange).values(
        id=bindparam("id"),
        job_id=bindparam("job_id"),
        kind=bindparam("kind"),
        before=bindparam("before"),
        after=bindparam("after"),
    )
)
_FIRST_SEEN = Statement(
    select(func.min(JobPosting.first_seen_at)).where(JobPosting.source == bindparam("source"))
)


async def lock(session: Session) -> None:
    """One ingest at a time, until the transaction ends."""
    await session.scalar(select(func.pg_advisory_xact_lock(literal(_INGEST_LOCK, BigInteger))))


async def seen(session: Session, source: str, external_ids: Sequence[str]) -> dict[str, Seen]:
    """What is known of these postings of a source."""
    found = await session.all(_SEEN, source=source, keys=list(external_ids))
    return {posting.external_id: posting for posting in found}


async def touch(session: Session, source: str, external_ids: Sequence[str], at: datetime) -> None:
    """These postings are still there, as they were."""
    await session.execute(_TOUCH, of_source=source, keys=list(external_ids), seen_at=at)


async def company_ids(session: Session, names: Mapping[str, str]) -> dict[str, UUID]:
    """The ids of companies by key, made where new; `names` maps a key to the name to show."""
    keys = sorted(names)
    await session.execute(
        _ADD_COMPANIES,
        ids=[uuid7() for _ in keys],
        names=[names[key] for key in keys],
        keys=keys,
    )
    return {row[0]: row[1] for row in await session.tuples(_COMPANIES, keys=keys)}


async def candidates(
    session: Session, company_ids: Sequence[UUID], title_keys: Sequence[str]
) -> list[Shown]:
    """The postings of every job of these companies with one of these titles, oldest job first."""
    return await session.all(
        _CANDIDATES, company_ids=list(set(company_ids)), title_keys=list(set(title_keys))
    )


async def fields_of(session: Session, job_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """The present values of `FIELDS`, the rows locked."""
    rows = await session.tuples(_FIELDS_OF, keys=list(job_ids))
    return {row[0]: dict(zip(FIELDS, row[1:], strict=True)) for row in rows}


async def add_jobs(session: Session, jobs: Sequence[Mapping[str, Any]]) -> None:
    """New jobs: `id` and every one of `FIELDS`."""
    await session.execute_many(_ADD_JOB, jobs)


async def update_jobs(session: Session, jobs: Sequence[Mapping[str, Any]]) -> None:
    """Known jobs: `job_id` and every one of `FIELDS`."""
    await session.execute_many(_UPDATE_JOB, jobs)


async def put_postings(session: Session, postings: Sequence[Mapping[str, Any]]) -> None:
    """Add postings, or overwrite what they said before; a posting never changes its job here."""
    await session.execute_many(_PUT_POSTING, postings)


async def replace_skills(
    session: Session, job_ids: Sequence[UUID], rows: Sequence[tuple[UUID, UUID, str, float, str]]
) -> None:
    """The skills of jobs: (job, skill, requirement, weight, mention)."""
    await session.execute(_CLEAR_SKILLS, keys=list(job_ids))
    if rows:
        jobs, skills, requirements, weights, mentions = map(list, zip(*rows, strict=True))
        await session.execute(
            _ADD_SKILLS,
            job_ids=jobs,
            skill_ids=skills,
            requirements=requirements,
            weights=weights,
            mentions=mentions,
        )


async def add_changes(session: Session, changes: Sequence[Change]) -> None:
    """Events of jobs, in the order given."""
    await session.execute_many(
        _ADD_CHANGE,
        [
            {"id": uuid7(), "job_id": job, "kind": kind.value, "before": before, "after": after}
            for job, kind, before, after in changes
        ],
    )


async def first_seen(session: Session, source: str) -> datetime | None:
    """When the source's oldest posting was first seen."""
    found: datetime | None = await session.scalar(_FIRST_SEEN, source=source)
    return found
