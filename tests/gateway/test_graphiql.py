"""GraphiQL's page and files: our own, with a policy that lets nothing else in."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway import graphiql
from gateway.app import create_app


def client() -> httpx.AsyncClient:
    app = Starlette(routes=[*graphiql.routes, Route("/graphql", graphiql.page)])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    dist = tmp_path / "dist"
    (dist / "workers").mkdir(parents=True)
    (dist / "main.js").write_text("export {};")
    (dist / "workers" / "json.worker.js").write_text("'json';")
    (tmp_path / "secret.txt").write_text("outside")
    monkeypatch.setattr(graphiql, "DIST", dist)
    return dist


async def test_the_page_loads_only_from_here(built: Path) -> None:
    async with client() as http:
        answer = await http.get("/graphql")
    assert answer.status_code == 200
    assert answer.text.count("<script") == 1
    assert '<script type="module" src="/static/graphiql/main.js">' in answer.text
    assert "http://" not in answer.text
    assert "https://" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


async def test_files_of_the_bundle_are_served_with_their_types(built: Path) -> None:
    async with client() as http:
        script = await http.get("/static/graphiql/main.js")
        worker = await http.get("/static/graphiql/workers/json.worker.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert worker.text == "'json';"
    assert script.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["../secret.txt", "%2e%2e/secret.txt", "workers", "none.js"])
async def test_nothing_outside_the_bundle_is_served(built: Path, path: str) -> None:
    async with client() as http:
        answer = await http.get(f"/static/graphiql/{path}")
    assert answer.status_code == 404
    assert "outside" not in answer.text


async def test_without_a_bundle_the_page_says_how_to_build_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphiql, "DIST", tmp_path / "none")
    async with client() as http:
        answer = await http.get("/graphql")
    assert answer.status_code == 200
    assert "make graphiql" in answer.text


async def test_switched_off_a_browser_gets_no_explorer(
    built: Path, make_settings: Callable[..., Settings], services: Services
) -> None:
    app = create_app(make_settings(graphiql=False), services)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        answer = await http.get("/graphql", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "<script" not in answer.text
