"""Server-sent events: graphql-sse with one connection an operation."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from gateways import calling, key, served, uploaded
from graph import Graph

from domain.kit.services import Services
from domain.resumes import reading
from gateway import event_stream
from gateway.negotiation import EVENTS

PROGRESS = "subscription ($id: ID!) { resumeProgress(id: $id) { status resume { status } } }"
COMPLETE = b"event: complete\ndata: \n\n"
HEADERS = {"accept": EVENTS}


def next_(body: Any) -> bytes:
    return b"event: next\ndata: " + json.dumps(body, separators=(",", ":")).encode() + b"\n\n"


async def test_a_query_is_one_event_and_the_end(services: Services) -> None:
    async with calling(services) as http:
        by_post = await http.post("/graphql", json={"query": "{ __typename }"}, headers=HEADERS)
        by_get = await http.get("/graphql", params={"query": "{ __typename }"}, headers=HEADERS)
    for answer in (by_post, by_get):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(EVENTS)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.content == next_({"data": {"__typename": "Query"}}) + COMPLETE


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ skills(first: 90) { nodes { related { related { slug } } } } }", "DOCUMENT_TOO_LARGE"),
        ("query ($s: String!) { skill(slug: $s) { slug } }", "BAD_USER_INPUT"),
        ('subscription { resumeProgress(id: "x") { status } }', "UNAUTHENTICATED"),
    ],
)
async def test_what_is_wrong_with_an_operation_is_an_event(
    services: Services, query: str, code: str
) -> None:
    async with calling(services, document_cost_limit=5_000) as http:
        answer = await http.post("/graphql", json={"query": query}, headers=HEADERS)
    assert answer.status_code == 200
    assert answer.content.endswith(COMPLETE)
    data = answer.content.removeprefix(b"event: next\ndata: ").split(b"\n")[0]
    assert json.loads(data)["errors"][0]["extensions"]["code"] == code


async def test_what_is_wrong_with_the_request_is_a_status(services: Services) -> None:
    async with calling(services) as http:
        token = await http.post(
            "/graphql",
            json={"query": "{ me { id } }"},
            headers={**HEADERS, "authorization": "Bearer x"},
        )
        body = await http.post("/graphql", json=[], headers=HEADERS)
    assert (token.status_code, body.status_code) == (401, 400)
    assert token.headers["content-type"].startswith("application/json")


async def events(lines: AsyncIterator[str]) -> AsyncIterator[dict[str, Any]]:
    """The bodies of a stream until it is complete."""
    async for line in lines:
        if line == "event: complete":
            return
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def test_a_resume_is_followed_until_it_is_parsed(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    seen: list[dict[str, Any]] = []
    headers = {**HEADERS, "authorization": f"Bearer {ada.token}"}
    async with (
        served(services) as host,
        httpx.AsyncClient(base_url=f"http://{host}", timeout=20) as http,
        http.stream(
            "POST",
            "/graphql",
            json={"query": PROGRESS, "variables": {"id": id}},
            headers={**headers, "accept": f"application/json, {EVENTS};q=0.1"},
        ) as answer,
    ):
        assert answer.headers["content-type"].startswith(EVENTS)
        parsing = None
        async for body in events(answer.aiter_lines()):
            seen.append(body["data"]["resumeProgress"])
            if parsing is None:
                parsing = asyncio.create_task(reading.parse(services, key(id)))
        assert parsing is not None
        await parsing
    assert seen[0] == {"status": "QUEUED", "resume": {"status": "QUEUED"}}
    assert seen[-1] == {"status": "PARSED", "resume": {"status": "PARSED"}}


async def test_a_quiet_stream_is_kept_open_and_let_go_when_the_client_leaves(
    services: Services, ada: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "PING_S", 0.1)
    id = await uploaded(ada)
    async with (
        served(services) as host,
        httpx.AsyncClient(base_url=f"http://{host}", timeout=20) as http,
    ):
        async with http.stream(
            "POST",
            "/graphql",
            json={"query": PROGRESS, "variables": {"id": id}},
            headers={**HEADERS, "authorization": f"Bearer {ada.token}"},
        ) as answer:
            lines = answer.aiter_lines()
            while await anext(lines) != ":":
                pass
            assert services.listener._waiting
        for _ in range(100):
            if not services.listener._waiting:
                break
            await asyncio.sleep(0.05)
    assert not services.listener._waiting


async def test_a_stream_ends_when_its_token_does(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    assert ada.token is not None
    whole = services.signer.verify(ada.token)
    ids = {name: whole[name] for name in ("sub", "sid", "role")}
    token = services.signer.sign(ids, ttl_s=2)
    async with served(services) as host, httpx.AsyncClient(timeout=20) as http:
        answer = await http.post(
            f"http://{host}/graphql",
            json={"query": PROGRESS, "variables": {"id": id}},
            headers={**HEADERS, "authorization": f"Bearer {token}"},
        )
    assert b'"TOKEN_EXPIRED"' in answer.content
    assert answer.content.endswith(COMPLETE)


async def test_streams_count_as_subscriptions_of_their_caller(
    services: Services, ada: Graph
) -> None:
    id = await uploaded(ada)
    async with (
        served(services, subscriptions_limit=1) as host,
        httpx.AsyncClient(base_url=f"http://{host}", timeout=20) as http,
    ):
        asked: dict[str, Any] = {
            "json": {"query": PROGRESS, "variables": {"id": id}},
            "headers": {**HEADERS, "authorization": f"Bearer {ada.token}"},
        }
        async with http.stream("POST", "/graphql", **asked) as first:
            await anext(first.aiter_lines())
            second = await http.post("/graphql", **asked)
    assert b'"TOO_MANY_SUBSCRIPTIONS"' in second.content
