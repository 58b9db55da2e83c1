"""Levels: a relation read for all parents that a compiled plan has before it."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from domain.kit.batch import marks as marks_of
from resolvers.batching import Relation
from resolvers.context import Context


class _Wave:
    """Keys that are asked for together, by whoever asked first; forgotten if that is cancelled."""

    __slots__ = ("done", "keys")

    def __init__(self) -> None:
        self.keys: dict[Hashable, Hashable] = {}  # by their marks
        self.done = asyncio.Event()


class Loaded:
    """What one request has read of one relation: as a dataloader's cache, and its batches."""

    __slots__ = ("_open", "_values", "relation")

    def __init__(self, relation: Relation[Any, Any]) -> None:
        self.relation = relation
        self._values: dict[Hashable, Any] = {}  # by mark; a wave while it is under way
        self._open: _Wave | None = None

    async def all(
        self, context: Context, keys: Sequence[Hashable], wanted: frozenset[str] | None
    ) -> list[Any]:
        """The value, or the exception, of each key.

        Keys that several fields ask for in one turn of the event loop go in one statement.
        """
        values = self._values
        marks = marks_of(keys)
        fresh = dict(zip(marks, keys, strict=True))
        if values:
            fresh = {mark: key for mark, key in fresh.items() if mark not in values}
        if fresh:
            opened = None if self._open else _Wave()
            mine = self._open = opened or self._open
            assert mine is not None
            mine.keys.update(fresh)
            values.update(dict.fromkeys(fresh, mine))
            if opened:
                await self._fetch(context, opened, wanted)
        found = [values[mark] for mark in marks]
        if _Wave not in set(map(type, found)):
            return found
        for wave in {value for value in found if type(value) is _Wave}:
            await wave.done.wait()
        return await self.all(context, keys, wanted)

    async def _fetch(self, context: Context, wave: _Wave, wanted: frozenset[str] | None) -> None:
        try:
            found = await self._read(context, wave, wanted)
            self._values.update(zip(wave.keys, found, strict=True))
        except asyncio.CancelledError:
            self._open = None
            for mark in wave.keys:
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
            return await self.relation.load_many(context, list(wave.keys.values()), wanted)
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
    keys = _keys(relation, context, parents, arguments)
    # by class, for a UUID is slow to compare, be it with None
    other = [kind for kind in set(map(type, keys)) if kind is _NONE or issubclass(kind, _Failed)]
    asked = [key for key in keys if type(key) not in other] if other else keys
    loaded = context.levels.get(relation)
    if loaded is None:
        loaded = context.levels[relation] = Loaded(relation)
    values = await loaded.all(context, asked, wanted) if asked else []
    if not other:
        return values
    given = iter(values)
    return [
        relation.absent() if key is None else key.error if type(key) is _Failed else next(given)
        for key in keys
    ]


_NONE = type(None)


class _Failed:
    """Stands for a key that could not be had."""

    __slots__ = ("error",)

    def __init__(self, error: Exception) -> None:
        self.error = error


def _keys(
    relation: Relation[Any, Any],
    context: Context,
    parents: Sequence[Any],
    arguments: Mapping[str, Any],
) -> list[Any]:
    if relation.attribute is not None:
        try:
            return list(map(relation.attribute, parents))
        except AttributeError:
            pass  # told parent by parent
    keys: list[Any] = []
    for parent in parents:
        try:
            keys.append(relation.key(context, parent, **arguments))
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            keys.append(_Failed(error))
    return keys
