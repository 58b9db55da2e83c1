"""What the jobs of a search have in common: how many there are of each kind."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import select, text

from domain.jobs import relevance
from domain.jobs.models import Job
from domain.jobs.search import conditions
from domain.jobs.values import JobFilter, JobStatus
from domain.kit.db import Query, Session, ready
from domain.kit.facets import facets_by_kind

VALUES_LIMIT = 20
"""Countries and skills that are told, the most frequent first."""


class Facet(NamedTuple):
    """How many of the counted jobs have a value: an enum's, or a country's code."""

    value: str
    jobs: int


class Facets(NamedTuple):
    """Facets of a search; a kind that the search chooses from is counted as if it didn't.

    `job_ids` are the jobs that were counted: all that match, or the newest of them.
    """

    job_ids: tuple[UUID, ...]
    workplaces: Sequence[Facet]
    levels: Sequence[Facet]
    employment_types: Sequence[Facet]
    countries: Sequence[Facet]


class SkillFacet(NamedTuple):
    """How many of the counted jobs ask for a skill."""

    skill_id: UUID
    jobs: int


class _Row(NamedTuple):
    kind: str
    value: str
    jobs: int


# A job is counted in each country that it names a place in.
_FACETS = Query(
    text(
        """
        SELECT facet.kind, facet.value, count(*) FROM jobs CROSS JOIN LATERAL (
            VALUES ('workplaces', workplace), ('levels', level),
                ('employment_types', employment_type)
            UNION ALL SELECT DISTINCT 'countries', tag FROM unnest(place_tags) AS tag
            WHERE tag ~ '^[A-Z]{2}$'
        ) AS facet (kind, value)
        WHERE jobs.id = ANY(:ids) AND facet.value IS NOT NULL
        GROUP BY 1, 2 ORDER BY 3 DESC, 2
        """
    ),
    _Row,
)
_SKILLS = Query(
    text(
        """
        SELECT skill_id, count(*) FROM job_skills WHERE job_id = ANY(:ids)
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most
        """
    ),
    SkillFacet,
)

# What of a filter chooses among the values of a kind.
_CHOICES: dict[str, dict[str, Any]] = {
    "workplaces": {"workplaces": ()},
    "levels": {"levels": ()},
    "employment_types": {"employment_types": ()},
    "countries": {"country": None},
}

Found: TypeAlias = dict[str, list[Facet]]


async def facets(session: Session, wanted: JobFilter, most: int) -> Facets:
    """The facets of the newest `most` open jobs that match. Raises Refused(InvalidInput)."""
    ids, found = await facets_by_kind(
        wanted,
        {kind: replace(wanted, **without) for kind, without in _CHOICES.items()},
        lambda search: _newest(session, search, most),
        partial(_counted, session),
    )
    found["countries"] = found["countries"][:VALUES_LIMIT]
    return Facets(tuple(ids), **found)


async def skills_of_facets(
    session: Session, searches: Sequence[tuple[UUID, ...]]
) -> dict[tuple[UUID, ...], list[SkillFacet]]:
    """The skills that the counted jobs of each search ask for, most frequent first."""
    return {ids: await session.all(_SKILLS, ids=list(ids), most=VALUES_LIMIT) for ids in searches}


async def _counted(session: Session, ids: Sequence[UUID]) -> Found:
    found: Found = {kind: [] for kind in _CHOICES}
    for row in await session.all(_FACETS, ids=list(ids)):
        found[row.kind].append(Facet(row.value, row.jobs))
    return found


async def _newest(session: Session, wanted: JobFilter, most: int) -> list[UUID]:
    """The newest open jobs that match."""
    if wanted.query is not None:
        where = conditions(replace(wanted, query=None))
        return await relevance.newest(session, wanted.query, where, most)
    rows = (
        select(Job.id)
        .where(Job.status == JobStatus.OPEN.value, *conditions(wanted))
        .order_by(Job.posted_at.desc(), Job.id.desc())
        .limit(most)
    )
    return await session.scalars(ready(rows))
