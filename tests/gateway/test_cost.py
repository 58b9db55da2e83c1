"""The cost of a document against what it gives: random queries over real data."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from gateways import calling
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
    parse,
)

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway.cost import Cost
from gateway.fields import graphql_schema
from gateway.sizes import COSTS, COUNT, SIZED_BY, SIZES
from learnbot import sample
from schema.root import schema

SCHEMA = graphql_schema(schema)

# Skills at whose side many others stand, and the roots that need nothing else to be answered.
HUBS = ("software-development", "python", "javascript", "machine-learning", "sql")
ROOTS = ("skills", "jobs", "resources", "skill", "searchSkills", "normalizeSkills")
ARGUMENTS = {
    "skill": 'slug: "{hub}"',
    "searchSkills": 'query: "da", first: {first}',
    "normalizeSkills": 'names: ["js", "python", "k8s"]',
}


class Queries:
    """Random queries, of lists rather than of leaves."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self) -> str:
        root = SCHEMA.query_type
        assert root is not None
        name = self.random.choice([name for name in ROOTS if name in root.fields])
        return "{ " + self.field(name, root.fields[name], 1) + " }"

    def field(self, name: str, field: GraphQLField, depth: int) -> str:
        given = ARGUMENTS.get(name, "").format(
            hub=self.random.choice(HUBS), first=self.random.randint(1, 50)
        )
        if not given and "first" in field.args:
            most = 100 if "after" in field.args else 5
            given = f"first: {self.random.randint(1, most)}" if self.random.random() < 0.8 else ""
        arguments = f"({given})" if given else ""
        type_ = get_named_type(field.type)
        if is_leaf_type(type_):
            return name
        return f"{name}{arguments} {{ __typename {self.below(type_, depth)} }}"

    def below(self, type_: Any, depth: int) -> str:
        if not is_object_type(type_) or depth > 6:
            return ""
        if "edges" in type_.fields:
            kept = self.random.sample(("edges", "nodes"), self.random.randint(1, 2))
            return " ".join(self.field(name, type_.fields[name], depth) for name in kept)
        if "cursor" in type_.fields:
            return self.field("node", type_.fields["node"], depth)
        inner = [name for name in self.composite(type_) if self.random.random() < 0.5]
        return " ".join(self.field(name, type_.fields[name], depth + 1) for name in inner[:3])

    def composite(self, type_: GraphQLObjectType) -> list[str]:
        found = [
            name
            for name, field in type_.fields.items()
            if is_composite_type(get_named_type(field.type))
            and not any(
                a.type.__class__.__name__ == "GraphQLNonNull" and a.default_value is None
                for a in field.args.values()
            )
        ]
        self.random.shuffle(found)
        return found


def objects(value: Any, key: str = "") -> int:
    """Objects of an answer, without connections, edges and page infos."""
    if isinstance(value, list):
        return sum(objects(item, key) for item in value)
    if not isinstance(value, dict):
        return 0
    name: str = value.get("__typename", "Query")
    wrapper = name == "Query" or name.endswith(("Connection", "Edge")) or name == "PageInfo"
    return (not wrapper) + sum(objects(inner, key) for key, inner in value.items())


def cost(query: str, settings: Settings, variables: Mapping[str, Any]) -> int:
    [operation] = parse(query).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return Cost(SCHEMA, settings, {}, operation, variables).total()


async def test_no_query_gives_more_objects_than_it_costs(services: Services) -> None:
    await sample.load_catalogue(services)
    await sample.load_sample_jobs(services)
    ratios: list[float] = []
    async with calling(services, operation_timeout_s=60) as http:
        for seed in range(400):
            query = Queries(seed).one()
            expected = cost(query, services.settings, {})
            if expected > services.settings.document_cost_limit:
                continue
            answer = (await http.post("/graphql", json={"query": query})).json()
            found = objects(answer.get("data"))
            assert found <= expected, (query, found, expected)
            if found > 20:
                ratios.append(found / expected)
    assert len(ratios) > 30
    # And the count is no fantasy: the fullest tenth gives a quarter of it or more.
    assert sorted(ratios)[-len(ratios) // 10] > 0.25


def test_counting_a_list_costs_as_much_as_many_objects(settings: Settings) -> None:
    assert cost("{ jobs(first: 5) { nodes { id } } }", settings, {}) == 5
    assert cost("{ jobs(first: 5) { totalCount } }", settings, {}) == COUNT
    below = "{ jobs(first: 5) { nodes { company { jobs(first: 2) { totalCount } } } } }"
    assert cost(below, settings, {}) == 5 * (1 + 1 + COUNT)


def test_facets_cost_what_is_read_for_them(settings: Settings) -> None:
    assert cost("{ jobFacets { counted } }", settings, {}) == COSTS["Query.jobFacets"]
    whole = "{ jobFacets { workplaces { jobs } skills { skill { name } } } }"
    assert cost(whole, settings, {}) == COSTS["Query.jobFacets"] + 3 + 2 * 20


@pytest.mark.parametrize("coordinate", COSTS)
def test_costs_are_of_fields_that_are_there(coordinate: str) -> None:
    parent, name = coordinate.split(".")
    type_ = SCHEMA.get_type(parent)
    assert isinstance(type_, GraphQLObjectType)
    assert is_composite_type(get_named_type(type_.fields[name].type))


@pytest.mark.parametrize("coordinate", [*SIZES, *SIZED_BY])
def test_sizes_are_of_lists_that_are_there(coordinate: str) -> None:
    parent, name = coordinate.split(".")
    type_ = SCHEMA.get_type(parent)
    assert isinstance(type_, GraphQLObjectType)
    field = type_.fields[name]
    assert is_list_type(getattr(field.type, "of_type", field.type)), "no list"
    assert "first" not in field.args
    if coordinate in SIZED_BY:
        assert SIZED_BY[coordinate] in field.args


async def test_lists_that_lead_back_and_forth_are_refused(services: Services) -> None:
    query = "slug"
    for name in ("broader", "narrower") * 3:
        query = f"{name} {{ {query} }}"
    async with calling(services) as http:
        answer = await http.post(
            "/graphql", json={"query": f'{{ skill(slug: "x") {{ {query} }} }}'}
        )
    assert answer.json()["errors"][0]["extensions"]["measure"] == "cost"
