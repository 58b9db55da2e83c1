"""Which parts of an operation PostgreSQL writes whole: columns and declared batches alone."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from graphql import GraphQLEnumType, GraphQLScalarType, IntValueNode, is_non_null_type
from orjson import Fragment
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from domain.kit import whole
from domain.kit.batch import Limited, Many, One
from domain.kit.page import Page
from domain.kit.whole import Cell, Child, Constant, NotPlainError, Tree, Whole, Writer
from gateway.executor import (
    BatchedField,
    ComputedField,
    Field,
    FindWhole,
    Level,
    Load,
    Names,
    Run,
    TypenameField,
)
from gateway.fragments import FragmentRelation, Room
from resolvers.batching import Relation
from resolvers.levels import load_level
from resolvers.ways import OfParent, way_of

Convert: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]

# pages(context, wanted, **arguments)
ListPages: TypeAlias = Callable[..., Awaitable[Page[Any]]]

# Relations of whole values: fields that ask alike of one relation share it, and its rows.
RELATIONS_LIMIT = 500

_WRITERS: Mapping[str, Writer] = {
    "String": whole.text,
    "ID": whole.text,
    "URL": whole.text,
    "YearMonth": whole.text,
    "Int": whole.integer,
    "Float": whole.number,
    "Boolean": whole.boolean,
    "DateTime": whole.moment,
    "Date": whole.day,
}


class Wholes:
    """Finds the ways of whole values for the batched fields of our schema."""

    def __init__(self, fragments_limit_bytes: int) -> None:
        self._relations: OrderedDict[Hashable, FragmentRelation] = OrderedDict()
        self._room = Room(fragments_limit_bytes)

    def finder(self, convert: Convert) -> FindWhole:
        """Finds the way for fields whose arguments `convert` makes what a resolver takes."""
        return partial(self._find, convert)

    def _find(self, convert: Convert, field: BatchedField, level: Level, run: Run) -> Load | None:
        """A load of JSON texts for this field with all that is asked below; None without one."""
        relation = _relation(field)
        try:
            if relation is None:
                return None
            batch = Whole(_tree(relation, level, run))
        except NotPlainError:
            return None
        return load_of(self._relation_of(batch, relation), convert)

    def finder_of_items(
        self, pages: ListPages, items: Relation[UUID, Any], convert: Convert
    ) -> FindWhole:
        """Finds the way for pages, whose items are written whole by their ids."""
        return partial(self._find_of_items, pages, items, convert)

    def _find_of_items(
        self,
        pages: ListPages,
        items: Relation[UUID, Any],
        convert: Convert,
        _field: BatchedField,
        level: Level,
        run: Run,
    ) -> Load | None:
        """A load of pages that hold JSON; None also where the page's own statement has it all."""
        if not any(isinstance(one, BatchedField) for one in level.fields):
            return None
        try:
            relation = self._relation_of(Whole(_tree(items, level, run)), items)
        except NotPlainError:
            return None

        async def load(context: Any, wanted: Names, **given: Any) -> Page[Fragment]:
            page = await pages(context, items.reads, **given)
            texts = await load_level(relation, context, page.items, {})
            if not all(type(text) is str for text in texts):
                raise LookupError("an item could not be written whole")
            return replace(page, items=list(map(Fragment, texts)))

        return list_of(load, convert)

    def _relation_of(self, batch: Whole, relation: Relation[Any, Any]) -> Relation[Any, Any]:
        kind = (relation, batch.statement.text)
        known = self._relations.get(kind)
        if known is None:
            absent: Callable[[], Any] = _nothing if isinstance(relation.fetch, One) else _empty
            known = self._relations[kind] = FragmentRelation(batch, relation, absent, self._room)
            if len(self._relations) > RELATIONS_LIMIT:
                self._relations.popitem(last=False)[1].retire()
        return known


def _attribute(relation: Relation[Any, Any]) -> str | None:
    """The name of the field that is the relation's key; None where the key is made otherwise."""
    if relation.attribute is None:
        return None
    return str(relation.attribute.__reduce__()[1][0])


def _nothing() -> None:
    return None


def _empty() -> str:
    return "[]"


def load_of(relation: Relation[Any, Any], convert: Convert) -> Load:
    """Loads a relation, given a plan's arguments."""

    async def load(
        context: Any, parents: Sequence[Any], arguments: Mapping[str, Any], wanted: Names
    ) -> list[Any]:
        return await load_level(relation, context, parents, convert(arguments), wanted)

    return load


def list_of(pages: ListPages, convert: Convert) -> Load:
    """Loads pages of a list, given a plan's arguments."""

    async def load(
        context: Any, parents: Sequence[Any], arguments: Mapping[str, Any], wanted: Names
    ) -> list[Any]:
        given = convert(arguments)
        return [await pages(context, wanted, **given) for _ in parents]

    return load


def _declared(field: Field) -> StrawberryField:
    declared = field.definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(declared, StrawberryField):
        raise NotPlainError(field.name)
    return declared


def _relation(field: BatchedField) -> Relation[Any, Any] | None:
    relation = field.relation
    if isinstance(relation, Relation) and isinstance(relation.fetch, Many | One):
        return relation
    return None


def _tree(relation: Relation[Any, Any], level: Level, run: Run) -> Tree:
    batch: Any = relation.fetch
    return Tree(batch, tuple(_part(field, run) for field in level.fields))


def _part(field: Field, run: Run) -> Constant | Cell | Child:
    required = is_non_null_type(field.definition.type)
    if isinstance(field, TypenameField):
        return Constant(field.key, field.parent.name)
    if isinstance(field, ComputedField):
        return _cell(field, required)
    if isinstance(field, BatchedField) and isinstance(field.relation, Relation):
        below = field.shape.levels(run)
        if len(below) == 1:
            name, first = _key(field, field.relation, run)
            tree = _tree(field.relation, below[0], run)
            return Child(field.key, name, tree, required, first)
    raise NotPlainError(field.name)


def _key(field: BatchedField, relation: Relation[Any, Any], run: Run) -> tuple[str, int | None]:
    """Which of the parent's fields is the key, and how many are wanted of each."""
    name = _attribute(relation)
    if name is not None and not field.has_arguments:
        return name, None
    if not all(isinstance(one.value, IntValueNode) for one in field.nodes[0].arguments or ()):
        raise NotPlainError(f"{field.name} has arguments that vary")
    try:
        key = relation.key(None, _Probe(), **field.arguments(run))
    except Exception as error:  # what is wrong with it is told by the ordinary way
        raise NotPlainError(field.name) from error
    if not isinstance(key, Limited) or not isinstance(key.id, _Mark):
        raise NotPlainError(field.name)
    return key.id.name, key.first


class _Mark(NamedTuple):
    """Stands for what is read of a record."""

    name: str


class _Probe:
    """Stands for a record, to see which of its fields a key is made of."""

    def __getattr__(self, name: str) -> _Mark:
        return _Mark(name)


def _cell(field: ComputedField, required: bool) -> Cell:
    declared = _declared(field)
    if declared.base_resolver is not None:
        match way_of(declared.base_resolver.wrapped_func):
            case OfParent(written=(name, writer)):
                return Cell(field.key, name, writer, required)
        raise NotPlainError(field.name)
    type_: Any = field.definition.type
    named = type_.of_type if required else type_
    if isinstance(named, GraphQLEnumType):
        names = {str(getattr(v.value, "value", v.value)): n for n, v in named.values.items()}
        return Cell(field.key, declared.python_name, whole.named(names), required)
    if isinstance(named, GraphQLScalarType) and named.name in _WRITERS:
        return Cell(field.key, declared.python_name, _WRITERS[named.name], required)
    raise NotPlainError(field.name)
