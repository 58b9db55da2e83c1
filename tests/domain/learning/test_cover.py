"""The cover: as good as trying everything, within the budget, the same each time."""

from itertools import combinations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.learning.cover import TOLERANCE, Unit, cover, taught, units
from domain.learning.planning import Candidate, Span, Target

SKILLS = ["a", "b", "c", "d", "e"]

spans = st.tuples(st.integers(0, 2), st.integers(1, 3)).map(lambda t: Span(t[0], t[0] + t[1]))
options = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.integers(0, 3).map(lambda n: n * 1000),
        st.dictionaries(st.sampled_from(SKILLS), spans, min_size=1, max_size=3),
    ),
    max_size=9,
).map(
    lambda rows: [
        Candidate(UUID(int=i), float(hours), float(hours), cost, "p", teaches)
        for i, (hours, cost, teaches) in enumerate(rows)
    ]
)
target_lists = st.lists(
    st.tuples(st.sampled_from(SKILLS), st.integers(0, 2), st.integers(1, 2)),
    unique_by=lambda row: row[0],
    min_size=1,
).map(lambda rows: [Target(skill, start, start + more) for skill, start, more in rows])


def brute_force(
    wanted: list[Unit], candidates: list[Candidate], budget: int | None
) -> tuple[int, float]:
    """The most units that can be covered, and the least effort that covers as many."""
    best = (0, 0.0)
    for size in range(len(candidates) + 1):
        for chosen in combinations(candidates, size):
            if budget is not None and sum(one.cost_cents for one in chosen) > budget:
                continue
            covered = frozenset[Unit]().union(*(taught(one, wanted) for one in chosen))
            best = min(best, (-len(covered), sum(one.effort for one in chosen)))
    return -best[0], best[1]


@given(target_lists, options)
def test_no_choice_covers_as_much_in_less_time(targets: list[Target], candidates):
    wanted = units(targets)
    found = cover(wanted, candidates)
    most, least = brute_force(wanted, candidates, None)
    assert found.optimal
    assert len(wanted) - len(found.uncovered) == most
    assert least <= sum(one.effort for one in found.chosen) <= least / (1 - TOLERANCE) + 1e-9


@given(target_lists, options, st.integers(0, 6).map(lambda n: n * 1000))
def test_the_budget_is_kept_and_what_is_covered_is_covered_in_least_time(
    targets: list[Target], candidates, budget: int
):
    wanted = units(targets)
    found = cover(wanted, candidates, budget_cents=budget)
    assert sum(one.cost_cents for one in found.chosen) <= budget
    covered = [unit for unit in wanted if unit not in found.uncovered]
    assert frozenset(covered) == frozenset().union(*(taught(o, wanted) for o in found.chosen))
    count, least = brute_force(covered, candidates, budget)
    assert count == len(covered)
    assert least <= sum(one.effort for one in found.chosen) <= least / (1 - TOLERANCE) + 1e-9


@given(target_lists, options, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_the_candidates_is_irrelevant(targets: list[Target], candidates, random):
    shuffled = list(candidates)
    random.shuffle(shuffled)
    one, other = cover(units(targets), candidates), cover(units(targets), shuffled)
    assert sum(c.effort for c in one.chosen) == sum(c.effort for c in other.chosen)
    assert sum(c.cost_cents for c in one.chosen) == sum(c.cost_cents for c in other.chosen)


def test_a_search_that_is_cut_off_still_covers_and_says_that_it_may_not_be_best():
    wanted = units([Target(skill, 0, 2) for skill in SKILLS])
    pairs = [
        Candidate(UUID(int=i), 5.0 + i, 5.0 + i, 0, "p", {a: Span(0, 2), b: Span(0, 1)})
        for i, (a, b) in enumerate(combinations(SKILLS, 2))
    ]
    pairs.append(Candidate(UUID(int=99), 50.0, 50.0, 0, "p", {"e": Span(0, 2)}))
    found = cover(wanted, pairs, limit=1)
    assert not found.optimal
    assert not found.uncovered
