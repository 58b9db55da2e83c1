"""Subscriptions over a real WebSocket: the protocol, who may connect, limits, and the journey."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from gateways import acknowledged, calling, key, opened, served, uploaded
from graph import Graph
from websockets.exceptions import InvalidStatus

from domain.kit.services import Services
from domain.resumes import reading

PROGRESS = """
subscription ($id: ID!) { resumeProgress(id: $id) { status stage resume { status } } }
"""


async def test_a_resume_is_followed_until_it_is_parsed(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    seen: list[dict[str, Any]] = []
    async with served(services) as host, acknowledged(host, ada.token) as client:
        message = await client.ask(PROGRESS, variables={"id": id})
        seen.append(message["payload"]["data"]["resumeProgress"])
        parsing = asyncio.create_task(reading.parse(services, key(id)))
        while (message := await client.next())["type"] == "next":
            seen.append(message["payload"]["data"]["resumeProgress"])
        await parsing
        # The id is free again.
        assert (await client.ask("{ __typename }"))["type"] == "next"
    assert message == {"id": "1", "type": "complete"}
    assert [seen[0]["status"], seen[-1]["status"]] == ["QUEUED", "PARSED"]
    assert "PROCESSING" in [step["status"] for step in seen]
    # Each event reads anew what belongs to it: the first one's resume is not kept for the rest.
    assert seen[0]["resume"]["status"] == "QUEUED"
    assert seen[-1]["resume"]["status"] == "PARSED"


async def test_only_its_owner_follows_a_resume(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    eve = await ada.register("eve@example.com", "Eve")
    for token, code in ((None, "UNAUTHENTICATED"), (eve.token, "NOT_FOUND")):
        async with served(services) as host, acknowledged(host, token) as client:
            message = await client.ask(PROGRESS, variables={"id": id})
            assert message["type"] == "next"
            [error] = message["payload"]["errors"]
            assert error["extensions"]["code"] == code
            assert await client.next() == {"id": "1", "type": "complete"}


async def test_a_fault_in_a_subscription_is_masked(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    async with services.db.pool.connection() as connection:
        await connection.execute("alter table resumes rename to elsewhere")
    async with served(services) as host, acknowledged(host, ada.token) as client:
        message = await client.ask(PROGRESS, variables={"id": id})
        [error] = message["payload"]["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert len(error["extensions"]["requestId"]) == 32
    assert "resumes" not in error["message"]


async def test_queries_and_mutations_run_too(services: Services, ada: Graph) -> None:
    async with served(services) as host, acknowledged(host, ada.token) as client:
        answer = await client.ask("{ me { email } }")
        assert answer["payload"] == {"data": {"me": {"email": "ada@example.com"}}}
        assert await client.next() == {"id": "1", "type": "complete"}
        answer = await client.ask('mutation { refresh(refreshToken: "x") { __typename } }', "2")
        assert answer["payload"] == {"data": {"refresh": {"__typename": "SessionEnded"}}}


@pytest.mark.parametrize(
    "parameters",
    [{"Authorization": "Bearer x"}, {"authorization": "x"}, {"Authorization": ["Bearer x"]}],
)
async def test_a_bad_token_is_forbidden(services: Services, parameters: Any) -> None:
    async with served(services) as host, opened(host) as client:
        await client.send("connection_init", payload=parameters)
        assert await client.closed() == (4403, "Forbidden")


async def test_a_socket_ends_when_its_token_does(services: Services) -> None:
    ids = {"sub": "00000000-0000-7000-8000-000000000001", "role": "user"}
    token = services.signer.sign({**ids, "sid": ids["sub"]}, ttl_s=1)
    async with served(services) as host, acknowledged(host, token) as client:
        assert await client.closed() == (4403, "The access token or key has expired")


async def test_who_says_nothing_is_sent_away(services: Services) -> None:
    async with served(services, socket_init_timeout_s=0.2) as host, opened(host) as client:
        await client.send("ping")
        assert await client.next() == {"type": "pong"}
        assert (await client.closed())[0] == 4408


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ('{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }"}}', 4401),
        ('{"type": "connection_init", "payload": "x"}', 4400),
        ("{", 4400),
        ("[]", 4400),
        ('{"type": 1}', 4400),
        ("[" * 100_000, 4400),
        (b"{}", 4400),
    ],
)
async def test_what_comes_before_the_acknowledgement(
    services: Services, sent: str | bytes, code: int
) -> None:
    async with served(services) as host, opened(host) as client:
        await client.socket.send(sent)
        assert (await client.closed())[0] == code


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"type": "connection_init"}, 4429),
        ({"type": "shout"}, 4400),
        ({"type": "subscribe", "payload": {"query": "{ __typename }"}}, 4400),
        ({"type": "subscribe", "id": 7, "payload": {"query": "{ __typename }"}}, 4400),
        ({"type": "complete"}, 4400),
    ],
)
async def test_what_breaks_the_protocol_closes(
    services: Services, sent: dict[str, Any], code: int
) -> None:
    async with served(services) as host, acknowledged(host) as client:
        await client.socket.send(json.dumps(sent))
        assert (await client.closed())[0] == code


async def test_an_id_in_use_closes_and_one_that_is_done_with_does_not(
    services: Services, ada: Graph
) -> None:
    id = await uploaded(ada)
    async with served(services) as host, acknowledged(host, ada.token) as client:
        await client.ask(PROGRESS, variables={"id": id})
        await client.send("complete", id="1")
        await client.send("complete", id="never")
        assert (await client.ask(PROGRESS, variables={"id": id}))["type"] == "next"
        await client.send("subscribe", id="1", payload={"query": "{ __typename }"})
        assert await client.closed() == (4409, "Subscriber for 1 already exists")


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (None, "BAD_REQUEST"),
        ([], "BAD_REQUEST"),
        ({"query": 1}, "BAD_REQUEST"),
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "{ me { id } } { me { id } }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query ($s: String!) { skill(slug: $s) { slug } }"}, "BAD_USER_INPUT"),
        (
            {"query": "{ skills(first: 90) { nodes { related { related { slug } } } } }"},
            "DOCUMENT_TOO_LARGE",
        ),
        ({"query": "{ " + "a " * 5_000 + "}"}, "GRAPHQL_PARSE_FAILED"),
        ({"documentId": "sha256:0"}, "PERSISTED_QUERY_NOT_FOUND"),
    ],
)
async def test_the_same_limits_hold_and_the_socket_lives_on(
    services: Services, payload: Any, code: str
) -> None:
    async with served(services, document_cost_limit=5_000) as host, acknowledged(host) as client:
        await client.send("subscribe", id="1", payload=payload)
        message = await client.next()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == code
        assert (await client.ask("{ __typename }"))["payload"] == {"data": {"__typename": "Query"}}


async def test_operations_at_once_are_limited(services: Services, ada: Graph) -> None:
    id = await uploaded(ada)
    async with (
        served(services, socket_operations_limit=2) as host,
        acknowledged(host, ada.token) as client,
    ):
        for name in ("a", "b"):
            assert (await client.ask(PROGRESS, name, variables={"id": id}))["type"] == "next"
        refused = await client.ask(PROGRESS, "c", variables={"id": id})
        assert refused["type"] == "error"
        assert refused["payload"][0]["extensions"]["code"] == "TOO_MANY_OPERATIONS"
        await client.send("complete", id="a")
        assert (await client.ask(PROGRESS, "c", variables={"id": id}))["type"] == "next"


async def test_subscriptions_of_one_caller_are_limited_over_all_sockets(
    services: Services, ada: Graph
) -> None:
    id = await uploaded(ada)
    async with served(services, subscriptions_limit=1) as host:
        async with acknowledged(host, ada.token) as one, acknowledged(host, ada.token) as two:
            assert (await one.ask(PROGRESS, variables={"id": id}))["type"] == "next"
            refused = await two.ask(PROGRESS, variables={"id": id})
            assert refused["payload"][0]["extensions"]["code"] == "TOO_MANY_SUBSCRIPTIONS"
        async with acknowledged(host, ada.token) as three:
            for number in range(100):  # the server hears in a moment that the others have left
                message = await three.ask(PROGRESS, str(number), variables={"id": id})
                if message["type"] == "next":
                    break
                await asyncio.sleep(0.05)
            assert message["type"] == "next"


async def test_each_operation_counts_against_the_rate(services: Services) -> None:
    changed = {"request_burst": 3, "request_limit_per_second": 1}
    async with served(services, **changed) as host:
        async with acknowledged(host) as client:  # its handshake is the first
            for name in ("a", "b"):
                assert (await client.ask("{ __typename }", name))["type"] == "next"
                assert (await client.next())["type"] == "complete"
            refused = await client.ask("{ __typename }", "c")
            assert refused["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
            assert refused["payload"][0]["extensions"]["retryAfterS"] >= 1
        with pytest.raises(InvalidStatus) as caught:
            async with opened(host):
                pass
    assert caught.value.response.status_code == 429
    assert "retry-after" in caught.value.response.headers


async def test_a_message_over_the_limit_closes(services: Services) -> None:
    async with served(services, body_limit_bytes=2_000) as host, acknowledged(host) as client:
        await client.send("subscribe", id="1", payload={"query": "{ __typename }" + " " * 2_000})
        assert (await client.closed())[0] == 1009


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_from_elsewhere_may_not_connect(services: Services, origin: str) -> None:
    async with served(services) as host:
        with pytest.raises(InvalidStatus) as caught:
            async with opened(host, origin=origin):
                pass
    assert caught.value.response.status_code == 403


async def test_our_own_pages_and_known_ones_may(services: Services) -> None:
    known = {"public_url": "https://learnbot.example", "cors_origins": ["https://app.example"]}
    async with served(services, **known) as host:
        for origin in ("https://app.example", "https://learnbot.example", f"http://{host}"):
            async with opened(host, origin=origin) as client:
                await client.send("connection_init")
                assert await client.next() == {"type": "connection_ack"}


@pytest.mark.parametrize("protocols", [None, ["graphql-ws"], ["x"]])
async def test_another_protocol_is_not_spoken(services: Services, protocols: Any) -> None:
    async with served(services) as host, opened(host, subprotocols=protocols) as client:
        assert (await client.closed())[0] == 4406


async def test_who_leaves_in_the_middle_leaves_nothing_behind(
    services: Services, ada: Graph
) -> None:
    id = await uploaded(ada)
    async with served(services) as host:
        for _ in range(3):
            async with acknowledged(host, ada.token) as client:
                await client.ask(PROGRESS, variables={"id": id})
                client.socket.transport.abort()
        for _ in range(100):
            if not services.listener._waiting:
                break
            await asyncio.sleep(0.05)
    assert not services.listener._waiting


async def test_a_plain_request_is_told_how_to_subscribe(services: Services) -> None:
    async with calling(services) as http:
        answer: httpx.Response = await http.post(
            "/graphql", json={"query": PROGRESS, "variables": {"id": "x"}}
        )
    assert "WebSocket" in answer.json()["errors"][0]["message"]
