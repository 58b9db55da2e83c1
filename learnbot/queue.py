"""`learnbot queue`: what waits, what failed at every try, and what to do with it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.errors import UniqueViolation
from psycopg.rows import TupleRow
from rich.console import Console
from rich.table import Table

from domain.kit.config import Settings
from learnbot.trouble import Trouble
from learnbot.up import database

# Failed tasks that are listed, the latest first.
SHOWN = 50

_DEPTHS = """
SELECT task_name, count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'doing'),
    count(*) FILTER (WHERE status = 'failed')
FROM procrastinate_jobs GROUP BY task_name ORDER BY task_name
"""
_LISTED = """
SELECT id, task_name, status, date_trunc('second', at) AT TIME ZONE 'UTC', args->>'request_id'
FROM procrastinate_jobs JOIN LATERAL (
    SELECT max(at) AS at FROM procrastinate_events WHERE job_id = procrastinate_jobs.id
) AS last ON true
WHERE status IN ('failed', 'doing') ORDER BY status, at DESC LIMIT %s
"""
# As many tries as at first, from now on.
_RETRY = """
UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = now()
WHERE id = %s AND status = 'failed'
"""
_REMOVE = "DELETE FROM procrastinate_jobs WHERE id = %s AND status IN ('todo', 'failed')"


def show(settings: Settings) -> None:
    """Print how much of each task there is, then those that failed or are being done."""
    with _connected(settings) as connection:
        depths = connection.execute(_DEPTHS).fetchall()
        listed = connection.execute(_LISTED, [SHOWN]).fetchall()
    _print(("task", "waiting", "running", "failed"), depths)
    if listed:
        _print(("id", "task", "status", "since (UTC)", "request"), listed)


def retry(settings: Settings, ids: Sequence[int]) -> None:
    """Give failed tasks all their tries again; raises Trouble at the first that isn't failed."""
    with _connected(settings) as connection:
        for id in ids:
            try:
                _changed(connection, _RETRY, id, "isn't one that failed")
            except UniqueViolation:
                raise Trouble(f"Another of its kind waits already: remove task {id}.") from None


def remove(settings: Settings, ids: Sequence[int]) -> None:
    """Take tasks that wait or failed out of the queue; raises Trouble at the first that can't."""
    with _connected(settings) as connection:
        for id in ids:
            _changed(connection, _REMOVE, id, "isn't one that waits or failed")


@contextmanager
def _connected(settings: Settings) -> Iterator[Connection[TupleRow]]:
    with database(settings) as found:
        try:
            connection = psycopg.connect(found.dsn(), autocommit=True, connect_timeout=10)
        except psycopg.OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise Trouble(f"The database doesn't answer: {reason}.") from None
        with connection:
            yield connection


def _changed(connection: Connection[TupleRow], statement: str, id: int, otherwise: str) -> None:
    if connection.execute(statement, [id]).rowcount != 1:
        raise Trouble(f"Task {id} {otherwise}: `learnbot queue` lists them.")


def _print(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    table = Table(*heads, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("-" if one is None else str(one) for one in row))
    Console().print(table, soft_wrap=True)
