"""Fields, fragments, directives, operations and mutations: plans against graphql-core."""

import asyncio
from types import SimpleNamespace as Object
from typing import Any

import pytest
from graphql import Undefined, build_schema
from oracle import agreed

SCHEMA = build_schema(
    """
    type Query {
      a: String  b: String  c: String  d: String  e: String
      number: Int  big: Int  share: Float  yes: Boolean  id: ID  any: Any
      deep: Query  deeper: [Query!]
      told(on: Boolean, off: Boolean, zero: Int, none: String, list: [Int]): String
      must(n: Int!): String
      usual(n: Int = 4, s: String = "usual"): String
    }
    scalar Any
    type Mutation {
      a(n: Int): Query  b: Query  c: Query  strict: Query!
    }
    type Subscription { a: String }
    """
)


def echo(_info: Any, **arguments: Any) -> str:
    return repr(arguments)


class Methods:
    """What a default resolver may find: attributes, properties, methods, sync and async."""

    a = "attribute"

    def __init__(self) -> None:
        self.d = lambda _info: "a function of the object"

    @property
    def b(self) -> str:
        return "property"

    def c(self, info: Any) -> str:
        return f"method of {info.field_name}"

    async def e(self, _info: Any) -> str:
        await asyncio.sleep(0)
        return "later"

    @classmethod
    def deep(cls, _info: Any) -> "Methods":
        return cls()


LETTERS = {"a": "A", "b": "B", "c": "C"}
FIELDS: dict[str, tuple[str, Any]] = {
    "keys": ("{ a b c d }", LETTERS),
    "attributes": ("{ a b c d }", Object(**LETTERS)),
    "methods": ("{ a b c d e deep { a e c } }", Methods()),
    "no root": ("{ a deep { a } }", None),
    "a root without fields": ("{ a deep { a } }", object()),
    "aliases": ("{ x: a y: a deep: b a: c }", LETTERS),
    "order of the document": ("{ c a deep { b } b }", {**LETTERS, "deep": LETTERS}),
    "order, though some come later": ("{ e a c b }", Methods()),
    "the same field twice": ("{ a a deep { a } deep { b } }", {**LETTERS, "deep": LETTERS}),
    "typenames": ("{ __typename deep { t: __typename } }", {"deep": {}}),
    "scalars": ("{ number share yes id any }", {
        "number": 1, "share": 2, "yes": True, "id": 7, "any": {"x": [1, None]},
    }),
    "scalars from others": ("{ number share yes id a b }", {
        "number": 1.0, "share": True, "yes": 1, "id": "seven", "a": 5, "b": False,
    }),
    "scalars that are wrong": ("{ number share yes id a big any }", {
        "number": "one", "share": "half", "yes": "yes", "id": 1.5, "a": {}, "big": 2**31,
    }),
    "not a number": ("{ share number }", {"share": float("nan"), "number": float("inf")}),
    "arguments not given": ("{ told }", {"told": echo}),
    "arguments that are false": ('{ told(on: true, off: false, zero: 0, none: null) }', {
        "told": echo,
    }),
    "one for a list": ("{ told(list: 3) }", {"told": echo}),
    "defaults": ("{ usual other: usual(n: 5) none: usual(n: null) }", {"usual": echo}),
    "an argument of the wrong kind": ('{ told(zero: "no") a }', {"told": echo, "a": "A"}),
    "an argument that is missing": ("{ must a }", {"must": echo, "a": "A"}),
    "an argument that must not be null": ("{ must(n: null) a }", {"must": echo, "a": "A"}),
    "an unknown field": ("{ a unknown }", LETTERS),
    "an object without a selection": ("{ deep }", {"deep": {}}),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
async def test_fields(case: str) -> None:
    text, root = FIELDS[case]
    await agreed(SCHEMA, text, lambda: root)


FRAGMENTS = {
    "spread": "{ ...F } fragment F on Query { a }",
    "in one another": "{ ...F } fragment F on Query { a ...G } fragment G on Query { b }",
    "in itself": "{ a ...F ...F } fragment F on Query { a deep { b ...F } ...F }",
    "merged in parallel": """{ a ...F ...G }
        fragment F on Query { deep { b deeper: deep { a } } }
        fragment G on Query { deep { c deeper: deep { b } } }""",
    "inline": "{ ... on Query { a } ... { b } }",
    "on another type": "{ a ... on Mutation { b } }",
    "unknown": "{ a ...Nowhere }",
}
SWITCHES = [
    "include(if: true)", "include(if: false)", "skip(if: true)", "skip(if: false)",
    "include(if: true) @skip(if: true)", "include(if: false) @skip(if: false)",
    "include(if: $on)", "skip(if: $on)", "include(if: $on) @skip(if: $on)",
]  # fmt: skip


def nested() -> dict[str, Any]:
    return {**LETTERS, "deep": {**LETTERS, "deep": LETTERS}}


@pytest.mark.parametrize("case", FRAGMENTS)
async def test_fragments(case: str) -> None:
    await agreed(SCHEMA, FRAGMENTS[case], nested)


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    "part", ["b @{}", "...F @{}", "... on Query @{} {{ b }}", "... @{} {{ b }}", "deep @{} {{ b }}"]
)
async def test_skip_and_include(part: str, switch: str, on: bool) -> None:
    text = f"query ($on: Boolean!) {{ a {part.format(switch)} }} fragment F on Query {{ b c }}"
    await agreed(SCHEMA, text, nested, {"on": on})


@pytest.mark.parametrize("switch", ["include(if: null)", 'skip(if: "yes")', "include"])
@pytest.mark.parametrize("text", ["{{ a b @{} }}", "{{ a deep {{ a b @{} }} }}"])
async def test_a_switch_that_is_no_boolean_is_graphql_cores(text: str, switch: str) -> None:
    """Validation refuses such documents; the answer is the same where they come all the same."""
    answer = await agreed(SCHEMA, text.format(switch), nested, compiled=False)
    assert answer["errors"]


OPERATIONS = "query A { a } query B { b } mutation M { b { c } } fragment F on Query { a }"


@pytest.mark.parametrize("name", ["A", "B", "M"])
async def test_the_named_operation(name: str) -> None:
    root = {**LETTERS, "b": {"c": "C"}} if name == "M" else LETTERS
    await agreed(SCHEMA, OPERATIONS, lambda: root, name=name)


@pytest.mark.parametrize("name", [None, "", "C"])
async def test_no_such_operation(name: str | None) -> None:
    answer = await agreed(SCHEMA, OPERATIONS, lambda: LETTERS, name=name, compiled=False)
    assert answer["data"] is None


@pytest.mark.parametrize("text", ["fragment F on Query { a }", "type Query { a: String }"])
async def test_a_document_without_an_operation(text: str) -> None:
    await agreed(SCHEMA, text, compiled=False)


async def test_definitions_of_types_are_passed_over() -> None:
    await agreed(SCHEMA, "{ a } type Query { z: String }", lambda: LETTERS)


async def test_a_kind_of_operation_that_the_schema_lacks() -> None:
    schema = build_schema("type Query { a: String }")
    answer = await agreed(schema, "mutation { a }", lambda: LETTERS, compiled=False)
    assert answer["data"] is None


async def test_a_failed_operation_directive_is_graphql_cores() -> None:
    await agreed(SCHEMA, "query @unknown { a }", lambda: LETTERS, compiled=False)


class Ledger:
    """A root whose mutations take turns, and some of which fail."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def a(self, _info: Any, n: int = 0) -> Any:
        self.seen.append(n)
        if n < 0:
            raise ValueError(f"no {n}")
        return {"a": str(self.seen), "number": n}

    async def b(self, _info: Any) -> Any:
        await asyncio.sleep(0)
        return self.a(_info, len(self.seen))

    async def c(self, _info: Any) -> Any:
        await asyncio.sleep(0)
        raise KeyError("late")

    def strict(self, _info: Any) -> Any:
        return self.a(_info, -1)


@pytest.mark.parametrize(
    "text",
    [
        "mutation { one: a(n: 1) { a } two: a(n: 2) { a number } }",
        "mutation { one: b { a } two: a(n: 2) { a } three: b { a } }",
        "mutation { one: a(n: -1) { a } two: c { a } three: b { a } }",
        "mutation { one: a(n: 1) { a } strict { a } two: a(n: 2) { a } }",
        'mutation { one: a(n: "x") { a } two: a(n: 2) { a } }',
        "mutation { a(n: 1) { a deep { a } } ...M } fragment M on Mutation { b { a } }",
    ],
)
async def test_mutations_run_one_after_the_other(text: str) -> None:
    await agreed(SCHEMA, text, Ledger)


@pytest.mark.parametrize("gives", [Undefined, None, ValueError("no"), {"a": [1]}])
async def test_what_a_scalar_makes_of_a_value(gives: Any) -> None:
    schema = build_schema("type Query { odd: Odd  must: Odd!  list: [Odd!]  a: String } scalar Odd")

    def serialize(_value: Any) -> Any:
        if isinstance(gives, Exception):
            raise gives
        return gives

    schema.type_map["Odd"].serialize = serialize  # type: ignore[attr-defined]
    root = {"odd": 1, "must": 1, "list": [1, 2], "a": "A"}
    await agreed(schema, "{ a odd list }", lambda: root)
    await agreed(schema, "{ a must }", lambda: root)
