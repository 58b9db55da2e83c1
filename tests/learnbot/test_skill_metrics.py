"""The measures themselves, by hand-counted cases."""

import pytest

from learnbot.skilltrain import metrics
from learnbot.skilltrain.metrics import Counts


def test_ranking_counts_hits_over_what_could_be_hit() -> None:
    scored = metrics.ranking(
        [
            ([True, False, True, False, False, False], 2),
            ([False, True] + [False] * 8, 1),
            ([False] * 10, 0),
        ]
    )
    assert scored.queries == 2
    assert scored.rp5 == pytest.approx(100)
    assert scored.mrr == pytest.approx((1 + 0.5) / 2)


def test_labels_that_no_rank_has_count_as_missed() -> None:
    assert metrics.ranking([([True, False, False, False, False], 4)]).rp5 == pytest.approx(25)


def test_gain_is_one_for_the_best_order_and_less_for_others() -> None:
    assert metrics.ndcg([True, True, False], 2) == pytest.approx(1)
    assert 0 < metrics.ndcg([False, True, True], 2) < 1


def test_strict_spans_agree_at_both_ends() -> None:
    assert metrics.strict({(0, 1), (3, 3)}, {(0, 1), (3, 4)}) == Counts(1, 2, 2)


def test_overlap_counts_each_side_by_itself() -> None:
    said, wanted = {(0, 1), (2, 3), (8, 9)}, {(1, 2)}
    precision, recall = metrics.overlapping(said, wanted)
    assert (precision.right, precision.said) == (2, 3)
    assert (recall.right, recall.wanted) == (1, 1)
    assert metrics.overlap_f1((precision, recall)) == pytest.approx(80)


def test_nothing_said_is_no_division_by_nought() -> None:
    assert Counts().f1 == Counts().precision == 0


def test_classes_are_weighted_by_how_often_they_are_wanted() -> None:
    scored = metrics.of_classes(["a", "a", "a", "b"], ["a", "a", "b", "c"])
    assert scored.right == pytest.approx(50)
    assert scored.plain == pytest.approx((80 + 0) / 2)
    assert scored.weighted == pytest.approx((3 * 80 + 0) / 4)
