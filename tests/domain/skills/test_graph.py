"""Neighbours, and what carries from one skill to another."""

from domain.skills.extraction import Engine
from domain.skills.values import Level


def test_neighbours_are_nearest_first_with_a_path(engine: Engine) -> None:
    near = engine.neighbours("typescript", 10)
    assert near[0].skill_id in {"javascript", "programming"}
    assert [one.weight for one in near] == sorted((one.weight for one in near), reverse=True)
    assert all(one.path[0] == "typescript" and one.path[-1] == one.skill_id for one in near)
    assert all(one.why for one in near)


def test_unknown_skill_has_no_neighbours(engine: Engine) -> None:
    assert engine.neighbours("cobol") == []


def test_skill_itself_transfers_by_its_level(engine: Engine) -> None:
    whole = engine.transfer({"python": Level.EXPERT}, "python")
    half = engine.transfer({"python": Level.INTERMEDIATE}, "python")
    assert (whole.share, half.share) == (1.0, 0.5)


def test_near_skill_transfers_in_part_with_the_path(engine: Engine) -> None:
    found = engine.transfer({"javascript": Level.EXPERT, "german": Level.EXPERT}, "typescript")
    assert found.from_id == "javascript"
    assert found.path == ("javascript", "typescript")
    assert 0 < found.share < 1


def test_more_skills_never_transfer_less(engine: Engine) -> None:
    few = engine.transfer({"java": Level.EXPERT}, "python")
    more = engine.transfer({"java": Level.EXPERT, "pandas": Level.EXPERT}, "python")
    assert more.share >= few.share > 0


def test_nothing_near_transfers_nothing(engine: Engine) -> None:
    found = engine.transfer({"german": Level.EXPERT}, "python")
    assert (found.share, found.from_id, found.path) == (0.0, None, ())
