"""One operation, executed by graphql-core and by plans that read its fields in every way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any

from graphql import GraphQLSchema, default_field_resolver, execute, parse

from gateway.executor import Batched, Compiler, Computed, FindSource, Plan, Source

Said = dict[str, Any]


async def agreed(
    schema: GraphQLSchema,
    text: str,
    root: Callable[[], Any] = lambda: None,
    variables: Mapping[str, Any] | None = None,
    *,
    name: str | None = None,
    context: Any = None,
    compiled: bool = True,
) -> Said:
    """The answer that graphql-core and every plan give: data, order of keys, errors, paths.

    `root` makes the data anew for each. Where a resolver awaits, graphql-core's order of errors is
    the event loop's and the plan's is the response's: they are then compared in one order.
    """
    document = parse(text)
    result = execute(schema, document, root(), context, dict(variables or {}), name)
    awaited = isawaitable(result)
    if isawaitable(result):
        result = await result
    expected = _said(result, in_order=not awaited)
    for way, find_source in WAYS.items():
        plan = Plan(Compiler(schema, find_source(context)), document, name)
        assert plan.is_compiled is compiled, way
        for _ in range(2):  # as it is compiled, and as it is kept
            answer = await plan.execute(context, root(), variables)
            assert json.loads(answer.encode()).get("data") == answer.data
            found = _said(answer, in_order=not awaited)
            assert _written(found) == _written(expected), way
    return expected


def _said(result: Any, *, in_order: bool) -> Said:
    errors = [
        {**error.formatted, "of": type(error.original_error).__name__}
        for error in result.errors or ()
    ]
    return {"data": result.data, "errors": errors if in_order else sorted(errors, key=_written)}


def _written(value: Any) -> str:
    return json.dumps(value, default=repr)


def _one(definition: Any, name: str, context: Any) -> Callable[..., Any]:
    """The field's resolver, for a parent alone: it gives what it raises."""
    resolve = definition.resolve or default_field_resolver
    info = SimpleNamespace(field_name=name, context=context)

    def one(parent: Any, arguments: Mapping[str, Any]) -> Any:
        try:
            return resolve(parent, info, **arguments)
        except Exception as error:  # noqa: BLE001 - a value like any other
            return error

    return one


def _batched(context: Any) -> FindSource:
    def find(_type: Any, name: str, definition: Any) -> Source:
        one = _one(definition, name, context)

        def load(
            _context: Any, parents: Sequence[Any], arguments: Mapping[str, Any], _wanted: Any
        ) -> list[Any]:
            return [one(parent, arguments) for parent in parents]

        return Batched(load)

    return find


def _batched_later(context: Any) -> FindSource:
    found = _batched(context)

    def find(type_: Any, name: str, definition: Any) -> Source:
        source = found(type_, name, definition)
        assert isinstance(source, Batched)
        now = source.load

        async def load(*given: Any) -> Any:
            return now(*given)

        return Batched(load)

    return find


def _computed(context: Any) -> FindSource:
    def find(_type: Any, name: str, definition: Any) -> Source | None:
        if definition.args:
            return None
        one = _one(definition, name, context)
        return Computed(lambda parent: one(parent, {}))

    return find


WAYS: dict[str, Callable[[Any], FindSource]] = {
    "resolved": lambda context: lambda *_: None,
    "computed": _computed,
    "batched": _batched,
    "batched later": _batched_later,
}
