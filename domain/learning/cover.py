"""Which resources to take: the fewest hours that cover every level still to be reached."""

import heapq
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from domain.learning.bound import bound
from domain.learning.planning import Candidate, Target
from domain.skills.values import SkillId

# A cover may take this share more effort than the best there is.
TOLERANCE = 0.01


class Unit(NamedTuple):
    """One level of one skill, to be reached from the level below it."""

    skill_id: SkillId
    rank: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The chosen resources, and the units that none teaches (within the budget).

    `optimal` is False where the search was cut off and the best found so far stands.
    """

    chosen: tuple[Candidate, ...]
    uncovered: frozenset[Unit]
    optimal: bool


def units(targets: Iterable[Target]) -> list[Unit]:
    """Every level to be reached, in the order of the targets."""
    return [
        Unit(target.skill_id, rank)
        for target in targets
        for rank in range(target.start + 1, target.goal + 1)
    ]


def taught(candidate: Candidate, wanted: Collection[Unit]) -> frozenset[Unit]:
    """Those of the wanted units that a resource teaches."""
    return frozenset(wanted) & {
        Unit(skill_id, rank)
        for skill_id, span in candidate.teaches.items()
        for rank in range(span.start + 1, span.goal + 1)
    }


def cover(
    wanted: Sequence[Unit],
    candidates: Sequence[Candidate],
    *,
    budget_cents: int | None = None,
    limit: int = 2_000,
) -> Cover:
    """The cheapest cover by effort, within TOLERANCE of the best: `limit` search steps a part.

    Units that no candidate teaches are left uncovered. With a budget, as many units as can be paid
    for are covered: units are given up, costliest first, until the rest can be.
    """
    index = {unit: 1 << i for i, unit in enumerate(wanted)}
    options = [
        _Option(mask, candidate.effort, candidate.cost_cents, candidate)
        for candidate in candidates
        if (mask := _mask(candidate, index))
    ]
    everything = 0
    for option in options:
        everything |= option.mask
    chosen, optimal = _parts(options, everything, limit)
    if budget_cents is not None and _cost(chosen) > budget_cents:
        chosen, optimal, everything = _within(options, everything, budget_cents, limit)
    covered = 0
    for option in chosen:
        covered |= option.mask
    uncovered = frozenset(unit for unit, bit in index.items() if not covered & bit)
    return Cover(tuple(option.candidate for option in chosen), uncovered, optimal)


def _mask(candidate: Candidate, index: dict[Unit, int]) -> int:
    mask = 0
    for skill_id, span in candidate.teaches.items():
        for rank in range(span.start + 1, span.goal + 1):
            mask |= index.get(Unit(skill_id, rank), 0)
    return mask


class _Option(NamedTuple):
    mask: int
    effort: float
    cost: int
    candidate: Candidate

    @property
    def order(self) -> tuple[float, int, str]:
        return self.effort, self.cost, self.candidate.id.hex


def _cost(options: Iterable[_Option]) -> int:
    return sum(option.cost for option in options)


def _parts(options: list[_Option], wanted: int, limit: int) -> tuple[list[_Option], bool]:
    """Solve each connected part by itself: no resource teaches across two of them."""
    kept = _undominated(options, by_cost=False)
    chosen: list[_Option] = []
    optimal = True
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
        found, exact = _search([o for o in kept if o.mask & part], part & wanted, None, limit)
        chosen += found or []
        optimal &= exact
        wanted &= ~part
    return chosen, optimal


def _within(
    options: list[_Option], wanted: int, budget: int, limit: int
) -> tuple[list[_Option], bool, int]:
    kept = _undominated([o for o in options if o.cost <= budget], by_cost=True)
    coverable = 0
    for option in kept:
        coverable |= option.mask
    wanted &= coverable
    while wanted:
        found, exact = _search(kept, wanted, budget, limit)
        if found is not None:
            return found, exact, wanted
        wanted &= ~_dearest(kept, wanted)
    return [], True, 0


def _dearest(options: list[_Option], wanted: int) -> int:
    """The unit whose cheapest resource costs most."""
    bits = [1 << i for i in range(wanted.bit_length()) if wanted >> i & 1]
    return max(bits, key=lambda bit: (min(o.cost for o in options if o.mask & bit), bit))


def _undominated(options: list[_Option], *, by_cost: bool) -> list[_Option]:
    """Without those that another beats: teaches as much, in no more time (for no more money)."""
    best: list[_Option] = []
    # Of each mask, what the last one kept cost: most options fall here, before the long way.
    seen: dict[int, int] = {}
    for option in sorted(options, key=lambda o: o.order):
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


def _search(
    options: list[_Option], wanted: int, budget: int | None, limit: int
) -> tuple[list[_Option] | None, bool]:
    """A cover within TOLERANCE of the best; None where the budget allows none.

    Options that can't be part of a better cover than the one at hand are dropped by the bound;
    then A* goes over the sets of units still open. Each of its steps covers the open unit that
    fewest options teach, so that no set of options is tried in two orders.
    """
    bits = [1 << i for i in range(wanted.bit_length()) if wanted >> i & 1]
    best = _greedy(options, wanted, budget)
    upper = _effort(best) if best is not None else sum(o.effort for o in options) + 1
    found = bound(
        np.array([[bool(o.mask & bit) for bit in bits] for o in options]),
        np.array([o.effort for o in options]),
        np.array([o.cost for o in options], dtype=np.float64),
        budget,
        upper,
    )
    goal = upper * (1 - TOLERANCE) if best is not None else upper
    if best is not None and found.lower >= goal:
        return best, True
    left = [o for o, least in zip(options, found.with_option, strict=True) if least < goal]
    better, exact = _astar(
        sorted(left, key=lambda o: o.order),
        wanted,
        dict(zip(bits, found.prices.tolist(), strict=True)),
        (budget, found.money),
        goal,
        limit,
    )
    return better or best, exact


def _astar(
    options: list[_Option],
    wanted: int,
    prices: dict[int, float],
    purse: tuple[int | None, float],
    goal: float,
    limit: int,
) -> tuple[list[_Option] | None, bool]:
    """The best cover of less effort than `goal`, if any; False where the search was cut off."""
    budget, money = purse
    teaching = {bit: [i for i, o in enumerate(options) if o.mask & bit] for bit in prices}
    bits = sorted(prices, key=lambda bit: len(teaching[bit]))
    # Of each open set, the (effort, cost) pairs that no other pair beats.
    labels: dict[int, list[tuple[float, int]]] = {wanted: [(0.0, 0)]}
    queue: list[_Reached] = [(0.0, 0.0, 0, (), wanted)]
    expanded = 0
    while queue:
        _, effort, cost, chosen, left = heapq.heappop(queue)
        if not left:
            return [options[i] for i in chosen], True
        if expanded == limit:
            return None, False
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
    return None, True


def _beats(label: tuple[float, int], other: tuple[float, int], budget: int | None) -> bool:
    """Whether nothing can be won by `other`; without a budget the cost only breaks ties."""
    return label <= other and (budget is None or label[1] <= other[1])


def _greedy(options: list[_Option], wanted: int, budget: int | None) -> list[_Option] | None:
    """Again and again the option with least effort for each unit that it adds; none needlessly."""
    chosen: list[_Option] = []
    left, paid = wanted, 0
    while left:
        able = [o for o in options if o.mask & left and (budget is None or paid + o.cost <= budget)]
        if not able:
            return None
        best = min(able, key=lambda o: (o.effort / (o.mask & left).bit_count(), o.order))
        chosen.append(best)
        left &= ~best.mask
        paid += best.cost
    for option in sorted(chosen, key=lambda o: o.order, reverse=True):
        others = 0
        for other in chosen:
            others |= other.mask if other is not option else 0
        if wanted & ~others == 0:
            chosen.remove(option)
    return chosen


def _effort(options: Iterable[_Option]) -> float:
    return sum(option.effort for option in options)
