"""Shapes of values: how a column of raw values is completed, by the field's type.

Every shape works on whole columns. The set of the values' classes, taken in one pass, tells
whether the column is ordinary; only a column that is not is walked value by value.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError
from graphql.execution import Executor
from graphql.pyutils import Undefined, is_iterable

from .columns import awaited, is_async_iterable, may_be_awaitable
from .failures import Failed
from .places import OfItems, Picked

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from graphql.type import GraphQLLeafType

    from .columns import Column, MaybeColumn
    from .fields import Field
    from .leaves import Ordinary
    from .level import Level
    from .places import Places
    from .run import Run


class Shape:
    """A value of one type at one place of the response.

    `bubbles` is how many objects and lists a null climbs out of from here: 0 where the
    value may be null.
    """

    __slots__ = ("bubbles", "field", "nullable")

    is_leaf = False

    def __init__(self, field: Field, nullable: bool, bubbles: int) -> None:
        self.field = field
        self.nullable = nullable
        self.bubbles = bubbles

    def complete(self, run: Run, column: Column, places: Places) -> MaybeColumn:
        """The values as the response holds them, with a Failed where one could not be had."""
        kinds = set(map(type, column))
        if any(map(may_be_awaitable, kinds)):
            return self._await(run, column, places)
        return self._complete(run, column, kinds, places)

    async def _await(self, run: Run, column: Column, places: Places) -> Column:
        column = await awaited(column)
        completed = self._complete(run, column, set(map(type, column)), places)
        return completed if isinstance(completed, list) else await completed

    def _complete(self, run: Run, column: Column, kinds: set[type], places: Places) -> MaybeColumn:
        raise NotImplementedError

    def levels(self, run: Run) -> list[Level]:
        """The levels that objects of this shape, or items of it, may go on to."""
        return []

    def fail(self, run: Run, error: Exception) -> Failed:
        run.failed = True
        return Failed(error, self.field.nodes, self.bubbles)

    def null(self, run: Run) -> Failed | None:
        """What stands for a null: a failure where the type forbids it."""
        if self.nullable:
            return None
        name = f"{self.field.parent.name}.{self.field.name}"
        return self.fail(run, TypeError(f"Cannot return null for non-nullable field {name}."))

    def part(self, run: Run, column: Column) -> tuple[Column, list[int], Column]:
        """The column with nulls and failures in place, and the spots and values that remain."""
        done: Column = []
        spots: list[int] = []
        live: Column = []
        for index, value in enumerate(column):
            if value is None or value is Undefined:
                done.append(self.null(run))
            elif isinstance(value, Exception):
                done.append(self.fail(run, value))
            else:
                done.append(None)
                spots.append(index)
                live.append(value)
        return done, spots, live


class Leaf(Shape):
    """Scalars and enums."""

    __slots__ = ("ordinary", "type")

    is_leaf = True

    def __init__(
        self,
        field: Field,
        nullable: bool,
        bubbles: int,
        type_: GraphQLLeafType,
        ordinary: Ordinary,
    ) -> None:
        super().__init__(field, nullable, bubbles)
        self.type = type_
        self.ordinary = ordinary

    def complete(self, run: Run, column: Column, places: Places) -> MaybeColumn:
        completed = self.ordinary(column, self.nullable)
        if completed is not None:
            return completed
        return super().complete(run, column, places)

    def _complete(self, run: Run, column: Column, kinds: set[type], places: Places) -> MaybeColumn:
        return [self._value(run, value) for value in column]

    def _value(self, run: Run, value: Any) -> Any:
        if value is None or value is Undefined:
            return self.null(run)
        try:
            if isinstance(value, Exception):
                raise value
            return Executor.complete_leaf_value(self.type, value)
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            return self.fail(run, error)


class ListOf(Shape):
    __slots__ = ("item",)

    item: Shape

    def levels(self, run: Run) -> list[Level]:
        return self.item.levels(run)

    def complete(self, run: Run, column: Column, places: Places) -> MaybeColumn:
        kinds = set(map(type, column))
        if any(map(may_be_awaitable, kinds)) or any(map(is_async_iterable, kinds)):
            return self._await(run, column, places)
        return self._complete(run, column, kinds, places)

    async def _await(self, run: Run, column: Column, places: Places) -> Column:
        column = await awaited(column)
        column = [await _listed(value) for value in column]
        completed = self._complete(run, column, set(map(type, column)), places)
        return completed if isinstance(completed, list) else await completed

    def _complete(self, run: Run, column: Column, kinds: set[type], places: Places) -> MaybeColumn:
        if kinds <= _SEQUENCES:
            return self._lists(run, column, places)
        done, spots, live = self.part(run, [self._list(value) for value in column])
        return spread(done, spots, self._lists(run, live, Picked(places, spots)))

    def _list(self, value: Any) -> Any:
        if value is None or value is Undefined or isinstance(value, Exception):
            return value
        if not is_iterable(value):
            name = f"{self.field.parent.name}.{self.field.name}"
            return GraphQLError(f"Expected Iterable, but did not find one for field '{name}'.")
        try:
            return list(value)
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            return error

    def _lists(self, run: Run, lists: Column, places: Places) -> MaybeColumn:
        lengths = list(map(len, lists))
        flat = list(chain.from_iterable(lists))
        items = self.item.complete(run, flat, OfItems(places, lengths))
        return _cut(items, lengths) if isinstance(items, list) else _cut_later(items, lengths)


_SEQUENCES = frozenset({list, tuple})


async def _listed(values: Any) -> Any:
    kind: type = type(values)
    if not is_async_iterable(kind):
        return values
    try:
        return [value async for value in values]
    except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
        return error


def _cut(items: Column, lengths: list[int]) -> Column:
    if len(lengths) == 1:
        return [items]
    lists: Column = []
    start = 0
    for length in lengths:
        lists.append(items[start : start + length])
        start += length
    return lists


async def _cut_later(items: Awaitable[Column], lengths: list[int]) -> Column:
    return _cut(await items, lengths)


def spread(done: Column, spots: list[int], values: MaybeColumn) -> MaybeColumn:
    """`done` with the values put at their spots."""
    if not isinstance(values, list):
        return _spread_later(done, spots, values)
    for spot, value in zip(spots, values, strict=True):
        done[spot] = value
    return done


async def _spread_later(done: Column, spots: list[int], values: Awaitable[Column]) -> Column:
    for spot, value in zip(spots, await values, strict=True):
        done[spot] = value
    return done
