"""Nodes: single rows by their keys, as `node(id:)` asks for them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from domain.kit.db import Session
from resolvers.context import Context

R = TypeVar("R")

Rows = Callable[[Session, Sequence[UUID]], Awaitable[Mapping[UUID, R]]]
Loader = Callable[[Context, UUID], Awaitable[R | None]]


def anyones(rows: Rows[R]) -> Loader[R]:
    """Loads what anyone may see; None where there is no such row."""

    async def load(context: Context, key: UUID) -> R | None:
        async with context.services.db.read() as session:
            return (await rows(session, [key])).get(key)

    return load


def owned(find: Callable[[Session, UUID, UUID], Awaitable[R | None]]) -> Loader[R]:
    """Loads by `find(session, user_id, key)`, where someone asks; None for nobody."""

    async def load(context: Context, key: UUID) -> R | None:
        if context.viewer is None:
            return None
        async with context.services.db.read() as session:
            return await find(session, context.viewer.user_id, key)

    return load


class _Row(Protocol):
    @property
    def id(self) -> UUID: ...


Own = TypeVar("Own", bound=_Row)


def owners(lists: Rows[Sequence[Own]]) -> Loader[Own]:
    """Loads what stands in the caller's own list; None for anything else, and for nobody."""

    async def find(session: Session, user_id: UUID, key: UUID) -> Own | None:
        own = (await lists(session, [user_id])).get(user_id, ())
        return next((one for one in own if one.id == key), None)

    return owned(find)


def administrators(rows: Rows[R]) -> Loader[R]:
    """The same for administrators alone; raises as `Context.require_admin`."""
    load = anyones(rows)

    async def checked(context: Context, key: UUID) -> R | None:
        context.require_admin()
        return await load(context, key)

    return checked
