"""Batches: a relation between rows, stated once as a read of many keys."""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from domain.kit.db import AnySelect, R, Session, Statement, maker

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
K_contra = TypeVar("K_contra", contravariant=True, bound=Hashable)
V_co = TypeVar("V_co", covariant=True)


class Batch(Protocol[K_contra, V_co]):
    """Any function of many keys that gives a mapping: what a resolver may stand on."""

    def __call__(
        self, session: Session, keys: Sequence[K_contra], /
    ) -> Awaitable[Mapping[Any, V_co]]: ...


class _Keyed(Generic[K, R]):
    """A statement whose first column is the key and whose others are `record`'s fields.

    It takes its keys by the parameter `keys` (see `domain.kit.db.among`).
    """

    def __init__(self, source: AnySelect, record: type[R]) -> None:
        self.source = source
        self.record = record
        self.statement = Statement(source)


class Many(_Keyed[K, R]):
    """A list of records for each key, in the statement's order; keys without rows are absent."""

    async def __call__(self, session: Session, keys: Sequence[K], /) -> dict[K, list[R]]:
        found: dict[K, list[R]] = {}
        make = maker(self.record)
        for row in await session.tuples(self.statement, keys=list(keys)):
            found.setdefault(row[0], []).append(make(row[1:]))
        return found


class One(_Keyed[K, R]):
    """At most one record for each key; keys without a row are absent."""

    async def __call__(self, session: Session, keys: Sequence[K], /) -> dict[K, R]:
        make = maker(self.record)
        return {
            row[0]: make(row[1:]) for row in await session.tuples(self.statement, keys=list(keys))
        }


class Limited(NamedTuple):
    """A key that carries how many are wanted for it."""

    id: UUID
    first: int


class ManyLimited(Generic[R]):
    """The first few records of each key: one statement, whatever each key's limit.

    `source` takes `keys` and `firsts` (two arrays of one length) and gives the key's position in
    them (from 1) as its first column; `limited` writes such a statement.
    """

    def __init__(self, source: AnySelect, record: type[R]) -> None:
        self.source = source
        self.record = record
        self.statement = Statement(source)

    async def __call__(
        self, session: Session, keys: Sequence[Limited], /
    ) -> dict[Limited, list[R]]:
        found: dict[Limited, list[R]] = {}
        make = maker(self.record)
        rows = await session.tuples(
            self.statement, keys=[key.id for key in keys], firsts=[key.first for key in keys]
        )
        for row in rows:
            found.setdefault(keys[row[0] - 1], []).append(make(row[1:]))
        return found


Fetch = Callable[[Session, Sequence[K]], Awaitable[Mapping[K, V]]]
