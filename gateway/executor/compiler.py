"""From selections to levels: which fields a level has, and how each is read and completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import GraphQLObjectType, TypeNameMetaFieldDef, default_field_resolver
from graphql.execution.collect_fields import collect_fields, collect_subfields
from graphql.type import is_abstract_type, is_leaf_type, is_list_type, is_non_null_type

from .fields import BatchedField, ComputedField, DefaultField, Field, ResolvedField, TypenameField
from .lasting import lasting
from .leaves import ordinary
from .level import Level
from .narrowing import narrow
from .objects import JudgedOf, ObjectOf
from .shapes import Leaf, ListOf, Shape
from .sources import Batched, Computed, find_nothing
from .wholes import find_wholes

if TYPE_CHECKING:
    from graphql import GraphQLField, GraphQLSchema
    from graphql.execution.collect_fields import FieldDetails

    from .leaves import Native
    from .run import Run
    from .sources import FindSource


class Compiler:
    """Compiles levels of one schema: all of a plan at once, or when their first objects come."""

    def __init__(
        self,
        schema: GraphQLSchema,
        find_source: FindSource = find_nothing,
        *,
        native: Native | None = None,
        types_by_class: bool = False,
        whole_after: int | None = None,
        hide_suggestions: bool = False,
    ) -> None:
        self.schema = schema
        self.find_source = find_source
        self.native = native or {}
        self.types_by_class = types_by_class
        self.whole_after = whole_after
        self.hide_suggestions = hide_suggestions

    def root(self, run: Run, type_: GraphQLObjectType, *, whole: bool) -> Level:
        """The first level; with `whole`, its parts come as whole values wherever they can."""
        collected = collect_fields(
            self.schema, run.fragments, run.variables, type_, run.operation
        ).grouped_field_set
        root = self._level(type_, collected, 0)
        if narrow(run, root):
            root.lasting = lasting(run, root)
            if whole:
                find_wholes(run, root)
        return root

    def below(self, run: Run, shape: Shape, type_: GraphQLObjectType) -> Level:
        """The level of the objects of this type at this shape."""
        collected = collect_subfields(
            self.schema, run.fragments, run.variables, run.operation, type_, shape.field.details
        ).grouped_field_set
        return self._level(type_, collected, shape.bubbles)

    def _level(
        self, type_: GraphQLObjectType, collected: dict[str, list[FieldDetails]], bubbles: int
    ) -> Level:
        fields = []
        for key, details in collected.items():
            definition = self.schema.get_field(type_, details[0].node.name.value)
            if definition is not None:  # graphql-core passes over an unknown field as well
                fields.append(self._field(key, type_, definition, details, bubbles))
        return Level(fields)

    def _field(
        self,
        key: str,
        parent: GraphQLObjectType,
        definition: GraphQLField,
        details: list[FieldDetails],
        bubbles: int,
    ) -> Field:
        field = self._reader(key, parent, definition, details)
        field.shape = self._shape(field, definition.type, bubbles)
        return field

    def _reader(
        self,
        key: str,
        parent: GraphQLObjectType,
        definition: GraphQLField,
        details: list[FieldDetails],
    ) -> Field:
        if definition is TypeNameMetaFieldDef:
            typename = TypenameField(key, parent, definition, details)
            typename.reads = frozenset()
            return typename
        source = self.find_source(parent, details[0].node.name.value, definition)
        if isinstance(source, Computed):
            computed = ComputedField(key, parent, definition, details)
            computed.get = source.get
            computed.reads = source.reads
            computed.hands_on = source.hands_on
            return computed
        if isinstance(source, Batched):
            batched = BatchedField(key, parent, definition, details)
            batched.load = source.load
            batched.relation = source.relation
            batched.contained = source.contained
            batched.lasting = source.lasting
            batched.find_whole = source.whole
            batched.whole = None
            batched.reads = source.reads
            batched.wanted = None
            return batched
        if definition.resolve is not None:
            resolved = ResolvedField(key, parent, definition, details)
            resolved.resolve = definition.resolve
            return resolved
        default = DefaultField(key, parent, definition, details)
        default.resolve = default_field_resolver
        return default

    def _shape(self, field: Field, type_: Any, around: int) -> Shape:
        """`around` is how many levels a null climbs from the object or list around it."""
        nullable = not is_non_null_type(type_)
        inner = type_ if nullable else type_.of_type
        bubbles = 0 if nullable else around + 1
        if is_list_type(inner):
            lists = ListOf(field, nullable, bubbles)
            lists.item = self._shape(field, inner.of_type, bubbles)
            return lists
        if is_leaf_type(inner):
            return Leaf(field, nullable, bubbles, inner, ordinary(inner, self.native))
        if is_abstract_type(inner) or inner.is_type_of is not None:
            return JudgedOf(field, nullable, bubbles, inner, self.below, self.types_by_class)
        return ObjectOf(field, nullable, bubbles, inner, self.below)
