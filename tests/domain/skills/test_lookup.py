"""Names and queries to skills."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.values import How

WHOLE = Engine.default()


@pytest.mark.parametrize(
    ("name", "skill_id", "how"),
    [
        ("python", "python", How.EXACT),
        ("PYTHON 3", "python", How.ALIAS),
        ("Node JS", "nodejs", How.EXACT),
        ("asp.net", "dotnet", How.ALIAS),
        ("go", "go", How.EXACT),
        ("Kuberntes", "kubernetes", How.FUZZY),
    ],
)
def test_name_is_normalised(engine: Engine, name: str, skill_id: str, how: How) -> None:
    best = engine.normalise(name)[0]
    assert (best.skill_id, best.how) == (skill_id, how)


@pytest.mark.parametrize(
    ("name", "skill_ids"),
    [
        ("Excel - advanced", ["microsoft-excel"]),
        ("Knowledge of Kotlin", ["kotlin"]),
        ("Spoken Italian", ["italian"]),
        ("Redis 7", ["redis"]),
        ("Vue.js (3+ years)", ["vue-js"]),
        ("TIG & MIG welding", ["tig-welding", "mig-welding"]),
    ],
)
def test_what_is_said_of_a_skill_does_not_hide_it(name: str, skill_ids: list[str]) -> None:
    assert [one.skill_id for one in WHOLE.normalise(name)] == skill_ids


def test_a_part_of_a_name_is_less_sure_than_all_of_it() -> None:
    part, whole = (WHOLE.normalise(name)[0] for name in ("Power BI Rocket", "Good Power BI"))
    assert part.skill_id == whole.skill_id == "power-bi"
    assert part.confidence < whole.confidence


@pytest.mark.parametrize("name", ["tractor", "neonatal", "road mixing", "cost recording"])
def test_sound_words_are_no_slips_of_others(name: str) -> None:
    assert [one for one in WHOLE.normalise(name) if one.how is How.FUZZY] == []


@pytest.mark.parametrize(
    ("query", "skill_id"),
    [("welding tig", "tig-welding"), ("learning machine", "machine-learning")],
)
def test_search_takes_words_in_any_order(query: str, skill_id: str) -> None:
    assert skill_id in [one.skill_id for one in WHOLE.search(query, 5)]


def test_far_slips_are_left_out_beside_a_near_one() -> None:
    found = WHOLE.search("time managment", 20)
    assert [one.skill_id for one in found] == ["time-management"]


@pytest.mark.parametrize("name", ["", "   ", "underwater basket weaving", "!!!"])
def test_unknown_name_has_no_candidate(engine: Engine, name: str) -> None:
    assert engine.normalise(name) == []


@pytest.mark.parametrize(
    ("query", "skill_id"),
    [("pyth", "python"), ("kube", "kubernetes"), ("web serv", "aws"), ("postgrse", "postgresql")],
)
def test_search_finds_beginnings_words_within_and_slips(
    engine: Engine, query: str, skill_id: str
) -> None:
    assert skill_id in [candidate.skill_id for candidate in engine.search(query, 5)]


def test_search_puts_the_shortest_completion_first_and_keeps_its_limit(engine: Engine) -> None:
    ranked = [candidate.skill_id for candidate in engine.search("java", 2)]
    assert ranked == ["java", "javascript"]
    assert engine.search("java", 0) == []
