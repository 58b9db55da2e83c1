"""Links of the resume's owner and what they lead to."""

import re
from collections.abc import Iterable, Sequence

from domain.resumes.parsing.contact import EMAIL, rest_of_address
from domain.resumes.parsing.document import Document, Line, PlacedLink, Word, span_of
from domain.resumes.parsing.hosts import TLDS
from domain.resumes.values import Box, Link, LinkKind, Read, Span

_URL = re.compile(
    rf"(?:https?://|www\.)[^\s|•<>\"”]+|(?<![\w@.])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{TLDS})(?![\w@.-]*@)(?![a-z0-9-])(?:/[^\s|•<>\"”,;]*)?",
    re.I,
)
_KINDS = (
    (LinkKind.LINKEDIN, "linkedin.com"),
    (LinkKind.GITHUB, "github.com github.io"),
    (LinkKind.GITLAB, "gitlab.com"),
    (LinkKind.STACK_OVERFLOW, "stackoverflow.com stackexchange.com"),
    (LinkKind.TWITTER, "twitter.com x.com"),
    (LinkKind.FACEBOOK, "facebook.com"),
    (LinkKind.INSTAGRAM, "instagram.com"),
    (LinkKind.YOUTUBE, "youtube.com youtu.be"),
    (LinkKind.MEDIUM, "medium.com"),
    (LinkKind.DRIBBBLE, "dribbble.com"),
    (LinkKind.BEHANCE, "behance.net"),
    (LinkKind.KAGGLE, "kaggle.com"),
    (LinkKind.ORCID, "orcid.org"),
    (LinkKind.SCHOLAR, "scholar.google.com"),
    (LinkKind.XING, "xing.com"),
)
_NOT_HOSTS = re.compile(
    r"(?:node|vue|next|react|express|three|d3|angular|nuxt|ember|backbone|chart)\.(?:js|io)$|asp\.net",
    re.I,
)
_MAP = re.compile(r"maps\.google|google\.[a-z.]+/maps|goo\.gl/maps|openstreetmap", re.I)


def kind_of(url: str) -> LinkKind:
    host = _host(url)
    for kind, hosts in _KINDS:
        if any(host == each or host.endswith("." + each) for each in hosts.split()):
            return kind
    return LinkKind.WEBSITE


def _host(url: str) -> str:
    return re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", url.lower()).split("/")[0].split("?")[0]


# What may be left of an address that was broken at its hyphen.
_TAIL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/?")


def key_of(url: str) -> str:
    """The same for every spelling of one address."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().lower())
    return bare.split("#")[0].rstrip("/.,")


def links_of(contact: Sequence[Line], document: Document) -> list[Read[Link]]:
    """Links among the contact lines, as text or as annotation; profiles also from elsewhere."""
    found: dict[str, Read[Link]] = {}
    ids = {id(line) for line in contact}
    others = [line for line in document.lines if id(line) not in ids]
    areas = _areas([*contact, *document.running])
    for link in document.links:
        if (
            _is_web(link.url)
            and any(_inside(link.page, link.box, area) for area in areas)
            and not any(_covers(line, link) for line in others)
        ):
            _add(found, link.url, 0.97, Span(link.page, link.box))
    targets = {key_of(link.url) for link in document.links}
    lines = [*contact, *document.running]
    whole = {match.lower() for line in lines for match in EMAIL.findall(line.text)}
    mailed = (each.url.lower() for each in document.links if "mailto:" in each.url.lower())
    addresses = [url for url in mailed if url.partition("mailto:")[2].split("?")[0] not in whole]
    last = ""
    for i, line in enumerate(lines):
        above = last
        broken = "@" in last and EMAIL.search(last + " ") is None
        broken, last = broken or rest_of_address(last, line.text) is not None, line.text
        if broken:
            continue  # the rest of an address that began on the line before
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        for url, words in _written(line):
            if line.text.endswith(url) and url.endswith("-") and _TAIL.fullmatch(following):
                url += following
            if any(address.endswith(key_of(url)) for address in addresses):
                continue  # the end of an e-mail address that is broken over two lines
            if above.endswith("-") and any(key.endswith(f"-{key_of(url)}") for key in found):
                continue  # the end of an address that is broken at its hyphen
            if not any(key.startswith(key_of(url)) or key_of(url).startswith(key) for key in found):
                elsewhere = key_of(url) in targets
                _add(found, url, 0.9 if "/" in url or elsewhere else 0.85, span_of(words))
    return list(found.values())


def urls_in(text: str) -> list[str]:
    """Web addresses written in a text."""
    bare = EMAIL.sub(" ", text)
    urls = (match[0].rstrip(".,;:)") for match in _URL.finditer(bare))
    return [url for url in urls if not _NOT_HOSTS.search(url)]


def is_address(text: str) -> bool:
    """Whether a text is web addresses and nothing else, but for labels in front of them."""
    urls = urls_in(text)
    rest = text
    for url in urls:
        rest = rest.replace(url, "")
    return bool(urls) and len(re.findall(r"[^\W_]+", rest)) <= len(urls)


def _written(line: Line) -> Iterable[tuple[str, list[Word]]]:
    for url in urls_in(line.text):
        words = [word for word in line.words if word.text in url or url in word.text]
        yield url, words or line.words


def _add(found: dict[str, Read[Link]], url: str, sure: float, span: Span | None) -> None:
    key = key_of(url)
    if key and key not in found:
        found[key] = Read(Link(url.strip(), kind_of(url)), sure, span)


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "www.")) and not _MAP.search(url)


def _areas(lines: Sequence[Line]) -> list[tuple[int, Box]]:
    """The boxes around lines that follow one another: icons with links stand among them."""
    found: list[tuple[int, Box]] = []
    last: Line | None = None
    for line in lines:
        box = Box(line.x0, line.top, line.x1, line.bottom)
        if last is not None and last.page == line.page and last.column == line.column:
            around = found[-1][1]
            if 0 <= line.gap_above < 60:
                box = Box(min(box.x0, around.x0), around.top, max(box.x1, around.x1), box.bottom)
                found.pop()
        found.append((line.page, box))
        last = line
    return found


def _covers(line: Line, link: PlacedLink) -> bool:
    """Whether a link lies on the text of a line."""
    y = (link.box.top + link.box.bottom) / 2
    return (
        line.page == link.page
        and line.top <= y <= line.bottom
        and line.x0 - 2 <= (link.box.x0 + link.box.x1) / 2 <= line.x1 + 2
    )


def _inside(page: int, box: Box, area: tuple[int, Box]) -> bool:
    number, around = area
    y = (box.top + box.bottom) / 2
    return (
        page == number
        and around.top - 3 <= y <= around.bottom + 26
        and box.x0 < around.x1 + 24
        and box.x1 > around.x0 - 24
    )
