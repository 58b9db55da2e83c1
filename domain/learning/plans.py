"""What can be done with learning plans: make one, follow it, plan the rest again, put it away."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import Refusal, Refused, invalid, not_found
from domain.learning import plan_repository as plans
from domain.learning.drafts import add_steps, checkpoint_rows, draft, drafter
from domain.learning.planning import LeftOut, Rules, Target
from domain.learning.replanning import replan
from domain.learning.until import reachable
from domain.learning.values import (
    PlanCounts,
    PlanStatus,
    PlanStep,
    Preferences,
    ProgressAction,
    StepStatus,
)
from domain.skills.values import skill_id

# The targets with all that has to be learned before them.
Basis = Callable[[Sequence[Target]], Sequence[Target]]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a plan is made of; one target a skill, prerequisites among them.

    `left_out` is what was asked for and is not among the targets.
    """

    title: str
    targets: Sequence[Target]
    hours_per_week: float
    start_on: date
    target_on: date | None = None
    job_id: UUID | None = None
    preferences: Preferences = field(default_factory=Preferences)
    left_out: Sequence[LeftOut] = ()


@dataclass(frozen=True, slots=True)
class PlanSaved:
    """A plan was made or changed."""

    plan_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyPlans(Refusal):
    """A person may have so many plans, and so many with those that are archived."""

    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepClosed(Refusal):
    """The step is done, skipped or replaced already."""

    status: StepStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged(Refusal):
    """The plan isn't as the caller saw it."""

    revision: int


async def create(
    session: Session, settings: Settings, user_id: UUID, request: PlanRequest
) -> PlanSaved:
    """Make a plan and keep it. Raises Refused with TooManyPlans or PrerequisiteCycle.

    Where the user has the very plan that is asked for, as it was made, that one is given.
    """
    plan_id = uuid7()
    asked = {
        "user_id": user_id,
        "title": request.title,
        "job_id": request.job_id,
        "hours_per_week": request.hours_per_week,
        "start_on": request.start_on,
        "target_on": request.target_on,
        "preferences": asdict(request.preferences),
        "left_out": [
            [str(skill_id(one.skill_id)), one.start, one.goal, one.reason, one.known]
            for one in request.left_out
        ],
    }
    targets = [_target_row(plan_id, target) for target in request.targets]
    await plans.lock_plans(session, user_id)
    there = await plans.untouched_plan(session, asked, targets)
    if there is not None:
        return PlanSaved(there)
    _check_room(settings, await plans.count_plans(session, user_id))
    plan = await draft(session, request.targets, request.preferences, rules_of(request, settings))
    await plans.add_plan(
        session,
        {
            **asked,
            "id": plan_id,
            "ends_on": plan.ends_on,
            "hours": plan.hours,
            "cost_usd_cents": plan.cost_cents,
            "optimal": plan.optimal,
            "checkpoints": checkpoint_rows(plan),
        },
        targets,
    )
    await add_steps(session, plan_id, plan.steps, first=0, weeks_before=0)
    return PlanSaved(plan_id)


def _check_room(settings: Settings, has: PlanCounts) -> None:
    """Raises Refused(TooManyPlans) where a person has as many plans as may be."""
    if has.total >= settings.plans_total_limit:
        limit = settings.plans_total_limit
        message = (
            f"You have {has.total} plans, archived ones among them, which is as many as may be "
            "kept."
        )
    elif has.open >= settings.plans_limit:
        limit = settings.plans_limit
        message = f"You have {has.open} plans, as many as may be: archive one first."
    else:
        return
    raise Refused(TooManyPlans(message=message, limit=limit))


async def until(
    session: Session, settings: Settings, request: PlanRequest, basis: Basis, by: date
) -> PlanRequest:
    """The request with what can be done by a day alone; `basis` adds prerequisites.

    Its targets come without those, most important first. Where nothing can be done by then, the
    request stays as it is, unless the day is its own: then it raises Refused(InvalidInput).
    """
    rules = rules_of(request, settings)
    make = await drafter(session, basis(request.targets), request.preferences, rules)

    def ends_on(chosen: Sequence[Target]) -> date:
        return make(basis(chosen)).ends_on

    def groundwork(target: Target) -> list[Target]:
        return [one for one in basis([target]) if one.skill_id != target.skill_id]

    def found() -> tuple[Sequence[Target], list[LeftOut]]:
        if ends_on(request.targets) <= by:
            return request.targets, []
        return reachable(request.targets, by, ends_on, groundwork)

    # In a thread: some dozens of plans are made.
    kept, late = await asyncio.to_thread(found)
    if not kept and request.target_on is None:
        return request
    if not kept:
        raise invalid("targetOn", "Nothing of this can be learned by then: give more time.")
    return replace(request, targets=kept, left_out=(*late, *request.left_out))


def rules_of(request: PlanRequest, settings: Settings) -> Rules:
    """What the request's plan has to keep to."""
    return Rules(
        hours_per_week=request.hours_per_week,
        start=request.start_on,
        budget_cents=request.preferences.budget_usd_cents,
        search_limit=settings.plan_search_limit,
    )


async def record_progress(
    db: Database,
    settings: Settings,
    user_id: UUID,
    step_id: UUID,
    action: ProgressAction,
    *,
    hours_spent: float | None = None,
    revision: int | None = None,
    today: date | None = None,
) -> PlanSaved:
    """Note what was done for a step, and plan the rest again.

    `hours_spent` is added to what was spent before. `revision` is the plan's as the caller saw it.
    Raises Refused with NotFound, StepClosed, PlanChanged or InvalidInput.
    """
    if hours_spent is not None and not 0 <= hours_spent <= settings.step_hours_limit:
        raise invalid("hoursSpent", f"Give 0 to {settings.step_hours_limit:g} hours.")
    async with db.transaction() as session:
        plan_id = await plans.plan_of_step(session, user_id, step_id)
        plan = await plans.locked_plan(session, user_id, plan_id) if plan_id else None
        if plan is None:
            raise not_found(public_id("plan_step", step_id), "step")
        steps = await plans.all_steps(session, plan.id)
        step = next(one for one in steps if one.id == step_id)
        if revision not in (None, plan.revision):
            message = "The plan has changed since: read it again, and report what is missing."
            raise Refused(PlanChanged(message=message, revision=plan.revision))
        changed = _progress(step, action, hours_spent)
        await plans.update_step(session, step.id, changed)
        more = changed["hours_spent"] - step.hours_spent
        await plans.update_plan(session, plan.id, {"hours_done": plan.hours_done + more})
        await replan(session, settings, user_id, plan.id, today=today)
    return PlanSaved(plan.id)


def _progress(step: PlanStep, action: ProgressAction, spent: float | None) -> dict[str, Any]:
    """The columns of a step that change."""
    if step.status not in (StepStatus.PLANNED, StepStatus.STARTED):
        message = f"This step is {step.status} already."
        raise Refused(StepClosed(message=message, status=StepStatus(step.status)))
    if action is ProgressAction.REPLACE and step.resource_id is None:
        raise invalid("action", "This step has no resource that could be replaced.")
    now = datetime.now(UTC)
    total = step.hours_spent + (spent or 0.0)
    if action is ProgressAction.COMPLETE and total == 0:
        total = step.hours
    changed: dict[str, Any] = {
        "status": _STATUS[action],
        "hours_spent": total,
        "started_at": step.started_at or now,
    }
    if action is not ProgressAction.START:
        changed["finished_at"] = now
    return changed


_STATUS = {
    ProgressAction.START: StepStatus.STARTED,
    ProgressAction.COMPLETE: StepStatus.DONE,
    ProgressAction.SKIP: StepStatus.SKIPPED,
    ProgressAction.REPLACE: StepStatus.REPLACED,
}


async def archive(db: Database, user_id: UUID, plan_id: UUID) -> PlanSaved:
    """Put a plan away; it can still be read. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if await plans.locked_plan(session, user_id, plan_id) is None:
            raise not_found(public_id("learning_plan", plan_id), "plan")
        await plans.update_plan(session, plan_id, {"status": PlanStatus.ARCHIVED})
    return PlanSaved(plan_id)


def _target_row(plan_id: UUID, target: Target) -> dict[str, Any]:
    return {
        "plan_id": plan_id,
        "skill_id": skill_id(target.skill_id),
        "level_from": target.start,
        "level_to": target.goal,
        "importance": target.importance,
        "phase": target.phase,
        "needed_for_id": skill_id(target.needed_for) if target.needed_for else None,
        "because": target.because,
        "known": target.known,
    }
