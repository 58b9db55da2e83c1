"""Columns: the values of one field for all parents of a level, in their order."""

from __future__ import annotations

import asyncio
import types
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from graphql.pyutils import is_awaitable
from graphql.pyutils.undefined import UndefinedType
from orjson import Fragment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

Column: TypeAlias = list[Any]
MaybeColumn: TypeAlias = "list[Any] | Awaitable[list[Any]]"

# The class of objects that a load gave as JSON, whole (`Batched.whole`).
WRITTEN = {Fragment}

# Classes are judged once; a schema meets some tens of them.
_CLASSES = 4096


@lru_cache(_CLASSES)
def is_plain(kind: type) -> bool:
    """Whether values of this class are neither null, nor failed, nor still to be awaited."""
    return not (
        issubclass(kind, (type(None), UndefinedType, Exception, types.GeneratorType))
        or hasattr(kind, "__await__")
    )


@lru_cache(_CLASSES)
def may_be_awaitable(kind: type) -> bool:
    return issubclass(kind, types.GeneratorType) or hasattr(kind, "__await__")


@lru_cache(_CLASSES)
def is_async_iterable(kind: type) -> bool:
    return hasattr(kind, "__aiter__")


def read(get: Callable[[Any], Any], sources: Sequence[Any]) -> Column:
    """`get` of every source; an exception it raises stands in the column instead."""
    column: Column = []
    rest = iter(sources)
    while True:
        try:
            column.extend(map(get, rest))
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            column.append(error)
        else:
            if len(column) == len(sources):
                return column
            # map() took a StopIteration raised by `get` for the end of the sources
            column.append(StopIteration())


async def awaited(column: Column) -> Column:
    """The column with awaitables replaced by what they give, or the exception they raise."""
    spots = [index for index, value in enumerate(column) if is_awaitable(value)]
    if not spots:
        return column
    column = list(column)
    if len(spots) == 1:
        try:
            column[spots[0]] = await column[spots[0]]
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            column[spots[0]] = error
        return column
    results = await asyncio.gather(*(column[spot] for spot in spots), return_exceptions=True)
    for spot, result in zip(spots, results, strict=True):
        if isinstance(result, BaseException) and not isinstance(result, Exception):
            raise result
        column[spot] = result
    return column
