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
from typing import Any, TextIO

import orjson
import psycopg
from prometheus_client import Counter, Histogram

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


class JsonLines(logging.Formatter):
    """One compact JSON object a line: time, level, service, logger, message, request id, fields."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self.service = service

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "service": self.service,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (current := request_id.get()) is not None:
            line["request_id"] = current
        given = record.__dict__
        line.update({name: given[name] for name in FIELDS if name in given})
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = trace(record.exc_info[1])
        return orjson.dumps(line, default=str).decode()


class Lines(logging.StreamHandler[TextIO]):
    """Writes together what one turn of the event loop says; warnings and worse at once."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._waiting: list[str] = []
        self._flusher: asyncio.AbstractEventLoop | None = None  # that will call flush

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._waiting.append(self.format(record))
            if record.levelno >= logging.WARNING or not self._write_later():
                self.flush()
        except Exception:  # noqa: BLE001 - as every handler of logging does
            self.handleError(record)

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


class _Record(logging.LogRecord):
    """What `JsonLines` writes, and nothing of the place in the code or of the thread."""

    def __init__(self, name: str, level: int, message: str, fields: Mapping[str, Any]) -> None:
        self.name, self.levelno, self.levelname = name, level, logging.getLevelName(level)
        self.msg, self.args = message, ()
        self.exc_info = self.exc_text = self.stack_info = None
        self.created = time.time()
        self.__dict__.update(_NOWHERE)
        self.__dict__.update(fields)


# For formatters of others.
_NOWHERE = {"pathname": "", "filename": "", "module": "", "funcName": "", "lineno": 0}


def record(
    logger: logging.Logger, level: int, message: str, fields: Mapping[str, Any]
) -> logging.LogRecord:
    """A record for `logger.handle`, made in a third of the time that `logger.log` takes."""
    return _Record(logger.name, level, message, fields)


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
    for noisy in ("pdfminer", "httpx", "procrastinate", "uvicorn.access", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
