"""Pace: never more to a host than its rate, whoever asks."""

import asyncio

from scrapers.pace import Pace


class Time:
    """A clock that only moves when someone sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def pace_of(time: Time, rate: float = 2) -> Pace:
    return Pace(
        user_agent="LearnBot",
        requests_per_second=rate,
        robots_ttl_s=60,
        clock=time.clock,
        sleep=time.sleep,
    )


async def test_requests_to_one_host_are_spread_by_its_rate_even_from_many_runs() -> None:
    time, moments = Time(), []
    pace = pace_of(time)

    async def ask() -> None:
        await pace.wait("https://jobs.example.com/a")
        moments.append(time.now)

    await asyncio.gather(*(ask() for _ in range(5)))
    assert moments == [0, 0.5, 1.0, 1.5, 2.0]


async def test_other_hosts_do_not_wait_for_each_other() -> None:
    time = Time()
    pace = pace_of(time)
    for host in ("a", "b", "c"):
        await pace.wait(f"https://{host}.example.com/")
    assert time.now == 0


async def test_a_crawl_delay_in_robots_txt_slows_down_but_never_speeds_up() -> None:
    async def robots(_: str) -> str:
        return "User-agent: *\nCrawl-delay: 5"

    time = Time()
    pace = pace_of(time)
    await pace.allowed("https://jobs.example.com/", robots)
    for _ in range(3):
        await pace.wait("https://jobs.example.com/")
    assert time.now == 10


async def test_robots_txt_is_read_again_when_it_is_old() -> None:
    asked: list[str] = []

    async def robots(url: str) -> str | None:
        asked.append(url)
        return None

    time = Time()
    pace = pace_of(time)
    for _ in range(2):
        assert await pace.allowed("https://jobs.example.com/x", robots)
    time.now += 61
    await pace.allowed("https://jobs.example.com/x", robots)
    assert asked == ["https://jobs.example.com/robots.txt"] * 2
