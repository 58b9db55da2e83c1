"""From steps in order to days: weeks, dates and checkpoints."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from domain.learning.planning import Checkpoint, Dated, Gain, Step

CHECKPOINT_WEEKS = 4
_HAIR = 1e-9


def dated(steps: Sequence[Step], start: date, hours_per_week: float) -> list[Dated]:
    """The steps one after another, hours spread evenly over the days of the weeks from `start`."""
    found, passed = [], 0.0
    for step in steps:
        end = passed + step.hours
        first = math.floor(passed / hours_per_week + _HAIR)
        last = max(first, math.ceil(end / hours_per_week - _HAIR) - 1)
        first_day = math.floor(7 * passed / hours_per_week + _HAIR)
        last_day = max(first_day, math.ceil(7 * end / hours_per_week - _HAIR) - 1)
        found.append(
            Dated(
                step=step,
                week_start=first + 1,
                week_end=last + 1,
                starts_on=start + timedelta(days=first_day),
                ends_on=start + timedelta(days=last_day),
            )
        )
        passed = end
    return found


def checkpoints(steps: Sequence[Dated]) -> list[Checkpoint]:
    """At the end of each phase, and where that is far off, each four weeks at a step's end."""
    found: list[Checkpoint] = []
    reached: list[Gain] = []
    passed, since = 0.0, 0
    for i, one in enumerate(steps):
        passed += one.step.hours
        reached.extend(one.step.gains)
        last = i + 1 == len(steps) or steps[i + 1].step.phase is not one.step.phase
        if last or one.week_end - since >= CHECKPOINT_WEEKS:
            found.append(
                Checkpoint(
                    week=one.week_end,
                    on=one.ends_on,
                    phase=one.step.phase,
                    hours_so_far=round(passed, 1),
                    reached=tuple(reached),
                )
            )
            reached, since = [], one.week_end
    return found


def hours_per_week_for(hours: float, start: date, end: date) -> float:
    """The hours a week that would be needed to be done by `end`, which lies after `start`."""
    return round(7 * hours / max(1, (end - start).days + 1), 1)
