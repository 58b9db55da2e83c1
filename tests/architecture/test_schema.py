"""The schema as a manual: everything is described, everything is a node or belongs to one."""

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLUnionType,
    is_specified_scalar_type,
)

from schema.root import schema

TYPES = [t for name, t in schema._schema.type_map.items() if not name.startswith("__")]


def test_every_type_field_argument_and_value_is_described() -> None:
    silent: list[str] = []
    for kind in TYPES:
        if not kind.description:
            silent.append(kind.name)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in kind.fields.items():
                if not field.description:
                    silent.append(f"{kind.name}.{name}")
                silent += [
                    f"{kind.name}.{name}({argument}:)"
                    for argument, given in field.args.items()
                    if not given.description
                ]
        elif isinstance(kind, GraphQLInputObjectType):
            silent += [f"{kind.name}.{n}" for n, f in kind.fields.items() if not f.description]
        elif isinstance(kind, GraphQLEnumType):
            silent += [f"{kind.name}.{n}" for n, v in kind.values.items() if not v.description]
    assert silent == []


def test_every_scalar_names_its_specification() -> None:
    silent = [
        kind.name
        for kind in TYPES
        if isinstance(kind, GraphQLScalarType)
        and not is_specified_scalar_type(kind)
        and not kind.specified_by_url
    ]
    assert silent == []


def test_every_edge_leads_to_a_node() -> None:
    interface = schema._schema.type_map["Node"]
    loose = [
        kind.name
        for kind in TYPES
        if isinstance(kind, GraphQLObjectType)
        and kind.name.endswith("Edge")
        and interface not in getattr(kind.fields["node"].type.of_type, "interfaces", ())
    ]
    assert loose == []


def test_one_field_is_of_one_type_in_all_members_of_a_union() -> None:
    """Else a document that asks for it of two members isn't valid."""
    clashes = []
    for kind in TYPES:
        if isinstance(kind, GraphQLUnionType):
            found: dict[str, set[str]] = {}
            for member in kind.types:
                for name, field in member.fields.items():
                    found.setdefault(name, set()).add(str(field.type))
            clashes += [
                f"{kind.name}: {name} {sorted(t)}" for name, t in found.items() if len(t) > 1
            ]
    assert clashes == []
