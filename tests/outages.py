"""PostgreSQL away, for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from domain.kit.services import Services


@contextmanager
def outage(services: Services) -> Iterator[None]:
    """The database of this test takes no connections, and those it had are ended."""
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
