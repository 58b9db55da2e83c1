"""The pool of connections to PostgreSQL, which knows when there is none to be had."""

import asyncio
import contextlib
import logging
import math
import time
from typing import TypeAlias
from weakref import WeakSet

from psycopg import AsyncConnection, OperationalError
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from domain.kit.config import Settings
from domain.kit.telemetry import told

log = logging.getLogger("learnbot.database")

Connection: TypeAlias = AsyncConnection[TupleRow]

# From a connection that failed to the first try, then doubled up to `db_retry_s`. No setting: it
# only finds the end of a short outage soon, in a few tries more.
_FIRST_RETRY_S = 0.1

# Those of this process, for its metrics.
POOLS: "WeakSet[Pool]" = WeakSet()


class Away(PoolTimeout):
    """PostgreSQL takes no connections and none is left: nobody waits for one."""


class Pool(AsyncConnectionPool[Connection]):
    """psycopg's pool; when PostgreSQL is away who asks is told at once, and who waits too.

    It is away when connecting has failed for `db_away_after_s` and no connection is left that may
    still work. From the first failure on this pool tries to connect by itself, at least every
    `db_retry_s`: psycopg would wait twice as long after each try. Why: docs/decisions/0027.
    """

    def __init__(self, settings: Settings) -> None:
        timeout_ms = settings.db_statement_timeout_ms
        super().__init__(
            settings.dsn(),
            min_size=1,
            max_size=settings.db_pool_size,
            timeout=settings.db_pool_timeout_s,
            open=False,
            reconnect_timeout=0,
            kwargs={
                "autocommit": True,
                "prepare_threshold": 2 if settings.db_prepare else None,
                "options": f"-c timezone=UTC -c statement_timeout={timeout_ms}",
                "application_name": "learnbot",
                # A server that doesn't even refuse; a number below 2 would be 2.
                "connect_timeout": max(2, math.ceil(settings.db_pool_timeout_s)),
            },
        )
        self.in_use = 0
        self.timeouts = 0
        self.refusals = 0
        self._away_after_s = settings.db_away_after_s
        self._retry_s = settings.db_retry_s
        self._failing_since: float | None = None
        self.away = False
        self._mending: asyncio.Task[None] | None = None
        POOLS.add(self)

    async def getconn(self, timeout: float | None = None) -> Connection:  # noqa: ASYNC109 (psycopg's)
        """A connection to be given back; raises Away at once, or PoolTimeout."""
        if self.away:
            raise self._turned_away()
        try:
            connection = await super().getconn(timeout)
        except PoolTimeout:
            if self.away:
                raise self._turned_away() from None
            self.timeouts += 1
            raise
        self.in_use += 1
        return connection

    async def putconn(self, conn: Connection) -> None:
        """Give a connection back; where it broke, the idle ones are looked at too."""
        self.in_use -= 1
        if conn.closed:
            self._mend_soon()
        await super().putconn(conn)

    async def close(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109 (psycopg's)
        """Close every connection, and try no more."""
        if self._mending is not None:
            self._mending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._mending
        await super().close(timeout)

    async def _connect(self, timeout: float | None = None) -> Connection:  # noqa: ASYNC109 (psycopg's)
        try:
            made = await super()._connect(timeout)
        except OperationalError as error:
            await self._failed(error)
            raise
        self._succeeded()
        return made

    async def _failed(self, error: OperationalError) -> None:
        now = time.monotonic()
        if self._failing_since is None:
            self._failing_since = now
            log.warning("PostgreSQL takes no connection", extra={"error": told(error)})
        self._mend_soon()
        left = self.in_use or self._pool
        if self.away or left or now - self._failing_since < self._away_after_s:
            return
        self.away = True
        log.error("PostgreSQL is away", extra={"error": told(error)})
        async with self._lock:
            waiting = list(self._waiting)
            self._waiting.clear()
        for one in waiting:
            await one.fail(PoolTimeout())  # `getconn` says why

    def _succeeded(self) -> None:
        if self._failing_since is not None:
            log.warning(
                "PostgreSQL takes connections again", extra={"duration_ms": self._gone_ms()}
            )
        self._failing_since = None
        self.away = False

    def _turned_away(self) -> Away:
        self.refusals += 1
        return Away(f"PostgreSQL has taken no connections for {self._gone_ms() / 1000:.1f} s")

    def _gone_ms(self) -> float:
        since = self._failing_since
        return 0.0 if since is None else round(1000 * (time.monotonic() - since), 1)

    def _mend_soon(self) -> None:
        if self._mending is None or self._mending.done():
            self._mending = asyncio.create_task(self._mend())

    async def _mend(self) -> None:
        """Throw out idle connections that are broken, and connect until it succeeds."""
        await self.check()
        wait_s = _FIRST_RETRY_S
        while self._failing_since is not None:
            await asyncio.sleep(min(wait_s, self._retry_s))
            wait_s *= 2
            await self.check()
