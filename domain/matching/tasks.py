"""What the learning-resources role takes off the queue for matching."""

from uuid import UUID

from domain.kit.queue import Tasks
from domain.kit.services import Services
from domain.matching import service

tasks = Tasks()


@tasks.task("matching:refresh")
async def refresh(
    services: Services, *, user_id: str | None = None, job_ids: list[str] | None = None
) -> None:
    """After a change of a profile or of jobs.

    Scores are made when they are asked for, so new jobs (`job_ids`) leave nothing to do.
    """
    if user_id is not None:
        await service.refresh_person(services.db, services.settings, UUID(user_id))
