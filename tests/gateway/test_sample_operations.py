"""The sample operations that outside tools read are good, and within the limits."""

from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, OperationType

from domain.kit.config import Settings
from gateway.operations import Operations
from gateway.requests import GraphQLRequest
from schema.root import schema

FILES = sorted((Path(__file__).parents[1] / "operations").glob("*.graphql"))


def test_there_is_one_of_each_kind() -> None:
    text = " ".join(file.read_text() for file in FILES)
    for kind in OperationType:
        assert f"{kind.value} " in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_operation_is_taken(file: Path) -> None:
    operations = Operations(schema, Settings())
    text = file.read_text()
    document = operations._documents.get(text)
    assert document.errors == ()
    assert document.tree is not None
    for definition in document.tree.definitions:
        if isinstance(definition, OperationDefinitionNode) and definition.name is not None:
            prepared = operations.prepare(GraphQLRequest(text, definition.name.value, {}))
            assert prepared.operation is definition
