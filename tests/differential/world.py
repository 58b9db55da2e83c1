"""A schema that has every kind of field, over data made up from a seed.

What a field gives is a pure function of (seed, object, field, arguments): a value, a null, a
value of the wrong kind, or a failure. So two executions of one operation see the same data,
in whatever order they ask for it and however the field is read.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from enum import Enum
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    build_schema,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from gateway.executor import Batched, Computed, Load, Source
from gateway.executor.sources import Handed

from .written import of_pages, of_values

FIELDS = """
  id: ID!  label: String  title: String!  size: Int  count: Int!  share: Float  sure: Float!
  open: Boolean  fixed: Boolean!  color: Color  shade: Color!  at: Moment  since: Moment!  any: Json
  sizes: [Int]  counts: [Int!]!  tags: [String!]  shades: [Color!]  moments: [Moment]
  grid: [[Int!]]!  cube: [[[String!]!]!]
  friend: Person  boss: Person!  friends: [Person]  team: [Person!]!  crew: [Robot!]
  firm: Company  firms: [Company!]!  robot: Robot  robots: [Robot]
  thing: Thing  must: Thing!  things: [Thing]  stuff: [Thing!]!
  node: Node  nodes: [Node!]  nested: [[Node]!]
  named: Named  names: [Named!]
  page(first: Int = 2, after: ID): Page!  maybePage(first: Int!): Page
  pick(n: Int = 2, color: Color, filter: Filter, one: One): [Person]
  echo(n: Int, s: String = "s", list: [Int!], color: Color = RED, filter: Filter, at: Moment): Json
  need(n: Int!): String!
"""

SDL = f"""
  enum Color {{ RED GREEN BLUE }}
  scalar Moment
  scalar Json
  input Filter {{ n: Int = 3, tags: [String!], color: Color! = GREEN, inner: Filter }}
  input One @oneOf {{ n: Int, s: String }}
  interface Node {{ id: ID!  label: String  title: String!  friend: Person  things: [Thing] }}
  interface Named implements Node {{
    id: ID!  label: String  title: String!  friend: Person  things: [Thing]
    size: Int  firm: Company
  }}
  union Thing = Person | Company | Robot
  type Edge {{ cursor: String!  node: Node  person: Person! }}
  type Page {{ edges: [Edge!]!  more: Boolean!  total: Int }}
  type Person implements Named & Node {{ {FIELDS} }}
  type Company implements Named & Node {{ {FIELDS} }}
  type Robot implements Node {{ {FIELDS} }}
  type Query {{ {FIELDS} }}
  type Mutation {{ {FIELDS} }}
"""


class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = 3


class BoomError(Exception):
    pass


class Thing:
    """An object of the data. Attributes are computed, so that default resolvers work on it."""

    def __init__(self, world: World, typename: str, number: int) -> None:
        self.world = world
        self.typename = typename
        self.number = number

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.world.value(self, name, {})

    def __repr__(self) -> str:
        return f"<{self.typename} {self.number}>"


class World:
    """One seed's data. `calm` is the share of values that are as they should be."""

    def __init__(self, seed: int, calm: float = 0.85) -> None:
        self.seed = seed
        self.calm = calm
        self.root = Thing(self, "Query", 0)
        self.things: dict[tuple[str, int], Thing] = {}

    def thing(self, typename: str, number: int) -> Thing:
        """One object for all places where it stands, half of the time."""
        if number % 2:
            return Thing(self, typename, number)
        return self.things.setdefault((typename, number), Thing(self, typename, number))

    def value(self, thing: Thing, name: str, arguments: dict[str, Any]) -> Any:
        types = THE_SDL.type_map[thing.typename if thing.typename != "Ghost" else "Robot"]
        field = types.fields[name]  # type: ignore[attr-defined]
        key = f"{self.seed}/{thing.number}/{name}/{sorted(arguments.items(), key=str)}"
        rng = random.Random(key)
        if rng.random() > self.calm and rng.random() < 0.3:
            raise self._error(rng, f"{thing}.{name}")
        return self._make(rng, field.type, name, arguments, f"{thing}.{name}")

    def _error(self, rng: random.Random, what: str) -> Exception:
        kind = rng.randrange(4)
        if kind == 0:
            return GraphQLError(f"refused {what}", extensions={"code": what})
        return (BoomError, ValueError, KeyError)[kind - 1](what)

    def _make(
        self, rng: random.Random, type_: Any, name: str, arguments: dict[str, Any], what: str
    ) -> Any:
        if is_non_null_type(type_):
            inner = type_.of_type
            if rng.random() > self.calm and rng.random() < 0.3:
                return None
        else:
            inner = type_
            if rng.random() > self.calm:
                return None if rng.random() < 0.9 else Undefined
        if rng.random() > self.calm and rng.random() < 0.2:
            return self._error(rng, what)
        if is_list_type(inner):
            if rng.random() > self.calm and rng.random() < 0.2:
                return rng.choice([5, "text", {"a": 1}])
            size = rng.choice([0, 1, 2, 2, 2, 3, 3, 20 if rng.random() < 0.1 else 2])
            items = [self._make(rng, inner.of_type, name, arguments, what) for _ in range(size)]
            return rng.choice([list, list, tuple, iter, deque])(items)
        if is_object_type(inner) or is_abstract_type(inner):
            return self._object(rng, inner)
        return self._leaf(rng, inner, name, arguments)

    def _object(self, rng: random.Random, type_: Any) -> Any:
        number = rng.randrange(1, 12)
        odd = rng.random() > self.calm and rng.random() < 0.2
        if is_object_type(type_):
            return self.thing("Ghost" if odd and type_.name == "Robot" else type_.name, number)
        if odd:
            return self.thing(rng.choice(["Ghost", "Edge", "Color", "Nowhere"]), number)
        kinds = [kind.name for kind in THE_SDL.get_possible_types(type_)]
        return self.thing(rng.choice(kinds), number)

    def _leaf(self, rng: random.Random, type_: Any, name: str, arguments: dict[str, Any]) -> Any:
        if type_.name == "Json":
            return {"arguments": repr(sorted(arguments.items())), "name": [name]}
        if rng.random() > self.calm and rng.random() < 0.3:
            return rng.choice(
                ["word", 7, 2**40, 1.5, float("nan"), True, {1}, b"bytes", Color.RED, "RED", -1]
            )
        if is_enum_type(type_):
            return rng.choice(list(Color))
        return {
            "String": rng.choice(["", "text", "é", "\u2028", 'quo"te']),
            "ID": rng.choice(["a", "b", 12]),
            "Int": rng.randrange(-5, 100),
            "Float": rng.choice([0.5, 1e9, -2.25, 3]),
            "Boolean": rng.random() < 0.5,
            "Moment": rng.randrange(1000),
        }[type_.name]


def serialize_moment(value: Any) -> str:
    if type(value) is not int or value < 0:
        raise ValueError(f"not a moment: {value!r}")
    return f"t{value}"


def parse_moment(value: Any) -> int:
    if not isinstance(value, str) or not value.startswith("t"):
        raise ValueError("no moment")
    return int(value[1:])


def resolve_now(source: Any, info: Any, **arguments: Any) -> Any:
    return source.world.value(source, info.field_name, arguments)


async def resolve_later(source: Any, info: Any, **arguments: Any) -> Any:
    if source.number % 2:
        await asyncio.sleep(0)
    value = source.world.value(source, info.field_name, arguments)
    if isinstance(value, tuple):
        return [_later(item) for item in value]
    return _stream(value) if isinstance(value, deque) and source.number % 3 == 0 else value


async def _stream(values: Any) -> Any:
    for value in values:
        yield value


async def _later(value: Any) -> Any:
    if isinstance(value, Exception):
        raise value
    return value


# What gives objects, or containers of them, of those that a page holds.
HANDS_ON: dict[tuple[str, str], Handed] = {
    ("Page", "edges"): "containers",
    ("Edge", "node"): "objects",
    ("Edge", "person"): "objects",
}


# Types whose objects may come whole, or hold some that do.
WRITTEN = frozenset({"Person", "Company", "Robot", "Page"})


class Readers:
    """How each field is read, by a seed: default, sync or async resolver, computed, batched."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.schema = build(later=self._is_later)

    def _choice(self, parent: str, name: str, field: GraphQLField) -> str:
        choices = ["batch", "slow batch", "now", "later"]
        if not field.args:
            choices += ["computed", "computed", "default"]
        if (parent, name) in HANDS_ON:
            choices += 9 * ["computed"]
        if str(get_named_type(field.type)) in WRITTEN:
            choices += 3 * ["batch", "slow batch"]
        return random.Random(f"{self.seed}/{parent}/{name}").choice(choices)

    def _is_later(self, parent: str, name: str, field: GraphQLField) -> str:
        return self._choice(parent, name, field)

    def find_source(
        self, parent: GraphQLObjectType, name: str, field: GraphQLField
    ) -> Source | None:
        choice = self._choice(parent.name, name, field)
        if choice == "computed":
            hands_on = HANDS_ON.get((parent.name, name))
            return Computed(lambda thing: thing.world.value(thing, name, {}), None, hands_on)
        if choice == "batch":
            return self._batched(
                parent.name,
                name,
                field,
                lambda context, things, arguments, wanted: [
                    _given(t, name, arguments) for t in things
                ],
            )
        if choice == "slow batch":

            async def load(context: Any, things: Any, arguments: Any, wanted: Any) -> list[Any]:
                await asyncio.sleep(0)
                return [_given(thing, name, arguments) for thing in things]

            return self._batched(parent.name, name, field, load)
        return None

    def _batched(self, parent: str, name: str, field: GraphQLField, load: Load) -> Batched:
        """A batch; of most its values come whole too, where they are objects."""
        kind = str(get_named_type(field.type))
        if kind not in WRITTEN:
            return Batched(load)
        contained = kind == "Page"
        find = (of_pages if contained else of_values)(
            lambda thing, arguments: thing.world.value(thing, name, dict(arguments))
        )
        is_whole = random.Random(f"{self.seed}/whole/{parent}/{name}").random() < 0.8
        return Batched(load, contained=contained, whole=find if is_whole else None)


def _given(thing: Thing, name: str, arguments: Any) -> Any:
    try:
        return thing.world.value(thing, name, dict(arguments))
    except Exception as error:  # noqa: BLE001
        return error


def build(later: Any = None) -> GraphQLSchema:
    """The schema with resolvers that do not await, but for the fields that `later` names."""
    schema = build_schema(SDL)
    color = schema.type_map["Color"]
    for member in Color:
        color.values[member.name].value = member  # type: ignore[attr-defined]
    color.__dict__.pop("_value_lookup", None)
    moment = schema.type_map["Moment"]
    for attribute, function in (
        ("coerce_output_value", serialize_moment),
        ("serialize", serialize_moment),
        ("coerce_input_value", parse_moment),
        ("parse_value", parse_moment),
    ):
        if hasattr(moment, attribute):
            setattr(moment, attribute, function)
    for type_ in schema.type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name.startswith("__"):
            continue
        for name, field in type_.fields.items():
            choice = later(type_.name, name, field) if later else None
            if choice == "later":
                field.resolve = resolve_later
            elif choice != "default":
                field.resolve = resolve_now
    for name in ("Node", "Thing"):
        schema.type_map[name].resolve_type = _resolve_type  # type: ignore[attr-defined]
    if later:
        schema.type_map["Thing"].resolve_type = _resolve_type_later  # type: ignore[attr-defined]
    for name in ("Person", "Company", "Robot"):
        schema.type_map[name].is_type_of = _is_type(name)  # type: ignore[attr-defined]
    schema.type_map["Company"].is_type_of = (  # type: ignore[attr-defined]
        _is_type_later("Company") if later else _is_type("Company")
    )
    return schema


def _resolve_type(value: Any, info: Any, abstract: Any) -> Any:
    if value.number == 11:
        raise BoomError(f"no type for {value}")
    return value.typename if value.typename != "Nowhere" else None


async def _resolve_type_later(value: Any, info: Any, abstract: Any) -> Any:
    return _resolve_type(value, info, abstract)


def _is_type(name: str) -> Any:
    return lambda value, info: value.typename == name


def _is_type_later(name: str) -> Any:
    async def is_type(value: Any, info: Any) -> bool:
        return bool(value.typename == name)

    return is_type


THE_SDL = build_schema(SDL)
