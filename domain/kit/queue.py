"""The queue: tasks by name on PostgreSQL (procrastinate), put there inside the transaction."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from psycopg.errors import UniqueViolation

from domain.kit.config import Settings
from domain.kit.db import Session
from domain.kit.telemetry import request_id

# The argument that carries the request's id from the HTTP header to the worker's log.
REQUEST_ID = "request_id"


# A task takes the services and its own arguments by name. It may run twice, so doing it again
# must change nothing.
TaskFunction = Callable[..., Awaitable[None]]
Cron = str | Callable[[Settings], str]


@dataclass(frozen=True, slots=True)
class Task:
    """A named task: the queue it waits in, how often it is tried, and when it runs by itself.

    `name` is `area:verb`; the part before the colon is its queue. `cron` has five fields, in UTC,
    or is read off the settings. `given_up` is called with the same arguments when the last try has
    failed: whoever waits for the outcome must be told.
    """

    name: str
    run: TaskFunction
    attempts: int = 3
    cron: Cron | None = None
    given_up: TaskFunction | None = None

    @property
    def queue(self) -> str:
        """The queue that this task waits in."""
        return self.name.partition(":")[0]


@dataclass(slots=True)
class Tasks:
    """The tasks of one area, collected by the decorator."""

    all: list[Task] = field(default_factory=list)

    def task(
        self,
        name: str,
        *,
        attempts: int = 3,
        cron: Cron | None = None,
        given_up: TaskFunction | None = None,
    ) -> Callable[[TaskFunction], TaskFunction]:
        """Register a function under `name`."""

        def register(function: TaskFunction) -> TaskFunction:
            self.all.append(Task(name, function, attempts, cron, given_up))
            return function

        return register


_DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(
    %(queue)s, %(task)s, %(priority)s, %(lock)s, %(queueing_lock)s, %(args)s::jsonb, %(at)s
)::procrastinate_job_to_defer_v1])
"""


async def defer(
    session: Session,
    name: str,
    arguments: Mapping[str, Any],
    *,
    once: str | None = None,
    lock: str | None = None,
    at: datetime | None = None,
    priority: int = 0,
) -> bool:
    """Queue a task; it exists if and only if the session's transaction commits.

    With `once`, a second task of that key isn't queued while the first still waits: the answer
    is then False. Tasks of one `lock` run one after the other.
    """
    values = {
        "queue": name.partition(":")[0],
        "task": name,
        "priority": priority,
        "lock": lock,
        "queueing_lock": once,
        "args": orjson.dumps({**arguments, REQUEST_ID: request_id.get()}, default=str).decode(),
        "at": at,
    }
    try:
        async with session.connection.transaction():
            await session.connection.execute(_DEFER, values)
    except UniqueViolation:
        return False
    return True
