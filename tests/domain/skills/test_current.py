"""The engine of a process follows what is imported."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from esco_release import SKILL, esco_release, write
from graph import Graph

from domain.kit.config import Settings
from domain.kit.services import Services
from domain.skills import current, encoders
from domain.skills.extraction import Engine
from domain.skills.service import import_esco
from domain.skills.values import skill_id

PHRASE = "tying heavy mooring knots"
SLUG = "esco-0a1b2c3d-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def ours_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test loads, the next one doesn't know."""
    monkeypatch.setattr(current._Loaded, "engine", None)
    monkeypatch.setattr(current._Loaded, "versions", ())


def release(folder: Path, name: str = "tie heavy mooring knots") -> Path:
    """A release whose one skill has an id as real ones have."""
    esco_release(folder, renamed=name)
    for path in folder.glob("*.csv"):
        path.write_text(path.read_text().replace(SKILL, SKILL[:-1] + SLUG.removeprefix("esco-")))
    skills = folder / "skills_en.csv"
    skills.write_text(skills.read_text().replace(",knowledge,", ",skill/competence,"))
    return folder


EXTRACT = "query ($text: String!) { extractSkills(text: $text) { text skill { slug name } } }"
NORMALIZE = '{ normalizeSkills(names: ["Tie a knot"]) { candidates { how skill { name } } } }'
SEARCH = '{ searchSkills(query: "mooring kno", first: 1) { skill { name } } }'

NEIGHBOURS = """{ searchSkills(query: "give music therapy les", first: 1) {
  skill { neighbours(first: 3) { weight why path skill { slug } } } } }"""


async def test_after_an_import_texts_names_and_search_know_it_without_a_restart(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    text = f"Experience in {PHRASE}."
    async with current.following(services):
        assert not (await graph(EXTRACT, text=text)).data["extractSkills"]
        await import_esco(services.db, release(tmp_path))
        for _ in range(500):
            if current.engine() is not Engine.default():
                break
            await asyncio.sleep(0.02)
        skill = {"slug": SLUG, "name": "tie heavy mooring knots"}
        assert (await graph(EXTRACT, text=text)).data == {
            "extractSkills": [{"text": PHRASE, "skill": skill}]
        }
        named = {"skill": {"name": skill["name"]}}
        assert (await graph(NORMALIZE)).data == {
            "normalizeSkills": [{"candidates": [{"how": "ALIAS", **named}]}]
        }
        assert (await graph(SEARCH)).data == {"searchSkills": [named]}


async def test_an_imported_skill_has_neighbours_in_the_graph(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    if encoders.static() is None:
        pytest.skip("the quality extra is not installed")
    await import_esco(services.db, release(tmp_path, "give music therapy lessons"))
    await current.refresh(services.db, services.settings)
    (found,) = (await graph(NEIGHBOURS)).data["searchSkills"]
    near = found["skill"]["neighbours"]
    assert ["music-therapy", [SLUG, "music-therapy"]] in [
        [one["skill"]["slug"], one["path"]] for one in near
    ]


async def test_a_second_look_at_the_same_import_loads_nothing(
    services: Services, tmp_path: Path
) -> None:
    await import_esco(services.db, release(tmp_path))
    assert await current.refresh(services.db, services.settings)
    known = current.engine()
    assert not await current.refresh(services.db, services.settings)
    assert current.engine() is known


async def test_a_skill_that_left_its_release_is_found_no_more_but_kept(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    await import_esco(services.db, release(tmp_path))
    await current.refresh(services.db, services.settings)
    assert current.engine().slugs[skill_id(SLUG)] == SLUG
    head = (tmp_path / "skills_en.csv").read_text().splitlines()[0]
    write(tmp_path / "skills_en.csv", tuple(head.split(",")))
    write(tmp_path / "skills_de.csv", tuple(head.split(",")))
    await import_esco(services.db, tmp_path)
    assert await current.refresh(services.db, services.settings)
    assert current.engine().skill(SLUG) is None
    assert not current.engine().extract(PHRASE)
    assert (await graph(f'{{ skill(slug: "{SLUG}") {{ name }} }}')).data["skill"]


@pytest.mark.parametrize(("use", "extracted", "known"), [("search", 0, 1), ("off", 0, 0)])
async def test_the_setting_says_what_an_import_serves(
    services: Services,
    make_settings: Callable[..., Settings],
    tmp_path: Path,
    use: str,
    extracted: int,
    known: int,
) -> None:
    await import_esco(services.db, release(tmp_path))
    await current.refresh(services.db, make_settings(imported_skills=use))
    engine = current.engine()
    assert len(engine.extract(PHRASE)) == extracted
    assert len(engine.normalise("tie heavy mooring knots")) == known


async def test_only_the_chosen_languages_are_known(
    services: Services, make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    await import_esco(services.db, release(tmp_path))
    await current.refresh(services.db, services.settings)
    assert not current.engine().normalise("Knotenkunde")
    current._Loaded.versions = ()
    await current.refresh(services.db, make_settings(imported_languages=["en", "de"]))
    assert [one.skill_id for one in current.engine().normalise("Knotenkunde")] == [SLUG]
