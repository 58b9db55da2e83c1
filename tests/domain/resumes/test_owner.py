"""What a resume's items say of how well its owner knows what they name."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.resumes.owner import entries_of, profile_of, skills_of
from domain.resumes.records import Item, ItemKind, ItemState
from domain.skills.extraction import Engine
from domain.skills.inference import infer
from domain.skills.values import Level, skill_id

TODAY = date(2026, 1, 1)
RESUME = UUID(int=1)


def _item(kind: ItemKind, state: ItemState = ItemState.READ, **value: Any) -> Item:
    return Item(uuid4(), RESUME, kind, 0, state, value, value, 0.9, [])


def _levels(*items: Item) -> dict[UUID, Level]:
    held = infer(Engine.default(), entries_of(items), TODAY)
    return {one.skill_id: one.proficiency for one in skills_of(RESUME, held) if not one.implied}


@pytest.mark.parametrize(
    ("name", "written", "skill", "level"),
    [
        ("French", "native", "french", Level.EXPERT),
        ("Allemand", "C1", "german", Level.ADVANCED),
        ("Polish", "B2", "polish", Level.INTERMEDIATE),
        ("Inglese", "A2", "english", Level.BEGINNER),
        ("日语", "C2", "japanese", Level.EXPERT),
        ("Spanish", "Conversational, as its owner put it", "spanish", Level.INTERMEDIATE),
        ("Dutch", None, "dutch", Level.INTERMEDIATE),
    ],
)
def test_a_language_is_a_skill_at_its_level(
    name: str, written: str | None, skill: str, level: Level
) -> None:
    item = _item(ItemKind.LANGUAGE, name=name, level=written)
    assert _levels(item) == {skill_id(skill): level}


def test_a_language_that_the_taxonomy_lacks_is_no_skill() -> None:
    assert _levels(_item(ItemKind.LANGUAGE, name="Quenya", level="native")) == {}


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Expert", Level.EXPERT),
        ("4/5", Level.ADVANCED),
        ("familiar with", Level.BEGINNER),
        (None, Level.INTERMEDIATE),
    ],
)
def test_a_skill_is_held_at_its_written_level(written: str | None, level: Level) -> None:
    assert _levels(_item(ItemKind.SKILL, name="Python", level=written))[skill_id("python")] == level


def test_evidence_of_a_language_quotes_what_is_written() -> None:
    item = _item(ItemKind.LANGUAGE, name="Allemand", level="C1")
    (skill,) = skills_of(RESUME, infer(Engine.default(), entries_of([item]), TODAY))
    assert skill.evidence == [
        {"itemId": f"resume_item_{item.id.hex}", "text": "Allemand", "start": 0, "end": 8}
    ]


def test_rejected_items_show_nothing() -> None:
    assert _levels(_item(ItemKind.LANGUAGE, ItemState.REJECTED, name="French")) == {}


@pytest.mark.parametrize(
    ("written", "city", "country"),
    [
        ("Tromsø, Norway", "Tromsø", "NO"),
        ("Austin, TX, US", "Austin", "US"),
        ("4 Harbour Street, Bergen, Norway", "Bergen", "NO"),
        ("Bristol", "Bristol", None),  # there is more than one
        ("Somewhere, Nowhereland", "Somewhere, Nowhereland", None),
    ],
)
def test_an_address_gives_city_and_country(written: str, city: str, country: str | None) -> None:
    head = profile_of([_item(ItemKind.LOCATION, text=written)], [], today=TODAY).head
    assert (head["city"], head["country"]) == (city, country)
