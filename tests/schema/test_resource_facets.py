"""Facets of resources: what those of a search have in common, and what else could be chosen."""

from datetime import date
from typing import Any

import pytest
from graph import Graph

from domain.kit.config import Settings
from domain.kit.services import Services
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft, hide_resource, resource_id, write
from domain.learning.values import Cost, ResourceType
from domain.skills.values import skill_id

FACETS = """
query ($query: String, $filter: ResourceFilterInput) {
  resourceFacets(query: $query, filter: $filter) {
    counted
    types { value resources }
    costs { value resources }
    levels { value resources }
    languages { value resources }
    skills { resources skill { slug } }
  }
  resources(query: $query, filter: $filter) { totalCount }
}
"""


def draft(title: str, **more: Any) -> ResourceDraft:
    skills = more.pop("skills", {"docker": (0, 1)})
    return ResourceDraft(
        title=title,
        provider="Sample Press",
        url=f"https://learn.example.com/{title.lower().replace(' ', '-')}",
        type=more.pop("type", ResourceType.COURSE),
        hours=5,
        skills={skill_id(slug): Span(*span) for slug, span in skills.items()},
        **more,
    )


PAID: dict[str, Any] = {
    "cost": Cost.PAID, "price_usd_cents": 900, "price_as_of": date(2026, 11, 1)
}  # fmt: skip
HIDDEN = draft("Docker of old")
ALL = [
    draft("Containers at a glance"),
    draft("Containers in depth", skills={"docker": (1, 3), "kubernetes": (0, 2)}, **PAID),
    draft("Kubernetes, das Buch", type=ResourceType.BOOK, language="de",
          skills={"kubernetes": (0, 2)}),
    HIDDEN,
]  # fmt: skip


@pytest.fixture(autouse=True)
async def catalogue(services: Services) -> None:
    async with services.db.transaction() as session:
        await write(session, {resource_id(one.url): one for one in ALL}, source="catalogue")
    await hide_resource(services.db, resource_id(HIDDEN.url))


async def facets(graph: Graph, **variables: Any) -> dict[str, Any]:
    data = (await graph(FACETS, **variables)).data
    found: dict[str, Any] = data["resourceFacets"]
    assert found["counted"] == data["resources"]["totalCount"]
    for kind in ("types", "costs", "levels", "languages"):
        found[kind] = {one["value"]: one["resources"] for one in found[kind]}
    found["skills"] = {one["skill"]["slug"]: one["resources"] for one in found["skills"]}
    return found


async def test_all_that_are_found_are_counted(graph: Graph) -> None:
    assert await facets(graph) == {
        "counted": 3,
        "types": {"COURSE": 2, "BOOK": 1},
        "costs": {"FREE": 2, "PAID": 1},
        # As `filter.level` finds them: what leads from nothing to INTERMEDIATE is at both levels.
        "levels": {"BEGINNER": 3, "INTERMEDIATE": 2, "ADVANCED": 1},
        "languages": {"en": 2, "de": 1},
        "skills": {"docker": 2, "kubernetes": 2},
    }


@pytest.mark.parametrize(
    ("kind", "value", "chosen"),
    [
        ("types", "BOOK", {"types": ["BOOK"]}),
        ("costs", "FREE", {"free": True}),
        ("levels", "ADVANCED", {"level": "ADVANCED"}),
        ("languages", "de", {"language": "de"}),
        ("skills", "docker", {"skills": ["docker"]}),
    ],
)
async def test_a_value_tells_what_choosing_it_gives(
    graph: Graph, kind: str, value: str, chosen: dict[str, Any]
) -> None:
    every, narrowed = await facets(graph), await facets(graph, filter=chosen)
    assert every[kind][value] == narrowed["counted"]
    if kind != "skills":
        assert narrowed[kind] == every[kind]  # what else could be chosen is still told


async def test_words_narrow_everything(graph: Graph) -> None:
    found = await facets(graph, query="containers", filter={"types": ["BOOK"]})
    assert found["counted"] == 0
    assert found["types"] == {"COURSE": 2}
    assert found["languages"] == found["skills"] == {}


async def test_three_statements_and_two_more_for_each_choice(graph: Graph) -> None:
    query = """query ($filter: ResourceFilterInput) { resourceFacets(filter: $filter) {
      counted types { value } skills { resources } } }"""
    assert len((await graph(query)).statements) == 3
    chosen = {"types": ["COURSE"], "language": "en", "skills": ["docker"]}
    assert len((await graph(query, filter=chosen)).statements) == 7


async def test_no_more_are_counted_than_is_set(graph: Graph, settings: Settings) -> None:
    settings.resource_facets_limit = 2
    answer = await graph("{ resourceFacets { counted types { value resources } } }")
    assert answer.data["resourceFacets"] == {
        "counted": 2, "types": [{"value": "COURSE", "resources": 2}]
    }  # fmt: skip


async def test_a_search_that_is_too_long_is_refused(graph: Graph) -> None:
    answer = await graph("query ($query: String) { resourceFacets(query: $query) { counted } }",
                         query="x" * 201)  # fmt: skip
    assert answer.codes == ["BAD_USER_INPUT"]
