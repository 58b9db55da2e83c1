"""How profiles are answered."""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from domain.keys.values import ApiKeyScope
from domain.kit.ids import parse_public_id
from domain.kit.origins import now
from domain.kit.refusal import not_found
from domain.profiles import assessments as assessing
from domain.profiles import completeness as completing
from domain.profiles import repository, service
from domain.profiles.durations import months_between
from domain.profiles.entry_repository import ENTRY_KINDS
from domain.profiles.values import Profile, WorkExperience
from domain.skills import repository as skill_rows
from domain.skills.values import Level
from resolvers.batching import computed, connection, many, one
from resolvers.context import Context, Info
from resolvers.ids import key_of
from resolvers.nodes import owned, owners

profile = one(repository.profile_by_user, key=attrgetter("id"))
preferences = one(repository.preferences_by_user, key=attrgetter("id"))
skills = many(repository.skills_by_user, key=attrgetter("id"))
work = many(repository.work_by_user, key=attrgetter("id"))
education = many(repository.education_by_user, key=attrgetter("id"))
certifications = many(repository.certifications_by_user, key=attrgetter("id"))
projects = many(repository.projects_by_user, key=attrgetter("id"))
goals = many(repository.goals_by_user, key=attrgetter("id"))
assessments = many(repository.assessments_by_user, key=attrgetter("id"))
history = connection(repository.changes_by_user, key=attrgetter("id"))
skill = one(skill_rows.skill_by_id, key=attrgetter("skill_id"))
changed_profile = one(repository.profile_by_user, key=attrgetter("user_id"))

skill_node = owners(repository.skills_by_user)
assessment_node = owners(repository.assessments_by_user)
work_node = owners(repository.work_by_user)
education_node = owners(repository.education_by_user)
certification_node = owners(repository.certifications_by_user)
project_node = owners(repository.projects_by_user)
goal_node = owners(repository.goals_by_user)

change_node = owned(repository.change_of_user)


_counts = one(repository.counts_by_user, key=attrgetter("id"))
_preferences = one(repository.preferences_by_user, key=attrgetter("id"))


async def completeness(root: Profile, info: Info) -> completing.Completeness:
    counts = await _counts(root, info)
    stated = await _preferences(root, info)
    return completing.completeness(
        root, stated, work=counts.work, education=counts.education, skills=counts.skills
    )


def _duration(position: WorkExperience) -> int | None:
    return months_between(position.start_on, position.end_on, today=today())


duration_months = computed(_duration)


def today() -> date:
    return now().date()


async def update(context: Context, changed: Mapping[str, Any]) -> service.ProfileUpdated:
    viewer = context.require_viewer()
    services = context.services
    return await service.update_profile(services.db, services.settings, viewer.user_id, changed)


async def save_entry(
    context: Context, prefix: str, id: str | None, given: Mapping[str, Any]
) -> service.EntrySaved:
    viewer = context.require_viewer()
    key = None if id is None else key_of(prefix, id)
    services = context.services
    return await service.save_entry(
        services.db, services.settings, viewer.user_id, prefix, key, given
    )


async def remove_entry(context: Context, id: str) -> service.EntryRemoved:
    viewer = context.require_viewer()
    parsed = parse_public_id(id)
    if parsed is None or parsed[0] not in ENTRY_KINDS or parsed[0] == "held_skill":
        raise not_found(id, "entry")
    return await service.remove_entry(context.services.db, viewer.user_id, *parsed)


async def keep_skill(
    context: Context, skill: str, proficiency: Level, given: Mapping[str, Any]
) -> service.EntrySaved:
    return await service.keep_skill(
        context.services.db,
        context.require_viewer().user_id,
        key_of("skill", skill),
        proficiency=proficiency,
        given=given,
    )


async def record_assessment(
    context: Context, given: Mapping[str, Any]
) -> assessing.AssessmentRecorded:
    """`given` are the fields of a result, with public ids."""
    user = given["user_id"]
    result = assessing.Result(
        **{
            **given,
            "user_id": None if user is None else key_of("user", user),
            "skill_id": key_of("skill", given["skill_id"]),
        }
    )
    return await assessing.record(
        context.services.db, context.services.settings, _reporter(context), result
    )


async def withdraw_assessment(context: Context, id: str) -> assessing.AssessmentWithdrawn:
    reporter = _reporter(context)
    return await assessing.withdraw(context.services.db, reporter, key_of("assessment", id))


def _reporter(context: Context) -> assessing.Reporter:
    grant = context.grant
    if grant is not None:
        context.require_scope(ApiKeyScope.ASSESSMENTS_WRITE)
        return assessing.Reporter(key_id=grant.key_id, provider=grant.owner)
    return assessing.Reporter(user_id=context.require_admin().user_id)


async def drop_skill(context: Context, skill: str) -> service.EntryRemoved:
    return await service.drop_skill(
        context.services.db, context.require_viewer().user_id, key_of("skill", skill)
    )
