"""Log lines: written together a turn of the event loop, and never lost or out of order."""

import asyncio
import io
import logging
import threading

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


def test_a_quick_record_makes_the_line_that_an_ordinary_one_makes(
    log: logging.Logger, stream: Stream
) -> None:
    fields = {"route": "/graphql", "status": 200}
    log.info("request", extra=fields)
    log.handle(telemetry.record(log, logging.INFO, "request", fields))
    ordinary, quick = (orjson.loads(line) for line in stream.getvalue().splitlines())
    del ordinary["time"], quick["time"]
    assert quick == ordinary
    assert quick["route"] == "/graphql"


def test_formatters_of_others_take_a_quick_record(log: logging.Logger) -> None:
    made = telemetry.record(log, logging.INFO, "request", {})
    text = logging.Formatter("%(levelname)s %(filename)s:%(lineno)d %(message)s").format(made)
    assert text == "INFO :0 request"
