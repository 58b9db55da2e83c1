"""GraphiQL in a real browser, served by the gateway alone: it asks nobody else for anything."""

import os
from collections.abc import AsyncIterator

import pytest
from gateways import served
from playwright.async_api import Page, async_playwright, expect

from domain.jobs.sample import load_sample_jobs
from domain.kit.services import Services
from gateway import graphiql
from learnbot.browser import find

CHROMIUM = find()
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
    pytest.mark.skipif(not (graphiql.DIST / "main.js").exists(), reason="make graphiql first"),
]


@pytest.fixture
async def address(services: Services) -> AsyncIterator[str]:
    await load_sample_jobs(services)
    async with served(services) as host:
        yield f"http://{host}"


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=[*sandbox, nowhere]
        )
        tab = await browser.new_page()
        # A busy machine takes its time with 5 MB of script.
        tab.set_default_timeout(90_000)
        expect.set_options(timeout=90_000)
        yield tab
        await browser.close()


async def test_it_runs_an_example_without_the_internet(address: str, page: Page) -> None:
    elsewhere: list[str] = []
    complaints: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            elsewhere.append(url)

    page.on("request", lambda request: note(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{address}/graphql")
    await expect(page.locator(".graphiql-query-editor")).to_contain_text("query Jobs")
    await page.get_by_role("button", name="Execute query").click()
    await expect(page.locator(".graphiql-response")).to_contain_text('"REQUIRED"')
    assert elsewhere == []
    assert complaints == []


async def test_it_keeps_no_token_in_the_browser(address: str, page: Page) -> None:
    await page.goto(f"{address}/graphql")
    headers = page.locator(".graphiql-editor-tool .monaco-editor").last
    await headers.click()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text('{"Authorization": "Bearer secret-token"}')
    await headers.get_by_text("secret-token").wait_for()
    await page.wait_for_timeout(1000)
    kept = await page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "graphiql" in kept
    assert "secret-token" not in kept
