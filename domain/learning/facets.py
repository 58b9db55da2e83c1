"""What the resources of a search have in common: how many there are of each kind."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import text

from domain.kit.db import Query, Session
from domain.kit.facets import facets_by_kind
from domain.learning.repository import Filter, ids_found
from domain.skills.values import level_at

VALUES_LIMIT = 20
"""Languages and skills that are told, the most frequent first."""


class Facet(NamedTuple):
    """How many of the counted resources have a value: an enum's, or a language."""

    value: str
    resources: int


class Facets(NamedTuple):
    """Facets of a search; a kind that the search chooses from is counted as if it didn't.

    `resource_ids` are the resources that were counted: all that match, or the first by title.
    """

    resource_ids: tuple[UUID, ...]
    types: Sequence[Facet]
    costs: Sequence[Facet]
    levels: Sequence[Facet]
    languages: Sequence[Facet]


class SkillFacet(NamedTuple):
    """How many of the counted resources teach a skill."""

    skill_id: UUID
    resources: int


class _Row(NamedTuple):
    kind: str
    value: str
    resources: int


# A resource is counted at each level that it leads through, as the filter finds it.
_FACETS = Query(
    text(
        """
        SELECT facet.kind, facet.value, count(*) FROM resources CROSS JOIN LATERAL (
            VALUES ('types', type), ('costs', cost), ('languages', language)
            UNION ALL
            SELECT 'levels', rank::text FROM generate_series(level_from + 1, level_to) AS rank
        ) AS facet (kind, value)
        WHERE resources.id = ANY(:ids) GROUP BY 1, 2 ORDER BY 3 DESC, 2
        """
    ),
    _Row,
)
_SKILLS = Query(
    text(
        """
        SELECT skill_id, count(*) FROM resource_skills WHERE resource_id = ANY(:ids)
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most
        """
    ),
    SkillFacet,
)

# What of a filter chooses among the values of a kind.
_CHOICES: dict[str, dict[str, Any]] = {
    "types": {"types": ()},
    "costs": {"free": None},
    "levels": {"level": None},
    "languages": {"language": None},
}

Found: TypeAlias = dict[str, list[Facet]]


async def facets(
    session: Session, searches: Sequence[tuple[Filter, int]]
) -> dict[tuple[Filter, int], Facets]:
    """The facets of each search, over so many resources at most."""
    return {(wanted, most): await _facets(session, wanted, most) for wanted, most in searches}


async def _facets(session: Session, wanted: Filter, most: int) -> Facets:
    ids, found = await facets_by_kind(
        wanted,
        {kind: wanted._replace(**without) for kind, without in _CHOICES.items()},
        lambda search: ids_found(session, search, most),
        partial(_counted, session),
    )
    found["languages"] = found["languages"][:VALUES_LIMIT]
    return Facets(tuple(ids), **found)


async def skills_of_facets(
    session: Session, searches: Sequence[tuple[UUID, ...]]
) -> dict[tuple[UUID, ...], list[SkillFacet]]:
    """The skills that the counted resources of each search teach, most frequent first."""
    return {ids: await session.all(_SKILLS, ids=list(ids), most=VALUES_LIMIT) for ids in searches}


async def _counted(session: Session, ids: Sequence[UUID]) -> Found:
    found: Found = {kind: [] for kind in _CHOICES}
    for kind, value, resources in await session.all(_FACETS, ids=list(ids)):
        shown = str(level_at(int(value))) if kind == "levels" else value
        found[kind].append(Facet(shown, resources))
    return found
