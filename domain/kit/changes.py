"""Which tables were written to: told to whoever keeps what was read of them.

A trigger notes each transaction's writes to a watched table beside them, so that the note can be
seen from the moment that the writes can. One short statement tells what was committed since the
last look: what is kept is never given out after a commit that took away from it.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import BigInteger, DateTime, Text, delete, func, text, update
from sqlalchemy.orm import Mapped, mapped_column

from domain.kit.db import UNAVAILABLE, Base, Database, Query, Session, Statement
from domain.kit.together import Shared

# Notes are dropped when every process has had this long to see them; one that hasn't looked for
# as long takes everything for changed.
NOTES_KEPT = timedelta(hours=1)


class TableChange(Base):
    """One transaction wrote to one table. `seen_at` is set when the note itself was seen."""

    __tablename__ = "table_changes"

    transaction_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    table_name: Mapped[str] = mapped_column(Text, primary_key=True)
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class _Look(NamedTuple):
    snapshot: str
    at: datetime
    tables: list[str]


# What the snapshot `seen` did not show, and this statement's own snapshot does. A transaction
# may have begun long before it committed, so its number alone doesn't tell.
_LOOK = Query(
    text(
        """
        SELECT pg_current_snapshot()::text, now(), ARRAY(
            SELECT DISTINCT table_name FROM table_changes
            WHERE transaction_id >= pg_snapshot_xmin(CAST(:seen AS pg_snapshot))::text::bigint
            AND NOT pg_visible_in_snapshot(
                transaction_id::text::xid8, CAST(:seen AS pg_snapshot)
            )
        )
        """
    ),
    _Look,
)
_FORGET = Statement(delete(TableChange).where(TableChange.seen_at < func.now() - 2 * NOTES_KEPT))
_SEE = Statement(
    update(TableChange).where(TableChange.seen_at.is_(None)).values(seen_at=func.now())
)


async def forget_seen(session: Session) -> None:
    """Drop the notes that every process has had time to see, and mark the others as seen.

    A note is only ever seen once its transaction has committed, however long that took.
    """
    await session.execute(_FORGET)
    await session.execute(_SEE)


class Changes:
    """What one process knows of the commits of all.

    `count` goes up with each look that found something; `unchanged` tells whether tables stayed
    as they were since it stood at some number.
    """

    def __init__(self, db: Database) -> None:
        self.count = 0
        self._db = db
        self._last: _Look | None = None
        self._changed: dict[str, int] = {}
        self._all_changed = 0
        self._looks = Shared(self._look)

    def unchanged(self, tables: Iterable[str], since: int) -> bool:
        """Whether no look has found a write to one of `tables` since `count` was `since`."""
        changed = self._changed
        return since >= self._all_changed and all(changed.get(name, 0) <= since for name in tables)

    def look(self) -> asyncio.Future[bool]:
        """Learn of everything that was committed before this call; False where none could be had.

        Who calls while a look is under way shares the next one with all others that wait: the one
        under way may have begun too early.
        """
        return self._looks.ask()

    async def _look(self) -> bool:
        last = self._last
        try:
            async with self._db.read() as session:
                found = await session.first(_LOOK, seen=None if last is None else last.snapshot)
        except UNAVAILABLE:
            return False
        if found is None:
            return False
        if last is None or found.at - last.at > NOTES_KEPT:
            self.count += 1
            self._all_changed = self.count
            self._changed.clear()
        elif found.tables:
            self.count += 1
            self._changed.update(dict.fromkeys(found.tables, self.count))
        self._last = found
        return True
