"""The sources, against a real server and, where pages need one, a real Chromium."""

import json

import pytest
from scraping import jobs_of, page_of, read
from web_site import Asked, Reply, Site

from domain.jobs.values import PageKind
from domain.kit.config import Settings
from scrapers.browser import Browser
from scrapers.fetch import FetchFailed
from scrapers.source import Tools
from scrapers.sources.greenhouse import feed_url

BOARD = {
    "jobs": [
        {
            "id": 11,
            "absolute_url": "https://boards.example.com/11",
            "title": "Baker",
            "company_name": "Brightloaf ",
            "location": {"name": "Leipzig, Germany"},
            "first_published": "2026-04-17T05:58:03-04:00",
            "content": "&lt;p&gt;Bake &amp;amp; sell.&lt;/p&gt;",
            "metadata": [{"name": "Employment Type", "value": "Full-time"}],
        },
        {"id": 12, "title": "no address"},
        "not a job",
    ]
}


async def test_a_greenhouse_board_is_read_from_one_answer(site: Site, tools: Tools) -> None:
    site.pages["/feed"] = Reply(json.dumps(BOARD), headers={"etag": '"v1"'})
    [batch] = await read(page_of(PageKind.GREENHOUSE, f"{site.url}/feed"), tools)
    assert (batch.failed, batch.complete, batch.etag) == (2, True, '"v1"')
    [job] = batch.jobs
    assert (job.external_id, job.title, job.company) == ("11", "Baker", "Brightloaf")
    assert (job.locations, job.employment_type) == (("Leipzig, Germany",), "Full-time")


async def test_an_unchanged_greenhouse_board_costs_one_short_answer(
    site: Site, tools: Tools
) -> None:
    def feed(asked: Asked) -> Reply:
        assert asked.headers["if-none-match"] == '"v1"'
        return Reply(status=304)

    site.pages["/feed"] = feed
    known = page_of(PageKind.GREENHOUSE, f"{site.url}/feed")._replace(etag='"v1"')
    [batch] = await read(known, tools)
    assert (batch.unchanged, batch.jobs) == (True, ())


@pytest.mark.parametrize("body", ["<html>", "[]", '{"jobs": {}}'])
async def test_a_greenhouse_feed_of_another_shape_fails_the_run(
    site: Site, tools: Tools, body: str
) -> None:
    site.pages["/feed"] = body
    with pytest.raises(FetchFailed):
        await read(page_of(PageKind.GREENHOUSE, f"{site.url}/feed"), tools)


@pytest.mark.parametrize(
    "address",
    [
        "https://boards.greenhouse.io/acme",
        "https://job-boards.greenhouse.io/acme/jobs/1",
        "https://boards.greenhouse.io/embed/job_board?for=acme",
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs",
    ],
)
def test_a_board_is_named_by_any_of_its_addresses(address: str) -> None:
    assert feed_url(address) == "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"


async def test_a_json_endpoint_is_read_by_paths_and_followed(site: Site, tools: Tools) -> None:
    first = {
        "data": {
            "openings": [
                {"name": "Baker", "href": "/j/1", "office": [{"city": "Leipzig"}], "ref": 1},
                {"name": None},
            ]
        },
        "links": {"next": "/api?page=2"},
    }
    second = {"data": {"openings": [{"name": "Miller", "href": "/j/2"}]}, "links": {}}
    site.pages |= {"/api": json.dumps(first), "/api?page=2": json.dumps(second)}
    page = page_of(
        PageKind.JSON,
        f"{site.url}/api",
        item="data.openings",
        title="name",
        link="href",
        location="office.0.city",
        id="ref",
        next="links.next",
    )
    batches = await read(page, tools)
    assert [batch.failed for batch in batches] == [1, 0]
    baker, miller = (job for batch in batches for job in batch.jobs)
    assert (baker.external_id, baker.url) == ("1", f"{site.url}/j/1")
    assert baker.locations == ("Leipzig",)
    assert (miller.external_id, miller.title) == (f"{site.url}/j/2", "Miller")


# The list is made by a script, as on many career pages: without a browser it is empty.
LIST = """<html><body><ul id="jobs"></ul><img src="/logo.png">
<script>
fetch('/jobs.json').then(r => r.json()).then(jobs => {
  for (const job of jobs) {
    document.querySelector('#jobs').insertAdjacentHTML('beforeend',
      `<li class="job"><a href="${job.link}">${job.title}</a>
       <span class="at">${job.at}</span></li>`);
  }
  document.body.insertAdjacentHTML('beforeend', '<a class="next" href="/careers?page=2">more</a>');
});
</script></body></html>"""
SECOND = '<li class="job"><a href="/j/3">Miller</a><span class="at">Halle, Germany</span></li>'
POSTING = {
    "@type": "JobPosting",
    "title": "Baker (f/m/x)",
    "description": "<p>Bake bread.</p>",
    "employmentType": "PART_TIME",
}
RULES = {"item": ".job", "location": ".at", "next": "a.next"}


@pytest.fixture
def careers(site: Site) -> Site:
    listed = [
        {"title": "Baker", "link": "/j/1", "at": "Leipzig, Germany"},
        {"title": "Driver", "link": "/j/2", "at": "Remote"},
        {"title": "Gone", "link": "/j/gone", "at": "Leipzig"},
    ]
    script = f'<script type="application/ld+json">{json.dumps(POSTING)}</script>'
    site.pages |= {
        "/careers": LIST,
        "/careers?page=2": SECOND,
        "/jobs.json": json.dumps(listed),
        "/j/1": f"<html><head>{script}</head><body>x</body></html>",
        "/j/2": "<main><h1>Driver</h1><p>Drive at night.</p></main>",
        "/j/3": "<main><h1>Miller</h1><div class=text>Mill flour.</div><p>Legal.</p></main>",
    }
    return site


async def test_a_career_page_made_by_scripts_is_read_with_each_jobs_own_page(
    careers: Site, tools: Tools
) -> None:
    batches = await read(page_of(PageKind.HTML, f"{careers.url}/careers", **RULES), tools)
    baker, driver, miller = (job for batch in batches for job in batch.jobs)
    # The job's own page tells more than the list, which fills what it leaves out.
    assert baker.title == "Baker (f/m/x)"
    assert baker.employment_type == "part_time"
    assert baker.locations == ("Leipzig, Germany",)
    assert (baker.company, baker.url) == ("Brightloaf", f"{careers.url}/j/1")
    assert "Drive at night." in driver.description
    assert miller.locations == ("Halle, Germany",)
    assert [(batch.failed, batch.complete) for batch in batches] == [(1, False), (0, True)]
    assert "/logo.png" not in careers.paths()


async def test_rules_say_where_the_description_stands(careers: Site, tools: Tools) -> None:
    page = page_of(PageKind.HTML, f"{careers.url}/careers?page=2", **RULES, detail=".text")
    [job] = await jobs_of(page, tools)
    assert "Mill flour." in job.description
    assert "Legal." not in job.description


async def test_a_page_with_schema_org_data_needs_no_rules(site: Site, tools: Tools) -> None:
    both = [
        {**POSTING, "url": f"{site.url}/j/1"},
        {**POSTING, "url": f"{site.url}/j/2", "title": "Miller"},
    ]
    site.pages["/"] = f'<script type="application/ld+json">{json.dumps(both)}</script>'
    jobs = await jobs_of(page_of(PageKind.HTML, f"{site.url}/"), tools)
    assert [(job.title, job.url) for job in jobs] == [
        ("Baker (f/m/x)", f"{site.url}/j/1"),
        ("Miller", f"{site.url}/j/2"),
    ]


async def test_links_alone_lead_to_the_jobs(careers: Site, tools: Tools) -> None:
    page = page_of(PageKind.HTML, f"{careers.url}/careers?page=2", link="li a")
    [job] = await jobs_of(page, tools)
    assert (job.title, job.url) == ("Miller", f"{careers.url}/j/3")


@pytest.mark.parametrize(
    ("rules", "reason"), [({}, "no rules"), ({"item": "a[[["}, "no CSS selector")]
)
async def test_a_page_that_can_not_be_read_says_why(
    careers: Site, tools: Tools, rules: dict[str, str], reason: str
) -> None:
    with pytest.raises(FetchFailed, match=reason):
        await read(page_of(PageKind.HTML, f"{careers.url}/j/2", **rules), tools)


async def test_pages_that_robots_txt_forbids_are_not_rendered(careers: Site, tools: Tools) -> None:
    careers.pages["/robots.txt"] = "User-agent: *\nDisallow: /j/"
    [batch, _] = await read(page_of(PageKind.HTML, f"{careers.url}/careers", **RULES), tools)
    assert (batch.jobs, batch.failed) == ([], 3)
    assert not [path for path in careers.paths() if path.startswith("/j/")]


async def test_the_browser_does_not_fetch_from_private_addresses(
    careers: Site, local: Settings
) -> None:
    strict = local.model_copy(update={"scrape_allow_private": False})
    async with Browser(strict) as browser:
        with pytest.raises(FetchFailed, match="can't be shown"):
            await browser.render(f"{careers.url}/careers")
    assert careers.asked == []


async def test_a_page_that_hangs_is_given_up_and_the_browser_goes_on(
    careers: Site, local: Settings
) -> None:
    careers.pages["/slow"] = Reply("x", wait_s=3)
    hasty = local.model_copy(update={"scrape_timeout_s": 1})
    async with Browser(hasty) as browser:
        with pytest.raises(FetchFailed, match="took over 1 s"):
            await browser.render(f"{careers.url}/slow")
        assert "Driver" in (await browser.render(f"{careers.url}/j/2")).html


async def test_the_browser_is_replaced_after_the_set_number_of_pages(
    careers: Site, local: Settings
) -> None:
    short = local.model_copy(update={"scrape_browser_pages": 2})
    contexts = []
    async with Browser(short) as browser:
        for _ in range(3):
            await browser.render(f"{careers.url}/j/2")
            contexts.append(browser._context)
    assert contexts[0] is contexts[1] is not contexts[2]


async def test_no_browser_is_a_failed_run_with_a_reason(careers: Site, local: Settings) -> None:
    nothing = local.model_copy(update={"chromium_path": "/no/such/chromium"})
    async with Browser(nothing) as browser:
        with pytest.raises(FetchFailed, match="no browser could be started"):
            await browser.render(f"{careers.url}/j/2")
