"""What can be done with resumes: upload, follow, review, delete, read again."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from domain.kit import queue, telemetry
from domain.kit.db import Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import Refusal, Refused, invalid, not_found
from domain.kit.services import Services
from domain.kit.storage import content_key
from domain.profiles.service import take_resume
from domain.resumes import owner, repository
from domain.resumes.isolation import read_isolated
from domain.resumes.items import FIELDS, items_of, merged
from domain.resumes.parsing import PARSER_VERSION, ParsingLimits, Unreadable, UnreadableReason
from domain.resumes.parsing.sniff import FileType, sniff
from domain.resumes.records import Item, ItemKind, ItemState, Progress, Resume, Status
from domain.resumes.values import ParsedResume, Stage
from domain.skills.extraction import Engine
from domain.skills.inference import infer

log = logging.getLogger("learnbot.resumes")

CONTENT_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
FILE_NAME_LIMIT = 200
VALUE_CHARS_LIMIT = 20_000
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

    reason: str


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


@dataclass(frozen=True, slots=True)
class ItemReviewed:
    """An item after its owner's word."""

    item: Item
    resume_id: UUID


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
    try:
        kind = sniff(content)
    except Unreadable as error:
        raise Refused(ResumeUnreadable(message=error.message, reason=error.reason)) from None
    key = content_key(content)
    # Before the row: a row without a file can't be read, a file without a row does no harm.
    await services.storage.put(key, content, CONTENT_TYPES[kind])
    async with services.db.transaction() as session:
        held = await repository.count(session, user_id)
        known = await repository.with_same_file(session, user_id, key)
        if known is not None:
            return ResumeQueued(known.id, already_there=True)
        if held >= settings.resume_versions_limit:
            limit = settings.resume_versions_limit
            message = f"You have {held} resumes, the most that are kept. Delete one first."
            raise Refused(TooManyResumes(message=message, limit=limit))
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
        await repository.make_current(session, user_id, id)
        await _queue(session, id)
    return ResumeQueued(id, already_there=False)


async def parse_again(services: Services, user_id: UUID, id: UUID) -> ResumeQueued:
    """Read the file anew, by today's parser; what its owner said of it stays."""
    async with services.db.transaction() as session:
        resume = await _own(session, user_id, id)
        if resume.status not in (Status.QUEUED, Status.PROCESSING):
            await repository.change(session, id, _WAITING)
            await _queue(session, id)
    return ResumeQueued(id, already_there=True)


async def make_current(services: Services, user_id: UUID, id: UUID) -> ResumeChanged:
    """Make a resume the one that speaks for its owner, in the profile too."""
    async with services.db.transaction() as session:
        resume = await _own(session, user_id, id)
        await repository.make_current(session, user_id, id)
        if resume.status == Status.PARSED:
            await _tell_profile(session, user_id, id)
    return ResumeChanged(id)


async def delete(services: Services, user_id: UUID, id: UUID) -> ResumeDeleted:
    """Delete a resume and, where no other has it, its file."""
    async with services.db.transaction() as session:
        resume = await _own(session, user_id, id)
        await repository.soft_delete(session, id)
        used = await repository.file_is_used(session, resume.file_key)
        if not used:
            await queue.defer(session, "resumes:remove_file", {"file_key": resume.file_key})
    return ResumeDeleted(public_id("resume", id))


async def remove_file(services: Services, file_key: str) -> None:
    """Delete a file that no live resume has (any more)."""
    async with services.db.read() as session:
        if await repository.file_is_used(session, file_key):
            return
    await services.storage.delete(file_key)


async def confirm(services: Services, user_id: UUID, item_id: UUID) -> ItemReviewed:
    """Say that an item is right as it was read."""
    return await _review(services, user_id, item_id, {"state": ItemState.CONFIRMED})


async def reject(services: Services, user_id: UUID, item_id: UUID) -> ItemReviewed:
    """Say that an item is wrong; it counts no longer."""
    return await _review(services, user_id, item_id, {"state": ItemState.REJECTED})


async def edit(
    services: Services, user_id: UUID, item_id: UUID, changed: Mapping[str, Any]
) -> ItemReviewed:
    """Set fields of an item; null empties one. Raises Refused."""
    async with services.db.transaction() as session:
        item = await _own_item(session, user_id, item_id)
        value = {**item.value, **_checked(ItemKind(item.kind), changed)}
        value = {name: one for name, one in value.items() if one is not None}
        state = ItemState.ADDED if item.original is None else ItemState.EDITED
        return await _reviewed(session, user_id, item, {"state": state, "value": value})


async def add(
    services: Services, user_id: UUID, resume_id: UUID, kind: ItemKind, given: Mapping[str, Any]
) -> ItemReviewed:
    """Add what the resume says and the parser missed. Raises Refused."""
    checked = {name: one for name, one in _checked(kind, given).items() if one is not None}
    if not checked:
        raise invalid("value", "Give at least one field.")
    async with services.db.transaction() as session:
        await _own(session, user_id, resume_id)
        items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
        item = Item(
            id=uuid7(),
            resume_id=resume_id,
            kind=kind,
            position=max((one.position for one in items), default=-1) + 1,
            state=ItemState.ADDED,
            value=checked,
            original=None,
            confidence=1.0,
            readings=[],
        )
        await repository.add_items(session, [item])
        return await _reviewed(session, user_id, item, {})


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
                await asyncio.wait_for(woken.wait(), LOOK_AGAIN_S)
            except TimeoutError:
                continue


async def parse(services: Services, id: UUID) -> None:
    """Read a queued resume; may run twice, and after a crash from the start."""
    async with services.db.transaction() as session:
        resume = await repository.locked(session, id)
        if resume is None:
            return
        await repository.change(session, id, {"status": Status.PROCESSING, "stage": None})
    content = await services.storage.get(resume.file_key)

    async def on_stage(stage: Stage) -> None:
        async with services.db.transaction() as inner:
            await repository.change(inner, id, {"stage": stage.value})

    try:
        parsed = await read_isolated(content, limits=limits_of(services), on_stage=on_stage)
    except Unreadable as error:
        await _fail(services, id, error)
        return
    await _keep(services, resume, parsed)


async def give_up(services: Services, id: UUID) -> None:
    """Say that a resume couldn't be read: every try has ended in a fault of ours."""
    await _fail(services, id, Unreadable(UnreadableReason.CRASHED))


async def _keep(services: Services, resume: Resume, parsed: ParsedResume) -> None:
    found = items_of(resume.id, parsed)
    async with services.db.transaction() as session:
        if await repository.locked(session, resume.id) is None:
            return  # deleted meanwhile
        kept = await repository.keep_reviewed(session, resume.id)
        await repository.add_items(session, merged(kept, found))
        await _infer_skills(session, resume.id)
        await repository.change(
            session,
            resume.id,
            {
                "status": Status.PARSED,
                "stage": None,
                "failure_reason": None,
                "failure_message": None,
                "parser_version": PARSER_VERSION,
                "kind": parsed.kind.value,
                "language": parsed.language,
                "pages": parsed.pages,
                "raw_text": parsed.raw_text.replace("\x00", ""),
                "warnings": [
                    {"kind": one.kind.value, "message": one.message} for one in parsed.warnings
                ],
                "parsed_at": datetime.now(UTC),
            },
        )
        current = (await repository.resume_by_id(session, [resume.id]))[resume.id]
        if current.is_current:
            await _tell_profile(session, resume.user_id, resume.id)
    telemetry.RESUMES.labels("parsed").inc()


async def _fail(services: Services, id: UUID, error: Unreadable) -> None:
    log.info("resume unreadable", extra={"resume_id": str(id), "reason": error.reason.value})
    async with services.db.transaction() as session:
        await repository.change(
            session,
            id,
            {
                "status": Status.FAILED,
                "stage": None,
                "failure_reason": error.reason.value,
                "failure_message": error.message,
                "parser_version": PARSER_VERSION,
                "parsed_at": datetime.now(UTC),
            },
        )
    telemetry.RESUMES.labels(error.reason.value).inc()


def limits_of(services: Services) -> ParsingLimits:
    """The parser's limits as the settings state them."""
    settings = services.settings
    return ParsingLimits(
        pages=settings.resume_pages_limit,
        glyphs=settings.resume_glyphs_limit,
        unpacked_bytes=settings.resume_unpacked_limit_bytes,
        time_s=settings.resume_parse_timeout_s,
        memory_bytes=settings.resume_parse_memory_limit_bytes,
    )


async def _infer_skills(session: Session, resume_id: UUID) -> None:
    items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
    today = datetime.now(UTC).date()
    held = await asyncio.to_thread(infer, Engine.default(), owner.entries_of(items), today)
    await repository.replace_skills(session, resume_id, owner.skills_of(resume_id, held))


async def _tell_profile(session: Session, user_id: UUID, resume_id: UUID) -> None:
    items = (await repository.items_by_resume(session, [resume_id])).get(resume_id, [])
    skills = (await repository.skills_by_resume(session, [resume_id])).get(resume_id, [])
    today = datetime.now(UTC).date()
    await take_resume(session, user_id, owner.profile_of(items, skills, today=today))


async def _review(
    services: Services, user_id: UUID, item_id: UUID, changed: Mapping[str, Any]
) -> ItemReviewed:
    async with services.db.transaction() as session:
        item = await _own_item(session, user_id, item_id)
        # What its owner has added stays theirs: only a rejection changes its state.
        if item.original is None and changed["state"] != ItemState.REJECTED:
            changed = {}
        if item.original is None and changed:
            raise invalid("id", "This item is yours, not read: edit it, or leave it.")
        return await _reviewed(session, user_id, item, changed)


async def _reviewed(
    session: Session, user_id: UUID, item: Item, changed: Mapping[str, Any]
) -> ItemReviewed:
    if changed:
        await repository.change_item(session, item.id, changed)
    await _infer_skills(session, item.resume_id)
    resume = (await repository.resume_by_id(session, [item.resume_id]))[item.resume_id]
    if resume.is_current:
        await _tell_profile(session, user_id, item.resume_id)
    return ItemReviewed(item._replace(**changed), item.resume_id)


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


async def _own(session: Session, user_id: UUID, id: UUID) -> Resume:
    resume = await repository.of_user(session, user_id, id)
    if resume is None:
        raise not_found(public_id("resume", id), "resume")
    return resume


async def _own_item(session: Session, user_id: UUID, id: UUID) -> Item:
    item = await repository.item_of_user(session, user_id, id)
    if item is None:
        raise not_found(public_id("resume_item", id), "item")
    return item


def _checked(kind: ItemKind, given: Mapping[str, Any]) -> dict[str, Any]:
    allowed = FIELDS[kind]
    for name, value in given.items():
        if name not in allowed:
            fields = ", ".join(allowed)
            raise invalid(f"value.{name}", f"An item of this kind has the fields {fields}.")
        if isinstance(value, str) and len(value) > VALUE_CHARS_LIMIT:
            raise invalid(f"value.{name}", f"Write at most {VALUE_CHARS_LIMIT} characters.")
        dated = name in ("start", "end", "date", "expires") and value is not None
        if dated and owner.first_day(str(value)) is None:
            raise invalid(f"value.{name}", "Write a year as 2024 or a month as 2024-03.")
    return dict(given)


def _clean(file_name: str) -> str:
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in name if c.isprintable())[:FILE_NAME_LIMIT].strip()
