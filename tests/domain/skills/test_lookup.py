"""Names and queries to skills."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.values import How


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
