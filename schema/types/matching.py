"""Matches and gap analyses as clients see them."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.matching  # noqa: F401 (it names the enums)
from domain.matching import analysis, charts, gaps, milestones, raises, service, values
from domain.skills.values import Level, Requirement
from resolvers import matching
from schema.types.jobs import Job
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.plans import LearningPlanSaved, PrerequisiteCycle, TooManyPlans
from schema.types.skills import Skill
from schema.view import Node, view_of

SKILL = Annotated[
    Skill | None, strawberry.field(resolver=matching.skill, description="Which skill.")
]
POINTS = strawberry.field(resolver=matching.points, description="Points, to a hundredth.")
PATH = strawberry.field(
    resolver=matching.path,
    description="Slugs from the nearest held skill to this one; empty where none is near.",
)


@view_of(values.Term, description="One term of a score.")
class MatchTerm:
    part: Annotated[values.Part, strawberry.field(description="The part that it belongs to.")]
    state: Annotated[values.TermState, strawberry.field(description="How it came out.")]
    points: Annotated[float, POINTS]
    possible: Annotated[
        float,
        strawberry.field(
            resolver=matching.possible, description="The points that it is worth at most."
        ),
    ]
    reason: Annotated[str, strawberry.field(description="Why, in words for the person.")]
    skill: Annotated[
        Skill | None,
        strawberry.field(
            resolver=matching.skill,
            description="In terms of SKILLS that name one, which; else null.",
        ),
    ]
    near_skill: Annotated[
        Skill | None,
        strawberry.field(
            resolver=matching.near_skill,
            description="The held skill near to it that earned the points; null where none did.",
        ),
    ]
    path: Annotated[list[str], PATH]


@view_of(
    values.Raise,
    description="What adding a skill would do to a score, years of work counting as they do now.",
)
class MatchRaise:
    skill: SKILL
    points: Annotated[float, POINTS]
    band: Annotated[
        values.Band, strawberry.field(description="The band that the score would fall into then.")
    ]


@view_of(
    service.JobMatch,
    prefix="match",
    node=matching.node,
    description="How the caller fits a job. Name, age, gender and photo never enter.",
)
class JobMatch(Node):
    job: Annotated[Job | None, strawberry.field(resolver=matching.job, description="The job.")]
    score: Annotated[
        float,
        strawberry.field(
            resolver=matching.score,
            description="Acceptance likelihood, 0 to 100: the sum of the terms' points.",
        ),
    ]
    band: Annotated[
        values.Band,
        strawberry.field(resolver=matching.band, description="What the score amounts to."),
    ]
    terms: Annotated[
        list[MatchTerm],
        strawberry.field(
            resolver=matching.terms,
            description="What the score is made of: skills first, weightiest first.",
        ),
    ]
    raises: Annotated[
        list[MatchRaise],
        strawberry.field(
            resolver=matching.what_raises,
            description="The 5 skills that would raise the score most, each learned alone to "
            "the level that the job wants.",
        ),
    ]


@view_of(raises.Opener, description="A skill, and what adding it would do over many jobs.")
class OpeningSkill:
    skill: SKILL
    jobs_opened: Annotated[
        int, strawberry.field(description="Jobs that come to be CLOSE or READY by it alone.")
    ]
    jobs_raised: Annotated[int, strawberry.field(description="Jobs whose score would rise.")]
    points: Annotated[float, POINTS]


@view_of(gaps.Gap, description="A wanted skill that isn't fully there.")
class SkillGap:
    skill: SKILL
    requirement: Annotated[
        Requirement, strawberry.field(description="How much the job insists on it.")
    ]
    urgency: Annotated[gaps.Urgency, strawberry.field(description="How much it stands in the way.")]
    level: Annotated[
        Level | None,
        strawberry.field(
            resolver=matching.held_level, description="The level that is reached; null: none."
        ),
    ]
    wanted_level: Annotated[
        Level,
        strawberry.field(resolver=matching.wanted_level, description="The level that is wanted."),
    ]
    hours: Annotated[
        float,
        strawberry.field(
            description="Hours of learning from the one to the other, less what is carried over."
        ),
    ]
    priority: Annotated[
        float,
        strawberry.field(
            description="0 to 1: 0.50 `importance` + 0.30 `transferability` + 0.20 `ease`."
        ),
    ]
    importance: Annotated[
        float,
        strawberry.field(description="Its weight in the job, 0 to 1: the weightiest skill has 1."),
    ]
    transferability: Annotated[
        float,
        strawberry.field(description="The share of it that held skills carry over, 0 to 1."),
    ]
    ease: Annotated[
        float,
        strawberry.field(description="1 where it takes no time, 0.5 at 40 hours, towards 0."),
    ]
    shown_by: Annotated[
        str,
        strawberry.field(
            description="What shows `level` where the resume doesn't name the skill: its language, "
            "or a degree; else empty."
        ),
    ]
    untold: Annotated[
        bool,
        strawberry.field(
            description="Whether it is a soft skill of which the profile says nothing, so that it "
            "may be there: a plan for the job leaves it out."
        ),
    ]
    nearest: Annotated[
        Skill | None,
        strawberry.field(
            resolver=matching.nearest_skill,
            description="The held skill that carries most of it over; null where none does.",
        ),
    ]
    path: Annotated[list[str], PATH]


@view_of(charts.RadarAxis, description="An area of the wanted skills.")
class RadarAxis:
    area: Annotated[str, strawberry.field(description="A category of the taxonomy, by name.")]
    held: Annotated[
        float,
        strawberry.field(
            description="Mean proficiency in its skills, 0 to 100: 25 for BEGINNER, 100 for EXPERT."
        ),
    ]
    wanted: Annotated[
        float,
        strawberry.field(description="Mean proficiency that the job wants, on the same scale."),
    ]
    skills: Annotated[int, strawberry.field(description="How many wanted skills are in it.")]


@view_of(charts.TimelineBar, description="When a gap would be closed.")
class TimelineBar:
    skill: SKILL
    week_start: Annotated[int, strawberry.field(description="The first week, counted from 1.")]
    week_end: Annotated[int, strawberry.field(description="The last week, counted from 1.")]
    hours: Annotated[float, strawberry.field(description="Hours of learning for this gap.")]
    hours_so_far: Annotated[
        float, strawberry.field(description="Hours of learning up to its end, all gaps before it.")
    ]


@view_of(analysis.Analysis, description="What stands between the caller and a job.")
class GapAnalysis:
    readiness: Annotated[
        float,
        strawberry.field(
            description="The share of the wanted skills that is there, by their weights, 0 to 100."
        ),
    ]
    score: Annotated[
        float | None,
        strawberry.field(
            resolver=matching.match_score,
            description="The score of the caller's match, 0 to 100; null for a text.",
        ),
    ]
    job: Annotated[
        Job | None,
        strawberry.field(
            resolver=matching.analysed_job,
            description="The job that was asked for; null for a text.",
        ),
    ]
    matched: Annotated[
        list[str], strawberry.field(description="The slugs of the skills that are fully there.")
    ]
    gaps: Annotated[
        list[SkillGap], strawberry.field(description="All gaps, highest priority first.")
    ]
    critical: Annotated[
        list[SkillGap], strawberry.field(description="Those of urgency CRITICAL, in their order.")
    ]
    important: Annotated[
        list[SkillGap], strawberry.field(description="Those of urgency IMPORTANT, in their order.")
    ]
    nice_to_have: Annotated[
        list[SkillGap],
        strawberry.field(description="Those of urgency NICE_TO_HAVE, in their order."),
    ]
    hours: Annotated[
        float,
        strawberry.field(
            description="Typical hours of guided learning that close every gap. A plan has the "
            "hours of its resources, for the gaps that it closes and what they build on."
        ),
    ]
    radar: Annotated[
        list[RadarAxis], strawberry.field(description="For a radar chart: the 8 weightiest areas.")
    ]
    timeline: Annotated[
        list[TimelineBar],
        strawberry.field(description="For a timeline: the gaps closed one after another."),
    ]


@view_of(
    milestones.Milestone,
    description="What a plan for a job leads to, if nothing but its skills changes in the profile.",
)
class PlanMilestone:
    week: Annotated[
        int,
        strawberry.field(description="The week that it is reached in, counted from the start."),
    ]
    on: Annotated[datetime.date, strawberry.field(description="The day that it is reached.")]
    score: Annotated[
        float,
        strawberry.field(
            resolver=matching.points,
            description="The caller's match with the job from then on, 0 to 100.",
        ),
    ]
    band: Annotated[values.Band, strawberry.field(description="What the score amounts to.")]
    critical_gaps: Annotated[
        int, strawberry.field(description="How many of the job's gaps are critical still.")
    ]


@view_of(service.NothingToLearn, description="All that the plan would be for is there already.")
class NothingToLearn(Refusal):
    pass


CreateLearningPlanOutcome = Annotated[
    LearningPlanSaved | NothingToLearn | TooManyPlans | PrerequisiteCycle | NotFound | InvalidInput,
    strawberry.union(
        "CreateLearningPlanOutcome", description="Its result, or why nothing was done."
    ),
]
