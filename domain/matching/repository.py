"""SQL of matching: a person as the score sees them and candidate jobs."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from domain.jobs.models import Job, JobSkill
from domain.jobs.search import conditions
from domain.jobs.values import JobFilter, JobStatus
from domain.kit.batch import Many, One
from domain.kit.db import Session, among, columns
from domain.matching.readings import JobAsk, SkillAsk, read_person, read_wanted
from domain.matching.taxonomy import broader_of, slug_of
from domain.matching.values import Person, Wanted
from domain.profiles import repository as profiles
from domain.skills.values import skill_id


async def person(session: Session, user_id: UUID) -> Person:
    """What a score may know of a user, in four statements."""
    owner = [user_id]
    return read_person(
        (await profiles.profile_by_user(session, owner)).get(user_id),
        (await profiles.preferences_by_user(session, owner)).get(user_id),
        (await profiles.skills_by_user(session, owner)).get(user_id, []),
        (await profiles.education_by_user(session, owner)).get(user_id, []),
        slug_of,
        broader_of,
    )


_ask_by_job: One[UUID, JobAsk] = One(
    select(Job.id, *columns(Job, JobAsk)).where(among(Job.id)), JobAsk
)
_skills_by_job: Many[UUID, SkillAsk] = Many(
    select(JobSkill.job_id, *columns(JobSkill, SkillAsk))
    .where(among(JobSkill.job_id))
    .order_by(JobSkill.job_id),
    SkillAsk,
)


class Asked(NamedTuple):
    """A job's title, and what the job asks for."""

    title: str
    wanted: Wanted


async def asked_by_job(session: Session, job_ids: Sequence[UUID]) -> dict[UUID, Asked]:
    """What jobs ask for, in two statements."""
    found = await _ask_by_job(session, job_ids)
    skills = await _skills_by_job(session, job_ids)
    return {
        id: Asked(job.title, read_wanted(job, skills.get(id, ()), slug_of))
        for id, job in found.items()
    }


# The covering index alone gives the sums; jobs are joined only for the filter, on the way up.
_totals = (
    select(JobSkill.job_id, func.sum(JobSkill.weight).label("total"))
    .where(among(JobSkill.skill_id))
    .group_by(JobSkill.job_id)
    .order_by(func.sum(JobSkill.weight).desc(), JobSkill.job_id)
    .limit(bindparam("most_summed"))
    .subquery()
)
_CANDIDATES = (
    select(_totals.c.job_id)
    .join(Job, Job.id == _totals.c.job_id)
    .where(Job.status == JobStatus.OPEN)
    .order_by((_totals.c.total / func.greatest(Job.skill_count, 1)).desc(), _totals.c.job_id)
    .limit(bindparam("most"))
)
# Of the jobs with the greatest sums, so many times the wanted number are looked at: those that
# pass the filter are taken by the share of their skills that is held, as the score sees it.
FILTER_DEPTH = 5


async def candidate_jobs(
    session: Session, held: Sequence[UUID], wanted: JobFilter, most: int
) -> list[UUID]:
    """Open jobs that want held skills, those with the greatest share of them first."""
    statement = _CANDIDATES.where(*conditions(wanted))
    return await session.scalars(
        statement, keys=list(held), most=most, most_summed=most * FILTER_DEPTH
    )


def held_ids(person: Person) -> list[UUID]:
    """The keys of the skills that a person holds."""
    return [skill_id(slug) for slug in person.skills]
