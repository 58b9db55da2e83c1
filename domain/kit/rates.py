"""Rates: how often someone may do something, counted in this process or, for several, in Redis.

Both count by sliding windows (windows.py says how).
"""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.kit.config import Settings
from domain.kit.windows import SlidingWindows

if TYPE_CHECKING:
    from domain.kit.redis_rates import RedisRates

log = logging.getLogger("learnbot.rates")


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` in any `seconds`; `name` keeps counts of different things apart."""

    name: str
    times: int
    seconds: int


class Rates:
    """Counts by rate and key. Where Redis is away, each process counts for itself.

    `clock` gives seconds, and nobody sets it: one set back would count twice.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._here = SlidingWindows()
        self._shared: RedisRates | None = None
        if settings.redis_url is not None:
            from domain.kit import redis_rates

            self._shared = redis_rates.RedisRates(settings.redis_url.get_secret_value())

    @property
    def shared(self) -> bool:
        """Whether they are counted together with other processes."""
        return self._shared is not None

    async def wait_s(self, rate: Rate, key: str) -> int | None:
        """Count one more; None where it may be done, else the whole seconds until the next may."""
        if self._shared is not None:
            try:
                return _whole(await self._shared.wait_s(rate, key))
            except ConnectionError as error:
                log.warning("rates are counted here alone", extra={"error": str(error)})
        return self.wait_here_s(rate, key)

    def wait_here_s(self, rate: Rate, key: str) -> int | None:
        """The same, counted in this process."""
        key = f"{rate.name} {key}"
        return _whole(self._here.wait_s(key, rate.times, rate.seconds, self._clock()))


def _whole(wait_s: float | None) -> int | None:
    return None if wait_s is None else max(1, math.ceil(wait_s))
