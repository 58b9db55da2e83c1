"""Matches, gaps and plans made of them: what can be asked and done."""

from typing import Annotated, Any

import strawberry

from domain.kit.page import Bounds, Page
from domain.learning.values import Preferences
from domain.matching.service import JobMatch as JobMatchRecord
from domain.matching.values import Band
from resolvers import matching
from resolvers.arguments import described
from resolvers.context import Context, Info
from resolvers.lists import Names, listing
from schema.connection import Connection
from schema.operation import INPUT, Access, operation
from schema.types.jobs import JobFilterInput
from schema.types.learning_inputs import CreateLearningPlanInput
from schema.types.matching import (
    CreateLearningPlanOutcome,
    GapAnalysis,
    JobMatch,
    OpeningSkill,
)


@listing
async def _recommended(
    context: Context,
    at: Bounds,
    _wanted: Names,
    *,
    band: Annotated[Band | None, described("Only matches of this band; null: any.")] = None,
    filter: Annotated[JobFilterInput | None, described("Only such jobs; null: any.")] = None,
) -> Page[JobMatchRecord]:
    wanted = (filter or JobFilterInput()).of(None)
    return await matching.recommended(context, at, band, wanted)


@strawberry.type
class MatchingQuery:
    recommended_jobs: Annotated[
        Connection[JobMatch],
        strawberry.field(
            resolver=_recommended,
            description="Open jobs that ask for the caller's skills, best fit first; the 400 "
            "whose demands are held to the greatest share are scored.",
        ),
    ]
    gap_analysis: Annotated[
        GapAnalysis,
        strawberry.field(
            resolver=matching.gap_analysis,
            description="What is missing for a job, or for the text of a job ad.",
        ),
    ]
    opening_skills: Annotated[
        list[OpeningSkill],
        strawberry.field(
            resolver=matching.opening_skills,
            description="The skills that would open most of the jobs that are near.",
        ),
    ]


@strawberry.type
class MatchingMutation:
    @operation(
        CreateLearningPlanOutcome,
        access=Access.USER,
        description="Make a dated plan of the fewest hours that close the gaps, prerequisites "
        "first.",
        again="Safe to send again on the same day: a like plan that is as it was made is given.",
    )
    async def create_learning_plan(
        self, info: Info, input: Annotated[CreateLearningPlanInput, INPUT]
    ) -> Any:
        wishes = input.preferences
        return await matching.create_plan(
            info.context,
            job_id=input.job_id,
            gaps=input.gaps,
            least_urgency=input.least_urgency,
            skills=[(one.skill_id, one.skill, one.level) for one in input.target_skills or ()],
            hours_per_week=input.hours_per_week,
            start_on=input.starts_on,
            target_on=input.target_on,
            stop_at_target=input.stop_at_target,
            preferences=wishes.of() if wishes else Preferences(),
        )
