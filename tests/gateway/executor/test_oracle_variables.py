"""Variables, arguments and what they are coerced to: plans against graphql-core."""

from enum import Enum
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    ValueNode,
    build_schema,
)
from oracle import agreed

SDL = """
enum Color { RED GREEN NOTHING NAN }
scalar Even
input Point { x: Int!  y: Int = 2  label: String  even: Even }
input Shape { points: [Point!]  color: Color = GREEN  inner: Shape  tags: [String] }
input One @oneOf { n: Int  s: String  point: Point }
input Many { ones: [One!]  one: One }
type Query {
  shape(value: Shape): String
  must(value: Shape!): String
  point(value: Point = {x: 1}): String
  text(value: String): String
  mustText(value: String!): String
  usual(value: String! = "usual"): String
  number(value: Int): String  share(value: Float): String  yes(value: Boolean): String
  id(value: ID): String
  list(value: [String]): String  lists(value: [[Int!]!]): String
  strictList(value: [String!]!): String
  color(value: Color): String  colors(value: [Color!]): String
  even(value: Even): String
  one(value: One): String  many(value: Many): String  mustOne(value: One!): String
}
"""


class Shade(Enum):
    RED = 1
    GREEN = "g"


def even(value: Any) -> int:
    if not isinstance(value, int) or value % 2:
        raise ValueError(f"{value!r} is not even")
    return value


def literal(node: ValueNode, _variables: Any = None) -> int:
    return even(int(getattr(node, "value", "1")))


def schema() -> GraphQLSchema:
    made = build_schema(SDL)
    color, scalar = made.type_map["Color"], made.type_map["Even"]
    assert isinstance(color, GraphQLEnumType)
    assert isinstance(scalar, GraphQLScalarType)
    values = {"RED": Shade.RED, "GREEN": Shade.GREEN, "NOTHING": None, "NAN": float("nan")}
    for name, value in values.items():
        color.values[name].value = value
    scalar.parse_value = even
    scalar.parse_literal = literal  # type: ignore[assignment]
    assert made.query_type is not None
    for name, field in made.query_type.fields.items():
        field.resolve = lambda _root, _info, name=name, **arguments: f"{name}{arguments!r}"
    return made


SCHEMA = schema()
LITERALS = {
    "an input": '{ shape(value: {points: [{x: 1, label: "a"}], tags: ["b", null]}) }',
    "one for a list": "{ shape(value: {points: {x: 1}}) list(value: \"a\") lists(value: 1) }",
    "null": "{ shape(value: null) text(value: null) list(value: null) list2: list(value: [null]) }",
    "nothing": "{ shape text list point usual number }",
    "nested": "{ shape(value: {inner: {inner: {color: RED}, color: NOTHING}}) }",
    "colors": "{ color(value: RED) colors(value: [GREEN, NOTHING]) nan: color(value: NAN) }",
    "numbers": "{ number(value: 2147483647) share(value: 1) yes(value: false) id(value: 4) }",
    "a scalar of one's own": "{ even(value: 4) }",
    "a scalar that refuses": "{ even(value: 3) text }",
    "a missing part": "{ shape(value: {points: [{y: 1}]}) text }",
    "an unknown part": "{ shape(value: {other: 1}) text }",
    "a wrong kind": '{ shape(value: "shape") number(value: "1") yes(value: 1) text(value: 2) }',
    "an unknown color": '{ color(value: BLUE) again: color(value: "RED") text }',
    "too large": "{ number(value: 2147483648) text }",
    "missing": "{ must mustText strictList mustOne text }",
    "null for what must be": "{ must(value: null) usual(value: null) strictList(value: [null]) }",
    "one of": '{ one(value: {n: 1}) s: one(value: {s: "x"}) p: one(value: {point: {x: 1}}) }',
    "two of one": '{ one(value: {n: 1, s: "x"}) text }',
    "none of one": "{ one(value: {}) text }",
    "null of one": "{ one(value: {n: null}) text }",
    "ones in a list": '{ many(value: {ones: [{n: 1}, {s: "x"}], one: {n: 2}}) }',
    "an unknown argument": "{ text(other: 1) }",
}  # fmt: skip


@pytest.mark.parametrize("case", LITERALS)
async def test_literals(case: str) -> None:
    await agreed(SCHEMA, LITERALS[case])


# What is declared, how it is used, and what may come.
USES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "an input": ("($v: Shape) { shape(value: $v) }", [
        {}, {"v": None}, {"v": {}}, {"v": {"points": [{"x": 1}], "color": "RED"}},
        {"v": {"points": {"x": 1}}}, {"v": {"points": [{"x": 1, "y": None}]}},
        {"v": {"points": [{"y": 1}]}}, {"v": {"points": [None]}}, {"v": {"color": "BLUE"}},
        {"v": {"color": None, "tags": ["a", None]}}, {"v": {"other": 1, "points": 5}},
        {"v": {"inner": {"inner": {"points": [{"x": "1"}]}}}}, {"v": "shape"}, {"v": ["shape"]},
        {"v": {"points": [{"x": 1, "even": 2}, {"x": 2, "even": 3}]}},
    ]),
    "an input that must be": ("($v: Shape!) { must(value: $v) }", [{}, {"v": None}, {"v": {}}]),
    "an input with a default": ("($v: Shape = {tags: [\"d\"]}) { shape(value: $v) }", [
        {}, {"v": None}, {"v": {"tags": []}},
    ]),
    "a default of the argument": ("($v: Point) { point(value: $v) }", [
        {}, {"v": None}, {"v": {"x": 5}},
    ]),
    "a text": ("($v: String) { text(value: $v) }", [
        {}, {"v": None}, {"v": "a"}, {"v": 1}, {"v": ["a"]}, {"v": {"a": 1}}, {"v": True},
        {"w": "unused"}, {"v": "a", "w": 1},
    ]),
    "a text that must be": ("($v: String!) { mustText(value: $v) text(value: $v) }", [
        {}, {"v": None}, {"v": "a"}, {"v": []},
    ]),
    "a text with a default": ('($v: String = "d") { mustText(value: $v) }', [
        {}, {"v": None}, {"v": "a"},
    ]),
    "a usual text": ("($v: String) { usual(value: $v) text }", [{}, {"v": None}, {"v": "a"}]),
    "a must that may be absent": ("($v: String) { mustText(value: $v) text }", [{}, {"v": None}]),
    "numbers": ("($n: Int, $f: Float, $b: Boolean, $i: ID) "
                "{ number(value: $n) share(value: $f) yes(value: $b) id(value: $i) }", [
        {"n": 1, "f": 1, "b": True, "i": 7}, {"n": 1.0, "f": 1.5, "b": False, "i": "a"},
        {"n": 1.5}, {"n": 2**31}, {"n": "1"}, {"n": True}, {"f": "1"}, {"f": float("inf")},
        {"b": 1}, {"b": "true"}, {"i": 1.5}, {"n": None, "f": None},
        {"n": "a", "f": "b", "b": "c", "i": {}},
    ]),
    "lists": ("($v: [String]) { list(value: $v) }", [
        {}, {"v": None}, {"v": []}, {"v": ["a", None]}, {"v": "a"}, {"v": [1]}, {"v": [["a"]]},
    ]),
    "strict lists": ("($v: [String!]!) { strictList(value: $v) }", [
        {}, {"v": None}, {"v": []}, {"v": ["a"]}, {"v": ["a", None]}, {"v": "a"},
    ]),
    "lists of lists": ("($v: [[Int!]!]) { lists(value: $v) }", [
        {"v": [[1], []]}, {"v": [1, 2]}, {"v": 1}, {"v": [[None]]}, {"v": [None]},
    ]),
    "colors": ("($v: Color, $l: [Color!]) { color(value: $v) colors(value: $l) }", [
        {"v": "RED", "l": ["GREEN", "NOTHING"]}, {"v": "BLUE"}, {"v": 1}, {"l": "RED"},
        {"l": [None]}, {"v": "NAN"},
    ]),
    "a scalar of one's own": ("($v: Even) { even(value: $v) }", [
        {"v": 4}, {"v": 3}, {"v": "4"}, {"v": None},
    ]),
    "one of": ("($v: One) { one(value: $v) }", [
        {"v": {"n": 1}}, {"v": {"s": "x"}}, {"v": {}}, {"v": {"n": 1, "s": "x"}},
        {"v": {"n": None}}, {"v": {"n": None, "s": "x"}}, {"v": {"other": 1}}, {"v": {"n": "x"}},
        {"v": {"point": {"y": 1}}}, {},
    ]),
    "a part of one of": ("($n: Int) { one(value: {n: $n}) }", [{"n": 1}, {}, {"n": None}]),
    "a part that must be of one of": ("($n: Int!) { one(value: {n: $n}) }", [{"n": 1}, {}]),
    "two parts of one of": ("($n: Int, $s: String) { one(value: {n: $n, s: $s}) }", [
        {"n": 1}, {"n": 1, "s": "x"}, {},
    ]),
    "within literals": ("($x: Int!, $l: String, $t: [String]) "
                        "{ shape(value: {points: [{x: $x, label: $l}], tags: $t}) "
                        "list(value: [$l, \"b\"]) }", [
        {"x": 1}, {"x": 1, "l": "a", "t": ["c"]}, {"x": 1, "l": None, "t": None}, {},
    ]),
    "an unknown type": ("($v: Nothing) { text(value: $v) }", [{}, {"v": 1}]),
    "an output type": ("($v: Query!) { text(value: $v) }", [{}, {"v": {}}]),
    "used twice and not at all": ("($v: Int = 1, $w: Int) { a: number(value: $v) "
                                  "b: number(value: $v) }", [{}, {"v": 2}, {"w": 3}]),
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
async def test_variables(use: str) -> None:
    text, given = USES[use]
    for variables in given:
        await agreed(SCHEMA, f"query {text}", variables=variables)


async def test_many_wrong_values_are_told_up_to_a_limit() -> None:
    names = [f"v{number}" for number in range(60)]
    declared = ", ".join(f"${name}: Int" for name in names)
    fields = " ".join(f"{name}: number(value: ${name})" for name in names)
    text = f"query ({declared}) {{ {fields} }}"
    answer = await agreed(SCHEMA, text, variables=dict.fromkeys(names, "no"))
    assert len(answer["errors"]) == 51


async def test_arguments_have_the_names_that_the_resolver_knows() -> None:
    made = build_schema("type Query { a(given: In, plain: Int): String } input In { inner: Int }")
    assert made.query_type is not None
    field = made.query_type.fields["a"]
    field.args["given"].out_name = "taken"
    inner = made.type_map["In"].fields["inner"]  # type: ignore[attr-defined]
    inner.out_name = "within"
    field.resolve = lambda _root, _info, **arguments: repr(arguments)
    text = "query ($g: In) { a(given: {inner: 1}, plain: 2) b: a(given: $g) }"
    answer = await agreed(made, text, variables={"g": {"inner": 3}})
    assert "taken" in answer["data"]["a"]
    assert "within" in answer["data"]["b"]


async def test_an_input_may_become_what_the_schema_makes_of_it() -> None:
    made = build_schema("type Query { a(given: In): String } input In { inner: Int }")
    made.type_map["In"].out_type = lambda value: ("made", value)  # type: ignore[attr-defined]
    assert made.query_type is not None
    made.query_type.fields["a"].resolve = lambda _root, _info, given=None: repr(given)
    text = "query ($g: In) { a(given: {inner: 1}) b: a(given: $g) }"
    answer = await agreed(made, text, variables={"g": {"inner": 3}})
    assert answer["data"]["b"] == "('made', {'inner': 3})"


async def test_default_values_made_in_code_are_taken_as_they_are() -> None:
    argument = GraphQLArgument(GraphQLString, default_value="code")
    field = GraphQLField(
        GraphQLString, {"v": argument}, resolve=lambda _root, _info, **given: repr(given)
    )
    made = GraphQLSchema(GraphQLObjectType("Query", {"a": field}))
    await agreed(made, "query ($v: String) { a b: a(v: $v) c: a(v: null) }")
