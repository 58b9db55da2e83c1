"""Interfaces, unions and how their types are told: plans against graphql-core."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import GraphQLObjectType, GraphQLSchema, build_schema
from oracle import agreed

SDL = """
interface Named { name: String }
interface Living implements Named { name: String  parent: Living }
type Dog implements Living & Named { name: String  parent: Living  barks: Boolean }
type Cat implements Living & Named { name: String  parent: Living  meows: Boolean  must: String! }
type Chair { legs: Int! }
union Pet = Dog | Cat
type Query {
  pet: Pet  pets: [Pet]  strict: [Pet!]!  named: Named  all: [Named]  living: Living  dog: Dog
  dogs: [Dog]
}
"""
PETS = """{ pets {
  __typename
  ... on Dog { name barks parent { __typename name ... on Dog { barks } } }
  ... on Cat { name meows }
} all { name ... on Living { parent { name } } ... on Cat { meows } ...D } }
fragment D on Dog { barks name }"""


class Dog(SimpleNamespace):
    pass


class Cat(SimpleNamespace):
    pass


class Chair(SimpleNamespace):
    pass


def root() -> dict[str, Any]:
    rex = Dog(name="Rex", barks=True, parent=Dog(name="Max", barks=False, parent=None))
    tom = Cat(name="Tom", meows=True, parent=None, must=None)
    both = [rex, tom, None, rex]
    return {
        "pet": tom, "pets": both, "strict": [rex, tom], "named": rex, "all": both, "living": tom,
        "dog": rex, "dogs": [rex, tom],
    }  # fmt: skip


async def later(value: Any) -> Any:
    await asyncio.sleep(0)
    if isinstance(value, Exception):
        raise value
    return value


def type_of(value: Any) -> str:
    return type(value).__name__


def raising(*_: Any) -> Any:
    raise ValueError("can't tell")


def told_by(resolve: Callable[..., Any]) -> GraphQLSchema:
    """A schema whose abstract types ask this function for the type of a value."""
    schema = build_schema(SDL)
    for name in ("Named", "Living", "Pet"):
        schema.type_map[name].resolve_type = resolve  # type: ignore[attr-defined]
    return schema


def judged_by(check: Callable[[Any, str], Any]) -> GraphQLSchema:
    """A schema whose object types judge a value, by this function of it and their name."""
    schema = build_schema(SDL)
    for name in ("Dog", "Cat", "Chair"):
        kind = schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        kind.is_type_of = lambda value, _info, name=name: check(value, name)
    return schema


SCHEMAS: dict[str, Callable[[], GraphQLSchema]] = {
    "by name": lambda: told_by(lambda value, *_: type_of(value)),
    "by name, later": lambda: told_by(lambda value, *_: later(type_of(value))),
    "by name, later for some": lambda: told_by(
        lambda value, *_: later("Dog") if isinstance(value, Dog) else type_of(value)
    ),
    "by what it is": lambda: judged_by(lambda value, name: type_of(value) == name),
    "by what it is, later": lambda: judged_by(lambda value, name: later(type_of(value) == name)),
    "by what it is, later for some": lambda: judged_by(
        lambda value, name: (later if name == "Dog" else bool)(type_of(value) == name)
    ),
    "by none": lambda: build_schema(SDL),
    "as nothing": lambda: told_by(lambda *_: None),
    "as nothing, later": lambda: told_by(lambda *_: later(None)),
    "as what is no text": lambda: told_by(lambda *_: 42),
    "as an unknown type": lambda: told_by(lambda *_: "Bird"),
    "as a type that is no object": lambda: told_by(lambda *_: "Pet"),
    "as a type that it can't be": lambda: told_by(lambda *_: "Chair"),
    "as a scalar": lambda: told_by(lambda *_: "String"),
    "failing": lambda: told_by(raising),
    "failing later": lambda: told_by(lambda *_: later(ValueError("can't tell"))),
    "failing for some": lambda: told_by(
        lambda value, *_: "Dog" if isinstance(value, Dog) else raising()
    ),
    "by a check that fails": lambda: judged_by(raising),
    "by a check that fails later": lambda: judged_by(lambda *_: later(ValueError("can't tell"))),
    "by a check that denies": lambda: judged_by(lambda *_: False),
}  # fmt: skip
DOCUMENTS = {
    "lists": PETS,
    "one": "{ pet { __typename ... on Cat { meows } } named { name } living { parent { name } } }",
    "no fragment fits": "{ pet { ... on Dog { barks } } named { ... on Cat { meows } } }",
    "strict": "{ strict { ... on Dog { barks } ... on Cat { must } } }",
    "objects that judge": "{ dog { name } dogs { barks } }",
}


@pytest.mark.parametrize("told", SCHEMAS)
@pytest.mark.parametrize("document", DOCUMENTS)
async def test_types_of_values(told: str, document: str) -> None:
    await agreed(SCHEMAS[told](), DOCUMENTS[document], root)


async def test_a_name_in_the_value_tells_its_type() -> None:
    values = {
        "pet": {"__typename": "Cat", "name": "Tom", "meows": True},
        "all": [{"__typename": "Dog", "name": "Rex"}, {"__typename": "Chair"}, {"name": "no one"}],
    }
    text = "{ pet { __typename ... on Cat { meows } } all { __typename name } }"
    await agreed(build_schema(SDL), text, lambda: values)


async def test_context_and_place_are_at_hand_where_a_type_is_told() -> None:
    seen: set[Any] = set()

    def resolve(value: Any, info: Any, kind: Any) -> str:
        path = [part for part in info.path.as_list() if isinstance(part, str)]
        seen.add((info.field_name, info.context["who"], kind.name, *path))
        return type_of(value)

    text = "{ pets { ... on Dog { mother: parent { name } } } }"
    await agreed(told_by(resolve), text, root, context={"who": "me"})
    assert seen == {
        ("pets", "me", "Pet", "pets"),
        ("parent", "me", "Living", "pets", "mother"),
    }


async def test_values_that_come_later_are_told_like_others() -> None:
    def made() -> dict[str, Any]:
        known = root()
        return {"pets": [later(known["pet"]), None], "named": later(known["named"])}

    class Root:
        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            return made().get(name)

    text = "{ pets { __typename ... on Cat { meows } } named { name } }"
    await agreed(SCHEMAS["by name"](), text, Root)
    await agreed(SCHEMAS["by what it is, later"](), text, Root)
