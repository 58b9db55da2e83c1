"""Reading a queued resume: by the parser in its own process, then into rows."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from domain.kit import telemetry
from domain.kit.services import Services
from domain.resumes import consequences, repository
from domain.resumes.isolation import read_isolated
from domain.resumes.items import items_of, merged
from domain.resumes.jsonresume import JSON_RESUME_TYPE, read_json_resume
from domain.resumes.parsing import PARSER_VERSION, ParsingLimits, Unreadable, UnreadableReason
from domain.resumes.records import Resume, Status
from domain.resumes.values import ParsedResume, Stage

log = logging.getLogger("learnbot.resumes")


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
        if resume.content_type == JSON_RESUME_TYPE:
            parsed = read_json_resume(content)  # no format of a stranger's: nothing to confine
        else:
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
        await consequences.draw(session, services.settings, resume.id)
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
