"""A role's worker: it takes work up again after the database was away, and ends when told to."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from gateways import uploaded, with_settings
from graph import Graph
from outages import outage

from domain.kit.services import Services
from learnbot.roles import RESUME_PARSER
from learnbot.working import Worker

STATUS = "query ($id: ID!) { resume(id: $id) { status } }"


def quick(services: Services) -> Services:
    """With a worker that misses the database after a second."""
    return with_settings(
        services, worker_heartbeat_s=0.2, worker_stalled_after_s=1.0, worker_restart_s=0.2
    )


async def comes(found: Callable[[], Awaitable[Any]], wanted: Callable[[Any], bool]) -> Any:
    """The first thing found that is wanted; it is looked for again and again, for 30 s."""
    async with asyncio.timeout(30):
        async for one in _looks(found):
            if wanted(one):
                return one
    return None


async def _looks(found: Callable[[], Awaitable[Any]]) -> AsyncIterator[Any]:
    while True:
        yield await found()
        await asyncio.sleep(0.05)


@asynccontextmanager
async def at_work(worker: Worker) -> AsyncIterator[None]:
    """The worker runs for the length of the block, and then ends."""
    running = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.wait([running], timeout=10)
        assert running.done()


async def test_a_worker_begins_anew_when_the_database_is_back(
    ada: Graph, services: Services
) -> None:
    worker = Worker(RESUME_PARSER, quick(services), grace_s=5)
    assert await worker.trouble() == "the worker hasn't started"
    async with at_work(worker):
        await comes(worker.trouble, lambda told: told is None)
        async with outage(services):
            told = await comes(worker.trouble, lambda told: told is not None)
            assert "begins anew" in told
        await comes(worker.trouble, lambda told: told is None)
        await services.db.pool.check()  # the connections that it has are those of before
        id = await uploaded(ada)
        await comes(
            lambda: ada(STATUS, id=id),
            lambda answer: answer.data["resume"]["status"] == "PARSED",
        )


async def test_a_worker_that_is_told_to_ends_while_the_database_is_away(
    services: Services,
) -> None:
    worker = Worker(RESUME_PARSER, quick(services), grace_s=1)
    async with AsyncExitStack() as away, at_work(worker):
        await comes(worker.trouble, lambda told: told is None)
        await away.enter_async_context(outage(services))
        await comes(worker.trouble, lambda told: "begins anew" in str(told))
