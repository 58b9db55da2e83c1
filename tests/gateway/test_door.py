"""The shortcut of kept answers: never another response than the ordinary way's."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import pairwise

import psycopg
import pytest
from gateways import served
from graph import Graph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keys import administrator, create, revoke
from prometheus_client import REGISTRY
from raw_http import Connection, Response, chunked, exchanged, post
from writing import Writer, assert_never_older, write_note, writing

from domain.kit.services import Services
from gateway.graphql import GraphQLEndpoint
from gateway.shortcut import Shortcut

SKILL = json.dumps({"query": '{ skill(slug: "python") { name note } }'}).encode()
OTHER = json.dumps({"query": '{ skill(slug: "go") { name } }'}).encode()
ME = json.dumps({"query": "{ me { email } }"}).encode()


@pytest.fixture
async def host(services: Services) -> AsyncIterator[str]:
    async with served(services) as host:
        await kept(host)
        yield host


@pytest.fixture
async def plain(services: Services) -> AsyncIterator[str]:
    async with served(services, door=False) as host:
        yield host


@pytest.fixture
async def writer(services: Services) -> AsyncIterator[Writer]:
    async with writing(services) as other:
        yield other


async def kept(host: str) -> None:
    """Have the answers of SKILL and OTHER kept: what is known of changes begins with a look."""
    for body in (SKILL, OTHER) * 2:
        await exchanged(host, post(body))


class Ordinary:
    """How many requests took the ordinary way."""

    count = 0


@contextmanager
def ordinary() -> Iterator[Ordinary]:
    found, answer = Ordinary(), GraphQLEndpoint.answer

    async def counting(self: GraphQLEndpoint, request: object) -> object:
        found.count += 1
        return await answer(self, request)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GraphQLEndpoint, "answer", counting)
        yield found


def comparable(response: Response) -> tuple[int, dict[str, str], bytes]:
    """Without what differs from one response to the next."""
    headers = dict(response.headers)
    id = headers.pop("x-request-id")
    assert len(id) == 32
    if "ratelimit" in headers:  # its window goes on meanwhile
        headers["ratelimit"], left = headers["ratelimit"].split("=")
        assert left.isdecimal()
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT", headers.pop("date"))
    return response.status, headers, response.body.replace(id.encode(), b"")


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ("Accept: application/json",),
        ("Accept: application/graphql-response+json",),
        ("Accept: text/event-stream, */*",),
        ("Content-Type: text/plain",),  # of two the first counts
        ("Content-Encoding: identity",),
        ("Origin: http://localhost:3000",),
        ("Origin: http://elsewhere.example",),
        ("Connection: close",),
        ("Expect: 100-continue",),
        ("Accept: text/html",),
        ("Accept: text/event-stream",),
        ("Authorization: Bearer nothing",),
        ("Authorization: Bearer lbk_nothing",),
        ("Content-Encoding: gzip",),
    ],
)
async def test_a_response_is_the_ordinary_one(services: Services, headers: tuple[str, ...]) -> None:
    told = []
    for door in (True, False):
        async with served(services, door=door) as host:
            await kept(host)
            told.append([comparable(one) for one in await exchanged(host, post(SKILL, *headers))])
    assert told[0] == told[1]
    assert told[0]


async def test_an_offer_of_http_2_does_not_cost_the_body(host: str) -> None:
    """As the JDK's client makes it with every request that isn't encrypted."""
    offer = ("Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAEAAEAA", "Upgrade: h2c")
    for body, data in ((ME, {"me": None}), (OTHER, {"skill": {"name": "Go"}})):
        [response] = await exchanged(host, post(body, *offer))
        assert response.status == 200
        assert json.loads(response.body) == {"data": data}


@pytest.mark.parametrize(
    ("request_bytes", "ways"),
    [
        (post(SKILL), 0),
        (post(SKILL, "Accept: application/graphql-response+json", "X-Request-ID: abcd1234"), 0),
        (post(SKILL, "Accept: */*;q=0.1, application/json"), 0),
        (post(SKILL, path="/graphql?"), 1),
        (post(SKILL, "Origin: http://localhost:3000"), 1),
        (post(SKILL, "X-LearnBot-Executor: reference"), 1),
        (post(SKILL, f"X-Long: {'x' * 5_000}"), 1),
        (post(SKILL).replace(b"HTTP/1.1", b"HTTP/1.0"), 1),
        (post(SKILL + b" "), 1),
        (post(ME), 1),
        (chunked(SKILL), 1),
    ],
)
async def test_only_plain_requests_take_it(host: str, request_bytes: bytes, ways: int) -> None:
    with ordinary() as found:
        [response] = await exchanged(host, request_bytes)
    assert response.status == 200
    assert found.count == ways


async def test_who_calls_is_known_and_checked(host: str, ada: Graph, services: Services) -> None:
    admin = await administrator(ada, services)
    made = await create(admin)
    for token in (ada.token, made["secret"]):
        request = post(SKILL, f"Authorization: Bearer {token}")
        await exchanged(host, request)  # a key is looked up, and its use is noted
        with ordinary() as found:
            [response] = await exchanged(host, request)
        assert (response.status, found.count) == (200, 0)
    await revoke(admin, made)
    [refused] = await exchanged(host, request)
    assert refused.status == 401


async def test_rates_are_counted_once_a_request(services: Services) -> None:
    async with served(services, request_burst=8, request_limit_per_second=1) as host:
        await kept(host)  # four of them
        with ordinary() as found:
            told = await exchanged(host, *[post(SKILL)] * 5)
            one_by_one = [(await exchanged(host, post(SKILL)))[0] for _ in range(2)]
    assert [one.status for one in told] == [200] * 4 + [429]
    assert [one.headers["ratelimit"][:14] for one in told] == [
        f'"requests";r={left}' for left in (3, 2, 1, 0, 0)
    ]
    assert [one.status for one in one_by_one] == [429] * 2
    assert int(one_by_one[0].headers["retry-after"]) >= 1
    assert found.count == 4  # pipelined ones take the ordinary way


async def test_it_is_counted_and_logged(host: str, caplog: pytest.LogCaptureFixture) -> None:
    def counted() -> tuple[float | None, float | None]:
        labels = {"service": "api-gateway", "route": "/graphql", "status": "200"}
        return (
            REGISTRY.get_sample_value("learnbot_http_requests_total", labels),
            REGISTRY.get_sample_value("learnbot_kept_answers_total", {"outcome": "found"}),
        )

    before = counted()
    with caplog.at_level(logging.INFO, logger="learnbot.http"), ordinary() as found:
        [response] = await exchanged(host, post(SKILL, "X-Request-ID: abcd1234"))
    assert response.headers["x-request-id"] == "abcd1234"
    assert found.count == 0
    assert counted() == tuple(value + 1 for value in before if value is not None)
    [line] = [record.__dict__ for record in caplog.records if record.name == "learnbot.http"]
    assert line["route"] == "/graphql"
    assert (line["method"], line["status"]) == ("POST", 200)


async def test_no_answer_is_older_than_the_last_commit_before_its_request(
    host: str, writer: Writer
) -> None:
    connections = asyncio.Queue[Connection]()
    for _ in range(6):
        connections.put_nowait(await Connection.open(host))

    async def read_note() -> str:
        connection = connections.get_nowait()
        await connection.send([post(SKILL)])
        [response] = await connection.responses(1)
        connections.put_nowait(connection)
        note: str = json.loads(response.body)["data"]["skill"]["note"]
        return note

    await assert_never_older(writer, read_note)


async def test_what_was_written_to_takes_the_ordinary_way_once(host: str, writer: Writer) -> None:
    await write_note(writer, 7)
    with ordinary() as found:
        told = [(await exchanged(host, post(SKILL)))[0] for _ in range(3)]
    assert [json.loads(one.body)["data"]["skill"]["note"] for one in told] == ["7"] * 3
    assert found.count == 1


@contextmanager
def looks_wait(services: Services) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """No look for changes ends before the block, or the transaction that it is given."""
    with psycopg.connect(services.db.dsn) as other:
        other.execute("LOCK TABLE table_changes IN ACCESS EXCLUSIVE MODE")
        yield other


async def test_what_comes_meanwhile_is_answered_after(host: str, services: Services) -> None:
    connection = await Connection.open(host)
    with looks_wait(services) as lock:
        parts = [post(SKILL), post(OTHER)[:30], post(OTHER)[30:] + post(ME)]
        await connection.send(parts, apart_s=0.05)
        lock.rollback()
        told = await connection.responses(3)
    assert [json.loads(one.body)["data"] for one in told] == [
        {"skill": {"name": "Python", "note": json.loads(told[0].body)["data"]["skill"]["note"]}},
        {"skill": {"name": "Go"}},
        {"me": None},
    ]


async def test_answers_that_nobody_reads_do_not_pile_up(services: Services) -> None:
    query = "{ skills(first: 100) { nodes { id slug name aliases { name } } } }"
    body = json.dumps({"query": query}).encode()
    async with served(services, request_burst=10_000) as host:
        for _ in range(3):
            [answer] = await exchanged(host, post(body))
        assert len(answer.body) > 5_000
        connection = await Connection.open(host, ahead=1_024)
        with ordinary() as found:
            for _ in range(50_000_000 // len(answer.body)):  # more than sockets hold
                await connection.send([post(body)], apart_s=0.001)
                if found.count:
                    break
            assert found.count == 1
        [first] = await connection.responses(1)
        assert first.body == answer.body


async def test_a_fault_of_the_shortcut_costs_nobody_the_answer(
    host: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Shortcut, "_found", lambda *_: 1 / 0)
    with ordinary() as found:
        [response] = await exchanged(host, post(SKILL))
    assert (response.status, found.count) == (200, 1)
    assert "the shortcut failed" in caplog.text


async def test_a_client_that_has_gone_is_let_go(host: str, services: Services) -> None:
    with looks_wait(services):
        connection = await Connection.open(host)
        await connection.send([post(SKILL)], apart_s=0.05)
        connection.close()
        await asyncio.sleep(0.05)
    assert [one.status for one in await exchanged(host, post(SKILL))] == [200]


async def test_a_server_that_ends_answers_first(services: Services) -> None:
    async with served(services) as host:
        await kept(host)
        connection, idle = await Connection.open(host), await Connection.open(host)
        lock = psycopg.connect(services.db.dsn)
        lock.execute("LOCK TABLE table_changes IN ACCESS EXCLUSIVE MODE")
        await connection.send([post(SKILL)], apart_s=0.05)
        asyncio.get_running_loop().call_later(0.3, lock.close)
    [response] = await connection.responses(1)
    assert response.status == 200
    assert await connection.closed()
    assert await idle.closed()


async def test_a_request_within_a_body_is_no_request(services: Services) -> None:
    async with served(services, body_limit_bytes=1_024) as host:
        await kept(host)
        connection = await Connection.open(host)
        inner = post(SKILL)
        head = post(b"", length=2_000 + len(inner))
        await connection.send([head + b"x" * 1_500], apart_s=0.05)
        [refused] = await connection.responses(1)
        assert refused.status == 413
        with ordinary() as found:
            await connection.send([inner], apart_s=0.1)
            await connection.send([b"x" * 500 + post(SKILL)])
            told = await connection.responses(2)
    assert len(told) == 1
    assert found.count == 1


PIECES = [
    post(SKILL), post(OTHER), post(ME), chunked(SKILL), post(b"{"), post(SKILL, path="/none"),
    post(SKILL, "Origin: http://localhost:3000"), b"\r\n" + post(SKILL),
    b"GET /health/live HTTP/1.1\r\nHost: learnbot.test\r\n\r\n",
]  # fmt: skip
LAST = b"GET /health/live HTTP/1.1\r\nHost: learnbot.test\r\nConnection: close\r\n\r\n"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
    st.lists(st.integers(0, 1_500), max_size=6),
)
async def test_however_requests_are_cut_they_have_the_ordinary_responses(
    host: str, plain: str, pieces: list[bytes], cuts: list[int]
) -> None:
    whole = b"".join((*pieces, LAST))
    at = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    parts = [whole[start:end] for start, end in pairwise(at)]

    async def told(host: str) -> list[tuple[int, dict[str, str], bytes]]:
        connection = await Connection.open(host)
        await connection.send(parts, apart_s=0.001)
        found = await connection.responses(len(pieces) + 1)
        assert await connection.closed()
        return [comparable(one) for one in found]

    assert await told(host) == await told(plain)
