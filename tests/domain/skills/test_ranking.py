"""Ranking labels by meaning, with what is installed and without."""

import numpy as np
import pytest

from domain.skills import encoders
from domain.skills.extraction import Engine
from domain.skills.labels import Labels
from domain.skills.occupations import Duties, Titles
from domain.skills.ranking import CANDIDATES, Ranker, available, names
from domain.skills.values import How, Tier

LABELS = Labels(
    ids=["a", "b", "c", "d"],
    preferred=["manage staff", "bake bread", "drive lorries", "SQL"],
    alternatives=[["lead a team", "supervise employees"], ["make loaves"], ["drive trucks"], []],
    occupations=[200, 3, 5, 40],
    reuse=["transversal", "occupation-specific", "sector-specific", "cross-sector"],
)
TIERS = available()
quality = pytest.mark.skipif(Tier.SENTENCE not in TIERS, reason="the quality extra is missing")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def best(tier: Tier, text: str) -> str:
    return LABELS.ids[Ranker(LABELS, tier).rank([text])[0][0].place]


@pytest.mark.parametrize("tier", TIERS)
def test_label_that_stands_in_the_sentence_comes_first(tier: Tier) -> None:
    assert best(tier, "You will manage staff in three shops.") == "a"
    assert best(tier, "Reports in SQL") == "d"


@quality
@pytest.mark.parametrize("tier", [Tier.STATIC, Tier.SENTENCE])
def test_label_in_other_words_comes_first(tier: Tier) -> None:
    assert best(tier, "Operating heavy trucks on motorways") == "c"


@pytest.mark.parametrize("tier", TIERS)
def test_scores_fall_and_chances_are_chances(tier: Tier) -> None:
    ranked = Ranker(LABELS, tier).rank(["We bake bread and manage staff"], limit=4)[0]
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert all(0 <= one.probability <= 1 for one in ranked)
    assert {LABELS.ids[one.place] for one in ranked[:2]} == {"a", "b"}


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("text", ["", "   ", "1234 !!", "x" * 2000])
def test_any_text_can_be_ranked(tier: Tier, text: str) -> None:
    assert len(Ranker(LABELS, tier).rank([text], limit=3)[0]) == 3


@pytest.mark.parametrize("tier", TIERS)
def test_signals_have_their_names(tier: Tier) -> None:
    places, signals = Ranker(LABELS, tier).candidates("bake")
    assert signals.shape == (len(places), len(names(tier)))
    assert len(places) <= CANDIDATES


def test_without_packages_the_dictionary_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "static", lambda: None)
    assert available() == (Tier.DICTIONARY,)
    assert best(available()[-1], "manage staff") == "a"


@quality
def test_phrase_is_found_by_its_meaning_and_marked(engine: Engine) -> None:
    (mention,) = engine.extract("You like learning of machines.")
    assert (mention.skill_id, mention.how) == ("ml", How.SEMANTIC)
    assert mention.confidence < 0.7
    assert engine.extract("You like learning of machines.", tier=Tier.DICTIONARY) == []


@pytest.mark.parametrize("tier", TIERS)
def test_title_finds_its_occupation(tier: Tier) -> None:
    occupations = Labels(
        ids=["baker", "driver"],
        preferred=["baker", "lorry driver"],
        alternatives=[["bread maker"], ["truck driver"]],
    )
    scores = Titles(occupations, tier).scores(["Truck drivers wanted", "Baker (night shift)"])
    assert scores.argmax(axis=1).tolist() == [1, 0]


@pytest.mark.parametrize("tier", TIERS)
def test_duties_find_the_occupation_with_those_skills(tier: Tier) -> None:
    duties = Duties(LABELS, [[(1, True), (0, False)], [(2, True)], []], tier)
    scores = duties.scores(["Drive lorries across the country."])
    assert int(np.argmax(scores)) == 1
    assert scores[2] == -np.inf


def test_vectors_are_of_unit_length_or_nothing() -> None:
    rows = encoders.unit(np.asarray([[3.0, 4.0], [0.0, 0.0]], np.float32))
    assert np.linalg.norm(rows, axis=1).tolist() == [1.0, 0.0]
