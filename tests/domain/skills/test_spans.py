"""The tagger of phrases, trained on a handful of sentences without any model package."""

from pathlib import Path

import numpy as np
import pytest

from domain.skills.extraction import Engine
from domain.skills.spans import TAGS, Sight, Tagger, likeliest, runs, tags_of, train


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("OBLOU", [(1, 2), (4, 4)]),
        ("UBILBL", [(0, 0), (1, 3), (4, 5)]),
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
    assert "".join(TAGS[at] for at in shares.argmax(axis=1)) == "OOBLO"


@pytest.mark.parametrize(
    ("shares", "tags"),
    [
        # Of O, B, I, L and U.
        ([[0.9, 0.1, 0, 0, 0], [0.3, 0.2, 0.4, 0, 0.1], [0.9, 0.1, 0, 0, 0]], "OOO"),
        ([[0.5, 0.4, 0.1, 0, 0], [0.1, 0, 0.1, 0.8, 0], [0.9, 0.1, 0, 0, 0]], "BLO"),
        ([[0.2, 0, 0.1, 0.7, 0], [0.9, 0.1, 0, 0, 0]], "OO"),
        ([[0.4, 0.6, 0, 0, 0], [0.2, 0, 0.4, 0.4, 0], [0.2, 0, 0.5, 0.3, 0]], "BIL"),
        ([[0.1, 0.4, 0, 0, 0.5], [0.1, 0, 0, 0.4, 0.5]], "UU"),
        ([[0.4, 0.6, 0, 0, 0]], "O"),
        ([], ""),
    ],
)
def test_likeliest_tags_hold_as_whole_spans(shares: list[list[float]], tags: str) -> None:
    assert likeliest(np.asarray(shares, np.float32).reshape(-1, len(TAGS))) == tags


def test_tags_and_runs_are_each_others_reverse() -> None:
    assert "".join(tags_of("abcdefg", [(0, 0), (1, 3), (5, 6)])) == "UBILOBL"
    assert runs(tags_of("abcdefg", [(0, 0), (1, 3), (5, 6)])) == [(0, 0), (1, 3), (5, 6)]


def test_taxonomy_is_seen_in_the_words_it_names(engine: Engine) -> None:
    _, name = Sight(engine.taxonomy, engine.index).features(("in", "Python"))
    assert name["0k=b"] == 1.0
    assert name["0kd=bsoftware"] == 1.0
