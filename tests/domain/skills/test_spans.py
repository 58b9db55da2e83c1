"""The tagger of phrases, trained on a handful of sentences without any model package."""

from pathlib import Path

import pytest

from domain.skills.extraction import Engine
from domain.skills.spans import Sight, Tagger, runs, train


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
    ((found,),) = Tagger(sight, path).spans([("You", "will", "sail", "boats", "daily")])
    assert found[:2] == (2, 3)
    assert 0.5 < found[2] <= 1
    assert Tagger(sight, path).spans([()]) == [[]]


def test_taxonomy_is_seen_in_the_words_it_names(engine: Engine) -> None:
    ((_, name),) = Sight(engine.taxonomy, engine.index).features([("in", "Python")])
    assert name["0k=b"] == 1.0
    assert name["0kd=bsoftware"] == 1.0
