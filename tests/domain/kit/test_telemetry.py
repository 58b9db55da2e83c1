"""Log lines: written together a turn of the event loop, and never lost or out of order."""

import asyncio
import io
import logging
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from domain.kit import telemetry
from domain.kit.telemetry import JsonLines, Lines


class Stream(io.StringIO):
    """Counts how often it is written to."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0

    def write(self, text: str) -> int:
        self.writes += 1
        return super().write(text)

    def messages(self) -> list[str]:
        return [orjson.loads(line)["message"] for line in self.getvalue().splitlines()]


@pytest.fixture
def stream() -> Stream:
    return Stream()


@pytest.fixture
def log(stream: Stream) -> logging.Logger:
    handler = Lines(stream)
    handler.setFormatter(JsonLines("test"))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger


async def test_lines_of_one_turn_are_written_together(log: logging.Logger, stream: Stream) -> None:
    for number in range(5):
        log.info("line %s", number)
    assert stream.writes == 0
    await asyncio.sleep(0)
    assert stream.writes == 1
    log.info("line 5")
    await asyncio.sleep(0)
    assert stream.messages() == [f"line {number}" for number in range(6)]


async def test_a_warning_is_written_at_once_after_what_was_said_before(
    log: logging.Logger, stream: Stream
) -> None:
    log.info("first")
    log.warning("second")
    assert stream.messages() == ["first", "second"]
    await asyncio.sleep(0)
    assert stream.messages() == ["first", "second"]


async def test_a_thread_writes_what_waits_too(log: logging.Logger, stream: Stream) -> None:
    log.info("of the loop")
    thread = threading.Thread(target=log.info, args=["of a thread"])
    thread.start()
    thread.join()
    assert stream.messages() == ["of the loop", "of a thread"]


def test_without_a_loop_each_line_is_written(log: logging.Logger, stream: Stream) -> None:
    log.info("one")
    assert stream.messages() == ["one"]


def test_what_waits_is_written_when_logging_ends(log: logging.Logger, stream: Stream) -> None:
    async def say() -> None:
        log.info("last")
        raise SystemExit

    with pytest.raises(SystemExit):
        asyncio.run(say())
    log.handlers[0].flush()
    assert stream.messages() == ["last"]


@pytest.fixture
def root(stream: Stream) -> Iterator[logging.Logger]:
    """The root logger with our handler alone, as a service has it."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    handler = Lines(stream)
    handler.setFormatter(JsonLines("test"))
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    yield root
    root.handlers[:] = before
    root.setLevel(level)


FIELDS = {"route": "/graphql", "status": 200}


def test_what_is_said_is_what_logging_makes_of_it(root: logging.Logger, stream: Stream) -> None:
    log = logging.getLogger("learnbot.test")
    telemetry.say(log, logging.INFO, "request", FIELDS)
    log.info("request", extra=FIELDS)
    said, logged = (orjson.loads(line) for line in stream.getvalue().splitlines())
    moments = [datetime.fromisoformat(line.pop("time")) for line in (said, logged)]
    assert said == logged
    assert said["route"] == "/graphql"
    assert timedelta(0) <= moments[1] - moments[0] < timedelta(seconds=1)
    assert abs(moments[1] - datetime.now(UTC)) < timedelta(seconds=5)


def test_what_is_said_below_the_level_is_not_written(root: logging.Logger, stream: Stream) -> None:
    telemetry.say(logging.getLogger("learnbot.test"), logging.DEBUG, "request", FIELDS)
    assert stream.getvalue() == ""


def test_handlers_of_others_are_told_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "learnbot.test")
    telemetry.say(logging.getLogger("learnbot.test"), logging.INFO, "request", FIELDS)
    [record] = caplog.records
    assert record.__dict__["route"] == "/graphql"
