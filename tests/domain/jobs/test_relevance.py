"""Search by relevance, against all matches read and ranked one by one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import UUID

import pytest

from domain.jobs import relevance
from domain.jobs.models import Job
from domain.jobs.relevance import Hit
from domain.kit.db import Session
from domain.kit.page import Bounds
from domain.kit.services import Services

# More and more of them the older they are; a few are closed; some are of one hour.
JOBS = """
insert into jobs (id, title, company_id, description, posted_at, apply_url, title_key, status)
select md5('job' || n)::uuid,
       case when n % 7 = 0 then 'Data ' else '' end
         || case when n % 3 = 0 then 'Engineer' else 'Nurse' end,
       (select id from companies),
       repeat('data ', n % 5) || case when n % 40 = 0 then 'rust ' else '' end
         || case when n % 700 = 0 then 'cobol ' else '' end
         || case when n % 11 = 0 then 'ward' else 'shop' end,
       timestamptz '2026-03-01 12:00Z' - (6000 - n / 3 * 3) ^ 2 * interval '1 second' / 9,
       'https://jobs.example.com', '', case when n % 50 = 1 then 'closed' else 'open' end
from generate_series(1, 6000) n
"""
EXPECTED = """
with asked as (select websearch_to_tsquery('english', %(query)s) as words),
matches as (
  select jobs.*, to_tsvector('english', title) @@ words as titled from jobs, asked
  where status = 'open' and document @@ words
),
ranked as (
  (select id, document from matches order by posted_at desc, id desc limit %(ranked)s)
  union
  (select id, document from matches where titled order by posted_at desc, id desc
   limit %(titled)s)
)
select ts_rank_cd(document, words, 1)::float8 as rank, id from ranked, asked
order by rank desc, id desc
"""
FEBRUARY = datetime(2026, 2, 1, tzinfo=UTC)
QUERIES = [
    "data",  # nearly everywhere: the first look does
    "engineer",
    "data engineer",
    "rust",
    "rust data",
    "cobol",  # so rare that all is read
    "-nurse",
    "engineer -ward",
    '"data engineer"',
    "nurse or cobol",
    "the",  # no word that is kept
    "nothing",
]


@pytest.fixture
async def session(services: Services) -> AsyncIterator[Session]:
    async with services.db.transaction() as session:
        await session.connection.execute(
            "insert into companies (id, name, normalised) values (gen_random_uuid(), 'A', 'a')"
        )
        await session.connection.execute(JOBS)
    async with services.db.read() as session:
        await session.connection.execute("analyze jobs")
        yield session


async def exhaustive(session: Session, query: str) -> list[Hit]:
    cursor = await session.connection.execute(
        EXPECTED,
        {"query": query, "ranked": relevance.RANKED_LIMIT, "titled": relevance.TITLED_LIMIT},
    )
    return [Hit(*row) for row in await cursor.fetchall()]


async def found(session: Session, query: str, *where: object) -> list[Hit]:
    at = Bounds(10_000, None, backward=False)
    return list((await relevance.most_relevant(session, query, where, at)).items)  # type: ignore[arg-type]


async def test_the_newest_matches_are_ranked_and_none_is_missed(session: Session) -> None:
    sizes = []
    for query in QUERIES:
        expected = await exhaustive(session, query)
        assert await found(session, query) == expected, query
        sizes.append(len(expected))
    assert max(sizes) > relevance.RANKED_LIMIT
    assert 0 < min(filter(None, sizes)) < 10


async def test_a_condition_is_kept_however_far_back_it_leads(session: Session) -> None:
    assert len(await found(session, "data", Job.title == "Data Engineer")) > 200
    old: list[UUID] = [hit.id for hit in await found(session, "data", Job.posted_at < FEBRUARY)]
    cursor = await session.connection.execute(
        "select count(*) from jobs where posted_at < %s and id = any(%s)", [FEBRUARY, old]
    )
    assert await cursor.fetchone() == (len(old),) != (0,)


async def test_pages_follow_one_another_both_ways(session: Session) -> None:
    whole = await found(session, "data")
    walked: list[Hit] = []
    position, more = None, True
    while more:
        page = await relevance.most_relevant(session, "data", (), Bounds(300, position, False))
        walked += page.items
        position, more = tuple(walked[-1]), page.has_next
    assert walked == whole
    back = await relevance.most_relevant(session, "data", (), Bounds(300, tuple(whole[500]), True))
    assert back.items == whole[200:500]
    assert back.has_previous


async def test_without_jobs_nothing_is_found(services: Services) -> None:
    async with services.db.read() as session:
        assert await found(session, "data") == []
