"""Which resources to take: the fewest hours in which every level still to be reached is learned."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from domain.learning.bound import bound
from domain.learning.offers import Bools, Floats, Offers

# A cover may take this share more effort than the best there is.
TOLERANCE = 0.01
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Cover:
    """The chosen rows of the offers; units that none of them teaches are learned alone.

    `effort` is of all units, and no cover takes less than `least`.
    """

    rows: tuple[int, ...]
    effort: float
    least: float

    def within(self, least: float) -> bool:
        """Whether it takes no more than TOLERANCE above what any cover takes at least."""
        return self.effort * (1 - TOLERANCE) <= least + _HAIR


def cover(
    offers: Offers, alone: Sequence[float], *, budget_cents: int | None = None, limit: int = 2_000
) -> Cover:
    """The cheapest cover by effort, within TOLERANCE of the best: `limit` search steps a part.

    `alone` is the effort to learn each unit without a resource. It costs nothing, so that there
    is a cover within any budget.
    """
    wanted = (1 << len(alone)) - 1
    found = _parts(_options(offers, alone, by_cost=False), wanted, limit)
    if budget_cents is not None and sum(one.cost for one in found.chosen) > budget_cents:
        options = _options(offers, alone, by_cost=True)
        payable = [one for one in options if one.cost <= budget_cents]
        found = _search(_undominated(payable, by_cost=True), wanted, budget_cents, limit)
    return Cover(
        rows=tuple(one.row for one in found.chosen if one.row < len(offers)),
        effort=_effort(found.chosen),
        least=found.least,
    )


class _Option(NamedTuple):
    """A way to learn some units; the rows of learning alone come after those of the offers."""

    effort: float
    cost: int
    row: int
    mask: int


class _Found(NamedTuple):
    """The options of a cover, and the least effort that any cover takes."""

    chosen: list[_Option]
    least: float


def _options(offers: Offers, alone: Sequence[float], *, by_cost: bool) -> list[_Option]:
    """All that may be part of a best cover, in order of effort, cost and row."""
    kept = np.flatnonzero(_worthwhile(offers, np.array(alone), by_cost=by_cost))
    masks = np.packbits(offers.teaches[kept], axis=1, bitorder="little")
    columns = offers.efforts[kept].tolist(), offers.costs[kept].tolist(), kept.tolist()
    taught = [
        _Option(effort, int(cost), row, int.from_bytes(mask, "little"))
        for effort, cost, row, mask in zip(*columns, masks, strict=True)
    ]
    by_oneself = [
        _Option(effort, 0, len(offers) + unit, 1 << unit) for unit, effort in enumerate(alone)
    ]
    return sorted([*taught, *by_oneself])


def _worthwhile(offers: Offers, alone: Floats, *, by_cost: bool) -> Bools:
    """The rows that take no more effort than learning each of their units by itself does.

    Most of a catalogue falls here. By itself a unit is learned alone or from what teaches no
    other; where costs count, from what is free.
    """
    count = offers.teaches.sum(axis=1)
    single = (count == 1) & (offers.costs == 0) if by_cost else count == 1
    rows, taught = np.nonzero(offers.teaches & single[:, np.newaxis])
    least = alone.copy()
    np.minimum.at(least, taught, offers.efforts[rows])
    worthwhile: Bools = (count > 0) & (offers.efforts <= offers.teaches @ least + _HAIR)
    return worthwhile


def _parts(options: list[_Option], wanted: int, limit: int) -> _Found:
    """Solve each connected part by itself: no resource teaches across two of them."""
    kept = _undominated(options, by_cost=False)
    chosen: list[_Option] = []
    least = 0.0
    while wanted:
        part = wanted & -wanted
        while True:
            grown = part
            for option in kept:
                if option.mask & grown:
                    grown |= option.mask
            if grown == part:
                break
            part = grown
        found = _search([one for one in kept if one.mask & part], part, None, limit)
        chosen += found.chosen
        least += found.least
        wanted &= ~part
    return _Found(chosen, least)


def _undominated(options: list[_Option], *, by_cost: bool) -> list[_Option]:
    """Without those that another beats: teaches as much, in no more time (for no more money)."""
    best: list[_Option] = []
    # Of each mask, what the last one kept cost: most options fall here, before the long way.
    seen: dict[int, int] = {}
    for option in options:
        cost = option.cost if by_cost else 0
        if seen.get(option.mask, cost + 1) <= cost:
            continue
        seen[option.mask] = cost
        beaten = any(
            option.mask & ~other.mask == 0 and (not by_cost or other.cost <= cost) for other in best
        )
        if not beaten:
            best.append(option)
    return best


# Bound, effort, cost, a mark that breaks ties, the open units, and the options taken so far.
_Reached = tuple[float, float, int, tuple[int, ...], int]


def _search(options: list[_Option], wanted: int, budget: int | None, limit: int) -> _Found:
    """A cover within TOLERANCE of the best, of options in order that have one.

    Options that can't be part of a better cover than the one at hand are dropped by the bound;
    then A* goes over the sets of units still open. Each of its steps covers the open unit that
    fewest options teach, so that no set of options is tried in two orders.
    """
    if len(options) == 1:
        return _Found(options, options[0].effort)
    bits = [1 << i for i in range(wanted.bit_length()) if wanted >> i & 1]
    best = _greedy(options, wanted, budget)
    upper = _effort(best)
    found = bound(
        np.array([[bool(one.mask & bit) for bit in bits] for one in options]),
        np.array([one.effort for one in options]),
        np.array([one.cost for one in options], dtype=np.float64),
        budget,
        upper,
    )
    goal = upper * (1 - TOLERANCE)
    if found.lower >= goal:
        return _Found(best, found.lower)
    better, least = _astar(
        [one for one, with_it in zip(options, found.with_option, strict=True) if with_it < goal],
        wanted,
        dict(zip(bits, found.prices.tolist(), strict=True)),
        (budget, found.money),
        goal,
        limit,
    )
    return _Found(better or best, max(least, found.lower))


def _astar(
    options: list[_Option],
    wanted: int,
    prices: dict[int, float],
    purse: tuple[int | None, float],
    goal: float,
    limit: int,
) -> tuple[list[_Option] | None, float]:
    """The best cover of less effort than `goal`, if one is found, and what any takes at least."""
    budget, money = purse
    teaching = {bit: [i for i, o in enumerate(options) if o.mask & bit] for bit in prices}
    bits = sorted(prices, key=lambda bit: len(teaching[bit]))
    # Of each open set, the (effort, cost) pairs that no other pair beats.
    labels: dict[int, list[tuple[float, int]]] = {wanted: [(0.0, 0)]}
    queue: list[_Reached] = [(0.0, 0.0, 0, (), wanted)]
    expanded = 0
    while queue:
        least, effort, cost, chosen, left = heapq.heappop(queue)
        if not left:
            return [options[i] for i in chosen], least
        if expanded == limit:
            return None, least
        expanded += 1
        bit = next(bit for bit in bits if left & bit)
        for i in teaching[bit]:
            option = options[i]
            spent, paid = effort + option.effort, cost + option.cost
            if budget is not None and paid > budget:
                continue
            rest = left & ~option.mask
            least = spent + sum(price for unit, price in prices.items() if rest & unit)
            if budget is not None:
                least -= money * (budget - paid)
            known = labels.setdefault(rest, [])
            if least >= goal or any(_beats(label, (spent, paid), budget) for label in known):
                continue
            known.append((spent, paid))
            heapq.heappush(queue, (max(least, spent), spent, paid, (*chosen, i), rest))
    return None, goal


def _beats(label: tuple[float, int], other: tuple[float, int], budget: int | None) -> bool:
    """Whether nothing can be won by `other`; without a budget the cost only breaks ties."""
    return label <= other and (budget is None or label[1] <= other[1])


def _greedy(options: list[_Option], wanted: int, budget: int | None) -> list[_Option]:
    """Again and again the option with least effort for each unit that it adds; none needlessly."""
    chosen: list[_Option] = []
    left, paid = wanted, 0
    while left:
        able = [o for o in options if o.mask & left and (budget is None or paid + o.cost <= budget)]
        best = min(able, key=lambda o: (o.effort / (o.mask & left).bit_count(), o))
        chosen.append(best)
        left &= ~best.mask
        paid += best.cost
    for option in sorted(chosen, reverse=True):
        others = 0
        for other in chosen:
            others |= other.mask if other is not option else 0
        if wanted & ~others == 0:
            chosen.remove(option)
    return chosen


def _effort(options: Iterable[_Option]) -> float:
    return sum(option.effort for option in options)
