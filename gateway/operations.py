"""Operations: the one way from a request to its answer, whatever it came over."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from inspect import isawaitable
from typing import Any, NamedTuple

import strawberry
from graphql import (
    DocumentNode,
    ExecutionResult,
    Executor,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    create_source_event_stream,
    located_error,
)

from domain.kit.config import Settings
from gateway.documents import Document, Documents
from gateway.errors import formatted
from gateway.executor import Answer
from gateway.fields import compiler, graphql_schema
from gateway.limits import VERDICTS_LIMIT, Limits, what_counts
from gateway.requests import GraphQLRequest
from gateway.trusted import read_manifest
from resolvers.context import Context


class Rejected(Exception):
    """Nothing was run: the document, its size or its choice of operation is wrong."""

    def __init__(self, *errors: GraphQLError, code: str, unparsed: bool = False) -> None:
        super().__init__(code)
        self.errors = errors
        self.code = code
        self.unparsed = unparsed

    def body(self) -> dict[str, Any]:
        """The response: errors and no `data`."""
        return {
            "errors": [
                formatted(error, default_code=self.code, of_document=True) for error in self.errors
            ]
        }


class Prepared(NamedTuple):
    """An operation that may be run."""

    document: Document
    tree: DocumentNode
    operation: OperationDefinitionNode
    asked: GraphQLRequest

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.operation.operation


class Operations:
    """Looks documents up, holds them to the limits, runs what they ask."""

    def __init__(self, schema: strawberry.Schema, settings: Settings) -> None:
        self.settings = settings
        self._schema = graphql_schema(schema)
        self._limits = Limits(self._schema, settings)
        # Suggestions give the schema away, name by name, where introspection is off.
        self._hide_suggestions = not settings.introspection
        self._compiler = compiler(
            schema,
            settings.executor_whole_after,
            settings.kept_fragments_bytes,
            hide_suggestions=self._hide_suggestions,
        )
        trusted = read_manifest(settings.trusted_documents)
        self._documents = Documents(self._schema, settings, trusted)
        for document in self._documents.trusted.values():
            document.compile_all(self._compiler)

    def prepare(self, asked: GraphQLRequest) -> Prepared:
        """The operation that is asked for; raises Rejected."""
        document = self._documents.find(asked)
        if document is None:
            # Apollo's clients know it by this message, and then send the text too.
            error = GraphQLError("PersistedQueryNotFound")
            raise Rejected(error, code="PERSISTED_QUERY_NOT_FOUND")
        if document.errors or document.tree is None:
            code = "GRAPHQL_PARSE_FAILED" if document.unparsed else "GRAPHQL_VALIDATION_FAILED"
            if document.untrusted:
                code = "DOCUMENT_NOT_TRUSTED"
            raise Rejected(*document.errors, code=code, unparsed=document.unparsed)
        operation = document.operation(asked.operation_name)
        if operation is None:
            error = GraphQLError("Name one operation of the document as operationName.")
            raise Rejected(error, code="OPERATION_RESOLUTION_FAILURE")
        errors = self._check(document, document.tree, operation, asked)
        if errors:
            raise Rejected(*errors, code="DOCUMENT_TOO_LARGE")
        return Prepared(document, document.tree, operation, asked)

    def _check(
        self,
        document: Document,
        tree: DocumentNode,
        operation: OperationDefinitionNode,
        asked: GraphQLRequest,
    ) -> list[GraphQLError]:
        key = (asked.operation_name, *what_counts(operation, asked.variables))
        errors = document.verdicts.get(key)
        if errors is None:
            errors = self._limits.check(tree, operation, asked.variables)
            if len(document.verdicts) < VERDICTS_LIMIT:
                document.verdicts[key] = errors
        return errors

    async def run(self, prepared: Prepared, context: Context, executor: str = "compiled") -> Answer:
        """The answer of a query or mutation, within the time that one may take.

        `executor` is compiled, reference (graphql-core's own execution) or whole (compiled, with
        whole values from the first run on): the answers are the same.
        """
        plan = prepared.document.plan(self._compiler, prepared.asked.operation_name)
        variables = prepared.asked.variables
        if executor == "reference":
            return await self._timed(plan.refer(context, None, variables))
        whole = True if executor == "whole" else None
        return await self._timed(plan.execute(context, None, variables, whole=whole))

    async def events(
        self, prepared: Prepared, context: Callable[[], Context]
    ) -> AsyncGenerator[Answer]:
        """The answers of a subscription. Each event gets a context of its own: a batch that one
        event loaded must not stand for what the next would find.
        """
        source = await self._source(prepared, context())
        if isinstance(source, Answer):
            yield source
            return
        plan = prepared.document.plan(self._compiler, prepared.asked.operation_name)
        async with aclosing(source):
            while True:
                try:
                    event = await anext(source)
                except StopAsyncIteration:
                    return
                except Exception as error:  # noqa: BLE001 (a fault becomes an error of the response)
                    yield Answer(None, [_located(error, prepared.operation)])
                    return
                yield await self._timed(plan.refer(context(), event, prepared.asked.variables))

    async def _source(self, prepared: Prepared, context: Context) -> Any:
        executor = Executor.build(
            self._schema,
            prepared.tree,
            context_value=context,
            raw_variable_values=prepared.asked.variables,
            operation_name=prepared.asked.operation_name,
            hide_suggestions=self._hide_suggestions,
        )
        if isinstance(executor, list):
            return Answer(None, executor)
        source = create_source_event_stream(executor)
        if isawaitable(source):
            source = await source
        return Answer(None, source.errors) if isinstance(source, ExecutionResult) else source

    async def _timed(self, answer: Any) -> Answer:
        try:
            async with asyncio.timeout(self.settings.operation_timeout_s):
                found: Answer = await answer
        except TimeoutError as error:
            return Answer(None, [GraphQLError("Too late.", original_error=error)])
        return found

    def body(self, answer: Answer) -> dict[str, Any]:
        """The response to an operation that was run."""
        if not answer.errors:
            return {"data": answer.data}
        shown = answer.errors[: self.settings.document_errors_limit]
        return {"errors": [formatted(error) for error in shown], "data": answer.data}


def not_run(answer: Answer) -> bool:
    """Whether variables couldn't be coerced: then nothing was run and no `data` is due."""
    return (
        answer.data is None
        and bool(answer.errors)
        and not any(
            error.path or isinstance(error.original_error, TimeoutError)
            for error in answer.errors or ()
        )
    )


def _located(error: Exception, operation: OperationDefinitionNode) -> GraphQLError:
    field = operation.selection_set.selections[0]
    name = getattr(field, "alias", None) or getattr(field, "name", None)
    return located_error(error, [field], [name.value] if name else None)
