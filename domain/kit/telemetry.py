"""What a process says of itself: compact JSON logs that carry the request's id, and metrics."""

import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

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
        "".join(traceback.format_tb(one.__traceback__)) + f"{type(one).__name__}: {_told(one)}"
        for one in chain
    )


def _told(error: BaseException) -> str:
    if isinstance(error, psycopg.Error) and error.diag.message_primary is not None:
        return error.diag.message_primary
    return str(error)


def configure_logging(service: str, *, level: int = logging.INFO) -> None:
    """Send every log of this process to standard output as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines(service))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    # What no line shows is not looked up for each: thread, process and calling line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None
    for noisy in ("pdfminer", "httpx", "procrastinate", "uvicorn.access", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
