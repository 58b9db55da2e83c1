"""Alembic, driven from here: bring a database up to date, write a migration from the models."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

ROOT = Path(__file__).resolve().parent.parent


def upgrade(revision: str = "head") -> None:
    """Bring the database of DATABASE_URL to `revision`."""
    command.upgrade(_config(), revision)


def downgrade(revision: str) -> None:
    """Take the database of DATABASE_URL back to `revision`."""
    command.downgrade(_config(), revision)


def write(message: str) -> None:
    """Write a migration from what the models have and the database of DATABASE_URL has not."""
    command.revision(_config(), message=message, autogenerate=True)


def heads() -> list[str]:
    """The last migrations: one, unless two branches met."""
    return list(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    return Config(toml_file=ROOT / "pyproject.toml")
