"""Collections by the words that they share with a text."""

import numpy as np

from domain.skills.rare_words import RareWords

TEXTS = ["bakes bread", "sells bread", "drives lorries", "bakes and bakes cakes"]


def index(*held: dict[int, float]) -> RareWords:
    return RareWords(
        TEXTS,
        [(np.asarray([*one], np.int64), np.asarray([*one.values()], np.float32)) for one in held],
    )


def test_rare_words_count_more_than_common_ones() -> None:
    scores = index({0: 1}, {1: 1}, {2: 1}).scores("drives bread")
    assert scores[2] > scores[0] == scores[1] > 0


def test_what_counts_more_in_a_collection_is_found_sooner() -> None:
    scores = index({0: 2, 2: 1}, {0: 1, 2: 2}).scores("lorry")
    assert scores[1] > scores[0] > 0


def test_a_long_collection_gets_less_for_the_same_word() -> None:
    short, long, empty = index({2: 1}, {2: 1, 0: 1, 1: 1}, {}).scores("lorries")
    assert short > long > empty == 0


def test_unknown_words_score_nothing() -> None:
    assert index({0: 1}, {}).scores("unheard of").tolist() == [0, 0]
