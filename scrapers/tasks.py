"""Tasks of the scraper sidecar, worked off by the job-aggregator alone."""

from uuid import UUID

from domain.jobs import sources
from domain.kit.queue import Tasks
from domain.kit.services import Services
from scrapers.pace import Pace
from scrapers.runner import fail, pace_of, run

tasks = Tasks()

# One for the process, made of its settings at the first run.
_paces: dict[None, Pace] = {}


@tasks.task("scrape:all", cron=lambda settings: settings.scrape_cron)
async def scrape_all(services: Services) -> None:
    """Queue a run of every enabled source; a source that still waits isn't queued again."""
    await sources.trigger(services.db)


async def give_up(services: Services, *, run_id: str, source: str) -> None:
    """The run broke off each time: say so in its log, so that nobody waits for it."""
    await fail(services, UUID(run_id), source, "the run broke off: the reason is in the log")


@tasks.task("scrape:run", given_up=give_up)
async def scrape(services: Services, *, run_id: str, source: str) -> None:
    """One run of one source. The queue's lock keeps a second one of it waiting."""
    pace = _paces.setdefault(None, pace_of(services.settings))
    await run(services, UUID(run_id), source, pace)
