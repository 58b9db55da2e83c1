"""How matches, gap analyses and recommendations are answered."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Annotated, Any
from uuid import UUID

import strawberry

from domain.jobs import repository as job_rows
from domain.jobs.search import check_size
from domain.jobs.values import JobFilter
from domain.kit.config import shipped
from domain.kit.page import Bounds, Order, Page, check_cursor, cursor, cut
from domain.kit.refusal import invalid
from domain.kit.totals import known
from domain.learning import plans
from domain.learning.values import LearningPlan, Preferences
from domain.matching import service
from domain.matching.analysis import Analysis
from domain.matching.gaps import Urgency
from domain.matching.prospects import PlanForJob, milestones_by_plan
from domain.matching.raises import Opener, raises
from domain.matching.service import JobMatch
from domain.matching.targets import rank_of
from domain.matching.taxonomy import reach
from domain.matching.values import Band, Match, Raise
from domain.skills import repository as skill_rows
from domain.skills.values import Level, level_at, skill_id
from resolvers.arguments import counted, described, how_many
from resolvers.batching import computed, one, owned
from resolvers.context import Context, Info
from resolvers.ids import key_of


def _key(viewer_id: UUID, job: Any) -> tuple[UUID, UUID]:
    return viewer_id, job.id


def _none() -> None:
    return None


match = owned(service.match_by_job, key=_key, absent=_none)


async def node(context: Context, key: UUID) -> JobMatch | None:
    """The caller's match with a job; its id is made of the job's key."""
    if context.viewer is None:
        return None
    asked = (context.viewer.user_id, key)
    async with context.services.db.read() as session:
        return (await service.match_by_job(session, [asked])).get(asked)


def _skill_named(name: str) -> Callable[[Any], UUID | None]:
    """The key of the skill whose slug a record holds under `name`."""

    def key(record: Any) -> UUID | None:
        slug = getattr(record, name)
        return None if slug is None else skill_id(slug)

    return key


job = one(job_rows.job_by_id, key=attrgetter("id"))
analysed_job = one(job_rows.job_by_id, key=attrgetter("job_id"))
skill = one(skill_rows.skill_by_id, key=_skill_named("skill_id"))
near_skill = one(skill_rows.skill_by_id, key=_skill_named("near_id"))
nearest_skill = one(skill_rows.skill_by_id, key=_skill_named("nearest_id"))
points = computed(lambda record: record.hundredths / 100)
possible = computed(lambda term: term.possible / 100)
score = computed(lambda found: found.match.hundredths / 100)
band = computed(lambda found: found.match.band)
terms = computed(lambda found: found.match.terms)
held_level = computed(lambda gap: level_at(rank_of(gap.held)))
wanted_level = computed(lambda gap: level_at(rank_of(gap.wanted)))
match_score = computed(lambda analysis: _of(analysis.match))
path = computed(lambda record: list(record.path))


def _of(found: Match | None) -> float | None:
    return None if found is None else found.hundredths / 100


def _raises(found: JobMatch) -> Sequence[Raise]:
    return raises(found.standing, found.wanted, found.match, reach)


what_raises = computed(_raises)


def _plan_for_job(viewer_id: UUID, plan: LearningPlan) -> PlanForJob | None:
    return PlanForJob(viewer_id, plan.id, plan.job_id) if plan.job_id else None


milestones = owned(milestones_by_plan, key=_plan_for_job, absent=list)

_BEST_FIRST = Order((), ("hundredths", "id"), descending=True)


async def recommended(
    context: Context, at: Bounds, band: Band | None, wanted: JobFilter
) -> Page[JobMatch]:
    viewer, settings = context.require_viewer(), context.services.settings
    check_size(settings, wanted)
    async with context.services.db.read() as session:
        found = await service.recommended(session, settings, viewer.user_id, wanted, band)
    return _paged(found, at)


def _paged(found: Sequence[JobMatch], at: Bounds) -> Page[JobMatch]:
    """A page of matches sorted by score, then id: the score falls, the id rises."""

    def place(one: JobMatch) -> tuple[int, UUID]:
        return -one.match.hundredths, one.id

    rows = list(found)
    check_cursor(at, int, UUID)
    if at.position is not None:
        hundredths, id = at.position
        here = (-hundredths, id)
        if at.backward:
            rows = [one for one in rows if place(one) < here]
        else:
            rows = [one for one in rows if place(one) > here]
    if at.backward:
        rows.reverse()
    rows = rows[: at.limit + 1]
    return cut(rows, [cursor(one, _BEST_FIRST) for one in rows], at, known(len(found)))


async def opening_skills(
    info: Info,
    first: Annotated[int, how_many(least=1)] = 10,
) -> list[Opener]:
    viewer = info.context.require_viewer()
    services = info.context.services
    count = counted(services.settings, first, least=1)
    async with services.db.read() as session:
        return await service.opening_skills(session, services.settings, viewer.user_id, count)


async def gap_analysis(
    info: Info,
    job_id: Annotated[strawberry.ID | None, described("A job; or else a text.")] = None,
    text: Annotated[
        str | None,
        described(f"A job ad, pasted; at most {shipped('text_limit_chars')} characters."),
    ] = None,
    hours_per_week: Annotated[float, described("For the timeline, 0.5 to 80.")] = 8.0,
) -> Analysis:
    viewer = info.context.require_viewer()
    services = info.context.services
    service.check_hours_per_week(hours_per_week)
    if job_id is not None and text is None:
        key = key_of("job", job_id)
        return await service.analysis_of_job(services.db, viewer.user_id, key, hours_per_week)
    if text is not None and job_id is None:
        return await service.analysis_of_text(
            services.db, services.settings, viewer.user_id, text, hours_per_week
        )
    raise invalid("jobId", "Give either a job or a text.")


def _skill(id: str | None, slug: str | None) -> UUID:
    """The key of a skill by its public id, or by its slug alone."""
    if id is not None and slug is None:
        return key_of("skill", id)
    if slug is not None and id is None:
        return skill_id(slug)
    raise invalid("targetSkills", "Give the `skillId` of each.")


async def create_plan(
    context: Context,
    *,
    job_id: str | None,
    gaps: int | None,
    least_urgency: Urgency | None,
    skills: Sequence[tuple[str | None, str | None, Level]],
    hours_per_week: float,
    start_on: date | None,
    target_on: date | None,
    stop_at_target: bool | None,
    preferences: Preferences,
) -> plans.PlanSaved:
    services = context.services
    viewer = context.require_viewer()
    order = service.PlanOrder(
        job_id=None if job_id is None else key_of("job", job_id),
        gaps=gaps,
        least_urgency=least_urgency,
        skills={_skill(id, slug): level for id, slug, level in skills},
        hours_per_week=hours_per_week,
        start_on=start_on,
        target_on=target_on,
        stop_at_target=stop_at_target,
        preferences=preferences,
    )
    return await service.create_plan(services.db, services.settings, viewer.user_id, order)
