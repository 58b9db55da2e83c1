"""SQL of the profiles area."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Text, and_, bindparam, case, cast, false, func, select, text, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import aliased

from domain.kit.batch import Many, One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Listings, Order
from domain.profiles import models, values
from domain.profiles.values import Source
from domain.skills.models import Skill

profile_by_user: One[UUID, values.Profile] = One(
    select(models.Profile.id, *columns(models.Profile, values.Profile)).where(
        among(models.Profile.id)
    ),
    values.Profile,
)
preferences_by_user: One[UUID, values.Preferences] = One(
    select(models.Profile.id, *columns(models.Profile, values.Preferences)).where(
        among(models.Profile.id)
    ),
    values.Preferences,
)

# Where several sources speak of one skill, the person's own word wins.
_RANK = case(
    (models.HeldSkill.source == Source.MANUAL, 0),
    (models.HeldSkill.source == Source.ASSESSMENT, 1),
    else_=2,
)
_best = (
    select(models.HeldSkill)
    .where(among(models.HeldSkill.user_id))
    .distinct(models.HeldSkill.user_id, models.HeldSkill.skill_id)
    .order_by(models.HeldSkill.user_id, models.HeldSkill.skill_id, _RANK)
    .subquery()
)
# A test tells a level alone: years, use and evidence beside it are those of the resume.
_read = aliased(models.HeldSkill)
_held = (
    select(
        _best.c.user_id.label("owner_id"),
        _best.c.hidden,
        *columns(
            _best.c,
            values.HeldSkill,
            years=func.coalesce(_best.c.years, _read.years),
            last_used=func.coalesce(_best.c.last_used, _read.last_used),
            is_primary=_best.c.is_primary | func.coalesce(_read.is_primary, false()),
            evidence=_best.c.evidence.op("||")(
                func.coalesce(_read.evidence, cast(text("'[]'"), JSONB))
            ),
        ),
    )
    .outerjoin(
        _read,
        and_(
            _best.c.source == Source.ASSESSMENT,
            _read.source == Source.RESUME,
            _read.user_id == _best.c.user_id,
            _read.skill_id == _best.c.skill_id,
        ),
    )
    .subquery()
)
skills_by_user: Many[UUID, values.HeldSkill] = Many(
    select(_held.c.owner_id, *(_held.c[name] for name in values.HeldSkill._fields))
    .where(~_held.c.hidden)
    .order_by(
        _held.c.is_primary.desc(), _held.c.implied, _held.c.years.desc().nulls_last(), _held.c.id
    ),
    values.HeldSkill,
)
assessments_by_user: Many[UUID, values.Assessment] = Many(
    select(models.Assessment.user_id, *columns(models.Assessment, values.Assessment))
    .where(among(models.Assessment.user_id))
    .order_by(
        models.Assessment.user_id, models.Assessment.taken_at.desc(), models.Assessment.id.desc()
    ),
    values.Assessment,
)


def _by_user(model: type[Any], record: type[Any]) -> Many[UUID, Any]:
    return Many(
        select(model.user_id, *columns(model, record))
        .where(among(model.user_id))
        .order_by(*_newest_first(model)),
        record,
    )


def _newest_first(model: type[Any]) -> list[Any]:
    if hasattr(model, "is_current"):
        return [model.is_current.desc(), model.start_on.desc().nulls_last(), model.id]
    if hasattr(model, "start_on"):
        return [model.start_on.desc().nulls_last(), model.id]
    return [model.id]


work_by_user: Many[UUID, values.WorkExperience] = _by_user(
    models.WorkExperience, values.WorkExperience
)
education_by_user: Many[UUID, values.Education] = _by_user(models.Education, values.Education)
certifications_by_user: Many[UUID, values.Certification] = _by_user(
    models.Certification, values.Certification
)
projects_by_user: Many[UUID, values.Project] = _by_user(models.Project, values.Project)
goals_by_user: Many[UUID, values.Goal] = _by_user(models.Goal, values.Goal)


class Counts(NamedTuple):
    """How many entries of each kind a user has."""

    work: int
    education: int
    skills: int


def _count(model: type[Any], *where: Any) -> Any:
    return (
        select(func.count())
        .select_from(model)
        .where(model.user_id == models.Profile.id, *where)
        .scalar_subquery()
    )


counts_by_user: One[UUID, Counts] = One(
    select(
        models.Profile.id,
        _count(models.WorkExperience).label("work"),
        _count(models.Education).label("education"),
        _count(models.HeldSkill, ~models.HeldSkill.hidden, ~models.HeldSkill.implied).label(
            "skills"
        ),
    ).where(among(models.Profile.id)),
    Counts,
)


# The history, newest first.
changes_by_user: Listings[values.ProfileChange] = Listings(
    lambda user_id: select(*columns(models.ProfileChange, values.ProfileChange)).where(
        models.ProfileChange.user_id == user_id
    ),
    values.ProfileChange,
    Order((models.ProfileChange.id,), ("id",), descending=True),
)


_ADD_PROFILE = Statement(
    insert(models.Profile).values(id=bindparam("user_id")).on_conflict_do_nothing()
)


async def ensure_profile(session: Session, user_id: UUID) -> None:
    await session.execute(_ADD_PROFILE, user_id=user_id)


async def update_profile(session: Session, user_id: UUID, changed: Mapping[str, Any]) -> None:
    """Set columns of the user's profile, which must be there."""
    await session.execute(
        update(models.Profile)
        .where(models.Profile.id == user_id)
        .values(**changed, updated_at=func.now())
    )


async def lock_profile(session: Session, user_id: UUID) -> None:
    """Nobody else adds to the profile until the transaction ends."""
    await session.execute(_LOCK_PROFILE, user_id=user_id)


_LOCK_PROFILE = Statement(
    select(models.Profile.id).where(models.Profile.id == bindparam("user_id")).with_for_update()
)


async def keep_skill(
    session: Session, user_id: UUID, skill_id: UUID, id: UUID, given: Mapping[str, Any]
) -> UUID:
    """State the person's own word on a skill; answers with the row's id."""
    statement = insert(models.HeldSkill).values(
        id=id, user_id=user_id, skill_id=skill_id, source=Source.MANUAL, hidden=False, **given
    )
    kept: UUID = await session.scalar(
        statement.on_conflict_do_update(
            index_elements=[
                models.HeldSkill.user_id,
                models.HeldSkill.skill_id,
                models.HeldSkill.source,
            ],
            set_={**given, "hidden": False},
        ).returning(models.HeldSkill.id)
    )
    return kept


async def hide_skill(session: Session, user_id: UUID, skill_id: UUID, id: UUID) -> bool:
    """The person says that they don't have a skill: kept, so that no resume brings it back."""
    held = models.HeldSkill
    known = await session.scalar(
        select(func.count())
        .select_from(held)
        .where(and_(held.user_id == user_id, held.skill_id == skill_id, ~held.hidden))
    )
    if not known:
        return False
    await session.execute(
        insert(held)
        .values(
            id=id,
            user_id=user_id,
            skill_id=skill_id,
            source=Source.MANUAL,
            proficiency="beginner",
            hidden=True,
        )
        .on_conflict_do_update(
            index_elements=[held.user_id, held.skill_id, held.source], set_={"hidden": True}
        )
    )
    return True


async def known_skill_ids(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """Those of `ids` that the taxonomy has."""
    return set(await session.scalars(select(Skill.id).where(among(Skill.id)), keys=list(ids)))


async def set_change_source(session: Session, source: Source) -> None:
    """Tell the history's trigger, until the transaction ends, where changes come from."""
    await session.scalar(_SET_SOURCE, source=str(source))


_SET_SOURCE = Statement(
    select(func.set_config("learnbot.source", bindparam("source", type_=Text), True))
)


_CHANGE = Query(
    select(*columns(models.ProfileChange, values.ProfileChange)).where(
        models.ProfileChange.id == bindparam("id"),
        models.ProfileChange.user_id == bindparam("user_id"),
    ),
    values.ProfileChange,
)


async def change_of_user(session: Session, user_id: UUID, id: UUID) -> values.ProfileChange | None:
    """One change of the user's profile."""
    return await session.first(_CHANGE, id=id, user_id=user_id)
