"""The pool while PostgreSQL is stopped, refuses or breaks connections, and after."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import text

from domain.kit.config import Settings
from domain.kit.db import UNAVAILABLE, Database, Statement
from domain.kit.pool import Away
from learnbot import embedded

ONE = Statement(text("SELECT 1"))


class Stoppable:
    """A server of this test alone, which can be stopped and started at the same address."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.server = embedded.start(home, options={"fsync": "off"})

    def stop(self) -> None:
        self.server.stop()

    def start(self) -> None:
        self.server = embedded.start(self.home, port=self.server.port, options={"fsync": "off"})


@pytest.fixture
def stoppable(tmp_path: Path) -> Iterator[Stoppable]:
    found = Stoppable(tmp_path / "postgres")
    yield found
    found.stop()


@asynccontextmanager
async def opened(url: str, **changed: float) -> AsyncIterator[Database]:
    db = Database(Settings(database_url=SecretStr(url)).model_copy(update=changed))
    await db.open()
    try:
        yield db
    finally:
        await db.close()


async def ask(db: Database) -> float:
    """The seconds that an answer took; raises as reading does."""
    begun = time.monotonic()
    async with db.read() as session:
        assert await session.scalar(ONE) == 1
    return time.monotonic() - begun


async def until(found: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not found():  # noqa: ASYNC110 (the pool tells nobody)
            await asyncio.sleep(0.01)


async def test_while_postgresql_is_away_nobody_waits_and_when_it_is_back_it_is_used_at_once(
    stoppable: Stoppable,
) -> None:
    async with opened(stoppable.server.url, db_away_after_s=0.3, db_pool_timeout_s=30.0) as db:
        await ask(db)
        await asyncio.to_thread(stoppable.stop)
        with pytest.raises(UNAVAILABLE):  # by the idle connection, which broke
            await ask(db)
        waited = await asyncio.gather(*(ask(db) for _ in range(5)), return_exceptions=True)
        assert [type(one) for one in waited] == [Away] * 5
        begun = time.monotonic()
        for _ in range(50):
            with pytest.raises(Away):
                await ask(db)
        assert time.monotonic() - begun < 0.5
        assert "has taken no connections for" in str(await db.trouble())
        assert (db.pool.refusals, db.pool.timeouts) == (56, 0)
        await asyncio.to_thread(stoppable.start)
        await until(lambda: not db.pool.away)  # without anyone asking
        assert await ask(db) < 1
        assert await db.trouble() is None


async def test_a_restart_that_is_soon_over_fails_nobody_who_waits(stoppable: Stoppable) -> None:
    async with opened(stoppable.server.url, db_away_after_s=20.0, db_pool_timeout_s=20.0) as db:
        await asyncio.to_thread(stoppable.stop)
        with pytest.raises(UNAVAILABLE):
            await ask(db)
        waiting = [asyncio.create_task(ask(db)) for _ in range(20)]
        await asyncio.sleep(0.5)
        await asyncio.to_thread(stoppable.start)
        assert max(await asyncio.gather(*waiting)) > 0.5


@pytest.fixture
def refusing(database_url: str) -> Iterator[Callable[[], None]]:
    """From its call on the database takes no new connections; those that it has go on."""
    name = database_url.rsplit("/", 1)[1]
    elsewhere = database_url.rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(elsewhere, autocommit=True) as other:

        def allow(word: str) -> None:
            command = "ALTER DATABASE {} ALLOW_CONNECTIONS {}"
            other.execute(sql.SQL(command).format(sql.Identifier(name), sql.SQL(word)))

        yield lambda: allow("false")
        allow("true")


async def test_it_tries_to_connect_as_often_as_is_set(
    database_url: str, refusing: Callable[[], None]
) -> None:
    async with (
        opened(database_url, db_retry_s=0.02, db_away_after_s=0.0) as eager,
        opened(database_url, db_retry_s=10.0, db_away_after_s=0.0) as patient,
    ):
        refusing()
        for db in (eager, patient):
            async with db.read() as session:
                await session.connection.close()
        await asyncio.sleep(1.5)
        often, seldom = (db.pool.get_stats()["connections_errors"] for db in (eager, patient))
    assert often > 2 * seldom > 2


async def test_who_can_have_a_connection_that_is_in_use_waits_for_it(
    database_url: str, refusing: Callable[[], None]
) -> None:
    async with opened(database_url, db_away_after_s=0.0) as db:
        async with db.read() as session:
            refusing()
            waiting = asyncio.create_task(ask(db))
            await asyncio.sleep(0.5)
            assert await session.scalar(ONE) == 1
            assert not waiting.done()
        assert await waiting > 0.4
        assert not db.pool.away


async def test_one_broken_connection_has_the_idle_ones_looked_at(
    database_url: str, server_url: str
) -> None:
    async with opened(database_url) as db:
        await asyncio.gather(*(ask(db) for _ in range(30)))
        async with db.read() as first, db.read() as second, db.read() as third:
            pids = [s.connection.info.backend_pid for s in (first, second, third)]
        with psycopg.connect(server_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s) pid", [pids])
        failed = 0
        for _ in range(100):
            try:
                await ask(db)
            except UNAVAILABLE:
                failed += 1
                await asyncio.sleep(0.1)  # for the looking
        assert failed == 1


async def test_an_exhausted_pool_times_out_and_says_so(database_url: str) -> None:
    async with opened(database_url, db_pool_size=1, db_pool_timeout_s=0.1) as db:
        async with db.read():
            with pytest.raises(UNAVAILABLE) as raised:
                await ask(db)
            assert not isinstance(raised.value, Away)
        assert (db.pool.refusals, db.pool.timeouts, db.pool.in_use) == (0, 1, 0)
