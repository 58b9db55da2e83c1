"""Where people's plans for jobs lead, read for many plans at once."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from domain.kit.db import Session
from domain.learning.hours import hours_of
from domain.learning.plan_repository import gains_by_step, steps_by_plan
from domain.learning.values import PlanStep, StepGain, StepStatus
from domain.matching import repository
from domain.matching.milestones import Learned, Milestone, milestones, with_ranks
from domain.matching.standing import stand
from domain.matching.taxonomy import reach, slug_of


class PlanForJob(NamedTuple):
    """A person's plan that was made for a job."""

    user_id: UUID
    plan_id: UUID
    job_id: UUID


async def milestones_by_plan(
    session: Session, keys: Sequence[PlanForJob]
) -> dict[PlanForJob, list[Milestone]]:
    """Where each plan leads from today's profile: eight statements for plans of one user.

    What is done counts as held; what was skipped counts only where the profile has it.
    """
    steps = await steps_by_plan(session, [key.plan_id for key in keys])
    gains = await gains_by_step(session, [one.id for plan in steps.values() for one in plan])
    jobs = await repository.asked_by_job(session, [key.job_id for key in keys])
    standings = {
        user_id: stand(await repository.person(session, user_id), reach)
        for user_id in {key.user_id for key in keys}
    }

    def found(key: PlanForJob) -> list[Milestone]:
        plan = steps.get(key.plan_id, [])
        done = [_learned(one, gains) for one in plan if one.status == StepStatus.DONE]
        ahead = [_learned(one, gains) for one in plan if one.status in _AHEAD]
        standing = standings[key.user_id]
        for step in done:
            standing = with_ranks(standing, step.ranks, reach)
        return milestones(standing, jobs[key.job_id].wanted, ahead, reach, hours_of)

    return await asyncio.to_thread(lambda: {key: found(key) for key in keys if key.job_id in jobs})


_AHEAD = frozenset({StepStatus.PLANNED, StepStatus.STARTED})


def _learned(step: PlanStep, gains: Mapping[UUID, Sequence[StepGain]]) -> Learned:
    ranks = {
        slug: gain.level_to
        for gain in gains.get(step.id, ())
        if (slug := slug_of(gain.skill_id)) is not None
    }
    return Learned(step.week_end, step.ends_on, ranks)
