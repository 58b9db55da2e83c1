"""Steps in an order in which each stands on what came before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.learning.ordering import CircleError, sorted_by
from domain.learning.planning import PHASES, Gain, Rank, Step, Target
from domain.skills.values import SkillId


def in_order(
    steps: Sequence[Step],
    targets: Mapping[SkillId, Target],
    before: Mapping[SkillId, Sequence[SkillId]],
) -> list[Step]:
    """Lower ranks of a skill before higher ones, and skills after those that `before` names.

    Among what may come next, earlier phases, then the more important, then the shorter come first.
    Raises CircleError with steps of several skills that wait for each other.
    """
    lowest = [_lowest(step) for step in steps]
    waits = {
        i: [j for j, other in enumerate(lowest) if i != j and _waits(low, other, targets, before)]
        for i, low in enumerate(lowest)
    }

    def key(i: int) -> tuple[object, ...]:
        importance = max(targets[gain.skill_id].importance for gain in steps[i].gains)
        return PHASES.index(steps[i].phase), -importance, steps[i].hours, steps[i].gains

    try:
        return [steps[i] for i in sorted_by(range(len(steps)), waits, key)]
    except CircleError as circle:
        raise CircleError([steps[i] for i in circle.items]) from None


def _lowest(step: Step) -> dict[SkillId, Rank]:
    """The lowest rank that a step reaches in each of its skills."""
    found: dict[SkillId, Rank] = {}
    for gain in step.gains:
        found[gain.skill_id] = min(gain.goal, found.get(gain.skill_id, gain.goal))
    return found


def _waits(
    low: Mapping[SkillId, Rank],
    other: Mapping[SkillId, Rank],
    targets: Mapping[SkillId, Target],
    before: Mapping[SkillId, Sequence[SkillId]],
) -> bool:
    """Whether a step waits for another: for a lower rank, or for the first of a basis."""
    for skill_id, rank in low.items():
        if other.get(skill_id, rank) < rank:
            return True
        for basis in before[skill_id]:
            if targets[basis].start == 0 and other.get(basis) == 1 and basis not in low:
                return True
    return False


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
