"""What a learning plan is made of, as clients see it: targets, steps, weeks, phases."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.learning  # noqa: F401 (it names the enums)
from domain.learning import outline, planning, values
from resolvers import learning
from schema.types.resources import LEVEL_FROM, LEVEL_TO, SKILL, Resource
from schema.types.skills import Skill
from schema.view import Node, view_of

STARTS_ON = Annotated[datetime.date, strawberry.field(description="The first day.")]
ENDS_ON = Annotated[datetime.date, strawberry.field(description="The last day.")]
WEEK_START = Annotated[
    int, strawberry.field(description="The first week, counted from 1 at the plan's start.")
]
WEEK_END = Annotated[int, strawberry.field(description="The last week, counted in the same way.")]


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
    importance: Annotated[
        float,
        strawberry.field(
            description="Its weight among the targets, 0 to 1; in a plan of skills 1 for each."
        ),
    ]
    phase: Annotated[planning.Phase, strawberry.field(description="The part of the plan.")]
    needed_for: Annotated[
        Skill | None,
        strawberry.field(
            resolver=learning.needed_for,
            description="The target that it was added for, as its prerequisite; null: it was asked "
            "for itself.",
        ),
    ]
    because: Annotated[
        str, strawberry.field(description="Why the prerequisite is needed; else empty.")
    ]
    hours: Annotated[
        float,
        strawberry.field(
            resolver=learning.hours_to_learn,
            description="Typical hours of guided learning, less what was known when the plan was "
            "made: for a gap of a job, as its gap analysis says. The steps take the time of their "
            "resources instead, or half as much again where they are learned alone.",
        ),
    ]


@view_of(values.PlanLeftOut, description="What a plan was asked for and leaves out.")
class PlanLeftOut:
    skill: SKILL
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    reason: Annotated[planning.LeftOutReason, strawberry.field(description="Which reason.")]
    hours: Annotated[
        float,
        strawberry.field(
            resolver=learning.hours_to_learn,
            description="Typical hours to learn it, as the gap analysis of the job says.",
        ),
    ]


@view_of(
    values.PlanStep,
    prefix="plan_step",
    node=learning.step_node,
    description="One thing to do in a plan.",
)
class PlanStep(Node):
    position: Annotated[int, strawberry.field(description="Its place in the plan, rising.")]
    phase: Annotated[planning.Phase, strawberry.field(description="The part of the plan.")]
    status: Annotated[values.StepStatus, strawberry.field(description="Where it stands.")]
    hours: Annotated[float, strawberry.field(description="Hours that it should take.")]
    hours_spent: Annotated[float, strawberry.field(description="Hours reported so far.")]
    cost_usd_cents: Annotated[
        int, strawberry.field(description="What it costs in US cents, for as long as it takes.")
    ]
    week_start: WEEK_START
    week_end: WEEK_END
    starts_on: STARTS_ON
    ends_on: ENDS_ON
    quick_win: Annotated[
        bool, strawberry.field(description="Whether it is short and leads to something important.")
    ]
    reasons: Annotated[
        list[str], strawberry.field(description="Why it is in the plan, in words for the person.")
    ]
    started_at: Annotated[
        datetime.datetime | None, strawberry.field(description="When it was begun; null before.")
    ]
    finished_at: Annotated[
        datetime.datetime | None,
        strawberry.field(description="When it was done or left; null before."),
    ]
    resource: Annotated[
        Resource | None,
        strawberry.field(
            resolver=learning.resource, description="What to learn from; null: own practice."
        ),
    ]
    gains: Annotated[
        list[PlanGain],
        strawberry.field(resolver=learning.gains, description="What it adds, skill by skill."),
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
    number: Annotated[
        int, strawberry.field(description="Which week, counted from 1 at the plan's start.")
    ]
    starts_on: STARTS_ON
    steps: Annotated[list[PlanStep], strawberry.field(description="The steps that fall into it.")]


@view_of(outline.PlanPhase, description="A part of a plan.")
class PlanPhase:
    kind: Annotated[planning.Phase, strawberry.field(description="Which part.")]
    week_start: WEEK_START
    week_end: WEEK_END
    starts_on: STARTS_ON
    ends_on: ENDS_ON
    hours: Annotated[float, strawberry.field(description="The hours of its steps.")]
    steps: Annotated[list[PlanStep], strawberry.field(description="Its steps, in their order.")]


@view_of(values.PlanCheckpoint, description="A day to look back at a plan.")
class PlanCheckpoint:
    week: Annotated[
        int, strawberry.field(description="The week, counted from 1 when it was last planned.")
    ]
    on: Annotated[datetime.date, strawberry.field(description="The day.")]
    phase: Annotated[planning.Phase, strawberry.field(description="The part that it closes.")]
    hours_so_far: Annotated[
        float, strawberry.field(description="Planned hours up to it, since it was last planned.")
    ]
    reached: Annotated[
        list[PlanGain],
        strawberry.field(description="What should be reached since the checkpoint before."),
    ]


@view_of(values.Preferences, description="What a plan's resources have to be.")
class PlanPreferences:
    free_only: Annotated[bool, strawberry.field(description="Only what is wholly free.")]
    budget_usd_cents: Annotated[
        int | None,
        strawberry.field(description="What the whole plan may cost in US cents; null: any."),
    ]
    hands_on: Annotated[bool, strawberry.field(description="Rather what one practises in.")]
    certificates: Annotated[bool, strawberry.field(description="Rather what gives a certificate.")]
    types: Annotated[
        list[values.ResourceType],
        strawberry.field(description="Only resources of these types; empty: any."),
    ]
    excluded_providers: Annotated[
        list[str], strawberry.field(description="Nothing of these providers.")
    ]
    language: Annotated[
        str | None, strawberry.field(description="Only in this language, BCP 47; null: any.")
    ]
