"""Nulls, failures and lists, wherever they may stand: plans against graphql-core."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any

import pytest
from graphql import GraphQLError, build_schema
from oracle import agreed

NESTED = build_schema(
    """
    type Query { sync: String  must: String!  down: Query  floor: Query! }
    """
)
DEEP = """{
  sync must: sync
  down { sync down { sync must floor { must floor { must } } } floor { sync down { must } } }
  other: down { floor { floor { floor { must } } } }
}"""
# The same tree of three levels, with one value bad at one place.
PLACES = [
    ("sync",), ("down", "sync"), ("down", "down", "must"), ("down", "down", "floor", "must"),
    ("down", "down", "floor", "floor", "must"), ("down", "floor"), ("down", "floor", "sync"),
    ("down", "floor", "floor", "floor", "must"), ("down",), ("down", "down", "floor"),
]  # fmt: skip


class OwnError(Exception):
    """Whose message is asked of it."""

    def __str__(self) -> str:
        return "own words"


def raises(error: BaseException) -> Callable[..., Any]:
    def resolve(*_: Any) -> Any:
        raise error

    return resolve


class late:  # noqa: N801 - reads as the function it stands for
    """A value that has to be awaited, as often as it is asked for."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __await__(self) -> Generator[Any, None, Any]:
        yield from asyncio.sleep(0).__await__()
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


BAD: dict[str, Callable[[], Any]] = {
    "null": lambda: None,
    "raised": lambda: raises(OwnError()),
    "given": lambda: ValueError("given, not raised"),
    "extended": lambda: raises(GraphQLError("told", extensions={"code": "TOLD"})),
    "without words": lambda: raises(RuntimeError()),
    "stopped": lambda: raises(StopIteration()),
    "late null": lambda: late(None),
    "late failure": lambda: late(OwnError()),
    "a function's late failure": lambda: lambda *_: late(KeyError("key")),
}


def tree(depth: int = 5) -> dict[str, Any]:
    if not depth:
        return {"sync": "s", "must": "m", "down": None, "floor": None}
    return {"sync": "s", "must": "m", "down": tree(depth - 1), "floor": tree(depth - 1)}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", PLACES, ids=".".join)
async def test_one_bad_value_in_a_tree(place: tuple[str, ...], bad: str) -> None:
    def root() -> dict[str, Any]:
        made = tree()
        here = made
        for key in place[:-1]:
            here = here[key]
        here[place[-1]] = BAD[bad]()
        return made

    answer = await agreed(NESTED, DEEP, root)
    assert answer["errors"] or bad in ("null", "late null")


async def test_several_bad_values_give_their_errors_in_the_order_of_the_response() -> None:
    root = tree()
    root["sync"] = OwnError()
    root["down"]["sync"] = ValueError("second")
    root["down"]["floor"]["down"]["must"] = None
    answer = await agreed(NESTED, DEEP, lambda: root)
    assert [error["path"][0] for error in answer["errors"]] == ["sync", "must", "down", "down"]


TYPES = ["[Int]", "[Int]!", "[Int!]", "[Int!]!"]
GRIDS = ["[[Int]]", "[[Int!]]", "[[Int]!]", "[[Int!]!]!"]


class Countable:
    """Not a list, but iterable."""

    def __iter__(self) -> Iterator[int]:
        return iter((1, 2))


class Torn:
    def __iter__(self) -> Iterator[int]:
        yield 1
        raise OwnError


async def counted(*values: Any) -> AsyncIterator[Any]:
    for value in values:
        if isinstance(value, Exception):
            raise value
        yield value


LISTS: dict[str, Callable[[], Any]] = {
    "full": lambda: [1, 2],
    "empty": lambda: [],
    "a null in it": lambda: [1, None, 2],
    "null": lambda: None,
    "a failure in it": lambda: [1, OwnError(), 2],
    "two failures in it": lambda: [OwnError(), 1, ValueError("second")],
    "a failure": lambda: OwnError(),
    "raised": lambda: raises(OwnError()),
    "a wrong kind in it": lambda: [1, "two", 3.5, 4],
    "a tuple": lambda: (1, 2),
    "a set": lambda: {1},
    "a dict": lambda: {1: "one", 2: "two"},
    "its keys": lambda: {1: 0, 2: 0}.keys(),
    "a generator": lambda: iter([1, 2]),
    "a class of its own": lambda: Countable(),
    "torn": lambda: Torn(),
    "a text": lambda: "12",
    "bytes": lambda: b"12",
    "a number": lambda: 1,
    "an object": lambda: object,
    "late": lambda: late([1, 2]),
    "late null": lambda: late(None),
    "late failure": lambda: late(OwnError()),
    "late items": lambda: [late(1), 2, late(3)],
    "a late null in it": lambda: [late(1), late(None), 2],
    "a late failure in it": lambda: [late(1), late(OwnError()), 2],
    "late, with late items": lambda: late([late(1), None, late(2)]),
    "one after another": lambda: counted(1, 2),
    "one after another, a null": lambda: counted(1, None, 2),
    "one after another, a failure": lambda: counted(1, OwnError()),
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("values", LISTS)
async def test_a_list(kind: str, values: str) -> None:
    schema = build_schema(f"type Query {{ list: {kind}  next: Int  below: Query }}")
    root = lambda: {"below": {"list": LISTS[values](), "next": 1}}  # noqa: E731
    answer = await agreed(schema, "{ below { list next } }", root)
    assert answer["data"] is not None


GRID_VALUES: dict[str, Callable[[], Any]] = {
    "full": lambda: [[1], [], [2, 3]],
    "a null row": lambda: [[1], None],
    "a null": lambda: [[1], [None, 2]],
    "a failed row": lambda: [[1], OwnError()],
    "a failed item": lambda: [[OwnError(), 1], [2]],
    "a row that is none": lambda: [[1], 2],
    "late rows": lambda: [late([1]), late([late(2)])],
    "a late null row": lambda: [late([1]), late(None)],
}


@pytest.mark.parametrize("kind", GRIDS)
@pytest.mark.parametrize("values", GRID_VALUES)
async def test_a_list_of_lists(kind: str, values: str) -> None:
    schema = build_schema(f"type Query {{ grid: {kind} }}")
    await agreed(schema, "{ grid same: grid }", lambda: {"grid": GRID_VALUES[values]()})


@pytest.mark.parametrize("kind", ["[Query]", "[Query!]", "[Query!]!"])
@pytest.mark.parametrize(
    "items",
    [
        lambda: [{"must": "a"}, {"must": "b"}],
        lambda: [{"must": "a"}, {"must": None}, {"must": "c"}],
        lambda: [{"must": None}, {"must": OwnError()}],
        lambda: [None, {"must": "b"}],
        lambda: [{"must": late("a")}, {"must": late(None)}],
        lambda: [{"list": [{"must": None}], "must": "a"}, {"must": "b"}],
    ],
)
async def test_a_list_of_objects(kind: str, items: Callable[[], Any]) -> None:
    schema = build_schema(f"type Query {{ list: {kind}  must: String!  below: Query }}")
    text = "{ below { list { must list { must } } } }"
    if kind == "[Query!]!":  # an item without a list would be the only failure
        text = "{ below { list { must } } }"
    await agreed(schema, text, lambda: {"below": {"list": items()}})
