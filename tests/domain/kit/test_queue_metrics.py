"""The gauges of the queue, after real tasks were put there."""

from datetime import UTC, datetime, timedelta

import pytest
from gateways import calling
from outages import outage
from prometheus_client import REGISTRY

from domain.kit.queue import defer
from domain.kit.queue_metrics import QueueMetrics
from domain.kit.services import Services


def depth(task: str) -> dict[str, float | None]:
    return {
        status: REGISTRY.get_sample_value("learnbot_queue_tasks", {"task": task, "status": status})
        for status in ("waiting", "scheduled", "running", "failed")
    }


def oldest_s(task: str) -> float | None:
    return REGISTRY.get_sample_value("learnbot_queue_oldest_waiting_seconds", {"task": task})


async def test_tasks_are_told_by_what_they_wait_for(services: Services) -> None:
    now = datetime.now(UTC)
    async with services.db.transaction() as session:
        for at in (None, None, now - timedelta(minutes=5), now + timedelta(hours=1)):
            await defer(session, "test:wait", {}, at=at)
        await defer(session, "test:fail", {})
        await session.connection.execute(
            "UPDATE procrastinate_jobs SET status = 'failed' WHERE task_name = 'test:fail'"
        )
    await QueueMetrics().refresh(services.db, every_s=0)
    assert depth("test:wait") == {"waiting": 3, "scheduled": 1, "running": 0, "failed": 0}
    assert depth("test:fail") == {"waiting": 0, "scheduled": 0, "running": 0, "failed": 1}
    assert oldest_s("test:wait") == pytest.approx(300, abs=5)
    assert oldest_s("test:fail") == 0


async def test_a_task_without_a_time_waits_from_when_it_was_put_there(services: Services) -> None:
    async with services.db.transaction() as session:
        await defer(session, "test:age", {})
        await session.connection.execute(
            "UPDATE procrastinate_events SET at = at - interval '90 s' FROM procrastinate_jobs "
            "WHERE procrastinate_jobs.id = job_id AND task_name = 'test:age'"
        )
    await QueueMetrics().refresh(services.db, every_s=0)
    assert oldest_s("test:age") == pytest.approx(90, abs=5)


async def test_a_task_of_which_nothing_is_left_goes_back_to_nought(services: Services) -> None:
    metrics = QueueMetrics()
    async with services.db.transaction() as session:
        await defer(session, "test:done", {})
    await metrics.refresh(services.db, every_s=0)
    assert depth("test:done")["waiting"] == 1
    async with services.db.transaction() as session:
        await session.connection.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'test:done'"
        )
    await metrics.refresh(services.db, every_s=0)
    assert depth("test:done") == {"waiting": 0, "scheduled": 0, "running": 0, "failed": 0}
    assert oldest_s("test:done") == 0


async def test_what_is_not_known_is_not_told(services: Services) -> None:
    async with services.db.transaction() as session:
        await defer(session, "test:away", {})
    await QueueMetrics().refresh(services.db, every_s=0)
    assert depth("test:away")["waiting"] == 1
    async with outage(services):
        await QueueMetrics().refresh(services.db, every_s=0)
        assert depth("test:away")["waiting"] is None
        assert oldest_s("test:away") is None


@pytest.mark.parametrize(("every_s", "asked"), [(60.0, 1), (0.0, 5)])
async def test_the_database_is_asked_as_often_as_is_set(
    services: Services, every_s: float, asked: int
) -> None:
    async with calling(services, queue_metrics_every_s=every_s) as http:
        for _ in range(5):
            assert (await http.get("/metrics")).status_code == 200
    assert services.db.pool.get_stats()["requests_num"] == asked
