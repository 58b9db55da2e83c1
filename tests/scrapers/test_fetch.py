"""Polite fetching, against a real server."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from prometheus_client import REGISTRY
from web_site import Asked, Reply, Site

from domain.kit.config import Settings
from scrapers.fetch import Fetcher, FetchFailed
from scrapers.pace import Pace


class Sleeper:
    """Stands in for waiting: notes how long, and doesn't."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
async def fetcher(local: Settings, pace: Pace, sleeper: Sleeper) -> AsyncIterator[Fetcher]:
    async with Fetcher(local, pace, sleep=sleeper) as opened:
        yield opened


def failing(times: int, reply: Reply) -> Callable[[Asked], Reply]:
    """Answer so the first few times, then well."""
    left = iter(range(times))
    return lambda _: reply if next(left, None) is not None else Reply("well")


async def test_it_says_who_it_is(site: Site, fetcher: Fetcher, local: Settings) -> None:
    site.pages["/a"] = "hello"
    assert (await fetcher.get(f"{site.url}/a")).body == b"hello"
    assert {asked.headers["user-agent"] for asked in site.asked} == {local.scrape_user_agent}


async def test_robots_txt_is_asked_once_and_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /private", "/a": "a", "/b": "b"}
    await fetcher.get(f"{site.url}/a")
    await fetcher.get(f"{site.url}/b")
    with pytest.raises(FetchFailed, match=r"robots\.txt forbids"):
        await fetcher.get(f"{site.url}/private/x")
    assert site.paths() == ["/robots.txt", "/a", "/b"]


async def test_rules_for_our_name_come_before_those_for_all(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nAllow: /\n\nUser-agent: LearnBot\nDisallow: /"
    with pytest.raises(FetchFailed, match="forbids"):
        await fetcher.get(f"{site.url}/a")


async def test_nothing_is_fetched_while_robots_txt_fails(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": Reply(status=503), "/a": "a"}
    with pytest.raises(FetchFailed, match="can't be had"):
        await fetcher.get(f"{site.url}/a")
    assert "/a" not in site.paths()


async def test_a_failing_page_is_tried_again_with_growing_waits(
    site: Site, fetcher: Fetcher, sleeper: Sleeper
) -> None:
    site.pages["/a"] = failing(2, Reply(status=503))
    assert (await fetcher.get(f"{site.url}/a")).body == b"well"
    assert len(sleeper.slept) == 2
    assert 0 <= sleeper.slept[0] <= 1
    assert 0 <= sleeper.slept[1] <= 2


async def test_it_gives_up_after_the_set_tries(
    site: Site, fetcher: Fetcher, local: Settings
) -> None:
    site.pages["/a"] = Reply(status=500)
    with pytest.raises(FetchFailed, match="500"):
        await fetcher.get(f"{site.url}/a")
    assert site.paths().count("/a") == local.scrape_retries + 1


async def test_each_answer_is_counted_by_its_kind(
    site: Site, fetcher: Fetcher, local: Settings
) -> None:
    site.pages |= {"/robots.txt": "", "/a": Reply(status=500)}
    before = {kind: requests_counted(kind) for kind in ("2xx", "5xx", "unreachable")}
    with pytest.raises(FetchFailed, match="500"):
        await fetcher.get(f"{site.url}/a")
    with pytest.raises(FetchFailed, match="can't be had"):
        await fetcher.get("http://127.0.0.1:9/a")
    counted = {kind: requests_counted(kind) - number for kind, number in before.items()}
    tries = local.scrape_retries + 1
    assert counted == {"2xx": 1, "5xx": tries, "unreachable": tries}


def requests_counted(kind: str) -> float:
    labels = {"outcome": kind}
    return REGISTRY.get_sample_value("learnbot_scrape_requests_total", labels) or 0


async def test_a_page_that_is_not_there_is_not_tried_again(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchFailed, match="404"):
        await fetcher.get(f"{site.url}/gone")
    assert site.paths().count("/gone") == 1


@pytest.mark.parametrize("as_date", [False, True])
async def test_retry_after_is_obeyed_as_seconds_or_as_a_date(
    site: Site, local: Settings, sleeper: Sleeper, as_date: bool
) -> None:
    now = 100.0
    pace = Pace(
        user_agent="x", requests_per_second=1000, robots_ttl_s=60, clock=lambda: now, sleep=sleeper
    )
    later = datetime.now(UTC) + timedelta(seconds=31)
    header = format_datetime(later, usegmt=True) if as_date else "30"
    site.pages["/a"] = failing(1, Reply(status=429, headers={"retry-after": header}))
    async with Fetcher(local, pace, sleep=sleeper) as fetcher:
        await fetcher.get(f"{site.url}/a")
    assert 29 <= max(sleeper.slept) <= 31


async def test_a_host_that_asks_for_too_long_a_wait_is_left_alone(
    site: Site, fetcher: Fetcher, sleeper: Sleeper, local: Settings
) -> None:
    wait = int(local.scrape_retry_after_limit_s) + 1
    site.pages["/a"] = Reply(status=429, headers={"retry-after": str(wait)})
    with pytest.raises(FetchFailed, match="429"):
        await fetcher.get(f"{site.url}/a")
    assert site.paths().count("/a") == 1


async def test_a_page_over_the_limit_is_dropped_while_it_comes(
    site: Site, local: Settings, pace: Pace
) -> None:
    small = local.model_copy(update={"scrape_page_limit_bytes": 2000})
    site.pages |= {"/fits": "x" * 2000, "/big": "x" * 2001}
    async with Fetcher(small, pace) as fetcher:
        await fetcher.get(f"{site.url}/fits")
        with pytest.raises(FetchFailed, match="larger than 2000"):
            await fetcher.get(f"{site.url}/big")


async def test_a_page_that_never_ends_is_given_up(site: Site, local: Settings, pace: Pace) -> None:
    hasty = local.model_copy(update={"scrape_timeout_s": 0.2, "scrape_retries": 0})
    site.pages |= {"/robots.txt": "", "/slow": Reply("x", wait_s=1)}
    async with Fetcher(hasty, pace) as fetcher:
        with pytest.raises(FetchFailed, match="doesn't answer"):
            await fetcher.get(f"{site.url}/slow")


async def test_an_unchanged_page_is_known_by_what_was_remembered(
    site: Site, fetcher: Fetcher
) -> None:
    def page(asked: Asked) -> Reply:
        same = asked.headers.get("if-none-match") == '"v1"'
        return Reply(status=304) if same else Reply("jobs", headers={"etag": '"v1"'})

    site.pages["/jobs"] = page
    first = await fetcher.get(f"{site.url}/jobs")
    again = await fetcher.get(f"{site.url}/jobs", etag=first.headers["etag"])
    assert (first.not_modified, again.not_modified) == (False, True)


async def test_redirects_are_followed_and_checked_but_not_for_ever(
    site: Site, fetcher: Fetcher
) -> None:
    site.pages |= {
        "/robots.txt": "User-agent: *\nDisallow: /private",
        "/old": Reply(status=301, headers={"location": "/new"}),
        "/new": "here",
        "/trap": Reply(status=302, headers={"location": "/private/x"}),
        "/loop": Reply(status=302, headers={"location": "/loop"}),
    }
    assert (await fetcher.get(f"{site.url}/old")).url == f"{site.url}/new"
    with pytest.raises(FetchFailed, match="forbids"):
        await fetcher.get(f"{site.url}/trap")
    with pytest.raises(FetchFailed, match="redirects more than"):
        await fetcher.get(f"{site.url}/loop")


async def test_private_addresses_are_refused_unless_they_are_allowed(
    site: Site, local: Settings, pace: Pace
) -> None:
    strict = local.model_copy(update={"scrape_allow_private": False})
    async with Fetcher(strict, pace) as fetcher:
        with pytest.raises(FetchFailed, match="not on the public internet"):
            await fetcher.get(f"{site.url}/a")
    assert site.asked == []


async def test_a_run_stops_at_the_set_number_of_pages(
    site: Site, local: Settings, pace: Pace
) -> None:
    few = local.model_copy(update={"scrape_pages_limit": 2})
    site.pages["/a"] = "a"
    async with Fetcher(few, pace) as fetcher:
        for _ in range(2):
            await fetcher.get(f"{site.url}/a")
        with pytest.raises(FetchFailed, match="more than 2 pages"):
            await fetcher.get(f"{site.url}/a")
