"""Fragments: what is shown of single rows is read once, and never older than the last commit."""

import sys
from collections.abc import AsyncIterator, Sequence
from typing import Any

import orjson
import pytest
from gateways import calling
from graph import Graph, counted
from httpx import AsyncClient
from writing import Writer, assert_never_older, write_note, writing

from domain.kit.batch import One
from domain.kit.services import Services
from domain.kit.whole import Cell, Tree, Whole, text
from domain.skills import repository
from gateway.fragments import FragmentRelation, Room, size_of
from resolvers.batching import Relation
from resolvers.context import Context
from schema.root import schema  # noqa: F401 (a mapped class is complete when all are known)

SKILLS = """query ($first: Int!) {
  skills(first: $first, domain: "software") { nodes { slug aliases { name } } }
}"""
RELATED = '{ skill(slug: "python") { slug note related { name } } }'
ON = {"executor_whole_after": 0, "kept_answers_bytes": 0}


@pytest.fixture
async def http(services: Services) -> AsyncIterator[AsyncClient]:
    async with calling(services, **ON) as client:
        yield client


@pytest.fixture
async def writer(services: Services) -> AsyncIterator[Writer]:
    async with writing(services) as other:
        yield other


async def ask(http: AsyncClient, query: str, **variables: object) -> Any:
    answer = await http.post("/graphql", json={"query": query, "variables": variables})
    assert "errors" not in answer.json(), answer.text
    return answer.json()["data"]


async def cost(http: AsyncClient, query: str, **variables: object) -> int:
    """Statements of one request, the look for changes left out."""
    with counted() as statements:
        await ask(http, query, **variables)
    return len(statements)


async def test_what_is_shown_of_a_row_is_read_once(http: AsyncClient) -> None:
    costs = [await cost(http, SKILLS, first=first) for first in (5, 5, 3, 6, 6)]
    assert costs == [2, 1, 1, 2, 1]  # the list itself is always read
    assert [await cost(http, RELATED) for _ in range(2)] == [1, 0]


async def test_the_answers_are_those_that_are_made_anew(
    services: Services, http: AsyncClient
) -> None:
    async with calling(services, kept_answers_bytes=0, kept_fragments_bytes=0) as anew:
        for query, variables in ((SKILLS, {"first": 20}), (SKILLS, {"first": 9}), (RELATED, {})):
            expected = await ask(anew, query, **variables)
            for _ in range(2):
                assert await ask(http, query, **variables) == expected


async def test_nothing_is_kept_where_there_is_no_room(services: Services) -> None:
    async with calling(services, **ON, kept_fragments_bytes=0) as http:
        assert [await cost(http, SKILLS, first=5) for _ in range(3)] == [2, 2, 2]


async def test_a_commit_is_in_the_next_answer(http: AsyncClient, writer: Writer) -> None:
    for number in range(5):
        await write_note(writer, number)
        for _ in range(3):
            assert (await ask(http, RELATED))["skill"]["note"] == str(number)


async def test_no_fragment_is_older_than_the_last_commit_before_its_request(
    http: AsyncClient, writer: Writer
) -> None:
    async def read_note() -> str:
        return str((await ask(http, RELATED))["skill"]["note"])

    await assert_never_older(writer, read_note)


async def test_what_is_somebody_s_own_is_not_kept(graph: Graph, services: Services) -> None:
    ada = await graph.register("ada@example.com", "Ada Sample")
    bob = await graph.register("bob@example.com", "Bob Sample")
    mine = "{ me { fullName profile { headline } } }"
    async with calling(services, **ON) as http:
        for _ in range(3):
            for user, name in ((ada, "Ada Sample"), (bob, "Bob Sample")):
                http.headers["authorization"] = f"Bearer {user.token}"
                assert (await ask(http, mine))["me"]["fullName"] == name


def relation(room: Room) -> FragmentRelation:
    """Skills by their ids, as JSON with one field."""
    batch = repository.skill_by_id
    assert isinstance(batch, One)
    tree = Tree(batch, (Cell("slug", "slug", text, True),))
    of: Relation[Any, Any] = Relation(batch, lambda _context, parent: parent, lambda: None)
    return FragmentRelation(Whole(tree), of, lambda: None, room)


async def ids(services: Services, count: int) -> Sequence[Any]:
    async with services.db.read() as session:
        rows = await session.connection.execute(
            "select id from skills order by id limit %s", [count]
        )
        return [row[0] for row in await rows.fetchall()]


async def test_the_room_is_never_exceeded(services: Services) -> None:
    room = Room(5_000)
    first, second = relation(room), relation(room)
    context = Context(services)
    for key in await ids(services, 100):
        for one in (first, second):
            assert '"slug"' in (await one.load_many(context, [key]))[0]
            assert 0 <= room.size <= 5_000
    first.retire()
    second.retire()
    assert room.size == 0
    await first.load_many(context, await ids(services, 3))
    assert room.size == 0


async def test_when_the_room_is_full_the_oldest_of_the_largest_give_way(
    services: Services,
) -> None:
    room = Room(16_000)
    small, large = relation(room), relation(room)
    context, keys = Context(services), await ids(services, 200)
    await small.load_many(context, keys[:5])
    for key in keys:
        await large.load_many(context, [key])

    async def read_anew(one: FragmentRelation, asked: Sequence[Any]) -> int:
        with counted() as statements:
            await one.load_many(context, asked)
        return len(statements)

    assert await read_anew(small, keys[:5]) == 0
    assert await read_anew(large, keys[-40:]) == 0
    assert await read_anew(large, keys[:1]) == 1


async def test_a_key_without_a_row_is_asked_for_again(services: Services) -> None:
    one = relation(Room(5_000))
    [known] = await ids(services, 1)
    unknown = type(known)(int=1)
    for expected in (1, 1):
        with counted() as statements:
            found = await one.load_many(Context(services), [unknown, known])
        assert found[0] is None
        assert len(statements) == expected


@pytest.mark.parametrize("text", ["plain", "Fähre", "3 €", "日本語"])
def test_a_fragment_takes_no_more_than_it_counts_for_given_out_or_not(text: str) -> None:
    kept = "".join([text, " "] * 100)
    counted = size_of(kept)
    assert sys.getsizeof(kept) <= counted
    orjson.dumps(orjson.Fragment(kept))
    assert sys.getsizeof(kept) <= counted == size_of(kept)
