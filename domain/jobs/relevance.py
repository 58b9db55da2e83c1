"""Full-text search by relevance, at a cost that doesn't grow with the number of matches."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Double,
    Text,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from domain.jobs.models import Job
from domain.jobs.recency import block_end, block_start, hour_of, words
from domain.jobs.values import JobStatus
from domain.kit.db import AnySelect, Query, Session, Statement, ready
from domain.kit.page import Bounds, Order, Page, cursor, cut
from domain.kit.totals import known

# Ranking reads a job's whole document. So many of the newest jobs are ranked that match anywhere,
# and so many of the newest whose title matches.
RANKED_LIMIT = 800
TITLED_LIMIT = 200
# The first look is at so many of the newest jobs; what it finds tells how far back to look next.
# Where that would be more than REACH times as many, what matches is so rare that all is read.
LOOK = 1000
REACH = 50
LOOKS_LIMIT = 4
# Where the last hours held none, so many times the hours looked at are tried next.
LEAP = 4
# The next look is at no fewer hours than this part of those looked at.
LEAST = 8
# A little further than what should do, as matches don't come evenly.
MARGIN = 1.1


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


def tsquery(query: str | ColumnElement[str]) -> ColumnElement[Any]:
    """What a person typed, as PostgreSQL matches it."""
    return func.websearch_to_tsquery("english", query)


async def most_relevant(
    session: Session, query: str, where: Sequence[ColumnElement[bool]], at: Bounds
) -> Page[Hit]:
    """A page of the open jobs that match a query and hold `where`, best first.

    Ranked are the newest `RANKED_LIMIT` that match anywhere, and the newest `TITLED_LIMIT` whose
    title matches; no others are listed.
    """
    first = await _latest_hours(session)
    if first is None:
        return cut([], [], at, known(0))
    anywhere, titled = _Search(session, query, where), _Search(session, query, where, titled=True)
    ranks = await anywhere.newest(first, RANKED_LIMIT)
    if len(ranks) == RANKED_LIMIT:
        ranks |= await titled.newest(first, TITLED_LIMIT)
    return _page([Hit(rank, id) for id, rank in ranks.items()], at)


async def newest(
    session: Session, query: str, where: Sequence[ColumnElement[bool]], most: int
) -> list[UUID]:
    """The newest `most` open jobs that match a query and hold `where`, in no order."""
    first = await _latest_hours(session)
    return [] if first is None else list(await _Search(session, query, where).newest(first, most))


async def _latest_hours(session: Session) -> tuple[int, int] | None:
    """The hours in which the last jobs were posted, the end exclusive; None without any job."""
    latest = await session.first(_SPAN)
    if latest is None or latest.oldest is None or latest.newest is None:
        return None
    return hour_of(latest.oldest), block_end(hour_of(latest.newest))


class _Search:
    """Looks for the newest jobs that match a query, anywhere or in their titles."""

    def __init__(
        self,
        session: Session,
        query: str,
        where: Sequence[ColumnElement[bool]],
        *,
        titled: bool = False,
    ) -> None:
        self.session = session
        self.query = query
        self.where = where
        self.titled = titled

    async def newest(self, first: tuple[int, int], most: int) -> dict[UUID, float]:
        """The ranks of the newest `most` matches; the first look is at the hours of `first`."""
        oldest, end = first
        start, below = block_start(oldest, end - oldest), end
        reach = end - (end - start) * REACH
        found: dict[UUID, float] = {}
        for _ in range(LOOKS_LIMIT):
            hits = await self._look(words(start, below), below, most - len(found))
            found |= hits
            if len(found) == most:
                return found
            if hits:  # as many an hour as in the last hours looked at: jobs come in bursts
                hours = int((below - start) * MARGIN * (most - len(found)) / len(hits))
                hours = max(hours, (end - start) // LEAST)
            else:
                hours = (end - start) * LEAP if found else end
            below = start
            if below - hours < reach:
                break
            start = block_start(below - hours, hours)
        return found | await self._look(None, below, most - len(found))

    async def _look(self, blocks: str | None, below: int, most: int) -> dict[UUID, float]:
        """The ranks of the newest matches in these blocks, or of all before the hour `below`."""
        in_blocks = blocks is not None
        if self.where:
            statement = ready(_matches(self.titled, in_blocks, *self.where))
        else:
            statement = _PLAIN[self.titled, in_blocks]
        before = datetime.fromtimestamp(below * 3600, UTC)
        given = {"blocks": blocks} if in_blocks else {}
        return dict(
            await self.session.tuples(
                statement, query=self.query, before=before, most=most, **given
            )
        )


def _matches(titled: bool, in_blocks: bool, *where: ColumnElement[bool]) -> AnySelect:
    """The ids and ranks of the newest matches, of which there are `most` at most."""
    query = tsquery(bindparam("query", type_=Text))
    asked = query
    if in_blocks:
        asked = query.op("&&")(cast(bindparam("blocks", type_=Text), TSQUERY))
    column = Job.title_words if titled else Job.document
    # A query of stop words alone is empty, and matches nothing.
    conditions = [_OPEN, column.bool_op("@@")(asked), func.numnode(query) > 0, *where]
    if titled:
        # What a query excludes may stand anywhere. `IS TRUE` keeps the index of documents out.
        conditions.append(Job.document.bool_op("@@")(query).is_(True))
    # Materialised, so that PostgreSQL takes the index of words, whatever the values: the other
    # ways to the newest read the document of every job that they pass.
    matches = (
        select(Job.id, Job.posted_at, Job.document)
        .where(*conditions)
        .cte("matches")
        .prefix_with("MATERIALIZED")
    )
    newest = (
        select(matches.c.id, matches.c.document)
        .where(matches.c.posted_at < bindparam("before", type_=DateTime(timezone=True)))
        .order_by(matches.c.posted_at.desc(), matches.c.id.desc())
        .limit(bindparam("most", type_=BigInteger))
        .subquery()
    )
    # As double precision, so that a cursor holds the very number that is compared.
    rank = cast(func.ts_rank_cd(newest.c.document, query, 1), Double)
    return select(newest.c.id, rank)


# Without further conditions the statements are always the same.
_PLAIN = {
    (titled, in_blocks): Statement(_matches(titled, in_blocks))
    for titled in (False, True)
    for in_blocks in (False, True)
}


def _page(hits: list[Hit], at: Bounds) -> Page[Hit]:
    total = known(len(hits))
    if at.position is not None:
        hits = [hit for hit in hits if (hit > at.position) == at.backward and hit != at.position]
    # By number: comparing UUIDs is Python's work, and equal ranks are many.
    hits.sort(key=lambda hit: (hit.rank, hit.id.int), reverse=not at.backward)
    hits = hits[: at.limit + 1]
    return cut(hits, [cursor(hit, _ORDER) for hit in hits], at, total)
