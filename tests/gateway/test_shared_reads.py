"""Requests that read alike at the same time: fewer statements, the same answers."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest
from gateways import calling
from httpx import AsyncClient

from domain.kit.services import Services

SLUGS = ["python", "java", "rust", "docker", "sql", "git"]
SKILL = "query ($slug: String!) { skill(slug: $slug) { slug aliases { name } } }"
PAGE = "query ($first: Int!) { skills(first: $first) { nodes { slug } } }"
WAITING = (
    "select count(*) from pg_stat_activity"
    " where wait_event_type = 'Lock' and datname = current_database()"
)


@pytest.fixture
async def other(services: Services) -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    """Another connection, that writes and locks."""
    async with await psycopg.AsyncConnection.connect(services.db.dsn) as connection:
        yield connection


async def ask(http: AsyncClient, query: str, **variables: object) -> Any:
    answer = await http.post("/graphql", json={"query": query, "variables": variables})
    return answer.json()


async def waiting(connection: psycopg.AsyncConnection[Any]) -> int:
    row = await (await connection.execute(WAITING)).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(("limit", "statements"), [(100, 1), (0, 6), (1, 6)])
async def test_many_wait_for_one_statement(
    services: Services, other: psycopg.AsyncConnection[Any], limit: int, statements: int
) -> None:
    """With a limit of 0 each reads alone; with 1 no key waits for another."""
    async with calling(services, db_shared_keys_limit=limit, kept_answers_bytes=0) as http:
        alone = [await ask(http, SKILL, slug=slug) for slug in SLUGS]
        await other.execute("lock table skills in access exclusive mode")
        asked = [asyncio.create_task(ask(http, SKILL, slug=slug)) for slug in SLUGS]
        await asyncio.sleep(0.3)
        assert await waiting(other) == statements
        await other.rollback()
        assert await asyncio.gather(*asked) == alone


async def test_pages_that_are_the_same_are_read_once(
    services: Services, other: psycopg.AsyncConnection[Any]
) -> None:
    firsts = [3, 3, 3, 2, 2, 3]
    async with calling(services, kept_answers_bytes=0) as http:
        alone = [await ask(http, PAGE, first=first) for first in firsts]
        await other.execute("lock table skills in access exclusive mode")
        asked = [asyncio.create_task(ask(http, PAGE, first=first)) for first in firsts]
        await asyncio.sleep(0.3)
        assert await waiting(other) == 2
        await other.rollback()
        assert await asyncio.gather(*asked) == alone


async def test_a_statement_that_fails_is_told_to_all_who_asked_and_then_forgotten(
    services: Services, other: psycopg.AsyncConnection[Any]
) -> None:
    async with calling(services, kept_answers_bytes=0) as http:
        for query, variables in ((SKILL, {"slug": "python"}), (PAGE, {"first": 2})):
            await ask(http, query, **variables)
            await other.execute("lock table skills in access exclusive mode")
            asked = [asyncio.create_task(ask(http, query, **variables)) for _ in range(3)]
            await asyncio.sleep(0.3)
            await other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where wait_event_type = 'Lock' and datname = current_database()"
            )
            await other.rollback()
            answers = await asyncio.gather(*asked)
            assert answers[0]["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"
            assert "errors" not in await ask(http, query, **variables)


async def test_what_was_written_before_it_was_asked_for_is_seen(
    services: Services, other: psycopg.AsyncConnection[Any]
) -> None:
    """Under steady reading by others, each request finds at least what its asker knew."""
    list_ = 'skills(first: 5, prefix: "Pyth") { nodes { slug note } }'
    query = f'{{ skill(slug: "python") {{ note }} {list_} }}'
    known = itertools.count(1)
    last = 0

    async def read(http: AsyncClient) -> None:
        for _ in range(40):
            before = last
            data = (await ask(http, query))["data"]
            [listed] = [node for node in data["skills"]["nodes"] if node["slug"] == "python"]
            assert int(data["skill"]["note"]) >= before
            assert int(listed["note"]) >= before

    async with calling(services, kept_answers_bytes=0) as http:

        async def write() -> None:
            nonlocal last
            while not done.is_set():
                number = next(known)
                await other.execute(
                    "update skills set note = %s where slug = 'python'", [str(number)]
                )
                await other.commit()
                last = number
                await asyncio.sleep(0)

        done = asyncio.Event()
        await other.execute("update skills set note = '0' where slug = 'python'")
        await other.commit()
        writing = asyncio.create_task(write())
        await asyncio.gather(*(read(http) for _ in range(6)))
        done.set()
        await writing
    assert last > 20
