"""Columns and leaves: what is quick must be what graphql-core coerces."""

from datetime import UTC, date, datetime
from enum import Enum
from types import SimpleNamespace as Object
from typing import Any
from uuid import UUID

import orjson
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    execute,
    parse,
    specified_scalar_types,
)
from hypothesis import given
from hypothesis import strategies as st

from gateway.executor import Answer, Compiler, Computed, Plan
from gateway.executor.columns import read
from gateway.executor.leaves import all_of


class Tone(Enum):
    LOW = "low"
    HIGH = "high"


class Other(Enum):
    LOW = "low"


TONE = GraphQLEnumType("Tone", Tone)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**33), 2**33),
    st.floats(),
    st.text(max_size=3),
    st.sampled_from([*Tone, *Other, "low", ValueError("v"), b"", UUID(int=7)]),
)


@pytest.mark.parametrize("nullable", [True, False])
@pytest.mark.parametrize("type_", [*specified_scalar_types.values(), TONE], ids=str)
@given(column=st.lists(VALUES, max_size=4))
async def test_leaves_are_coerced_as_graphql_core_coerces(type_, nullable, column):
    item = type_ if nullable else GraphQLNonNull(type_)
    inner = GraphQLObjectType("Item", {"v": GraphQLField(item)})
    schema = GraphQLSchema(GraphQLObjectType("Query", {"items": GraphQLField(GraphQLList(inner))}))
    document = parse("{ items { v } }")
    root = {"items": [{"v": value} for value in column]}
    plan = Plan(Compiler(schema), document)
    for _ in range(2):  # the second time, enums are known
        answer = await plan.execute(None, root)
        want: Any = execute(schema, document, root)
        assert repr(answer.data) == repr(want.data)
        assert [e.formatted for e in answer.errors or []] == [
            e.formatted for e in want.errors or []
        ]


async def test_native_values_reach_the_wire_as_their_scalars_write_them():
    scalars = {
        "UUID": (UUID, str, UUID("12345678123456781234567812345678")),
        "Date": (date, date.isoformat, date(2024, 2, 29)),
        "DateTime": (datetime, datetime.isoformat, datetime(2024, 2, 29, 1, 2, 3, 4, UTC)),
        "ID": (UUID, str, UUID(int=5)),
    }
    fields = {
        name: GraphQLField(
            specified_scalar_types.get(name)
            or GraphQLScalarType(name, coerce_output_value=serialize)
        )
        for name, (_, serialize, _) in scalars.items()
    }
    schema = GraphQLSchema(GraphQLObjectType("Query", fields))
    root = {name: value for name, (_, _, value) in scalars.items()}
    document = parse("{ UUID Date DateTime ID }")
    native = {name: all_of(kind) for name, (kind, _, _) in scalars.items()}
    answer = await Plan(Compiler(schema, native=native), document).execute(None, root)
    assert answer.data is not None
    assert answer.data["Date"] is root["Date"]
    want: Any = execute(schema, document, root)
    assert answer.encode() == orjson.dumps({"data": want.data})
    assert isinstance(answer, Answer)


def test_read_asks_each_source_once_and_keeps_what_it_raises():
    asked: list[int] = []

    def get(number: int) -> int:
        asked.append(number)
        if number == 2:
            raise ValueError(number)
        if number == 4:
            raise StopIteration
        return number * 10

    column = read(get, [1, 2, 3, 4, 5])
    assert asked == [1, 2, 3, 4, 5]
    assert [column[0], column[2], column[4]] == [10, 30, 50]
    assert isinstance(column[1], ValueError)
    assert isinstance(column[3], StopIteration)


def test_read_of_nothing_is_nothing():
    assert read(lambda source: source, []) == []


async def test_types_by_class_are_asked_once_a_class():
    asked: list[Any] = []
    schema = build_schema(
        "union Any = A | B type A { a: Int } type B { a: Int } type Query { all: [Any] }"
    )

    class A(Object):
        pass

    class B(Object):
        pass

    def resolve_type(value: Any, info: Any, abstract: Any) -> str:
        asked.append(type(value))
        return type(value).__name__

    schema.type_map["Any"].resolve_type = resolve_type  # type: ignore[attr-defined]
    values = [A(a=1), B(a=2), A(a=3), None, B(a=4)]
    compiler = Compiler(
        schema,
        lambda parent, name, field: Computed(lambda s: getattr(s, name)),
        types_by_class=True,
    )
    plan = Plan(compiler, parse("{ all { __typename ... on A { a } ... on B { b: a } } }"))
    for _ in range(2):
        answer = await plan.execute(None, Object(all=values))
        assert answer.data == {
            "all": [
                {"__typename": "A", "a": 1},
                {"__typename": "B", "b": 2},
                {"__typename": "A", "a": 3},
                None,
                {"__typename": "B", "b": 4},
            ]
        }
    assert asked == [A, B]
