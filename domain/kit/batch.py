"""Batches: a relation between rows, stated once as a read of many keys."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, func
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, CollectionAggregate
from sqlalchemy.sql.visitors import replacement_traverse

from domain.kit.db import AnySelect, R, Session, Statement
from domain.kit.narrow import maker_of
from domain.kit.page import limited

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
K_contra = TypeVar("K_contra", contravariant=True, bound=Hashable)
V_co = TypeVar("V_co", covariant=True)


class Batch(Protocol[K_contra, V_co]):
    """Any function of many keys that gives a mapping: what a resolver may stand on."""

    def __call__(
        self, session: Session, keys: Sequence[K_contra], /
    ) -> Awaitable[Mapping[Any, V_co]]: ...


READINGS_LIMIT = 64
"""Sets of fields that one batch keeps a statement for; what asks for yet another reads all."""


class Reading(NamedTuple):
    """One way to run a batch: with all of its record's fields, or with some."""

    statement: Statement
    make: Callable[[Sequence[Any]], Any]
    one: Statement | None = None  # the same for one key, where the batch has such a statement


class Aligned(Generic[K, V]):
    """A batch that can also give its values in the order of the keys, with only some fields.

    `source`'s first column tells whose a row is; the others are `record`'s fields.
    """

    def __init__(self, source: AnySelect, record: type[Any]) -> None:
        self.source = source
        self.record = record
        self.statement = Statement(source)
        self._readings: dict[frozenset[str] | None, Reading] = {}

    async def aligned(
        self, session: Session, keys: Sequence[K], wanted: frozenset[str] | None = None
    ) -> list[V | None]:
        """The value of each key, None where it has no row; records hold the fields `wanted`."""
        raise NotImplementedError

    def text(self, wanted: frozenset[str] | None) -> str:
        """The text of the statement that reads the fields `wanted`."""
        return self.reading(wanted).statement.text

    def reading(self, wanted: frozenset[str] | None) -> Reading:
        """The statement that reads the fields `wanted` (None: all), made once."""
        reading = self._readings.get(wanted)
        if reading is None and len(self._readings) >= READINGS_LIMIT and wanted is not None:
            return self.reading(None)
        if reading is None:
            reading = self._readings[wanted] = self._reading(wanted)
        return reading

    def _reading(self, wanted: frozenset[str] | None) -> Reading:
        mark, *fields = cast(list[ColumnElement[Any]], list(self.source.inner_columns))
        make = maker_of(self.record, wanted)
        if wanted is not None:
            named = zip(self.record._fields, fields, strict=True)
            fields = [field for name, field in named if name in wanted]
        narrow = self.source.with_only_columns(
            self._mark(mark), *fields, maintain_column_froms=True
        )
        one = of_one_key(narrow, bindparam("key", type_=mark.type))
        return Reading(Statement(narrow), make, None if one is None else Statement(one))

    def _mark(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return column


class _Keyed(Aligned[K, V]):
    """Takes its keys by the parameter `keys` (see `domain.kit.db.among`).

    Where the key is a UUID, rows come back with its bytes: a UUID is slow to make, to hash and to
    compare, and there is one for every row.
    """

    def __init__(self, source: AnySelect, record: type[Any]) -> None:
        super().__init__(source, record)
        key = next(iter(source.inner_columns))
        self._by_bytes = isinstance(key.type, Uuid)

    def _mark(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return func.uuid_send(column).label("mark") if self._by_bytes else column

    async def aligned(
        self, session: Session, keys: Sequence[K], wanted: frozenset[str] | None = None
    ) -> list[V | None]:
        found = await self._found(session, keys, wanted)
        return [found.get(mark) for mark in self._marks(keys)]

    async def __call__(self, session: Session, keys: Sequence[K], /) -> dict[K, V]:
        values = await self.aligned(session, keys)
        return {key: value for key, value in zip(keys, values, strict=True) if value is not None}

    def _marks(self, keys: Sequence[Any]) -> list[Any]:
        return [key.int.to_bytes(16, "big") for key in keys] if self._by_bytes else list(keys)

    async def _found(
        self, session: Session, keys: Sequence[K], wanted: frozenset[str] | None
    ) -> Mapping[Any, V]:
        raise NotImplementedError

    async def _rows(
        self, session: Session, keys: Sequence[K], reading: Reading
    ) -> Sequence[Sequence[Any]]:
        # Of `any(:keys)` with one key, PostgreSQL makes a new plan each time: it seems cheaper.
        if len(keys) == 1 and reading.one is not None:
            return await session.tuples(reading.one, key=keys[0])
        return await session.tuples(reading.statement, keys=list(keys))


def of_one_key(source: AnySelect, key: ColumnElement[Any]) -> AnySelect | None:
    """The statement of a keyed batch for one key: `column = any(:keys)` becomes `column = key`.

    None where it takes its keys in another way.
    """
    replaced = 0

    def replace(element: Any, **_: Any) -> Any:
        nonlocal replaced
        if isinstance(element, BinaryExpression) and isinstance(element.right, CollectionAggregate):
            given = next(iter(element.right.element.get_children()), None)
            if isinstance(given, BindParameter) and given.key == "keys":
                replaced += 1
                return element.left == key
        return None

    one: Any = replacement_traverse(source, {}, replace)
    found: AnySelect = one
    return found if replaced == 1 else None


class Many(_Keyed[K, list[R]]):
    """A list of records for each key, in the statement's order; keys without rows are absent."""

    async def _found(
        self, session: Session, keys: Sequence[K], wanted: frozenset[str] | None
    ) -> Mapping[Any, list[R]]:
        reading = self.reading(wanted)
        make = reading.make
        found: dict[Any, list[R]] = defaultdict(list)
        for row in await self._rows(session, keys, reading):
            found[row[0]].append(make(row[1:]))
        return found


class One(_Keyed[K, R]):
    """At most one record for each key; keys without a row are absent."""

    async def _found(
        self, session: Session, keys: Sequence[K], wanted: frozenset[str] | None
    ) -> Mapping[Any, R]:
        reading = self.reading(wanted)
        make = reading.make
        return {row[0]: make(row[1:]) for row in await self._rows(session, keys, reading)}


class Limited(NamedTuple):
    """A key that carries how many are wanted for it."""

    id: UUID
    first: int


class ManyLimited(Aligned[Limited, list[R]]):
    """The first few records of each key: one statement, whatever each key's limit.

    `rows_of(key)` gives all rows of one key, in order; its columns are `record`'s fields.
    """

    def __init__(
        self, rows_of: Callable[[ColumnElement[Any]], AnySelect], record: type[Any]
    ) -> None:
        # gives the key's position among the keys (from 1) as its first column
        super().__init__(limited(rows_of), record)
        self.rows_of = rows_of

    async def aligned(
        self, session: Session, keys: Sequence[Limited], wanted: frozenset[str] | None = None
    ) -> list[list[R] | None]:
        statement, make, _ = self.reading(wanted)
        found: list[list[R] | None] = [None] * len(keys)
        rows = await session.tuples(
            statement, keys=[key.id for key in keys], firsts=[key.first for key in keys]
        )
        for row in rows:
            records = found[row[0] - 1]
            if records is None:
                records = found[row[0] - 1] = []
            records.append(make(row[1:]))
        return found

    async def __call__(
        self, session: Session, keys: Sequence[Limited], /
    ) -> dict[Limited, list[R]]:
        values = await self.aligned(session, keys)
        return {key: value for key, value in zip(keys, values, strict=True) if value is not None}


_int = attrgetter("int")


def marks(keys: Sequence[Any]) -> Sequence[Hashable]:
    """What stands for the keys in dicts: a UUID's int, for UUIDs hash and compare slowly."""
    kinds = set(map(type, keys))
    if kinds == {UUID}:
        return list(map(_int, keys))
    if kinds == {Limited}:
        return [(key.id.int, key.first) for key in keys]
    return keys
