"""How compiled plans read the fields of our Strawberry schema."""

import datetime
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

import strawberry
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema
from strawberry.scalars import ID
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument, convert_arguments
from strawberry.types.base import StrawberryOptional
from strawberry.types.field import StrawberryField

from gateway.executor import Batched, Column, Compiler, Computed, Source, all_of
from gateway.wholes import Convert, Wholes, list_of, load_of
from resolvers.batching import HANDS_ON, Relation
from resolvers.ways import Listed, OfParent, way_of


def compiler(
    schema: strawberry.Schema,
    whole_after: int,
    fragments_limit_bytes: int,
    *,
    hide_suggestions: bool = False,
) -> Compiler:
    """A compiler for our schema: relations in batches, plain and computed fields directly.

    The types of values follow from their classes, for every object type is a view of one.
    """
    fields = _Fields(schema, fragments_limit_bytes)
    native = {"Date": all_of(datetime.date), "DateTime": _moments}
    return Compiler(
        graphql_schema(schema),
        fields.find,
        native=native,
        types_by_class=True,
        whole_after=whole_after,
        hide_suggestions=hide_suggestions,
    )


def graphql_schema(schema: strawberry.Schema) -> GraphQLSchema:
    return schema._schema


def _moments(column: Column, nullable: bool) -> Column | None:
    """Moments in UTC: the encoder writes them as our DateTime does, with a Z."""
    if _datetimes(column, nullable) is None:
        return None
    zones = {value.tzinfo for value in column if value is not None}
    return column if all(str(zone) == "UTC" for zone in zones) else None


_datetimes = all_of(datetime.datetime)


class _Fields:
    def __init__(self, schema: strawberry.Schema, fragments_limit_bytes: int) -> None:
        self.schema = schema
        self.wholes = Wholes(fragments_limit_bytes)

    def find(self, parent: GraphQLObjectType, name: str, field: GraphQLField) -> Source | None:
        """The source of a field; None leaves it to its own resolver."""
        declared = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if not isinstance(declared, StrawberryField) or declared.extensions:
            return None
        hands_on = declared.metadata.get(HANDS_ON)
        if declared.base_resolver is None:
            read = frozenset({declared.python_name})
            return Computed(attrgetter(declared.python_name), read, hands_on)
        convert = self._converter(declared)
        match way_of(declared.base_resolver.wrapped_func):
            case OfParent(function, reads):
                return Computed(function, reads, hands_on)
            case Relation() as relation:
                return Batched(
                    load_of(relation, convert),
                    relation.reads,
                    relation,
                    contained=relation.contained,
                    whole=self.wholes.finder(convert),
                    lasting=relation.lasting,
                )
            case Listed(pages, items):
                return Batched(
                    list_of(pages, convert),
                    frozenset(),
                    contained=True,
                    whole=self.wholes.finder_of_items(pages, items, convert) if items else None,
                    lasting=items is not None,
                )
        return None

    def _converter(self, declared: StrawberryField) -> Convert:
        """Makes arguments what a resolver takes: its names, and instances of input types."""
        converter = self.schema.schema_converter
        name_of = converter.config.name_converter.from_argument
        plain: dict[str, str] = {}
        others: list[StrawberryArgument] = []
        for argument in declared.arguments:
            if _is_plain(argument.type):
                plain[name_of(argument)] = argument.python_name
            else:
                others.append(argument)

        def convert(arguments: Mapping[str, Any]) -> dict[str, Any]:
            given = {plain[name]: value for name, value in arguments.items() if name in plain}
            if others:
                given |= convert_arguments(
                    dict(arguments),
                    others,
                    scalar_registry=converter.scalar_registry,
                    config=converter.config,
                )
            return given

        return convert


def _is_plain(type_: Any) -> bool:
    """Whether values of an argument's type are already what its resolver takes."""
    inner = type_.of_type if type(type_) is StrawberryOptional else type_
    return any(inner is kind for kind in (int, float, str, bool, ID))
