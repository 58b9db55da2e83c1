"""The embedded PostgreSQL, killed for real, and kept running."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from domain.kit.config import Settings
from learnbot import embedded, keeping
from learnbot.keeping import Kept
from learnbot.trouble import Trouble

Again = Callable[[embedded.Server], embedded.Server]


class Watched:
    """A kept server, what was told of it, and the means to end it."""

    def __init__(self, home: Path) -> None:
        self.told: list[str] = []
        self.home = home
        self.settings = Settings(pg_restarts_limit=2, pg_restarts_within_s=300)
        self.kept = self.keep(self.start(0))

    def keep(self, server: embedded.Server) -> Kept:
        return Kept(server, lambda ended: self.start(ended.port), self.told.append, self.settings)

    def start(self, port: int) -> embedded.Server:
        return embedded.start(self.home, port=port, options={"fsync": "off"})

    def kill(self) -> None:
        server = self.kept.server
        os.kill(server.pid, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while server.ended() is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def answers(self, url: str) -> bool:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    found = Watched(tmp_path / "postgres")
    yield found
    found.kept.server.stop()


def test_a_server_that_runs_is_left_alone(watched: Watched) -> None:
    before = watched.kept.server
    watched.kept.check()
    assert watched.kept.server is before
    assert watched.told == []


def test_one_that_was_killed_is_started_at_the_same_address_and_that_is_said(
    watched: Watched,
) -> None:
    url = watched.kept.server.url
    watched.kill()
    watched.kept.check()
    assert watched.kept.server.url == url
    assert watched.answers(url)
    (ended, back) = watched.told
    assert ended.startswith("PostgreSQL ended by SIGKILL: it is started again")
    assert str(watched.kept.server.log) in ended
    assert back.startswith("PostgreSQL runs again")


def test_one_that_was_found_running_is_kept_too(watched: Watched) -> None:
    server = watched.kept.server
    found = watched.keep(watched.start(server.port))
    assert found.server.process is None
    watched.kill()
    found.check()
    assert watched.answers(server.url)
    watched.kept.server = found.server


def test_one_that_ends_again_and_again_is_trouble(watched: Watched) -> None:
    for _ in range(2):
        watched.kill()
        watched.kept.check()
    watched.kill()
    with pytest.raises(Trouble, match="ended 3 times in 5 minutes, the last time by SIGKILL"):
        watched.kept.check()


def test_what_ended_long_ago_counts_no_more(
    watched: Watched,
) -> None:
    watched.settings.pg_restarts_within_s = 0.0
    for _ in range(3):
        watched.kill()
        watched.kept.check()
    assert watched.answers(watched.kept.server.url)


def test_a_start_that_fails_is_tried_again_and_then_says_why(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAIT_S", 0.0)
    tries: list[int] = []

    def again(ended: embedded.Server) -> embedded.Server:
        tries.append(ended.port)
        raise Trouble("The disk is full.")

    watched.kept.again = again
    watched.kill()
    for _ in range(2):
        watched.kept.check()
    with pytest.raises(Trouble, match="The disk is full"):
        watched.kept.check()
    assert len(tries) == 2
    assert len(watched.told) == 1  # that it ended


def test_after_a_start_that_fails_the_next_waits(watched: Watched) -> None:
    tries: list[int] = []

    def again(ended: embedded.Server) -> embedded.Server:
        tries.append(ended.port)
        if len(tries) == 1:
            raise Trouble("The disk is full.")
        return watched.start(ended.port)

    watched.kept.again = again
    watched.kill()
    deadline = time.monotonic() + 20
    while watched.kept.server.ended() is not None:
        watched.kept.check()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert len(tries) == 2
