"""Loading the taxonomy and importing releases, on a real database."""

from pathlib import Path

from esco_release import SKILL, esco_release
from graph import Graph

from domain.kit.services import Services
from domain.skills.service import import_esco, load_taxonomy
from domain.skills.taxonomy import Skill, Taxonomy, load
from domain.skills.values import Kind

OCCUPATIONS = """{ occupations(prefix: "rig", first: 5) { nodes { name iscoGroup
  skills { essential skill { slug name source aliases { name language } } } } } }"""


async def test_loading_our_taxonomy_again_changes_nothing(services: Services) -> None:
    loaded = await load_taxonomy(services.db, load())
    assert loaded.unchanged
    assert loaded.skills.total > 2500


async def test_a_changed_taxonomy_keeps_ids_and_says_what_moved(
    services: Services, graph: Graph
) -> None:
    taxonomy = load()
    query = '{ skill(slug: "python") { id name } }'
    before = (await graph(query)).data["skill"]
    skills = dict(taxonomy.skills)
    python = skills["python"]
    skills["python"] = Skill("python", "Python!", python.kind, hours=python.hours)
    skills["sample-skill"] = Skill("sample-skill", "Sample", Kind.TOOL, hours=(1, 2, 3, 4))
    del skills["bookkeeping"]
    loaded = await load_taxonomy(services.db, Taxonomy(skills))
    assert loaded.skills.added == ("sample-skill",)
    assert loaded.skills.renamed == ("python",)
    assert loaded.skills.missing == ("bookkeeping",)
    after = (await graph(query)).data["skill"]
    assert after == {"id": before["id"], "name": "Python!"}
    assert (await graph('{ skill(slug: "bookkeeping") { slug } }')).data["skill"]


async def test_an_esco_release_becomes_skills_and_occupations(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    loaded = await import_esco(services.db, esco_release(tmp_path))
    assert (loaded.skills.total, loaded.occupations.total) == (1, 1)
    (occupation,) = (await graph(OCCUPATIONS)).data["occupations"]["nodes"]
    assert occupation == {
        "name": "rigger",
        "iscoGroup": "7215",
        "skills": [
            {
                "essential": True,
                "skill": {
                    "slug": "esco-1",
                    "name": "knot tying",
                    "source": "ESCO",
                    "aliases": [
                        {"name": "Knotenkunde", "language": "de"},
                        {"name": "tie a knot", "language": "en"},
                        {"name": "tie knots", "language": "en"},
                    ],
                },
            }
        ],
    }


async def test_importing_twice_is_once_and_an_update_says_what_moved(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    await import_esco(services.db, esco_release(tmp_path))
    assert (await import_esco(services.db, tmp_path)).unchanged
    updated = await import_esco(services.db, esco_release(tmp_path, renamed="tying of knots"))
    assert updated.skills.renamed == ("esco-1",)
    assert (await graph('{ skill(slug: "esco-1") { name } }')).data == {
        "skill": {"name": "tying of knots"}
    }


async def test_our_skill_that_is_mapped_takes_the_names_instead_of_a_second_row(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    skills = dict(load().skills)
    skills["knots"] = Skill("knots", "Knots", Kind.PRACTICE, hours=(1, 2, 3, 4), esco=SKILL)
    await load_taxonomy(services.db, Taxonomy(skills))
    loaded = await import_esco(services.db, esco_release(tmp_path))
    assert loaded.skills.total == 0
    answer = await graph('{ skill(slug: "knots") { name source aliases { name } } }')
    assert answer.data["skill"]["source"] == "LEARNBOT"
    assert {"name": "knot tying"} in answer.data["skill"]["aliases"]
