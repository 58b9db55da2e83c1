"""The cover: as good as trying everything, within the budget, the same each time."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_offers import Sample, offered

from domain.learning.cover import TOLERANCE, Cover, cover
from domain.learning.offers import Offers, units
from domain.learning.planning import Target

SKILLS = ["a", "b", "c", "d", "e"]

spans = st.tuples(st.integers(0, 2), st.integers(1, 3)).map(lambda t: (t[0], t[0] + t[1]))
sample_lists = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.integers(0, 3).map(lambda n: n * 1000),
        st.dictionaries(st.sampled_from(SKILLS), spans, min_size=1, max_size=3),
    ),
    max_size=9,
).map(lambda rows: [Sample(i, float(row[0]), row[1], row[2]) for i, row in enumerate(rows)])
target_lists = st.lists(
    st.tuples(st.sampled_from(SKILLS), st.integers(0, 2), st.integers(1, 2)),
    unique_by=lambda row: row[0],
    min_size=1,
).map(lambda rows: [Target(skill, start, start + more) for skill, start, more in rows])
# What units take alone, one after another; 500 is more than any resource takes.
alone_efforts = st.sampled_from([(20.0,), (5.0, 30.0, 70.0), (500.0,)])


def effort_of(offers: Offers, rows: tuple[int, ...], alone: list[float]) -> float:
    """The effort of some rows, and of learning alone what none of them teaches."""
    led = {unit for row in rows for unit in offers.taught(row)}
    practised = [hours for unit, hours in zip(offers.units, alone, strict=True) if unit not in led]
    return float(offers.efforts[list(rows)].sum()) + sum(practised)


def brute_force(offers: Offers, alone: list[float], budget: int | None) -> float:
    """The least effort of all covers within the budget."""
    return min(
        effort_of(offers, rows, alone)
        for size in range(len(offers) + 1)
        for rows in combinations(range(len(offers)), size)
        if budget is None or offers.costs[list(rows)].sum() <= budget
    )


def check(offers: Offers, alone: list[float], found: Cover, budget: int | None) -> None:
    assert found.effort == pytest.approx(effort_of(offers, found.rows, alone))
    least = brute_force(offers, alone, budget)
    assert found.least <= least + 1e-9
    assert least - 1e-9 <= found.effort <= least / (1 - TOLERANCE) + 1e-9
    assert found.within(found.least)


@given(target_lists, sample_lists, alone_efforts)
def test_no_choice_covers_all_in_less_time(targets: list[Target], samples, efforts):
    offers = offered(targets, samples)
    alone = [efforts[i % len(efforts)] for i in range(len(offers.units))]
    check(offers, alone, cover(offers, alone), None)


@given(target_lists, sample_lists, alone_efforts, st.integers(0, 6).map(lambda n: n * 1000))
def test_the_budget_is_kept_and_no_choice_within_it_takes_less(
    targets: list[Target], samples, efforts, budget: int
):
    offers = offered(targets, samples)
    alone = [efforts[i % len(efforts)] for i in range(len(offers.units))]
    found = cover(offers, alone, budget_cents=budget)
    assert offers.costs[list(found.rows)].sum() <= budget
    check(offers, alone, found, budget)


@given(target_lists, sample_lists, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_the_catalogue_is_irrelevant(targets: list[Target], samples, random):
    shuffled = list(samples)
    random.shuffle(shuffled)
    alone = [30.0] * len(units(targets))
    one, other = offered(targets, samples), offered(targets, shuffled)
    assert [one.id(row) for row in cover(one, alone).rows] == [
        other.id(row) for row in cover(other, alone).rows
    ]


def test_a_search_that_is_cut_off_still_covers_and_says_that_it_may_not_be_best():
    targets = [Target(skill, 0, 2) for skill in SKILLS]
    pairs = [
        Sample(i, 5.0 + i, 0, {a: (0, 2), b: (0, 1)})
        for i, (a, b) in enumerate(combinations(SKILLS, 2))
    ]
    offers = offered(targets, [*pairs, Sample(99, 50.0, 0, {"e": (0, 2)})])
    alone = [500.0] * len(offers.units)
    found = cover(offers, alone, limit=1)
    assert not found.within(found.least)
    assert found.effort == effort_of(offers, found.rows, alone) < 500
    assert found.least <= cover(offers, alone).effort
