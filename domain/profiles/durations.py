"""How long positions lasted."""

from datetime import date


def months_between(start: date | None, end: date | None, *, today: date) -> int | None:
    """Whole months from start to end (or today), the first and last counted; None without start."""
    if start is None:
        return None
    last = end or today
    return max(0, (last.year - start.year) * 12 + last.month - start.month + 1)
