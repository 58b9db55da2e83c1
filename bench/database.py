"""The benchmark's own database: an embedded server with LearnBot's tables and made-up rows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import psycopg

from bench.operations import AFTER, ID, Operation
from domain.jobs.repository import NEWEST
from domain.kit.ids import public_id
from domain.kit.page import cursor
from learnbot import embedded
from learnbot.migrations import upgrade

_DATA = Path(__file__).with_name("data.sql")


class Filled(NamedTuple):
    """A database with data; `pid` is its server's main process.

    `ids` are jobs' public ids, `cursors` their places in the list of the newest.
    """

    url: str
    pid: int
    ids: list[str]
    cursors: list[str]

    def varied(self, operation: Operation) -> list[str]:
        """What is another for each request; a single "" where nothing is."""
        given = operation.variables.values()
        return self.ids if ID in given else self.cursors if AFTER in given else [""]


@contextmanager
def filled(home: Path, jobs: int) -> Iterator[Filled]:
    """A server in `home`, that ends with the block; its data are kept for the next time."""
    settings = {"fsync": "off", "shared_buffers": "256MB", "jit": "off", "max_connections": "120"}
    with embedded.running(home, **settings) as server:
        url = server.url
        os.environ["DATABASE_URL"] = url  # where alembic looks
        upgrade()
        if _count(url) != jobs:
            fill(url, jobs)
        with psycopg.connect(url) as connection:
            rows = connection.execute(_PLACES).fetchall()
        places = [_Place(*row) for row in rows]
        ids = [public_id("job", place.id) for place in places]
        yield Filled(url, server.pid, ids, [cursor(place, NEWEST) for place in places])


class _Place(NamedTuple):
    id: UUID
    posted_at: datetime


# By chance, but the same each time.
_PLACES = "select id, posted_at from jobs order by md5(id::text) limit 1000"


def _count(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("select count(*) from jobs").fetchone()
        return int(row[0]) if row else 0


def fill(url: str, jobs: int) -> None:
    """Empty the tables and fill them as data.sql says."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("truncate skills, companies, jobs, resources cascade")
        for statement in _DATA.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                text = statement.replace("%(jobs)s", str(jobs))
                connection.execute(text.encode())
        connection.execute("vacuum analyze")
