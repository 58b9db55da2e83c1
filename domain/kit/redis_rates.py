"""Rates counted in Redis, for several processes; imported only where there is one."""

import time

from limits import RateLimitItemPerSecond
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from domain.kit.rates import Rate


class RedisRates:
    """The `limits` library's sliding windows."""

    def __init__(self, url: str) -> None:
        storage = RedisStorage(
            url,
            wrap_exceptions=True,
            implementation="redispy",
            socket_timeout=1.0,
            socket_connect_timeout=1.0,
        )
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    async def wait_s(self, rate: Rate, key: str) -> float | None:
        """Seconds as in `Count`; raises ConnectionError where Redis is away."""
        item = RateLimitItemPerSecond(rate.times, rate.seconds, namespace=rate.name)
        try:
            if await self._limiter.hit(item, key):
                return None
            reset_at, _ = await self._limiter.get_window_stats(item, key)
        except StorageError as error:
            raise ConnectionError(str(error)) from error
        return reset_at - time.time()
