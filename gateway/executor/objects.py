"""Shapes of objects: whose level runs next, and for which of the values."""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from graphql import GraphQLObjectType
from graphql.execution.executor import invalid_return_type_error

from .columns import WRITTEN, is_plain
from .places import Picked
from .shapes import Shape, spread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graphql import GraphQLResolveInfo
    from graphql.pyutils import Path
    from graphql.type import GraphQLAbstractType

    from .columns import Column, MaybeColumn
    from .fields import Field
    from .level import Level
    from .places import Places
    from .run import Run


class ObjectOf(Shape):
    """Objects of one type that takes any value."""

    __slots__ = ("_level", "compile_level", "type")

    def __init__(
        self,
        field: Field,
        nullable: bool,
        bubbles: int,
        type_: GraphQLObjectType,
        compile_level: Callable[[Run, Shape, GraphQLObjectType], Level],
    ) -> None:
        super().__init__(field, nullable, bubbles)
        self.type = type_
        self.compile_level = compile_level
        self._level: Level | None = None

    def _complete(self, run: Run, column: Column, kinds: set[type], places: Places) -> MaybeColumn:
        if kinds == WRITTEN:
            return column
        if all(map(is_plain, kinds)):
            return self._objects(run, column, places)
        done, spots, live = self.part(run, column)
        return spread(done, spots, self._objects(run, live, Picked(places, spots)))

    def _objects(self, run: Run, values: Column, places: Places) -> MaybeColumn:
        if not values:
            return []
        return shared(self.levels(run)[0], run, values, places)

    def levels(self, run: Run) -> list[Level]:
        if self._level is None:
            self._level = self.compile_level(run, self, self.type)
        return [self._level]


class JudgedOf(Shape):
    """Objects whose type must be asked for: of an abstract type, or of one with `is_type_of`.

    With `by_class` the type of a value is taken to follow from its Python class alone, and
    is asked once a class, with a resolve info that has no path.
    """

    __slots__ = ("_by_class", "_levels", "by_class", "compile_level", "type")

    def __init__(
        self,
        field: Field,
        nullable: bool,
        bubbles: int,
        type_: GraphQLObjectType | GraphQLAbstractType,
        compile_level: Callable[[Run, Shape, GraphQLObjectType], Level],
        by_class: bool,
    ) -> None:
        super().__init__(field, nullable, bubbles)
        self.type = type_
        self.compile_level = compile_level
        self.by_class = by_class
        self._by_class: dict[type, GraphQLObjectType] = {}
        self._levels: dict[GraphQLObjectType, Level] = {}

    def levels(self, run: Run) -> list[Level]:
        if isinstance(self.type, GraphQLObjectType):
            return [self._level(run, self.type)]
        return [self._level(run, type_) for type_ in run.schema.get_possible_types(self.type)]

    def _complete(self, run: Run, column: Column, kinds: set[type], places: Places) -> MaybeColumn:
        if kinds == WRITTEN:
            return column
        if self.by_class and len(kinds) == 1:
            known = self._by_class.get(type(column[0]))
            if known is not None:
                return shared(self._level(run, known), run, column, places)
        done, spots, live = self.part(run, column)
        judged = [
            self._judge(run, value, places, spot) for spot, value in zip(spots, live, strict=True)
        ]
        if any(map(isawaitable, judged)):
            return self._judged_later(run, done, spots, live, judged, places)
        return self._sort(run, done, spots, live, judged, places)

    async def _judged_later(
        self,
        run: Run,
        done: Column,
        spots: list[int],
        live: Column,
        judged: list[Any],
        places: Places,
    ) -> Column:
        judged = await asyncio.gather(*map(_settled, judged))
        sorted_ = self._sort(run, done, spots, live, judged, places)
        return sorted_ if isinstance(sorted_, list) else await sorted_

    def _sort(
        self,
        run: Run,
        done: Column,
        spots: list[int],
        live: Column,
        judged: list[Any],
        places: Places,
    ) -> MaybeColumn:
        """Run one level for each type that was found."""
        groups: dict[GraphQLObjectType, tuple[list[int], Column]] = {}
        for spot, value, verdict in zip(spots, live, judged, strict=True):
            if isinstance(verdict, Exception):
                done[spot] = self.fail(run, verdict)
                continue
            group = groups.setdefault(verdict, ([], []))
            group[0].append(spot)
            group[1].append(value)
        waiting: list[Awaitable[Column]] = []
        for type_, (own, values) in groups.items():
            level = self._level(run, type_)
            spread_ = spread(done, own, shared(level, run, values, Picked(places, own)))
            if not isinstance(spread_, list):
                waiting.append(spread_)
        return _all(waiting, done) if waiting else done

    def _level(self, run: Run, type_: GraphQLObjectType) -> Level:
        level = self._levels.get(type_)
        if level is None:
            level = self._levels[type_] = self.compile_level(run, self, type_)
        return level

    def _judge(self, run: Run, value: Any, places: Places, spot: int) -> Any:
        """The object type of a value, or the exception why not, or an awaitable of either."""
        if self.by_class:
            known = self._by_class.get(type(value))
            if known is not None:
                return known
        try:
            verdict = self._ask(run, value, None if self.by_class else places.path(spot))
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            return error
        if self.by_class and isinstance(verdict, GraphQLObjectType):
            self._by_class[type(value)] = verdict
        return verdict

    def _ask(self, run: Run, value: Any, path: Path | None) -> Any:
        info = run.info(self.field, self._field_path(path))
        if isinstance(self.type, GraphQLObjectType):
            return self._confirm(value, self.type, info)
        resolve_type = self.type.resolve_type or run.executor.type_resolver
        name = resolve_type(value, info, self.type)
        if isawaitable(name):
            return self._ask_later(run, value, self.type, name, info)
        return self._confirm(value, self._named(run, value, self.type, name, info), info)

    @staticmethod
    def _field_path(path: Path | None) -> Path | None:
        """The path of the field, for the resolve info names the field and not its item."""
        while path is not None and isinstance(path.key, int):
            path = path.prev
        return path

    async def _ask_later(
        self,
        run: Run,
        value: Any,
        type_: GraphQLAbstractType,
        name: Awaitable[Any],
        info: GraphQLResolveInfo[Any],
    ) -> Any:
        verdict = self._confirm(value, self._named(run, value, type_, await name, info), info)
        return await verdict if isawaitable(verdict) else verdict

    def _named(
        self,
        run: Run,
        value: Any,
        type_: GraphQLAbstractType,
        name: Any,
        info: GraphQLResolveInfo[Any],
    ) -> GraphQLObjectType:
        return run.executor.ensure_valid_runtime_type(name, type_, self.field.details, info, value)

    def _confirm(self, value: Any, type_: GraphQLObjectType, info: GraphQLResolveInfo[Any]) -> Any:
        if type_.is_type_of is None:
            return type_
        confirmed = type_.is_type_of(value, info)
        if isawaitable(confirmed):
            return self._confirm_later(value, type_, confirmed)
        return self._verdict(value, type_, confirmed)

    async def _confirm_later(
        self, value: Any, type_: GraphQLObjectType, confirmed: Awaitable[bool]
    ) -> GraphQLObjectType:
        return self._verdict(value, type_, await confirmed)

    def _verdict(self, value: Any, type_: GraphQLObjectType, confirmed: bool) -> GraphQLObjectType:
        if not confirmed:
            raise invalid_return_type_error(type_, value, self.field.details)
        return type_


_WORTH_SHARING = 16
"""Fewer values than this are not looked through for the same one twice."""


def shared(level: Level, run: Run, values: Column, places: Places) -> MaybeColumn:
    """The level's objects; a value that stands in several places is answered once for all."""
    count = len(values)
    if count < _WORTH_SHARING or len(set(map(id, values))) > count * 3 // 4:
        return level.objects(run, values, places)
    spots = dict(zip(map(id, values), range(count), strict=True))
    chosen = list(spots.values())
    distinct = level.objects(run, [values[spot] for spot in chosen], Picked(places, chosen))
    if isinstance(distinct, list):
        return _dealt(distinct, spots, values)
    return _dealt_later(distinct, spots, values)


def _dealt(distinct: Column, spots: dict[int, int], values: Column) -> Column:
    objects = dict(zip(spots, distinct, strict=True))
    return [objects[id(value)] for value in values]


async def _dealt_later(
    distinct: Awaitable[Column], spots: dict[int, int], values: Column
) -> Column:
    return _dealt(await distinct, spots, values)


async def _settled(verdict: Any) -> Any:
    if not isawaitable(verdict):
        return verdict
    try:
        return await verdict
    except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
        return error


async def _all(waiting: list[Awaitable[Column]], done: Column) -> Column:
    if len(waiting) == 1:
        await waiting[0]
    else:
        await asyncio.gather(*waiting)
    return done
