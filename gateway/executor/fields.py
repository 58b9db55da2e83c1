"""Fields of a level: each reads its column for all parents at once, and completes it."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from graphql.execution.values import get_argument_values
from orjson import Fragment

from .columns import Column, read
from .places import OfField

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from graphql import FieldNode, GraphQLField, GraphQLObjectType
    from graphql.execution.collect_fields import FieldDetails

    from .columns import MaybeColumn
    from .places import Places
    from .run import Run
    from .shapes import Shape
    from .sources import FindWhole, Handed, Load, Names


class Field:
    """What all kinds of field know: their place in the document and in the schema."""

    __slots__ = (
        "definition",
        "details",
        "has_arguments",
        "key",
        "name",
        "nodes",
        "parent",
        "reads",
        "shape",
    )

    shape: Shape  # set by the compiler, which needs the field for it

    def __init__(
        self,
        key: str,
        parent: GraphQLObjectType,
        definition: GraphQLField,
        details: list[FieldDetails],
    ) -> None:
        self.key = key
        self.parent = parent
        self.definition = definition
        self.details = details
        self.nodes: list[FieldNode] = [detail.node for detail in details]
        self.name = self.nodes[0].name.value
        self.reads: Names = None
        self.has_arguments = bool(definition.args or self.nodes[0].arguments)

    def column(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        """The completed values of this field, one for each source."""
        raise NotImplementedError

    def arguments(self, run: Run) -> dict[str, Any]:
        """The field's arguments, coerced by graphql-core; raises what that raises."""
        if not self.has_arguments:
            return {}
        return get_argument_values(
            self.definition,
            self.nodes[0],
            run.variables,
            self.details[0].fragment_variable_values,
        )

    def complete(self, run: Run, column: Column, places: Places) -> MaybeColumn:
        if self.shape.is_leaf:
            return self.shape.complete(run, column, places)
        return self.shape.complete(run, column, OfField(places, self.key, self.parent.name))


class TypenameField(Field):
    __slots__ = ()

    def column(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        return [self.parent.name] * len(sources)


class ComputedField(Field):
    """A plain function of each parent."""

    __slots__ = ("get", "hands_on")

    get: Callable[[Any], Any]
    hands_on: Handed | None

    def column(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        return self.complete(run, read(self.get, sources), places)


class BatchedField(Field):
    """One call for all parents."""

    __slots__ = ("contained", "find_whole", "lasting", "load", "relation", "wanted", "whole")

    find_whole: FindWhole | None
    whole: Load | None

    load: Load
    contained: bool
    lasting: bool
    relation: Hashable
    wanted: Names

    async def column(self, run: Run, sources: Sequence[Any], places: Places) -> Column:
        if self.whole is not None:
            values = await self._whole(self.whole, run, sources)
            if values is not None and self.contained:
                return await self._completed(run, values, places)
            texts = None if values is None else self._fragments(values)
            if texts is not None:
                return texts
        try:
            column = await self._call(self.load, run, sources)
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            column = [error] * len(sources)
        return await self._completed(run, column, places)

    async def _completed(self, run: Run, column: Column, places: Places) -> Column:
        completed = self.complete(run, column, places)
        return completed if isinstance(completed, list) else await completed

    async def _call(self, load: Load, run: Run, sources: Sequence[Any]) -> Column:
        values = load(run.context, sources, self.arguments(run), self.wanted)
        column = list(await values if isawaitable(values) else values)
        if len(column) != len(sources):
            raise ValueError(
                f"The batch of {self.parent.name}.{self.name} gave {len(column)} values"
                f" for {len(sources)} parents."
            )
        return column

    async def _whole(self, load: Load, run: Run, sources: Sequence[Any]) -> Column | None:
        """What `load` gives; None where it has to be read in the ordinary way."""
        try:
            return await self._call(load, run, sources)
        except Exception:  # noqa: BLE001 - the ordinary way tells it
            return None

    def _fragments(self, texts: Column) -> Column | None:
        """The texts as the answer holds them; None where one is missing."""
        kinds = set(map(type, texts))
        if kinds == {str}:
            return list(map(Fragment, texts))
        if kinds <= {str, type(None)} and self.shape.nullable:
            return [None if text is None else Fragment(text) for text in texts]
        return None


class ResolvedField(Field):
    """The schema's own resolver, called for each parent with a resolve info of its own."""

    __slots__ = ("resolve",)

    resolve: Callable[..., Any]

    def column(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        try:
            arguments = self.arguments(run)
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            return self.complete(run, [error] * len(sources), places)
        own = OfField(places, self.key, self.parent.name)
        return self.complete(
            run,
            [
                self._call(run, source, own, index, arguments)
                for index, source in enumerate(sources)
            ],
            places,
        )

    def _call(
        self, run: Run, source: Any, own: OfField, index: int, arguments: dict[str, Any]
    ) -> Any:
        try:
            return self.resolve(source, run.info(self, own.path(index)), **arguments)
        except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
            return error


class DefaultField(ResolvedField):
    """graphql-core's default resolver: a key or an attribute, called when it is callable."""

    __slots__ = ()

    def column(self, run: Run, sources: Sequence[Any], places: Places) -> MaybeColumn:
        name = self.name
        column = read(
            lambda source: (
                source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)
            ),
            sources,
        )
        if any(map(callable, column)):
            return super().column(run, sources, places)
        if self.nodes[0].arguments:
            try:
                self.arguments(run)
            except Exception as error:  # noqa: BLE001 - a field's failure is part of the answer
                column = [error] * len(sources)
        return self.complete(run, column, places)
