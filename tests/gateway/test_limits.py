"""Limits of a document: verdicts are kept by the sizes that count."""

import pytest
from graphql import OperationDefinitionNode, parse

from domain.kit.config import Settings
from gateway.limits import Verdicts, check

TEXT = """query ($first: Int = 5, $name: String, $last: Int) {
  skills(first: $first, prefix: $name) { nodes { id } }
  other: skills(last: $last) { nodes { id } }
}"""


def verdicts(text: str, **limits: int) -> Verdicts:
    document = parse(text)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    return Verdicts(document, operation, Settings(**limits))


@pytest.mark.parametrize("first", [None, 0, 10, 10_000, -3, "many", [1]])
def test_a_kept_verdict_is_the_verdict_itself(first):
    kept = verdicts(TEXT, document_cost_limit=100, page_size_limit=100)
    variables = {"last": 80} if first is None else {"first": first, "last": 80}
    for _ in range(2):
        found = kept.on(variables)
        assert [e.extensions for e in found] == [
            e.extensions for e in check(kept._document, kept._operation, variables, kept._settings)
        ]


def test_sizes_tell_verdicts_apart_and_names_do_not():
    kept = verdicts(TEXT, document_cost_limit=100)
    assert kept.on({"first": 10, "name": "a"}) is kept.on({"first": 10, "name": "b"})
    assert not kept.on({"first": 10, "last": 10})
    assert kept.on({"first": 90, "last": 90})


def test_a_negative_size_makes_no_room_for_another():
    text = "{ a: skills(first: -500) { nodes { id } } b: skills(first: 100) { nodes { id } } }"
    assert verdicts(text, document_cost_limit=100).on({}) == []
    text = text.replace("b:", "c: skills(first: 100) { nodes { id } } b:")
    assert verdicts(text, document_cost_limit=100).on({})
