"""Keeps the embedded PostgreSQL running: where it ends by itself it is started anew."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from domain.kit.config import Settings
from learnbot.embedded import Server
from learnbot.trouble import Trouble

# From one start that failed to the next: no setting, as the number of starts ends it anyway.
WAIT_S = 2.0


@dataclass(slots=True)
class Kept:
    """A server; `again` starts one at the same address, `told` hears what happens to it.

    The settings say how many starts there are within a time: who needs more has something else
    to mend.
    """

    server: Server
    again: Callable[[Server], Server]
    told: Callable[[str], None]
    settings: Settings
    _starts: list[float] = field(default_factory=list)
    _failed: str | None = None

    def check(self) -> None:
        """Start the server if it has ended; raises Trouble where that was too often."""
        code = self.server.ended()
        now = time.monotonic()
        if code is None or (self._failed and now - self._starts[-1] < WAIT_S):
            return
        limit, within_s = self.settings.pg_restarts_limit, self.settings.pg_restarts_within_s
        self._starts = [at for at in self._starts if now - at < within_s]
        log = self.server.log
        if len(self._starts) == limit:
            raise Trouble(
                self._failed
                or f"PostgreSQL ended {limit + 1} times in {within_s / 60:.0f} minutes, "
                f"the last time {_by(code)}: it isn't started again (log: {log})."
            )
        if self._failed is None:
            self.told(f"PostgreSQL ended {_by(code)}: it is started again (log: {log}).")
        self._starts.append(now)
        try:
            self.server = self.again(self.server)
        except Trouble as trouble:
            self._failed = str(trouble)
            return
        self._failed = None
        self.told(f"PostgreSQL runs again, after {time.monotonic() - now:.1f} s.")


def _by(code: int) -> str:
    if code >= 0:
        return f"with code {code}"
    return f"by {signal.Signals(-code).name}"
