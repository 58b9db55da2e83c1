"""Learning resources and plans as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.learning import outline, planning, plans, service, values
from domain.skills.values import Level
from resolvers import learning, matching
from schema.scalars import Url
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.jobs import Job
    from schema.types.matching import PlanMilestone

strawberry.enum(
    planning.LeftOutReason,
    name="PlanLeftOutReason",
    description="LESS_URGENT: less than was asked for; OVER_NUMBER: more gaps than were asked for; "
    "TOO_LATE: not done by the target date.",
)
strawberry.enum(values.ResourceType, description="What a resource is.")
strawberry.enum(
    values.Cost,
    name="ResourceCost",
    description="What it takes to use all of it. FREE_AUDIT: all but the certificate is free.",
)
strawberry.enum(planning.Phase, name="PlanPhaseKind", description="The parts of a plan, in order.")
strawberry.enum(values.PlanStatus, description="Where a plan stands.")
strawberry.enum(
    values.StepStatus,
    name="PlanStepStatus",
    description="Where a step stands. A replaced one is no longer part of its plan.",
)
strawberry.enum(
    values.ProgressAction,
    description="SKIP: known already, or not wanted. REPLACE: by another resource, please.",
)

SKILL = Annotated[Skill | None, strawberry.field(resolver=learning.skill, description="Which.")]
LEVEL_FROM = Annotated[
    Level | None,
    strawberry.field(
        resolver=learning.level_from, description="The level to start from; null: from nothing."
    ),
]
LEVEL_TO = Annotated[
    Level | None, strawberry.field(resolver=learning.level_to, description="The level reached.")
]
STARTS_ON = Annotated[datetime.date, strawberry.field(description="The first day.")]
ENDS_ON = Annotated[datetime.date, strawberry.field(description="The last day.")]
WEEK_START = Annotated[int, strawberry.field(description="From 1, counted from the plan's start.")]
WEEK_END = Annotated[int, strawberry.field(description="The last week, counted the same way.")]


@view_of(values.TaughtSkill, description="A skill that a resource teaches.")
class TaughtSkill:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO


@view_of(
    values.Resource,
    prefix="resource",
    node=learning.resource_node,
    description="Something to learn from. Public: anyone may look before registering.",
)
class Resource(Node):
    title: Annotated[str, strawberry.field(description="As its provider names it.")]
    provider: Annotated[str, strawberry.field(description="Who offers it.")]
    url: Annotated[Url, strawberry.field(description="Where it is.")]
    type: Annotated[values.ResourceType, strawberry.field(description="What it is.")]
    description: Annotated[str, strawberry.field(description="In one or two sentences.")]
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    hours: Annotated[
        float, strawberry.field(description="Hours for all of it, from `levelFrom` on.")
    ]
    cost: Annotated[values.Cost, strawberry.field(description="What using it takes.")]
    price_usd_cents: Annotated[
        int | None,
        strawberry.field(
            description="US cents, once or (SUBSCRIPTION) a month; null: free or not known."
        ),
    ]
    price_as_of: Annotated[
        datetime.date | None, strawberry.field(description="When the price was looked up.")
    ]
    certificate: Annotated[bool, strawberry.field(description="Whether one can be had.")]
    hands_on: Annotated[bool, strawberry.field(description="Whether one practises in it.")]
    language: Annotated[str, strawberry.field(description="BCP 47, such as en.")]
    updated_at: Annotated[datetime.datetime, strawberry.field(description="Last changed here.")]
    skills: Annotated[
        list[TaughtSkill],
        strawberry.field(
            resolver=learning.taught_skills, description="What it teaches, highest level first."
        ),
    ]


@view_of(values.StepGain, description="A skill from one level to another.")
class PlanGain:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO


@view_of(values.PlanTarget, description="A skill that a plan is to reach.")
class PlanTarget:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    importance: Annotated[float, strawberry.field(description="0 to 1, by the job.")]
    phase: Annotated[planning.Phase, strawberry.field(description="Where in the plan.")]
    needed_for: Annotated[
        Skill | None,
        strawberry.field(
            resolver=learning.needed_for,
            description="The skill that it was added for, as its basis; null: asked for itself.",
        ),
    ]
    because: Annotated[str, strawberry.field(description="Why the basis is needed; else empty.")]


@view_of(values.PlanLeftOut, description="What a plan was asked for and leaves out.")
class PlanLeftOut:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    reason: Annotated[planning.LeftOutReason, strawberry.field(description="Why.")]


@view_of(values.PlanStep, prefix="plan_step", description="One thing to do in a plan.")
class PlanStep(Node):
    position: Annotated[int, strawberry.field(description="Its place in the plan, rising.")]
    phase: Annotated[planning.Phase, strawberry.field(description="The part of the plan.")]
    status: Annotated[values.StepStatus, strawberry.field(description="Where it stands.")]
    hours: Annotated[float, strawberry.field(description="Hours that it takes.")]
    hours_spent: Annotated[float, strawberry.field(description="Hours reported so far.")]
    cost_usd_cents: Annotated[int, strawberry.field(description="US cents, for all of it.")]
    week_start: WEEK_START
    week_end: WEEK_END
    starts_on: STARTS_ON
    ends_on: ENDS_ON
    quick_win: Annotated[bool, strawberry.field(description="Short, and to something important.")]
    reasons: Annotated[list[str], strawberry.field(description="Why it is here, in words.")]
    started_at: Annotated[
        datetime.datetime | None, strawberry.field(description="When it was begun.")
    ]
    finished_at: Annotated[
        datetime.datetime | None, strawberry.field(description="When it was done or left.")
    ]
    resource: Annotated[
        Resource | None,
        strawberry.field(
            resolver=learning.resource, description="What to learn from; null: own practice."
        ),
    ]
    gains: Annotated[
        list[PlanGain], strawberry.field(resolver=learning.gains, description="What it adds.")
    ]
    alternatives: Annotated[
        list[Resource],
        strawberry.field(
            resolver=learning.alternatives,
            description="At most 3 others that teach at least the same, shortest first.",
        ),
    ]


@view_of(outline.PlanWeek, description="A week of a plan.")
class PlanWeek:
    number: Annotated[int, strawberry.field(description="From 1, counted from the plan's start.")]
    starts_on: STARTS_ON
    steps: Annotated[list[PlanStep], strawberry.field(description="What falls into it.")]


@view_of(outline.PlanPhase, description="A part of a plan.")
class PlanPhase:
    kind: Annotated[planning.Phase, strawberry.field(description="Which.")]
    week_start: WEEK_START
    week_end: WEEK_END
    starts_on: STARTS_ON
    ends_on: ENDS_ON
    hours: Annotated[float, strawberry.field(description="Hours of its steps.")]
    steps: Annotated[list[PlanStep], strawberry.field(description="In their order.")]


@view_of(values.PlanCheckpoint, description="A day to look back at a plan.")
class PlanCheckpoint:
    week: Annotated[int, strawberry.field(description="Counted from when it was last planned.")]
    on: Annotated[datetime.date, strawberry.field(description="The day.")]
    phase: Annotated[planning.Phase, strawberry.field(description="The part that it closes.")]
    hours_so_far: Annotated[float, strawberry.field(description="Hours since it was last planned.")]
    reached: Annotated[
        list[PlanGain], strawberry.field(description="What should be reached since the one before.")
    ]


@view_of(values.Preferences, description="What a plan's resources have to be.")
class PlanPreferences:
    free_only: Annotated[bool, strawberry.field(description="Nothing that costs.")]
    budget_usd_cents: Annotated[
        int | None, strawberry.field(description="US cents for the whole plan; null: any.")
    ]
    hands_on: Annotated[bool, strawberry.field(description="Rather with practice.")]
    certificates: Annotated[bool, strawberry.field(description="Rather with a certificate.")]
    types: Annotated[
        list[values.ResourceType], strawberry.field(description="Only these; empty: any.")
    ]
    excluded_providers: Annotated[list[str], strawberry.field(description="None of these.")]
    language: Annotated[str | None, strawberry.field(description="BCP 47; null: any.")]


@view_of(
    values.LearningPlan,
    prefix="learning_plan",
    node=learning.plan_node,
    description="A dated plan; only its owner sees it.",
)
class LearningPlan(Node):
    title: Annotated[str, strawberry.field(description="What it is for.")]
    status: Annotated[values.PlanStatus, strawberry.field(description="Where it stands.")]
    hours_per_week: Annotated[float, strawberry.field(description="Hours of learning a week.")]
    start_on: Annotated[datetime.date, strawberry.field(description="The day it starts.")]
    target_on: Annotated[
        datetime.date | None, strawberry.field(description="When it should be done, if said.")
    ]
    ends_on: Annotated[datetime.date, strawberry.field(description="When it will be done.")]
    on_time: Annotated[
        bool,
        strawberry.field(resolver=learning.on_time, description="Done by the target, if any."),
    ]
    hours_per_week_needed: Annotated[
        float | None,
        strawberry.field(
            resolver=learning.hours_per_week_needed,
            description="Hours a week to be done by the target; null without one.",
        ),
    ]
    hours: Annotated[float, strawberry.field(description="Hours of all steps.")]
    hours_done: Annotated[float, strawberry.field(description="Hours reported so far.")]
    progress: Annotated[
        float,
        strawberry.field(resolver=learning.progress, description="Share of the hours, 0 to 100."),
    ]
    cost_usd_cents: Annotated[int, strawberry.field(description="US cents for all steps.")]
    optimal: Annotated[
        bool,
        strawberry.field(description="Whether no other choice of resources saves 1 % or more."),
    ]
    revision: Annotated[int, strawberry.field(description="From 1; one more with each planning.")]
    preferences: Annotated[
        PlanPreferences,
        strawberry.field(resolver=learning.preferences, description="What it keeps to."),
    ]
    checkpoints: Annotated[
        list[PlanCheckpoint],
        strawberry.field(resolver=learning.checkpoints, description="Days to look back, in order."),
    ]
    job: Annotated[
        Annotated["Job", strawberry.lazy("schema.types.jobs")] | None,
        strawberry.field(resolver=matching.analysed_job, description="Null in a plan of skills."),
    ]
    milestones: Annotated[
        list[Annotated["PlanMilestone", strawberry.lazy("schema.types.matching")]],
        strawberry.field(
            resolver=matching.milestones,
            description="Of a plan for a job: when the match's band rises, when the last critical "
            "gap closes, and the end. What is left of a long plan after CLOSE can wait. From "
            "today's profile; empty for a plan of skills.",
        ),
    ]
    targets: Annotated[
        list[PlanTarget],
        strawberry.field(resolver=learning.targets, description="What is to be reached."),
    ]
    left_out: Annotated[
        list[PlanLeftOut],
        strawberry.field(
            resolver=learning.left_out,
            description="What it was asked for and leaves out: less urgent gaps, those over the "
            "number, and what can't be done by the target date where the plan is to stop there.",
        ),
    ]
    steps: Annotated[
        list[PlanStep], strawberry.field(resolver=learning.steps, description="In their order.")
    ]
    weeks: Annotated[
        list[PlanWeek], strawberry.field(resolver=learning.weeks, description="Week by week.")
    ]
    phases: Annotated[
        list[PlanPhase], strawberry.field(resolver=learning.phases, description="Part by part.")
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was made.")]
    updated_at: Annotated[datetime.datetime, strawberry.field(description="Last planned.")]


PLAN = Annotated[
    LearningPlan | None,
    strawberry.field(resolver=learning.plan, description="The plan as it is now."),
]


@view_of(plans.PlanSaved, description="A plan was made or changed.")
class LearningPlanSaved:
    plan: PLAN


@view_of(plans.TooManyPlans, description="A person may keep only so many plans.")
class TooManyPlans(Refusal):
    limit: Annotated[int, strawberry.field(description="How many.")]


@view_of(plans.PlanChanged, description="The plan isn't as you saw it.")
class PlanChanged(Refusal):
    revision: Annotated[int, strawberry.field(description="What it is now.")]


@view_of(plans.StepClosed, description="The step is done, skipped or replaced already.")
class StepClosed(Refusal):
    status: Annotated[values.StepStatus, strawberry.field(description="Where it stands.")]


@view_of(planning.PrerequisiteCycle, description="Skills need each other in a circle.")
class PrerequisiteCycle(Refusal):
    skills: Annotated[list[str], strawberry.field(description="Their slugs, along the circle.")]


@view_of(service.ResourceSaved, description="A resource was added or changed.")
class ResourceSaved:
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="As it is now."),
    ]


@view_of(service.ResourceHidden, description="A resource is found and planned no more.")
class ResourceHidden:
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="Which."),
    ]


@view_of(service.ResourceExists, description="Another resource has this address.")
class ResourceExists(Refusal):
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="That one."),
    ]


RecordProgressOutcome = Annotated[
    LearningPlanSaved | StepClosed | PlanChanged | NotFound | InvalidInput,
    strawberry.union("RecordProgressOutcome", description="What came of it."),
]
ArchivePlanOutcome = Annotated[
    LearningPlanSaved | NotFound,
    strawberry.union("ArchiveLearningPlanOutcome", description="What came of it."),
]
SaveResourceOutcome = Annotated[
    ResourceSaved | ResourceExists | NotFound | InvalidInput,
    strawberry.union("SaveResourceOutcome", description="What came of it."),
]
HideResourceOutcome = Annotated[
    ResourceHidden | NotFound,
    strawberry.union("HideResourceOutcome", description="What came of it."),
]
