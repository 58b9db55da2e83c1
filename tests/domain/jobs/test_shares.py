"""What each skill is of a job's demands, kept by the database."""

from collections.abc import AsyncIterator

import pytest

from domain.kit.db import Session
from domain.kit.services import Services

JOB = """
insert into jobs (id, title, company_id, description, posted_at, apply_url, title_key, status)
select md5(%(name)s)::uuid, '', id, '', now(), 'https://jobs.example.com', '', %(status)s
from companies
"""
SKILLS = """
insert into job_skills (job_id, skill_id, requirement, weight, mention)
select md5(%(name)s)::uuid, id, 'required', weight, ''
from unnest(%(weights)s::real[]) with ordinality as weights (weight, n)
join (select id, row_number() over (order by id) as n from skills) skills using (n)
"""
SHARES = "select share from job_skills where job_id = md5(%(name)s)::uuid order by skill_id"


@pytest.fixture
async def session(services: Services) -> AsyncIterator[Session]:
    async with services.db.transaction() as session:
        await session.connection.execute(
            "insert into companies (id, name, normalised) values (gen_random_uuid(), 'A', 'a')"
        )
        yield session


async def add(session: Session, name: str, status: str, *weights: float) -> None:
    given = {"name": name, "status": status, "weights": list(weights)}
    await session.connection.execute(JOB, given)
    await session.connection.execute(SKILLS, given)


async def become(session: Session, name: str, status: str) -> None:
    given = {"name": name, "status": status}
    await session.connection.execute(
        "update jobs set status = %(status)s where id = md5(%(name)s)::uuid", given
    )


async def shares(session: Session, name: str) -> list[float | None]:
    rows = await session.connection.execute(SHARES, {"name": name})
    return [row[0] for row in await rows.fetchall()]


async def test_the_shares_of_an_open_job_are_its_weights_parts_of_one(session: Session) -> None:
    await add(session, "first", "open", 1.0, 0.5, 0.5)
    await add(session, "second", "open", 0.2)
    assert await shares(session, "first") == [0.5, 0.25, 0.25]
    assert await shares(session, "second") == [1.0]


async def test_skills_that_replace_others_share_anew(session: Session) -> None:
    await add(session, "first", "open", 1.0, 0.5, 0.5)
    await session.connection.execute("delete from job_skills")
    await session.connection.execute(SKILLS, {"name": "first", "weights": [0.6, 0.2]})
    assert await shares(session, "first") == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize("status", ["closed", "expired"])
async def test_only_open_jobs_have_shares(session: Session, status: str) -> None:
    await add(session, "first", status, 1.0, 1.0)
    await add(session, "second", "open", 1.0, 1.0)
    assert await shares(session, "first") == [None, None]
    await become(session, "first", "open")
    await become(session, "second", status)
    assert await shares(session, "first") == [0.5, 0.5]
    assert await shares(session, "second") == [None, None]
