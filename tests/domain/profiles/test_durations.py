"""Lengths of positions."""

from datetime import date

import pytest

from domain.profiles.durations import months_between

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2020, 1, 1), date(2020, 1, 1), 1),
        (date(2020, 1, 1), date(2020, 12, 1), 12),
        (date(2019, 11, 1), date(2020, 2, 1), 4),
        (date(2026, 10, 1), None, 2),
        (date(2027, 1, 1), None, 0),
        (None, date(2020, 1, 1), None),
    ],
)
def test_both_ends_count(start: date | None, end: date | None, months: int | None) -> None:
    assert months_between(start, end, today=TODAY) == months
