"""What batches are told of the attributes that an operation reads."""

from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import build_schema, parse

from gateway.executor import Batched, Compiler, Computed, Plan, narrowing

SCHEMA = build_schema(
    """
    type Query { jobs: [Job!]! job: Job any: Any page: Page }
    type Page { nodes: [Job!]! edges: [Edge!]! size: Int! }
    type Edge { cursor: String! node: Job! }
    type Job { title: String! code: String! odd: String! company: Company next: Job tags: [String] }
    type Company { name: String! jobs: [Job!]! }
    union Any = Job | Company
    """
)
JOB = Object(title="t", code="c", odd="o", company_id=1, next=None)
PAGE = Object(nodes=[JOB], edges=[Object(cursor="c", node=JOB)], size=1)


async def wanted_by(text: str) -> dict[str, Any]:
    told: dict[str, Any] = {}

    def batch(
        name: str, value: Any, reads: Any, relation: Any = None, contained: bool = False
    ) -> Batched:
        async def load(context: Any, parents: Any, arguments: Any, wanted: Any) -> Any:
            told[name] = None if wanted is None else sorted(wanted)
            return [value for _ in parents]

        return Batched(load, frozenset(reads), relation, contained)

    sources = {
        "jobs": batch("jobs", [JOB], []),
        "job": batch("job", JOB, [], "job by id"),
        "next": batch("next", JOB, ["next_id"], "job by id"),
        "company": batch("company", Object(name="n", id=1), ["company_id"]),
        "tags": batch("tags", [], ["id"]),
        "any": batch("any", JOB, []),
        "page": batch("page", PAGE, [], contained=True),
        "nodes": Computed(lambda page: page.nodes, None, "objects"),
        "edges": Computed(lambda page: page.edges, None, "containers"),
        "node": Computed(lambda edge: edge.node, None, "objects"),
        "code": Computed(lambda job: job.code, frozenset({"number", "year"})),
        "odd": Computed(lambda job: job.odd),
    }
    SCHEMA.type_map["Any"].resolve_type = lambda *_: "Job"  # type: ignore[attr-defined]

    def find(parent: Any, name: str, field: Any) -> Any:
        return sources.get(name) or Computed(lambda o: getattr(o, name), frozenset({name}))

    answer = await Plan(Compiler(SCHEMA, find), parse(text)).execute(None)
    assert answer.errors is None
    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{ jobs { title __typename } }", {"jobs": ["title"]}),
        ("{ jobs { code } }", {"jobs": ["number", "year"]}),
        ("{ jobs { odd title } }", {"jobs": None}),
        ("{ jobs { company { name } } }", {"jobs": ["company_id"], "company": ["name"]}),
        ("{ jobs { tags } }", {"jobs": ["id"], "tags": None}),
        ("{ jobs { ...F } } fragment F on Job { a: title }", {"jobs": ["title"]}),
        ("{ page { size nodes { title } } }", {"page": ["title"]}),
        (
            "{ page { nodes { title } edges { cursor node { code } } } }",
            {"page": ["number", "title", "year"]},
        ),
        ("{ page { size edges { cursor } } }", {"page": []}),
        ("{ any { ... on Job { title } ... on Company { name } } }", {"any": ["name", "title"]}),
    ],
)
async def test_batches_are_told_what_is_read_of_their_objects(text, told):
    assert await wanted_by(text) == told


async def test_fields_of_one_relation_are_told_the_same():
    told = await wanted_by("{ job { title next { code } } }")
    assert told == {"job": told["next"], "next": ["next_id", "number", "title", "year"]}


async def test_large_operations_are_not_looked_through(monkeypatch):
    monkeypatch.setattr(narrowing, "MAX_FIELDS", 1)
    assert await wanted_by("{ jobs { title } }") == {"jobs": None}
