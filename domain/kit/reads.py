"""Reads that are shared: requests that read alike at the same time read in one statement."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from functools import partial
from typing import Any, TypeVar

from domain.kit import origins
from domain.kit.batch import Aligned, marks
from domain.kit.config import Settings
from domain.kit.db import Database, observers, tell
from domain.kit.together import Shared, Together

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Reads:
    """Every process has one. What is read belongs to several requests: nobody may change it."""

    def __init__(self, db: Database, settings: Settings) -> None:
        self._db = db
        self._limit = settings.db_shared_keys_limit
        # What is under way; an idle one takes itself out.
        self._batches: dict[Hashable, Together[Any, Any]] = {}
        self._same: dict[Hashable, Shared[Any]] = {}

    async def aligned(
        self, batch: Aligned[K, V], keys: Sequence[K], wanted: frozenset[str] | None = None
    ) -> list[V | None]:
        """As `batch.aligned` gives it, in a session of its own."""

        async def read(keys: Sequence[K]) -> list[V | None]:
            async with self._db.read() as session:
                return await batch.aligned(session, keys, wanted)

        if not self._limit:
            return await read(keys)
        tell(batch.text(wanted))
        kind = (batch, wanted)
        together = self._batches.get(kind)
        if together is None:
            together = self._batches[kind] = Together(
                read, limit=self._limit, marks=marks, on_idle=partial(self._batches.pop, kind)
            )
        return await together.ask(keys)

    async def same(self, kind: Hashable, make: Callable[[], Awaitable[V]]) -> V:
        """What `make` gives: it depends on nothing but `kind` and what the database holds."""

        async def read() -> tuple[V, list[str], bool]:
            texts: list[str] = []
            observers.set((texts.append,))  # in a context that is this call's alone
            with origins.noted() as made_from:
                return await make(), texts, made_from.clock

        if not self._limit:
            return await make()
        shared = self._same.get(kind)
        if shared is None:
            shared = self._same[kind] = Shared(read, partial(self._same.pop, kind))
        try:
            value, texts, clock = await shared.ask()
        except asyncio.CancelledError:
            shared.left()
            raise
        for text in texts:
            tell(text)
        if clock:
            origins.now()
        found: V = value
        return found
