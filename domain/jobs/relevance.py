"""Full-text search by relevance, at a cost that doesn't grow with the number of matches."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Double, cast, func, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from domain.jobs.models import Job
from domain.jobs.recency import block_end, block_start, hour_of, words
from domain.jobs.values import JobStatus
from domain.kit.db import Query, Session, Statement, ready
from domain.kit.page import Bounds, Order, Page, cursor, cut

# Ranking reads a job's whole document. So many of the newest jobs are ranked that match anywhere,
# and so many of the newest whose title matches.
RANKED_LIMIT = 800
TITLED_LIMIT = 200
# The first look is at so many of the newest jobs; what it finds tells how far back to look next.
# Where that would be more than REACH times as many, what matches is so rare that all is read.
LOOK = 1000
REACH = 50
LOOKS_LIMIT = 3
# A little further than what should do, as matches don't come evenly.
MARGIN = 1.3


class Hit(NamedTuple):
    """A job that matches a query, and how well."""

    rank: float
    id: UUID


class _Span(NamedTuple):
    oldest: datetime | None
    newest: datetime | None


_ORDER = Order((), ("rank", "id"), descending=True)
_OPEN = Job.status == JobStatus.OPEN.value
_latest = (
    select(Job.posted_at)
    .where(_OPEN)
    .order_by(Job.posted_at.desc(), Job.id.desc())
    .limit(LOOK)
    .subquery()
)
_SPAN = Query(select(func.min(_latest.c.posted_at), func.max(_latest.c.posted_at)), _Span)


def tsquery(query: str) -> ColumnElement[Any]:
    """What a person typed, as PostgreSQL matches it."""
    return func.websearch_to_tsquery("english", query)


async def most_relevant(
    session: Session, query: str, where: Sequence[ColumnElement[bool]], at: Bounds
) -> Page[Hit]:
    """A page of the open jobs that match a query and hold `where`, best first.

    Ranked are the newest `RANKED_LIMIT` that match anywhere, and the newest `TITLED_LIMIT` whose
    title matches; no others are listed.
    """
    latest = await session.first(_SPAN)
    if latest is None or latest.oldest is None or latest.newest is None:
        return cut([], [], at)
    first = hour_of(latest.oldest), block_end(hour_of(latest.newest))
    ranks = await _newest(session, Job.document, query, where, first, RANKED_LIMIT)
    if len(ranks) == RANKED_LIMIT:
        # What a query excludes may stand anywhere. `IS TRUE` keeps the index of documents out.
        whole = Job.document.bool_op("@@")(tsquery(query)).is_(True)
        ranks |= await _newest(
            session, Job.title_words, query, [*where, whole], first, TITLED_LIMIT
        )
    return _page([Hit(rank, id) for id, rank in ranks.items()], at)


async def _newest(
    session: Session,
    column: Any,
    query: str,
    where: Sequence[ColumnElement[bool]],
    first: tuple[int, int],
    most: int,
) -> dict[UUID, float]:
    """The ranks of the newest `most` matches, looking at the hours of `first` to begin with."""
    oldest, end = first
    start, below = block_start(oldest, end - oldest), end
    reach = end - (end - start) * REACH
    found: dict[UUID, float] = {}
    for _ in range(LOOKS_LIMIT):
        asked = tsquery(query).op("&&")(cast(literal(words(start, below)), TSQUERY))
        hits = _ranked(column.bool_op("@@")(asked), query, where, below, most - len(found))
        found |= dict(await session.tuples(hits))
        if len(found) == most:
            return found
        below = start
        needed = int((end - start) * MARGIN * most / len(found)) if found else end
        if end - needed < reach:
            break
        start = block_start(end - needed, needed)
    rest = _ranked(column.bool_op("@@")(tsquery(query)), query, where, below, most - len(found))
    return found | dict(await session.tuples(rest))


def _ranked(
    matching: ColumnElement[bool],
    query: str,
    where: Sequence[ColumnElement[bool]],
    below: int,
    most: int,
) -> Statement:
    """The ids and ranks of the newest `most` jobs that were posted before the hour `below`."""
    # Materialised, so that PostgreSQL takes the index of words, whatever the values: the other
    # ways to the newest read the document of every job that they pass. A query of stop words alone
    # is empty, and matches nothing.
    matches = (
        select(Job.id, Job.posted_at, Job.document)
        .where(_OPEN, matching, *where, func.numnode(tsquery(query)) > 0)
        .cte("matches")
        .prefix_with("MATERIALIZED")
    )
    newest = (
        select(matches.c.id, matches.c.document)
        .where(matches.c.posted_at < datetime.fromtimestamp(below * 3600, UTC))
        .order_by(matches.c.posted_at.desc(), matches.c.id.desc())
        .limit(most)
        .subquery()
    )
    # As double precision, so that a cursor holds the very number that is compared.
    rank = cast(func.ts_rank_cd(newest.c.document, tsquery(query), 1), Double)
    return ready(select(newest.c.id, rank))


def _page(hits: list[Hit], at: Bounds) -> Page[Hit]:
    if at.position is not None:
        hits = [hit for hit in hits if (hit > at.position) == at.backward and hit != at.position]
    hits.sort(reverse=not at.backward)
    hits = hits[: at.limit + 1]
    return cut(hits, [cursor(hit, _ORDER) for hit in hits], at)
