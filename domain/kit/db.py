"""PostgreSQL: SQLAlchemy states a statement once, psycopg runs it, rows come back as records."""

import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from copy import copy
from enum import Enum
from functools import lru_cache, partial
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast
from uuid import UUID

from psycopg import AsyncConnection, AsyncCursor, OperationalError
from psycopg.errors import QueryCanceled
from psycopg.rows import TupleRow
from psycopg_pool import PoolTimeout
from sqlalchemy import ARRAY, ColumnElement, MetaData, Select, Uuid, bindparam
from sqlalchemy.dialects.postgresql.psycopg import PGDialectAsync_psycopg
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.cache_key import CacheKey
from sqlalchemy.sql.compiler import SQLCompiler

from domain.kit.config import Settings
from domain.kit.origins import note
from domain.kit.pool import Away, Pool

# A select of any columns.
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

_DIALECT = PGDialectAsync_psycopg()  # type: ignore[no-untyped-call]

# What is raised where PostgreSQL can't be used right now.
UNAVAILABLE = (OperationalError, PoolTimeout)

# One of them, where a statement took longer than it may.
Overdue = QueryCanceled

# Every statement that is run is told to these: tests count them.
observers: ContextVar[tuple[Callable[[str], None], ...]] = ContextVar("observers", default=())


class Base(DeclarativeBase):
    """The base of every table; its naming makes constraints the same on every machine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# `info` of a column that a check keeps between two numbers: never NaN, never infinite.
BOUNDED = {"bounded": True}

# `info` of a column that nobody is shown, not even whose it is.
SECRET = {"secret": True}

_NAMES = re.compile(r"\w+")
# Texts whose tables are remembered: those of the product's statements are some hundreds.
_TEXTS = 2_000

# What a row comes back as: a NamedTuple whose fields are the statement's columns.
R = TypeVar("R", bound=NamedTuple)


class Statement:
    """Any SQLAlchemy statement, compiled once; parameters are given by name when it is run."""

    __slots__ = ("_compiled", "_defaults", "_processors", "text")

    def __init__(self, source: ClauseElement, key: CacheKey | None = None) -> None:
        compiled = cast(SQLCompiler, source.compile(dialect=_DIALECT, cache_key=key))
        self.text = compiled.string
        # Kept only where its like are made: with the source it takes fifty times the text's memory.
        self._compiled = None if key is None else compiled
        self._defaults: dict[str, Any] = dict(compiled.construct_params(_check=False))
        self._processors: dict[str, Callable[[Any], Any]] = dict(compiled._bind_processors)  # type: ignore[arg-type]
        for bind, name in compiled.bind_names.items():
            if isinstance(bind.type, ARRAY) and isinstance(bind.type.item_type, Uuid):
                self._processors[name] = _uuid_array

    def like(self, key: CacheKey) -> "Statement":
        """The same statement, made with a key, with the values that its like was built with."""
        assert self._compiled is not None
        other = copy(self)
        other._defaults = dict(
            self._compiled.construct_params(extracted_parameters=key.bindparams, _check=False)
        )
        return other

    def parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What psycopg is handed: the statement's own values with `given` over them."""
        values = {**self._defaults, **given} if given else dict(self._defaults)
        for name, process in self._processors.items():
            values[name] = process(values[name])
        return values


def _uuid_array(keys: Sequence[UUID | None]) -> str:
    """The array as PostgreSQL reads it: psycopg takes four times as long to write one."""
    return "{" + ",".join(["NULL" if key is None else f"{key.int:032x}" for key in keys]) + "}"


class Query(Statement, Generic[R]):
    """A statement whose rows come back as `record`s, column by column in the same order."""

    __slots__ = ("make", "record")

    def __init__(self, source: ClauseElement, record: type[R]) -> None:
        super().__init__(source)
        self.record = record
        self.make = maker(record)


def maker(record: type[R]) -> Callable[[Sequence[Any]], R]:
    """Makes records of rows; unlike `record._make` it doesn't count the columns again."""
    return partial(tuple.__new__, record)


def columns(table: Any, record: type[Any], **other: ColumnElement[Any]) -> list[Any]:
    """The columns of `table` that `record` names, in its order; `other` gives those it lacks."""
    found = [other[name] if name in other else getattr(table, name) for name in record._fields]
    return [
        column.label(name) if name in other else column
        for name, column in zip(record._fields, found, strict=True)
    ]


def one_of(column: str, values: type[Enum]) -> str:
    """The text of a check that a column holds one of an enum's values."""
    return f"{column} in ({', '.join(repr(str(value.value)) for value in values)})"


@lru_cache(_TEXTS)
def tables_of(text: str) -> frozenset[str]:
    """The tables that a statement reads: every one whose name stands in it, at least."""
    return frozenset(Base.metadata.tables.keys() & _NAMES.findall(text))


def among(column: Any, name: str = "keys") -> ColumnElement[bool]:
    """`column = any(:keys)`: one statement text, however many keys."""
    return cast(ColumnElement[bool], column == bindparam(name, type_=ARRAY(column.type)).any_())


class Session:
    """One connection for as long as one piece of work needs it."""

    __slots__ = ("connection",)

    def __init__(self, connection: AsyncConnection[TupleRow]) -> None:
        self.connection = connection

    async def all(self, query: Query[R], /, **given: Any) -> list[R]:
        """Every row, as records."""
        return list(map(query.make, await self.tuples(query, **given)))

    async def first(self, query: Query[R], /, **given: Any) -> R | None:
        """The first row, or None."""
        rows = await self.tuples(query, **given)
        return query.make(rows[0]) if rows else None

    async def scalar(self, statement: Statement | ClauseElement, /, **given: Any) -> Any:
        """The first column of the first row, or None."""
        rows = await self.tuples(_ready(statement), **given)
        return rows[0][0] if rows else None

    async def scalars(self, statement: Statement | ClauseElement, /, **given: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in await self.tuples(_ready(statement), **given)]

    async def tuples(self, statement: Statement, /, **given: Any) -> list[TupleRow]:
        """Every row, as plain tuples."""
        cursor = await self._run(statement.text, statement.parameters(given))
        # cursor.description would make an object for every column to say the same
        result = cursor.pgresult
        return await cursor.fetchall() if result is not None and result.nfields else []

    async def execute(self, statement: Statement | ClauseElement, /, **given: Any) -> int:
        """Run a statement for its effect; answers with the number of rows it touched."""
        ready = _ready(statement)
        cursor = await self._run(ready.text, ready.parameters(given))
        return cursor.rowcount

    async def execute_many(
        self, statement: Statement | ClauseElement, given: Sequence[Mapping[str, Any]]
    ) -> None:
        """Run a statement once for each set of parameters, in one round trip."""
        if not given:
            return
        ready = _ready(statement)
        tell(ready.text)
        async with self.connection.cursor() as cursor:
            await cursor.executemany(ready.text, [ready.parameters(one) for one in given])

    async def notify(self, channel: str, payload: str) -> None:
        """Tell listeners of `channel`, when and only when the transaction commits."""
        await self._run(
            "SELECT pg_notify(%(channel)s, %(payload)s)", {"channel": channel, "payload": payload}
        )

    async def _run(self, text: str, values: Mapping[str, Any]) -> AsyncCursor[TupleRow]:
        tell(text)
        cursor = self.connection.cursor(binary=True)
        return await cursor.execute(text, values)


def _ready(statement: Statement | ClauseElement) -> Statement:
    return statement if isinstance(statement, Statement) else ready(statement)


_READY_LIMIT = 500
_ready_ones: OrderedDict[Any, Statement] = OrderedDict()


def ready(source: ClauseElement) -> Statement:
    """A statement that is put together anew for each call: its kind is compiled only once."""
    key = source._generate_cache_key()
    if key is None:
        return Statement(source)
    known = _ready_ones.get(key.key)
    if known is None:
        known = _ready_ones[key.key] = Statement(source, key)
        if len(_ready_ones) > _READY_LIMIT:
            _ready_ones.popitem(last=False)
    else:
        _ready_ones.move_to_end(key.key)
    return known.like(key)


def tell(text: str) -> None:
    """A statement is run for whoever this task works for."""
    note(text)
    for observe in observers.get():
        observe(text)


class Database:
    """The pool, and the two ways to a session: `read` and `transaction`."""

    def __init__(self, settings: Settings) -> None:
        self.dsn = settings.dsn()
        self.pool = Pool(settings)

    async def open(self) -> None:
        """Connect; raises psycopg_pool.PoolTimeout where no server answers in time."""
        await self.pool.open(wait=True)

    async def close(self) -> None:
        """Give every connection back."""
        await self.pool.close()

    async def trouble(self) -> str | None:
        """Why PostgreSQL can't be used right now, in plain words; None when it can."""
        try:
            async with self.pool.connection() as connection:
                await connection.execute("SELECT 1")
        except Away as error:
            return str(error)
        except UNAVAILABLE as error:
            return f"PostgreSQL does not answer ({type(error).__name__})"
        return None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """A session for reading: each statement stands alone."""
        # Connections commit by themselves, so there is nothing for `pool.connection()` to end.
        connection = await self.pool.getconn()
        try:
            yield Session(connection)
        finally:
            await self.pool.putconn(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """A session whose statements all hold or, on any exception, none."""
        async with self.pool.connection() as connection, connection.transaction():
            yield Session(connection)
