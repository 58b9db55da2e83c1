"""What waits in the queue and for how long: asked of the database when the metrics are read."""

import asyncio
import math
import time
from typing import NamedTuple

from prometheus_client import Gauge
from sqlalchemy import text

from domain.kit.db import UNAVAILABLE, Database, Query

# Every process tells of the whole queue: where no worker is left, the gateways still see it.
TASKS = Gauge("learnbot_queue_tasks", "Tasks in the queue.", ["task", "status"])
OLDEST = Gauge(
    "learnbot_queue_oldest_waiting_seconds",
    "How long the oldest task that may be done has waited.",
    ["task"],
)

# No setting: who reads the metrics waits for this, and gives up itself after some seconds.
_TIMEOUT_S = 2.0


class _Depth(NamedTuple):
    """Of one task: how many wait, may not be done yet, are being done, have failed for good."""

    task: str
    waiting: int
    scheduled: int
    running: int
    failed: int
    oldest_s: float


# A task given a time has waited since then, another since it was put there.
_DEPTHS = Query(
    text(
        """
        SELECT
            task_name, waiting, scheduled, running, failed,
            coalesce(extract(epoch FROM now() - least(due, at)), 0)::float8
        FROM (
            SELECT
                task_name,
                count(*) FILTER (WHERE waits) AS waiting,
                count(*) FILTER (WHERE status = 'todo' AND NOT waits) AS scheduled,
                count(*) FILTER (WHERE status::text IN ('doing', 'aborting')) AS running,
                count(*) FILTER (WHERE status = 'failed') AS failed,
                min(scheduled_at) FILTER (WHERE waits) AS due,
                min(id) FILTER (WHERE waits AND scheduled_at IS NULL) AS first
            FROM (
                SELECT *, status = 'todo' AND coalesce(scheduled_at <= now(), true) AS waits
                FROM procrastinate_jobs
            ) AS jobs
            GROUP BY task_name
        ) AS tasks
        LEFT JOIN LATERAL (
            SELECT min(at) AS at FROM procrastinate_events
            WHERE job_id = first AND type = 'deferred'
        ) AS put ON true
        """
    ),
    _Depth,
)


class QueueMetrics:
    """The gauges of the queue, kept fresh for who reads them."""

    def __init__(self) -> None:
        self._asked_at = -math.inf
        self._known: set[str] = set()  # told of with 0 when nothing of them is left

    async def refresh(self, db: Database, *, every_s: float) -> None:
        """Set the gauges, at most every `every_s`; where the database is away they are gone."""
        now = time.monotonic()
        if now - self._asked_at < every_s:
            return
        self._asked_at = now
        try:
            async with asyncio.timeout(_TIMEOUT_S), db.read() as session:
                found = await session.all(_DEPTHS)
        except (*UNAVAILABLE, TimeoutError):
            TASKS.clear()
            OLDEST.clear()
            return
        self._known.update(one.task for one in found)
        gone = self._known.difference(one.task for one in found)
        for one in [*found, *(_Depth(task, 0, 0, 0, 0, 0.0) for task in gone)]:
            for status in ("waiting", "scheduled", "running", "failed"):
                TASKS.labels(one.task, status).set(getattr(one, status))
            OLDEST.labels(one.task).set(max(0.0, one.oldest_s))
