"""Steps in an order in which each stands on what came before."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.learning.ordering import CircleError
from domain.learning.planning import PHASES, Gain, Rank, Step, Target
from domain.skills.values import SkillId


class Lacking(NamedTuple):
    """A rank without which a step can't be begun; the step teaches what it is `needed_for`."""

    skill_id: SkillId
    rank: Rank
    needed_for: SkillId


class Waiting(NamedTuple):
    """A step of a circle, and what it lacks, which the next step of the circle teaches."""

    step: Step
    lack: Lacking


def in_order(
    steps: Sequence[Step],
    targets: Mapping[SkillId, Target],
    before: Mapping[SkillId, Sequence[SkillId]],
) -> list[Step]:
    """Lower ranks of a skill before higher ones, and skills after those that `before` names.

    It is enough that one of the earlier steps reaches what a step stands on. Among what may come
    next, earlier phases, then the more important, then the shorter come first. Where steps wait
    for each other, one leaves out a skill that others teach as well. Raises CircleError, its items
    `Waiting`, where that doesn't help: then there is a step of several skills among them.
    """
    placed: list[Step] = []
    # Whatever is reached stays so: a step that may come next never has to wait again.
    reached = {skill_id: target.start for skill_id, target in targets.items()}
    waiting = {i: (step, _needs(step, targets, before)) for i, step in enumerate(steps)}
    ready: list[tuple[tuple[object, ...], int, Step]] = []
    while waiting or ready:
        for i, (step, needs) in list(waiting.items()):
            if _lack(needs, reached) is None:
                del waiting[i]
                heapq.heappush(ready, (_key(step, targets), i, step))
        if ready:
            _, _, step = heapq.heappop(ready)
            placed.append(step)
            for gain in step.gains:
                reached[gain.skill_id] = max(reached[gain.skill_id], gain.goal)
            continue
        circle = _circle(waiting, reached)
        i, spared = _spared(circle, waiting, reached)
        if spared is None:
            raise CircleError([Waiting(waiting[at][0], lack) for at, lack in circle.items()])
        waiting[i] = (spared, _needs(spared, targets, before))
    return placed


def _key(step: Step, targets: Mapping[SkillId, Target]) -> tuple[object, ...]:
    importance = max(targets[gain.skill_id].importance for gain in step.gains)
    return PHASES.index(step.phase), -importance, step.hours, step.gains


def _needs(
    step: Step, targets: Mapping[SkillId, Target], before: Mapping[SkillId, Sequence[SkillId]]
) -> list[Lacking]:
    """The rank below the lowest of each skill, and the first of what the skills build on."""
    lowest: dict[SkillId, Rank] = {}
    for gain in step.gains:
        lowest[gain.skill_id] = min(gain.start, lowest.get(gain.skill_id, gain.start))
    return [
        *(Lacking(skill_id, rank, skill_id) for skill_id, rank in lowest.items()),
        *(
            Lacking(basis, 1, skill_id)
            for skill_id in lowest
            for basis in before[skill_id]
            if basis not in lowest and targets[basis].start == 0
        ),
    ]


def _lack(needs: Sequence[Lacking], reached: Mapping[SkillId, Rank]) -> Lacking | None:
    return next((need for need in needs if reached[need.skill_id] < need.rank), None)


# The steps that can't be begun yet, each with what it needs.
_Unplaced = Mapping[int, tuple[Step, Sequence[Lacking]]]


def _circle(waiting: _Unplaced, reached: Mapping[SkillId, Rank]) -> dict[int, Lacking]:
    """Steps of which each lacks what the next one teaches, and the last what the first does."""
    path: dict[int, Lacking] = {}
    at = next(iter(waiting))
    while at not in path:
        lack = _lack(waiting[at][1], reached)
        assert lack is not None  # else it would be ready
        path[at] = lack
        at = next(i for i, (step, _) in waiting.items() if _teaches(step, lack))
    first = list(path).index(at)
    return dict(list(path.items())[first:])


def _teaches(step: Step, lack: Lacking) -> bool:
    return any(g.skill_id == lack.skill_id and g.start < lack.rank <= g.goal for g in step.gains)


def _spared(
    circle: Mapping[int, Lacking], waiting: _Unplaced, reached: Mapping[SkillId, Rank]
) -> tuple[int, Step | None]:
    """A step of a circle without the skill that makes it wait, where others teach that as well."""
    for i, lack in circle.items():
        step = waiting[i][0]
        others = {gain for j, (other, _) in waiting.items() if j != i for gain in other.gains}
        kept = tuple(gain for gain in step.gains if gain.skill_id != lack.needed_for)
        left = [gain for gain in step.gains if gain.skill_id == lack.needed_for]
        if kept and all(gain in others or gain.goal <= reached[gain.skill_id] for gain in left):
            return i, replace(step, gains=kept)
    return 0, None


def without_repeats(steps: Sequence[Step]) -> list[Step]:
    """Each gain where it comes first, one for each skill of a step; phases never go back."""
    reached: dict[SkillId, Rank] = {}
    phase = 0
    found = []
    for step in steps:
        gains: dict[SkillId, Gain] = {}
        for gain in sorted(step.gains, key=lambda gain: (gain.skill_id, gain.goal)):
            if gain.goal > reached.get(gain.skill_id, 0):
                reached[gain.skill_id] = gain.goal
                first = gains.get(gain.skill_id, gain)
                gains[gain.skill_id] = Gain(gain.skill_id, first.start, gain.goal)
        phase = max(phase, PHASES.index(step.phase))
        found.append(replace(step, gains=tuple(gains.values()), phase=PHASES[phase]))
    return found
