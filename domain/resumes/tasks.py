"""What the resume-parser role takes off the queue."""

from uuid import UUID

from domain.kit.queue import Tasks
from domain.kit.services import Services
from domain.resumes import reading, service

tasks = Tasks()


async def parse_given_up(services: Services, *, resume_id: str) -> None:
    await reading.give_up(services, UUID(resume_id))


@tasks.task("resumes:parse", given_up=parse_given_up)
async def parse(services: Services, *, resume_id: str) -> None:
    await reading.parse(services, UUID(resume_id))


@tasks.task("resumes:remove_file")
async def remove_file(services: Services, *, file_key: str) -> None:
    await service.remove_file(services, file_key)
