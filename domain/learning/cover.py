"""Which resources to take: the fewest hours that cover every level still to be reached."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.learning.planning import Candidate, Target
from domain.skills.values import SkillId


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


def taught(candidate: Candidate, wanted: Iterable[Unit]) -> frozenset[Unit]:
    """Those of the wanted units that a resource teaches."""
    return frozenset(
        unit
        for unit in wanted
        if (span := candidate.teaches.get(unit.skill_id)) and span.start < unit.rank <= span.goal
    )


def cover(
    wanted: Sequence[Unit],
    candidates: Sequence[Candidate],
    *,
    budget_cents: int | None = None,
    limit: int = 20_000,
) -> Cover:
    """The cheapest cover by effort: exact within `limit` search steps for each separate part.

    Units that no candidate teaches are left uncovered. With a budget, as many units as can be paid
    for are covered: units are given up, costliest first, until the rest can be.
    """
    index = {unit: 1 << i for i, unit in enumerate(wanted)}
    options = [
        _Option(mask, candidate.effort, candidate.cost_cents, candidate)
        for candidate in candidates
        if (mask := sum(index[unit] for unit in taught(candidate, wanted)))
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
    for option in sorted(options, key=lambda o: o.order):
        beaten = any(
            option.mask & ~other.mask == 0 and (not by_cost or other.cost <= option.cost)
            for other in best
        )
        if not beaten:
            best.append(option)
    return best


# Bound, effort, cost, a mark that breaks ties, the open units, and the options taken so far.
_Reached = tuple[float, float, int, tuple[tuple[float, int, str], ...], int, tuple["_Option", ...]]


def _search(
    options: list[_Option], wanted: int, budget: int | None, limit: int
) -> tuple[list[_Option] | None, bool]:
    """A* over the sets of units still open; None where the budget allows no cover.

    Each step covers the open unit that fewest options teach, so that no set of options is tried in
    two orders. The bound is a feasible dual of the cover's linear program.
    """
    bits = [1 << i for i in range(wanted.bit_length()) if wanted >> i & 1]
    teaching = {bit: [o for o in options if o.mask & bit] for bit in bits}
    bits.sort(key=lambda bit: len(teaching[bit]))
    price = _dual(bits, teaching, options)
    # Of each open set, the (effort, cost) pairs that no other pair beats.
    labels: dict[int, list[tuple[float, int]]] = {wanted: [(0.0, 0)]}
    start: tuple[_Option, ...] = ()
    queue: list[_Reached] = [(sum(price.values()), 0.0, 0, (), wanted, start)]
    expanded = 0
    while queue:
        _, effort, cost, order, left, chosen = heapq.heappop(queue)
        if not left:
            return list(chosen), True
        if expanded == limit:
            return _greedy(options, wanted, budget), False
        expanded += 1
        bit = next(bit for bit in bits if left & bit)
        for option in teaching[bit]:
            spent, paid = effort + option.effort, cost + option.cost
            if budget is not None and paid > budget:
                continue
            rest = left & ~option.mask
            known = labels.setdefault(rest, [])
            if any(_beats(label, (spent, paid), budget) for label in known):
                continue
            known.append((spent, paid))
            bound = spent + sum(price[b] for b in bits if rest & b)
            mark = (*order, option.order)
            heapq.heappush(queue, (bound, spent, paid, mark, rest, (*chosen, option)))
    return None, True


def _beats(label: tuple[float, int], other: tuple[float, int], budget: int | None) -> bool:
    """Whether nothing can be won by `other`; without a budget the cost only breaks ties."""
    return label <= other and (budget is None or label[1] <= other[1])


def _dual(
    bits: list[int], teaching: dict[int, list[_Option]], options: list[_Option]
) -> dict[int, float]:
    """A price for each unit such that no option costs less than the units it teaches."""
    slack = {id(option): option.effort for option in options}
    price = {}
    for bit in bits:
        price[bit] = min(slack[id(option)] for option in teaching[bit])
        for option in teaching[bit]:
            slack[id(option)] -= price[bit]
    return price


def _greedy(options: list[_Option], wanted: int, budget: int | None) -> list[_Option] | None:
    """Again and again the option with least effort for each unit that it adds."""
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
    return chosen
