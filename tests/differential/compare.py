"""The answers of a plan and of graphql-core to one random operation, side by side."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from graphql import DocumentNode, ExecutionResult, execute, parse, validate
from orjson import Fragment

from gateway.executor import Compiler, Plan

from .documents import Writer
from .world import Readers, World, build

ORACLE = build()


class Case(NamedTuple):
    seed: int
    text: str
    document: DocumentNode
    variables: dict[str, Any]
    calm: float


def write(seed: int) -> Case:
    operation = "mutation" if seed % 10 == 9 else "query"
    writer = Writer(ORACLE, seed, operation=operation)
    text = writer.document()
    calm = (1.0, 0.97, 0.9, 0.75)[seed % 4]
    return Case(seed, text, parse(text), writer.values, calm)


def is_valid(case: Case) -> bool:
    return not validate(ORACLE, case.document)


@lru_cache(16)
def readers(seed: int) -> tuple[Readers, Compiler]:
    chosen = Readers(seed)
    return chosen, Compiler(chosen.schema, chosen.find_source)


def said(data: Any, errors: Any) -> dict[str, Any]:
    """The whole answer in plain values, with what was raised behind each error."""
    return {
        "data": data,
        "errors": [
            {**error.formatted, "of": type(error.original_error).__name__} for error in errors or ()
        ],
    }


def expected(case: Case) -> dict[str, Any]:
    """What graphql-core answers where no resolver awaits: its order of errors is then fixed."""
    result = execute(
        ORACLE, case.document, World(case.seed, case.calm).root, variable_values=case.variables
    )
    assert isinstance(result, ExecutionResult)
    return said(result.data, result.errors)


async def answered(case: Case) -> dict[str, Any]:
    """What a plan answers, over fields that are read in ways chosen by the seed."""
    _, compiler = readers(case.seed % 16)
    plan = Plan(compiler, case.document)
    assert plan.is_compiled
    whole = case.seed // 16 % 4 > 0
    root = World(case.seed, case.calm).root
    answer = await plan.execute(None, root, case.variables, whole=whole)
    wire = json.loads(answer.encode())
    assert wire["data"] == json.loads(json.dumps(answer.data, default=plain))
    return said(wire["data"], answer.errors)


def plain(value: Any) -> Any:
    """What a whole value says."""
    assert isinstance(value, Fragment)
    return json.loads(orjson.dumps(value))


def same(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Equality to the letter: the order of keys and of errors counts."""
    return json.dumps(left, default=repr) == json.dumps(right, default=repr)
