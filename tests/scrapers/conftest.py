"""Fixtures of the scrapers: a site on this machine, settings that may fetch from it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from web_site import Site, running_site

from domain.kit.config import Settings
from scrapers.browser import Browser
from scrapers.fetch import Fetcher
from scrapers.pace import Pace
from scrapers.source import Tools


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def local(tmp_path: Path) -> Settings:
    """Settings without a database, for what only fetches."""
    return Settings(
        environment="test",
        data_dir=tmp_path,
        scrape_allow_private=True,
        scrape_requests_per_second=1000,
        scrape_timeout_s=5,
    )


@pytest.fixture
def pace(local: Settings) -> Pace:
    return Pace(
        user_agent=local.scrape_user_agent,
        requests_per_second=local.scrape_requests_per_second,
        robots_ttl_s=local.scrape_robots_ttl_s,
    )


@pytest.fixture
async def tools(local: Settings, pace: Pace) -> AsyncIterator[Tools]:
    async with Fetcher(local, pace) as fetcher, Browser(local) as browser:
        yield Tools(local, fetcher, browser)
