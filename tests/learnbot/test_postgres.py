"""`learnbot pg`: a backup is made and restored with the programs that come along."""

from pathlib import Path

import psycopg
import pytest

from domain.kit.config import Settings
from learnbot import postgres
from learnbot.postgres import run
from learnbot.trouble import Trouble


@pytest.fixture(autouse=True)
def without_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without PostgreSQL; one that is older couldn't read our server."""
    monkeypatch.setattr(postgres.shutil, "which", lambda _: None)


def skills(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM skills").fetchone()
    assert row is not None
    return int(row[0])


def test_a_backup_restores_what_was_there(settings: Settings, tmp_path: Path) -> None:
    url, file = settings.dsn(), str(tmp_path / "backup.dump")
    before = skills(url)
    assert before > 1_000
    assert run(settings, "pg_dump", ["--format=custom", "--file", file]) == 0
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DELETE FROM skills WHERE slug LIKE 'p%'")
    assert skills(url) < before
    name = url.rsplit("/", 1)[1]
    restore = ["--clean", "--if-exists", "--exit-on-error", "--dbname", name, file]
    assert run(settings, "pg_restore", restore) == 0
    assert skills(url) == before


def test_its_exit_code_is_the_programs(settings: Settings) -> None:
    assert run(settings, "psql", ["--quiet", "--command", "SELECT 1 / 0"]) == 1


@pytest.mark.parametrize("program", ["nothing", "../psql", "/bin/sh"])
def test_what_is_no_program_of_postgresql_is_not_run(settings: Settings, program: str) -> None:
    with pytest.raises(Trouble, match="has no program"):
        run(settings, program, [])
