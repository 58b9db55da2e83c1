"""Requests off the wire: what is taken, and how the rest is refused."""

import gzip
import hashlib
import json
from typing import Any

import httpx
import pytest
from gateways import calling

from domain.kit.services import Services
from gateway.requests import BadRequest, checked

JSON = {"content-type": "application/json"}
PREFLIGHT = {"graphql-require-preflight": "1"}
UPLOAD = "mutation ($file: Upload!) { uploadResume(file: $file) { __typename } }"


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize(
    "body",
    [
        [],
        "query",
        None,
        {},
        {"query": ""},
        {"query": 1},
        {"query": ["{ me { id } }"]},
        {"query": "{ me { id } }", "operationName": 1},
        {"query": "{ me { id } }", "variables": []},
        {"query": "{ me { id } }", "variables": "{}"},
        {"query": "{ me { id } }", "extensions": 7},
        {"documentId": 7},
        {"extensions": {"persistedQuery": "x"}},
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "0"}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": 0}}},
        {"query": "query ($a: String!) { x }", "variables": {"a": ["b", {"c": "\0"}]}},
        {"query": "query ($a: String!) { x }", "variables": {"\0": 1}},
    ],
)
def test_a_body_of_another_shape_is_refused(body: Any) -> None:
    with pytest.raises(BadRequest) as caught:
        checked(body)
    assert caught.value.status == 400


def test_nulls_and_an_empty_name_are_as_if_left_out() -> None:
    asked = checked({"query": "{ x }", "operationName": "", "variables": None, "extensions": None})
    assert (asked.operation_name, asked.variables, asked.document_id) == (None, {}, None)


def test_a_hash_must_be_that_of_the_query() -> None:
    digest = hashlib.sha256(b"{ x }").hexdigest()
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": digest.upper()}}
    assert checked({"query": "{ x }", "extensions": persisted}).document_id == digest
    with pytest.raises(BadRequest) as caught:
        checked({"query": "{ y }", "extensions": persisted})
    assert caught.value.code == "PERSISTED_QUERY_HASH_MISMATCH"


@pytest.mark.parametrize(
    ("content", "headers", "refused"),
    [
        (b"{", JSON, (400, "BAD_REQUEST")),
        (b"", JSON, (400, "BAD_REQUEST")),
        (b'{"query": NaN}', JSON, (400, "BAD_REQUEST")),
        (b'{"query": "{ x }", "variables": {"a": Infinity}}', JSON, (400, "BAD_REQUEST")),
        (b'{"query": "{ x }", "variables": {"a": 1e999}}', JSON, (400, "BAD_REQUEST")),
        (b'{"query": "\\ud800"}', JSON, (400, "BAD_REQUEST")),
        (b'{"query": "\xff\xfe"}', JSON, (400, "BAD_REQUEST")),
        (b"[" * 100_000, JSON, (400, "BAD_REQUEST")),
        (b'{"a":' * 40_000, JSON, (400, "BAD_REQUEST")),
        (b'[{"query": "{ __typename }"}]', JSON, (400, "BAD_REQUEST")),
        (
            gzip.compress(b"{}", mtime=0),
            {**JSON, "content-encoding": "gzip"},
            (415, "UNSUPPORTED_MEDIA_TYPE"),
        ),
        (b"{}", {"content-type": "application/json-foo"}, (415, "UNSUPPORTED_MEDIA_TYPE")),
        (
            b"{}",
            {"content-type": "application/json;charset=latin1"},
            (415, "UNSUPPORTED_MEDIA_TYPE"),
        ),
        (b"{}", {"content-type": "text/plain"}, (415, "UNSUPPORTED_MEDIA_TYPE")),
        (
            b"query=x",
            {"content-type": "application/x-www-form-urlencoded"},
            (415, "UNSUPPORTED_MEDIA_TYPE"),
        ),
        (b"{ x }", {"content-type": "application/graphql"}, (415, "UNSUPPORTED_MEDIA_TYPE")),
        (b"{}", {}, (415, "UNSUPPORTED_MEDIA_TYPE")),
    ],
)
async def test_a_body_that_is_no_request_is_refused(
    services: Services, content: bytes, headers: dict[str, str], refused: tuple[int, str]
) -> None:
    async with calling(services) as http:
        assert code(await http.post("/graphql", content=content, headers=headers)) == refused


async def test_a_body_at_the_limit_is_read_and_one_byte_more_is_not(services: Services) -> None:
    async with calling(services, body_limit_bytes=2_000) as http:
        body = json.dumps({"query": "{ __typename }"})
        at = await http.post("/graphql", content=body.ljust(2_000), headers=JSON)
        over = await http.post("/graphql", content=body.ljust(2_001), headers=JSON)
    assert at.json() == {"data": {"__typename": "Query"}}
    assert code(over) == (413, "PAYLOAD_TOO_LARGE")


async def test_the_limit_holds_for_bodies_that_dont_tell_their_length(services: Services) -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        for _ in range(1_000):
            sent += 1_000
            yield b" " * 1_000

    async with calling(services, body_limit_bytes=10_000) as http:
        answer = await http.post("/graphql", content=endless(), headers=JSON)
    assert code(answer) == (413, "PAYLOAD_TOO_LARGE")
    assert sent < 20_000


async def test_a_body_that_comes_too_slowly_is_given_up(services: Services) -> None:
    import asyncio

    async def slow() -> Any:
        yield b'{"query"'
        await asyncio.sleep(5)
        yield b': "{ __typename }"}'

    async with calling(services, read_timeout_s=0.2) as http:
        answer = await http.post("/graphql", content=slow(), headers=JSON)
    assert code(answer) == (408, "REQUEST_TIMEOUT")


async def test_get_takes_the_same_parts(services: Services) -> None:
    query = "query A($s: String!) { skill(slug: $s) { slug } } query B { __typename }"
    async with calling(services) as http:
        a = await http.get(
            "/graphql",
            params={"query": query, "operationName": "A", "variables": '{"s": "python"}'},
        )
        unnamed = await http.get(
            "/graphql", params={"query": "{ __typename }", "operationName": ""}
        )
        broken = await http.get("/graphql", params={"query": query, "variables": "{"})
        nothing = await http.get("/graphql")
        bytes_ = await http.get("/graphql?query=%ff%fe")
    assert a.json() == {"data": {"skill": {"slug": "python"}}}
    assert unnamed.json() == {"data": {"__typename": "Query"}}
    assert code(broken) == (400, "BAD_REQUEST")
    assert code(nothing) == (400, "BAD_REQUEST")
    assert bytes_.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"


def form(operations: Any, mapping: Any, file: bytes = b"%PDF-1.7") -> dict[str, Any]:
    return {
        "data": {"operations": json.dumps(operations), "map": json.dumps(mapping)},
        "files": {"0": ("cv.pdf", file, "application/pdf")},
    }


OPERATIONS = {"query": UPLOAD, "variables": {"file": None}}


async def test_a_form_without_a_preflight_header_is_refused(services: Services) -> None:
    """Any page may send a form without asking; the header makes its browser ask first."""
    async with calling(services) as http:
        bare = await http.post("/graphql", **form(OPERATIONS, {"0": ["variables.file"]}))
        for name in ("graphql-require-preflight", "apollo-require-preflight", "x-requested-with"):
            answer = await http.post(
                "/graphql", **form(OPERATIONS, {"0": ["variables.file"]}), headers={name: "1"}
            )
            assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert code(bare) == (403, "PREFLIGHT_REQUIRED")


@pytest.mark.parametrize(
    ("operations", "mapping"),
    [
        (OPERATIONS, {"0": ["variables.none.file"]}),
        (OPERATIONS, {"0": ["variables.file.0"]}),
        (OPERATIONS, {"0": [""]}),
        (OPERATIONS, {"0": ["variables"]}),
        (OPERATIONS, {"0": ["query"]}),
        (OPERATIONS, {"0": ["__class__.__name__"]}),
        (OPERATIONS, {"0": "variables.file"}),
        (OPERATIONS, {"0": [1]}),
        (OPERATIONS, {"missing": ["variables.file"]}),
        (OPERATIONS, {"operations": ["variables.file"]}),
        (OPERATIONS, ["0"]),
        (OPERATIONS, {"0": ["variables.file"] * 1_000 + ["variables.list.0"]}),
        ({"query": UPLOAD, "variables": {"file": [None]}}, {"0": ["variables.file.7"]}),
        ({"query": UPLOAD, "variables": {"file": [None]}}, {"0": ["variables.file.-9"]}),
        ([OPERATIONS], {"0": ["0.variables.file"]}),
        ("{", {"0": ["variables.file"]}),
    ],
)
async def test_a_map_that_points_nowhere_is_refused(
    services: Services, operations: Any, mapping: Any
) -> None:
    async with calling(services) as http:
        answer = await http.post("/graphql", **form(operations, mapping), headers=PREFLIGHT)
    assert code(answer) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x\r\n\r\n\r\n--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n\xff\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 3 + b"--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; filename="f"\r\n\r\nb\r\n--x--\r\n',
    ],
)
async def test_a_broken_form_is_refused(services: Services, body: bytes) -> None:
    headers = {**PREFLIGHT, "content-type": "multipart/form-data; boundary=x"}
    async with calling(services) as http:
        answer = await http.post("/graphql", content=body, headers=headers)
        unbounded = await http.post(
            "/graphql", content=body, headers={**PREFLIGHT, "content-type": "multipart/form-data"}
        )
    assert code(answer) == (400, "BAD_REQUEST")
    assert code(unbounded) == (400, "BAD_REQUEST")


async def test_an_upload_over_the_limit_is_refused_while_it_is_read(services: Services) -> None:
    async with calling(services, resume_limit_bytes=4_000, body_limit_bytes=1_000) as http:
        answer = await http.post(
            "/graphql",
            **form(OPERATIONS, {"0": ["variables.file"]}, b"%PDF-1.7" + b" " * 6_000),
            headers=PREFLIGHT,
        )
    assert code(answer) == (413, "PAYLOAD_TOO_LARGE")
