"""Sliding windows: what may be done, and how long to wait."""

import random

import pytest

from domain.kit import windows
from domain.kit.windows import SlidingWindows


def test_so_many_may_be_done_and_no_more() -> None:
    counts = SlidingWindows()
    assert [counts.wait_s("a", 3, 60, 120.0) for _ in range(3)] == [None] * 3
    assert counts.wait_s("a", 3, 60, 120.0) is not None
    assert counts.wait_s("b", 3, 60, 120.0) is None


def test_what_is_refused_is_not_counted() -> None:
    counts = SlidingWindows()
    for _ in range(3):
        counts.wait_s("a", 3, 60, 120.0)
    before = counts.wait_s("a", 3, 60, 130.0)
    for _ in range(50):
        counts.wait_s("a", 3, 60, 130.0)
    assert counts.wait_s("a", 3, 60, 130.0) == before


def test_who_used_all_at_once_may_do_one_more_when_its_share_has_passed() -> None:
    counts = SlidingWindows()
    for _ in range(30):
        counts.wait_s("a", 30, 30, 0.0)
    assert counts.wait_s("a", 30, 30, 29.9) is not None
    assert counts.wait_s("a", 30, 30, 30.5) is None  # of 30, half a share is over
    wait_s = counts.wait_s("a", 30, 30, 30.6)
    assert wait_s == pytest.approx(0.4)


@pytest.mark.parametrize("seed", range(20))
def test_after_the_wait_that_is_told_it_may_be_done_and_not_much_earlier(seed: int) -> None:
    rng = random.Random(seed)
    counts, now = SlidingWindows(), rng.uniform(0, 1e6)
    times, seconds = rng.randint(1, 40), rng.randint(1, 90)
    waits = 0
    for _ in range(400):
        now += rng.expovariate(1.5 * times / seconds)
        wait_s = counts.wait_s("a", times, seconds, now)
        if wait_s is None:
            continue
        waits += 1
        assert 0 < wait_s <= 2 * seconds
        assert counts.wait_s("a", times, seconds, now + 0.99 * wait_s) is not None or wait_s < 1e-3
        now += wait_s + 1e-3
        assert counts.wait_s("a", times, seconds, now) is None
    assert waits > 10


def test_what_no_longer_counts_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_SWEEP_AT", 100)
    counts = SlidingWindows()
    for second in range(5_000):
        counts.wait_s(f"address:{second}", 5, 1, float(second))
    assert len(counts) < 250
    for second in range(150):
        counts.wait_s(f"other:{second}", 5, 1_000, 5_000.0)
    assert counts.wait_s("other:0", 1, 1_000, 5_000.0) is not None
