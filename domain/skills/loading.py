"""SQL that loads a source's taxonomy: its skills, names, links and occupations."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, literal, select, union_all
from sqlalchemy.dialects.postgresql import insert

from domain.kit.db import Query, Session, Statement
from domain.skills import models
from domain.skills.text import key
from domain.skills.values import Kind, Source

CHANNEL = "taxonomy"
"""Where a load is told to those who listen; the payload is the same word."""


class State(NamedTuple):
    """What tells whether a row is as its source says: a skill's slug, an occupation's URI."""

    key: str
    name: str


class Rows(NamedTuple):
    """Everything that a source states, as rows."""

    skills: Sequence[dict[str, Any]]
    aliases: Sequence[dict[str, Any]]
    links: Sequence[dict[str, Any]]
    occupations: Sequence[dict[str, Any]] = ()
    occupation_skills: Sequence[dict[str, Any]] = ()
    occupation_matches: Sequence[dict[str, Any]] = ()


_DIGEST = Statement(
    select(models.TaxonomyLoad.digest).where(models.TaxonomyLoad.source == bindparam("source"))
)
_SKILLS = Query(
    select(models.Skill.slug, models.Skill.name).where(models.Skill.source == bindparam("source")),
    State,
)
_OCCUPATIONS = Query(
    select(models.Occupation.uri, models.Occupation.name).where(
        models.Occupation.source == bindparam("source")
    ),
    State,
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


async def skills(session: Session, source: Source) -> dict[str, str]:
    """The names of a source's skills by slug."""
    return dict(await session.all(_SKILLS, source=source))


async def occupations(session: Session, source: Source) -> dict[str, str]:
    """The names of a source's occupations by URI."""
    return dict(await session.all(_OCCUPATIONS, source=source))


async def mapped_to_esco(session: Session) -> dict[str, UUID]:
    """Our skills by the ESCO skill that each is the same as; of several, the first by id."""
    found: dict[str, UUID] = {}
    for row in sorted(await session.all(_MAPPED), key=lambda row: row.id):
        found.setdefault(row.esco_uri, row.id)
    return found


class Named(NamedTuple):
    """A skill, one of its names, and whether that is its own name."""

    id: UUID
    name: str
    own: bool
    kind: Kind
    source: Source


class Known(NamedTuple):
    """What names mean: `folded` ones; and those of our products and abbreviations as written."""

    folded: Mapping[str, UUID]
    written: Mapping[str, UUID]


_NAMED = Query(
    union_all(
        select(
            models.Skill.id,
            models.Skill.name,
            literal(True).label("own"),
            models.Skill.kind,
            models.Skill.source,
        ).where(models.Skill.source != Source.ONET),
        select(
            models.SkillAlias.skill_id,
            models.SkillAlias.name,
            literal(False),
            models.Skill.kind,
            models.Skill.source,
        )
        .join(models.Skill, models.Skill.id == models.SkillAlias.skill_id)
        .where(models.SkillAlias.source == Source.LEARNBOT),
    ),
    Named,
)


async def known_names(session: Session) -> Known:
    """The skill that a name means: ours by its own name or an alias, then one of ESCO's.

    A name that several skills of ours share as an alias means none.
    """
    ranked: dict[int, dict[str, set[UUID]]] = {0: {}, 1: {}, 2: {}}
    written: dict[str, UUID] = {}
    for one in await session.all(_NAMED):
        ours = one.own and one.source == Source.LEARNBOT
        if ours and (one.kind == Kind.TOOL or one.name.isupper()):
            written[one.name] = one.id
        rank = 2 if one.source == Source.ESCO else int(not one.own)
        ranked[rank].setdefault(key(one.name), set()).add(one.id)
    found: dict[str, UUID] = {}
    for names in ranked.values():
        for name, ids in names.items():
            if name not in found and len(ids) == 1:
                found[name] = next(iter(ids))
    return Known(found, written)


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
_OCCUPATION_SKILL = _add(
    models.OccupationSkill, ("occupation_id", "skill_id", "essential", "importance")
)
_OCCUPATION_MATCH = _add(models.OccupationMatch, ("occupation_id", "uri", "kind"))


async def replace(
    session: Session, source: Source, rows: Rows, digest: str, changes: dict[str, Any]
) -> None:
    """Make the tables say what the source states.

    Skills and occupations are changed in place and never deleted, so that what refers to them
    holds; names, links and what an occupation needs are stated anew.
    """
    await session.execute_many(_SKILL, rows.skills)
    for model in (models.SkillAlias, models.SkillLink):
        await session.execute(delete(model).where(model.source == source))
    await session.execute_many(_ALIAS, rows.aliases)
    await session.execute_many(_LINK, rows.links)
    await session.execute_many(_OCCUPATION, rows.occupations)
    theirs = select(models.Occupation.id).where(models.Occupation.source == source)
    for table in (models.OccupationSkill, models.OccupationMatch):
        await session.execute(delete(table).where(table.occupation_id.in_(theirs)))
    await session.execute_many(_OCCUPATION_SKILL, rows.occupation_skills)
    await session.execute_many(_OCCUPATION_MATCH, rows.occupation_matches)
    load = insert(models.TaxonomyLoad).values(source=source, digest=digest, changes=changes)
    await session.execute(
        load.on_conflict_do_update(
            index_elements=[models.TaxonomyLoad.source],
            set_={"digest": digest, "changes": changes, "loaded_at": load.excluded.loaded_at},
        )
    )
    await session.notify(CHANNEL, CHANNEL)
