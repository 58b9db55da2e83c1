"""A plan in outline: its steps by week and by phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from domain.kit.db import Session
from domain.learning import plan_repository
from domain.learning.planning import PHASES, Phase
from domain.learning.schedule import hours_per_week_for
from domain.learning.values import LearningPlan, PlanStep, StepStatus

_TIMED = frozenset({StepStatus.PLANNED, StepStatus.STARTED, StepStatus.DONE})


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """A week of a plan, counted from 1 at its start, and the steps that fall into it."""

    number: int
    starts_on: date
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """A part of a plan from its first step's start to its last one's end."""

    kind: Phase
    week_start: int
    week_end: int
    starts_on: date
    ends_on: date
    hours: float
    steps: tuple[PlanStep, ...]


def weeks(start: date, steps: Sequence[PlanStep]) -> list[PlanWeek]:
    """The weeks in which something is to be done; a step stands in each of its weeks."""
    by_week: dict[int, list[PlanStep]] = {}
    for step in steps:
        if step.status in _TIMED:
            for number in range(step.week_start, step.week_end + 1):
                by_week.setdefault(number, []).append(step)
    return [
        PlanWeek(number, start + timedelta(weeks=number - 1), tuple(by_week[number]))
        for number in sorted(by_week)
    ]


def phases(steps: Sequence[PlanStep]) -> list[PlanPhase]:
    """The phases that have steps, in order."""
    found = []
    for kind in PHASES:
        own = [step for step in steps if step.phase == kind and step.status in _TIMED]
        if own:
            found.append(
                PlanPhase(
                    kind=kind,
                    week_start=min(step.week_start for step in own),
                    week_end=max(step.week_end for step in own),
                    starts_on=min(step.starts_on for step in own),
                    ends_on=max(step.ends_on for step in own),
                    hours=round(sum(step.hours for step in own), 1),
                    steps=tuple(own),
                )
            )
    return found


class PlanStart(NamedTuple):
    """A plan's key with the day that its weeks are counted from."""

    plan_id: UUID
    start_on: date


async def weeks_by_plan(
    session: Session, keys: Sequence[PlanStart]
) -> dict[PlanStart, list[PlanWeek]]:
    """The weeks of many plans, by one statement."""
    found = await plan_repository.steps_by_plan(session, [key.plan_id for key in keys])
    return {key: weeks(key.start_on, found.get(key.plan_id, [])) for key in keys}


async def phases_by_plan(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[PlanPhase]]:
    """The phases of many plans, by one statement."""
    found = await plan_repository.steps_by_plan(session, keys)
    return {plan_id: phases(steps) for plan_id, steps in found.items()}


def hours_per_week_needed(plan: LearningPlan) -> float | None:
    """Hours a week that would have it done by its target day; None without one."""
    if plan.target_on is None:
        return None
    return hours_per_week_for(plan.hours, plan.start_on, plan.target_on)
