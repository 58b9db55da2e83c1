"""What can be done with resumes: upload, follow, review, delete, read again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from domain.kit import queue
from domain.kit.db import Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import Refusal, Refused, not_found
from domain.kit.services import Services
from domain.kit.storage import content_key
from domain.resumes import repository
from domain.resumes.consequences import tell_profile
from domain.resumes.jsonresume import JSON_RESUME_TYPE, looks_like_json, read_json_resume
from domain.resumes.parsing import Unreadable, UnreadableReason
from domain.resumes.parsing.sniff import sniff
from domain.resumes.records import Progress, Resume, Status

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": JSON_RESUME_TYPE,
}
FILE_NAME_LIMIT = 200
# How long a follower sleeps at most before it looks by itself.
LOOK_AGAIN_S = 5.0


@dataclass(frozen=True, slots=True)
class ResumeQueued:
    """The resume waits to be read; `already_there` where the same file was uploaded before."""

    resume_id: UUID
    already_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeTooLarge(Refusal):
    """The file is over the limit."""

    limit_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeUnreadable(Refusal):
    """The file can't be a resume, as its first bytes show."""

    reason: UnreadableReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyResumes(Refusal):
    """The account keeps as many resumes as it may."""

    limit: int


@dataclass(frozen=True, slots=True)
class ResumeChanged:
    """A resume after a change."""

    resume_id: UUID


@dataclass(frozen=True, slots=True)
class ResumeDeleted:
    """A resume that is gone; its file goes with the last resume that has it."""

    deleted_id: str


async def upload(
    services: Services, user_id: UUID, *, file_name: str, content: bytes
) -> ResumeQueued:
    """Keep a file and queue its reading; it becomes the current resume.

    The same bytes a second time give the resume that is there. Raises Refused with
    ResumeTooLarge, ResumeUnreadable or TooManyResumes; nothing is kept then.
    """
    settings = services.settings
    if len(content) > settings.resume_limit_bytes:
        limit = settings.resume_limit_bytes
        message = f"The file has more than {limit // (1024 * 1024)} MB. Save it without pictures."
        raise Refused(ResumeTooLarge(message=message, limit_bytes=limit))
    kind = _kind_of(content)
    key = content_key(content)
    async with services.db.transaction() as session:
        held = await repository.count(session, user_id)
        known = await repository.with_same_file(session, user_id, key)
        if known is not None:
            return ResumeQueued(known.id, already_there=True)
        if held >= settings.resume_versions_limit:
            limit = settings.resume_versions_limit
            message = f"You have {held} resumes, the most that are kept. Delete one first."
            raise Refused(TooManyResumes(message=message, limit=limit))
        # Under a lock: whoever removes unused files might take it before its row can be seen.
        await repository.lock_file(session, key)
        id = uuid7()
        await repository.add(
            session,
            user_id,
            id,
            {
                "file_name": _clean(file_name) or f"resume.{kind}",
                "content_type": CONTENT_TYPES[kind],
                "size_bytes": len(content),
                "file_key": key,
            },
        )
        # Before the row can be seen, and not at all where it is refused: of an account that was
        # deleted meanwhile no file may be left.
        await services.storage.put(key, content, CONTENT_TYPES[kind])
        await repository.make_current(session, user_id, id)
        await _queue(session, id)
    return ResumeQueued(id, already_there=False)


async def parse_again(services: Services, user_id: UUID, id: UUID) -> ResumeQueued:
    """Read the file anew, by today's parser; what its owner said of it stays."""
    async with services.db.transaction() as session:
        resume = await own(session, user_id, id)
        if resume.status not in (Status.QUEUED, Status.PROCESSING):
            await repository.change(session, id, _WAITING)
            await _queue(session, id)
    return ResumeQueued(id, already_there=True)


async def make_current(services: Services, user_id: UUID, id: UUID) -> ResumeChanged:
    """Make a resume the one that speaks for its owner, in the profile too."""
    async with services.db.transaction() as session:
        resume = await own(session, user_id, id)
        await repository.make_current(session, user_id, id)
        if resume.status == Status.PARSED:
            await tell_profile(session, services.settings, user_id, id)
    return ResumeChanged(id)


async def delete(services: Services, user_id: UUID, id: UUID) -> ResumeDeleted:
    """Delete a resume and, where no other has it, its file."""
    async with services.db.transaction() as session:
        resume = await own(session, user_id, id)
        await repository.soft_delete(session, id)
        used = await repository.file_is_used(session, resume.file_key)
        if not used:
            await queue.defer(session, "resumes:remove_file", {"file_key": resume.file_key})
    return ResumeDeleted(public_id("resume", id))


async def remove_file(services: Services, file_key: str) -> None:
    """Delete a file that no live resume has (any more)."""
    async with services.db.transaction() as session:
        await repository.lock_file(session, file_key)
        if not await repository.file_is_used(session, file_key):
            await services.storage.delete(file_key)


async def follow(services: Services, user_id: UUID, id: UUID) -> AsyncIterator[Progress]:
    """The resume's progress, from now until it is parsed or failed.

    Raises Refused(NotFound) at once where the user has no such resume.
    """
    last: Progress | None = None
    async with services.listener.wakes(repository.PROGRESS_CHANNEL, id.hex) as woken:
        while True:
            woken.clear()
            async with services.db.read() as session:
                now = await repository.progress(session, user_id, id)
            if now is None:
                raise not_found(public_id("resume", id), "resume")
            if now != last:
                yield now
                last = now
            if now.status in (Status.PARSED, Status.FAILED):
                return
            try:
                # Not wait_for: in Python 3.11 it loses a cancellation that comes with a wake-up,
                # and a follower whose client has left would go on.
                async with asyncio.timeout(LOOK_AGAIN_S):
                    await woken.wait()
            except TimeoutError:
                continue


_WAITING = {
    "status": Status.QUEUED,
    "stage": None,
    "failure_reason": None,
    "failure_message": None,
}


async def _queue(session: Session, id: UUID) -> None:
    await queue.defer(
        session, "resumes:parse", {"resume_id": id}, once=f"resume:{id}", lock=f"resume:{id}"
    )


async def own(session: Session, user_id: UUID, id: UUID) -> Resume:
    """The user's resume; raises Refused(NotFound)."""
    resume = await repository.of_user(session, user_id, id)
    if resume is None:
        raise not_found(public_id("resume", id), "resume")
    return resume


def _kind_of(content: bytes) -> str:
    """pdf, docx or json (JSON Resume), by the bytes; raises Refused(ResumeUnreadable)."""
    try:
        if looks_like_json(content):
            read_json_resume(content)
            return "json"
        return sniff(content).value
    except Unreadable as error:
        raise Refused(ResumeUnreadable(message=error.message, reason=error.reason)) from None


def _clean(file_name: str) -> str:
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in name if c.isprintable())[:FILE_NAME_LIMIT].strip()
