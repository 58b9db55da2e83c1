"""Drafts of plans: made from the catalogue, and written as rows."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from domain.kit.db import Session
from domain.kit.ids import uuid7
from domain.learning import plan_repository as plans
from domain.learning.hours import name_of, needs_of, practice_hours
from domain.learning.planning import Dated, Plan, Rules, Step, Target
from domain.learning.values import Preferences, ResourceType
from domain.skills.current import ready
from domain.skills.values import skill_id


class Draft(Protocol):
    """Makes the best plan for targets, after the steps that are begun."""

    def __call__(self, targets: Sequence[Target], begun: Sequence[Step] = ()) -> Plan: ...


async def drafter(
    session: Session, targets: Sequence[Target], wishes: Preferences, rules: Rules
) -> Draft:
    """What drafts plans for any of the targets from what the catalogue has for all."""
    # They compute with numpy, which a process that makes no plan need not hold.
    from domain.learning.offer_repository import offers_for
    from domain.learning.planner import make_plan

    await ready()
    found = await offers_for(session, targets, wishes, rules.hours_per_week)
    return partial(
        make_plan,
        offers=found,
        rules=rules,
        needs=needs_of,
        practice_hours=practice_hours,
        words=name_of,
    )


async def draft(
    session: Session,
    targets: Sequence[Target],
    wishes: Preferences,
    rules: Rules,
    begun: Sequence[Step] = (),
) -> Plan:
    """The best plan that the catalogue has for the targets."""
    make = await drafter(session, targets, wishes, rules)
    return make(targets, begun=begun)


async def add_steps(
    session: Session, plan_id: UUID, steps: Sequence[Dated], *, first: int, weeks_before: int
) -> None:
    """Write steps from position `first` on; their weeks count from `weeks_before`."""
    ids = [uuid7() for _ in steps]
    await plans.add_steps(
        session,
        [
            {
                "id": id,
                "plan_id": plan_id,
                "position": first + i,
                "phase": one.step.phase,
                "resource_id": one.step.resource_id,
                "hours": one.step.hours,
                "cost_usd_cents": one.step.cost_cents,
                "quick_win": one.step.quick_win,
                "reasons": list(one.step.reasons),
                "alternative_ids": list(one.step.alternatives),
                **day_columns(one, weeks_before),
            }
            for i, (id, one) in enumerate(zip(ids, steps, strict=True))
        ],
        [
            {
                "step_id": id,
                "skill_id": skill_id(gain.skill_id),
                "level_from": gain.start,
                "level_to": gain.goal,
            }
            for id, one in zip(ids, steps, strict=True)
            for gain in one.step.gains
        ],
    )


def day_columns(one: Dated, weeks_before: int) -> dict[str, Any]:
    """The columns that say when a step is done."""
    return {
        "week_start": one.week_start + weeks_before,
        "week_end": one.week_end + weeks_before,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
    }


def checkpoint_rows(plan: Plan) -> list[dict[str, Any]]:
    """A plan's checkpoints as JSON."""
    return [
        {
            "week": one.week,
            "on": one.on.isoformat(),
            "phase": one.phase,
            "hours_so_far": one.hours_so_far,
            "reached": [[str(skill_id(g.skill_id)), g.start, g.goal] for g in one.reached],
        }
        for one in plan.checkpoints
    ]


def preferences_of(stored: Mapping[str, Any]) -> Preferences:
    """Preferences as they are kept, back to a value."""
    return Preferences(
        **{
            **stored,
            "types": tuple(ResourceType(one) for one in stored.get("types", ())),
            "excluded_providers": tuple(stored.get("excluded_providers", ())),
        }
    )
