"""Walks the schema: documents that ask for everything, arguments of the right types."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_required_argument,
    is_required_input_field,
)

from schema.root import schema

SCALARS: dict[str, Any] = {
    "String": "sample",
    "Int": 1,
    "Float": 1.5,
    "Boolean": True,
    "Date": "2026-01-31",
    "DateTime": "2026-01-31T09:30:00Z",
    "URL": "https://example.com/sample",
    "YearMonth": "2024-03",
    "JSONObject": {},
    "Decimal": "1",
    "Upload": None,
}


def value_of(kind: Any, id: str) -> Any:
    """A value of an input type, in which every id is `id`; optional parts are left out."""
    if isinstance(kind, GraphQLNonNull):
        return value_of(kind.of_type, id)
    if isinstance(kind, GraphQLList):
        return [value_of(kind.of_type, id)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        fields = kind.fields.items()
        if kind.extensions["strawberry-definition"].is_one_of:
            name, field = next(iter(fields))
            return {name: value_of(field.type, id)}
        return {
            name: value_of(field.type, id)
            for name, field in fields
            if is_required_input_field(field) or get_named_type(field.type).name == "ID"
        }
    return id if kind.name == "ID" else SCALARS[kind.name]


def call(name: str, field: GraphQLField, id: str) -> tuple[str, str, dict[str, Any]]:
    """Variable definitions, arguments and variables of a field, with `id` for every id."""
    given = {
        argument: (kind.type, value_of(kind.type, id))
        for argument, kind in field.args.items()
        if is_required_argument(kind) or get_named_type(kind.type).name == "ID"
    }
    definitions = ", ".join(f"${argument}: {kind}" for argument, (kind, _) in given.items())
    arguments = ", ".join(f"{argument}: ${argument}" for argument in given)
    return (
        f"({definitions})" if definitions else "",
        f"({arguments})" if arguments else "",
        {argument: value for argument, (_, value) in given.items()},
    )


def selection(kind: Any, depth: int) -> str:
    """Everything below a type to a depth; fields that need arguments are left out."""
    named = get_named_type(kind)
    if isinstance(named, GraphQLUnionType):
        parts = " ".join(f"... on {t.name} {selection(t, depth)}" for t in named.types)
        return f"{{ __typename {parts} }}"
    if isinstance(named, GraphQLInterfaceType):
        parts = " ".join(
            f"... on {t.name} {selection(t, depth)}"
            for t in schema._schema.get_possible_types(named)
        )
        return f"{{ __typename {parts} }}"
    if not isinstance(named, GraphQLObjectType):
        return ""
    fields = []
    for name, field in named.fields.items():
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        inner = get_named_type(field.type)
        leaf = not hasattr(inner, "fields") and not isinstance(inner, GraphQLUnionType)
        if leaf:
            # Aliased by type: the same name may have two types below a union.
            fields.append(f"{named.name}_{name}: {name}")
        elif depth > 0:
            fields.append(f"{named.name}_{name}: {name} {selection(field.type, depth - 1)}")
    return "{ __typename " + " ".join(fields) + " }"


def roots(kind: str) -> Iterator[tuple[str, GraphQLField]]:
    """The root fields of `query`, `mutation` or `subscription`."""
    root = getattr(schema._schema, f"{kind}_type")
    assert root is not None
    yield from root.fields.items()
