"""Probes: what each says, and when."""

import asyncio

import httpx
import psycopg
import pytest
from gateways import calling, served
from pydantic import SecretStr, ValidationError
from starlette.applications import Starlette

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway import health

TOKEN = "a-token-of-the-tests-alone"


async def test_all_is_well(services: Services) -> None:
    async with calling(services) as http:
        for path in ("/health", "/health/ready"):
            answer = await http.get(path)
            assert answer.status_code == 200
            assert answer.json() == {
                "status": "ok",
                "service": "api-gateway",
                "live": True,
                "ready": True,
                "checks": {"database": "ok"},
            }


async def test_without_its_database_a_process_lives_but_is_not_ready(
    services: Services, settings: Settings
) -> None:
    name = settings.dsn().rsplit("/", 1)[1]
    async with calling(services) as http:
        with psycopg.connect(settings.dsn().replace(name, "postgres"), autocommit=True) as other:
            other.execute(f"alter database {name} allow_connections false")
            other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
            )
            ready, live = await http.get("/health"), await http.get("/health/live")
            other.execute(f"alter database {name} allow_connections true")
    assert ready.status_code == 503
    assert ready.json()["ready"] is False
    assert ready.json()["checks"]["database"] != "ok"
    assert live.status_code == 200
    assert live.json() == {"status": "ok", "service": "api-gateway", "live": True}


async def test_a_check_that_hangs_is_given_up(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hangs() -> str | None:
        await asyncio.sleep(60)
        return None

    monkeypatch.setattr(health, "_TIMEOUT_S", 0.05)
    app = Starlette(routes=health.health_routes("s", lambda: services, {"thing": hangs}))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://learnbot.test") as http:
        answer = await http.get("/health")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "ok", "thing": "no answer within 0.05 s"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (None, 401),
        (f"Bearer {TOKEN}", 200),
        (f"bearer  {TOKEN}", 200),
        ("Bearer", 401),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        (f"Basic {TOKEN}", 401),
        ("Bearer ü", 401),
    ],
)
async def test_metrics_ask_for_their_token_where_one_is_set(
    services: Services, sent: str | None, status: int
) -> None:
    headers = {} if sent is None else {"authorization": sent.encode("latin-1")}
    async with (
        served(services, metrics_token=SecretStr(TOKEN)) as host,
        httpx.AsyncClient(base_url=f"http://{host}") as http,
    ):
        answer = await http.get("/metrics", headers=headers)
        assert (await http.get("/health")).status_code == 200
    assert answer.status_code == status
    assert ("learnbot_http_requests_total" in answer.text) == (status == 200)
    if status == 401:
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_short_token_of_metrics_is_refused() -> None:
    with pytest.raises(ValidationError, match="metrics_token"):
        Settings(metrics_token=SecretStr("short"))


async def test_metrics_are_prometheus_text(services: Services) -> None:
    async with calling(services) as http:
        await http.post("/graphql", json={"query": "{ __typename }"})
        answer = await http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "learnbot_http_requests_total{" in answer.text
    assert "learnbot_http_request_seconds_bucket{" in answer.text
