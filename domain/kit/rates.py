"""Rates: how often someone may do something, counted in this process or, for several, in Redis.

Both count by sliding windows (windows.py says how).
"""

import logging
import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerSecond
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from domain.kit.config import Settings
from domain.kit.windows import SlidingWindows

log = logging.getLogger("learnbot.rates")


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` in any `seconds`; `name` keeps counts of different things apart."""

    name: str
    times: int
    seconds: int

    def item(self) -> RateLimitItemPerSecond:
        """The same, as the `limits` library states it."""
        return RateLimitItemPerSecond(self.times, self.seconds, namespace=self.name)


class Rates:
    """Counts by rate and key. Where Redis is away, each process counts for itself."""

    def __init__(self, settings: Settings) -> None:
        self._here = SlidingWindows()
        self._shared: SlidingWindowCounterRateLimiter | None = None
        if settings.redis_url is not None:
            redis = RedisStorage(
                settings.redis_url.get_secret_value(),
                wrap_exceptions=True,
                implementation="redispy",
                socket_timeout=1.0,
                socket_connect_timeout=1.0,
            )
            self._shared = SlidingWindowCounterRateLimiter(redis)

    async def wait_s(self, rate: Rate, key: str) -> int | None:
        """Count one more; None where it may be done, else the whole seconds until the next may."""
        if self._shared is not None:
            try:
                return await _wait_s(self._shared, rate, key)
            except StorageError as error:
                log.warning("rates are counted here alone", extra={"error": str(error)})
        # a clock that nobody sets: one set back would count twice
        wait_s = self._here.wait_s(f"{rate.name} {key}", rate.times, rate.seconds, time.monotonic())
        return None if wait_s is None else max(1, math.ceil(wait_s))


async def _wait_s(limiter: SlidingWindowCounterRateLimiter, rate: Rate, key: str) -> int | None:
    item = rate.item()
    if await limiter.hit(item, key):
        return None
    reset_at, _ = await limiter.get_window_stats(item, key)
    return max(1, math.ceil(reset_at - time.time()))
