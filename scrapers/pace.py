"""Manners: robots.txt, and so many requests a second to a host and no more."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
# The text of a robots.txt: None where there is none, so that all is allowed.
Robots = Callable[[str], Awaitable[str | None]]

CRAWL_DELAY_LIMIT_S = 30.0  # a site that asks for more is asked less often by its rate setting


class RobotsUnknown(Exception):
    """robots.txt can't be had right now (5xx, no answer): nothing may be fetched until it can."""


@dataclass(slots=True)
class _Host:
    # Two, since asking for robots.txt may itself have to wait its turn.
    rules_lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    turn_lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    rules: Protego | None = None
    rules_until: float = 0.0


class Pace:
    """Shared by all runs of a process, so that two runs of one host don't double its load."""

    def __init__(
        self,
        *,
        user_agent: str,
        requests_per_second: float,
        robots_ttl_s: float,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._user_agent = user_agent
        self._interval_s = 1 / requests_per_second
        self._robots_ttl_s = robots_ttl_s
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    async def allowed(self, url: str, robots: Robots) -> bool:
        """Whether the host's robots.txt lets us fetch `url`; raises RobotsUnknown."""
        host = self._host(url)
        async with host.rules_lock:
            if host.rules is None or self._clock() >= host.rules_until:
                parts = urlsplit(url)
                text = await robots(f"{parts.scheme}://{parts.netloc}/robots.txt")
                host.rules = Protego.parse(text or "")
                host.rules_until = self._clock() + self._robots_ttl_s
        allowed: bool = host.rules.can_fetch(url, self._user_agent)
        return allowed

    async def wait(self, url: str, requests_per_second: float | None = None) -> None:
        """Return when the next request to the host of `url` is due."""
        host = self._host(url)
        interval = 1 / requests_per_second if requests_per_second else self._interval_s
        if host.rules is not None:
            delay = host.rules.crawl_delay(self._user_agent)
            interval = max(interval, min(float(delay or 0), CRAWL_DELAY_LIMIT_S))
        async with host.turn_lock:
            pause = host.next_at - self._clock()
            if pause > 0:
                await self._sleep(pause)
            host.next_at = max(self._clock(), host.next_at) + interval

    def pause(self, url: str, seconds: float) -> None:
        """Leave the host alone for so long: it asked to (`Retry-After`)."""
        host = self._host(url)
        host.next_at = max(host.next_at, self._clock() + seconds)

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())
