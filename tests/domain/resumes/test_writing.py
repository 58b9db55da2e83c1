"""The language that a resume is written in counts, below what its owner says of it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.resumes.owner import entries_of, skills_of
from domain.resumes.records import Item, ItemKind, ItemState, ResumeSkill
from domain.skills.extraction import Engine
from domain.skills.inference import infer
from domain.skills.values import Level, skill_id

RESUME = UUID(int=1)


def _language(name: str, level: str | None = None, state: ItemState = ItemState.READ) -> Item:
    value: dict[str, Any] = {"name": name, "level": level}
    return Item(uuid4(), RESUME, ItemKind.LANGUAGE, 0, state, value, value, 0.9, [])


def _shown(language: str | None, *items: Item) -> dict[UUID, ResumeSkill]:
    held = infer(Engine.default(), entries_of(items, language), date(2026, 1, 1))
    return {one.skill_id: one for one in skills_of(RESUME, held)}


@pytest.mark.parametrize(
    ("language", "skill"),
    [("en", "english"), ("de", "german"), ("zh", "chinese"), ("no", "norwegian")],
)
def test_the_language_of_a_resume_is_held_and_its_source_is_named(
    language: str, skill: str
) -> None:
    found = _shown(language)[skill_id(skill)]
    name = skill.capitalize()
    assert found.proficiency == Level.ADVANCED
    assert (found.implied, found.confidence) == (False, 0.85)
    assert found.evidence == [{"text": f"The resume is written in {name}."}]


def test_who_has_another_mother_tongue_has_learned_it() -> None:
    found = _shown("en", _language("Polish", "native"))
    assert found[skill_id("english")].proficiency == Level.INTERMEDIATE


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("B1", Level.INTERMEDIATE),
        ("A2", Level.BEGINNER),
        ("native", Level.EXPERT),
        (None, Level.ADVANCED),
    ],
)
def test_a_stated_level_wins_over_the_language_of_the_resume(
    written: str | None, level: Level
) -> None:
    assert _shown("en", _language("English", written))[skill_id("english")].proficiency == level


@pytest.mark.parametrize("language", [None, "xx"])
def test_an_unknown_language_shows_nothing(language: str | None) -> None:
    assert _shown(language) == {}


def test_a_language_that_its_owner_took_out_is_not_brought_back() -> None:
    assert _shown("en", _language("Englisch", None, ItemState.REJECTED)) == {}
