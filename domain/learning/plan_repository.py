"""SQL of plans: what a plan consists of, in batches, and its writing as a whole."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.kit.batch import Many, One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Bounds, Order, Page, page
from domain.learning import models, values
from domain.learning.values import PlanStatus, ResourceStatus, StepStatus

_PLAN = columns(models.LearningPlan, values.LearningPlan)
_STEP = columns(models.PlanStep, values.PlanStep)

plan_by_id: One[UUID, values.LearningPlan] = One(
    select(models.LearningPlan.id, *_PLAN).where(among(models.LearningPlan.id)),
    values.LearningPlan,
)
targets_by_plan: Many[UUID, values.PlanTarget] = Many(
    select(models.PlanTarget.plan_id, *columns(models.PlanTarget, values.PlanTarget))
    .where(among(models.PlanTarget.plan_id))
    .order_by(models.PlanTarget.importance.desc(), models.PlanTarget.skill_id),
    values.PlanTarget,
)
steps_by_plan: Many[UUID, values.PlanStep] = Many(
    select(models.PlanStep.plan_id, *_STEP)
    .where(among(models.PlanStep.plan_id), models.PlanStep.status != StepStatus.REPLACED)
    .order_by(models.PlanStep.position),
    values.PlanStep,
)
gains_by_step: Many[UUID, values.StepGain] = Many(
    select(models.PlanStepSkill.step_id, *columns(models.PlanStepSkill, values.StepGain))
    .where(among(models.PlanStepSkill.step_id))
    .order_by(models.PlanStepSkill.skill_id),
    values.StepGain,
)

_own = select(*_PLAN).where(
    models.LearningPlan.id == bindparam("id"), models.LearningPlan.user_id == bindparam("user_id")
)
_OWN_PLAN = Query(_own, values.LearningPlan)
_LOCKED_PLAN = Query(_own.with_for_update(), values.LearningPlan)
_LOCK_PLANS = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("key"), 0)))
)
_PLANS = Query(
    select(
        func.count().label("total"),
        func.count().filter(models.LearningPlan.status != PlanStatus.ARCHIVED).label("open"),
    ).where(models.LearningPlan.user_id == bindparam("user_id")),
    values.PlanCounts,
)
_STEP_PLAN = Statement(
    select(models.PlanStep.plan_id)
    .join(models.LearningPlan, models.LearningPlan.id == models.PlanStep.plan_id)
    .where(
        models.PlanStep.id == bindparam("id"),
        models.LearningPlan.user_id == bindparam("user_id"),
    )
)
_ALL_STEPS = Query(
    select(*_STEP)
    .where(models.PlanStep.plan_id == bindparam("plan_id"))
    .order_by(models.PlanStep.position),
    values.PlanStep,
)
_ACTIVE_OF_USER = Statement(
    select(models.LearningPlan.id).where(
        models.LearningPlan.user_id == bindparam("user_id"),
        models.LearningPlan.status == PlanStatus.ACTIVE,
    )
)
# Plans that fell behind, or that count on a resource that is hidden now.
_STALE = Statement(
    select(models.LearningPlan.id, models.LearningPlan.user_id)
    .distinct()
    .join(models.PlanStep, models.PlanStep.plan_id == models.LearningPlan.id)
    .outerjoin(models.Resource, models.Resource.id == models.PlanStep.resource_id)
    .where(
        models.LearningPlan.status == PlanStatus.ACTIVE,
        models.PlanStep.status == StepStatus.PLANNED,
        (models.PlanStep.starts_on < bindparam("today", type_=models.PlanStep.starts_on.type))
        | (models.Resource.status == ResourceStatus.HIDDEN),
    )
    .limit(bindparam("most"))
)


async def own_plan(session: Session, user_id: UUID, id: UUID) -> values.LearningPlan | None:
    return await session.first(_OWN_PLAN, id=id, user_id=user_id)


async def locked_plan(session: Session, user_id: UUID, id: UUID) -> values.LearningPlan | None:
    """The user's plan, locked until the transaction ends."""
    return await session.first(_LOCKED_PLAN, id=id, user_id=user_id)


async def plan_of_step(session: Session, user_id: UUID, step_id: UUID) -> UUID | None:
    """The id of the user's plan that has the step."""
    found: UUID | None = await session.scalar(_STEP_PLAN, id=step_id, user_id=user_id)
    return found


async def all_steps(session: Session, plan_id: UUID) -> list[values.PlanStep]:
    """Every step of a plan, replaced ones too."""
    return await session.all(_ALL_STEPS, plan_id=plan_id)


async def count_plans(session: Session, user_id: UUID) -> values.PlanCounts:
    """How many plans the user has."""
    found = await session.first(_PLANS, user_id=user_id)
    assert found is not None
    return found


async def lock_plans(session: Session, user_id: UUID) -> None:
    """Nobody else makes a plan for the user until the transaction ends."""
    await session.execute(_LOCK_PLANS, key=f"plans:{user_id}")


async def untouched_plan(
    session: Session,
    plan: Mapping[str, Any],
    targets: Sequence[Mapping[str, Any]],
) -> UUID | None:
    """The user's active plan with these columns and targets that is as it was made."""
    table = models.LearningPlan
    alike = [getattr(table, name).is_not_distinct_from(one) for name, one in plan.items()]
    ids: list[UUID] = await session.scalars(
        select(table.id).where(*alike, table.status == PlanStatus.ACTIVE, table.revision == 1)
    )
    known = await targets_by_plan(session, ids)
    for id in ids:
        wanted = {values.PlanTarget(**{**one, "plan_id": id}) for one in targets}
        if set(known.get(id, [])) == wanted:
            return id
    return None


async def active_plans(session: Session, user_id: UUID) -> list[UUID]:
    return await session.scalars(_ACTIVE_OF_USER, user_id=user_id)


async def stale_plans(session: Session, today: Any, most: int) -> list[tuple[UUID, UUID]]:
    """Ids of plans that need planning again, with their owners."""
    return [(row[0], row[1]) for row in await session.tuples(_STALE, today=today, most=most)]


async def plans_page(
    session: Session, user_id: UUID, status: PlanStatus | None, job_id: UUID | None, at: Bounds
) -> Page[values.LearningPlan]:
    """The user's plans, newest first."""
    plan = models.LearningPlan
    rows = select(*_PLAN).where(plan.user_id == user_id)
    if status is not None:
        rows = rows.where(plan.status == status)
    if job_id is not None:
        rows = rows.where(plan.job_id == job_id)
    return await page(
        session, rows, values.LearningPlan, Order((plan.id,), ("id",), descending=True), at
    )


def _insert(model: Any, names: Sequence[str]) -> Statement:
    return Statement(insert(model).values({name: bindparam(name) for name in names}))


_PLAN_COLUMNS = (
    "id",
    "user_id",
    "title",
    "job_id",
    "hours_per_week",
    "start_on",
    "target_on",
    "ends_on",
    "hours",
    "cost_usd_cents",
    "optimal",
    "checkpoints",
    "preferences",
    "left_out",
)
_STEP_COLUMNS = (
    "id",
    "plan_id",
    "position",
    "phase",
    "resource_id",
    "hours",
    "cost_usd_cents",
    "week_start",
    "week_end",
    "starts_on",
    "ends_on",
    "quick_win",
    "reasons",
    "alternative_ids",
)
_ADD_PLAN = _insert(models.LearningPlan, _PLAN_COLUMNS)
_ADD_TARGET = _insert(models.PlanTarget, values.PlanTarget._fields)
_ADD_STEP = _insert(models.PlanStep, _STEP_COLUMNS)
_ADD_GAIN = _insert(models.PlanStepSkill, values.StepGain._fields)
_DROP_PLANNED = Statement(
    delete(models.PlanStep).where(
        models.PlanStep.plan_id == bindparam("plan_id"),
        models.PlanStep.status == StepStatus.PLANNED,
    )
)
_DATE_STEP = Statement(
    update(models.PlanStep)
    .where(models.PlanStep.id == bindparam("key"))
    .values({name: bindparam(name) for name in ("week_start", "week_end", "starts_on", "ends_on")})
)
_TARGET_REACHED = Statement(
    update(models.PlanTarget)
    .where(
        models.PlanTarget.plan_id == bindparam("plan"),
        models.PlanTarget.skill_id == bindparam("skill"),
    )
    .values(level_from=bindparam("level_from"))
)


async def add_plan(
    session: Session, plan: Mapping[str, Any], targets: Sequence[Mapping[str, Any]]
) -> None:
    await session.execute(_ADD_PLAN, **plan)
    await session.execute_many(_ADD_TARGET, targets)


async def add_steps(
    session: Session, steps: Sequence[Mapping[str, Any]], gains: Sequence[Mapping[str, Any]]
) -> None:
    await session.execute_many(_ADD_STEP, steps)
    await session.execute_many(_ADD_GAIN, gains)


async def drop_planned(session: Session, plan_id: UUID) -> None:
    """Remove the steps that nothing was done for yet."""
    await session.execute(_DROP_PLANNED, plan_id=plan_id)


async def date_steps(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Move steps, given by `key`, to other days."""
    await session.execute_many(_DATE_STEP, rows)


async def set_reached(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Raise where targets start: rows of plan, skill and level_from."""
    await session.execute_many(_TARGET_REACHED, rows)


async def update_plan(session: Session, id: UUID, changed: Mapping[str, Any]) -> None:
    await session.execute(
        update(models.LearningPlan)
        .where(models.LearningPlan.id == id)
        .values(**changed, updated_at=func.now())
    )


async def update_step(session: Session, id: UUID, changed: Mapping[str, Any]) -> None:
    await session.execute(update(models.PlanStep).where(models.PlanStep.id == id).values(**changed))
