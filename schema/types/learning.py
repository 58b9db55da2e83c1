"""Learning resources and plans as clients see them."""

import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

import schema.enums.learning  # noqa: F401 (it names the enums)
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


SKILL = Annotated[
    Skill | None, strawberry.field(resolver=learning.skill, description="Which skill.")
]
LEVEL_FROM = Annotated[
    Level | None,
    strawberry.field(
        resolver=learning.level_from,
        description="The level that it starts from; null: from nothing.",
    ),
]
LEVEL_TO = Annotated[
    Level | None,
    strawberry.field(resolver=learning.level_to, description="The level that it leads to."),
]
STARTS_ON = Annotated[datetime.date, strawberry.field(description="The first day.")]
ENDS_ON = Annotated[datetime.date, strawberry.field(description="The last day.")]
WEEK_START = Annotated[
    int, strawberry.field(description="The first week, counted from 1 at the plan's start.")
]
WEEK_END = Annotated[int, strawberry.field(description="The last week, counted in the same way.")]


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
    url: Annotated[Url, strawberry.field(description="The address where it is.")]
    type: Annotated[values.ResourceType, strawberry.field(description="What it is.")]
    description: Annotated[
        str, strawberry.field(description="What it is about, in one or two sentences.")
    ]
    level_from: LEVEL_FROM
    level_to: LEVEL_TO
    hours: Annotated[
        float, strawberry.field(description="Hours for all of it, from `levelFrom` on.")
    ]
    cost: Annotated[values.Cost, strawberry.field(description="What using all of it takes.")]
    price_usd_cents: Annotated[
        int | None,
        strawberry.field(
            description="The price in US cents, once or (SUBSCRIPTION) a month; null: free, or "
            "not known."
        ),
    ]
    price_as_of: Annotated[
        datetime.date | None,
        strawberry.field(description="The day on which the price was right; null without one."),
    ]
    certificate: Annotated[
        bool, strawberry.field(description="Whether a certificate can be had for it.")
    ]
    hands_on: Annotated[bool, strawberry.field(description="Whether one practises in it.")]
    language: Annotated[
        str, strawberry.field(description="The language that it is in, BCP 47, such as en.")
    ]
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


@view_of(service.ResourceSaved, description="A resource was added or changed.")
class ResourceSaved:
    resource: Annotated[
        Resource | None,
        strawberry.field(
            resolver=learning.saved_resource, description="The resource as it is now."
        ),
    ]


@view_of(service.ResourceHidden, description="A resource is found and planned no more.")
class ResourceHidden:
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="The hidden resource."),
    ]


@view_of(service.ResourceExists, description="Another resource has this address.")
class ResourceExists(Refusal):
    resource: Annotated[
        Resource | None,
        strawberry.field(resolver=learning.saved_resource, description="The resource that has it."),
    ]


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
SaveResourceOutcome = Annotated[
    ResourceSaved | ResourceExists | NotFound | InvalidInput,
    strawberry.union("SaveResourceOutcome", description="Its result, or why nothing was done."),
]
HideResourceOutcome = Annotated[
    ResourceHidden | NotFound,
    strawberry.union("HideResourceOutcome", description="Its result, or why nothing was done."),
]
