"""One execution of a plan: what its fields share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql.execution import Executor, default_field_resolver, default_type_resolver
from graphql.pyutils import Path

if TYPE_CHECKING:
    from graphql import FragmentDefinitionNode, GraphQLResolveInfo, GraphQLSchema
    from graphql.execution.collect_fields import FragmentDetails
    from graphql.execution.values import VariableValues
    from graphql.language import OperationDefinitionNode

    from .fields import Field


class Run:
    """The context, root and variables of one execution, and whether anything failed."""

    __slots__ = (
        "_executor",
        "context",
        "failed",
        "fragment_definitions",
        "fragments",
        "operation",
        "root",
        "schema",
        "variables",
    )

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragment_definitions: dict[str, FragmentDefinitionNode],
        fragments: dict[str, FragmentDetails],
        context: Any,
        root: Any,
        variables: VariableValues,
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.fragment_definitions = fragment_definitions
        self.fragments = fragments
        self.context = context
        self.root = root
        self.variables = variables
        self.failed = False
        self._executor: Executor[Any] | None = None

    @property
    def executor(self) -> Executor[Any]:
        """graphql-core's own executor, for the parts that are asked of it."""
        if self._executor is None:
            self._executor = Executor(
                self.schema,
                self.fragment_definitions,
                self.fragments,
                self.root,
                self.context,
                self.operation,
                self.variables,
                default_field_resolver,
                default_type_resolver,
                default_field_resolver,
            )
        return self._executor

    def info(self, field: Field, path: Path | None) -> GraphQLResolveInfo[Any]:
        """The resolve info that graphql-core would build for this field at this path."""
        if path is None:  # only where types are told by class, and not by place
            path = Path(None, field.key, field.parent.name)
        return self.executor.build_resolve_info(field.definition, field.nodes, field.parent, path)
