"""Who may do and see what: every operation and every field, as nobody, as another, as the owner."""

import json
from typing import Any

import pytest
from graph import Graph
from graphql import GraphQLField, get_named_type
from keys import administrator, create, partner
from samples import resume_pdf
from walk import call, roots, selection, value_of

from domain.keys.values import ApiKeyScope
from domain.kit.config import Settings
from domain.kit.ids import parse_public_id
from domain.kit.services import Services
from domain.resumes import reading
from schema.operation import Access, Operation, Reading
from schema.root import schema

MARK = "Zzyzx"  # stands in everything of Ada's and nowhere else
NO_ID = "resume_" + "0" * 32

MUTATIONS = dict(roots("mutation"))
QUERIES = dict(roots("query"))


def access(field: GraphQLField) -> Access | None:
    definition = field.extensions["strawberry-definition"]
    return next((e.access for e in definition.extensions if isinstance(e, Operation)), None)


def scope(field: GraphQLField) -> ApiKeyScope | None:
    definition = field.extensions["strawberry-definition"]
    guards = [e for e in definition.extensions if isinstance(e, Operation | Reading)]
    return guards[0].scope if guards else None


async def mutate(client: Graph, name: str, id: str) -> Any:
    field = MUTATIONS[name]
    definitions, arguments, variables = call(name, field, id)
    document = f"mutation {definitions} {{ {name}{arguments} {selection(field.type, 1)} }}"
    if "file" in variables:
        return await client.upload(document, "cv.pdf", resume_pdf(), "application/pdf")
    return await client(document, **variables)


async def ask(client: Graph, name: str, id: str, depth: int) -> str:
    field = QUERIES[name]
    definitions, arguments, variables = call(name, field, id)
    document = f"query {definitions} {{ {name}{arguments} {selection(field.type, depth)} }}"
    answer = await client(document, **variables)
    assert answer.response.status_code == 200
    codes = set(answer.codes)
    assert "INTERNAL" not in codes, (name, answer.body)
    assert not any(code.startswith("GRAPHQL_") for code in codes), (name, answer.body)
    return json.dumps(answer.body)


@pytest.fixture(autouse=True)
def wide_limits(settings: Settings) -> None:
    """Documents that ask for everything are larger than any client's."""
    settings.document_aliases_limit = 100_000
    settings.document_cost_limit = 10_000_000
    settings.document_tokens_limit = 100_000
    settings.document_depth_limit = 30


@pytest.fixture
async def marked(graph: Graph, services: Services) -> tuple[Graph, list[str]]:
    """Ada with something of every kind, all of it marked; and the ids of it all."""
    # Asked once, not of both executors: download links differ from second to second.
    graph.headers["x-learnbot-executor"] = "compiled"
    ada = await graph.register(f"{MARK}@example.com", f"{MARK} Sample")
    ada.headers = graph.headers
    answer = await ada.upload(
        "mutation ($file: Upload!) { uploadResume(file: $file) {"
        " ... on ResumeQueued { resume { id } } } }",
        f"{MARK}.pdf",
        resume_pdf(MARK),
        "application/pdf",
    )
    resume = answer.data["uploadResume"]["resume"]["id"]
    parsed = parse_public_id(resume)
    assert parsed is not None
    await reading.parse(services, parsed[1])
    for name, field in MUTATIONS.items():
        if name.startswith("save"):
            variables = {"input": _marked(value_of(field.args["input"].type, NO_ID))}
            variables["input"].pop("id", None)
            kind = get_named_type(field.args["input"].type)
            for optional in {"title", "institution"} & set(kind.fields):
                variables["input"][optional] = MARK
            document = (
                f"mutation ($input: {field.args['input'].type}) {{ {name}(input: $input)"
                " { __typename } }"
            )
            await ada(document, **variables)
    await ada(f'mutation {{ updateProfile(input: {{headline: "{MARK}"}}) {{ __typename }} }}')
    everything = await ada("{ me " + selection(schema._schema.type_map["User"], 4) + " }")
    ids = sorted(set(_ids(everything.data)))
    assert len(ids) > 10
    return ada, ids


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _marked(inner) for name, inner in value.items()}
    return MARK if value == "sample" else value


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _ids(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in _ids(inner)]
    parsed = parse_public_id(value) if isinstance(value, str) else None
    return [value] if parsed and parsed[0] not in ("skill", "job", "company") else []


async def rows_of(services: Services, user_id: str) -> str:
    """Everything that the database holds of a user, as text."""
    parsed = parse_public_id(user_id)
    assert parsed is not None
    found: list[str] = []
    async with services.db.pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1"
        )
        for (table,) in await cursor.fetchall():
            rows = await connection.execute(
                f"SELECT to_jsonb(t)::text FROM {table} t WHERE user_id = %s ORDER BY 1",
                [parsed[1]],
            )
            found += [f"{table}: {row[0]}" for row in await rows.fetchall()]
        items = await connection.execute(
            "SELECT to_jsonb(i)::text FROM resume_items i JOIN resumes r ON r.id = i.resume_id"
            " WHERE r.user_id = %s ORDER BY 1",
            [parsed[1]],
        )
        found += [row[0] for row in await items.fetchall()]
    return "\n".join(found)


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_says_who_may_call_it(name: str) -> None:
    found = access(MUTATIONS[name])
    assert found is not None, f"{name} is no @operation"
    if found is Access.PUBLIC:
        assert "Public:" in (MUTATIONS[name].description or ""), f"{name} doesn't say why"


async def test_an_anonymous_caller_may_do_what_is_public_only(graph: Graph) -> None:
    for name, field in MUTATIONS.items():
        if access(field) is Access.PUBLIC:
            continue
        answer = await mutate(graph, name, NO_ID)
        assert answer.codes == ["UNAUTHENTICATED"], (name, answer.body)


async def test_a_user_may_not_do_what_is_the_administrators(ada: Graph) -> None:
    for name, field in MUTATIONS.items():
        if access(field) is Access.ADMIN:
            answer = await mutate(ada, name, NO_ID)
            assert answer.codes == ["FORBIDDEN"], (name, answer.body)


@pytest.mark.parametrize("held", [[one] for one in ApiKeyScope] + [list(ApiKeyScope)])
async def test_a_key_may_do_what_its_scopes_open_and_nothing_else(
    graph: Graph, services: Services, held: list[ApiKeyScope]
) -> None:
    admin = await administrator(graph, services)
    key = partner(graph, await create(admin, scopes=[one.name for one in held]))
    opened = {name for name, field in MUTATIONS.items() if scope(field) in held}
    assert bool(opened) == (ApiKeyScope.ASSESSMENTS_WRITE in held)
    for name in MUTATIONS:
        answer = await mutate(key, name, NO_ID)
        assert (answer.codes == ["FORBIDDEN"]) == (name not in opened), (name, answer.body)
        assert answer.response.status_code == 200
    for name, field in QUERIES.items():
        # What a key may not read is what anonymous callers may not, and what lacks a scope.
        answers = [await ask(client, name, NO_ID, 1) for client in (key, Graph(graph.http))]
        if scope(field) not in (None, *held):
            assert '"scope"' in answers[0], name
        else:
            by_key, by_anyone = [answer.count("FORBIDDEN") for answer in answers]
            assert by_key == by_anyone + answers[1].count("UNAUTHENTICATED"), (name, answers)


def test_every_scope_opens_something() -> None:
    fields = [*MUTATIONS.values(), *QUERIES.values()]
    assert {scope(field) for field in fields} - {None} == set(ApiKeyScope)


async def test_no_mutation_of_another_changes_what_is_mine(
    marked: tuple[Graph, list[str]], services: Services
) -> None:
    ada, ids = marked
    eve = await ada.register("eve@example.com", "Eve Other")
    eve.headers = ada.headers
    before = await rows_of(services, ada.user_id or "")
    assert MARK in before
    prefixes = {id.rpartition("_")[0]: id for id in ids}
    for name, field in MUTATIONS.items():
        takes_ids = "ID" in str({a: str(k.type) for a, k in field.args.items()}) or any(
            "id" in getattr(getattr(k.type, "of_type", k.type), "fields", {})
            for k in field.args.values()
        )
        if access(field) is not Access.USER or not takes_ids or name == "logOut":
            continue
        for id in prefixes.values():
            answer = await mutate(eve, name, id)
            assert MARK not in json.dumps(answer.body), (name, id, answer.body)
            assert "INTERNAL" not in answer.codes, (name, id, answer.body)
    assert await rows_of(services, ada.user_id or "") == before


async def test_no_query_shows_another_or_nobody_what_is_mine(
    marked: tuple[Graph, list[str]],
) -> None:
    ada, ids = marked
    eve = await ada.register("eve@example.com", "Eve Other")
    eve.headers = ada.headers
    nobody = Graph(ada.http, headers=ada.headers)
    seen_by_owner = ""
    prefixes = {id.rpartition("_")[0]: id for id in ids}
    for name in QUERIES:
        for id in prefixes.values():
            seen_by_owner += await ask(ada, name, id, 3)
            for other in (eve, nobody):
                assert MARK not in await ask(other, name, id, 3), (name, id)
    # The owner sees it all by the same documents: they would show it, were they allowed to.
    assert seen_by_owner.count(MARK) > 10
