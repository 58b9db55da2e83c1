"""Imported skills are near to what their names mean."""

from uuid import uuid4

import pytest

from domain.skills import encoders
from domain.skills.extraction import Engine
from domain.skills.graph import RELATED
from domain.skills.imported import Imported, ImportedName, ImportedSkill
from domain.skills.nearness import LEAST
from domain.skills.text import key
from domain.skills.values import Kind, Source

NAMES = {
    "esco-a": "harvest ripe apples",
    "esco-b": "harvest ripe pears",
    "esco-c": "teach music therapy",
    "esco-d": "count parking meters at night",
}


@pytest.fixture(scope="module")
def wider() -> Engine:
    ours = Engine.default()
    skills = [
        ImportedSkill(uuid4(), slug, name, Kind.PRACTICE, "Work", [1, 2, 3, 4], Source.ESCO)
        for slug, name in NAMES.items()
    ]
    skills.append(
        ImportedSkill(
            uuid4(), "onet-x", "Apple Harvester", Kind.TOOL, "Tools", [1, 2, 3, 4], Source.ONET
        )
    )
    names = [ImportedName(one.slug, one.name, key(one.name), True, one.source) for one in skills]
    return ours.with_imported(
        Imported(skills, names, ours=dict(ours.taxonomy.skills), taken=ours.index.by_key)
    )


@pytest.fixture(autouse=True)
def needs_vectors() -> None:
    if encoders.static() is None:
        pytest.skip("the quality extra is not installed")


def test_neighbours_of_an_imported_skill_are_imported_ones_and_ours(wider: Engine) -> None:
    (first, *_) = wider.neighbours("esco-a")
    assert first.skill_id == "esco-b"
    assert first.path == ("esco-a", "esco-b")
    assert RELATED * LEAST <= first.weight <= RELATED
    assert "harvest ripe apples" in first.why
    assert "music-therapy" in {one.skill_id for one in wider.neighbours("esco-c")}


def test_neighbours_are_nearest_first_no_more_than_asked_and_never_the_skill(
    wider: Engine,
) -> None:
    found = wider.neighbours("esco-c", 50)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert "esco-c" not in {one.skill_id for one in found}
    assert wider.neighbours("esco-c", 1) == found[:1]


def test_what_nothing_is_near_has_none(wider: Engine) -> None:
    assert wider.neighbours("esco-d") == []


def test_products_are_near_to_nothing_by_their_names(wider: Engine) -> None:
    assert wider.neighbours("onet-x") == []
    assert "onet-x" not in {one.skill_id for one in wider.neighbours("esco-a", 50)}


def test_ours_keep_the_neighbours_of_the_taxonomy(wider: Engine) -> None:
    assert wider.neighbours("python") == Engine.default().neighbours("python")


def test_without_an_import_an_unknown_skill_has_none() -> None:
    assert Engine.default().neighbours("esco-a") == []


def test_numbers_of_one_byte_lose_hardly_anything(wider: Engine) -> None:
    table = encoders.static()
    assert table is not None
    rows = table.encode([NAMES["esco-a"], NAMES["esco-b"]])
    (first, *_) = wider.neighbours("esco-a")
    assert first.weight == pytest.approx(RELATED * float(rows[0] @ rows[1]), abs=0.005)
