"""What of the targets can be reached by a day: the most important first, as far as it goes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from domain.learning.planning import LeftOut, LeftOutReason, Target

# The day on which a plan for some targets ends.
EndsOn = Callable[[Sequence[Target]], date]


def reachable(
    targets: Sequence[Target], by: date, ends_on: EndsOn
) -> tuple[list[Target], list[LeftOut]]:
    """The targets, in their order, that a plan reaches by a day, and what is left out.

    A target that doesn't fit whole is reached as far as it does; one that doesn't fit at all makes
    room for those after it. A plan is made for each try: at most four a target.
    """
    kept: list[Target] = []
    late: list[LeftOut] = []
    for target in targets:
        goal = next(
            (
                rank
                for rank in range(target.goal, target.start, -1)
                if ends_on([*kept, replace(target, goal=rank)]) <= by
            ),
            target.start,
        )
        if goal > target.start:
            kept.append(replace(target, goal=goal))
        if goal < target.goal:
            late.append(LeftOut(target.skill_id, goal, target.goal, LeftOutReason.TOO_LATE))
    return kept, late
