"""Sliding windows: what may be done, and how long to wait."""

import random

import pytest

from domain.kit import windows
from domain.kit.windows import SlidingWindows


def test_so_many_may_be_done_and_no_more() -> None:
    counts = SlidingWindows()
    assert [counts.count("a", 3, 60, 120.0).wait_s for _ in range(3)] == [None] * 3
    assert counts.count("a", 3, 60, 120.0).wait_s is not None
    assert counts.count("b", 3, 60, 120.0).wait_s is None


def test_it_tells_how_many_more_may_be_done() -> None:
    counts = SlidingWindows()
    assert [counts.count("a", 3, 60, 120.0).left for _ in range(4)] == [2, 1, 0, 0]
    assert counts.count("a", 3, 60, 200.0).left == 0  # two thirds of three still count
    assert counts.count("a", 3, 60, 239.0).left == 1
    assert counts.count("a", 3, 60, 400.0).left == 2


def test_what_is_refused_is_not_counted() -> None:
    counts = SlidingWindows()
    for _ in range(3):
        counts.count("a", 3, 60, 120.0)
    before = counts.count("a", 3, 60, 130.0).wait_s
    for _ in range(50):
        counts.count("a", 3, 60, 130.0)
    assert counts.count("a", 3, 60, 130.0).wait_s == before


def test_who_used_all_at_once_may_do_one_more_when_its_share_has_passed() -> None:
    counts = SlidingWindows()
    for _ in range(30):
        counts.count("a", 30, 30, 0.0)
    assert counts.count("a", 30, 30, 29.9).wait_s is not None
    assert counts.count("a", 30, 30, 30.5).wait_s is None  # of 30, half a share is over
    wait_s = counts.count("a", 30, 30, 30.6).wait_s
    assert wait_s == pytest.approx(0.4)


@pytest.mark.parametrize("seed", range(20))
def test_after_the_wait_that_is_told_it_may_be_done_and_not_much_earlier(seed: int) -> None:
    rng = random.Random(seed)
    counts, now = SlidingWindows(), rng.uniform(0, 1e6)
    times, seconds = rng.randint(1, 40), rng.randint(1, 90)
    waits = 0
    for _ in range(400):
        now += rng.expovariate(1.5 * times / seconds)
        wait_s = counts.count("a", times, seconds, now).wait_s
        if wait_s is None:
            continue
        waits += 1
        assert 0 < wait_s <= 2 * seconds
        assert (
            counts.count("a", times, seconds, now + 0.99 * wait_s).wait_s is not None
            or wait_s < 1e-3
        )
        now += wait_s + 1e-3
        assert counts.count("a", times, seconds, now).wait_s is None
    assert waits > 10


def test_what_no_longer_counts_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_SWEEP_AT", 100)
    counts = SlidingWindows()
    for second in range(5_000):
        counts.count(f"address:{second}", 5, 1, float(second))
    assert len(counts) < 250
    for second in range(150):
        counts.count(f"other:{second}", 5, 1_000, 5_000.0)
    assert counts.count("other:0", 1, 1_000, 5_000.0).wait_s is not None
