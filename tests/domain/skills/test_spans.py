"""The tagger of phrases, trained on a handful of sentences without any model package."""

from pathlib import Path

import numpy as np
import pytest

from domain.skills.extraction import Engine
from domain.skills.spans import Sight, Tagger, likeliest, runs, tags_of, train


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("OBIOB", [(1, 2), (4, 4)]),
        ("BBI", [(0, 0), (1, 2)]),
        ("OIIO", [(1, 2)]),
        ("OOO", []),
        ("", []),
    ],
)
def test_tags_are_runs(tags: str, spans: list[tuple[int, int]]) -> None:
    assert runs(list(tags)) == spans


def test_tagger_learns_a_pattern_and_says_how_sure_it_is(engine: Engine, tmp_path: Path) -> None:
    sight = Sight(engine.taxonomy, engine.index)
    verbs = ("wash", "paint", "build", "sell", "mend", "carry")
    sentences = [("You", "will", verb, "boats", "daily") for verb in verbs for _ in range(3)]
    path = tmp_path / "a.crf"
    train(sight, sentences, [[(2, 3)]] * len(sentences), path, sparse=0.01, damped=0.01)
    tagger = Tagger(sight, path)
    (found,) = tagger.spans(("You", "will", "sail", "boats", "daily"))
    assert found[:2] == (2, 3)
    assert 0.5 < found[2] <= 1
    assert tagger.spans(()) == []
    shares = tagger.shares(("You", "will", "sail", "boats", "daily"))
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert shares.argmax(axis=1).tolist() == [0, 0, 1, 2, 0]


@pytest.mark.parametrize(
    ("shares", "tags"),
    [
        ([[0.9, 0.1, 0.0], [0.4, 0.2, 0.4], [0.9, 0.1, 0.0]], "OOO"),
        ([[0.5, 0.4, 0.1], [0.1, 0.1, 0.8], [0.9, 0.1, 0.0]], "BIO"),
        ([[0.2, 0.1, 0.7], [0.9, 0.0, 0.1]], "OO"),
        ([[0.1, 0.9, 0.0], [0.1, 0.5, 0.4], [0.3, 0.0, 0.7]], "BBI"),
        ([], ""),
    ],
)
def test_likeliest_tags_begin_what_they_go_on_with(shares: list[list[float]], tags: str) -> None:
    assert likeliest(np.asarray(shares, np.float32).reshape(-1, 3)) == tags


def test_tags_and_runs_are_each_others_reverse() -> None:
    assert runs(tags_of("abcde", [(0, 0), (1, 3)])) == [(0, 0), (1, 3)]


def test_taxonomy_is_seen_in_the_words_it_names(engine: Engine) -> None:
    _, name = Sight(engine.taxonomy, engine.index).features(("in", "Python"))
    assert name["0k=b"] == 1.0
    assert name["0kd=bsoftware"] == 1.0
