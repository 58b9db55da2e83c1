"""Which attributes an operation reads of the objects that each relation gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import BatchedField, ComputedField

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from .level import Level
    from .run import Run
    from .sources import Names

MAX_FIELDS = 2000
"""Operations with more fields than this, fragments unfolded, are not looked through."""


def narrow(run: Run, root: Level) -> bool:
    """Tell each batched field what is read of its objects, anywhere in the operation.

    False where the operation was too large to be looked through.
    """
    batched: list[BatchedField] = []
    wanted: dict[Hashable, Names] = {}
    seen = 0
    levels = [root]
    while levels:
        for field in levels.pop().fields:
            seen += 1
            if seen > MAX_FIELDS:
                return False
            below = field.shape.levels(run)
            levels.extend(below)
            if isinstance(field, BatchedField):
                batched.append(field)
                relation = _relation(field)
                needs = _needs(run, field, below)
                wanted[relation] = _union([needs, wanted.get(relation, frozenset())])
    for field in batched:
        field.wanted = wanted[_relation(field)]
    return True


def _needs(run: Run, field: BatchedField, below: list[Level]) -> Names:
    if not below:
        return None
    objects = levels_of_contents(run, below) if field.contained else below
    return _union(level.reads for level in objects)


def levels_of_contents(run: Run, containers: Iterable[Level]) -> list[Level]:
    """The levels of the objects in containers, and in the containers that those hold."""
    found: list[Level] = []
    for container in containers:
        for field in container.fields:
            if isinstance(field, ComputedField) and field.hands_on is not None:
                below = field.shape.levels(run)
                found += below if field.hands_on == "objects" else levels_of_contents(run, below)
    return found


def _relation(field: BatchedField) -> Hashable:
    return field if field.relation is None else field.relation


def _union(all_names: Iterable[Names]) -> Names:
    union: frozenset[str] = frozenset()
    for names in all_names:
        if names is None:
            return None
        union |= names
    return union
