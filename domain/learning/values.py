"""Values of the learning area: resources, plans and their steps, as they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from domain.learning.planning import LeftOutReason, Phase


class ResourceType(StrEnum):
    """What a resource is."""

    COURSE = "course"
    CERTIFICATION = "certification"
    DOCUMENTATION = "documentation"
    TUTORIAL = "tutorial"
    VIDEO = "video"
    BOOK = "book"
    PRACTICE = "practice"
    ARTICLE = "article"
    PROJECT = "project"


class Cost(StrEnum):
    """What it takes to use all of a resource; free to audit: all but the certificate is free."""

    FREE = "free"
    FREE_AUDIT = "free_audit"
    PAID = "paid"
    SUBSCRIPTION = "subscription"


class ResourceStatus(StrEnum):
    """Hidden resources are found and planned no more; plans that have them keep them."""

    ACTIVE = "active"
    HIDDEN = "hidden"


class Resource(NamedTuple):
    """Something to learn from.

    Levels are ranks: 0 nothing yet, 1 beginner to 4 expert. `hours` is what a learner who starts
    at `level_from` takes for all of it. `price_usd_cents` is paid once or, for a subscription,
    each month; it was looked up on `price_as_of`. `relevance` is the rank in a search, else 0.
    """

    id: UUID
    title: str
    provider: str
    url: str
    type: ResourceType
    description: str
    level_from: int
    level_to: int
    hours: float
    cost: Cost
    price_usd_cents: int | None
    price_as_of: date | None
    certificate: bool
    hands_on: bool
    language: str
    status: ResourceStatus
    updated_at: datetime
    relevance: float


class TaughtSkill(NamedTuple):
    """A skill that a resource teaches, from one rank to another."""

    resource_id: UUID
    skill_id: UUID
    level_from: int
    level_to: int


class PlanStatus(StrEnum):
    """Where a plan stands."""

    ACTIVE = "active"
    COMPLETED = "completed"
    ARCHIVED = "archived"


class StepStatus(StrEnum):
    """Where a step stands; a replaced one is history, and its resource isn't planned again."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
    REPLACED = "replaced"


class ProgressAction(StrEnum):
    """What a person reports: SKIP: known or not wanted; REPLACE: by another resource, please."""

    START = "start"
    COMPLETE = "complete"
    SKIP = "skip"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a plan's resources have to be. Hands-on and certificates are wishes, the rest musts.

    Empty `types` and a `language` of None mean: any. `budget_usd_cents` is for the whole plan.
    """

    free_only: bool = False
    budget_usd_cents: int | None = None
    hands_on: bool = False
    certificates: bool = False
    types: tuple[ResourceType, ...] = ()
    excluded_providers: tuple[str, ...] = ()
    language: str | None = None


class PlanCounts(NamedTuple):
    """How many plans a person has: all, and those that aren't archived."""

    total: int
    open: int


class LearningPlan(NamedTuple):
    """A dated plan. Hours and cost are of all steps; `hours_done` is what was spent so far.

    `checkpoints`, `preferences` and `left_out` are plain JSON; `revision` counts from 1 with
    each re-planning.
    """

    id: UUID
    user_id: UUID
    title: str
    job_id: UUID | None
    status: PlanStatus
    hours_per_week: float
    start_on: date
    target_on: date | None
    ends_on: date
    hours: float
    hours_done: float
    cost_usd_cents: int
    optimal: bool
    revision: int
    checkpoints: Sequence[Mapping[str, Any]]
    preferences: Mapping[str, Any]
    left_out: Sequence[Sequence[Any]]
    created_at: datetime
    updated_at: datetime


class PlanCheckpoint(NamedTuple):
    """A day to look back at a plan: what should be reached by then, since the one before."""

    week: int
    on: date
    phase: Phase
    hours_so_far: float
    reached: tuple["StepGain", ...]


class PlanLeftOut(NamedTuple):
    """What a plan was asked for and leaves out: a skill from one rank to another."""

    skill_id: UUID
    level_from: int
    level_to: int
    reason: LeftOutReason
    known: float = 0.0


class PlanTarget(NamedTuple):
    """A skill that a plan is to reach; `needed_for_id` is the target that it is the basis of.

    `known` is the share of the typical hours that what the person had then saves.
    """

    plan_id: UUID
    skill_id: UUID
    level_from: int
    level_to: int
    importance: float
    phase: Phase
    needed_for_id: UUID | None
    because: str
    known: float


class PlanStep(NamedTuple):
    """A step of a plan. Weeks count from the plan's start; days are the first and the last."""

    id: UUID
    plan_id: UUID
    position: int
    phase: Phase
    resource_id: UUID | None
    hours: float
    hours_spent: float
    cost_usd_cents: int
    week_start: int
    week_end: int
    starts_on: date
    ends_on: date
    status: StepStatus
    quick_win: bool
    reasons: list[str]
    alternative_ids: list[UUID]
    started_at: datetime | None
    finished_at: datetime | None


class StepGain(NamedTuple):
    """What a step adds: a skill from one rank to another."""

    step_id: UUID
    skill_id: UUID
    level_from: int
    level_to: int
