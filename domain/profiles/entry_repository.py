"""SQL of profile entries, the same for every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.kit.db import Query, Session, among, columns, ready
from domain.kit.ids import uuid7
from domain.profiles import models, values
from domain.profiles.values import Source


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of profile entry: its table, its record and its ids' prefix."""

    prefix: str
    model: type[Any]
    record: type[Any]


ENTRY_KINDS = {
    kind.prefix: kind
    for kind in (
        EntryKind("work", models.WorkExperience, values.WorkExperience),
        EntryKind("education", models.Education, values.Education),
        EntryKind("certification", models.Certification, values.Certification),
        EntryKind("project", models.Project, values.Project),
        EntryKind("goal", models.Goal, values.Goal),
        EntryKind("held_skill", models.HeldSkill, values.HeldSkill),
    )
}


_ENTRY = {
    kind.prefix: Query(
        select(*columns(kind.model, kind.record)).where(
            kind.model.id == bindparam("id"), kind.model.user_id == bindparam("user_id")
        ),
        kind.record,
    )
    for kind in ENTRY_KINDS.values()
}


async def entry(session: Session, kind: EntryKind, user_id: UUID, id: UUID) -> Any | None:
    """The user's entry, or None."""
    return await session.first(_ENTRY[kind.prefix], id=id, user_id=user_id)


async def count(session: Session, kind: EntryKind, user_id: UUID) -> int:
    """How many entries of this kind the user has, from every source."""
    found: int = await session.scalar(
        select(func.count()).select_from(kind.model).where(kind.model.user_id == user_id)
    )
    return found


async def save(
    session: Session, kind: EntryKind, user_id: UUID, id: UUID, given: Mapping[str, Any]
) -> bool:
    """Add or change an entry; False where the id is another user's."""
    statement = insert(kind.model).values(id=id, user_id=user_id, **given)
    touched = await session.execute(
        statement.on_conflict_do_update(
            index_elements=[kind.model.id],
            set_=dict(given),
            where=kind.model.user_id == user_id,
        )
    )
    return touched == 1


async def like(
    session: Session, kind: EntryKind, user_id: UUID, given: Mapping[str, Any]
) -> UUID | None:
    """The user's entry with these very values, if there is one."""
    alike = [getattr(kind.model, name).is_not_distinct_from(one) for name, one in given.items()]
    found: UUID | None = await session.scalar(
        select(kind.model.id).where(kind.model.user_id == user_id, *alike).limit(1)
    )
    return found


async def remove(session: Session, kind: EntryKind, user_id: UUID, id: UUID) -> bool:
    """False where the user has no such entry."""
    removed = await session.execute(
        delete(kind.model).where(kind.model.id == id, kind.model.user_id == user_id)
    )
    return removed == 1


async def follow_resume(
    session: Session, kind: EntryKind, user_id: UUID, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Make the entries that are from a resume be `rows`; what is there already stays as it is.

    Every row must name the same columns.
    """
    model = kind.model
    names = list(rows[0]) if rows else []
    of_resume = (model.user_id == user_id, model.source == Source.RESUME)
    found = select(model.id, *(getattr(model, name) for name in names)).where(*of_resume)
    gone = [(row[0], [_plain(value) for value in row[1:]]) for row in await _tuples(session, found)]
    new = []
    for row in rows:
        wanted = [_plain(value) for value in row.values()]
        there = next((one for one in gone if one[1] == wanted), None)
        if there is not None:
            gone.remove(there)
        else:
            new.append({**row, "id": uuid7(), "user_id": user_id, "source": Source.RESUME})
    if gone:
        keys = [id for id, _ in gone]
        await session.execute(delete(model).where(*of_resume, among(model.id)), keys=keys)
    await add(session, kind, new)


async def _tuples(session: Session, statement: Any) -> list[Any]:
    return await session.tuples(ready(statement))


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


async def set_aside(
    session: Session, kind: EntryKind, user_id: UUID, names: Sequence[str]
) -> list[tuple[str | None, ...]]:
    """What resumes said and the person has changed or removed since: these columns, as texts."""
    change, table = models.ProfileChange, kind.model.__tablename__
    return [
        tuple(row)
        for row in await _tuples(
            session,
            select(*(change.before[name].astext for name in names)).where(
                change.user_id == user_id,
                change.subject == table,
                change.source == Source.MANUAL,
                change.before["source"].astext == Source.RESUME,
            ),
        )
    ]


async def add(session: Session, kind: EntryKind, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add many entries of one kind; every row must name the same columns."""
    if rows:
        names = list(rows[0])
        await session.execute_many(
            insert(kind.model).values({name: bindparam(name) for name in names}), rows
        )
