"""Greenhouse boards, by their public feed: one answer holds every open job of a company.

The page's address names the board: `https://boards.greenhouse.io/acme`, or the feed's own.
"""

import re
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from domain.jobs.values import CareerPage, PageKind, RawJob
from scrapers.fetch import FetchFailed
from scrapers.source import Batch, Tools

_API = "https://boards-api.greenhouse.io"
_BOARD = re.compile(r"[a-zA-Z0-9_-]{1,80}")
# Greenhouse has no field of its own for these: companies add them under names like these.
_EMPLOYMENT_NAMES = re.compile(r"employment type|job type|contract type|time type", re.I)
_WORKPLACE_NAMES = re.compile(r"location type|work ?place|remote|work model|work arrangement", re.I)


class Greenhouse:
    """Reads a board's feed, with the question whether it has changed at all."""

    kinds = (PageKind.GREENHOUSE,)

    async def read(self, page: CareerPage, tools: Tools) -> AsyncIterator[Batch]:
        answer = await tools.fetcher.get(
            feed_url(page.url), etag=page.etag, last_modified=page.last_modified
        )
        if answer.not_modified:
            yield Batch(unchanged=True, etag=page.etag, last_modified=page.last_modified)
            return
        found = answer.json()
        rows = found.get("jobs") if isinstance(found, dict) else None
        if not isinstance(rows, list):
            raise FetchFailed(f"{answer.url} holds no list of jobs")
        jobs = [job for row in rows if (job := raw_of(row, page.company)) is not None]
        yield Batch(
            jobs,
            failed=len(rows) - len(jobs),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )


def feed_url(address: str) -> str:
    """The feed of the board that an address names; raises FetchFailed.

    Addresses of other hosts are taken for a feed of the same shape, asked as they are.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.endswith("greenhouse.io"):
        return address
    path = [part for part in parts.path.split("/") if part]
    if path[:2] == ["v1", "boards"]:
        path = path[2:]
    board = parse_qs(parts.query).get("for", [""])[0] or (path[0] if path else "")
    if not _BOARD.fullmatch(board):
        raise FetchFailed(f"{address} names no Greenhouse board")
    return f"{_API}/v1/boards/{board}/jobs?content=true"


def raw_of(row: Any, company: str) -> RawJob | None:
    """A posting of the feed; None where it has no id or address."""
    if not isinstance(row, Mapping) or not row.get("id") or not row.get("absolute_url"):
        return None
    location = row.get("location")
    place = location.get("name") if isinstance(location, Mapping) else None
    return RawJob(
        external_id=str(row["id"]),
        url=str(row["absolute_url"]),
        title=str(row.get("title") or "").strip(),
        company=str(row.get("company_name") or "").strip() or company,
        description=str(row.get("content") or ""),
        locations=(str(place),) if place else (),
        employment_type=_custom(row, _EMPLOYMENT_NAMES),
        workplace=_custom(row, _WORKPLACE_NAMES),
        posted_at=row.get("first_published") or row.get("updated_at"),
        expires_at=row.get("application_deadline"),
    )


def _custom(row: Mapping[str, Any], names: re.Pattern[str]) -> str | None:
    for field in row.get("metadata") or []:
        if isinstance(field, Mapping) and names.search(str(field.get("name") or "")):
            value = field.get("value")
            if isinstance(value, list):
                value = ", ".join(map(str, value))
            if isinstance(value, str) and value.strip():
                return value
    return None
