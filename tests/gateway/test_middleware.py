"""What every request passes: ids, headers, log lines, metrics, masked faults."""

import logging
from typing import Any

import httpx
import pytest
from gateways import calling
from prometheus_client import REGISTRY
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.kit.services import Services
from domain.kit.telemetry import JsonLines, request_id
from gateway.middleware import Observed

TYPENAME = {"query": "{ __typename }"}


@pytest.mark.parametrize("given", ["abcd1234", "A-b_c.9" * 9, "0" * 64])
async def test_a_good_id_is_kept(services: Services, given: str) -> None:
    async with calling(services) as http:
        answer = await http.post("/graphql", json=TYPENAME, headers={"x-request-id": given})
    assert answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "short", "0" * 65, "with space", "new\x0bline1", 'quo"te12'])
async def test_any_other_id_is_replaced(services: Services, given: str) -> None:
    async with calling(services) as http:
        answers = [
            await http.post("/graphql", json=TYPENAME, headers={"x-request-id": given})
            for _ in range(2)
        ]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert given not in ids
    assert len(set(ids)) == 2
    assert all(len(one) == 32 for one in ids)


async def test_every_answer_has_the_safe_headers(services: Services) -> None:
    async with calling(services) as http:
        answers = [
            await http.post("/graphql", json=TYPENAME),
            await http.get("/graphql", headers={"accept": "text/html"}),
            await http.get("/none"),
            await http.get("/health"),
            await http.post("/graphql", content=b"{", headers={"content-type": "application/json"}),
        ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "x-request-id" in answer.headers


async def test_a_request_is_one_log_line_without_its_query(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "learnbot")
    async with calling(services) as http:
        await http.post("/graphql?secret=hush", json=TYPENAME)
        await http.get("/health")
    [record] = [r for r in caplog.records if r.name == "learnbot.http"]
    line = JsonLines("api-gateway").format(record)
    assert '"route":"/graphql"' in line
    assert '"status":200' in line
    assert "duration_ms" in line
    assert "hush" not in line


def counted(route: str, status: int) -> float:
    labels = {"service": "api-gateway", "route": route, "status": str(status)}
    return REGISTRY.get_sample_value("learnbot_http_requests_total", labels) or 0.0


async def test_made_up_paths_are_one_route_in_the_metrics(services: Services) -> None:
    before = counted("other", 404)
    async with calling(services) as http:
        for path in ("/wp-admin", "/.env", "/graphql/x", "/%2e%2e/%2e%2e/etc/passwd"):
            answer = await http.get(path)
            assert answer.status_code == 404
            assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        metrics = (await http.get("/metrics")).text
    assert counted("other", 404) == before + 4
    assert "wp-admin" not in metrics


async def failing(_request: Request) -> Response:
    raise RuntimeError("password=hunter2")


async def test_a_fault_is_masked_with_the_id_that_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app: Any = Starlette(
        routes=[Route("/x", failing)], middleware=[Middleware(Observed, service="s")]
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://learnbot.test"
    ) as http:
        answer = await http.get("/x", headers={"x-request-id": "fault-0001"})
    assert answer.status_code == 500
    [error] = answer.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "fault-0001"}
    assert "hunter2" not in answer.text
    [record] = [r for r in caplog.records if r.levelname == "ERROR"]
    assert record.exc_info is not None
    assert request_id.get() is None
