"""Documents: kept by text, found by hash, forgotten oldest first."""

import hashlib

import pytest
from gateways import calling
from graph import Graph

from domain.kit.config import Settings
from domain.kit.services import Services
from gateway.documents import Documents
from gateway.fields import graphql_schema
from schema.root import schema


def documents(**changed: int | bool) -> Documents:
    return Documents(graphql_schema(schema), Settings().model_copy(update=changed))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_text_is_looked_at_once() -> None:
    kept = documents()
    assert kept.get("{ __typename }") is kept.get("{ __typename }")
    assert kept.get("{ nope }") is kept.get("{ nope }")


def test_the_oldest_go_when_the_texts_are_too_long_together() -> None:
    kept = documents(document_cache_chars=40)
    first, second = kept.get("{ __typename }"), kept.get("{ a: __typename }")
    assert kept.get("{ __typename }") is first
    kept.get("{ b: __typename }")  # 48 characters now: the second is the oldest
    assert kept.get("{ __typename }") is first
    assert kept.get("{ a: __typename }") is not second


def test_a_text_longer_than_all_that_is_kept_is_answered_and_forgotten() -> None:
    kept = documents(document_cache_chars=10)
    assert kept.get("{ __typename }").errors == ()
    assert kept._kept == {}
    assert kept._texts == {}
    assert kept._chars == 0


@pytest.mark.parametrize(
    "text", ['{ skill(slug: "\\u0000") { slug } }', '{ skill(slug: """\0""") { slug } }']
)
def test_a_string_with_nul_is_refused(text: str) -> None:
    assert documents().get(text).errors


def test_without_introspection_names_are_neither_told_nor_suggested() -> None:
    open_, closed = documents(), documents(introspection=False)
    assert "Did you mean" in open_.get("{ skil { slug } }").errors[0].message
    assert "Did you mean" not in closed.get("{ skil { slug } }").errors[0].message
    for query in ("{ __schema { queryType { name } } }", '{ __type(name: "Skill") { name } }'):
        assert not open_.get(query).errors
        assert "introspection" in closed.get(query).errors[0].message.lower()
    assert not closed.get("{ __typename }").errors


async def test_without_introspection_variables_give_no_names_away_either(
    services: Services,
) -> None:
    query = "query ($k: SkillKind) { skills(kind: $k) { nodes { slug } } }"
    async with calling(services, introspection=False) as http:
        for executor in ("compiled", "reference"):
            answer = await http.post(
                "/graphql",
                json={"query": query, "variables": {"k": "TOOLS"}},
                headers={"x-learnbot-executor": executor},
            )
            assert "Did you mean" not in answer.text, executor
            assert "errors" in answer.json()


async def test_a_document_is_found_by_its_hash_once_it_was_sent(services: Services) -> None:
    query = "query Hashed { __typename }"
    by_id = {"documentId": f"sha256:{digest(query)}"}
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": digest(query)}}
    async with calling(services) as http:
        for named in (by_id, {"extensions": persisted}):
            unknown = (await http.post("/graphql", json=named)).json()
            assert [e["message"] for e in unknown["errors"]] == ["PersistedQueryNotFound"]
            assert unknown["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
            assert "data" not in unknown
        sent = await http.post("/graphql", json={"query": query, "extensions": persisted})
        assert sent.json() == {"data": {"__typename": "Query"}}
        for named in (by_id, {"extensions": persisted}):
            assert (await http.post("/graphql", json=named)).json() == sent.json()
        got = await http.get("/graphql", params=by_id)
        assert got.json() == sent.json()


async def test_a_mutation_by_its_hash_is_not_run_by_get(graph: Graph) -> None:
    query = 'mutation { refresh(refreshToken: "x") { __typename } }'
    await graph(query)
    answer = await graph.http.get("/graphql", params={"documentId": f"sha256:{digest(query)}"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


async def test_a_document_with_errors_is_not_found_by_its_hash(services: Services) -> None:
    async with calling(services) as http:
        await http.post("/graphql", json={"query": "{ nope }"})
        answer = await http.post("/graphql", json={"documentId": f"sha256:{digest('{ nope }')}"})
    assert answer.json()["errors"][0]["message"] == "PersistedQueryNotFound"


@pytest.mark.parametrize("id", ["sha256:", "sha256:" + "0" * 64, "md5:1", "0", "\x7f" * 5_000])
async def test_an_unknown_id_gives_exactly_one_error(services: Services, id: str) -> None:
    async with calling(services) as http:
        answer = await http.post("/graphql", json={"documentId": id})
    assert len(answer.json()["errors"]) == 1
