"""The /graphql route: statuses and media types, in both profiles."""

import asyncio
from typing import Any

import httpx
import psycopg
import pytest
from gateways import calling

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway.negotiation import JSON, RESPONSE

TYPENAME = {"query": "{ __typename }"}
PARTIAL = {"query": '{ __typename skill(slug: "python") { neighbours(first: 51) { weight } } }'}


async def post(http: httpx.AsyncClient, body: Any, accept: str = RESPONSE) -> httpx.Response:
    return await http.post("/graphql", json=body, headers={"accept": accept})


@pytest.mark.parametrize("accept", [RESPONSE, JSON])
async def test_an_answer_has_the_type_that_was_asked_for(services: Services, accept: str) -> None:
    async with calling(services) as http:
        answer = await post(http, TYPENAME, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
    assert "Accept" in answer.headers["vary"]
    assert answer.json() == {"data": {"__typename": "Query"}}


SKILL = "query ($s: String!) { skill(slug: $s) { slug } }"
BAD = [
    ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
    ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
    ({"query": "query A { __typename } query B { __typename }"}, "OPERATION_RESOLUTION_FAILURE"),
    ({"query": "query A { __typename }", "operationName": "B"}, "OPERATION_RESOLUTION_FAILURE"),
    ({"query": "fragment f on Query { __typename }"}, None),
    ({"query": SKILL}, "BAD_USER_INPUT"),
    ({"query": SKILL, "variables": {"s": 1}}, "BAD_USER_INPUT"),
    ({"query": 'subscription { resumeProgress(id: "x") { status } }'}, "BAD_REQUEST"),
]


@pytest.mark.parametrize(("body", "code"), BAD)
async def test_what_is_not_run_has_no_data_and_a_status_by_profile(
    services: Services, body: dict[str, Any], code: str | None
) -> None:
    async with calling(services) as http:
        modern, legacy = await post(http, body), await post(http, body, JSON)
    async with calling(services, http_status_profile="draft") as http:
        draft, draft_legacy = await post(http, body), await post(http, body, JSON)
    assert (modern.status_code, legacy.status_code) == (400, 200)
    expected = 400 if code == "GRAPHQL_PARSE_FAILED" else 422
    assert (draft.status_code, draft_legacy.status_code) == (expected, expected)
    for answer in (modern, legacy, draft, draft_legacy):
        assert "data" not in answer.json()
        [error] = answer.json()["errors"]
        assert code in (error["extensions"]["code"], None)


async def test_data_with_errors_is_200_or_in_the_draft_294(services: Services) -> None:
    async with calling(services) as http:
        answer = await post(http, PARTIAL)
    async with calling(services, http_status_profile="draft") as http:
        draft, legacy = await post(http, PARTIAL), await post(http, PARTIAL, JSON)
        whole = await post(http, TYPENAME)
    assert answer.status_code == 200
    assert answer.json()["data"] == {"__typename": "Query", "skill": None}
    assert answer.json()["errors"][0]["path"] == ["skill", "neighbours"]
    assert (draft.status_code, legacy.status_code, whole.status_code) == (294, 200, 200)
    assert draft.json() == answer.json()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_other_methods_are_refused_with_those_allowed(
    services: Services, method: str
) -> None:
    async with calling(services) as http:
        answer = await http.request(method, "/graphql")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST"


async def test_a_mutation_by_get_is_refused_and_not_run(services: Services) -> None:
    query = 'mutation { register(input: {email: "a@example.com", password: "long enough", fullName: "A"}) { __typename } }'  # noqa: E501
    async with calling(services) as http:
        answer = await http.get("/graphql", params={"query": query})
        posted = await post(http, {"query": query})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    # Had it been run before, the address would be taken.
    assert posted.json()["data"]["register"] == {"__typename": "LoggedIn"}


async def test_nothing_that_is_accepted_is_406_in_json(services: Services) -> None:
    async with calling(services) as http:
        answer = await post(http, TYPENAME, "text/html, image/*")
    assert answer.status_code == 406
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


async def test_the_address_alone_shows_browsers_the_page(services: Services) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    async with calling(services) as http:
        page = await http.get("/graphql", headers=browser)
        query = await http.get("/graphql", params=TYPENAME, headers=browser)
    assert page.headers["content-type"].startswith("text/html")
    assert query.json() == {"data": {"__typename": "Query"}}


async def test_an_operation_that_takes_too_long_is_stopped_with_its_sql(
    services: Services, settings: Settings
) -> None:
    query = {"query": '{ skill(slug: "python") { slug } }'}
    waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"  # noqa: E501
    async with (
        await psycopg.AsyncConnection.connect(settings.dsn()) as other,
        calling(services, operation_timeout_s=0.5) as http,
    ):
        await other.execute("lock table skills in access exclusive mode")
        asking = asyncio.create_task(post(http, query))
        await asyncio.sleep(0.25)
        assert await _one(other, waiting) == 1
        answer = await asking
        await asyncio.sleep(0.25)  # others might have waited for the same statement
        assert await _one(other, waiting) == 0
        await other.rollback()
        assert (await post(http, query)).json() == {"data": {"skill": {"slug": "python"}}}
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "TIMEOUT"
    assert answer.json()["data"] is None


async def _one(connection: psycopg.AsyncConnection[Any], text: str) -> Any:
    row = await (await connection.execute(text)).fetchone()
    return row[0] if row else None


@pytest.mark.parametrize("first", [0, 1, 100])
async def test_a_page_up_to_the_limit_is_given(services: Services, first: int) -> None:
    body = {"query": f"{{ skills(first: {first}) {{ nodes {{ slug }} }} }}"}
    async with calling(services) as http:
        answer = await post(http, body)
    assert len(answer.json()["data"]["skills"]["nodes"]) == first


@pytest.mark.parametrize("size", ["first: 101", "last: 101", "first: -1", "first: 2147483647"])
async def test_a_larger_page_is_refused(services: Services, size: str) -> None:
    async with calling(services) as http:
        answer = await post(http, {"query": f"{{ skills({size}) {{ nodes {{ slug }} }} }}"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_default_page_is_as_set(services: Services) -> None:
    async with calling(services, page_size_default=7) as http:
        answer = await post(http, {"query": "{ skills { nodes { slug } } }"})
    assert len(answer.json()["data"]["skills"]["nodes"]) == 7


async def test_the_reference_executor_is_for_development_alone(services: Services) -> None:
    from gateway.graphql import EXECUTOR_HEADER

    headers = {EXECUTOR_HEADER: "reference"}
    for environment in ("development", "production"):
        async with calling(services, environment=environment) as http:
            answer = await http.post("/graphql", json=TYPENAME, headers=headers)
        assert answer.json() == {"data": {"__typename": "Query"}}
