"""Which attributes an operation reads of the objects that each relation gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import BatchedField

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from .level import Level
    from .run import Run
    from .sources import Names

MAX_FIELDS = 2000
"""Operations with more fields than this, fragments unfolded, are not looked through."""


def narrow(run: Run, root: Level) -> None:
    """Tell each batched field what is read of its objects, anywhere in the operation."""
    batched: list[BatchedField] = []
    wanted: dict[Hashable, Names] = {}
    seen = 0
    levels = [root]
    while levels:
        for field in levels.pop().fields:
            seen += 1
            if seen > MAX_FIELDS:
                return
            below = field.shape.levels(run)
            levels.extend(below)
            if isinstance(field, BatchedField):
                batched.append(field)
                relation = _relation(field)
                needs = _union(level.reads for level in below) if below else None
                wanted[relation] = _union([needs, wanted.get(relation, frozenset())])
    for field in batched:
        field.wanted = wanted[_relation(field)]


def _relation(field: BatchedField) -> Hashable:
    return field if field.relation is None else field.relation


def _union(all_names: Iterable[Names]) -> Names:
    union: frozenset[str] = frozenset()
    for names in all_names:
        if names is None:
            return None
        union |= names
    return union
