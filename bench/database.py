"""The benchmark's own database: an embedded server with LearnBot's tables and made-up rows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg

from learnbot import embedded
from learnbot.migrations import upgrade

_DATA = Path(__file__).with_name("data.sql")


class Filled(NamedTuple):
    """A database with data; `pid` is its server's main process, `ids` are jobs' public ids."""

    url: str
    pid: int
    ids: list[str]


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
            rows = connection.execute("select id from jobs order by id limit 1000").fetchall()
        yield Filled(url, server.pid, [f"job_{row[0].hex}" for row in rows])


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
