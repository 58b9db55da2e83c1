"""SQL of matching: a person as the score sees them and candidate jobs."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, column, func, select, true

from domain.jobs.models import Job, JobSkill
from domain.jobs.search import conditions
from domain.jobs.values import JobFilter, JobStatus
from domain.kit.batch import Many, One
from domain.kit.db import Session, among, columns
from domain.matching.readings import JobAsk, SkillAsk, read_person, read_wanted
from domain.matching.taxonomy import broader_of, slug_of, soft_skills
from domain.matching.values import Person, Wanted
from domain.profiles import repository as profiles
from domain.skills.current import ready
from domain.skills.values import skill_id


async def person(session: Session, user_id: UUID) -> Person:
    """What a score may know of a user, in four statements."""
    owner = [user_id]
    await ready()
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
    await ready()
    soft = soft_skills()
    return {
        id: Asked(job.title, read_wanted(job, skills.get(id, ()), slug_of, soft))
        for id, job in found.items()
    }


# Of each held skill, so many open jobs are looked at: those of whose demands it is the most.
JOBS_OF_A_SKILL = 2000
# Of the jobs with the greatest shares, so many times the wanted number are held against the filter.
FILTER_DEPTH = 5

_held = (
    func.unnest(bindparam("keys", type_=ARRAY(Uuid)))
    .table_valued(column("skill_id", Uuid), name="held")
    .render_derived()
)
_asking = (
    select(JobSkill.job_id, JobSkill.share)
    .where(JobSkill.skill_id == _held.c.skill_id, JobSkill.share.is_not(None))
    .order_by(JobSkill.share.desc().nulls_last(), JobSkill.job_id.desc())
    .limit(JOBS_OF_A_SKILL)
    .lateral("asking")
)
_BEST_FIRST = func.sum(_asking.c.share).desc(), _asking.c.job_id.desc()
_totals = (
    select(_asking.c.job_id, func.sum(_asking.c.share).label("total"))
    .select_from(_held.join(_asking, true()))
    .group_by(_asking.c.job_id)
    .order_by(*_BEST_FIRST)
    .limit(bindparam("most_summed"))
    .subquery()
)
_CANDIDATES = (
    select(_totals.c.job_id)
    .join(Job, Job.id == _totals.c.job_id)
    .where(Job.status == JobStatus.OPEN)
    .order_by(_totals.c.total.desc(), _totals.c.job_id.desc())
    .limit(bindparam("most"))
)


async def candidate_jobs(
    session: Session, held: Sequence[UUID], wanted: JobFilter, most: int
) -> list[UUID]:
    """Open jobs that want held skills, those of whose demands most is held first.

    What is held of a job is counted where the skill is among the `JOBS_OF_A_SKILL` that ask for it
    most: a job may be held to a greater share than is seen here, never to a smaller one.
    """
    statement = _CANDIDATES.where(*conditions(wanted))
    return await session.scalars(
        statement, keys=list(held), most=most, most_summed=most * FILTER_DEPTH
    )


def held_ids(person: Person) -> list[UUID]:
    """The keys of the skills by which jobs are looked for.

    What a degree or the resume's language shows is what many share: only one who has nothing else
    is looked for by it.
    """
    named = [slug for slug, held in person.skills.items() if not held.shown_by]
    return [skill_id(slug) for slug in named or person.skills]
