"""What the learning-resources role takes off the queue for matching."""

from uuid import UUID

from domain.kit.queue import Tasks
from domain.kit.services import Services
from domain.matching import repository, service

tasks = Tasks()


@tasks.task("matching:refresh")
async def refresh(
    services: Services, *, user_id: str | None = None, job_ids: list[str] | None = None
) -> None:
    """After a change of a profile or of jobs. Scores themselves are made when asked for."""
    if user_id is not None:
        await service.refresh_person(services.db, services.settings, UUID(user_id))
    if job_ids:
        async with services.db.transaction() as session:
            await repository.refresh_demand(session, [UUID(id) for id in job_ids])
