"""The planner: which resources, in which order, on which days (docs/decisions/0013-planner.md)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from domain.learning.cover import Cover, cover
from domain.learning.offers import Offers, Unit, units
from domain.learning.ordering import CircleError, Needs, sorted_skills
from domain.learning.planning import (
    LEAST_HOURS,
    PHASES,
    Gain,
    Plan,
    Rank,
    Rules,
    Step,
    Target,
)
from domain.learning.reasons import Words, reasons
from domain.learning.schedule import checkpoints, dated
from domain.learning.sequence import in_order, without_repeats
from domain.skills.values import SkillId

# A short step to an important skill gives courage early.
QUICK_WIN_HOURS = 6.0
QUICK_WIN_IMPORTANCE = 0.5

# Learning by oneself takes so many times the typical hours, where no resource leads the way: a
# resource that takes longer than that isn't worth it.
ALONE = 1.5

# Hours of practice from one rank of a skill to another, where no resource teaches it.
PracticeHours = Callable[[SkillId, Rank, Rank], float]


def make_plan(
    targets: Sequence[Target],
    offers: Offers,
    rules: Rules,
    *,
    needs: Needs,
    practice_hours: PracticeHours,
    words: Words,
    begun: Sequence[Step] = (),
) -> Plan:
    """The plan of least effort that reaches every target; one target a skill.

    Steps that are `begun` come first, as they are: what they reach is no target any more.
    Raises Refused(PrerequisiteCycle) where skills need each other.
    """
    by_skill = {target.skill_id: target for target in targets}
    usable = offers.only(units(targets)).without(rules.banned)
    chosen, optimal = _steps(by_skill, usable, rules, needs, practice_hours)
    new = _explained(without_repeats(chosen), usable, by_skill, rules, words)
    steps = [*begun, *new]
    days = dated(steps, rules.start, rules.hours_per_week)
    return Plan(
        steps=tuple(days),
        checkpoints=tuple(checkpoints(days)),
        hours=round(sum(step.hours for step in steps), 1),
        cost_cents=sum(step.cost_cents for step in steps),
        ends_on=days[-1].ends_on if days else rules.start,
        optimal=optimal,
    )


def _steps(
    targets: Mapping[SkillId, Target],
    usable: Offers,
    rules: Rules,
    needs: Needs,
    practice_hours: PracticeHours,
) -> tuple[list[Step], bool]:
    """Steps in order, and whether no choice would take less effort."""
    before = {key: [basis for basis in needs(key) if basis in targets] for key in targets}
    sorted_skills(targets, before, key=lambda skill_id: (skill_id,))  # refuses a circle of them
    alone = [
        ALONE
        * (1 - targets[unit.skill_id].known)
        * practice_hours(unit.skill_id, unit.rank - 1, unit.rank)
        for unit in usable.units
    ]

    def covered(offers: Offers, first: frozenset[Unit]) -> _Choice:
        found = cover(offers, alone, budget_cents=rules.budget_cents, limit=rules.search_limit)
        more = sum(alone[usable.units.index(unit)] for unit in first)
        return _Choice(offers, found, first, found.effort + more)

    choice = covered(usable, frozenset())
    least = choice.found.least
    while True:
        offers, found, first, effort = choice
        learned = [_learn(offers, row, targets) for row in found.rows]
        led = {unit for row in found.rows for unit in offers.taught(row)}
        by_oneself = sorted((set(offers.units) - led) | first)
        steps = [*learned, *_practise(by_oneself, targets, practice_hours)]
        try:
            return in_order(steps, targets, before), replace(found, effort=effort).within(least)
        except CircleError as circle:
            # Resources that each teach what another of them builds on. Either one of them goes, or
            # what one lacks is learned by oneself before; whichever takes least. Steps of a single
            # skill can't wait for each other, so there is one of several, and this comes to an end.
            broad = [w.step.resource_id for w in circle.items if _is_broad(w.step)]
            lacks = {Unit(w.lack.skill_id, w.lack.rank) for w in circle.items} - first
            choices = [
                *(covered(offers.without({id}), first) for id in broad if id is not None),
                *(covered(offers, first | {unit}) for unit in sorted(lacks)),
            ]
            choice = min(choices, key=lambda one: one.effort)


class _Choice(NamedTuple):
    """What is taken of some offers, and what is learned by oneself first though some teach it.

    `effort` is that of both.
    """

    offers: Offers
    found: Cover
    first: frozenset[Unit]
    effort: float


def _is_broad(step: Step) -> bool:
    return len({gain.skill_id for gain in step.gains}) > 1


def _learn(offers: Offers, row: int, targets: Mapping[SkillId, Target]) -> Step:
    gains = _gains(offers.taught(row))
    return Step(
        resource_id=offers.id(row),
        hours=float(offers.hours[row]),
        cost_cents=int(offers.costs[row]),
        gains=gains,
        phase=min((targets[gain.skill_id].phase for gain in gains), key=PHASES.index),
    )


def _practise(
    uncovered: Collection[Unit], targets: Mapping[SkillId, Target], hours: PracticeHours
) -> list[Step]:
    """One step for each run of a skill's ranks that are learned by oneself."""
    runs: list[list[Gain]] = []
    for gain in _gains(uncovered):
        last = runs[-1][-1] if runs else None
        if last is not None and (last.skill_id, last.goal) == (gain.skill_id, gain.start):
            runs[-1].append(gain)
        else:
            runs.append([gain])
    found = []
    for run in runs:
        target = targets[run[0].skill_id]
        takes = ALONE * (1 - target.known) * sum(hours(*gain) for gain in run)
        found.append(
            Step(
                resource_id=None,
                hours=max(LEAST_HOURS, round(takes, 1)),
                cost_cents=0,
                gains=tuple(run),
                phase=target.phase,
            )
        )
    return found


def _gains(covered: Collection[Unit]) -> tuple[Gain, ...]:
    return tuple(Gain(unit.skill_id, unit.rank - 1, unit.rank) for unit in sorted(covered))


def _explained(
    steps: Sequence[Step],
    usable: Offers,
    targets: Mapping[SkillId, Target],
    rules: Rules,
    words: Words,
) -> list[Step]:
    """The steps with alternatives, reasons and quick wins."""
    found = []
    for step in steps:
        teachers = usable.teachers(
            [Unit(g.skill_id, rank) for g in step.gains for rank in range(g.start + 1, g.goal + 1)]
        )
        others = (id for row in teachers if (id := usable.id(row)) != step.resource_id)
        important = max(targets[gain.skill_id].importance for gain in step.gains)
        found.append(
            replace(
                step,
                alternatives=tuple(islice(others, rules.alternatives)),
                quick_win=step.hours <= QUICK_WIN_HOURS and important >= QUICK_WIN_IMPORTANCE,
                reasons=reasons(step, targets, len(teachers), words),
            )
        )
    return found
