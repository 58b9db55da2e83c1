"""Pages by keyset: the one pagination helper, for root lists and for lists below many parents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar, overload
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Uuid,
    bindparam,
    column,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from domain.kit.cursors import decode, encode
from domain.kit.db import AnySelect, R, Session, Statement, maker, ready
from domain.kit.narrow import maker_of
from domain.kit.refusal import Refused, invalid
from domain.kit.totals import Total, total_of, totals_by

T = TypeVar("T")
P = TypeVar("P")


class PageRequest(NamedTuple):
    """Which part of a list is wanted: `first` after `after`, or `last` before `before`."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list, in the list's order; `cursors` go with `items`, `total` is the list's."""

    items: Sequence[T]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool
    total: Total


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: columns, none of them null, that together are unique.

    `names` are the record's fields that hold the columns' values: cursors are made of them.
    """

    columns: tuple[Any, ...]
    names: tuple[str, ...]
    descending: bool = False

    def check(self, at: "Bounds") -> None:
        """Raises Refused(InvalidInput) where the position is of a list that is sorted otherwise."""
        if at.position is not None:
            check_cursor(at, *(expression.type.python_type for expression in self.columns))


class Bounds(NamedTuple):
    """A checked PageRequest: how many, from which position, and in which direction."""

    limit: int
    position: tuple[Any, ...] | None
    backward: bool


def bounds(request: PageRequest, *, default: int, limit: int) -> Bounds:
    """Check a request; raises Refused(InvalidInput) for a bad size, cursor or combination."""
    backward = request.last is not None
    if backward and request.first is not None:
        raise invalid("last", "Give either first or last, not both.")
    if request.after is not None and request.before is not None:
        raise invalid("before", "Give either after or before, not both.")
    if (backward and request.after is not None) or (not backward and request.before is not None):
        raise invalid("before", "Use first with after, and last with before.")
    size = request.last if request.last is not None else request.first
    name = "last" if backward else "first"
    if size is None:
        size = default
    if not 0 <= size <= limit:
        raise invalid(name, f"{name} must be from 0 to {limit}.")
    cursor = request.before if backward else request.after
    if cursor is None:
        return Bounds(size, None, backward)
    position = decode(cursor)
    if position is None:
        raise _bad_cursor(backward, "This cursor can't be read; take one from a page's edges.")
    return Bounds(size, position, backward)


def check_cursor(at: Bounds, *kinds: type) -> None:
    """Raises Refused(InvalidInput) where a position isn't of values of these classes.

    What it holds came from a client, perhaps from another list: PostgreSQL must not be handed it.
    """
    if at.position is not None and tuple(map(type, at.position)) != kinds:
        message = "This cursor is of another list; take one from this list's pages."
        raise _bad_cursor(at.backward, message)


def _bad_cursor(backward: bool, message: str) -> Refused:
    return invalid("before" if backward else "after", message)


async def page(
    session: Session, rows: AnySelect, record: type[R], order: Order, at: Bounds
) -> Page[R]:
    """One page of `rows`, whose columns are `record`'s fields."""
    order.check(at)
    found = await session.tuples(ready(_sliced(rows, order, at)))
    total = total_of(lambda: _sorted(rows, order))
    return _page(list(map(maker(record), found)), order, at, total)


class Listing(Generic[R]):
    """A list that is paged: its rows, whose columns are `record`'s fields, and their order.

    Declared once; a page of the whole list costs no work but the statement's own.
    """

    def __init__(self, rows: AnySelect, record: type[R], order: Order) -> None:
        self.rows = rows
        self.record = record
        self.order = order
        self._whole: dict[tuple[bool, bool, frozenset[str] | None], Statement] = {}
        self._total = total_of(lambda: _sorted(rows, order))

    async def page(
        self,
        session: Session,
        at: Bounds,
        *where: ColumnElement[bool],
        wanted: frozenset[str] | None = None,
    ) -> Page[R]:
        """One page of the rows that hold `where`; records hold the fields `wanted` (None: all)."""
        self.order.check(at)
        total = self._total
        if where:
            total = total_of(lambda: _sorted(self.rows.where(*where), self.order))
        names = _names(wanted, self.order)
        if where:
            rows = _of_names(self.rows.where(*where), self.record, names)
            statement = ready(_sliced(rows, self.order, at))
            found = await session.tuples(statement)
        else:
            found = await session.tuples(self._statement(at, names), **_values(at))
        make = maker_of(self.record, names)
        return _page(list(map(make, found)), self.order, at, total)

    def _statement(self, at: Bounds, names: frozenset[str] | None) -> Statement:
        kind = (at.backward, at.position is not None, names)
        statement = self._whole.get(kind)
        if statement is None:
            rows = _of_names(self.rows, self.record, names)
            statement = Statement(_sliced(rows, self.order, at, bound=True))
            if len(self._whole) < _STATEMENTS_LIMIT:
                self._whole[kind] = statement
        return statement


_STATEMENTS_LIMIT = 64


def _values(at: Bounds) -> dict[str, Any]:
    """The parameters of a statement that `_sliced` made with `bound`."""
    values: dict[str, Any] = {"rows_limit": at.limit + 1}
    values |= {f"position_{index}": value for index, value in enumerate(at.position or ())}
    return values


class Listings(Generic[R]):
    """A list below each of many parents, that is paged.

    `rows_of(key)` gives the rows of one parent, whose columns are `record`'s fields.
    """

    def __init__(
        self, rows_of: Callable[[ColumnElement[Any]], AnySelect], record: type[R], order: Order
    ) -> None:
        self.rows_of = rows_of
        self.record = record
        self.order = order
        self._total = totals_by(lambda key: _sorted(rows_of(key), order))

    async def pages(
        self,
        session: Session,
        keys: Sequence[UUID],
        at: Bounds,
        wanted: frozenset[str] | None = None,
    ) -> dict[UUID, Page[R]]:
        """The same page below each parent, by one statement.

        Records hold the fields `wanted` (None: all).
        """
        self.order.check(at)
        asked = (
            func.unnest(bindparam("keys", type_=ARRAY(Uuid)))
            .table_valued(column("key", Uuid), name="wanted")
            .render_derived()
        )
        names = _names(wanted, self.order)
        rows = _of_names(self.rows_of(asked.c.key), self.record, names)
        inner = _sliced(rows, self.order, at).lateral("rows")
        statement = ready(select(asked.c.key, inner).select_from(asked.join(inner, literal(True))))
        grouped: dict[UUID, list[R]] = {}
        make = maker_of(self.record, names)
        for row in await session.tuples(statement, keys=list(keys)):
            grouped.setdefault(row[0], []).append(make(row[1:]))
        return {key: _page(grouped.get(key, []), self.order, at, self._total(key)) for key in keys}


def _names(wanted: frozenset[str] | None, order: Order) -> frozenset[str] | None:
    """Fields of the records of a page: cursors are made of some."""
    return None if wanted is None else wanted.union(order.names)


def _of_names(rows: AnySelect, record: type[Any], names: frozenset[str] | None) -> AnySelect:
    """The rows with only the columns of the fields `names`."""
    if names is None:
        return rows
    named = zip(record._fields, rows.inner_columns, strict=True)
    kept = [column for name, column in named if name in names]
    return rows.with_only_columns(*kept, maintain_column_froms=True)


def limited(rows_of: Callable[[ColumnElement[Any]], AnySelect]) -> AnySelect:
    """The first rows of each key, for `ManyLimited`: `rows_of(key)` gives the rows of one."""
    wanted = (
        func.unnest(
            bindparam("keys", type_=ARRAY(Uuid)), bindparam("firsts", type_=ARRAY(BigInteger))
        )
        .table_valued(
            column("key", Uuid),
            column("first", BigInteger),
            with_ordinality="position",
            name="wanted",
        )
        .render_derived()
    )
    inner = rows_of(wanted.c.key).limit(wanted.c.first).lateral("rows")
    return (
        select(wanted.c.position, inner)
        .select_from(wanted.join(inner, literal(True)))
        .order_by(wanted.c.position)
    )


def cursor(record: Any, order: Order) -> str:
    """The cursor of a record in a list so ordered."""
    return encode([getattr(record, name) for name in order.names])


def cut(found: Sequence[P], cursors: Sequence[str], at: Bounds, total: Total) -> Page[P]:
    """A page of rows read with one more than was asked for, in the order they were read."""
    items, marks = list(found[: at.limit]), list(cursors[: at.limit])
    more, started = len(found) > at.limit, at.position is not None
    if at.backward:
        items.reverse()
        marks.reverse()
        return Page(items, marks, has_next=started, has_previous=more, total=total)
    return Page(items, marks, has_next=more, has_previous=started, total=total)


class _Cursors(Sequence[str]):
    """The cursors of records, each made when it is asked for: most clients ask for the last."""

    def __init__(self, records: Sequence[Any], order: Order) -> None:
        self._records = records
        self._order = order

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [cursor(record, self._order) for record in self._records[index]]
        return cursor(self._records[index], self._order)


def _page(found: Sequence[R], order: Order, at: Bounds, total: Total) -> Page[R]:
    whole = cut(found, [""] * len(found), at, total)
    return replace(whole, cursors=_Cursors(whole.items, order))


def _sliced(rows: AnySelect, order: Order, at: Bounds, *, bound: bool = False) -> AnySelect:
    """The rows of a page and one more; with `bound`, its values are parameters (`_values`)."""
    descending = order.descending != at.backward
    if at.position is not None:
        here = tuple_(*order.columns)
        there = tuple_(
            *(
                bindparam(f"position_{index}", type_=expression.type)
                if bound
                else literal(value, expression.type)
                for index, (value, expression) in enumerate(
                    zip(at.position, order.columns, strict=True)
                )
            )
        )
        rows = rows.where(here < there if descending else here > there)
    limit = bindparam("rows_limit", type_=BigInteger) if bound else at.limit + 1
    return _sorted(rows, order, descending=descending).limit(limit)


def _sorted(rows: AnySelect, order: Order, *, descending: bool | None = None) -> AnySelect:
    """The rows in the list's order, or in the one that is given."""
    falling = order.descending if descending is None else descending
    return rows.order_by(None).order_by(*(c.desc() if falling else c.asc() for c in order.columns))
