"""What a score reads of a person."""

import pytest

from domain.matching.readings import KIND_DECAY, with_broader
from domain.matching.standing import stand
from domain.matching.taxonomy import broader_of, reach
from domain.matching.values import HeldSkill, Person

TREE = {"go": {"languages": 1, "programming": 2}, "rust": {"languages": 1, "programming": 2}}


def tree(skill_id: str) -> dict[str, int]:
    return TREE.get(skill_id, {})


def test_who_has_a_kind_of_a_skill_has_the_skill_by_its_best_kind() -> None:
    held = with_broader({"go": HeldSkill(0.5), "rust": HeldSkill(1.0)}, tree)
    assert held["go"] == HeldSkill(0.5)
    assert held["languages"].level == pytest.approx(KIND_DECAY)
    assert held["programming"].level == pytest.approx(KIND_DECAY**2)
    assert held["programming"].by_kind


def test_what_is_held_itself_stays_as_the_person_says() -> None:
    held = with_broader({"go": HeldSkill(1.0), "languages": HeldSkill(0.25)}, tree)
    assert held["languages"] == HeldSkill(0.25)


def test_far_off_categories_are_not_held() -> None:
    held = with_broader({"go": HeldSkill(1.0)}, lambda _: {"near": 3, "far": 4})
    assert set(held) == {"go", "near"}


def test_what_is_had_by_a_kind_carries_over_to_nothing_by_itself() -> None:
    python = with_broader({"python": HeldSkill(1.0)}, broader_of)
    assert "programming" in python
    alone = stand(Person(skills={"python": HeldSkill(1.0)}), reach)
    assert stand(Person(skills=python), reach).carried == alone.carried
