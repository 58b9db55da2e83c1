"""How resources and learning plans are answered."""

from datetime import date
from operator import attrgetter
from typing import Annotated, Protocol
from uuid import UUID

import strawberry

from domain.kit.db import Session
from domain.kit.page import Bounds, Page
from domain.kit.refusal import invalid
from domain.learning import drafts, facets, outline, plan_repository, plans, repository, service
from domain.learning.hours import hours_by_gap
from domain.learning.planning import LeftOutReason
from domain.learning.values import (
    LearningPlan,
    PlanCheckpoint,
    PlanLeftOut,
    PlanStatus,
    PlanStep,
    ProgressAction,
    Resource,
    ResourceType,
    StepGain,
)
from domain.skills import repository as skill_rows
from domain.skills.values import Level, level_at, skill_id
from resolvers.arguments import described
from resolvers.batching import computed, first_of, many, one
from resolvers.context import Context, Info
from resolvers.ids import key_of
from resolvers.lists import Names, listing
from resolvers.nodes import anyones, owned

taught_skills = many(repository.skills_by_resource, key=attrgetter("id"))
skill = one(skill_rows.skill_by_id, key=attrgetter("skill_id"))
needed_for = one(skill_rows.skill_by_id, key=attrgetter("needed_for_id"))
level_from = computed(lambda record: level_at(record.level_from), reads=["level_from"])
level_to = computed(lambda record: level_at(record.level_to), reads=["level_to"])


resources_of_skill = first_of(
    repository.resources_by_skill,
    key=attrgetter("id"),
    default=5,
    least=1,
    note="; shortest way in first",
)

targets = many(plan_repository.targets_by_plan, key=attrgetter("id"))
steps = many(plan_repository.steps_by_plan, key=attrgetter("id"))
gains = many(plan_repository.gains_by_step, key=attrgetter("id"))
resource = one(repository.resource_by_id, key=attrgetter("resource_id"))
alternatives = many(
    repository.resources_by_ids, key=lambda step: tuple(step.alternative_ids) or None
)
weeks = many(outline.weeks_by_plan, key=lambda plan: outline.PlanStart(plan.id, plan.start_on))
phases = many(outline.phases_by_plan, key=attrgetter("id"))
plan = one(plan_repository.plan_by_id, key=attrgetter("plan_id"))
saved_resource = one(repository.resource_by_id, key=attrgetter("resource_id"))


def _checkpoints(plan: LearningPlan) -> list[PlanCheckpoint]:
    return [
        PlanCheckpoint(
            week=one["week"],
            on=date.fromisoformat(one["on"]),
            phase=one["phase"],
            hours_so_far=one["hours_so_far"],
            reached=tuple(
                StepGain(plan.id, UUID(skill), start, goal) for skill, start, goal in one["reached"]
            ),
        )
        for one in plan.checkpoints
    ]


def _left_out(plan: LearningPlan) -> list[PlanLeftOut]:
    return [
        PlanLeftOut(UUID(skill), start, goal, LeftOutReason(reason), *known)
        # Plans that were made before it was kept don't say what was known.
        for skill, start, goal, reason, *known in plan.left_out
    ]


left_out = computed(_left_out, reads=["left_out"])
hours_to_learn = one(hours_by_gap, key=attrgetter("skill_id", "level_from", "level_to", "known"))
checkpoints = computed(_checkpoints, reads=["id", "checkpoints"])
preferences = computed(lambda plan: drafts.preferences_of(plan.preferences), reads=["preferences"])
on_time = computed(
    lambda plan: plan.target_on is None or plan.ends_on <= plan.target_on,
    reads=["target_on", "ends_on"],
)
hours_per_week_needed = computed(
    outline.hours_per_week_needed, reads=["target_on", "start_on", "hours"]
)
progress = computed(
    lambda plan: round(min(100.0, 100 * plan.hours_done / plan.hours), 1) if plan.hours else 100.0,
    reads=["hours", "hours_done"],
)
resource_node = anyones(repository.resource_by_id)


async def plan_node(context: Context, key: UUID) -> LearningPlan | None:
    """Only its owner finds a plan."""
    if context.viewer is None:
        return None
    async with context.services.db.read() as session:
        return await plan_repository.own_plan(session, context.viewer.user_id, key)


async def _step(session: Session, user_id: UUID, key: UUID) -> PlanStep | None:
    """A step of the user's; a replaced one is no longer part of its plan."""
    plan_id = await plan_repository.plan_of_step(session, user_id, key)
    if plan_id is None:
        return None
    steps = await plan_repository.steps_by_plan(session, [plan_id])
    return next((step for step in steps.get(plan_id, ()) if step.id == key), None)


step_node = owned(_step)


class Wanted(Protocol):
    """A filter of resources, as clients send it."""

    skills: list[str] | None
    types: list[ResourceType] | None
    level: Level | None
    free: bool | None
    certificate: bool | None
    hands_on: bool | None
    language: str | None
    providers: list[str] | None
    max_hours: float | None


def _chosen(context: Context, query: str | None, wanted: Wanted) -> repository.Filter:
    """What is asked for; raises Refused(InvalidInput)."""
    settings = context.services.settings
    if query is not None and len(query) > settings.query_limit_chars:
        raise invalid("query", f"Write at most {settings.query_limit_chars} characters.")
    limit = settings.batch_limit
    if max(len(wanted.skills or ()), len(wanted.providers or ())) > limit:
        raise invalid("filter", f"Send at most {limit} of a kind.")
    return repository.Filter(
        query=query or None,
        skill_ids=tuple(map(skill_id, wanted.skills or ())),
        types=tuple(wanted.types or ()),
        level=wanted.level.rank if wanted.level else None,
        free=wanted.free,
        certificate=wanted.certificate,
        hands_on=wanted.hands_on,
        language=wanted.language,
        providers=tuple(wanted.providers or ()),
        hours_max=wanted.max_hours,
    )


async def search(context: Context, at: Bounds, query: str | None, wanted: Wanted) -> Page[Resource]:
    chosen = _chosen(context, query, wanted)
    async with context.services.db.read() as session:
        return await repository.search(session, chosen, at)


def facets_key(
    context: Context, query: str | None, wanted: Wanted
) -> tuple[repository.Filter, int]:
    """What `facets` is asked for; raises Refused(InvalidInput)."""
    return _chosen(context, query, wanted), context.services.settings.resource_facets_limit


counted = computed(lambda found: len(found.resource_ids), reads=["resource_ids"])
facet_skills = many(facets.skills_of_facets, key=attrgetter("resource_ids"))


async def resource_of_id(
    info: Info, id: Annotated[strawberry.ID, described("The resource.")]
) -> Resource | None:
    return await resource_node(info.context, key_of("resource", id))


async def plan_of_id(
    info: Info, id: Annotated[strawberry.ID, described("The plan.")]
) -> LearningPlan | None:
    info.context.require_viewer()
    return await plan_node(info.context, key_of("learning_plan", id))


@listing
async def plans_of_viewer(
    context: Context,
    at: Bounds,
    _wanted: Names,
    *,
    status: Annotated[PlanStatus | None, described("Only those that stand so.")] = None,
    job_id: Annotated[strawberry.ID | None, described("Only those for this job.")] = None,
) -> Page[LearningPlan]:
    viewer = context.require_viewer()
    job_key = None if job_id is None else key_of("job", job_id)
    async with context.services.db.read() as session:
        return await plan_repository.plans_page(session, viewer.user_id, status, job_key, at)


async def record_progress(
    context: Context,
    step_id: str,
    action: ProgressAction,
    hours_spent: float | None,
    revision: int | None,
) -> plans.PlanSaved:
    services = context.services
    return await plans.record_progress(
        services.db,
        services.settings,
        context.require_viewer().user_id,
        key_of("plan_step", step_id),
        action,
        hours_spent=hours_spent,
        revision=revision,
    )


async def archive_plan(context: Context, plan_id: str) -> plans.PlanSaved:
    viewer = context.require_viewer()
    key = key_of("learning_plan", plan_id)
    return await plans.archive(context.services.db, viewer.user_id, key)


async def save_resource(
    context: Context, id: str | None, draft: service.ResourceDraft
) -> service.ResourceSaved:
    services = context.services
    key = None if id is None else key_of("resource", id)
    return await service.save_resource(services.db, services.settings, key, draft)


async def hide_resource(context: Context, id: str) -> service.ResourceHidden:
    return await service.hide_resource(context.services.db, key_of("resource", id))
