"""PostgreSQL away, for the length of a block."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg

from domain.kit.services import Services


@asynccontextmanager
async def outage(services: Services) -> AsyncIterator[None]:
    """The database of this test takes no connections, and those it had are ended.

    After the block the pool has found that it is back.
    """
    settings = services.settings
    pool = services.db.pool
    # The test need not wait as long as a caller; after the outage it may have to.
    timeout, pool.timeout = pool.timeout, 0.2
    name = settings.dsn().rsplit("/", 1)[1]
    elsewhere = settings.dsn().replace(name, "postgres")
    with psycopg.connect(elsewhere, autocommit=True) as other:
        other.execute(f"alter database {name} allow_connections false")
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
        )
        try:
            yield
        finally:
            other.execute(f"alter database {name} allow_connections true")
            pool.timeout = timeout
    async with asyncio.timeout(10):
        while pool.away:  # noqa: ASYNC110 (the pool tells nobody)
            await asyncio.sleep(0.01)
