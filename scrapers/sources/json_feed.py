"""A company's JSON endpoint, read by rules: dotted paths to the list and to each field."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from domain.jobs.values import CareerPage, PageField, PageKind, RawJob
from scrapers.fetch import FetchFailed
from scrapers.source import Batch, Tools


class JsonFeed:
    """Reads the endpoint, and those that the rule `next` leads to."""

    kinds = (PageKind.JSON,)

    async def read(self, page: CareerPage, tools: Tools) -> AsyncIterator[Batch]:
        url: str | None = page.url
        seen: set[str] = set()
        while url is not None and url not in seen:
            first = not seen
            seen.add(url)
            # Only the first page is asked whether it changed: by itself it says so for all.
            known = (page.etag, page.last_modified) if first and not _next(page) else (None, None)
            answer = await tools.fetcher.get(url, etag=known[0], last_modified=known[1])
            if answer.not_modified:
                yield Batch(unchanged=True, etag=page.etag, last_modified=page.last_modified)
                return
            found = answer.json()
            rows = _at(found, page.rules.get(PageField.ITEM, ""))
            if not isinstance(rows, list):
                raise FetchFailed(f"{answer.url} holds no list at the rule item")
            jobs = [job for row in rows if (job := _job(row, answer.url, page)) is not None]
            yield Batch(
                jobs,
                failed=len(rows) - len(jobs),
                etag=answer.headers.get("etag"),
                last_modified=answer.headers.get("last-modified"),
            )
            following = _at(found, _next(page)) if _next(page) else None
            url = _same_host(answer.url, following) if isinstance(following, str) else None


def _same_host(base: str, link: str) -> str | None:
    """Where a link leads, None where that is another host."""
    url = urljoin(base, link)
    return url if urlsplit(url).netloc == urlsplit(base).netloc else None


def _next(page: CareerPage) -> str:
    return page.rules.get(PageField.NEXT, "")


def _job(row: Any, base: str, page: CareerPage) -> RawJob | None:
    def text(field: PageField) -> str | None:
        rule = page.rules.get(field)
        value = _at(row, rule) if rule else None
        if isinstance(value, list):
            value = " / ".join(str(part) for part in value if isinstance(part, str | int))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        return str(value).strip() or None

    title, link = text(PageField.TITLE), text(PageField.LINK)
    if title is None or link is None:
        return None
    url = urljoin(base, link)
    place = text(PageField.LOCATION)
    return RawJob(
        external_id=text(PageField.ID) or url,
        url=url,
        title=title,
        company=page.company,
        description=text(PageField.DESCRIPTION) or "",
        locations=(place,) if place else (),
        workplace=text(PageField.WORKPLACE),
        employment_type=text(PageField.TYPE),
        salary=text(PageField.SALARY),
        posted_at=text(PageField.POSTED),
    )


def _at(value: Any, path: str) -> Any:
    """What stands at a dotted path (`data.jobs`, `offices.0.name`); None where nothing does."""
    for part in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value
