"""Runs a source: fetch, take in, write the log. A source that fails harms no other."""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from domain.jobs import runs, service
from domain.jobs.service import Ingested
from domain.jobs.values import CareerPage, PageKind, RunStatus
from domain.kit import telemetry
from domain.kit.config import Settings
from domain.kit.services import Services
from scrapers.browser import Browser
from scrapers.fetch import Fetcher, FetchFailed
from scrapers.pace import Pace
from scrapers.source import Batch, Source, Tools
from scrapers.sources.career_page import CareerPages
from scrapers.sources.greenhouse import Greenhouse
from scrapers.sources.json_feed import JsonFeed

log = logging.getLogger("learnbot.scrapers")

SOURCES: dict[PageKind, Source] = {
    kind: source for source in (CareerPages(), Greenhouse(), JsonFeed()) for kind in source.kinds
}


@dataclass(slots=True)
class Outcome:
    """What a run has come to so far; `complete` while every page of it could be read."""

    ingested: Ingested = field(default_factory=Ingested)
    failed: int = 0
    pages: int = 0
    complete: bool = True
    unchanged: bool = False
    error: str | None = None


def pace_of(settings: Settings) -> Pace:
    """The pace that all runs of a process share."""
    return Pace(
        user_agent=settings.scrape_user_agent,
        requests_per_second=settings.scrape_requests_per_second,
        robots_ttl_s=settings.scrape_robots_ttl_s,
    )


async def run(services: Services, run_id: UUID, source: str, pace: Pace) -> Outcome | None:
    """Carry out a queued run; None where it has ended before or its page is gone.

    What was read before a failure is kept; only a complete run closes jobs that it lacked.
    """
    async with services.db.transaction() as session:
        if not await runs.start_run(session, run_id):
            return None
        page = await runs.page_of_source(session, source)
    started, begun = datetime.now(UTC), time.perf_counter()
    outcome = Outcome()
    if page is None:
        outcome.error = "this source was removed"
    else:
        await _read(services, page, pace, started, outcome)
    await _finish(services, run_id, source, outcome, time.perf_counter() - begun)
    return outcome


async def fail(services: Services, run_id: UUID, source: str, reason: str) -> None:
    """Write of a run that it failed."""
    await _finish(services, run_id, source, Outcome(error=reason), 0.0)


async def _finish(
    services: Services, run_id: UUID, source: str, outcome: Outcome, seconds: float
) -> None:
    done = outcome.ingested
    status = RunStatus.SUCCEEDED if outcome.error is None else RunStatus.FAILED
    counts = {
        "found": done.found + outcome.failed,
        "new": done.new + done.linked,
        "updated": done.updated,
        "failed": done.failed + outcome.failed,
    }
    async with services.db.transaction() as session:
        await runs.finish_run(
            session,
            run_id,
            status=status.value,
            pages=outcome.pages,
            error=outcome.error,
            **counts,
        )
    telemetry.SCRAPES.labels(source, status.value).inc()
    telemetry.SCRAPED_AT.labels(source, status.value).set_to_current_time()
    log.log(
        logging.INFO if outcome.error is None else logging.ERROR,
        "scrape run %s",
        status.value,
        extra={
            "source": source,
            "duration_ms": round(seconds * 1000, 1),
            "reason": outcome.error,
            **counts,
        },
    )


async def _read(
    services: Services, page: CareerPage, pace: Pace, started: datetime, outcome: Outcome
) -> None:
    settings = services.settings
    fetcher = Fetcher(settings, pace, requests_per_second=page.requests_per_second)
    batch = Batch()
    try:
        async with fetcher, Browser(settings) as browser:
            async with asyncio.timeout(settings.scrape_run_timeout_s):
                tools = Tools(settings, fetcher, browser)
                async for batch in SOURCES[PageKind(page.kind)].read(page, tools):
                    await _take_in(services, page.source, batch, started, outcome)
        if outcome.complete and not outcome.unchanged and outcome.ingested.found:
            await service.close_missed(services, page.source, started_at=started)
        async with services.db.transaction() as session:
            await runs.remember_answer(
                session, page.id, etag=batch.etag, last_modified=batch.last_modified
            )
    except FetchFailed as error:
        outcome.error = str(error)
    except TimeoutError:
        outcome.error = f"the run took over {settings.scrape_run_timeout_s:g} s"
    finally:
        outcome.pages = fetcher.pages


async def _take_in(
    services: Services, source: str, batch: Batch, started: datetime, outcome: Outcome
) -> None:
    outcome.failed += batch.failed
    outcome.complete = outcome.complete and batch.complete
    if batch.unchanged:
        outcome.unchanged = True
        await service.still_shown(services, source, seen_at=started)
    outcome.ingested += await service.ingest(services, source, batch.jobs, seen_at=started)
