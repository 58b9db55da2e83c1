"""Alembic, driven from here: bring a database up to date, write a migration from the models."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from learnbot.trouble import Trouble

if TYPE_CHECKING:
    from alembic.config import Config

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "alembic" / "versions"


def upgrade(revision: str = "head") -> None:
    """Bring the database of DATABASE_URL to `revision`."""
    from alembic import command

    command.upgrade(_config(), revision)


def move(url: str, revision: str) -> str | None:
    """Bring the database at `url`, that of DATABASE_URL, up or back to `revision`; where it is now.

    `head` is the newest, `base` before the first; the start of a name is enough. Raises Trouble.
    """
    from alembic.script import ScriptDirectory
    from alembic.script.revision import RevisionError
    from alembic.util import CommandError

    script = ScriptDirectory.from_config(_config())
    now = _revision(url)
    try:
        behind = [] if now is None else [r.revision for r in script.iterate_revisions(now, "base")]
    except (CommandError, RevisionError):
        raise Trouble(
            f"The database is at {now}, which this version of LearnBot doesn't know: "
            "go back with `learnbot migrate` of the newer one."
        ) from None
    try:
        known = None if revision == "base" else script.get_revision(revision)
    except CommandError:
        known = None
    if known is None and revision != "base":
        raise Trouble(f"There is no migration {revision!r}: alembic/versions holds them.")
    target = "base" if known is None else known.revision
    if target == "base" or (target in behind and target != now):
        downgrade(target)
    else:
        upgrade(revision)
    return _revision(url)


def upgrade_if_old(url: str, note: Path) -> None:
    """Bring the database at `url`, that of DATABASE_URL, to the head.

    `note` keeps what the last call left behind. Where the migrations are the same files and the
    database is where they led, alembic isn't even imported: it takes most of a second. Raises
    Trouble.
    """
    digest = hashlib.sha256()
    for path in sorted(VERSIONS.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    now = f"{digest.hexdigest()} {_revision(url)}"
    if not note.exists() or note.read_text() != now:
        move(url, "head")
        note.write_text(f"{digest.hexdigest()} {_revision(url)}")


def downgrade(revision: str) -> None:
    """Take the database of DATABASE_URL back to `revision`."""
    from alembic import command

    command.downgrade(_config(), revision)


def write(message: str) -> None:
    """Write a migration from what the models have and the database of DATABASE_URL has not."""
    from alembic import command

    command.revision(_config(), message=message, autogenerate=True)


def heads() -> list[str]:
    """The last migrations: one, unless two branches met."""
    from alembic.script import ScriptDirectory

    return list(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    from alembic.config import Config

    return Config(toml_file=ROOT / "pyproject.toml")


def _revision(url: str) -> str | None:
    """Where the database is; None for one without tables. Raises Trouble."""
    try:
        connection = psycopg.connect(url, connect_timeout=10)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise Trouble(f"The database doesn't answer: {reason}.") from error
    with connection:
        found = connection.execute("SELECT to_regclass('alembic_version')::text").fetchone()
        if found is None or found[0] is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
