"""The start's shortcut past alembic: taken only when the database is where the files lead."""

from pathlib import Path

import psycopg
import pytest

from learnbot import migrations
from learnbot.trouble import Trouble


@pytest.fixture
def upgrades(monkeypatch: pytest.MonkeyPatch, database_url: str) -> list[str]:
    """How often alembic ran; it really does."""
    ran: list[str] = []
    real = migrations.upgrade

    def counted(revision: str = "head") -> None:
        ran.append(revision)
        real(revision)

    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setattr(migrations, "upgrade", counted)
    return ran


def test_the_second_start_needs_no_alembic(
    database_url: str, tmp_path: Path, upgrades: list[str]
) -> None:
    note = tmp_path / "migrated"
    for _ in range(2):
        migrations.upgrade_if_old(database_url, note)
    assert upgrades == ["head"]


def test_another_database_is_migrated_whatever_the_note_says(
    database_url: str, tmp_path: Path, upgrades: list[str]
) -> None:
    note = tmp_path / "migrated"
    migrations.upgrade_if_old(database_url, note)
    migrations.downgrade("-1")
    migrations.upgrade_if_old(database_url, note)
    assert upgrades == ["head", "head"]
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert row == (migrations.heads()[0],)


def test_a_new_migration_is_run(
    database_url: str, tmp_path: Path, upgrades: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "migrated"
    migrations.upgrade_if_old(database_url, note)
    elsewhere = tmp_path / "versions"
    elsewhere.mkdir()
    (elsewhere / "one_more.py").write_text("")
    monkeypatch.setattr(migrations, "VERSIONS", elsewhere)
    migrations.upgrade_if_old(database_url, note)
    assert upgrades == ["head", "head"]


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch, database_url: str) -> str:
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


def test_migrate_goes_back_and_forth_and_says_where_it_is(url: str) -> None:
    (head,) = migrations.heads()
    assert migrations.move(url, "0015") == "0015_lists_in_order"
    assert migrations.move(url, "0016_api_keys") == "0016_api_keys"
    assert migrations.move(url, "head") == head
    assert migrations.move(url, "head") == head
    assert migrations.move(url, "base") is None
    assert migrations.move(url, "head") == head


def test_a_migration_that_there_is_not_is_said_in_one_line(url: str) -> None:
    with pytest.raises(Trouble, match="no migration 'nonsense'"):
        migrations.move(url, "nonsense")


def test_a_database_of_a_newer_version_is_left_as_it_is(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_to_come'")
    with pytest.raises(
        Trouble, match="at 9999_to_come, which this version of LearnBot doesn't know"
    ):
        migrations.move(url, "0015")


def test_so_is_one_at_the_start(url: str, tmp_path: Path) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_to_come'")
    with pytest.raises(Trouble, match="doesn't know"):
        migrations.upgrade_if_old(url, tmp_path / "migrated")
