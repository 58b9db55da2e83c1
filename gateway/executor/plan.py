"""Plans: an operation compiled once, executed many times."""

from __future__ import annotations

from collections import OrderedDict
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute,
    get_variable_values,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues

from .answer import Answer
from .failures import settle
from .places import ROOT
from .run import Run
from .survey import survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .compiler import Compiler
    from .level import Level

MAX_VARIANTS = 32
"""Levels kept for one operation: one for each set of values of its @skip and @include."""

MAX_COERCION_ERRORS = 50


class Plan:
    """One operation of one validated document, against one schema."""

    def __init__(
        self, compiler: Compiler, document: DocumentNode, operation_name: str | None = None
    ) -> None:
        self.document = document
        self.operation_name = operation_name
        self.schema: GraphQLSchema = compiler.schema
        self._compiler = compiler
        self._operation = _find_operation(document, operation_name)
        self._fragment_definitions = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._fragments = {
            name: FragmentDetails(node) for name, node in self._fragment_definitions.items()
        }
        found = survey(document, self._operation)
        self.is_compiled = found.can_compile and self._has_root()
        self._switches = found.switches
        self._runs = 0
        self._variants: OrderedDict[tuple[Any, ...], Level] = OrderedDict()

    def prepare(self) -> None:
        """Compile now what the first run would, whole values and all.

        Where variables decide what is asked (`@skip`, `@include`), runs compile it as ever.
        """
        self._runs = self._compiler.whole_after or 0
        if not self.is_compiled or self._switches:
            return
        assert self._operation is not None
        none = VariableValues({}, {})
        run = self._new_run(self._operation, None, None, none)
        for whole in (False, True):
            self._level(run, whole, ())

    def _has_root(self) -> bool:
        """Whether the schema knows the operation's kind; it is graphql-core's to say that not."""
        if self._operation is None:
            return False
        return self.schema.get_root_type(self._operation.operation) is not None

    async def execute(
        self,
        context: Any,
        root: Any = None,
        variables: Mapping[str, Any] | None = None,
        *,
        whole: bool | None = None,
    ) -> Answer:
        """The answer; failures of fields are in it and are never raised.

        `whole` says whether parts of it may come as whole values (see `Batched`); by default, once
        the plan has run as often as its compiler says.
        """
        if not self.is_compiled:
            return await self.refer(context, root, variables)
        assert self._operation is not None
        coerced = get_variable_values(
            self.schema,
            self._operation.variable_definitions or (),
            dict(variables or {}),
            max_errors=MAX_COERCION_ERRORS,
            hide_suggestions=self._compiler.hide_suggestions,
        )
        if isinstance(coerced, list):
            return Answer(None, coerced)
        switches = tuple(coerced.coerced.get(name) for name in self._switches)
        if not all(type(switch) is bool for switch in switches):
            return await self.refer(context, root, variables)
        return await self._run(self._operation, context, root, coerced, switches, whole)

    async def refer(
        self, context: Any, root: Any = None, variables: Mapping[str, Any] | None = None
    ) -> Answer:
        """The answer of graphql-core's own execution."""
        result = execute(
            self.schema,
            self.document,
            root,
            context,
            dict(variables or {}),
            self.operation_name,
            max_coercion_errors=MAX_COERCION_ERRORS,
            hide_suggestions=self._compiler.hide_suggestions,
        )
        if isawaitable(result):
            result = await result
        assert isinstance(result, ExecutionResult)
        return Answer(result.data, result.errors)

    async def _run(
        self,
        operation: OperationDefinitionNode,
        context: Any,
        root: Any,
        variables: VariableValues,
        switches: tuple[Any, ...],
        whole: bool | None,
    ) -> Answer:
        run = self._new_run(operation, context, root, variables)
        # Finding whole values takes longer than a first run, and most documents never come again.
        self._runs += 1
        if whole is None:
            after = self._compiler.whole_after
            whole = after is not None and self._runs > after
        level = self._level(run, whole, switches)
        if operation.operation is OperationType.MUTATION:
            data = await _serially(level, run)
        else:
            objects = level.objects(run, [root], ROOT)
            data = (objects if isinstance(objects, list) else await objects)[0]
        if not run.failed:
            return Answer(data, lasting=level.lasting)
        settled, errors = settle(data)
        return Answer(settled, errors or None)

    def _new_run(
        self,
        operation: OperationDefinitionNode,
        context: Any,
        root: Any,
        variables: VariableValues,
    ) -> Run:
        return Run(
            self.schema,
            operation,
            self._fragment_definitions,
            self._fragments,
            context,
            root,
            variables,
        )

    def _level(self, run: Run, whole: bool, switches: tuple[Any, ...]) -> Level:
        variant = (whole, *switches)
        level = self._variants.get(variant)
        if level is None:
            type_ = self.schema.get_root_type(run.operation.operation)
            assert type_ is not None
            level = self._compiler.root(run, type_, whole=whole)
            self._variants[variant] = level
            if len(self._variants) > MAX_VARIANTS:
                self._variants.popitem(last=False)
        return level


async def _serially(level: Level, run: Run) -> dict[str, Any]:
    """Root fields one after the other, until one nulls the whole response."""
    data: dict[str, Any] = {}
    for field in level.fields:
        column = field.column(run, [run.root], ROOT)
        data[field.key] = (column if isinstance(column, list) else await column)[0]
        if run.failed and settle(data)[0] is None:
            break
    return data


def _find_operation(
    document: DocumentNode, operation_name: str | None
) -> OperationDefinitionNode | None:
    operations = [
        node for node in document.definitions if isinstance(node, OperationDefinitionNode)
    ]
    if operation_name is not None:
        named = (node for node in operations if node.name and node.name.value == operation_name)
        return next(named, None)
    return operations[0] if len(operations) == 1 else None
