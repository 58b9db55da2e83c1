"""Someone else who writes, and reading meanwhile: what is kept must never be too old."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from graph import counted

from domain.kit.services import Services

Writer = psycopg.AsyncConnection[Any]


@asynccontextmanager
async def writing(services: Services) -> AsyncIterator[Writer]:
    """A connection of its own, each of whose statements commits."""
    async with await psycopg.AsyncConnection.connect(services.db.dsn, autocommit=True) as writer:
        yield writer


async def write_note(writer: Writer, note: int) -> None:
    """Write the note of the skill `python`."""
    await writer.execute("UPDATE skills SET note = %s WHERE slug = 'python'", [str(note)])


async def assert_never_older(writer: Writer, read_note: Callable[[], Awaitable[str]]) -> None:
    """No note that is read is older than the last commit before it was asked for.

    While one writes as fast as it can, and sometimes keeps a transaction open for longer, six
    read; some of what they read was kept.
    """
    committed, done, kept = 0, False, 0

    async def write() -> None:
        nonlocal committed, done
        for number in itertools.islice(itertools.count(1), 150):
            async with writer.transaction():
                await write_note(writer, number)
                await asyncio.sleep(0.003 if number % 5 == 0 else 0)
            committed = number
            await asyncio.sleep(0.002 * (number % 4))
        done = True

    async def read() -> None:
        nonlocal kept
        while not done:
            least = committed
            with counted() as statements:
                found = await read_note()
            kept += not statements
            assert int(found) >= least

    await write_note(writer, 0)
    await asyncio.gather(write(), *(read() for _ in range(6)))
    assert kept > 0
