"""/files: for whoever holds a signed link, while it is good."""

import time
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from gateways import calling

from domain.kit.services import Services

KEY = "ab/cdef"
CONTENT = b"%PDF-1.7 \x00\xff"


@pytest.fixture
async def link(services: Services) -> str:
    """A link to a file that is there."""
    await services.storage.put(KEY, CONTENT, content_type="application/pdf")
    return services.storage.download_url(KEY, file_name='C v"ü.pdf', ttl_s=60)


async def get(services: Services, url: str, **changed: str) -> httpx.Response:
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), **changed}
    async with calling(services) as http:
        return await http.get(parts.path, params=query)


async def test_a_link_gives_the_file_never_to_be_shown_in_our_origin(
    services: Services, link: str
) -> None:
    answer = await get(services, link)
    assert answer.status_code == 200
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == "application/octet-stream"
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''C%20v%22%C3%BC.pdf"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": "0" * 64},
        {"signature": ""},
        {"signature": "ü"},
        {"expires": str(int(time.time()) + 10**6)},
        {"expires": "-1"},
        {"expires": "²"},
        {"expires": "9" * 5_000},
        {"name": "other.html"},
    ],
)
async def test_a_link_that_was_changed_is_not_good(
    services: Services, link: str, changed: dict[str, str]
) -> None:
    answer = await get(services, link, **changed)
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_a_link_is_for_one_file(services: Services, link: str) -> None:
    await services.storage.put("ab/other", b"secret", content_type="application/pdf")
    answer = await get(services, link.replace(KEY, "ab/other"))
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["../signing.key", "..%2fsigning.key", "%00", "a" * 3_000, ""])
async def test_no_path_leads_out_of_the_store(services: Services, link: str, path: str) -> None:
    async with calling(services) as http:
        answer = await http.get(f"/files/{path}?{urlsplit(link).query}")
    assert answer.status_code == 404


async def test_a_link_dies_and_a_deleted_file_is_gone(
    services: Services, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert (await get(services, link)).status_code == 404
    monkeypatch.undo()
    assert (await get(services, link)).status_code == 200
    await services.storage.delete(KEY)
    assert (await get(services, link)).status_code == 404
