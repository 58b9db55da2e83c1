"""`learnbot pg`: PostgreSQL's own programs (psql, pg_dump, pg_restore) on our database."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from domain.kit.config import Settings
from learnbot import binaries
from learnbot.trouble import Trouble
from learnbot.up import database

# libpq's variables by the names that a connection string has; a password stands in no command line.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def run(settings: Settings, program: str, arguments: Sequence[str]) -> int:
    """Run a program with our database as its default; its exit code. Raises Trouble."""
    path = _path(settings, program)
    with database(settings) as found:
        given = conninfo_to_dict(found.dsn())
        to_us = {name: str(given[key]) for key, name in VARIABLES.items() if given.get(key)}
        return subprocess.run(
            [path, *arguments], env={**os.environ, **to_us}, check=False
        ).returncode


def _path(settings: Settings, program: str) -> Path:
    """Programs must be as new as the server: the embedded one's own, else the machine's first."""
    own = binaries.find(settings.pg_bin) / program
    there = None if settings.database_url is None or settings.pg_bin else shutil.which(program)
    path = Path(there) if there else own
    if not re.fullmatch("[a-z_]+", program) or not os.access(path, os.X_OK):
        raise Trouble(f"PostgreSQL has no program {program!r} here: psql, pg_dump, pg_restore ...")
    return path
