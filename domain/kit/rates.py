"""Rates: how often someone may do something, counted in this process or, for several, in Redis.

Both count by sliding windows (windows.py says how).
"""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class Count(NamedTuple):
    """What came of counting one more."""

    rate: Rate
    left: int | None
    """As many more may be done right now; None where Redis would have to be asked again."""
    wait_s: int | None
    """None where it may be done, else the whole seconds until the next may."""


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

    async def count(self, rate: Rate, key: str) -> Count:
        """Count one more, where that may be done."""
        if self._shared is not None:
            try:
                wait_s = await self._shared.wait_s(rate, key)
            except ConnectionError as error:
                log.warning("rates are counted here alone", extra={"error": str(error)})
            else:
                return Count(rate, None if wait_s is None else 0, _whole(wait_s))
        return self.count_here(rate, key)

    async def wait_s(self, rate: Rate, key: str) -> int | None:
        """The same, of which only the seconds to wait are asked."""
        return (await self.count(rate, key)).wait_s

    def count_here(self, rate: Rate, key: str) -> Count:
        """`count` in this process alone."""
        key = f"{rate.name} {key}"
        left, wait_s = self._here.count(key, rate.times, rate.seconds, self._clock())
        return Count(rate, left, _whole(wait_s))


def _whole(wait_s: float | None) -> int | None:
    return None if wait_s is None else max(1, math.ceil(wait_s))
