"""A company's own career page, rendered in a browser and read by schema.org data or by rules.

Rules are CSS selectors, relative to the item where there is one. The list is read first; then
each job's own page, if the list doesn't hold its description.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from domain.jobs.values import CareerPage, PageField, PageKind, RawJob
from scrapers.browser import Rendered
from scrapers.fetch import FetchFailed
from scrapers.jsonld import job_postings, raw_job
from scrapers.source import Batch, Tools

# Where a job's own page has neither schema.org data nor a `detail` rule.
_MAIN = ("main", "article", "[role=main]", "#content", "body")


class CareerPages:
    """Reads the list page by page, and each job's page where it must."""

    kinds = (PageKind.HTML,)

    async def read(self, page: CareerPage, tools: Tools) -> AsyncIterator[Batch]:
        for rule in page.rules.values():
            _css(LexborHTMLParser(""), rule)
        url: str | None = page.url
        seen: set[str] = set()
        while url is not None and url not in seen:
            seen.add(url)
            wanted = page.rules.get(PageField.ITEM) or page.rules.get(PageField.LINK)
            shown = await _render(url, tools, wanted)
            jobs, links = read_list(shown, page)
            batch = Batch(jobs)
            for link, job in links.items():
                batch = await _with_details(batch, link, job, page, tools)
            yield batch
            url = next_page(shown, page)


async def _with_details(
    batch: Batch, url: str, job: RawJob | None, page: CareerPage, tools: Tools
) -> Batch:
    """One more job, read from its own page; a page that fails costs that job alone."""
    try:
        detail = await _render(url, tools, page.rules.get(PageField.DETAIL))
        return replace(batch, jobs=[*batch.jobs, read_detail(detail, url, job, page)])
    except FetchFailed:
        return replace(batch, failed=batch.failed + 1, complete=False)


async def _render(url: str, tools: Tools, wait_for: str | None) -> Rendered:
    await tools.fetcher.admit(url)
    return await tools.browser.render(url, wait_for=wait_for)


def read_list(shown: Rendered, page: CareerPage) -> tuple[list[RawJob], dict[str, RawJob | None]]:
    """Jobs that the list tells in full, and links to those whose own page must be read."""
    rules = page.rules
    postings = job_postings(shown.html)
    if PageField.ITEM not in rules and PageField.LINK not in rules:
        if not postings:
            raise FetchFailed(f"{shown.url} has no schema.org jobs, and no rules say where to look")
        return [_of_posting(posting, shown.url, page) for posting in postings], {}
    tree = LexborHTMLParser(shown.html)
    jobs: list[RawJob] = []
    links: dict[str, RawJob | None] = {}
    if PageField.ITEM not in rules:
        for link in _css(tree, rules[PageField.LINK]):
            if (url := _address(link, shown.url)) is not None:
                links[url] = None
        return jobs, links
    for item in _css(tree, rules[PageField.ITEM]):
        job = _of_item(item, shown.url, page)
        if PageField.DESCRIPTION in rules or job.url == shown.url:
            jobs.append(job)
        else:
            links[job.url] = job
    return jobs, links


def read_detail(shown: Rendered, url: str, job: RawJob | None, page: CareerPage) -> RawJob:
    """A job's own page: its schema.org data over what the list said; raises FetchFailed."""
    postings = job_postings(shown.html)
    if postings:
        told = _of_posting(postings[0], url, page)
        return told if job is None else _merged(job, told)
    tree = LexborHTMLParser(shown.html)
    rule = page.rules.get(PageField.DETAIL)
    nodes = [tree.css_first(place) for place in ((rule,) if rule else _MAIN)]
    text = next((node.html or "" for node in nodes if node is not None), "")
    heading = tree.css_first("h1")
    if job is None:
        title = heading.text(strip=True) if heading is not None else ""
        job = RawJob(external_id=url, url=url, title=title, company=page.company)
    if not text:
        raise FetchFailed(f"{url} has nothing where the rule detail points")
    return replace(job, description=text)


def next_page(shown: Rendered, page: CareerPage) -> str | None:
    """The address of the list's next page, on the same host."""
    rule = page.rules.get(PageField.NEXT)
    nodes = _css(LexborHTMLParser(shown.html), rule) if rule else []
    url = _address(nodes[0], shown.url) if nodes else None
    same_host = url is not None and urlsplit(url).netloc == urlsplit(shown.url).netloc
    return url if same_host else None


def _of_posting(posting: Mapping[str, object], url: str, page: CareerPage) -> RawJob:
    own = posting.get("url")
    # Several jobs on one page: each by its own address, if it is on the page's host.
    if isinstance(own, str) and urlsplit(own).netloc == urlsplit(url).netloc:
        url = own
    return raw_job(posting, url=url, company=page.company)


def _of_item(item: LexborNode, base: str, page: CareerPage) -> RawJob:
    def text(field: PageField) -> str | None:
        rule = page.rules.get(field)
        nodes = item.css(rule) if rule else []
        return " ".join(nodes[0].text(separator=" ").split()) or None if nodes else None

    link_rule = page.rules.get(PageField.LINK, "a[href]")
    links = [item, *item.css(link_rule)] if item.tag == "a" else item.css(link_rule)
    url = next((found for link in links if (found := _address(link, base))), base)
    description = page.rules.get(PageField.DESCRIPTION)
    described = item.css_first(description) if description else None
    first_line = " ".join((links[0] if links else item).text(separator=" ").split())
    place = text(PageField.LOCATION)
    return RawJob(
        external_id=text(PageField.ID) or url,
        url=url,
        title=text(PageField.TITLE) or first_line,
        company=page.company,
        description=described.html or "" if described is not None else "",
        locations=(place,) if place else (),
        workplace=text(PageField.WORKPLACE),
        employment_type=text(PageField.TYPE),
        salary=text(PageField.SALARY),
        posted_at=text(PageField.POSTED),
    )


def _merged(job: RawJob, told: RawJob) -> RawJob:
    """What the job's own page tells, with the list's words where it is silent."""
    silent = {
        name: getattr(job, name)
        for name in RawJob.__dataclass_fields__
        if not getattr(told, name) and getattr(job, name)
    }
    return replace(told, **silent, external_id=job.external_id, url=job.url)


def _address(link: LexborNode, base: str) -> str | None:
    href = link.attributes.get("href")
    if not href:
        return None
    url = urldefrag(urljoin(base, href)).url
    return url if urlsplit(url).scheme in ("http", "https") else None


def _css(tree: LexborHTMLParser, rule: str) -> list[LexborNode]:
    try:
        return tree.css(rule)
    except (SelectolaxError, ValueError):
        raise FetchFailed(f"the rule {rule!r} is no CSS selector") from None
