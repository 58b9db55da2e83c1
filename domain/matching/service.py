"""What can be done with matches: score, recommend, find the gaps, plan how to close them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

from domain.jobs.values import JobFilter
from domain.jobs.wanted import wanted as weighed
from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id
from domain.kit.refusal import Refusal, Refused, invalid, not_found
from domain.learning import plans, replanning
from domain.learning.hours import name_of
from domain.learning.plan_repository import active_plans
from domain.learning.planning import LeftOut, Rank
from domain.learning.values import Preferences
from domain.matching import repository
from domain.matching.analysis import Analysis, analyse
from domain.matching.gaps import Urgency, untold
from domain.matching.raises import Opener, openers
from domain.matching.readings import wanted_level
from domain.matching.repository import Asked
from domain.matching.scoring import score
from domain.matching.standing import Standing, stand
from domain.matching.targets import (
    beyond,
    chosen,
    rank_of,
    targets_of_gaps,
    targets_of_skills,
    with_basis,
)
from domain.matching.taxonomy import reach, slug_of, soft_skills
from domain.matching.values import Band, Match, Person, Wanted, WantedSkill
from domain.skills.current import engine, ready
from domain.skills.values import Level, SkillId, TextKind


@dataclass(frozen=True, slots=True)
class JobMatch:
    """How a person fits a job, whose key `id` is, and what the score was made from."""

    id: UUID
    match: Match
    standing: Standing
    wanted: Wanted

    @property
    def hundredths(self) -> int:
        return self.match.hundredths


async def match_by_job(
    session: Session, keys: Sequence[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], JobMatch]:
    """The match of each (user, job): six statements for any number of jobs of one user."""
    found: dict[tuple[UUID, UUID], JobMatch] = {}
    by_user: dict[UUID, list[UUID]] = {}
    for user_id, job_id in keys:
        by_user.setdefault(user_id, []).append(job_id)
    for user_id, job_ids in by_user.items():
        standing = stand(await repository.person(session, user_id), reach)
        wanted = await repository.asked_by_job(session, job_ids)
        for job_id, one in _scored(standing, wanted).items():
            found[user_id, job_id] = one
    return found


def _scored(standing: Standing, jobs: Mapping[UUID, Asked]) -> dict[UUID, JobMatch]:
    return {
        id: JobMatch(id, score(standing, asked.wanted), standing, asked.wanted)
        for id, asked in jobs.items()
    }


async def recommended(
    session: Session,
    settings: Settings,
    user_id: UUID,
    wanted: JobFilter,
    band: Band | None = None,
) -> list[JobMatch]:
    """The jobs that fit a user best, best first: seven statements, a few hundred jobs scored."""
    person = await repository.person(session, user_id)
    ids = await repository.candidate_jobs(
        session, repository.held_ids(person), wanted, settings.match_candidates_limit
    )
    jobs = await repository.asked_by_job(session, ids)
    scored = await asyncio.to_thread(lambda: _scored(stand(person, reach), jobs))
    found = [one for one in scored.values() if band is None or one.match.band is band]
    return sorted(found, key=lambda one: (-one.match.hundredths, one.id))


async def opening_skills(
    session: Session, settings: Settings, user_id: UUID, limit: int
) -> list[Opener]:
    """The skills that would open most of the jobs that are near."""
    found = await recommended(session, settings, user_id, JobFilter())
    return openers([one.match for one in found], limit=limit)


async def analysis_of_job(
    db: Database, user_id: UUID, job_id: UUID, hours_per_week: float
) -> Analysis:
    """The gap analysis for a job. Raises Refused(NotFound)."""
    async with db.read() as session:
        person = await repository.person(session, user_id)
        found = (await repository.asked_by_job(session, [job_id])).get(job_id)
    if found is None:
        raise not_found(public_id("job", job_id), "job")
    return analyse(stand(person, reach), found.wanted, hours_per_week, job_id=job_id)


async def analysis_of_text(
    db: Database, settings: Settings, user_id: UUID, text: str, hours_per_week: float
) -> Analysis:
    """The gap analysis for the text of a job ad. Raises Refused(InvalidInput)."""
    if len(text) > settings.text_limit_chars:
        raise invalid("text", f"Send at most {settings.text_limit_chars} characters.")
    async with db.read() as session:
        person = await repository.person(session, user_id)
    wanted = await asyncio.to_thread(read_text, text)
    return analyse(stand(person, reach), wanted, hours_per_week)


def read_text(text: str) -> Wanted:
    """The skills that an ad asks for; the rest of it is not read."""
    mentions = engine().extract(text, source=TextKind.JOB)
    soft = soft_skills()
    return Wanted(
        skills=tuple(
            WantedSkill(
                one.skill_id,
                one.requirement,
                one.weight,
                wanted_level(None, one.requirement).share,
                one.skill_id in soft,
            )
            for one in weighed(mentions, title_length=0, length=len(text))
        )
    )


@dataclass(frozen=True, slots=True)
class PlanOrder:
    """What a person wants a plan for: a job, or skills with the levels to reach.

    For a job, the `gaps` of the highest priority are closed, of those that are at least of the
    `least_urgency`. With `stop_at_target` what can't be done by `target_on` is left out. None:
    where a job is far and no day is given, its plan stops after some weeks that are a setting.
    """

    hours_per_week: float
    job_id: UUID | None = None
    skills: Mapping[UUID, Level] = field(default_factory=dict)
    gaps: int | None = None
    least_urgency: Urgency | None = None
    start_on: date | None = None
    target_on: date | None = None
    stop_at_target: bool | None = None
    preferences: Preferences = field(default_factory=Preferences)


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToLearn(Refusal):
    """Everything that the plan would be for is there already."""


async def create_plan(
    db: Database, settings: Settings, user_id: UUID, order: PlanOrder
) -> plans.PlanSaved:
    """Make a learning plan.

    Raises Refused with InvalidInput, NotFound, NothingToLearn, TooManyPlans or PrerequisiteCycle.
    """
    await ready()
    start = _checked_start(settings, order)
    goals = _goals(order)
    async with db.transaction() as session:
        standing = stand(await repository.person(session, user_id), reach)
        basis = partial(with_basis, standing)
        left_out: list[LeftOut] = []
        if order.job_id is not None:
            title, wanted = await _job(session, order.job_id)
            most = settings.plan_gaps_default if order.gaps is None else order.gaps
            every = targets_of_gaps(standing, wanted.skills)
            silent = {one.skill_id for one in wanted.skills if untold(standing, one)}
            targets, left_out = chosen(every, order.least_urgency, most, basis, silent)
        else:
            title = _title(goals)
            targets = targets_of_skills(standing, goals)
        if not targets:
            raise Refused(NothingToLearn(message="You have everything that this asks for."))
        request = plans.PlanRequest(
            title=title,
            targets=targets,
            hours_per_week=order.hours_per_week,
            start_on=start,
            target_on=order.target_on,
            job_id=order.job_id,
            preferences=order.preferences,
            left_out=left_out,
        )
        by = _stops_on(settings, order, start)
        if by is not None:
            request = await plans.until(session, settings, request, basis, by)
        targets = basis(request.targets)
        request = replace(request, targets=targets, left_out=beyond(request.left_out, targets))
        return await plans.create(session, settings, user_id, request)


def check_hours_per_week(hours: float) -> None:
    """Raises Refused(InvalidInput) where nobody could learn for so long, or get anywhere."""
    if not 0.5 <= hours <= 80:
        raise invalid("hoursPerWeek", "Give 0.5 to 80 hours a week.")


def _checked_start(settings: Settings, order: PlanOrder) -> date:
    if (order.job_id is None) == (not order.skills):
        raise invalid("targetSkills", "Give either a job or at least one skill.")
    if len(order.skills) > settings.plan_skills_limit:
        raise invalid("targetSkills", f"Give at most {settings.plan_skills_limit} skills.")
    if order.gaps is not None and not 1 <= order.gaps <= settings.plan_skills_limit:
        raise invalid("gaps", f"Give 1 to {settings.plan_skills_limit}.")
    if order.least_urgency is not None and order.job_id is None:
        raise invalid("leastUrgency", "Only the gaps of a job have an urgency.")
    if order.stop_at_target and order.target_on is None:
        raise invalid("targetOn", "Give the date that the plan is to stop at.")
    check_hours_per_week(order.hours_per_week)
    budget = order.preferences.budget_usd_cents
    if budget is not None and budget < 0:
        raise invalid("preferences.budgetUsdCents", "Give a budget of 0 or more.")
    start = order.start_on or datetime.now(UTC).date()
    if order.target_on is not None and order.target_on <= start:
        raise invalid("targetOn", "The target has to lie after the start.")
    return start


def _goals(order: PlanOrder) -> dict[SkillId, Level]:
    """The skills to learn, by their slugs."""
    goals: dict[SkillId, Level] = {}
    for key, level in order.skills.items():
        slug = slug_of(key)
        if slug is None:
            raise invalid("targetSkills", "One of these skills isn't there: search for it.")
        goals[slug] = level
    return goals


def _stops_on(settings: Settings, order: PlanOrder, start: date) -> date | None:
    """The day by which the plan has to end, and what isn't done by then is left out."""
    if order.stop_at_target:
        return order.target_on
    if order.stop_at_target is None and order.target_on is None and order.job_id is not None:
        return start + timedelta(weeks=settings.plan_weeks_default, days=-1)
    return None


async def _job(session: Session, job_id: UUID) -> tuple[str, Wanted]:
    found = (await repository.asked_by_job(session, [job_id])).get(job_id)
    if found is None:
        raise not_found(public_id("job", job_id), "job")
    return f"Towards {found.title}", found.wanted


def _title(goals: Mapping[SkillId, Level]) -> str:
    names = [name_of(slug) for slug in goals]
    shown = ", ".join(names[:3])
    return f"Learn {shown}" + (f" and {len(names) - 3} more" if len(names) > 3 else "")


async def refresh_person(db: Database, settings: Settings, user_id: UUID) -> None:
    """After a change of a profile: plan again what the person's plans still have to reach."""
    async with db.transaction() as session:
        plan_ids = await active_plans(session, user_id)
        if not plan_ids:
            return
        held = ranks(await repository.person(session, user_id))
        for plan_id in plan_ids:
            await replanning.replan(session, settings, user_id, plan_id, held=held)


def ranks(person: Person) -> dict[SkillId, Rank]:
    """The levels that a person holds, as ranks."""
    return {slug: rank_of(held.level) for slug, held in person.skills.items()}
