"""What of a plan's targets can be reached by a day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.learning.planning import LeftOut, LeftOutReason, Phase, Target
from domain.learning.until import reachable

START = date(2030, 1, 7)


def ends_on(targets: Sequence[Target]) -> date:
    """A week for each level."""
    return START + timedelta(weeks=sum(one.goal - one.start for one in targets))


def nothing(_target: Target) -> list[Target]:
    """What a skill builds on, where it stands alone."""
    return []


def late(skill: str, start: int, goal: int) -> LeftOut:
    return LeftOut(skill, start, goal, LeftOutReason.TOO_LATE)


def test_all_that_fits_is_kept_as_it_is() -> None:
    targets = [Target("knots", 0, 2), Target("nets", 1, 2)]
    assert reachable(targets, START + timedelta(weeks=3), ends_on, nothing) == (targets, [])


def test_what_does_not_fit_whole_is_reached_as_far_as_it_does() -> None:
    targets = [Target("knots", 0, 2), Target("nets", 1, 4)]
    kept, left = reachable(targets, START + timedelta(weeks=3), ends_on, nothing)
    assert kept == [Target("knots", 0, 2), Target("nets", 1, 2)]
    assert left == [late("nets", 2, 4)]


def test_each_is_begun_before_any_goes_further() -> None:
    targets = [Target("knots", 0, 3), Target("nets", 0, 1), Target("sails", 1, 3)]
    kept, left = reachable(targets, START + timedelta(weeks=4), ends_on, nothing)
    assert kept == [Target("knots", 0, 2), Target("nets", 0, 1), Target("sails", 1, 2)]
    assert left == [late("knots", 2, 3), late("sails", 2, 3)]


def test_what_does_not_fit_at_all_makes_room_for_what_comes_after() -> None:
    def hard(targets: Sequence[Target]) -> date:
        years = sum(one.skill_id == "knots" for one in targets)
        return ends_on(targets) + timedelta(days=365 * years)

    targets = [Target("knots", 0, 1), Target("nets", 0, 1)]
    kept, left = reachable(targets, START + timedelta(weeks=4), hard, nothing)
    assert kept == [Target("nets", 0, 1)]
    assert left == [late("knots", 0, 1)]


ROPES = Target("ropes", 0, 1, phase=Phase.FOUNDATIONS, needed_for="rigging")
CANVAS = Target("canvas", 0, 1, phase=Phase.FOUNDATIONS, needed_for="rigging")
RIGGING = Target("rigging", 0, 2)
KNOTS = Target("knots", 0, 2, importance=0.6)


def with_basis(target: Target) -> list[Target]:
    return [ROPES, CANVAS] if target.skill_id == "rigging" else []


def rigging_takes(weeks: int) -> Callable[[Sequence[Target]], date]:
    """A week for each level, and so many more to begin rigging."""
    return lambda targets: (
        ends_on(targets) + timedelta(weeks=weeks * any(t.skill_id == "rigging" for t in targets))
    )


def test_what_the_weightiest_builds_on_comes_first_where_it_can_not_be_begun_itself() -> None:
    by = START + timedelta(weeks=3)
    kept, left = reachable([KNOTS, RIGGING], by, rigging_takes(9), with_basis)
    assert kept == [ROPES, CANVAS, replace(KNOTS, goal=1)]
    assert left == [late("knots", 1, 2), late("rigging", 0, 2)]


def test_of_what_the_weightiest_builds_on_as_much_is_kept_as_fits() -> None:
    by = START + timedelta(weeks=1)
    kept, left = reachable([KNOTS, RIGGING], by, rigging_takes(9), with_basis)
    assert kept == [ROPES]
    assert left == [late("knots", 0, 2), late("rigging", 0, 2)]


def test_the_weightiest_is_begun_before_what_would_leave_no_time_for_it() -> None:
    by = START + timedelta(weeks=3)
    kept, left = reachable([KNOTS, RIGGING], by, rigging_takes(2), with_basis)
    assert kept == [replace(RIGGING, goal=1)]
    assert left == [late("knots", 0, 2), late("rigging", 1, 2)]


def test_the_order_stays_where_one_of_the_weightiest_is_begun() -> None:
    by = START + timedelta(weeks=2)
    nets = Target("nets", 0, 1)
    kept, _ = reachable([KNOTS, RIGGING, nets], by, rigging_takes(9), with_basis)
    assert kept == [replace(KNOTS, goal=1), nets]
    kept, _ = reachable([nets, KNOTS, RIGGING], by, rigging_takes(9), with_basis)
    assert kept == [nets, replace(KNOTS, goal=1)]


def test_what_the_weightiest_builds_on_and_is_asked_for_too_is_one_target() -> None:
    ropes = Target("ropes", 0, 2, importance=0.2)
    by = START + timedelta(weeks=3)
    kept, left = reachable([RIGGING, ropes], by, rigging_takes(9), with_basis)
    assert kept == [ropes, CANVAS]
    assert left == [late("rigging", 0, 2)]


@given(
    spans=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=6),
    weeks=st.integers(0, 12),
)
def test_it_ends_in_time_and_nothing_is_lost(spans: list[tuple[int, int]], weeks: int) -> None:
    targets = [
        Target(f"skill-{i}", start, goal) for i, (start, goal) in enumerate(spans) if start < goal
    ]
    by = START + timedelta(weeks=weeks)
    kept, left = reachable(targets, by, ends_on, nothing)
    assert ends_on(kept) <= by
    found = {one.skill_id: one.goal for one in kept}
    missing = {one.skill_id: (one.start, one.goal) for one in left}
    for one in targets:
        reached = found.get(one.skill_id, one.start)
        assert missing.get(one.skill_id, (reached, reached)) == (reached, one.goal)
