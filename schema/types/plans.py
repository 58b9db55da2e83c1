"""Learning plans as clients see them, and what comes of changing them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

import schema.enums.learning  # noqa: F401 (it names the enums)
from domain.learning import planning, plans, values
from resolvers import learning, matching
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.plan_parts import (
    PlanCheckpoint,
    PlanLeftOut,
    PlanPhase,
    PlanPreferences,
    PlanStep,
    PlanTarget,
    PlanWeek,
)
from schema.view import Node, view_of

if TYPE_CHECKING:
    from schema.types.jobs import Job
    from schema.types.matching import PlanMilestone


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
    start_on: Annotated[
        datetime.date, strawberry.field(name="startsOn", description="The day it starts.")
    ]
    target_on: Annotated[
        datetime.date | None,
        strawberry.field(description="When it should be done; null: no day was set."),
    ]
    ends_on: Annotated[
        datetime.date,
        strawberry.field(description="When it will be done, at `hoursPerWeek`."),
    ]
    on_time: Annotated[
        bool,
        strawberry.field(
            resolver=learning.on_time,
            description="Whether it ends by `targetOn`; true without one.",
        ),
    ]
    hours_per_week_needed: Annotated[
        float | None,
        strawberry.field(
            resolver=learning.hours_per_week_needed,
            description="Hours a week that would end it by `targetOn`; null without one.",
        ),
    ]
    hours: Annotated[
        float,
        strawberry.field(
            description="The hours of all its steps. The gap analysis of its job tells typical "
            "hours instead: those of `targets` without `neededFor`, and of `leftOut`."
        ),
    ]
    hours_done: Annotated[float, strawberry.field(description="Hours reported so far.")]
    progress: Annotated[
        float,
        strawberry.field(
            resolver=learning.progress, description="The hours done as a share of all, 0 to 100."
        ),
    ]
    cost_usd_cents: Annotated[
        int, strawberry.field(description="What all its steps cost in US cents.")
    ]
    optimal: Annotated[
        bool,
        strawberry.field(
            description="Whether no other choice of resources would save 1 % of the hours."
        ),
    ]
    revision: Annotated[
        int, strawberry.field(description="Counted from 1; one more each time that it is planned.")
    ]
    preferences: Annotated[
        PlanPreferences,
        strawberry.field(
            resolver=learning.preferences, description="What its resources have to be."
        ),
    ]
    checkpoints: Annotated[
        list[PlanCheckpoint],
        strawberry.field(
            resolver=learning.checkpoints, description="Days to look back at it, in order."
        ),
    ]
    job: Annotated[
        Annotated["Job", strawberry.lazy("schema.types.jobs")] | None,
        strawberry.field(
            resolver=matching.analysed_job,
            description="The job that it is for; null for a plan of skills.",
        ),
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
        strawberry.field(
            resolver=learning.targets, description="The skills to reach, in their order."
        ),
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
        list[PlanStep],
        strawberry.field(resolver=learning.steps, description="What to do, in order."),
    ]
    weeks: Annotated[
        list[PlanWeek], strawberry.field(resolver=learning.weeks, description="The steps by week.")
    ]
    phases: Annotated[
        list[PlanPhase],
        strawberry.field(
            resolver=learning.phases, description="The steps by part, as FOUNDATIONS."
        ),
    ]
    created_at: Annotated[datetime.datetime, strawberry.field(description="When it was made.")]
    updated_at: Annotated[
        datetime.datetime, strawberry.field(description="When it was planned last.")
    ]


PLAN = Annotated[
    LearningPlan | None,
    strawberry.field(resolver=learning.plan, description="The plan as it is now."),
]


@view_of(plans.PlanSaved, description="A plan was made or changed.")
class LearningPlanSaved:
    plan: PLAN


@view_of(
    plans.TooManyPlans,
    description="The account keeps as many plans as it may: `message` says what to do.",
)
class TooManyPlans(Refusal):
    limit: Annotated[int, strawberry.field(description="How many an account may keep.")]


@view_of(plans.PlanChanged, description="The plan isn't as you saw it.")
class PlanChanged(Refusal):
    revision: Annotated[int, strawberry.field(description="The plan's revision now.")]


@view_of(plans.StepClosed, description="The step is done, skipped or replaced already.")
class StepClosed(Refusal):
    status: Annotated[values.StepStatus, strawberry.field(description="Where the step stands.")]


@view_of(planning.PrerequisiteCycle, description="Skills need each other in a circle.")
class PrerequisiteCycle(Refusal):
    skills: Annotated[list[str], strawberry.field(description="Their slugs, along the circle.")]


RecordProgressOutcome = Annotated[
    LearningPlanSaved | StepClosed | PlanChanged | NotFound | InvalidInput,
    strawberry.union("RecordProgressOutcome", description="Its result, or why nothing was done."),
]
ArchivePlanOutcome = Annotated[
    LearningPlanSaved | NotFound,
    strawberry.union(
        "ArchiveLearningPlanOutcome", description="Its result, or why nothing was done."
    ),
]
