"""PostgreSQL or the storage away: errors that tell when to come again, and recovery after."""

from pathlib import Path

import pytest
from gateways import UPLOAD, acknowledged, calling, opened, served, uploaded
from graph import Graph
from keys import administrator, create
from outages import outage
from samples import resume_pdf

from domain.kit.services import Services
from domain.kit.storage import LocalStorage
from gateway.errors import MASKED, RETRY_AFTER_S

ORIGIN = "http://localhost:3000"


@pytest.fixture
async def secret(graph: Graph, services: Services) -> str:
    made = await create(await administrator(graph, services))
    return str(made["secret"])


@pytest.mark.parametrize("executor", ["compiled", "reference"])
async def test_a_field_that_needs_the_database_says_when_to_come_again(
    ada: Graph, services: Services, executor: str
) -> None:
    ada.headers = {"x-learnbot-executor": executor, "x-request-id": "outage-0001"}
    async with outage(services):
        answer = await ada('{ me { email } skill(slug: "python") { name } __typename }')
    assert answer.response.status_code == 200
    assert answer.response.headers["retry-after"] == str(RETRY_AFTER_S)
    assert answer.body["data"] == {"me": None, "skill": None, "__typename": "Query"}
    assert answer.codes == ["SERVICE_UNAVAILABLE"] * 2
    error = answer.body["errors"][0]
    assert error["message"] != MASKED
    assert error["path"] == ["me"]
    assert error["extensions"]["retryAfterS"] == RETRY_AFTER_S
    assert error["extensions"]["requestId"] == "outage-0001"


async def test_a_mutation_says_that_it_may_have_been_done(ada: Graph, services: Services) -> None:
    async with outage(services):
        answer = await ada("mutation { logOut { sessionsEnded } }")
    assert answer.codes == ["SERVICE_UNAVAILABLE"]
    assert "may have been done" in answer.body["errors"][0]["message"]


async def test_a_key_that_cannot_be_looked_up_is_no_fault_of_its_holder(
    services: Services, secret: str
) -> None:
    asked = {
        "json": {"query": "{ __typename }"},
        "headers": {"authorization": f"Bearer {secret}"},
    }
    from_page = {**asked, "headers": {**asked["headers"], "origin": ORIGIN}}
    async with calling(services, cors_origins=[ORIGIN]) as http:
        assert (await http.post("/graphql", **asked)).status_code == 200
        async with outage(services):
            answers = [await http.post("/graphql", **one) for one in (asked, from_page)]
            admin = await http.post("/admin/scrape/trigger", headers=asked["headers"])
        again = await http.post("/graphql", **asked)
    for answer in (*answers, admin):
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == str(RETRY_AFTER_S)
        assert answer.json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"
    # A page may read why.
    assert answers[1].headers["access-control-allow-origin"] == ORIGIN
    assert again.json() == {"data": {"__typename": "Query"}}


async def test_a_socket_of_a_key_is_closed_to_be_opened_later(
    services: Services, secret: str
) -> None:
    async with served(services) as host, opened(host) as client:
        await client.send("connection_init", payload={"Authorization": f"Bearer {secret}"})
        assert await client.next() == {"type": "connection_ack"}
        async with outage(services):
            await client.send("subscribe", id="1", payload={"query": "{ __typename }"})
            assert await client.closed() == (1013, "Try again later")


async def test_a_socket_of_anyone_stays_open(services: Services) -> None:
    query = '{ skill(slug: "python") { name } }'
    async with served(services) as host, acknowledged(host) as client:
        async with outage(services):
            answer = await client.ask(query)
            [error] = answer["payload"]["errors"]
            assert error["extensions"]["code"] == "SERVICE_UNAVAILABLE"
            assert (await client.next())["type"] == "complete"
        answer = await client.ask(query)
        assert answer["payload"] == {"data": {"skill": {"name": "Python"}}}


async def test_a_file_that_cannot_be_kept_may_be_sent_again(
    ada: Graph, services: Services, tmp_path: Path
) -> None:
    assert isinstance(services.storage, LocalStorage)
    usable, services.storage.root = services.storage.root, tmp_path / "root"
    services.storage.root.write_bytes(b"")  # a file: nothing can be kept in it
    answer = await ada.upload(UPLOAD, "cv.pdf", resume_pdf(), "application/pdf")
    assert answer.codes == ["SERVICE_UNAVAILABLE"]
    assert answer.body["errors"][0]["message"].startswith("Storage can't be used right now")
    nothing = {"me": {"resumes": {"nodes": []}}}
    assert (await ada("{ me { resumes { nodes { id } } } }")).data == nothing
    services.storage.root = usable
    assert await uploaded(ada)
