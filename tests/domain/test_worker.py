"""The worker on a real queue: tasks run, are tried again, are taken over, and bear the request."""

import io
import json
import logging
from typing import Any

import pytest
from gateways import with_settings
from procrastinate import App

from domain.kit import telemetry
from domain.kit.queue import Task, defer
from domain.kit.services import Services
from domain.worker import RECOVERY, build_app, prune, recover


async def work_off(app: App, *queues: str) -> None:
    """Run what waits in `queues`, then return."""
    await app.run_worker_async(queues=list(queues), wait=False, install_signal_handlers=False)


async def statuses(services: Services) -> list[tuple[str, int]]:
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name LIKE 'sample:%'"
        )
        return await cursor.fetchall()  # type: ignore[return-value]


def silent_worker_takes(seconds: int) -> str:
    """SQL: the waiting job is being done by a worker that was last heard of `seconds` ago."""
    return f"""
        WITH silent AS (
            INSERT INTO procrastinate_workers (last_heartbeat)
            VALUES (now() - interval '{seconds} seconds') RETURNING id
        )
        UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM silent)
        WHERE task_name = 'sample:note'
    """


def sample(seen: list[dict[str, Any]], *, attempts: int = 3) -> Task:
    async def note(services: Services, /, **arguments: Any) -> None:
        seen.append({**arguments, "request_id": telemetry.request_id.get()})

    return Task("sample:note", note, attempts)


async def test_a_task_runs_once_with_its_arguments_and_the_request_that_asked(
    services: Services,
) -> None:
    seen: list[dict[str, Any]] = []
    app = build_app(services, [sample(seen)])
    token = telemetry.request_id.set("request-0001")
    try:
        async with services.db.transaction() as session:
            await defer(session, "sample:note", {"n": 1})
    finally:
        telemetry.request_id.reset(token)
    async with app.open_async():
        await work_off(app, "sample")
    assert seen == [{"n": 1, "request_id": "request-0001"}]
    assert telemetry.request_id.get() is None


async def test_the_log_of_a_task_bears_the_request_id(services: Services) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(telemetry.JsonLines("resume-parser"))
    log = logging.getLogger("learnbot.worker")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    app = build_app(services, [sample([])])
    token = telemetry.request_id.set("request-0002")
    try:
        async with services.db.transaction() as session:
            await defer(session, "sample:note", {})
    finally:
        telemetry.request_id.reset(token)
    try:
        async with app.open_async():
            await work_off(app, "sample")
    finally:
        log.removeHandler(handler)
    (line,) = [json.loads(text) for text in written.getvalue().splitlines()]
    assert line["request_id"] == "request-0002"
    assert line["task"] == "sample:note"
    assert line["service"] == "resume-parser"
    assert line["level"] == "info"
    assert line["duration_ms"] >= 0


async def test_nothing_is_queued_when_the_transaction_fails(services: Services) -> None:
    async def fail_after_deferring() -> None:
        async with services.db.transaction() as session:
            await defer(session, "sample:note", {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_deferring()
    assert await statuses(services) == []


async def test_the_task_of_a_silent_worker_is_given_to_another(services: Services) -> None:
    seen: list[dict[str, Any]] = []
    task = sample(seen)
    app = build_app(services, [task])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {"n": 2})
        await session.connection.execute(silent_worker_takes(60))
    async with app.open_async():
        assert await recover(app, services, [task], stalled_after_s=30) == 1
        await work_off(app, "sample")
    assert [one["n"] for one in seen] == [2]
    assert await statuses(services) == [("succeeded", 2)]


async def test_the_task_of_a_worker_that_lives_is_left_alone(services: Services) -> None:
    task = sample([])
    app = build_app(services, [task])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {})
        await session.connection.execute(silent_worker_takes(5))
    async with app.open_async():
        assert await recover(app, services, [task], stalled_after_s=30) == 0
    assert await statuses(services) == [("doing", 0)]


async def test_a_task_that_ends_its_workers_is_given_up(services: Services) -> None:
    task = sample([], attempts=2)
    app = build_app(services, [task])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {})
    async with app.open_async():
        for _ in range(2):
            async with services.db.transaction() as session:
                await session.connection.execute(silent_worker_takes(60))
            await recover(app, services, [task], stalled_after_s=30)
    assert [status for status, _ in await statuses(services)] == ["failed"]


async def test_recovery_itself_waits_in_a_queue_that_every_worker_listens_to(
    services: Services,
) -> None:
    app = build_app(services, [])
    assert {task.queue for task in app.tasks.values() if "recovery" in task.name} == {RECOVERY}


@pytest.mark.parametrize(
    ("status", "days_ago", "stays"),
    [
        ("failed", 31, False),
        ("failed", 29, True),
        ("cancelled", 31, False),
        ("succeeded", 31, False),
        ("todo", 31, True),
        ("doing", 31, True),
    ],
)
async def test_tasks_that_ended_are_removed_after_the_days_that_they_are_kept(
    services: Services, status: str, days_ago: int, stays: bool
) -> None:
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {})
        await session.connection.execute(
            "UPDATE procrastinate_jobs SET status = %s WHERE task_name = 'sample:note'", [status]
        )
        await session.connection.execute(
            "UPDATE procrastinate_events SET at = now() - make_interval(days => %s)", [days_ago]
        )
    app = build_app(services, [])
    async with app.open_async():
        await prune(app, kept_days=30)
    assert [one for one, _ in await statuses(services)] == ([status] if stays else [])


@pytest.mark.parametrize(("kept_days", "left"), [(4, 1), (2, 0)])
async def test_a_worker_removes_what_failed_after_the_days_that_are_set(
    services: Services, kept_days: int, left: int
) -> None:
    app = build_app(with_settings(services, task_failed_kept_days=kept_days), [])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {})
        await session.connection.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        await session.connection.execute(
            "UPDATE procrastinate_events SET at = now() - interval '3 days'"
        )
    async with app.open_async():
        await app.tasks["recovery:prune"].defer_async(timestamp=0)
        await work_off(app, RECOVERY)
    assert len(await statuses(services)) == left


async def test_whoever_waits_is_told_when_the_last_try_has_failed(services: Services) -> None:
    tries: list[int] = []
    told: list[dict[str, Any]] = []

    async def fail(_services: Services, *, n: int) -> None:
        tries.append(n)
        raise ZeroDivisionError

    async def given_up(_services: Services, **arguments: Any) -> None:
        told.append(arguments)

    app = build_app(services, [Task("sample:note", fail, attempts=1, given_up=given_up)])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {"n": 7})
    async with app.open_async():
        await work_off(app, "sample")
    assert tries == [7]
    assert told == [{"n": 7}]
    assert [status for status, _ in await statuses(services)] == ["failed"]


async def test_whoever_waits_is_told_of_a_task_that_ended_its_workers(services: Services) -> None:
    told: list[dict[str, Any]] = []

    async def given_up(_services: Services, **arguments: Any) -> None:
        told.append(arguments)

    async def nothing(_services: Services, **_arguments: Any) -> None: ...

    task = Task("sample:note", nothing, attempts=1, given_up=given_up)
    app = build_app(services, [task])
    async with services.db.transaction() as session:
        await defer(session, "sample:note", {"n": 8})
        await session.connection.execute(silent_worker_takes(60))
    async with app.open_async():
        await recover(app, services, [task], stalled_after_s=30)
    assert told == [{"n": 8}]
