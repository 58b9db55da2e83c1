"""The planner: which resources, in which order, on which days (docs/decisions/0013-planner.md)."""

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from domain.kit.refusal import Refused
from domain.learning.cover import Unit, cover, taught, units
from domain.learning.ordering import Needs, sorted_by
from domain.learning.planning import PHASES, Candidate, Gain, Plan, Rank, Rules, Span, Step, Target
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
    candidates: Sequence[Candidate],
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
    usable = [candidate for candidate in candidates if candidate.id not in rules.banned]
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
    usable: Sequence[Candidate],
    rules: Rules,
    needs: Needs,
    practice_hours: PracticeHours,
) -> tuple[list[Step], bool]:
    """Steps in order, and whether no choice would take less effort."""
    wanted = units(targets.values())
    before = {key: [basis for basis in needs(key) if basis in targets] for key in targets}
    sorted_by(targets, before, key=lambda skill_id: (skill_id,))  # refuses a circle of skills
    alone = {one.id: one for one in _alone(wanted, practice_hours)}
    optimal = True
    while True:
        options = [*usable, *alone.values()]
        found = cover(wanted, options, budget_cents=rules.budget_cents, limit=rules.search_limit)
        chosen = [one for one in found.chosen if one.id not in alone]
        led = frozenset[Unit]().union(*(taught(one, wanted) for one in chosen))
        steps = [
            *(_learn(one, wanted, targets) for one in chosen),
            *_practise(frozenset(wanted) - led, targets, practice_hours),
        ]
        try:
            return in_order(steps, targets, before), optimal and found.optimal
        except Refused:
            # Resources that each teach what another of them builds on: the broadest one goes.
            # Steps of a single skill can't wait for each other, so this comes to an end.
            broadest = max(chosen, key=lambda one: (len(one.teaches), one.id.hex))
            usable = [candidate for candidate in usable if candidate.id != broadest.id]
            optimal = False


def _alone(wanted: Sequence[Unit], hours: PracticeHours) -> Iterator[Candidate]:
    """Learning each unit by oneself, as if it were a resource; the ids are no resource's."""
    for i, unit in enumerate(wanted):
        span = Span(unit.rank - 1, unit.rank)
        typical = hours(unit.skill_id, *span)
        id = UUID(int=_LAST_ID - i)
        yield Candidate(id, typical, typical * ALONE, 0, "", {unit.skill_id: span})


_LAST_ID = (1 << 128) - 1


def _learn(candidate: Candidate, wanted: Sequence[Unit], targets: Mapping[SkillId, Target]) -> Step:
    gains = _gains(taught(candidate, wanted))
    return Step(
        resource_id=candidate.id,
        hours=candidate.hours,
        cost_cents=candidate.cost_cents,
        gains=gains,
        phase=min((targets[gain.skill_id].phase for gain in gains), key=PHASES.index),
    )


def _practise(
    uncovered: frozenset[Unit], targets: Mapping[SkillId, Target], hours: PracticeHours
) -> list[Step]:
    """One step for each run of a skill's ranks that are learned by oneself."""
    runs: list[list[Gain]] = []
    for gain in _gains(uncovered):
        last = runs[-1][-1] if runs else None
        if last is not None and (last.skill_id, last.goal) == (gain.skill_id, gain.start):
            runs[-1].append(gain)
        else:
            runs.append([gain])
    return [
        Step(
            resource_id=None,
            hours=round(ALONE * sum(hours(*gain) for gain in run), 1),
            cost_cents=0,
            gains=tuple(run),
            phase=targets[run[0].skill_id].phase,
        )
        for run in runs
    ]


def _gains(covered: frozenset[Unit]) -> tuple[Gain, ...]:
    return tuple(Gain(unit.skill_id, unit.rank - 1, unit.rank) for unit in sorted(covered))


def _explained(
    steps: Sequence[Step],
    usable: Sequence[Candidate],
    targets: Mapping[SkillId, Target],
    rules: Rules,
    words: Words,
) -> list[Step]:
    """The steps with alternatives, reasons and quick wins."""
    by_skill: dict[SkillId, list[Candidate]] = {}
    for candidate in usable:
        for skill_id in candidate.teaches:
            by_skill.setdefault(skill_id, []).append(candidate)
    found = []
    for step in steps:
        teachers = [
            one
            for one in by_skill.get(step.gains[0].skill_id, ())
            if all(_teaches(one, gain) for gain in step.gains)
        ]
        others = heapq.nsmallest(
            rules.alternatives,
            (one for one in teachers if one.id != step.resource_id),
            key=lambda one: (one.effort, one.cost_cents, one.id.hex),
        )
        important = max(targets[gain.skill_id].importance for gain in step.gains)
        found.append(
            replace(
                step,
                alternatives=tuple(one.id for one in others),
                quick_win=step.hours <= QUICK_WIN_HOURS and important >= QUICK_WIN_IMPORTANCE,
                reasons=reasons(step, targets, len(teachers), words),
            )
        )
    return found


def _teaches(candidate: Candidate, gain: Gain) -> bool:
    span = candidate.teaches.get(gain.skill_id)
    return span is not None and span.start <= gain.start and span.goal >= gain.goal
