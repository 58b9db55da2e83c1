"""The first resources of a skill: in order, whatever is written and however many there are."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
from writing import Writer, writing

from domain.kit.batch import Limited
from domain.kit.ids import uuid7
from domain.kit.services import Services
from domain.learning.repository import resources_by_skill
from domain.skills.values import skill_id

SKILL = skill_id("python")
ADD = """
insert into resources (id, title, provider, url, type, level_from, level_to, hours, cost)
select md5('r' || n)::uuid, 'r' || n, 'Sample', 'https://sample.example/' || n, 'course', 0, 4,
       n, 'free'
from generate_series(1, %s::integer) n
"""
TEACH = """
insert into resource_skills (resource_id, skill_id, level_from, level_to)
select id, %s, hours::integer %% 2, 4 from resources
"""


@pytest.fixture
async def writer(services: Services) -> AsyncIterator[Writer]:
    async with writing(services) as other:
        await other.execute("delete from resources")
        yield other


async def first(services: Services, count: int) -> list[str]:
    key = Limited(SKILL, count)
    async with services.db.read() as session:
        found = await resources_by_skill(session, [key])
    return [resource.title for resource in found.get(key, [])]


async def test_they_start_with_the_lowest_and_the_shortest(
    services: Services, writer: Writer
) -> None:
    await writer.execute(ADD, [6])
    await writer.execute(TEACH, [SKILL])
    assert await first(services, 4) == ["r2", "r4", "r6", "r1"]


async def test_other_hours_are_another_place(services: Services, writer: Writer) -> None:
    await writer.execute(ADD, [6])
    await writer.execute(TEACH, [SKILL])
    await writer.execute("update resources set hours = 5 where title = 'r2'")
    assert await first(services, 3) == ["r4", "r2", "r6"]
    await writer.execute("update resources set status = 'hidden' where title = 'r4'")
    assert await first(services, 3) == ["r2", "r6", "r1"]


async def test_hours_that_are_written_meanwhile_are_not_missed(
    services: Services, writer: Writer
) -> None:
    await writer.execute(ADD, [2])
    async with writing(services) as other:
        async with writer.transaction():
            await writer.execute(TEACH, [SKILL])
            update = asyncio.create_task(
                other.execute("update resources set hours = 9 where title = 'r2'")
            )
            await asyncio.sleep(0.1)
            assert not update.done()
        await update
    assert await hours(writer) == {1.0, 9.0}


async def hours(writer: Writer) -> set[float]:
    cursor = await writer.execute("select hours from resource_skills")
    return {row[0] for row in await cursor.fetchall()}


async def test_a_skill_needs_a_resource_that_is_there(writer: Writer) -> None:
    with pytest.raises(psycopg.IntegrityError):
        await writer.execute(
            "insert into resource_skills (resource_id, skill_id, level_from, level_to)"
            " values (%s, %s, 0, 4)",
            [uuid7(), SKILL],
        )


async def test_a_thousand_cost_no_more_than_a_few(services: Services, writer: Writer) -> None:
    await writer.execute(ADD, [2_000])
    await writer.execute(TEACH, [SKILL])
    await writer.execute("vacuum analyze resources, resource_skills")
    assert len(await first(services, 3)) == 3
    assert await pages_read(services, 3) < 40


async def pages_read(services: Services, count: int) -> int:
    """How many pages of tables and indexes reading the skill's first takes."""
    statement = resources_by_skill.statement
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            f"explain (analyze, buffers, format json) {statement.text}",
            statement.parameters({"keys": [SKILL], "firsts": [count]}),
        )
        row = await cursor.fetchone()
    assert row is not None
    plan = row[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
