"""What follows from a resume's items: the skills that they show, and its owner's profile."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

from domain.kit.config import Settings
from domain.kit.db import Session
from domain.profiles.service import take_resume
from domain.resumes import owner, repository
from domain.skills.current import ready
from domain.skills.inference import infer


async def draw(session: Session, settings: Settings, resume_id: UUID) -> None:
    """Find the skills that a resume's items show, and have the profile follow a current one."""
    resume = (await repository.resume_by_id(session, [resume_id]))[resume_id]
    items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
    today = datetime.now(UTC).date()
    entries = owner.entries_of(items, resume.language)
    held = await asyncio.to_thread(infer, await ready(), entries, today)
    skills = owner.skills_of(resume_id, held)
    await repository.replace_skills(session, resume_id, skills)
    if resume.is_current:
        found = owner.profile_of(items, skills, today=today)
        limit = settings.profile_entries_limit
        await take_resume(session, resume.user_id, found, entries_limit=limit)


async def tell_profile(
    session: Session, settings: Settings, user_id: UUID, resume_id: UUID
) -> None:
    """Make the owner's profile follow a resume whose skills are found already."""
    items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
    skills = (await repository.skills_by_resume(session, [resume_id])).get(resume_id, [])
    today = datetime.now(UTC).date()
    found = owner.profile_of(items, skills, today=today)
    await take_resume(session, user_id, found, entries_limit=settings.profile_entries_limit)
