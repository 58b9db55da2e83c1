"""Origins: what an answer was made from, noted while it is made."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache


@dataclass(slots=True)
class Origins:
    """The texts of the statements that were run, and whether the clock was looked at."""

    statements: set[str] = field(default_factory=set)
    clock: bool = False


_current: ContextVar[Origins | None] = ContextVar("origins", default=None)


@contextmanager
def noted() -> Iterator[Origins]:
    """Notes the origins of whatever is made inside, by this task and those that it starts."""
    origins = Origins()
    token = _current.set(origins)
    try:
        yield origins
    finally:
        _current.reset(token)


def note(statement: str) -> None:
    """A statement is run."""
    origins = _current.get()
    if origins is not None:
        origins.statements.add(statement)
        origins.clock = origins.clock or looks_at_clock(statement)


def now() -> datetime:
    """The moment, in UTC, for what is read: an answer that looks at it won't hold for long."""
    origins = _current.get()
    if origins is not None:
        origins.clock = True
    return datetime.now(UTC)


# Texts are looked through once: the same few hundred are run again and again.
@lru_cache(2_000)
def looks_at_clock(statement: str) -> bool:
    """Whether what a statement gives changes with the moment, or by chance."""
    return _CLOCK.search(statement) is not None


_CLOCK = re.compile(
    r"\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random)\("
    r"|\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b",
    re.IGNORECASE,
)
