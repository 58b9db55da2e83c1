"""What of a plan's targets can be reached by a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.learning.planning import LeftOut, LeftOutReason, Target
from domain.learning.until import reachable

START = date(2030, 1, 7)


def ends_on(targets: Sequence[Target]) -> date:
    """A week for each level."""
    return START + timedelta(weeks=sum(one.goal - one.start for one in targets))


def late(skill: str, start: int, goal: int) -> LeftOut:
    return LeftOut(skill, start, goal, LeftOutReason.TOO_LATE)


def test_all_that_fits_is_kept_as_it_is() -> None:
    targets = [Target("knots", 0, 2), Target("nets", 1, 2)]
    assert reachable(targets, START + timedelta(weeks=3), ends_on) == (targets, [])


def test_what_does_not_fit_whole_is_reached_as_far_as_it_does() -> None:
    targets = [Target("knots", 0, 2), Target("nets", 1, 4)]
    kept, left = reachable(targets, START + timedelta(weeks=3), ends_on)
    assert kept == [Target("knots", 0, 2), Target("nets", 1, 2)]
    assert left == [late("nets", 2, 4)]


def test_what_does_not_fit_at_all_makes_room_for_what_comes_after() -> None:
    def hard(targets: Sequence[Target]) -> date:
        years = sum(one.skill_id == "knots" for one in targets)
        return ends_on(targets) + timedelta(days=365 * years)

    targets = [Target("knots", 0, 1), Target("nets", 0, 1)]
    kept, left = reachable(targets, START + timedelta(weeks=4), hard)
    assert kept == [Target("nets", 0, 1)]
    assert left == [late("knots", 0, 1)]


@given(
    spans=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=6),
    weeks=st.integers(0, 12),
)
def test_it_ends_in_time_and_nothing_is_lost(spans: list[tuple[int, int]], weeks: int) -> None:
    targets = [
        Target(f"skill-{i}", start, goal) for i, (start, goal) in enumerate(spans) if start < goal
    ]
    by = START + timedelta(weeks=weeks)
    kept, left = reachable(targets, by, ends_on)
    assert ends_on(kept) <= by
    found = {one.skill_id: one.goal for one in kept}
    missing = {one.skill_id: (one.start, one.goal) for one in left}
    for one in targets:
        reached = found.get(one.skill_id, one.start)
        assert missing.get(one.skill_id, (reached, reached)) == (reached, one.goal)
