"""SQL of the skills area."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.kit.batch import Many, One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Bounds, Listing, Order, Page
from domain.skills import models
from domain.skills.records import Skill
from domain.skills.values import Kind

_SKILL = columns(models.Skill, Skill)

skill_by_id: One[UUID, Skill] = One(
    select(models.Skill.id, *_SKILL).where(among(models.Skill.id)), Skill
)
skill_by_slug: One[str, Skill] = One(
    select(models.Skill.slug, *_SKILL).where(among(models.Skill.slug)), Skill
)


class Alias(NamedTuple):
    """Another way to write a skill."""

    name: str


aliases_by_skill: Many[UUID, Alias] = Many(
    select(models.SkillAlias.skill_id, models.SkillAlias.name)
    .where(among(models.SkillAlias.skill_id))
    .order_by(models.SkillAlias.name),
    Alias,
)


def _linked(kind: str, *, reverse: bool = False) -> Many[UUID, Skill]:
    link = models.SkillLink
    near, far = (link.to_id, link.from_id) if reverse else (link.from_id, link.to_id)
    return Many(
        select(near, *_SKILL)
        .join(models.Skill, models.Skill.id == far)
        .where(among(near), link.kind == kind)
        .order_by(link.weight.desc(), models.Skill.name),
        Skill,
    )


broader_by_skill = _linked("broader")
narrower_by_skill = _linked("broader", reverse=True)
related_by_skill = _linked("related")


class Need(NamedTuple):
    """A prerequisite: what is needed first, and why."""

    skill_id: UUID
    reason: str | None


needs_by_skill: Many[UUID, Need] = Many(
    select(models.SkillLink.from_id, models.SkillLink.to_id, models.SkillLink.reason)
    .where(among(models.SkillLink.from_id), models.SkillLink.kind == "needs")
    .order_by(models.SkillLink.to_id),
    Need,
)


skills_by_slug: Listing[Skill] = Listing(
    select(*_SKILL), Skill, Order((models.Skill.slug,), ("slug",))
)


async def skills_page(
    session: Session,
    at: Bounds,
    *,
    prefix: str | None,
    domain: str | None,
    kind: Kind | None,
    wanted: frozenset[str] | None = None,
) -> Page[Skill]:
    """The taxonomy by slug, filtered."""
    where: list[ColumnElement[bool]] = []
    if prefix:
        name = func.lower(models.Skill.name)
        where.append(name.startswith(prefix.lower(), autoescape=True))
    if domain:
        where.append(models.Skill.domain == domain)
    if kind:
        where.append(models.Skill.kind == kind)
    return await skills_by_slug.page(session, at, *where, wanted=wanted)


async def load_digest(session: Session) -> str | None:
    """The digest of the taxonomy that was loaded last."""
    found: str | None = await session.scalar(select(models.TaxonomyLoad.digest))
    return found


class SkillState(NamedTuple):
    """What tells whether a skill's row is as the data say."""

    id: UUID
    slug: str
    name: str


async def states(session: Session) -> list[SkillState]:
    return await session.all(
        Query(select(models.Skill.id, models.Skill.slug, models.Skill.name), SkillState)
    )


_SKILL_COLUMNS = ("id", "slug", "name", "kind", "domain", "category", "hours", "note", "esco_uri")
_add_skill = insert(models.Skill).values({name: bindparam(name) for name in _SKILL_COLUMNS})
UPSERT_SKILL = Statement(
    _add_skill.on_conflict_do_update(
        index_elements=[models.Skill.id],
        set_={name: _add_skill.excluded[name] for name in _SKILL_COLUMNS[1:]},
    )
)
ADD_ALIAS = Statement(
    insert(models.SkillAlias)
    .values({name: bindparam(name) for name in ("skill_id", "name", "folded")})
    .on_conflict_do_nothing()
)
ADD_LINK = Statement(
    insert(models.SkillLink)
    .values({name: bindparam(name) for name in ("from_id", "to_id", "kind", "weight", "reason")})
    .on_conflict_do_nothing()
)


async def replace_taxonomy(
    session: Session,
    skills: Sequence[dict[str, Any]],
    aliases: Sequence[dict[str, Any]],
    links: Sequence[dict[str, Any]],
    digest: str,
    changes: dict[str, Any],
) -> None:
    """Make the tables say what the data say; skills that others refer to are never deleted."""
    await session.execute_many(UPSERT_SKILL, skills)
    await session.execute(delete(models.SkillAlias))
    await session.execute(delete(models.SkillLink))
    await session.execute_many(ADD_ALIAS, aliases)
    await session.execute_many(ADD_LINK, links)
    await session.execute(delete(models.TaxonomyLoad))
    await session.execute(insert(models.TaxonomyLoad).values(digest=digest, changes=changes))
