"""What a skill carries over to, as matching keeps it."""

import pytest

from domain.matching.taxonomy import BASIS_COUNTS, reach
from domain.skills.extraction import Engine


@pytest.mark.parametrize("slug", ["python", "kubernetes", "react"])
def test_skill_reaches_what_the_graph_says_by_the_same_paths(slug: str) -> None:
    found = Engine.default().graph.reach(slug)
    assert found
    assert [one.path for one in reach(slug)] == [near.path for near in found.values()]


def test_basis_counts_half_for_what_builds_on_it() -> None:
    engine = Engine.default()
    near = engine.graph.reach("javascript")["react"]
    assert "javascript" in engine.taxonomy.skills["react"].needs
    (carried,) = (one for one in reach("javascript") if one.path[-1] == "react")
    assert carried.path == ("javascript", "react")
    assert carried.share == near.weight * BASIS_COUNTS


def test_unknown_skill_reaches_nothing() -> None:
    assert list(reach("no-such-skill")) == []
