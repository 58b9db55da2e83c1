"""Tasks of the jobs area."""

from datetime import UTC, datetime

from domain.jobs import sample, service
from domain.kit.queue import Tasks
from domain.kit.services import Services

tasks = Tasks()


@tasks.task("jobs:count_demand", cron="0 4 * * *")
async def count_demand(services: Services) -> None:
    """Every night, when what is gone has expired."""
    await service.count_demand(services)


@tasks.task("jobs:expire", cron="30 3 * * *")
async def expire(services: Services) -> None:
    """Every night, after the sources have run."""
    # The sample lies in a file, so it is shown for as long as LearnBot runs.
    await service.still_shown(services, sample.SOURCE, seen_at=datetime.now(UTC))
    await service.expire(services)
