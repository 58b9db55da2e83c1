"""Answers that are kept: the same as if they were made anew, at every moment."""

import tracemalloc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import orjson
import pytest
from gateways import calling
from graph import counted
from httpx import AsyncClient, Response
from writing import Writer, assert_never_older, write_note, writing

from domain.kit.origins import Origins
from domain.kit.services import Services
from gateway.kept_answers import KeptAnswers

SKILL = 'query ($slug: String = "python") { skill(slug: $slug) { name note } }'
READ = "SELECT skills.name FROM skills"


@pytest.fixture
async def http(services: Services) -> AsyncIterator[AsyncClient]:
    async with calling(services) as client:
        yield client


@pytest.fixture
async def writer(services: Services) -> AsyncIterator[Writer]:
    async with writing(services) as other:
        yield other


async def ask(http: AsyncClient, query: str = SKILL, **variables: object) -> Response:
    response = await http.post("/graphql", json={"query": query, "variables": variables})
    assert "errors" not in response.json(), response.text
    return response


async def cost(http: AsyncClient, query: str = SKILL, **variables: object) -> int:
    """Statements of the second of two equal requests, the look for changes left out."""
    await ask(http, query, **variables)
    with counted() as statements:
        await ask(http, query, **variables)
    return len(statements)


@pytest.mark.parametrize(
    "query",
    [
        SKILL,
        "{ skills(first: 3) { nodes { name aliases {   name } related { name } } } }",
        "{ jobs(first: 3) { nodes { title company { name } skills { weight } } } }",
        '{ jobs(query: "python -java") { nodes { title } pageInfo { hasNextPage } } }',
        "{ resources(first: 2) { nodes { title } } }",
        '{ jobs(query: "python") { totalCount } skills { totalCount } }',
        "{ resourceFacets { counted types { value } skills { resources } } }",
        "{ jobFacets(filter: {levels: [SENIOR]}) { counted levels { value } skills { jobs } } }",
    ],
)
async def test_what_anyone_may_read_is_read_once(http: AsyncClient, query: str) -> None:
    await ask(http, query)  # what is known of changes begins with the first look
    assert await cost(http, query) == 0
    assert (await ask(http, query)).json() == (await ask(http, f"{query} ")).json()


@pytest.mark.parametrize(
    "query",
    [
        "{ me { email } skills(first: 1) { nodes { name } } }",
        "{ jobs(filter: {postedWithinDays: 3}) { nodes { title } } }",
        '{ extractSkills(text: "Python") { confidence skill { name } } }',
        "{ __schema { queryType { name } } skills(first: 1) { nodes { name } } }",
    ],
)
async def test_what_depends_on_more_than_tables_is_not_kept(http: AsyncClient, query: str) -> None:
    with counted() as first:
        await ask(http, query)
    again = await cost(http, query)
    assert again == len(first)
    assert await cost(http, query) == again


async def test_what_went_wrong_is_not_kept(http: AsyncClient) -> None:
    for _ in range(3):
        response = await http.post(
            "/graphql", json={"query": '{ jobs(after: "nothing") { nodes { title } } }'}
        )
        assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
        assert response.json()["errors"][0]["path"] == ["jobs"]


async def test_other_variables_have_another_answer(http: AsyncClient) -> None:
    names = {(await ask(http, slug=slug)).json()["data"]["skill"]["name"] for slug in ("go", "r")}
    assert len(names) == 2


async def test_get_and_post_give_the_same(http: AsyncClient) -> None:
    told = [(await http.get("/graphql", params={"query": SKILL})) for _ in range(3)]
    assert {answer.text for answer in told} == {(await ask(http)).text}
    assert len({answer.headers["etag"] for answer in told}) == 1
    assert {answer.headers["content-type"] for answer in told} == {
        "application/json; charset=utf-8"
    }


async def test_a_bad_token_is_refused_though_the_answer_is_there(http: AsyncClient) -> None:
    await cost(http)
    refused = await http.post(
        "/graphql",
        json={"query": SKILL, "variables": {}},
        headers={"authorization": "Bearer x"},
    )
    assert refused.status_code == 401


async def test_a_commit_is_in_the_next_answer_of_every_gateway(
    services: Services, writer: Writer
) -> None:
    async with AsyncExitStack() as stack:
        gateways = [await stack.enter_async_context(calling(services)) for _ in range(2)]
        for number in range(5):
            await write_note(writer, number)
            for http in gateways * 2:
                assert (await ask(http)).json()["data"]["skill"]["note"] == str(number)


async def test_no_answer_is_older_than_the_last_commit_before_its_request(
    http: AsyncClient, writer: Writer
) -> None:
    async def read_note() -> str:
        return str((await ask(http)).json()["data"]["skill"]["note"])

    await assert_never_older(writer, read_note)


async def test_nothing_is_kept_where_there_is_no_room(services: Services) -> None:
    async with calling(services, kept_answers_bytes=0) as http:
        await ask(http)
        assert await cost(http) == 1


def keep(kept: KeptAnswers, key: str, size: int = 100, *statements: str) -> None:
    kept.keep(key.encode(), b"x" * size, Origins(set(statements or [READ])), 0)


async def test_the_room_is_never_exceeded_and_the_last_asked_for_stay(services: Services) -> None:
    await services.changes.look()
    since = services.changes.count
    kept = KeptAnswers(20_000)
    for number in range(100):
        kept.keep(str(number).encode(), b"x" * 100, Origins({READ}), since)
        assert await kept.find(b"0", services.changes) is not None
        assert kept.size <= 20_000
    assert await kept.find(b"99", services.changes) is not None
    assert await kept.find(b"1", services.changes) is None


@pytest.mark.parametrize(
    ("size", "statement"),
    [
        (2_000, READ),
        (10, "SELECT 1"),
        (10, "SELECT users.email FROM users"),
        (10, "SELECT skills.name FROM skills WHERE now() > '2030-01-01'"),
    ],
)
async def test_what_may_not_be_kept(services: Services, size: int, statement: str) -> None:
    kept = KeptAnswers(20_000)
    origins = Origins({statement}, clock="now()" in statement)
    kept.keep(b"key", b"x" * size, origins, 100)
    assert kept.size == 0
    assert await kept.find(b"key", services.changes) is None


async def test_a_new_answer_takes_the_place_of_the_old(services: Services) -> None:
    kept = KeptAnswers(20_000)
    keep(kept, "key", 100)
    first = kept.size
    keep(kept, "key", 100)
    assert kept.size == first


def test_answers_take_up_no_more_memory_than_they_are_counted_for() -> None:
    kept = KeptAnswers(10_000_000)
    tracemalloc.start()
    try:
        for number in range(100):
            body = orjson.dumps({"data": {"number": number, "text": "x" * 3000}})
            kept.keep(str(number).encode(), body, Origins({READ}), 0)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.size > 300_000
    assert taken < 1.1 * kept.size
