"""Tasks of the jobs area."""

from domain.jobs import service
from domain.kit.queue import Tasks
from domain.kit.services import Services

tasks = Tasks()


@tasks.task("jobs:expire", cron="30 3 * * *")
async def expire(services: Services) -> None:
    """Every night, after the sources have run."""
    await service.expire(services)
