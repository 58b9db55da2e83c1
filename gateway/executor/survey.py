"""What a document holds that decides how it can be executed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graphql import (
    BREAK,
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)

if TYPE_CHECKING:
    from graphql import DocumentNode


class Survey(NamedTuple):
    can_compile: bool
    switches: tuple[str, ...]
    """Variables that @skip and @include ask, in the order of the document."""


def survey(document: DocumentNode, operation: OperationDefinitionNode | None) -> Survey:
    """Whether the operation is one that plans know, and which variables change its fields.

    Left to graphql-core: introspection, subscriptions, @defer and @stream, fragment
    variables, directives on the operation itself, and @skip or @include without a boolean.
    """
    if (
        operation is None
        or operation.operation is OperationType.SUBSCRIPTION
        or operation.directives
    ):
        return Survey(False, ())
    visitor = _Survey()
    visit(document, visitor)
    return Survey(visitor.can_compile, tuple(visitor.switches))


class _Survey(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.can_compile = True
        self.switches: dict[str, None] = {}

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        if node.name.value in ("__schema", "__type"):
            self.can_compile = False
            return BREAK
        return None

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: Any) -> Any:
        if node.variable_definitions:
            self.can_compile = False
            return BREAK
        return None

    def enter_directive(self, node: DirectiveNode, *_: Any) -> Any:
        if node.name.value in ("defer", "stream"):
            self.can_compile = False
            return BREAK
        if node.name.value in ("skip", "include"):
            given = {argument.name.value: argument.value for argument in node.arguments or ()}
            switch = given.get("if")
            if isinstance(switch, VariableNode):
                self.switches[switch.name.value] = None
            elif not isinstance(switch, BooleanValueNode):
                self.can_compile = False
                return BREAK
        return None
