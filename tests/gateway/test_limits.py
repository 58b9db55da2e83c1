"""Limits of one document: each at its edge, whatever carries the document."""

from typing import Any

import pytest
from gateways import calling

from domain.kit.services import Services


def nested(depth: int) -> str:
    """A query of that depth."""
    return '{ skill(slug: "python") ' + "{ broader " * (depth - 2) + "{ slug " + "} " * depth


ALIASES = "{ " + " ".join(f"a{i}: __typename" for i in range(5)) + " }"
FRAGMENT_ALIASES = "{ ...f } fragment f on Query { a: me { b: id } ...g ...g } "
FRAGMENT_ALIASES += "fragment g on Query { c: __typename d: me { id } }"
DIRECTIVES = (
    "{ __typename " + " ".join("...@include(if: true) { __typename }" for _ in range(5)) + "}"
)
ROOTS = (
    "{ a: __typename ...f ... { c: me { id } } } fragment f on Query { b: __typename d: me { id } }"
)


@pytest.mark.parametrize(
    ("setting", "query", "measured"),
    [
        ("document_depth_limit", nested(6), 6),
        ("document_aliases_limit", ALIASES, 5),
        ("document_aliases_limit", FRAGMENT_ALIASES, 6),
        ("document_root_fields_limit", ROOTS, 4),
        ("document_directives_limit", DIRECTIVES, 5),
        ("document_cost_limit", "{ skills(first: 99) { nodes { slug } } }", 99),
        (
            "document_cost_limit",
            "{ skills(last: 50) { nodes { slug } edges { node { slug } } } }",
            100,
        ),
        ("document_cost_limit", "{ skills { nodes { slug broader { slug } } } }", 60),
        (
            "document_cost_limit",
            '{ skill(slug: "x") { neighbours(first: 7) { skill { slug } } } }',
            15,
        ),
    ],
)
async def test_a_document_at_the_limit_is_taken_and_one_above_is_not(
    services: Services, setting: str, query: str, measured: int
) -> None:
    async with calling(services, **{setting: measured}) as http:
        at = await http.post("/graphql", json={"query": query})
    async with calling(services, **{setting: measured - 1}) as http:
        over = await http.post("/graphql", json={"query": query})
    assert "errors" not in at.json(), at.text
    [error] = over.json()["errors"]
    assert error["extensions"] == {
        "code": "DOCUMENT_TOO_LARGE",
        "measure": setting.removeprefix("document_").removesuffix("_limit"),
        "limit": measured - 1,
        "actual": measured,
    }
    assert "data" not in over.json()


async def test_tokens_at_the_limit_are_read_and_one_more_is_not(services: Services) -> None:
    query = "{ " + "__typename " * 98 + "}"
    changed = {"document_tokens_limit": 100, "document_root_fields_limit": 1_000}
    async with calling(services, **changed) as http:
        at = await http.post("/graphql", json={"query": query})
        over = await http.post("/graphql", json={"query": query.replace("{", "{ __typename")})
    assert at.json() == {"data": {"__typename": "Query"}}
    [error] = over.json()["errors"]
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"
    assert "tokens" in error["message"]


@pytest.mark.parametrize("wrong", [3, 30])
async def test_no_more_errors_are_told_than_the_limit(services: Services, wrong: int) -> None:
    query = "{ " + " ".join(f"nope{i}" for i in range(wrong)) + " }"
    async with calling(services, document_errors_limit=5) as http:
        answer = await http.post("/graphql", json={"query": query})
    assert len(answer.json()["errors"]) == min(wrong, 5)


async def cost(services: Services, query: str, variables: dict[str, Any] | None = None) -> Any:
    """What the cost of a query is found to be, by a limit that it breaks."""
    async with calling(services, document_cost_limit=1) as http:
        body = {"query": query, "variables": variables}
        [error] = (await http.post("/graphql", json=body)).json()["errors"]
    assert error["extensions"]["measure"] == "cost"
    return error["extensions"]["actual"]


PAGE = "query ($n: Int %s) { skills(first: $n) { nodes { slug } } }"


@pytest.mark.parametrize(
    ("query", "variables", "expected"),
    [
        (PAGE % "", {"n": 30}, 30),
        (PAGE % "", {}, 20),  # the default size of a page
        (PAGE % "", {"n": None}, 20),
        (PAGE % "= 40", {}, 40),
        (PAGE % "= 40", {"n": 10}, 10),
        (PAGE % "", {"n": "many"}, 20),
        ("{ skills(first: 1000000) { nodes { slug } } }", {}, 100),  # refused when it is run
        ("query ($n: [String!]!) { normalizeSkills(names: $n) { name } }", {"n": ["a"] * 7}, 7),
        ('{ normalizeSkills(names: ["a", "b"]) { name candidates { how } } }', {}, 12),
    ],
)
async def test_sizes_are_read_off_arguments_variables_and_defaults(
    services: Services, query: str, variables: dict[str, Any], expected: int
) -> None:
    assert await cost(services, query, variables) == expected


async def test_fragments_cost_what_they_hold_each_time(services: Services) -> None:
    query = """
        { skills(first: 10) { ...page } node(id: "x") { ... on Skill { broader { slug } } } }
        fragment page on SkillConnection { ...page2 edges { node { ...s } } }
        fragment page2 on SkillConnection { nodes { ...s } }
        fragment s on Skill { neighbours(first: 2) { skill { slug } } }
    """
    # two lists of ten skills with two neighbours and their skills; a node with two broader ones
    assert await cost(services, query) == 2 * 10 * (1 + 2 * 2) + 1 + 2


async def test_plain_lists_within_lists_are_refused_at_once(services: Services) -> None:
    query = "{ skills(first: 100) { nodes { related { related { related { slug } } } } } }"
    async with calling(services) as http:
        answer = await http.post("/graphql", json={"query": query})
    [error] = answer.json()["errors"]
    assert error["extensions"]["measure"] == "cost"
    assert error["extensions"]["actual"] == 100 * (1 + 8 * (1 + 8 * (1 + 8)))


async def test_fragments_that_multiply_are_counted_not_unfolded(services: Services) -> None:
    bomb = "{ ...f0 } " + " ".join(
        f"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} a{i}: __typename }}" for i in range(90)
    )
    bomb += " fragment f90 on Query { z: __typename }"
    async with calling(services) as http:
        answer = await http.post("/graphql", json={"query": bomb})
    assert {e["extensions"]["measure"] for e in answer.json()["errors"]} == {
        "aliases",
        "root_fields",
    }
    assert answer.elapsed.total_seconds() < 2


async def test_introspection_is_read_in_full_but_not_over_and_over(services: Services) -> None:
    from graphql import get_introspection_query

    one = get_introspection_query()
    fields = one[one.index("__schema") : one.index("fragment FullType")].rsplit("}", 1)[0]
    many = "{" + " ".join(f"a{i}: {fields}" for i in range(5)) + "}"
    many += one[one.index("fragment FullType") :]
    async with calling(services) as http:
        assert "data" in (await http.post("/graphql", json={"query": one})).json()
        refused = await http.post("/graphql", json={"query": many})
    assert refused.json()["errors"][0]["extensions"]["measure"] == "cost"


async def test_directives_are_counted_before_each_is_validated(services: Services) -> None:
    query = "{ __typename " + "@aa " * 1_900 + "}"
    async with calling(services) as http:
        answer = await http.post("/graphql", json={"query": query})
    [error] = answer.json()["errors"]
    assert error["extensions"]["measure"] == "directives"
    assert error["extensions"]["actual"] == 1_900
