"""Sliding windows: how often something was done lately, by two counters a key."""

import math
from typing import NamedTuple


class Counted(NamedTuple):
    """What came of counting one more."""

    left: int
    """As many more may be done right now."""
    wait_s: float | None = None
    """Where it is one too many: nothing was counted, and it may be done after so many seconds."""


class SlidingWindows:
    """Counts in this process, by key and by the length of the window.

    What was done in the window before counts by the part of it that the last `seconds` still
    cover. So a key costs the same however much is allowed, and who used all at once may do one
    more whenever its share of the time has passed.
    """

    def __init__(self) -> None:
        # number of the window, count in it, count in the one before
        self._counts: dict[tuple[str, int], tuple[int, int, int]] = {}
        self._sweep_at = _SWEEP_AT

    def __len__(self) -> int:
        return len(self._counts)

    def count(self, key: str, times: int, seconds: int, now: float) -> Counted:
        """Count one more at `now` (seconds since any moment that stays the same)."""
        window, passed = divmod(now, seconds)
        number, share = int(window), 1 - passed / seconds
        last, count, before = self._counts.get((key, seconds), (number, 0, 0))
        if last != number:
            count, before = 0, count if last == number - 1 else 0
        left = times - math.floor(before * share + count)
        if left > 0:
            self._counts[key, seconds] = number, count + 1, before
            if len(self._counts) > self._sweep_at:
                self._sweep(now)
            return Counted(left - 1)
        if count < times:  # what was done in the window before has to fade away a little more
            return Counted(0, (share - (times - count) / before) * seconds)
        return Counted(0, (share + 1 - times / count) * seconds)

    def _sweep(self, now: float) -> None:
        """Forget what no longer counts; done again when there is twice as much."""
        self._counts = {
            (key, seconds): counted
            for (key, seconds), counted in self._counts.items()
            if counted[0] >= int(now // seconds) - 1
        }
        self._sweep_at = max(_SWEEP_AT, 2 * len(self._counts))


_SWEEP_AT = 10_000
