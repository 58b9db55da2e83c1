"""Planning what is left of a plan again, after progress or after the catalogue changed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from domain.kit.config import Settings
from domain.kit.db import Session
from domain.learning import plan_repository as plans
from domain.learning.drafts import add_steps, checkpoint_rows, day_columns, draft, preferences_of
from domain.learning.planning import (
    LEAST_HOURS,
    Gain,
    Phase,
    Plan,
    Rank,
    Rules,
    Step,
    Target,
)
from domain.learning.values import LearningPlan, PlanStatus, PlanStep, PlanTarget, StepStatus
from domain.skills import repository as skills
from domain.skills.values import SkillId


async def replan(
    session: Session,
    settings: Settings,
    user_id: UUID,
    plan_id: UUID,
    *,
    held: Mapping[SkillId, Rank] | None = None,
    today: date | None = None,
) -> None:
    """Plan what is left of a plan again, from today on; what was begun or done stays.

    `held` are ranks that the person has reached by other ways.
    """
    plan = await plans.locked_plan(session, user_id, plan_id)
    if plan is None or plan.status != PlanStatus.ACTIVE:
        return
    today = today or datetime.now(UTC).date()
    steps = await plans.all_steps(session, plan_id)
    gains = await _gains(session, steps)
    targets = (await plans.targets_by_plan(session, [plan_id])).get(plan_id, [])
    slugs = await _slugs(session, targets)
    reached = _reached(targets, slugs, steps, gains, held or {})
    start = max(today, plan.start_on)
    begun = [step for step in steps if step.status == StepStatus.STARTED]
    drafted = await draft(
        session,
        _open_targets(targets, slugs, reached),
        preferences_of(plan.preferences),
        Rules(
            hours_per_week=plan.hours_per_week,
            start=start,
            budget_cents=_budget_left(plan, steps),
            search_limit=settings.plan_search_limit,
            banned=frozenset(
                step.resource_id
                for step in steps
                if step.status == StepStatus.REPLACED and step.resource_id
            ),
        ),
        [_begun(step, gains.get(step.id, [])) for step in begun],
    )
    await _keep(session, plan, steps, begun, drafted, start)
    if held:
        rows = [
            {"plan": plan_id, "skill": target.skill_id, "level_from": held[slug]}
            for target in targets
            if (slug := slugs[target.skill_id]) in held and held[slug] > target.level_from
        ]
        await plans.set_reached(session, rows)


async def _keep(
    session: Session,
    plan: LearningPlan,
    steps: Sequence[PlanStep],
    begun: Sequence[PlanStep],
    drafted: Plan,
    start: date,
) -> None:
    """Write a new draft over what was planned before."""
    weeks_before = (start - plan.start_on).days // 7
    await plans.drop_planned(session, plan.id)
    await plans.date_steps(
        session,
        [
            {"key": step.id, **day_columns(one, weeks_before)}
            for step, one in zip(begun, drafted.steps, strict=False)
        ],
    )
    new = drafted.steps[len(begun) :]
    last = max((step.position for step in steps), default=-1)
    await add_steps(session, plan.id, new, first=last + 1, weeks_before=weeks_before)
    kept = [step for step in steps if step.status in (StepStatus.STARTED, StepStatus.DONE)]
    await plans.update_plan(
        session,
        plan.id,
        {
            "ends_on": drafted.ends_on,
            "hours": round(sum(s.hours for s in kept) + sum(one.step.hours for one in new), 1),
            "cost_usd_cents": sum(s.cost_usd_cents for s in kept)
            + sum(one.step.cost_cents for one in new),
            "optimal": drafted.optimal,
            "revision": plan.revision + 1,
            "checkpoints": checkpoint_rows(drafted),
            "status": PlanStatus.ACTIVE if drafted.steps else PlanStatus.COMPLETED,
        },
    )


async def _gains(session: Session, steps: Sequence[PlanStep]) -> dict[UUID, list[Gain]]:
    found = await plans.gains_by_step(session, [step.id for step in steps])
    ids = {gain.skill_id for rows in found.values() for gain in rows}
    known = await skills.skill_by_id(session, list(ids))
    return {
        step: [Gain(known[g.skill_id].slug, g.level_from, g.level_to) for g in rows]
        for step, rows in found.items()
    }


async def _slugs(session: Session, targets: Sequence[PlanTarget]) -> dict[UUID, SkillId]:
    known = await skills.skill_by_id(session, [target.skill_id for target in targets])
    return {id: skill.slug for id, skill in known.items()}


_COUNTS = frozenset({StepStatus.STARTED, StepStatus.DONE, StepStatus.SKIPPED})


def _reached(
    targets: Sequence[PlanTarget],
    slugs: Mapping[UUID, SkillId],
    steps: Sequence[PlanStep],
    gains: Mapping[UUID, Sequence[Gain]],
    held: Mapping[SkillId, Rank],
) -> dict[SkillId, Rank]:
    """How far each target is, or will be with what was begun; what was skipped counts too."""
    found = {slugs[target.skill_id]: target.level_from for target in targets}
    for slug in found:
        found[slug] = max(found[slug], held.get(slug, 0))
    for step in steps:
        if step.status in _COUNTS:
            for gain in gains.get(step.id, ()):
                found[gain.skill_id] = max(found.get(gain.skill_id, 0), gain.goal)
    return found


def _open_targets(
    targets: Sequence[PlanTarget], slugs: Mapping[UUID, SkillId], reached: Mapping[SkillId, Rank]
) -> list[Target]:
    return [
        Target(
            skill_id=slug,
            start=reached[slug],
            goal=target.level_to,
            importance=target.importance,
            phase=Phase(target.phase),
            needed_for=slugs.get(target.needed_for_id) if target.needed_for_id else None,
            because=target.because,
            known=target.known,
        )
        for target in targets
        if reached[slug := slugs[target.skill_id]] < target.level_to
    ]


def _begun(step: PlanStep, gains: Sequence[Gain]) -> Step:
    return Step(
        resource_id=step.resource_id,
        hours=max(LEAST_HOURS, step.hours - step.hours_spent),
        cost_cents=step.cost_usd_cents,
        gains=tuple(gains),
        phase=Phase(step.phase),
    )


def _budget_left(plan: LearningPlan, steps: Sequence[PlanStep]) -> int | None:
    budget = preferences_of(plan.preferences).budget_usd_cents
    if budget is None:
        return None
    bought = (StepStatus.STARTED, StepStatus.DONE)
    return max(0, budget - sum(s.cost_usd_cents for s in steps if s.status in bought))
