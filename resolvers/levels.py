"""Levels: a relation read for all parents that a compiled plan has before it."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from resolvers.batching import Relation
from resolvers.context import Context


class _Wave:
    """Keys that are asked for together, and the task of whoever asked first."""

    __slots__ = ("done", "keys")

    def __init__(self) -> None:
        self.keys: list[Hashable] = []
        self.done = asyncio.Event()


class Loaded:
    """What one request has read of one relation: as a dataloader's cache, and its batches."""

    __slots__ = ("_open", "_values", "relation")

    def __init__(self, relation: Relation[Any, Any]) -> None:
        self.relation = relation
        self._values: dict[Hashable, Any] = {}
        self._open: _Wave | None = None

    async def all(self, context: Context, keys: Sequence[Hashable]) -> Mapping[Hashable, Any]:
        """The value, or the exception, of these keys among others.

        Keys that several fields ask for in one turn of the event loop go in one statement.
        """
        values = self._values
        mine: _Wave | None = None
        for key in keys:
            if key in values:
                continue
            if self._open is None:
                self._open = mine = _Wave()
            values[key] = self._open
            self._open.keys.append(key)
        if mine is not None:
            await self._fetch(context, mine)
        for wave in {id(v): v for key in keys if type(v := values[key]) is _Wave}.values():
            await wave.done.wait()
        return values

    async def _fetch(self, context: Context, wave: _Wave) -> None:
        await asyncio.sleep(0)  # let the other fields of this level add their keys
        self._open = None
        try:
            found: Sequence[Any] = await self.relation.load_many(context, wave.keys)
        except Exception as error:  # noqa: BLE001 - each field that asked tells it
            found = [error] * len(wave.keys)
        self._values.update(zip(wave.keys, found, strict=True))
        wave.done.set()


async def load_level(
    relation: Relation[Any, Any],
    context: Context,
    parents: Sequence[Any],
    arguments: Mapping[str, Any],
) -> list[Any]:
    """The relation's value for each parent, or the exception that its key or its batch raised."""
    keys: list[Any] = []
    failed: dict[int, Exception] = {}
    for index, parent in enumerate(parents):
        try:
            keys.append(relation.key(context, parent, **arguments))
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            keys.append(None)
            failed[index] = error
    wanted = keys if None not in keys else [key for key in keys if key is not None]
    if not wanted:
        values: Mapping[Hashable, Any] = {}
    else:
        loaded = context.levels.get(relation)
        if loaded is None:
            loaded = context.levels[relation] = Loaded(relation)
        values = await loaded.all(context, wanted)
    if len(wanted) == len(keys):
        return [values[key] for key in keys]
    return [
        failed[index] if index in failed else relation.absent() if key is None else values[key]
        for index, key in enumerate(keys)
    ]
