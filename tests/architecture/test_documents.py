"""The operations that we ship, in GraphiQL's tabs and in the demo, fit the schema."""

from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path.relative_to(ROOT)
    for folder in ("gateway/graphiql/examples", "learnbot/operations")
    for path in (ROOT / folder).glob("*.graphql")
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_document_fits_the_schema(path: Path) -> None:
    schema = build_schema((ROOT / "schema" / "schema.graphql").read_text())
    assert validate(schema, parse((ROOT / path).read_text())) == []


def test_graphiql_shows_every_example() -> None:
    source = (ROOT / "gateway" / "graphiql" / "main.jsx").read_text()
    for path in DOCUMENTS:
        if path.parent.name == "examples":
            assert f"'./examples/{path.name}'" in source
