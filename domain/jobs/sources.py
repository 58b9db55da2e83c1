"""What administrators do: configure career pages, start runs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from domain.jobs import runs
from domain.jobs.values import CareerPage, PageField, PageKind, ScrapeRun
from domain.kit import queue
from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import Refusal, Refused, invalid, not_found

_SOURCE = re.compile(r"[a-z0-9][a-z0-9:._-]{1,60}")
_JSON_NEEDS = {PageField.TITLE, PageField.LINK}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTaken(Refusal):
    """Another career page has this source name."""

    source: str


@dataclass(frozen=True, slots=True)
class CareerPageSaved:
    """A career page was added or changed."""

    career_page: CareerPage


@dataclass(frozen=True, slots=True)
class CareerPageRemoved:
    """A career page was removed; jobs found on it stay until they expire."""

    removed_id: str


@dataclass(frozen=True, slots=True)
class ScrapeTriggered:
    """Runs that are queued now: new ones, and those that waited already."""

    runs: list[ScrapeRun]


async def add_page(db: Database, settings: Settings, values: Mapping[str, Any]) -> CareerPageSaved:
    """Configure a page: `source`, `kind`, `company`, `url`, `rules`, `enabled`,
    `requests_per_second`. Raises Refused with InvalidInput or SourceTaken.
    """
    _check(settings, values)
    id = uuid7()
    async with db.transaction() as session:
        if not await runs.add_page(session, {"id": id, **values}):
            message = "Another career page has this source name: choose another."
            raise Refused(SourceTaken(message=message, source=values["source"]))
        return CareerPageSaved((await runs.career_page_by_id(session, [id]))[id])


async def update_page(
    db: Database, settings: Settings, id: UUID, values: Mapping[str, Any]
) -> CareerPageSaved:
    """Change the values that are given. Raises Refused with InvalidInput or NotFound."""
    async with db.transaction() as session:
        known = (await runs.career_page_by_id(session, [id])).get(id)
        if known is None:
            raise _no_page(id)
        _check(settings, {**known._asdict(), **values})
        if values:
            await runs.update_page(session, id, values)
        return CareerPageSaved((await runs.career_page_by_id(session, [id]))[id])


async def remove_page(db: Database, id: UUID) -> CareerPageRemoved:
    """Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if not await runs.remove_page(session, id):
            raise _no_page(id)
    return CareerPageRemoved(public_id("career_page", id))


async def trigger(db: Database, source: str | None = None) -> ScrapeTriggered:
    """Queue a run of one source, or of every enabled one. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if source is None:
            sources = [page.source for page in await runs.enabled_pages(session)]
        elif await runs.page_of_source(session, source) is None:
            raise not_found(source, "source")
        else:
            sources = [source]
        ids = [await _queue(session, name) for name in sources]
        found = await runs.run_by_id(session, ids)
    return ScrapeTriggered([found[id] for id in ids])


async def _queue(session: Session, source: str) -> UUID:
    id = uuid7()
    if await runs.add_run(session, id, source):
        # One run of a source at a time; different sources run side by side.
        arguments = {"run_id": id, "source": source}
        await queue.defer(session, "scrape:run", arguments, lock=f"scrape:{source}")
        return id
    waiting = await runs.queued_run(session, source)
    assert waiting is not None
    return waiting


def _check(settings: Settings, values: Mapping[str, Any]) -> None:
    rate_limit = settings.scrape_requests_per_second_limit
    rule_limit, name_limit = settings.scrape_rule_limit_chars, settings.name_limit_chars
    if not _SOURCE.fullmatch(values["source"]):
        raise invalid("source", "Use 2 to 61 of a-z, 0-9 and : . _ - and begin with one of a-z0-9.")
    if not 1 <= len(values["company"].strip()) <= name_limit:
        raise invalid("company", f"Write a company's name of 1 to {name_limit} characters.")
    parts = urlsplit(values["url"])
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise invalid("url", "Write an http or https address without a user name.")
    rate = values["requests_per_second"]
    if rate is not None and not 0 < rate <= rate_limit:
        raise invalid("requestsPerSecond", f"Give more than 0 and at most {rate_limit:g}.")
    for name, rule in values["rules"].items():
        if not 1 <= len(rule) <= rule_limit:
            raise invalid(f"rules.{name}", f"Write 1 to {rule_limit} characters.")
    if values["kind"] == PageKind.JSON and not set(values["rules"]) >= _JSON_NEEDS:
        raise invalid("rules", "A JSON endpoint needs the rules title and link.")


def _no_page(id: UUID) -> Refused:
    return not_found(public_id("career_page", id), "career page")
