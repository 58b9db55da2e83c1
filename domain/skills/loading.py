"""SQL that loads a source's taxonomy: its skills, names, links and occupations."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from domain.kit.db import Query, Session, Statement
from domain.skills import models
from domain.skills.values import Source


class SkillState(NamedTuple):
    """What tells whether a skill's row is as its source says."""

    id: UUID
    slug: str
    name: str


class Rows(NamedTuple):
    """Everything that a source states, as rows."""

    skills: Sequence[dict[str, Any]]
    aliases: Sequence[dict[str, Any]]
    links: Sequence[dict[str, Any]]
    occupations: Sequence[dict[str, Any]] = ()
    occupation_skills: Sequence[dict[str, Any]] = ()


_DIGEST = Statement(
    select(models.TaxonomyLoad.digest).where(models.TaxonomyLoad.source == bindparam("source"))
)
_STATES = Query(
    select(models.Skill.id, models.Skill.slug, models.Skill.name).where(
        models.Skill.source == bindparam("source")
    ),
    SkillState,
)


class Mapped(NamedTuple):
    """A skill of ours that stands for an ESCO skill."""

    esco_uri: str
    id: UUID


_MAPPED = Query(
    select(models.Skill.esco_uri, models.Skill.id).where(
        models.Skill.esco_uri.is_not(None), models.Skill.source == Source.LEARNBOT
    ),
    Mapped,
)


async def digest(session: Session, source: Source) -> str | None:
    """The digest of the source's newest load."""
    found: str | None = await session.scalar(_DIGEST, source=source)
    return found


async def states(session: Session, source: Source) -> list[SkillState]:
    return await session.all(_STATES, source=source)


async def mapped_to_esco(session: Session) -> dict[str, UUID]:
    """Our skills by the ESCO skill that each is the same as; of several, the first by id."""
    found: dict[str, UUID] = {}
    for row in sorted(await session.all(_MAPPED), key=lambda row: row.id):
        found.setdefault(row.esco_uri, row.id)
    return found


def _upsert(model: type[Any], names: Sequence[str]) -> Statement:
    """Adds rows, or changes those of the same id."""
    statement = insert(model).values({name: bindparam(name) for name in names})
    changed = {name: statement.excluded[name] for name in names if name != "id"}
    return Statement(statement.on_conflict_do_update(index_elements=[model.id], set_=changed))


def _add(model: type[Any], names: Sequence[str]) -> Statement:
    statement = insert(model).values({name: bindparam(name) for name in names})
    return Statement(statement.on_conflict_do_nothing())


_SKILL = _upsert(
    models.Skill,
    ("id", "slug", "name", "kind", "domain", "category", "hours", "note", "esco_uri", "source"),
)
_ALIAS = _add(models.SkillAlias, ("skill_id", "name", "folded", "language", "source"))
_LINK = _add(models.SkillLink, ("from_id", "to_id", "kind", "weight", "reason", "source"))
_OCCUPATION = _upsert(
    models.Occupation,
    ("id", "uri", "name", "code", "isco_group", "description", "aliases", "source"),
)
_OCCUPATION_SKILL = _add(models.OccupationSkill, ("occupation_id", "skill_id", "essential"))


async def replace(
    session: Session, source: Source, rows: Rows, digest: str, changes: dict[str, Any]
) -> None:
    """Make the tables say what the source states.

    Skills and occupations are changed in place and never deleted, so that what refers to them
    holds; names and links are stated anew.
    """
    await session.execute_many(_SKILL, rows.skills)
    for model in (models.SkillAlias, models.SkillLink):
        await session.execute(delete(model).where(model.source == source))
    await session.execute_many(_ALIAS, rows.aliases)
    await session.execute_many(_LINK, rows.links)
    await session.execute_many(_OCCUPATION, rows.occupations)
    if rows.occupations:
        await session.execute(delete(models.OccupationSkill))
        await session.execute_many(_OCCUPATION_SKILL, rows.occupation_skills)
    load = insert(models.TaxonomyLoad).values(source=source, digest=digest, changes=changes)
    await session.execute(
        load.on_conflict_do_update(
            index_elements=[models.TaxonomyLoad.source],
            set_={"digest": digest, "changes": changes, "loaded_at": load.excluded.loaded_at},
        )
    )
