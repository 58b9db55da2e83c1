"""Listening to PostgreSQL's notifications: one connection a process, whoever waits."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from psycopg import AsyncConnection, OperationalError, sql

_RECONNECT_S = 1.0


class Listener:
    """Wakes those who wait for a payload on a channel.

    A wake-up is a hint to look again, not news: after a lost connection everyone is woken, so
    nothing that happened in between is missed. It must reach PostgreSQL itself, not a
    transaction pooler: `dsn` says where.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._waiting: dict[tuple[str, str], set[asyncio.Event]] = defaultdict(set)
        self._channels: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def wakes(self, channel: str, payload: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set at each notification; whoever waits clears it."""
        event = asyncio.Event()
        key = (channel, payload)
        self._waiting[key].add(event)
        if channel not in self._channels:
            self._channels.add(channel)
            self._changed.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        try:
            yield event
        finally:
            self._waiting[key].discard(event)
            if not self._waiting[key]:
                del self._waiting[key]

    async def close(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                async with await AsyncConnection.connect(
                    self._dsn, autocommit=True, application_name="learnbot-listener"
                ) as connection:
                    await self._listen(connection)
            except OperationalError:
                await asyncio.sleep(_RECONNECT_S)

    async def _listen(self, connection: AsyncConnection) -> None:
        while True:
            self._changed.clear()
            for channel in self._channels:
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            self._wake_all()
            # Short rounds, so that a channel that is asked for meanwhile is soon listened to.
            while not self._changed.is_set():
                async for notice in connection.notifies(timeout=0.2, stop_after=1):
                    for event in self._waiting.get((notice.channel, notice.payload), ()):
                        event.set()

    def _wake_all(self) -> None:
        for events in self._waiting.values():
            for event in events:
                event.set()
