"""Documents and bodies that mean harm: each is refused quickly, none is a fault of ours."""
# ruff: noqa: E501 (documents stand here as they are sent)

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from gateways import calling
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.kit.services import Services
from gateway.negotiation import RESPONSE

# Of the processor, on a slow machine: what a quick refusal may take at most.
QUICK_S = 1.5
HEADERS = {"content-type": "application/json", "accept": RESPONSE}
PREFLIGHT = {"graphql-require-preflight": "1"}


@pytest.fixture
async def http(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    async with calling(services) as client:
        yield client


def no_fault(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.text
    assert "INTERNAL" not in answer.text, (answer.request.content, answer.text)


FRAGMENTS = " ".join(f"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}" for i in range(200))
INPUT = '{email: "a@example.com", password: "x"}'
DOCUMENTS = {
    "deep fields": "{ " + "skill { " * 3_000 + "} " * 3_000 + "}",
    "deep fields without an end": "{ a " * 19_000,
    "open braces": "{" * 20_000,
    "open brackets": "{ a(b: " + "[" * 20_000,
    "deep list": '{ normalizeSkills(names: ' + "[" * 900 + "]" * 900 + ") { name } }",
    "deep object": "{ a(b: " + "{a: " * 900 + "1" + "}" * 900 + ") }",
    "deep type": "query ($a: " + "[" * 1_900 + "Int" + "]" * 1_900 + ") { a }",
    "aliases": "{ " + " ".join(f"a{i}: __typename" for i in range(1_300)) + " }",
    "aliased mutations": "mutation { "
    + " ".join(f"a{i}: logIn(input: {INPUT}) {{ __typename }}" for i in range(200))
    + " }",
    "equal fields": "{ " + "__typename " * 3_900 + "}",
    "conflicting fields": "{ " + " ".join(f"a: skill(slug: \"{i}\") {{ slug }}" for i in range(380)) + " }",
    "directives": "{ __typename " + "@skip(if: false) " * 600 + "}",
    "unknown directives": "{ __typename " + "@aa " * 1_900 + "}",
    "fragment cycle": "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
    "self spread": "{ ...a } fragment a on Query { __typename ...a }",
    "doubling fragments": "{ ...f0 } " + FRAGMENTS + " fragment f200 on Query { __typename }",
    "operations": " ".join(f"query q{i} {{ __typename }}" for i in range(700)),
    "variables": "query (" + " ".join(f"$v{i}: Int" for i in range(1_200)) + ") { __typename }",
    "long name": "{ " + "a" * 200_000 + " }",
    "long string": '{ skill(slug: "' + "a" * 200_000 + '") { slug } }',
    "long number": "{ skills(first: " + "9" * 100_000 + ") { nodes { slug } } }",
    "long comment": "#" + "a" * 200_000 + "\n{ __typename }",
    "introspection nest": "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
    "lists in lists": "{ skills(first: 100) { nodes { related { related { related { slug } } } } } }",
    "lists of variables": "query ($n: Int = 100) { skills(first: $n) { nodes { neighbours(first: 50) { skill { neighbours(first: 50) { weight } } } } } }",
    "surrogate": '{ skill(slug: "\\ud800") { slug } }',
    "nul": '{ skill(slug: "\\u0000") { slug } }',
    "infinite": "mutation { keepSkill(input: {skillId: \"x\", proficiency: EXPERT, years: 1e999}) { __typename } }",
    "byte order marks": "\ufeff" * 1_000 + "{ __typename }",
    "defer": "{ ... @defer { __typename } }",
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
async def test_a_hostile_document_is_refused_quickly(http: httpx.AsyncClient, name: str) -> None:
    started = time.process_time()
    answer = await http.post("/graphql", json={"query": DOCUMENTS[name]}, headers=HEADERS)
    took = time.process_time() - started
    no_fault(answer)
    assert len(answer.content) < 20_000
    assert took < QUICK_S
    if name not in ("long comment", "equal fields", "long string", "byte order marks"):
        assert answer.json()["errors"]


@pytest.mark.parametrize(
    "variables",
    [
        {"names": ["a" * 1_000] * 200},
        {"names": ["a"] * 80_000},
        {"names": [[[["a"]]]]},
        {"names": {"a": {"b": {}}}},
        {"names": [1, 2.5, None, True]},
        {"names": 10**19},
        {f"v{i}": i for i in range(20_000)},
    ],
)
async def test_hostile_variables_are_refused_quickly(
    http: httpx.AsyncClient, variables: dict[str, Any]
) -> None:
    query = "query ($names: [String!]!) { normalizeSkills(names: $names) { name } }"
    started = time.process_time()
    content = json.dumps({"query": query, "variables": variables})
    answer = await http.post("/graphql", content=content, headers=HEADERS)
    no_fault(answer)
    assert answer.json()["errors"]
    assert len(answer.content) < 20_000
    assert time.process_time() - started < QUICK_S


IDS = (
    "x",
    "skill_",
    "skill_0",
    "skill_" + "g" * 32,
    "job_" + "0" * 32,
    "\u0000",
    "é",
    "_" * 99_999,
)


@pytest.mark.parametrize("id", IDS)
async def test_an_odd_id_or_cursor_is_no_fault(http: httpx.AsyncClient, id: str) -> None:
    query = """
        query ($id: ID!, $after: String) {
          node(id: $id) { id } job(id: $id) { id }
          skills(first: 1, after: $after) { nodes { slug } }
          jobs(first: 1, after: $after) { nodes { id } }
        }
    """
    body = {"query": query, "variables": {"id": id, "after": id}}
    no_fault(await http.post("/graphql", json=body, headers=HEADERS))


# Words of the schema, so that some of what is made gets past validation.
WORDS = st.sampled_from(
    ["skills", "skill", "first", "nodes", "slug", "node", "id", "me", "{", "}", "(", ")", ":", "$n",
     "query", "mutation", "subscription", "fragment", "on", "Query", "Skill", "...", "@skip", "if",
     "true", "null", "1", "-1", "1e9", '"x"', '"""x"""', "[", "]", "!", "=", "#", "\n", "edges",
     "searchSkills", "query:", "extractSkills", "text", "jobs", "search", "kind", "TOOL"]
)  # fmt: skip
DOCUMENT = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.text(max_size=20).map(lambda text: f"{{ skill(slug: {json.dumps(text)}) {{ slug }} }}"),
    st.text(max_size=20).map(
        lambda text: f"{{ searchSkills(query: {json.dumps(text)}) {{ how }} }}"
    ),
)
VALUE = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10), st.binary(max_size=4).map(repr)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip
FUZZ = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(document=DOCUMENT)
async def test_no_document_is_a_fault(http: httpx.AsyncClient, document: str) -> None:
    content = json.dumps({"query": document})
    no_fault(await http.post("/graphql", content=content, headers=HEADERS))
    no_fault(await http.get("/graphql", params={"query": document}, headers=HEADERS))


QUERY = """
query ($s: String!, $first: Int, $after: String, $kind: SkillKind, $names: [String!]!, $id: ID!) {
  skill(slug: $s) { slug } skills(first: $first, after: $after, kind: $kind, prefix: $s) { nodes { slug } }
  searchSkills(query: $s) { how } normalizeSkills(names: $names) { name } node(id: $id) { id }
  extractSkills(text: $s) { text }
}
"""


@FUZZ
@given(
    variables=st.fixed_dictionaries(
        {},
        optional={
            "s": st.one_of(st.text(max_size=30), VALUE),
            "first": st.one_of(st.integers(-2, 102), VALUE),
            "after": st.one_of(st.none(), st.text(max_size=30), VALUE),
            "kind": st.one_of(st.sampled_from(["TOOL", "tool", None]), VALUE),
            "names": st.one_of(st.lists(st.text(max_size=8), max_size=5), VALUE),
            "id": st.one_of(st.text(max_size=40), VALUE),
        },
    )
)
async def test_no_variables_are_a_fault(http: httpx.AsyncClient, variables: dict[str, Any]) -> None:
    content = json.dumps({"query": QUERY, "variables": variables})
    no_fault(await http.post("/graphql", content=content, headers=HEADERS))


@FUZZ
@given(body=VALUE, raw=st.binary(max_size=80), kind=st.sampled_from(["json", "form", "none"]))
async def test_no_body_is_a_fault(
    http: httpx.AsyncClient, body: Any, raw: bytes, kind: str
) -> None:
    if kind == "json":
        for content in (json.dumps(body).encode(), raw):
            no_fault(await http.post("/graphql", content=content, headers=HEADERS))
    elif kind == "form":
        for content in (raw, b"--x\r\n" + raw, b"--x\r\nContent-Disposition: form-data; " + raw):
            headers = {**PREFLIGHT, "content-type": "multipart/form-data; boundary=x"}
            no_fault(await http.post("/graphql", content=content, headers=headers))
    else:
        no_fault(await http.post("/graphql", content=raw))


@FUZZ
@given(
    path=st.text(st.characters(codec="ascii", exclude_characters="?#\\"), max_size=30),
    accept=st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=30),
    content_type=st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=30),
    authorization=st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=40),
)
async def test_no_path_or_header_is_a_fault(
    http: httpx.AsyncClient, path: str, accept: str, content_type: str, authorization: str
) -> None:
    from urllib.parse import quote

    headers = {"accept": accept, "content-type": content_type, "authorization": authorization}
    for method, url in (
        ("POST", "/graphql"),
        ("GET", "/" + quote(path)),
        ("GET", "/files/" + quote(path)),
    ):
        answer = await http.request(method, url, headers=headers, content=b"{}")
        no_fault(answer)
