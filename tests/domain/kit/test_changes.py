"""Commits of others are learnt of, in whatever order transactions began and ended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from psycopg.rows import TupleRow

from domain.kit import changes
from domain.kit.changes import Changes, forget_seen
from domain.kit.services import Services
from domain.tables import WATCHED

WRITE = "UPDATE skills SET note = 'x' WHERE slug = 'python'"


@asynccontextmanager
async def other(services: Services) -> AsyncIterator[psycopg.AsyncConnection[TupleRow]]:
    """A connection beside the product's own."""
    async with await psycopg.AsyncConnection.connect(services.db.dsn) as connection:
        yield connection


@pytest.fixture
async def known(services: Services) -> Changes:
    """What a process knows that has looked once."""
    known = Changes(services.db)
    assert await known.look()
    return known


async def test_a_commit_is_known_at_the_next_look(services: Services, known: Changes) -> None:
    since = known.count
    async with other(services) as connection:
        await connection.execute(WRITE)
        assert await known.look()
        assert known.unchanged({"skills"}, since)
        await connection.commit()
    assert known.unchanged({"skills"}, since)  # not before it looks
    assert await known.look()
    assert not known.unchanged({"skills", "jobs"}, since)
    assert known.unchanged({"jobs", "companies"}, since)
    assert known.unchanged({"skills"}, known.count)


async def test_what_is_rolled_back_changes_nothing(services: Services, known: Changes) -> None:
    since = known.count
    async with other(services) as connection:
        await connection.execute(WRITE)
        await connection.rollback()
    assert await known.look()
    assert known.unchanged({"skills"}, since)


async def test_a_transaction_that_began_first_and_ended_last(
    services: Services, known: Changes
) -> None:
    async with other(services) as early, other(services) as late:
        await early.execute("UPDATE companies SET name = name")
        await late.execute(WRITE)
        await late.commit()
        assert await known.look()
        since = known.count
        assert known.unchanged({"companies"}, since)
        await early.commit()
    assert await known.look()
    assert not known.unchanged({"companies"}, since)
    assert known.unchanged({"skills"}, since)


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO companies DEFAULT VALUES", "DELETE FROM jobs", "TRUNCATE skill_pairs"],
)
async def test_every_kind_of_write_is_noted(
    services: Services, known: Changes, statement: str
) -> None:
    since = known.count
    table = next(word for word in statement.split() if word in WATCHED)
    if statement.startswith("INSERT"):
        statement = (
            "INSERT INTO companies (id, name, normalised)"
            " VALUES (gen_random_uuid(), 'Brightloaf', 'brightloaf')"
        )
    async with other(services) as connection:
        await connection.execute(statement)
        await connection.commit()
    assert await known.look()
    assert not known.unchanged({table}, since)


async def test_every_watched_table_has_its_trigger(services: Services) -> None:
    async with other(services) as connection:
        cursor = await connection.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'"
        )
        assert {row[0] for row in await cursor.fetchall()} == WATCHED | {"api_keys"}


async def test_those_who_wait_share_a_look_that_began_after_they_came(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, looks, begun = Changes(services.db), 0, asyncio.Event()
    read = services.db.read

    def counted() -> Any:
        nonlocal looks
        looks += 1
        begun.set()
        return read()

    monkeypatch.setattr(services.db, "read", counted)
    first = asyncio.ensure_future(known.look())
    await begun.wait()
    assert await asyncio.gather(first, *(known.look() for _ in range(20))) == [True] * 21
    assert looks == 2


async def test_who_gives_up_takes_no_one_along(known: Changes) -> None:
    first, second = (asyncio.ensure_future(known.look()) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert await second


async def test_without_postgresql_nothing_can_be_said(
    services: Services, known: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> Any:
        raise psycopg.OperationalError("gone")

    monkeypatch.setattr(services.db, "read", failing)
    assert not await known.look()
    monkeypatch.undo()
    assert await known.look()


async def test_notes_go_when_everyone_has_had_time_to_see_them(
    services: Services, known: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def noted() -> int:
        async with other(services) as connection:
            cursor = await connection.execute("SELECT count(*) FROM table_changes")
            row = await cursor.fetchone()
            assert row is not None
            return int(row[0])

    async def forget() -> None:
        async with services.db.transaction() as session:
            await forget_seen(session)

    async with other(services) as connection:
        await connection.execute(WRITE)
        await connection.commit()
    before = await noted()
    await forget()
    await forget()
    assert await noted() == before > 0
    async with other(services) as connection:
        await connection.execute("UPDATE table_changes SET seen_at = seen_at - interval '1 day'")
        await connection.commit()
    await forget()
    assert await noted() == 0
    # Who hasn't looked for as long can't know what was dropped.
    since = known.count
    monkeypatch.setattr(changes, "NOTES_KEPT", timedelta(seconds=-1))
    assert await known.look()
    assert not known.unchanged({"jobs"}, since)
