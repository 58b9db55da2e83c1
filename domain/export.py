"""Everything that is kept about a person, as one ZIP archive: what erasing would erase."""

import asyncio
import io
import re
import zipfile
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Column, ColumnElement, Table, Uuid, bindparam, or_, select

from domain.kit.db import Database, Statement
from domain.kit.services import Services
from domain.kit.storage import FileMissing
from domain.tables import metadata

README = """\
Everything that LearnBot keeps about you.

data/     a JSON file for each kind of thing, a list of rows; a skill, job or resource that a row
          names by its id is named in words beside it
resumes/  the files that you uploaded, by their versions

Passwords and tokens are not here: of them only hashes are kept.
"""

# Characters that some file system doesn't take in a file's name.
_UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class File:
    """A file of the person's: its name in the archive, and its key in the storage."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a person: the rows of each table, and the files."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    files: Sequence[File]


class _Owned:
    """The tables whose rows go when a person's account goes, and how to read one person's."""

    def __init__(self) -> None:
        self._parents: dict[Table, list[tuple[Column[Any], Column[Any]]]] = {}
        for table in metadata.sorted_tables:  # after those that they refer to
            links = [
                (key.parent, key.column)
                for key in table.foreign_keys
                if key.ondelete == "CASCADE" and key.column.table in self._parents
            ]
            if links or table.name == "users":
                self._parents[table] = links
        self.statements = {table.name: self._statement(table) for table in self._parents}

    def _statement(self, table: Table) -> tuple[Sequence[str], Statement]:
        shown: list[ColumnElement[Any]] = []
        for column in table.columns:
            if column.info.get("secret"):
                continue
            shown.append(column)
            if (name := _name_of(column)) is not None:
                shown.append(name)
        rows = select(*shown).where(self._mine(table)).order_by(*table.primary_key)
        return [column.name for column in shown], Statement(rows)

    def _mine(self, table: Table) -> ColumnElement[bool]:
        links = self._parents[table]
        if not links:
            return table.c.id == bindparam("user_id", type_=Uuid)
        return or_(
            *(
                column.in_(select(parent).where(self._mine(parent.table)))
                for column, parent in links
            )
        )


def _name_of(column: Column[Any]) -> Any:
    """What the thing is called that the column's key is of; None where it has no name."""
    for key in column.foreign_keys:
        for name in ("name", "title"):
            if name in key.column.table.c and key.column.table.name != column.table.name:
                called = select(key.column.table.c[name]).where(key.column == column)
                return called.scalar_subquery().label(column.name.removesuffix("_id"))
    return None


@lru_cache(1)
def _owned() -> _Owned:
    """Made when somebody first asks: not every gateway is asked, and none at its start."""
    return _Owned()


async def kept(db: Database, user_id: UUID) -> Kept:
    """All of one moment. Of a person without an account every list is empty."""
    rows: dict[str, list[dict[str, Any]]] = {}
    async with db.transaction() as session:
        await session.connection.execute("set transaction isolation level repeatable read")
        for table, (names, statement) in _owned().statements.items():
            found = await session.tuples(statement, user_id=user_id)
            rows[table] = [dict(zip(names, row, strict=True)) for row in found]
    files = [
        File(f"resumes/{row['version']} {_UNSAFE.sub('_', row['file_name'])}", row["file_key"])
        for row in rows["resumes"]
        if row["deleted_at"] is None
    ]
    return Kept(rows, files)


async def archive(services: Services, found: Kept) -> AsyncIterator[bytes]:
    """The archive, part by part; no more than one file of it is in memory at once.

    A file that is gone is left out. Raises StorageUnavailable.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("README.txt", README)
        for table, rows in found.rows.items():
            packed.writestr(f"data/{table}.json", _json(rows))
            yield sink.taken()
        for file in found.files:
            try:
                content = await services.storage.get(file.key)
            except FileMissing:
                continue
            await asyncio.to_thread(packed.writestr, file.name, content)
            yield sink.taken()
    yield sink.taken()


def _json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return orjson.dumps(rows, default=_plain, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


class _Sink(io.RawIOBase):
    """Takes what is written until it is taken away."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
