"""Matches and gap analyses as clients see them."""

import datetime
from typing import Annotated

import strawberry

from domain.matching import analysis, charts, gaps, milestones, raises, service, values
from domain.skills.values import Requirement
from resolvers import matching
from schema.types.jobs import Job
from schema.types.learning import LearningPlanSaved, PrerequisiteCycle, TooManyPlans
from schema.types.outcomes import InvalidInput, NotFound, Refusal
from schema.types.skills import Skill
from schema.view import Node, view_of

strawberry.enum(
    values.Band,
    name="MatchBand",
    description="READY from 80 points, CLOSE from 60, STRETCH from 40, else NOT_READY.",
)
strawberry.enum(
    values.Part,
    name="MatchPart",
    description="Worth at most: skills 35, experience 25, education 15, industry 15, place 10.",
)
strawberry.enum(
    values.TermState,
    name="MatchTermState",
    description="UNKNOWN: the job or the profile doesn't say, which earns half.",
)
strawberry.enum(gaps.Urgency, name="GapUrgency", description="How much a gap stands in the way.")

SKILL = Annotated[Skill | None, strawberry.field(resolver=matching.skill, description="Which.")]
POINTS = strawberry.field(resolver=matching.points, description="Points, with two decimals.")
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
        float, strawberry.field(resolver=matching.possible, description="Points at most.")
    ]
    reason: Annotated[str, strawberry.field(description="Why, in words.")]
    skill: Annotated[
        Skill | None,
        strawberry.field(resolver=matching.skill, description="Of terms of the skills part."),
    ]
    near_skill: Annotated[
        Skill | None,
        strawberry.field(
            resolver=matching.near_skill, description="The held skill that earned part of it."
        ),
    ]
    path: Annotated[list[str], PATH]


@view_of(values.Raise, description="What adding a skill would do to a score.")
class MatchRaise:
    skill: SKILL
    points: Annotated[float, POINTS]
    band: Annotated[values.Band, strawberry.field(description="The band that it would be then.")]


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
        values.Band, strawberry.field(resolver=matching.band, description="What it amounts to.")
    ]
    terms: Annotated[
        list[MatchTerm],
        strawberry.field(resolver=matching.terms, description="Skills first, weightiest first."),
    ]
    raises: Annotated[
        list[MatchRaise],
        strawberry.field(
            resolver=matching.what_raises,
            description="The 5 skills that would add most, each by itself, at the wanted level.",
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
    requirement: Annotated[Requirement, strawberry.field(description="How much it is asked for.")]
    urgency: Annotated[gaps.Urgency, strawberry.field(description="How much it matters.")]
    level: Annotated[float, strawberry.field(description="Proficiency now, 0 to 1.")]
    wanted_level: Annotated[float, strawberry.field(description="Proficiency wanted, 0 to 1.")]
    hours: Annotated[float, strawberry.field(description="Hours to learn what is missing.")]
    priority: Annotated[
        float,
        strawberry.field(description="0 to 1: 0.50 importance + 0.30 transferability + 0.20 ease."),
    ]
    importance: Annotated[float, strawberry.field(description="Among the job's skills, 0 to 1.")]
    transferability: Annotated[
        float, strawberry.field(description="Share that held skills carry over, 0 to 1.")
    ]
    ease: Annotated[float, strawberry.field(description="Inverse effort; 0.5 at 40 hours.")]
    nearest: Annotated[
        Skill | None,
        strawberry.field(
            resolver=matching.nearest_skill, description="The held skill that carries most of it."
        ),
    ]
    path: Annotated[list[str], PATH]


@view_of(charts.RadarAxis, description="An area of the wanted skills.")
class RadarAxis:
    area: Annotated[str, strawberry.field(description="A category of the taxonomy.")]
    held: Annotated[float, strawberry.field(description="Mean proficiency, 0 to 100.")]
    wanted: Annotated[float, strawberry.field(description="Mean wanted proficiency, 0 to 100.")]
    skills: Annotated[int, strawberry.field(description="How many skills it stands for.")]


@view_of(charts.TimelineBar, description="When a gap would be closed.")
class TimelineBar:
    skill: SKILL
    week_start: Annotated[int, strawberry.field(description="From 1.")]
    week_end: Annotated[int, strawberry.field(description="The last week.")]
    hours: Annotated[float, strawberry.field(description="Hours for this skill.")]
    hours_so_far: Annotated[float, strawberry.field(description="Hours up to its end.")]


GAPS = Annotated[list[SkillGap], strawberry.field(description="Highest priority first.")]


@view_of(analysis.Analysis, description="What stands between the caller and a job.")
class GapAnalysis:
    readiness: Annotated[
        float, strawberry.field(description="Weighted share of the skills, 0 to 100.")
    ]
    score: Annotated[
        float | None,
        strawberry.field(
            resolver=matching.match_score, description="Of the whole match; null for a text."
        ),
    ]
    job: Annotated[
        Job | None,
        strawberry.field(resolver=matching.analysed_job, description="The job; null for a text."),
    ]
    matched: Annotated[list[str], strawberry.field(description="Slugs that are fully there.")]
    gaps: GAPS
    critical: GAPS
    important: GAPS
    nice_to_have: GAPS
    hours: Annotated[float, strawberry.field(description="Hours to close every gap.")]
    radar: Annotated[list[RadarAxis], strawberry.field(description="The 8 weightiest areas.")]
    timeline: Annotated[list[TimelineBar], strawberry.field(description="Gap after gap.")]


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
    strawberry.union("CreateLearningPlanOutcome", description="What came of it."),
]
