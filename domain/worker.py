"""The worker: every area's tasks on one procrastinate app, with logs, metrics and recovery."""

import logging
import math
import time
from collections.abc import Mapping, Sequence
from typing import Any

from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.jobs import Status

from domain.jobs.tasks import tasks as jobs
from domain.kit import telemetry
from domain.kit.changes import forget_seen
from domain.kit.queue import REQUEST_ID, Task
from domain.kit.services import Services
from domain.learning.tasks import tasks as learning
from domain.matching.tasks import tasks as matching
from domain.resumes.tasks import tasks as resumes

log = logging.getLogger("learnbot.worker")

# The queue of `recover`: every worker listens to it, so that any can help the others.
RECOVERY = "recovery"
FORGETTING = "forgetting"
PRUNING = "pruning"


def tasks() -> list[Task]:
    """The tasks of every area, in one list."""
    return [*jobs.all, *learning.all, *matching.all, *resumes.all]


def build_app(services: Services, chosen: Sequence[Task]) -> App:
    """A procrastinate app that runs `chosen`; open it before use."""
    app = App(connector=_connector(services))
    for task in chosen:
        function = app.task(
            name=task.name,
            queue=task.queue,
            pass_context=True,
            retry=_retries(task),
        )(_observed(services, task))
        if task.cron is not None:
            cron = task.cron if isinstance(task.cron, str) else task.cron(services.settings)
            app.periodic(cron=cron, periodic_id=task.name)(function)

    @app.periodic(cron="* * * * *", periodic_id=RECOVERY)
    @app.task(name="recovery:run", queue=RECOVERY, queueing_lock=RECOVERY)
    async def recover_each_minute(timestamp: int) -> None:
        await recover(
            app, services, chosen, stalled_after_s=services.settings.worker_stalled_after_s
        )

    @app.periodic(cron="17 * * * *", periodic_id=FORGETTING)
    @app.task(name="recovery:forget_changes", queue=RECOVERY, queueing_lock=FORGETTING)
    async def forget_changes_each_hour(timestamp: int) -> None:
        async with services.db.transaction() as session:
            await forget_seen(session)

    @app.periodic(cron="37 * * * *", periodic_id=PRUNING)
    @app.task(name="recovery:prune", queue=RECOVERY, queueing_lock=PRUNING)
    async def prune_each_hour(timestamp: int) -> None:
        await prune(app, kept_days=services.settings.task_failed_kept_days)

    return app


def _connector(services: Services) -> PsycopgConnector:
    # A worker that can't reach the database for longer has lost its tasks to others by then.
    timeout_s = services.settings.worker_stalled_after_s
    return PsycopgConnector(
        conninfo=services.db.dsn,
        min_size=1,
        max_size=4,
        timeout=timeout_s,
        kwargs={"application_name": "learnbot-worker"},
    )


def _retries(task: Task) -> RetryStrategy | bool:
    """procrastinate counts the tries after the first, and takes 0 of them as: for ever."""
    again = task.attempts - 1
    return RetryStrategy(max_attempts=again, exponential_wait=2) if again else False


async def recover(
    app: App, services: Services, known: Sequence[Task], *, stalled_after_s: float
) -> int:
    """Give the tasks of workers that fell silent to others; how many were given.

    procrastinate leaves them "doing" for ever. A task that has had all its attempts is failed
    instead: it may be what ends the workers. Of a task that isn't `known` here only the first is
    done: its own role gives it up.
    """
    tasks = {task.name: task for task in known}
    given = 0
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled_after_s):
        task = tasks.get(job.task_name)
        again = job.attempts + 1 < (task.attempts if task else math.inf)
        log.warning("task %s", "retried" if again else "given up", extra={"task": job.task_name})
        if again:
            await app.job_manager.retry_job(job)
            given += 1
        else:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
            if task is not None:
                await _give_up(services, task, job.task_kwargs)
    return given


async def prune(app: App, *, kept_days: int) -> None:
    """Remove the tasks that ended longer ago; those that succeed are removed as they end."""
    await app.job_manager.delete_old_jobs(
        24 * kept_days, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def _give_up(services: Services, task: Task, arguments: Mapping[str, Any]) -> None:
    if task.given_up is not None:
        own = {name: value for name, value in arguments.items() if name != REQUEST_ID}
        await task.given_up(services, **own)


def _observed(services: Services, task: Task) -> Any:
    async def run(context: JobContext, timestamp: int | None = None, **arguments: Any) -> None:
        token = telemetry.request_id.set(arguments.pop(REQUEST_ID, None))
        started, outcome = time.perf_counter(), "failed"
        try:
            await task.run(services, **arguments)
            outcome = "succeeded"
        except Exception:
            if context.job.attempts + 1 >= task.attempts:
                await _give_up(services, task, arguments)
            raise
        finally:
            seconds = time.perf_counter() - started
            telemetry.TASKS.labels(task.name, outcome).inc()
            telemetry.TASK_SECONDS.labels(task.name).observe(seconds)
            log.log(
                logging.INFO if outcome == "succeeded" else logging.ERROR,
                "task %s",
                outcome,
                extra={"task": task.name, "duration_ms": round(seconds * 1000, 1)},
                exc_info=outcome == "failed",
            )
            telemetry.request_id.reset(token)

    return run
