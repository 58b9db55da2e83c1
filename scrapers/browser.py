"""A real Chromium for pages that need one: started when first used, recycled, kept on a leash."""

import os
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Route, async_playwright
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from domain.kit.chromium import find_chromium
from domain.kit.config import Settings
from domain.kit.outbound import AddressRefused, public_address
from scrapers.fetch import FetchFailed

_FLAGS = (
    "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--no-first-run", "--mute-audio",
)  # fmt: skip
_BLOCKED = frozenset({"image", "font", "media", "websocket", "manifest", "other"})
_QUIET_MS = 3000  # longest wait for a page that never stops asking


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page after its scripts have run; `url` is where redirects led."""

    url: str
    html: str


class Browser:
    """Renders pages one at a time. The process is replaced after so many pages, lest it swell."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stack = AsyncExitStack()
        self._context: BrowserContext | None = None
        self._pages = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def render(self, url: str, *, wait_for: str | None = None) -> Rendered:
        """The page at `url`, once `wait_for` (a CSS selector) is there or nothing more comes.

        The caller has asked robots.txt and waited its turn (`Fetcher.admit`). Raises FetchFailed.
        """
        context = await self._ready()
        self._pages += 1
        timeout_ms = self._settings.scrape_timeout_s * 1000
        page = await context.new_page()
        try:
            page.set_default_timeout(timeout_ms)
            response = await page.goto(url, wait_until="domcontentloaded")
            if response is not None and response.status >= 400:
                raise FetchFailed(f"{url} answered {response.status}")
            try:
                if wait_for:
                    await page.wait_for_selector(wait_for, state="attached", timeout=timeout_ms / 2)
                else:
                    await page.wait_for_load_state("networkidle", timeout=_QUIET_MS)
            except PlaywrightTimeout:
                pass  # what is there by now is what there is
            html = await page.content()
            if len(html) > self._settings.scrape_page_limit_bytes:
                raise FetchFailed(
                    f"{url} is larger than {self._settings.scrape_page_limit_bytes} bytes"
                )
            return Rendered(page.url, html)
        except PlaywrightTimeout:
            raise FetchFailed(f"{url} took over {self._settings.scrape_timeout_s:g} s") from None
        except PlaywrightError as error:
            raise FetchFailed(f"{url} can't be shown: {_first_line(error)}") from None
        finally:
            await page.close()

    async def _ready(self) -> BrowserContext:
        if self._context is not None and self._pages < self._settings.scrape_browser_pages:
            return self._context
        await self._stack.aclose()
        self._stack, self._pages = AsyncExitStack(), 0
        try:
            self._context = await self._start()
        except PlaywrightError as error:
            await self._stack.aclose()
            self._context = None
            raise FetchFailed(f"no browser could be started: {_first_line(error)}") from None
        return self._context

    async def _start(self) -> BrowserContext:
        playwright = await self._stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(self._settings.chromium_path),
            args=list(_FLAGS),
            # Chromium's sandbox needs user namespaces and another user than root.
            chromium_sandbox=self._settings.chromium_sandbox and os.geteuid() != 0,
        )
        self._stack.push_async_callback(browser.close)
        context = await browser.new_context(
            user_agent=self._settings.scrape_user_agent,
            service_workers="block",
            accept_downloads=False,
        )
        await context.route("**/*", self._check)
        return context

    async def _check(self, route: Route) -> None:
        """Let through what text needs, and only to public addresses."""
        parts = urlsplit(route.request.url)
        if route.request.resource_type in _BLOCKED or parts.scheme not in ("http", "https"):
            await route.abort()
            return
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            await public_address(
                parts.hostname or "", port, allow_private=self._settings.scrape_allow_private
            )
        except AddressRefused:
            await route.abort("addressunreachable")
            return
        await route.continue_()


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
