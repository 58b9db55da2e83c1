"""Nodes: whatever has an id can be fetched again by it, by whoever may see it."""

from collections.abc import Iterator
from typing import Any

import pytest
from gateways import key, uploaded
from graph import Graph

from domain.jobs.sample import load_sample_jobs
from domain.kit.services import Services
from domain.learning.catalogue import load_catalogue
from domain.resumes import reading
from schema.view import NODES

MINE = """{
  me {
    __typename id
    resumes { nodes { __typename id items { __typename id } } }
    profile {
      skills { __typename id }
      work { __typename id }
      education { __typename id }
      certifications { __typename id }
      projects { __typename id }
      goals { __typename id }
      history(first: 3) { nodes { __typename id } }
    }
  }
  learningPlans { nodes { __typename id steps { __typename id } } }
}"""
ALL = """{
  jobs(first: 1) { nodes { __typename id company { __typename id } match { __typename id } } }
  skills(first: 1) { nodes { __typename id } }
  resources(first: 1) { nodes { __typename id } }
}"""
NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"
SAVED = "{ ... on ProfileEntrySaved { profile { headline } } }"
# Of administrators and of tests, elsewhere; and of imported classifications.
ELSEWHERE = {"ApiKey", "Assessment", "CareerPage", "Occupation", "ScrapeRun"}


def found(value: Any) -> Iterator[tuple[str, str]]:
    """The type and the id of everything in an answer that has one."""
    if isinstance(value, list):
        for item in value:
            yield from found(item)
    elif isinstance(value, dict):
        if "id" in value:
            yield value["__typename"], value["id"]
        for inner in value.values():
            yield from found(inner)


@pytest.fixture
async def owner(ada: Graph, services: Services) -> Graph:
    """A person with something of every kind."""
    await load_catalogue(services)
    await load_sample_jobs(services)
    await reading.parse(services, key(await uploaded(ada)))
    for mutation in (
        f'saveProject(input: {{name: "A stove"}}) {SAVED}',
        f'saveCertification(input: {{name: "Oven licence"}}) {SAVED}',
        f'saveCareerGoal(input: {{goal: "A bakery"}}) {SAVED}',
        'createLearningPlan(input: {targetSkills: [{skill: "rust", level: EXPERT}]})'
        " { __typename }",
    ):
        assert (await ada(f"mutation {{ {mutation} }}")).data
    return ada


async def test_everything_is_fetched_again_by_its_id_and_by_its_owner_alone(
    owner: Graph, graph: Graph
) -> None:
    eve = await graph.register("eve@example.com")
    mine = dict(found((await owner(MINE)).data))
    for kind, id in mine.items():
        assert (await owner(NODE, id=id)).data == {"node": {"__typename": kind, "id": id}}
        assert (await eve(NODE, id=id)).data == {"node": None}, kind
        assert (await graph(NODE, id=id)).data == {"node": None}, kind
    public = dict(found((await owner(ALL)).data))
    for kind, id in public.items():
        assert (await owner(NODE, id=id)).data == {"node": {"__typename": kind, "id": id}}
    kinds = {node.view.__name__ for node in NODES.values()}
    assert mine.keys() | public.keys() == kinds - ELSEWHERE


async def test_a_step_that_was_replaced_is_gone(owner: Graph) -> None:
    plans = (await owner("{ learningPlans { nodes { steps { id resource { id } } } } }")).data
    steps = plans["learningPlans"]["nodes"][0]["steps"]
    id = next(step["id"] for step in steps if step["resource"])
    await owner(
        "mutation ($id: ID!) { recordProgress(stepId: $id, action: REPLACE) { __typename } }",
        id=id,
    )
    assert (await owner(NODE, id=id)).data == {"node": None}
