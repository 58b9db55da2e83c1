"""How many rows a list has: counted only where it is asked for, and no further than a limit."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, column, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from domain.kit.db import AnySelect, Session, ready


class Counting(Protocol):
    """Counts lists of one kind, each no further than `most`, by at most one statement for all."""

    async def __call__(
        self, session: Session, lists: Sequence[Hashable], most: int, /
    ) -> Mapping[Hashable, int]: ...


class Total(NamedTuple):
    """A list that can be counted: how, and which of those that are counted so."""

    counting: Counting
    of: Hashable


async def _known(
    _session: Session, lists: Sequence[Hashable], most: int, /
) -> Mapping[Hashable, int]:
    return {count: min(count, most) for count in lists if isinstance(count, int)}


def known(count: int) -> Total:
    """The total of a list that was read as a whole."""
    return Total(_known, count)


def total_of(rows: Callable[[], AnySelect]) -> Total:
    """The total of a statement's rows, which is made only to count them.

    Their order says by which index they are read.
    """

    async def counted(
        session: Session, lists: Sequence[Hashable], most: int, /
    ) -> Mapping[Hashable, int]:
        count = await session.scalar(ready(_count(rows(), most)))
        return dict.fromkeys(lists, count)

    return Total(counted, None)


def totals_by(rows_of: Callable[[ColumnElement[UUID]], AnySelect]) -> Callable[[UUID], Total]:
    """The totals of lists below many parents, where `rows_of(key)` gives the rows of one."""

    async def counted(
        session: Session, lists: Sequence[Hashable], most: int, /
    ) -> Mapping[Hashable, int]:
        wanted = (
            func.unnest(bindparam("keys", type_=ARRAY(Uuid)))
            .table_valued(column("key", Uuid), name="wanted")
            .render_derived()
        )
        count = _count(rows_of(wanted.c.key).correlate(wanted), most).scalar_subquery()
        statement = ready(select(wanted.c.key, count).select_from(wanted))
        return dict(await session.tuples(statement, keys=list(lists)))

    return lambda key: Total(counted, key)


async def totals(
    session: Session, asked: Sequence[tuple[Total, int]]
) -> dict[tuple[Total, int], int]:
    """The total of each list, `most` at most; lists of one kind in one statement."""
    kinds: dict[tuple[Counting, int], list[Hashable]] = defaultdict(list)
    for total, most in asked:
        kinds[total.counting, most].append(total.of)
    found: dict[tuple[Total, int], int] = {}
    for (counting, most), lists in kinds.items():
        for one, count in (await counting(session, lists, most)).items():
            found[Total(counting, one), most] = count
    return found


def _count(rows: AnySelect, most: int) -> AnySelect:
    limited: AnySelect = rows.with_only_columns(
        literal_column("1"), maintain_column_froms=True
    ).limit(most)
    return select(func.count()).select_from(limited.subquery())
