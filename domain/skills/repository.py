"""SQL of the skills area."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select, union_all
from sqlalchemy.orm import aliased

from domain.kit.batch import Many, ManyLimited, One
from domain.kit.db import Session, among, columns
from domain.kit.page import Bounds, Listing, Order, Page
from domain.skills import models
from domain.skills.records import Occupation, OccupationMatch, OccupationSkill, Skill
from domain.skills.values import Kind, OccupationMatchKind, Source

_SKILL = columns(models.Skill, Skill)

skill_by_id: One[UUID, Skill] = One(
    select(models.Skill.id, *_SKILL).where(among(models.Skill.id)), Skill
)
skill_by_slug: One[str, Skill] = One(
    select(models.Skill.slug, *_SKILL).where(among(models.Skill.slug)), Skill
)


class Alias(NamedTuple):
    """Another way to write a skill; `language` is ISO 639-1."""

    name: str
    language: str


aliases_by_skill: Many[UUID, Alias] = Many(
    select(models.SkillAlias.skill_id, models.SkillAlias.name, models.SkillAlias.language)
    .where(among(models.SkillAlias.skill_id))
    # Two sources may state the same name.
    .group_by(models.SkillAlias.skill_id, models.SkillAlias.name, models.SkillAlias.language)
    .order_by(models.SkillAlias.skill_id, models.SkillAlias.name, models.SkillAlias.language),
    Alias,
)


def _linked(kind: str, *, reverse: bool = False) -> Many[UUID, Skill]:
    link = models.SkillLink
    near, far = (link.to_id, link.from_id) if reverse else (link.from_id, link.to_id)
    return Many(
        select(near, *_SKILL)
        .join(models.Skill, models.Skill.id == far)
        .where(among(near), link.kind == kind)
        # Two sources may state the same link.
        .distinct(near, models.Skill.name, models.Skill.id)
        .order_by(near, models.Skill.name, models.Skill.id),
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
    .distinct(models.SkillLink.from_id, models.SkillLink.to_id)
    .order_by(
        models.SkillLink.from_id,
        models.SkillLink.to_id,
        models.SkillLink.source == Source.ESCO,
    ),
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


occupation_by_id: One[UUID, Occupation] = One(
    select(models.Occupation.id, *columns(models.Occupation, Occupation)).where(
        among(models.Occupation.id)
    ),
    Occupation,
)
_occupation_skill = columns(models.OccupationSkill, OccupationSkill)
skills_by_occupation: Many[UUID, OccupationSkill] = Many(
    select(models.OccupationSkill.occupation_id, *_occupation_skill)
    .where(among(models.OccupationSkill.occupation_id))
    .order_by(
        models.OccupationSkill.occupation_id,
        models.OccupationSkill.essential.desc(),
        models.OccupationSkill.importance.desc().nulls_last(),
        models.OccupationSkill.skill_id,
    ),
    OccupationSkill,
)
occupations_by_skill: ManyLimited[OccupationSkill] = ManyLimited(
    (
        lambda skill: (
            select(*_occupation_skill)
            .where(models.OccupationSkill.skill_id == skill)
            .order_by(
                models.OccupationSkill.essential.desc(),
                models.OccupationSkill.importance.desc().nulls_last(),
                models.OccupationSkill.occupation_id,
            )
        )
    ),
    OccupationSkill,
)

_other = aliased(models.Occupation)
_match = models.OccupationMatch
# Seen from the other end, what is broader is narrower.
_turned = case(
    (_match.kind == OccupationMatchKind.BROADER, OccupationMatchKind.NARROWER.value),
    (_match.kind == OccupationMatchKind.NARROWER, OccupationMatchKind.BROADER.value),
    else_=_match.kind,
)
_stated = (
    select(
        _match.occupation_id.label("key"),
        _match.kind,
        _match.uri,
        _other.id.label("other_id"),
    )
    .outerjoin(_other, _other.uri == _match.uri)
    .where(among(_match.occupation_id))
)
_reversed = (
    select(models.Occupation.id, _turned, _other.uri, _other.id)
    .join(_match, _match.uri == models.Occupation.uri)
    .join(_other, _other.id == _match.occupation_id)
    .where(among(models.Occupation.id))
)
_either = union_all(_stated, _reversed).subquery()
_closest = case(
    {kind.value: at for at, kind in enumerate(OccupationMatchKind)}, value=_either.c.kind
)
matches_by_occupation: Many[UUID, OccupationMatch] = Many(
    select(_either.c.key, _either.c.kind, _either.c.uri, _either.c.other_id).order_by(
        _either.c.key, _closest, _either.c.uri
    ),
    OccupationMatch,
)

occupations_by_name: Listing[Occupation] = Listing(
    select(*columns(models.Occupation, Occupation)),
    Occupation,
    Order((models.Occupation.name, models.Occupation.id), ("name", "id")),
)


async def occupations_page(
    session: Session,
    at: Bounds,
    *,
    prefix: str | None,
    code: str | None,
    source: Source | None,
    wanted: frozenset[str] | None = None,
) -> Page[Occupation]:
    """Occupations by name, filtered."""
    where: list[ColumnElement[bool]] = []
    if code:
        where.append(models.Occupation.code == code)
    if source:
        where.append(models.Occupation.source == source)
    if prefix:
        name = func.lower(models.Occupation.name)
        where.append(name.startswith(prefix.lower(), autoescape=True))
    return await occupations_by_name.page(session, at, *where, wanted=wanted)
