"""A level: all objects of one type that one field gave, and the fields asked of them."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .columns import MaybeColumn
    from .fields import Field
    from .places import Places
    from .run import Run
    from .sources import Names


class Level:
    __slots__ = ("_build", "fields", "lasting")

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = fields
        self.lasting = False  # of a root, whether its answers are (lasting.py)
        self._build = row_builder(tuple(field.key for field in fields))

    @property
    def reads(self) -> Names:
        """The attributes that the fields read of their object; None where one may read any."""
        reads: frozenset[str] = frozenset()
        for field in self.fields:
            if field.reads is None:
                return None
            reads |= field.reads
        return reads

    def objects(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        """One dict for each source, with the fields in the order of the document."""
        if not self.fields:
            return [{} for _ in sources]
        columns = [field.column(run, sources, places) for field in self.fields]
        waiting = [index for index, column in enumerate(columns) if not isinstance(column, list)]
        if waiting:
            return self._awaited(columns, waiting)
        return self._build(*columns)

    async def _awaited(self, columns: list[Any], waiting: list[int]) -> list[Any]:
        if len(waiting) == 1:
            columns[waiting[0]] = await columns[waiting[0]]
        else:
            results = await asyncio.gather(*(columns[index] for index in waiting))
            for index, result in zip(waiting, results, strict=True):
                columns[index] = result
        return self._build(*columns)


@lru_cache(4096)
def row_builder(keys: tuple[str, ...]) -> Callable[..., list[dict[str, Any]]]:
    """A function of one column a key that gives one dict a row.

    A generated comprehension over a dict display is three times as fast as dict(zip(...)).
    The keys are response names, so letters, digits and underscores; they enter as literals.
    """
    if not keys:
        return lambda: []
    names = [f"c{index}" for index in range(len(keys))]
    cells = ", ".join(f"{key!r}: {name}" for key, name in zip(keys, names, strict=True))
    columns = ", ".join(name.upper() for name in names)
    rows = f"zip({columns}, strict=True)" if len(keys) > 1 else columns
    source = f"lambda {columns}: [{{{cells}}} for {', '.join(names)} in {rows}]"
    build: Callable[..., list[dict[str, Any]]] = eval(source, {"zip": zip})  # noqa: S307
    return build
