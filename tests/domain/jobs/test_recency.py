"""Blocks of time as words of a search vector."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.jobs.recency import LEVELS, block_end, block_start, hour_of, words

HOURS = st.integers(0, 600_000)
SPANS = st.integers(1, 200_000)


def blocks(query: str) -> list[tuple[int, int]]:
    return [
        (int(number) << int(level), int(number) + 1 << int(level))
        for level, number in re.findall(r"'@(\d+):(\d+)'", query)
    ]


@given(HOURS, SPANS)
def test_words_name_every_hour_once_in_few_blocks(hour: int, hours: int) -> None:
    start, end = block_start(hour, hours), block_end(hour + hours)
    found = blocks(words(start, end))
    assert [first for first, _ in found] == [start, *(last for _, last in found[:-1])]
    assert found[-1][1] == end
    assert len(found) <= 6 * len(LEVELS)


@given(HOURS, SPANS)
def test_a_start_is_at_most_a_quarter_of_the_span_early(hour: int, hours: int) -> None:
    early = hour - block_start(hour, hours)
    assert 0 <= early < max(8, hours / 4)


def test_hours_count_from_1970() -> None:
    assert hour_of(datetime(1970, 1, 2, 1, 59, tzinfo=UTC)) == 25
    assert block_end(24) == 32
