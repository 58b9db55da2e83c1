"""Levels: a relation read for all parents that a compiled plan has before it."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from uuid import UUID

from domain.kit.batch import Limited
from resolvers.batching import Relation
from resolvers.context import Context


class _Wave:
    """Keys that are asked for together, by whoever asked first; given up if that is cancelled."""

    __slots__ = ("done", "given_up", "keys")

    def __init__(self) -> None:
        self.given_up = False
        self.keys: list[Hashable] = []
        self.done = asyncio.Event()


class Loaded:
    """What one request has read of one relation: as a dataloader's cache, and its batches."""

    __slots__ = ("_open", "_values", "relation")

    def __init__(self, relation: Relation[Any, Any]) -> None:
        self.relation = relation
        self._values: dict[Hashable, Any] = {}
        self._open: _Wave | None = None

    async def all(
        self, context: Context, keys: Sequence[Hashable], wanted: frozenset[str] | None
    ) -> list[Any]:
        """The value, or the exception, of each key.

        Keys that several fields ask for in one turn of the event loop go in one statement.
        """
        values = self._values
        marks = _marks(keys)
        mine: _Wave | None = None
        waves: set[_Wave] = set()
        for mark, key in zip(marks, keys, strict=True):
            if mark not in values:
                if self._open is None:
                    self._open = mine = _Wave()
                self._open.keys.append(key)
                values[mark] = self._open
            if type(values[mark]) is _Wave:
                waves.add(values[mark])
        if mine is not None:
            await self._fetch(context, mine, wanted)
        for wave in waves:
            await wave.done.wait()
        if any(wave.given_up for wave in waves):
            return await self.all(context, keys, wanted)
        return [values[mark] for mark in marks]

    async def _fetch(self, context: Context, wave: _Wave, wanted: frozenset[str] | None) -> None:
        try:
            found = await self._read(context, wave, wanted)
            self._values.update(zip(_marks(wave.keys), found, strict=True))
        except asyncio.CancelledError:
            wave.given_up = True
            self._open = None
            for mark in _marks(wave.keys):
                del self._values[mark]
            raise
        finally:
            wave.done.set()

    async def _read(
        self, context: Context, wave: _Wave, wanted: frozenset[str] | None
    ) -> Sequence[Any]:
        await asyncio.sleep(0)  # let the other fields of this level add their keys
        self._open = None
        try:
            return await self.relation.load_many(context, wave.keys, wanted)
        except Exception as error:  # noqa: BLE001 - each field that asked tells it
            return [error] * len(wave.keys)


async def load_level(
    relation: Relation[Any, Any],
    context: Context,
    parents: Sequence[Any],
    arguments: Mapping[str, Any],
    wanted: frozenset[str] | None = None,
) -> list[Any]:
    """The relation's value for each parent, or the exception that its key or its batch raised.

    `wanted` must be the same for every field of an operation that walks this relation.
    """
    keys: list[Any] = []
    failed: dict[int, Exception] = {}
    for index, parent in enumerate(parents):
        try:
            keys.append(relation.key(context, parent, **arguments))
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            keys.append(None)
            failed[index] = error
    asked = keys if None not in keys else [key for key in keys if key is not None]
    loaded = context.levels.get(relation)
    if loaded is None:
        loaded = context.levels[relation] = Loaded(relation)
    values = await loaded.all(context, asked, wanted) if asked else []
    if len(asked) == len(keys):
        return values
    given = iter(values)
    return [
        failed[index] if index in failed else relation.absent() if key is None else next(given)
        for index, key in enumerate(keys)
    ]


def _marks(keys: Sequence[Any]) -> Sequence[Hashable]:
    """What stands for the keys in dicts: a UUID's int, for UUIDs hash and compare slowly."""
    kinds = set(map(type, keys))
    if kinds == {UUID}:
        return [key.int for key in keys]
    if kinds == {Limited}:
        return [(key.id.int, key.first) for key in keys]
    return keys
