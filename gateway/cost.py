"""The cost of an operation: how many objects it may give back, told before it runs."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from domain.kit.config import Settings
from gateway.sizes import ANY, COSTS, COUNT, SIZED_BY, SIZES

# Arguments that say how many items of a list are wanted.
_SLICES = ("first", "last")
# What wraps the items of a page: no objects of their own.
_WRAPPERS = ("edges", "nodes")

# The whole schema at once is as dear as a quarter of the limit: it may be read, but not often.
_INTROSPECTIONS = 4


class Cost:
    """Counts one operation, each fragment once, however often it is spread.

    A connection has as many items as its `first` or `last` says; another list as many as such an
    argument says, or as sizes.py takes it to have. A union counts every branch. Counting a list is
    as dear as COUNT objects.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        settings: Settings,
        fragments: Mapping[str, FragmentDefinitionNode],
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._settings = settings
        self._fragments = fragments
        self._operation = operation
        self._variables = variables
        self._defaults = {
            d.variable.name.value: d.default_value for d in operation.variable_definitions or ()
        }
        self._known: dict[tuple[int, int], int] = {}

    def total(self) -> int:
        """The objects that the operation may give, at most or nearly so."""
        root = self._schema.get_root_type(self._operation.operation)
        return self._below(self._operation.selection_set, root, 1)

    def _below(
        self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None, page: int
    ) -> int:
        """Of one object of the type `parent`; where that is a connection, `page` items long."""
        if selections is None:
            return 0
        key = (id(selections), page)
        known = self._known.get(key)
        if known is not None:
            return known
        self._known[key] = 0
        total = 0
        for node in selections.selections:
            if isinstance(node, FieldNode):
                total += self._field(node, parent, page)
            elif isinstance(node, InlineFragmentNode):
                on = node.type_condition
                inner = self._schema.get_type(on.name.value) if on else parent
                total += self._below(node.selection_set, inner, page)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self._fragments[node.name.value]
                inner = self._schema.get_type(fragment.type_condition.name.value)
                total += self._below(fragment.selection_set, inner, page)
        self._known[key] = total
        return total

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, page: int) -> int:
        name = node.name.value
        if name in ("__schema", "__type"):
            return self._settings.document_cost_limit // _INTROSPECTIONS
        if node.selection_set is None or not isinstance(
            parent, GraphQLObjectType | GraphQLInterfaceType
        ):
            return COUNT if name == "totalCount" and _is_connection(parent) else 0
        field = parent.fields[name]
        type_ = get_named_type(field.type)
        if _is_connection(type_):
            return self._below(node.selection_set, type_, self._page_size(node, field))
        if name in _WRAPPERS and _is_connection(parent):
            inner = self._below(node.selection_set, type_, 1)
            return page * (inner if name == "edges" else 1 + inner)
        inner = self._below(node.selection_set, type_, 1)
        if not is_list_type(get_nullable_type(field.type)):
            own = COSTS.get(f"{parent.name}.{name}", 1)
            return 0 if name == "pageInfo" else own + inner
        return self._list_size(node, field, f"{parent.name}.{name}") * (1 + inner)

    def _page_size(self, node: FieldNode, field: GraphQLField) -> int:
        asked = self._sliced(node, field)
        size = self._settings.page_size_default if asked is None else asked
        return min(size, self._settings.page_size_limit)

    def _list_size(self, node: FieldNode, field: GraphQLField, coordinate: str) -> int:
        sized_by = SIZED_BY.get(coordinate)
        if sized_by is not None:
            given = self._value(node, field, sized_by)
            return min(len(given), self._settings.batch_limit) if isinstance(given, list) else 1
        asked = self._sliced(node, field)
        return SIZES.get(coordinate, ANY) if asked is None else asked

    def _sliced(self, node: FieldNode, field: GraphQLField) -> int | None:
        for name in _SLICES:
            if name in field.args:
                value = self._value(node, field, name)
                if isinstance(value, int):
                    return max(value, 0)
        return None

    def _value(self, node: FieldNode, field: GraphQLField, name: str) -> Any:
        """What an argument is, as far as it counts: a number, a list of whatever, or None."""
        for argument in node.arguments or ():
            if argument.name.value == name:
                return self._literal(argument.value)
        default = field.args[name].default_value
        return None if default is Undefined else default

    def _literal(self, value: ValueNode | None) -> Any:
        if isinstance(value, VariableNode):
            variable = value.name.value
            if variable in self._variables:
                return self._variables[variable]
            return self._literal(self._defaults.get(variable))
        if isinstance(value, IntValueNode):
            return int(value.value)
        return list(value.values or ()) if isinstance(value, ListValueNode) else None


def _is_connection(type_: GraphQLNamedType | None) -> bool:
    return isinstance(type_, GraphQLObjectType) and "edges" in type_.fields
