"""Polite fetching: robots.txt, pace, retries, limits of size and time, conditional requests."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx
import orjson

from domain.kit import telemetry
from domain.kit.config import Settings
from domain.kit.outbound import AddressRefused, PublicTransport
from scrapers.pace import Pace, RobotsUnknown, Sleep

_REDIRECTS_LIMIT = 5
_ROBOTS_LIMIT_BYTES = 512 * 1024
_BACKOFF_LIMIT_S = 30.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


class FetchFailed(Exception):
    """A page can't be had; the message says why, for the run's log."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; `not_modified` says that it is what it was, and `body` is empty."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def not_modified(self) -> bool:
        return self.status == 304

    def json(self) -> object:
        """The body as JSON; raises FetchFailed."""
        try:
            found: object = orjson.loads(self.body)
        except orjson.JSONDecodeError:
            raise FetchFailed(f"{self.url} is not JSON") from None
        return found


class _Again(Exception):
    """A failure that may pass: worth another try, after `wait_s` if the server said so."""

    def __init__(self, message: str, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class Fetcher:
    """Fetches for one run. Every request, redirects too, is checked and paced."""

    def __init__(
        self,
        settings: Settings,
        pace: Pace,
        *,
        requests_per_second: float | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._pace = pace
        self._rate = requests_per_second
        self._sleep = sleep
        self.pages = 0
        self._client = httpx.AsyncClient(
            transport=PublicTransport(allow_private=settings.scrape_allow_private),
            headers={"user-agent": settings.scrape_user_agent, "accept-encoding": "gzip"},
            timeout=settings.scrape_timeout_s,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Answer:
        """Fetch `url`; raises FetchFailed. With what was remembered, it may be `not_modified`."""
        headers = {}
        if etag:
            headers["if-none-match"] = etag
        if last_modified:
            headers["if-modified-since"] = last_modified
        for _ in range(_REDIRECTS_LIMIT + 1):
            await self.admit(url)
            answer = await self._patiently(url, headers, self._settings.scrape_page_limit_bytes)
            if answer.status not in _MOVED:
                break
            url = urljoin(url, answer.headers.get("location", ""))
        else:
            raise FetchFailed(f"{url} redirects more than {_REDIRECTS_LIMIT} times")
        if answer.status != 304 and not 200 <= answer.status < 300:
            raise FetchFailed(f"{url} answered {answer.status}")
        return answer

    async def admit(self, url: str) -> None:
        """Wait until `url` may be fetched, by this or by a browser; raises FetchFailed."""
        if self.pages >= self._settings.scrape_pages_limit:
            raise FetchFailed(f"more than {self._settings.scrape_pages_limit} pages in one run")
        try:
            if not await self._pace.allowed(url, self._robots):
                raise FetchFailed(f"robots.txt forbids {url}")
        except RobotsUnknown as error:
            raise FetchFailed(f"robots.txt can't be had: {error}") from None
        await self._pace.wait(url, self._rate)
        self.pages += 1

    async def _patiently(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        tries = self._settings.scrape_retries
        for attempt in range(tries + 1):
            try:
                return await self._once(url, headers, limit)
            except _Again as error:
                longest = self._settings.scrape_retry_after_limit_s
                if attempt == tries or (error.wait_s or 0) > longest:
                    raise FetchFailed(str(error)) from None
                if error.wait_s is not None:
                    self._pace.pause(url, error.wait_s)
                else:
                    # Full jitter, so that many clients don't come back at once.
                    ceiling = min(_BACKOFF_LIMIT_S, 2.0**attempt)
                    await self._sleep(random.uniform(0, ceiling))  # noqa: S311
                await self._pace.wait(url, self._rate)
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        try:
            async with self._client.stream("GET", url, headers=dict(headers)) as response:
                _count(f"{response.status_code // 100}xx")
                if response.status_code in _AGAIN:
                    wait_s = _retry_after(response.headers.get("retry-after"))
                    raise _Again(f"{url} answered {response.status_code}", wait_s)
                body = bytearray()
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > limit:
                        raise FetchFailed(f"{url} is larger than {limit} bytes")
                return Answer(url, response.status_code, bytes(body), response.headers)
        except AddressRefused as error:
            _count("refused")
            raise FetchFailed(str(error)) from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            _count("unreachable")
            raise _Again(f"{url} doesn't answer ({type(error).__name__})") from None
        except httpx.InvalidURL:
            raise FetchFailed(f"{url} is not an address") from None

    async def _robots(self, url: str) -> str | None:
        try:
            answer = await self._patiently(url, {}, _ROBOTS_LIMIT_BYTES)
            for _ in range(_REDIRECTS_LIMIT):
                if answer.status not in _MOVED:
                    break
                url = urljoin(url, answer.headers.get("location", ""))
                answer = await self._patiently(url, {}, _ROBOTS_LIMIT_BYTES)
        except FetchFailed as error:
            raise RobotsUnknown(str(error)) from None
        # By RFC 9309 a robots.txt that isn't there, or isn't ours to see, allows everything.
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else None


def _count(outcome: str) -> None:
    telemetry.SCRAPE_REQUESTS.labels(outcome).inc()


def _retry_after(header: str | None) -> float | None:
    """Seconds, from a number or a date; None where there is none or it can't be read."""
    if header is None:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
