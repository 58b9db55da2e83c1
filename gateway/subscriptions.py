"""How many subscriptions may be open."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Full(Exception):
    """As many subscriptions are open as one caller may have."""


class Subscriptions:
    """How many each caller has open in this process, over whatever transport."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: Counter[str] = Counter()

    @contextmanager
    def one(self, key: str) -> Iterator[None]:
        """A place for as long as a subscription lives; raises Full."""
        if self._open[key] >= self._limit:
            raise Full(f"At most {self._limit} subscriptions may be open at once.")
        self._open[key] += 1
        try:
            yield
        finally:
            self._open[key] -= 1
            if not self._open[key]:
                del self._open[key]
