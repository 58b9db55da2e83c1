"""Runs: taken in, logged, kept apart, queued by schedule and by hand."""

import json
from collections.abc import Callable

import pytest
from conftest import client_of
from graph import Graph
from web_site import Reply, Site

from domain.jobs import sources
from domain.kit.config import Settings
from domain.kit.services import Services, open_services
from domain.worker import build_app
from scrapers.tasks import tasks

FEED = {
    "jobs": [
        {
            "id": number,
            "absolute_url": f"https://boards.example.com/{number}",
            "title": f"Baker {number}",
            "company_name": "Brightloaf",
            "location": {"name": "Leipzig, Germany"},
            "content": "<p>Bake.</p>",
        }
        for number in (1, 2)
    ]
}
LOG = (
    "SELECT source, status, found, new, updated, failed, pages, error, duration_ms IS NULL"
    " FROM scrape_runs ORDER BY source, id"
)


@pytest.fixture
async def services(make_settings: Callable[..., Settings]):  # type: ignore[no-untyped-def]
    settings = make_settings(
        scrape_allow_private=True, scrape_requests_per_second=1000, scrape_retries=0
    )
    async with open_services(settings) as opened:
        yield opened


async def rows(services: Services, text: str) -> list[tuple[object, ...]]:
    async with services.db.read() as session:
        return await (await session.connection.execute(text)).fetchall()


async def add(services: Services, source: str, url: str, **values: object) -> None:
    page = {
        "source": source, "kind": "greenhouse", "company": "Brightloaf", "url": url, "rules": {},
        "enabled": True, "requests_per_second": None,
    }  # fmt: skip
    await sources.add_page(services.db, services.settings, {**page, **values})


async def work(services: Services) -> None:
    """Work off what is queued for the sidecar, as its role does."""
    app = build_app(services, tasks.all)
    async with app.open_async():
        await app.run_worker_async(
            queues=["scrape"], wait=False, concurrency=4, install_signal_handlers=False
        )


async def test_a_triggered_run_takes_in_the_jobs_and_writes_the_log(
    services: Services, site: Site
) -> None:
    site.pages["/feed"] = json.dumps(FEED)
    await add(services, "greenhouse:brightloaf", f"{site.url}/feed")
    await sources.trigger(services.db)
    await work(services)
    assert await rows(services, LOG) == [
        ("greenhouse:brightloaf", "succeeded", 2, 2, 0, 0, 1, None, False)
    ]
    assert await rows(services, "SELECT title FROM jobs ORDER BY title") == [
        ("Baker 1",),
        ("Baker 2",),
    ]


async def test_a_source_that_fails_harms_no_other(services: Services, site: Site) -> None:
    site.pages |= {"/good": json.dumps(FEED), "/bad": Reply(status=500), "/odd": "<html>"}
    for name in ("bad", "good", "odd"):
        await add(services, name, f"{site.url}/{name}")
    await sources.trigger(services.db)
    await work(services)
    status = {row[0]: (row[1], row[7]) for row in await rows(services, LOG)}
    assert status["good"] == ("succeeded", None)
    assert status["bad"] == ("failed", f"{site.url}/bad answered 500")
    assert status["odd"] == ("failed", f"{site.url}/odd is not JSON")


async def test_only_complete_runs_with_jobs_close_what_they_lack(
    services: Services, site: Site
) -> None:
    async def run(body: str | Reply) -> list[tuple[object, ...]]:
        site.pages["/feed"] = body
        await sources.trigger(services.db)
        await work(services)
        return await rows(services, "SELECT title FROM jobs WHERE status = 'open' ORDER BY title")

    await add(services, "board", f"{site.url}/feed")
    await run(json.dumps(FEED))
    # Neither an empty list nor a failure says anything of the jobs.
    for body in ('{"jobs": []}', '{"jobs": []}', Reply(status=500), Reply(status=500)):
        assert len(await run(body)) == 2
    one = json.dumps({"jobs": FEED["jobs"][:1]})
    assert len(await run(one)) == 2
    assert await run(one) == [("Baker 1",)]


async def test_an_unchanged_feed_keeps_its_jobs_alive(services: Services, site: Site) -> None:
    site.pages["/feed"] = lambda asked: (
        Reply(status=304)
        if asked.headers.get("if-none-match") == '"v1"'
        else Reply(json.dumps(FEED), headers={"etag": '"v1"'})
    )
    await add(services, "board", f"{site.url}/feed")
    for _ in range(3):
        await sources.trigger(services.db)
        await work(services)
    first, *later = await rows(services, LOG)
    assert first[2:4] == (2, 2)
    assert {row[1:4] for row in later} == {("succeeded", 0, 0)}
    assert await rows(
        services, "SELECT bool_and(last_seen_at > first_seen_at), max(missed) FROM job_postings"
    ) == [(True, 0)]


async def test_a_run_over_its_time_fails_and_keeps_what_it_read(
    site: Site, make_settings: Callable[..., Settings]
) -> None:
    settings = make_settings(
        scrape_allow_private=True, scrape_requests_per_second=1000, scrape_run_timeout_s=1.0
    )
    page = {"jobs": [{"t": "Baker", "u": "/1"}], "next": "/slow"}
    site.pages |= {"/api": json.dumps(page), "/slow": Reply("{}", wait_s=3)}
    async with open_services(settings) as services:
        rules = {"item": "jobs", "title": "t", "link": "u", "next": "next"}
        await add(services, "api", f"{site.url}/api", kind="json", rules=rules)
        await sources.trigger(services.db)
        await work(services)
        [run] = await rows(services, LOG)
        assert run[1:4] == ("failed", 1, 1)
        assert run[7] == "the run took over 1 s"


async def test_a_removed_source_fails_its_waiting_run(services: Services, site: Site) -> None:
    await add(services, "board", f"{site.url}/feed")
    [run] = (await sources.trigger(services.db)).runs
    async with services.db.transaction() as session:
        await session.connection.execute("DELETE FROM career_pages")
    await work(services)
    assert [row[7] for row in await rows(services, LOG)] == ["this source was removed"]
    assert run.source == "board"


async def test_the_schedule_queues_every_enabled_source(services: Services) -> None:
    [nightly] = [task for task in tasks.all if task.name == "scrape:all"]
    assert callable(nightly.cron)
    assert nightly.cron(services.settings) == services.settings.scrape_cron == "0 2 * * *"
    await add(services, "on", "https://jobs.example.com/")
    await add(services, "off", "https://jobs.example.com/", enabled=False)
    await nightly.run(services)
    assert [row[:2] for row in await rows(services, LOG)] == [("on", "queued")]


async def test_the_runbooks_trigger_answers_202_to_administrators_alone(
    services: Services,
) -> None:
    await add(services, "board", "https://jobs.example.com/")
    async with client_of(services) as graph:
        ada = await graph.register("ada@example.com")
        url = "/admin/scrape/trigger"
        bearer = {"authorization": f"Bearer {ada.token}"}
        assert (await graph.http.post(url)).status_code == 401
        assert (
            await graph.http.post(url, headers={"authorization": "Bearer x"})
        ).status_code == 401
        assert (await graph.http.post(url, headers=bearer)).status_code == 403
        assert await rows(services, LOG) == []
        async with services.db.transaction() as session:
            await session.connection.execute("UPDATE users SET role = 'admin'")
        token = await _fresh_token(ada)
        bearer = {"authorization": f"Bearer {token}"}
        answer = await graph.http.post(url, headers=bearer)
        assert answer.status_code == 202
        [run] = answer.json()["runs"]
        assert run["source"] == "board"
        missing = await graph.http.post(url, params={"source": "none"}, headers=bearer)
        assert missing.status_code == 404
        assert (await graph.http.get(url, headers=bearer)).status_code == 405


async def _fresh_token(person: Graph) -> str:
    answer = await person(
        """mutation ($token: String!) { refresh(refreshToken: $token) {
             ... on LoggedIn { accessToken } } }""",
        token=person.refresh_token,
    )
    token: str = answer.data["refresh"]["accessToken"]
    return token
