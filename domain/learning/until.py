"""What of the targets can be reached by a day: the most important first, as far as it goes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.learning.planning import LeftOut, LeftOutReason, Target
from domain.skills.values import SkillId

# The day on which a plan for some targets ends.
EndsOn = Callable[[Sequence[Target]], date]
# What a target builds on, as targets, each after what it builds on itself.
Groundwork = Callable[[Target], Sequence[Target]]


def reachable(
    targets: Sequence[Target], by: date, ends_on: EndsOn, groundwork: Groundwork
) -> tuple[list[Target], list[LeftOut]]:
    """The targets, in their order, that a plan reaches by a day, and what is left out.

    Each is begun before any goes further: a skill's first level is most of what a job gives for it
    and the least of its hours. One that doesn't fit at all makes room for those after it. But where
    none of the weightiest would be begun, the first of them comes before all others, and if it
    doesn't fit even so, what it builds on does. A plan is made for each try: at most six a target.
    """

    def more(kept: Mapping[SkillId, Target], asked: Sequence[Target]) -> dict[SkillId, Target]:
        found = dict(kept)
        for target in asked:
            for rank in range(target.goal, target.start, -1):
                tried = {**found, target.skill_id: replace(target, goal=rank)}
                if ends_on(list(tried.values())) <= by:
                    found = tried
                    break
        return found

    begun = {one.skill_id: replace(one, goal=one.start + 1) for one in targets}
    kept = more({}, list(begun.values()))
    top = max((target.importance for target in targets), default=0.0)
    weightiest = [target for target in targets if target.importance == top]
    if weightiest and not any(target.skill_id in kept for target in weightiest):
        first = weightiest[0]
        kept = more({}, [begun[first.skill_id]]) or more({}, groundwork(first))
        kept = more(kept, list(begun.values()))
    kept = more(kept, targets)
    goals = {skill_id: target.goal for skill_id, target in kept.items()}
    late = [
        LeftOut(target.skill_id, reached, target.goal, LeftOutReason.TOO_LATE, target.known)
        for target in targets
        if (reached := goals.get(target.skill_id, target.start)) < target.goal
    ]
    return list(kept.values()), late
