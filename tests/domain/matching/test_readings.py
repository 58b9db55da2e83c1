"""What a score reads of a person."""

from typing import Any
from uuid import UUID

import pytest

from domain.jobs.values import Level as JobLevel
from domain.matching.readings import (
    KIND_DECAY,
    JobAsk,
    SkillAsk,
    read_person,
    read_wanted,
    wanted_level,
    with_broader,
)
from domain.matching.repository import held_ids
from domain.matching.standing import stand
from domain.matching.taxonomy import broader_of, reach
from domain.matching.values import HeldSkill, Person
from domain.profiles.values import HeldSkill as ProfileSkill
from domain.profiles.values import Source
from domain.skills.values import Level, Requirement, skill_id

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


def test_a_kind_shows_more_than_what_is_only_taken_from_a_degree() -> None:
    taught = HeldSkill(0.25, shown_by="Follows from the studies: Computing.")
    held = with_broader({"go": HeldSkill(1.0), "languages": taught}, tree)
    assert held["languages"] == HeldSkill(KIND_DECAY, by_kind=True)
    assert with_broader({"go": HeldSkill(0.25), "languages": taught}, tree)["languages"] == taught


WORDS = {"itemId": "resume_item_1", "text": "Python", "start": 0, "end": 6}
SENTENCE = {"text": "The resume is written in English."}


def held_skill(implied: bool, *evidence: dict[str, Any]) -> ProfileSkill:
    key = skill_id("python")
    return ProfileSkill(
        key, key, key, Level.ADVANCED, None, None, False, Source.RESUME, implied, 0.9,
        list(evidence),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("skill", "shown_by"),
    [
        (held_skill(False, WORDS), ""),
        (held_skill(False), ""),  # the person's own word
        (held_skill(False, SENTENCE), SENTENCE["text"]),
        (held_skill(True, SENTENCE), SENTENCE["text"]),
        (held_skill(False, WORDS, SENTENCE), ""),
        (held_skill(False, {"assessmentId": "assessment_1", "text": "Tests: expert"}), ""),
    ],
)
def test_what_shows_an_unnamed_skill_is_told(skill: ProfileSkill, shown_by: str) -> None:
    person = read_person(None, None, [skill], [], lambda _: "python", lambda _: {})
    assert person.skills == {"python": HeldSkill(0.75, shown_by=shown_by)}


def test_what_only_follows_from_other_skills_is_not_held() -> None:
    person = read_person(None, None, [held_skill(True)], [], lambda _: "python", lambda _: {})
    assert person.skills == {}


@pytest.mark.parametrize(
    ("level", "requirement", "wanted"),
    [
        ("senior", "required", Level.ADVANCED),
        ("senior", "preferred", Level.INTERMEDIATE),
        ("senior", "bonus", Level.BEGINNER),
        ("mid", "required", Level.INTERMEDIATE),
        (None, "preferred", Level.INTERMEDIATE),
        ("intern", "required", Level.BEGINNER),
        ("intern", "bonus", Level.BEGINNER),
    ],
)
def test_more_than_the_usual_level_is_wanted_of_what_is_required_alone(
    level: str | None, requirement: str, wanted: Level
) -> None:
    found = wanted_level(JobLevel(level) if level else None, Requirement(requirement))
    assert found == wanted


def test_soft_skills_are_wanted_at_the_usual_level_at_most() -> None:
    ask = JobAsk(UUID(int=1), "Head Chef", "senior", None, None, None, None, None, None)  # type: ignore[arg-type]
    skills = [SkillAsk(UUID(int=2), "required", 1.0), SkillAsk(UUID(int=3), "required", 1.0)]  # type: ignore[arg-type]
    names = {UUID(int=2): "patience", UUID(int=3): "sauces"}
    found = read_wanted(ask, skills, names.get, {"patience"}).skills
    assert [(one.skill_id, one.level, one.soft) for one in found] == [
        ("patience", 0.5, True),
        ("sauces", 0.75, False),
    ]


def test_jobs_are_looked_for_by_what_is_named_if_anything_is() -> None:
    taught = HeldSkill(0.25, shown_by="Follows from the studies: Computing.")
    named = {"go": HeldSkill(1.0), "calculus": taught}
    assert held_ids(Person(skills=named)) == [skill_id("go")]
    assert held_ids(Person(skills={"calculus": taught})) == [skill_id("calculus")]
    broader = with_broader({"calculus": taught}, lambda _: {"mathematics": 1})
    assert broader["mathematics"].shown_by == taught.shown_by


def test_far_off_categories_are_not_held() -> None:
    held = with_broader({"go": HeldSkill(1.0)}, lambda _: {"near": 3, "far": 4})
    assert set(held) == {"go", "near"}


def test_what_is_had_by_a_kind_carries_over_to_nothing_by_itself() -> None:
    python = with_broader({"python": HeldSkill(1.0)}, broader_of)
    assert "programming" in python
    alone = stand(Person(skills={"python": HeldSkill(1.0)}), reach)
    assert stand(Person(skills=python), reach).carried == alone.carried
