"""Whole values for the random world: what a field gives, as JSON that the plan's own levels write.

What is odd (a failure, a null, a value of the wrong kind) is left to the ordinary way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson
from orjson import Fragment

from gateway.executor import FindWhole, Run
from gateway.executor.places import ROOT

if TYPE_CHECKING:
    from gateway.executor import BatchedField, Level, Load

    from .world import Thing

# give(thing, arguments): the value of a field.
Give: TypeAlias = Callable[[Any, Mapping[str, Any]], Any]


class OddError(Exception):
    """Not to be written whole."""


def of_values(give: Give) -> FindWhole:
    """Finds loads of texts: of an object, or of a list of them."""

    def find(field: BatchedField, level: Level, run: Run) -> Load:
        async def load(context: Any, things: Any, arguments: Any, wanted: Any) -> list[str | None]:
            return [await text(give(thing, arguments)) for thing in things]

        async def text(value: Any) -> str | None:
            if value is None:
                return None
            if type(value) in (list, tuple):
                return f"[{','.join([await written(level, run, item) for item in value])}]"
            return await written(level, run, value)

        return load

    return find


def of_pages(give: Give) -> FindWhole:
    """Finds loads of pages whose edges hold persons as JSON."""

    def find(field: BatchedField, level: Level, run: Run) -> Load:
        async def load(context: Any, things: Any, arguments: Any, wanted: Any) -> list[Any]:
            return [await page(give(thing, arguments)) for thing in things]

        async def page(value: Any) -> Any:
            if value is None:
                return None
            if not hasattr(value, "typename"):
                raise OddError(value)
            texts = {}
            for edge in value.world.value(value, "edges", {}):
                person = value.world.value(edge, "person", {})
                texts[edge.number] = Fragment(await written(level, run, person))
            return type(value)(WrittenWorld(value.world, texts), value.typename, value.number)

        return load

    return find


class WrittenWorld:
    """A world in which the persons of edges are JSON."""

    def __init__(self, world: Any, texts: Mapping[int, Fragment]) -> None:
        self._world = world
        self._texts = texts

    def value(self, thing: Thing, name: str, arguments: dict[str, Any]) -> Any:
        if name == "person":
            return self._texts[thing.number]
        value = self._world.value(thing, name, arguments)
        if name == "edges":
            return [type(edge)(self, edge.typename, edge.number) for edge in value]
        return value


async def written(level: Level, run: Run, thing: Any) -> str:
    """The JSON of one object; raises OddError where it isn't one, or something in it failed."""
    if getattr(thing, "typename", None) != level.fields[0].parent.name:
        raise OddError(thing)
    own = Run(
        run.schema,
        run.operation,
        run.fragment_definitions,
        run.fragments,
        run.context,
        run.root,
        run.variables,
    )
    objects: Any = level.objects(own, [thing], ROOT)
    if isawaitable(objects):
        objects = await objects
    if own.failed:
        raise OddError(thing)
    return orjson.dumps(objects[0]).decode()
