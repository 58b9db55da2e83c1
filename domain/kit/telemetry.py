"""What a process says of itself: compact JSON logs that carry the request's id, and metrics."""

import asyncio
import logging
import sys
import time
import traceback
from collections.abc import Mapping
from contextlib import nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TextIO

import orjson
import psycopg
from prometheus_client import Counter, Gauge, Histogram

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

# Only these fields of a log call are written: a stray object can't leak a secret by accident.
FIELDS = (
    "duration_ms", "route", "method", "status", "error", "resume_id", "source", "task", "found",
    "new", "updated", "failed", "role", "port", "reason",
)  # fmt: skip

HTTP_REQUESTS = Counter("learnbot_http_requests", "HTTP requests.", ["service", "route", "status"])
HTTP_SECONDS = Histogram("learnbot_http_request_seconds", "Time to answer.", ["service", "route"])
TASKS = Counter("learnbot_tasks", "Tasks taken off the queue.", ["task", "outcome"])
TASK_SECONDS = Histogram("learnbot_task_seconds", "Time of one task.", ["task"])
RESUMES = Counter("learnbot_resumes_parsed", "Resumes read.", ["outcome"])
SCRAPES = Counter("learnbot_scrape_runs", "Runs of job sources.", ["source", "outcome"])
SCRAPED_AT = Gauge(
    "learnbot_scrape_last_run_timestamp_seconds",
    "When a job source was last run, in seconds since 1970.",
    ["source", "outcome"],
)
SCRAPE_REQUESTS = Counter("learnbot_scrape_requests", "Requests to job boards.", ["outcome"])
STORAGE_FAILURES = Counter(
    "learnbot_storage_failures", "Files that couldn't be kept, read or removed.", ["operation"]
)


class JsonLines(logging.Formatter):
    """One compact JSON object a line: time, level, service, logger, message, request id, fields."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self.service = service

    def format(self, record: logging.LogRecord) -> str:
        given = record.__dict__
        fields = {name: given[name] for name in FIELDS if name in given}
        if record.exc_info and record.exc_info[1] is not None:
            fields["exception"] = trace(record.exc_info[1])
        return self.line(record.levelno, record.name, record.getMessage(), record.created, fields)

    def line(
        self, level: int, logger: str, message: str, created: float, fields: Mapping[str, Any]
    ) -> str:
        """The line of what was said at `created`, in seconds since 1970."""
        line = {
            "time": _moment(created),
            "level": logging.getLevelName(level).lower(),
            "service": self.service,
            "logger": logger,
            "message": message,
        }
        if (current := request_id.get()) is not None:
            line["request_id"] = current
        return orjson.dumps({**line, **fields}, default=str).decode()


def _moment(created: float) -> str:
    second = int(created)
    return f"{_second(second)}.{int((created - second) * 1000):03d}+00:00"


@lru_cache(4)
def _second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).replace(tzinfo=None).isoformat()


class Lines(logging.StreamHandler[TextIO]):
    """Writes together what one turn of the event loop says; warnings and worse at once."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._waiting: list[str] = []
        self._flusher: asyncio.AbstractEventLoop | None = None  # that will call flush

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._take(record.levelno, self.format(record))
        except Exception:  # noqa: BLE001 - as every handler of logging does
            self.handleError(record)

    def say(self, level: int, logger: str, message: str, fields: Mapping[str, Any]) -> None:
        """A line without a record."""
        assert isinstance(self.formatter, JsonLines)
        with self.lock or nullcontext():
            self._take(level, self.formatter.line(level, logger, message, time.time(), fields))

    def _take(self, level: int, line: str) -> None:
        self._waiting.append(line)
        if level >= logging.WARNING or not self._write_later():
            self.flush()

    def _write_later(self) -> bool:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # none runs in this thread
            return False
        if self._flusher is not loop:
            self._flusher = loop
            loop.call_soon(self.flush)
        return True

    def flush(self) -> None:
        """Write what waits."""
        with self.lock or nullcontext():
            if self._waiting:
                self.stream.write("\n".join([*self._waiting, ""]))
                self._waiting.clear()
                self._flusher = None
            super().flush()


def say(logger: logging.Logger, level: int, message: str, fields: Mapping[str, Any]) -> None:
    """`logger.log(level, message, extra=fields)`, at half of its cost where the lines are ours.

    For what every request says; the fields are among FIELDS.
    """
    if not logger.isEnabledFor(level):
        return
    match logging.getLogger().handlers:
        case [Lines() as lines]:
            lines.say(level, logger.name, message, fields)
        case _:
            logger.log(level, message, extra=fields)


def trace(error: BaseException) -> str:
    """The error with its causes, first cause first, and where each was raised.

    PostgreSQL's errors are told by their first line: the next may show the values of a row.
    """
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.insert(0, current)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\n".join(
        "".join(traceback.format_tb(one.__traceback__)) + f"{type(one).__name__}: {told(one)}"
        for one in chain
    )


def told(error: BaseException) -> str:
    """What an error says, without the values of a row."""
    if isinstance(error, psycopg.Error) and error.diag.message_primary is not None:
        return error.diag.message_primary
    return str(error)


def configure_logging(service: str, *, level: int = logging.INFO) -> None:
    """Send every log of this process to standard output as JSON lines."""
    handler = Lines(sys.stdout)
    handler.setFormatter(JsonLines(service))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    # What no line shows is not looked up for each: thread, process and calling line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # each try; the pool of ours tells
    for noisy in ("pdfminer", "httpx", "procrastinate", "uvicorn.access", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
