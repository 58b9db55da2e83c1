"""The application: which pages may call it, and how it starts and stops."""

import httpx
import pytest
from asgi_lifespan import LifespanManager
from gateways import calling

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway.app import create_app

TYPENAME = {"query": "{ __typename }"}
OURS = "http://localhost:3000"


async def preflight(http: httpx.AsyncClient, origin: str, header: str) -> httpx.Response:
    return await http.options(
        "/graphql",
        headers={
            "origin": origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": header,
        },
    )


@pytest.mark.parametrize("header", ["content-type", "authorization", "graphql-require-preflight"])
async def test_a_page_of_a_known_origin_may_call(services: Services, header: str) -> None:
    async with calling(services) as http:
        allowed = await preflight(http, OURS, header)
        answer = await http.post("/graphql", json=TYPENAME, headers={"origin": OURS})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == OURS
    assert answer.headers["access-control-allow-origin"] == OURS
    exposed = answer.headers["access-control-expose-headers"].split(", ")
    assert {"x-request-id", "content-disposition"} <= set(exposed)
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", OURS + ".evil.example"])
async def test_any_other_page_may_not(services: Services, origin: str) -> None:
    async with calling(services) as http:
        refused = await preflight(http, origin, "content-type")
        answer = await http.post("/graphql", json=TYPENAME, headers={"origin": origin})
    assert refused.status_code == 400
    for one in (refused, answer):
        assert one.headers.get("access-control-allow-origin") is None


async def test_an_unknown_header_is_not_allowed(services: Services) -> None:
    async with calling(services) as http:
        assert (await preflight(http, OURS, "x-other")).status_code == 400


@pytest.mark.parametrize("origin", [None, OURS, "https://elsewhere.example"])
async def test_caches_are_told_that_the_origin_matters(
    services: Services, origin: str | None
) -> None:
    headers = {} if origin is None else {"origin": origin}
    async with calling(services, cors_origins=[OURS]) as http:
        for _ in range(3):  # made, kept, told from what is kept
            answer = await http.get("/graphql?query={skill(slug:%22sql%22){slug}}", headers=headers)
            assert answer.json() == {"data": {"skill": {"slug": "sql"}}}
            assert "Origin" in answer.headers["vary"]
            allowed = answer.headers.get("access-control-allow-origin")
            assert allowed == (OURS if origin == OURS else None)


async def test_the_application_opens_and_closes_its_own_services(settings: Settings) -> None:
    app = create_app(settings)
    async with LifespanManager(app) as manager:
        transport = httpx.ASGITransport(manager.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://learnbot.test") as http:
            answer = await http.post("/graphql", json={"query": '{ skill(slug: "sql") { slug } }'})
            ready = await http.get("/health")
    assert answer.json() == {"data": {"skill": {"slug": "sql"}}}
    assert ready.status_code == 200


async def test_a_path_that_isnt_there_and_a_method_that_isnt_are_told_in_json(
    services: Services,
) -> None:
    async with calling(services) as http:
        missing, method = await http.get("/graphq"), await http.post("/health")
    assert missing.status_code == 404
    assert missing.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert method.status_code == 405
    assert method.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"
    assert "GET" in method.headers["allow"]


async def test_without_graphiql_a_browser_gets_no_explorer(services: Services) -> None:
    async with calling(services, graphiql=False) as http:
        answer = await http.get("/graphql", headers={"accept": "text/html"})
    assert "<script" not in answer.text
