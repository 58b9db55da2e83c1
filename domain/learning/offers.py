"""What the catalogue has for a plan, in columns: thousands of resources are weighed at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from domain.learning.planning import Rank, Target
from domain.skills.values import SkillId

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Unit(NamedTuple):
    """One level of one skill, to be reached from the level below it."""

    skill_id: SkillId
    rank: Rank


def units(targets: Iterable[Target]) -> list[Unit]:
    """Every level to be reached, in the order of the targets."""
    return [
        Unit(target.skill_id, rank)
        for target in targets
        for rank in range(target.start + 1, target.goal + 1)
    ]


class Offer(NamedTuple):
    """That a resource teaches a target, given by its place in a list, from one rank to another.

    `key` is the resource's id as 16 bytes. `effort` is its hours, weighed by preferences;
    `cost_cents` what it costs at most.
    """

    key: bytes
    hours: float
    effort: float
    cost_cents: int
    target: int
    start: Rank
    goal: Rank


@dataclass(frozen=True, slots=True)
class Offers:
    """Resources that teach some of the `units`: row i of each column is one resource.

    Rows are in order of effort, then cost, then id. `teaches` has a column for each unit.
    """

    units: Sequence[Unit]
    keys: Sequence[bytes]
    hours: Floats
    efforts: Floats
    costs: Floats
    teaches: Bools

    def __len__(self) -> int:
        return len(self.keys)

    def id(self, row: int) -> UUID:
        return UUID(bytes=self.keys[row])

    def taught(self, row: int) -> list[Unit]:
        """The units that a resource teaches."""
        return list(compress(self.units, self.teaches[row]))

    def teachers(self, taught: Collection[Unit]) -> list[int]:
        """The rows that teach all of some units, those of least effort first."""
        columns = [self.units.index(unit) for unit in taught]
        found: list[int] = np.flatnonzero(self.teaches[:, columns].all(axis=1)).tolist()
        return found

    def only(self, wanted: Sequence[Unit]) -> "Offers":
        """What teaches some of the wanted units, which are among these."""
        if list(wanted) == list(self.units):
            return self
        teaches = self.teaches[:, [self.units.index(unit) for unit in wanted]]
        return self._rows(np.flatnonzero(teaches.any(axis=1)), wanted, teaches)

    def without(self, ids: Collection[UUID]) -> "Offers":
        """All but some resources."""
        if not ids:
            return self
        keys = {id.bytes for id in ids}
        kept = [row for row, key in enumerate(self.keys) if key not in keys]
        return self._rows(np.array(kept, dtype=np.intp), self.units, self.teaches)

    def _rows(self, rows: NDArray[Any], wanted: Sequence[Unit], teaches: Bools) -> "Offers":
        return Offers(
            units=wanted,
            keys=[self.keys[row] for row in rows],
            hours=self.hours[rows],
            efforts=self.efforts[rows],
            costs=self.costs[rows],
            teaches=teaches[rows],
        )


def offers(targets: Sequence[Target], found: Sequence[Offer]) -> Offers:
    """What was found for the targets, in columns."""
    wanted = units(targets)
    places = {target.skill_id: place for place, target in enumerate(targets)}
    keys, *numbers = zip(*found, strict=True) if found else ((),) * len(Offer._fields)
    hours, efforts, costs, taught, starts, goals = (np.array(column) for column in numbers)
    ids, first, at = np.unique(np.array(keys, "S16"), return_index=True, return_inverse=True)
    teaches = np.zeros((len(ids), len(wanted)), dtype=bool)
    for column, unit in enumerate(wanted):
        does = (taught == places[unit.skill_id]) & (starts < unit.rank) & (goals >= unit.rank)
        teaches[at[does], column] = True
    order = np.lexsort((costs[first], efforts[first]))  # leaves equal ones in order of their ids
    first = first[order]
    return Offers(
        units=wanted,
        keys=[keys[place] for place in first.tolist()],
        hours=hours[first],
        efforts=efforts[first],
        costs=costs[first],
        teaches=teaches[order],
    )
