"""Leaf columns that need no work: values that already are what the response holds."""

from __future__ import annotations

from enum import Enum
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

from graphql import GraphQLEnumType, specified_scalar_types

from .columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphql.type import GraphQLLeafType

Ordinary: TypeAlias = "Callable[[Column, bool], Column | None]"
"""Gives the completed column, or None where a value needs graphql-core's own coercion."""

Native: TypeAlias = "Mapping[str, Ordinary]"
"""By the scalar's name: columns that the encoder writes exactly as the scalar itself would."""

_NULL = type(None)
_MIN_INT, _MAX_INT = -(2**31), 2**31 - 1


def ordinary(type_: GraphQLLeafType, native: Native) -> Ordinary:
    """The quick way for one scalar or enum."""
    if isinstance(type_, GraphQLEnumType):
        return _Enums(type_)
    if type_.name in native:
        return native[type_.name]
    if specified_scalar_types.get(type_.name) is type_:
        return _BUILT_IN[type_.name]
    return all_of()


def all_of(*fine: type) -> Ordinary:
    """Takes columns whose values are of exactly these classes."""
    return partial(_of_classes, frozenset(fine))


def _of_classes(fine: frozenset[type], column: Column, nullable: bool) -> Column | None:
    kinds = set(map(type, column))
    if nullable:
        kinds.discard(_NULL)
    return column if kinds <= fine else None


def _integers(column: Column, nullable: bool) -> Column | None:
    kinds, values = _without_nulls(column, nullable)
    if not kinds:
        return column
    fits = kinds == {int} and min(values) >= _MIN_INT and max(values) <= _MAX_INT
    return column if fits else None


def _floats(column: Column, nullable: bool) -> Column | None:
    kinds, values = _without_nulls(column, nullable)
    return column if not kinds or (kinds == {float} and all(map(isfinite, values))) else None


def _without_nulls(column: Column, nullable: bool) -> tuple[set[type], Column]:
    kinds = set(map(type, column))
    if not nullable or _NULL not in kinds:
        return kinds, column
    kinds.discard(_NULL)
    return kinds, [value for value in column if value is not None]


_BUILT_IN: dict[str, Ordinary] = {
    "String": all_of(str),
    "ID": all_of(str),
    "Boolean": all_of(bool),
    "Int": _integers,
    "Float": _floats,
}


class _Enums:
    """Members of Python enums, or their values, each coerced once in the life of the plan."""

    __slots__ = ("_names", "_type")

    def __init__(self, type_: GraphQLEnumType) -> None:
        self._type = type_
        # By class first: members of two enums, or a member and its text, may be equal.
        self._names: dict[type, dict[Any, Any]] = {}

    def __call__(self, column: Column, nullable: bool) -> Column | None:
        kinds, values = _without_nulls(column, nullable)
        if not kinds:
            return column
        if len(kinds) != 1:
            return None
        (kind,) = kinds
        names = self._names.get(kind)
        if names is None:
            if not issubclass(kind, Enum | str):
                return None
            names = self._names[kind] = {}
        try:
            if values is column:
                return [names[value] for value in column]
            return [None if value is None else names[value] for value in column]
        except KeyError:
            return self(column, nullable) if self._learn(names, values) else None

    def _learn(self, names: dict[Any, Any], values: Column) -> bool:
        """Take up new values, which are as few as the type has; False where one isn't of it."""
        for value in set(values) - names.keys():
            try:
                names[value] = self._type.coerce_output_value(value)
            except Exception:  # noqa: BLE001 - told value by value, with its place
                return False
        return True
