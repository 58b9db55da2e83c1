"""Helpers for tests of job sources: a configured page, and reading it."""

from datetime import UTC, datetime
from uuid import UUID

from domain.jobs.values import CareerPage, PageKind, RawJob
from scrapers.runner import SOURCES
from scrapers.source import Batch, Tools

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def page_of(kind: PageKind, url: str, **rules: str) -> CareerPage:
    return CareerPage(
        id=UUID(int=1), source="s", kind=kind, company="Brightloaf", url=url, rules=rules,
        enabled=True, requests_per_second=None, etag=None, last_modified=None,
        created_at=NOW, updated_at=NOW,
    )  # fmt: skip


async def read(page: CareerPage, tools: Tools) -> list[Batch]:
    return [batch async for batch in SOURCES[PageKind(page.kind)].read(page, tools)]


async def jobs_of(page: CareerPage, tools: Tools) -> list[RawJob]:
    return [job for batch in await read(page, tools) for job in batch.jobs]
