"""Narrow records: rows that hold only the fields that somebody is going to read."""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, cast

from domain.kit.db import R, maker


def maker_of(record: type[R], names: frozenset[str] | None) -> Callable[[Sequence[Any]], R]:
    """Makes records of rows that hold the fields `names` (None: all)."""
    return maker(record) if names is None else narrowed(cast(Hashable, record), names)


@lru_cache(1024)
def narrowed(record: Hashable, names: frozenset[str]) -> Callable[[Sequence[Any]], Any]:
    """Makes instances of `record` of rows that hold only the fields `names`, in its order.

    They are instances of the class, so that views recognise them. Reading any other field raises
    AttributeError: a value that was not read must not pass for a null.
    """
    assert isinstance(record, type)
    whole: Any = record
    kept = [name for name in whole._fields if name in names]
    fields: dict[str, Any] = {name: property(_unread(name)) for name in whole._fields}
    fields |= {name: property(itemgetter(index)) for index, name in enumerate(kept)}
    kind = type(record.__name__, (record,), {"__slots__": (), **fields})
    return partial(tuple.__new__, kind)


def _unread(name: str) -> Callable[[Any], Any]:
    def refuse(record: Any) -> Any:
        raise AttributeError(f"{type(record).__name__}.{name} was not read from the database")

    return refuse
