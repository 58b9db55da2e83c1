"""Verdicts of the limits are kept by what counts of the variables."""

import pytest
from graph import Graph
from graphql import OperationDefinitionNode, parse

from gateway.limits import what_counts

QUERY = """query ($first: Int = 3, $slug: String, $names: [String!]!) {
  skills(first: $first, prefix: $slug) { nodes { name } }
  normalizeSkills(names: $names) { name }
}"""


def counts(**variables: object) -> tuple[int | None, ...]:
    (operation,) = parse(QUERY).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return what_counts(operation, variables)


def test_numbers_and_lengths_count_and_texts_do_not():
    base = counts(first=2, slug="a", names=["x"])
    assert counts(first=2, slug="b", names=["y"]) == base
    assert counts(first=3, slug="a", names=["x"]) != base
    assert counts(first=2, slug="a", names=["x", "y"]) != base
    assert counts(slug="a", names=["x"]) != base


@pytest.mark.parametrize("first", [100, 2])
async def test_a_kept_verdict_never_stands_for_another_size(graph: Graph, first: int):
    query = """query ($first: Int) { skills(first: $first) { nodes { related { related {
        related { name } } } } } }"""
    codes = [(await graph(query, first=n)).codes for n in (first, 102 - first, first)]
    assert codes[0] == codes[2]
    assert sorted(codes[:2]) == [[], ["DOCUMENT_TOO_LARGE"]]
