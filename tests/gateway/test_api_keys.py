"""Calling by an API key: what it opens, until when, how often, over HTTP and sockets."""

import time
from datetime import UTC, datetime

import pytest
from gateways import acknowledged, calling, opened, served
from graph import Graph, counted
from keys import administrator, ask, create, days, partner, revoke, rotate

from domain.keys import grants
from domain.kit.config import Settings
from domain.kit.services import Services, open_services

NORMALIZE = '{ normalizeSkills(names: ["python"]) { name } }'
WORK = [
    NORMALIZE,
    '{ searchSkills(query: "pyt") { skill { slug } } }',
    '{ extractSkills(text: "Python and SQL") { skill { slug } } }',
]
USES = "SELECT last_used_at FROM api_key_uses"


@pytest.fixture
async def admin(graph: Graph, services: Services) -> Graph:
    return await administrator(graph, services)


async def test_a_key_is_a_caller_without_an_account(admin: Graph) -> None:
    caller = partner(admin, await create(admin))
    assert (await caller("{ me { email } }")).data == {"me": None}
    assert (await caller('{ skill(slug: "python") { name } }')).data == {
        "skill": {"name": "Python"}
    }
    for private in ("{ learningPlans(first: 1) { nodes { id } } }", "{ apiKeys { nodes { id } } }"):
        assert (await caller(private)).codes == ["FORBIDDEN"]


async def test_work_on_texts_takes_its_scope_from_keys_alone(admin: Graph) -> None:
    without = partner(admin, await create(admin))
    reader = partner(admin, await create(admin, scopes=["SKILLS_READ"]))
    for query in WORK:
        answer = await without(query)
        assert answer.codes == ["FORBIDDEN"]
        assert answer.body["errors"][0]["extensions"]["scope"] == "SKILLS_READ"
        anyone = await Graph(admin.http)(query)
        assert (await reader(query)).data == anyone.data


async def test_made_up_and_mistyped_keys_are_nobodys(admin: Graph) -> None:
    secret = (await create(admin))["secret"]
    bad = [f"lbk_{'x' * 43}", secret[:-1], secret + "x", secret.swapcase(), "lbk_", secret[4:]]
    assert [await ask(admin.http, one) for one in bad] == ["UNAUTHENTICATED"] * len(bad)
    assert await ask(admin.http, secret) == "ok"
    basic = await admin.http.post(
        "/graphql", json={"query": "{ __typename }"}, headers={"authorization": f"Basic {secret}"}
    )
    assert basic.status_code == 401


async def test_a_revocation_counts_at_once_in_every_process(
    admin: Graph, settings: Settings
) -> None:
    made = await create(admin)
    async with open_services(settings) as others, calling(others) as elsewhere:
        for http in (admin.http, elsewhere):
            assert [await ask(http, made["secret"]) for _ in range(2)] == ["ok", "ok"]
        await revoke(admin, made)
        for http in (elsewhere, admin.http):
            assert await ask(http, made["secret"]) == "API_KEY_REVOKED"


async def test_a_known_key_costs_no_statement_but_the_look(admin: Graph) -> None:
    caller = partner(admin, await create(admin))
    query = "{ __typename }"
    assert len((await caller(query)).statements) == 2  # the key, and that it was used
    assert (await caller(query)).statements == []
    await create(admin)  # any write to keys may be to this one
    assert len((await caller(query)).statements) == 1


async def test_a_key_expires(admin: Graph, services: Services) -> None:
    made = await create(admin, expiresAt=days(0.01))
    assert await ask(admin.http, made["secret"]) == "ok"
    async with services.db.transaction() as session:
        await session.connection.execute("UPDATE api_keys SET expires_at = now()")
    assert await ask(admin.http, made["secret"]) == "API_KEY_EXPIRED"


async def test_a_key_that_is_known_expires_too(
    admin: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await create(admin, expiresAt=days(1))
    assert await ask(admin.http, made["secret"]) == "ok"
    later = time.time() + 86_401
    monkeypatch.setattr(grants.time, "time", lambda: later)
    assert await ask(admin.http, made["secret"]) == "API_KEY_EXPIRED"


async def test_the_old_secret_lives_through_its_grace_and_no_longer(
    admin: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await create(admin)
    turned = await rotate(admin, made, graceS=600)
    assert await ask(admin.http, made["secret"]) == "ok"
    assert await ask(admin.http, turned["secret"]) == "ok"
    later = time.time() + 601
    monkeypatch.setattr(grants.time, "time", lambda: later)
    assert await ask(admin.http, made["secret"]) == "API_KEY_EXPIRED"
    assert await ask(admin.http, turned["secret"]) == "ok"


async def test_two_secrets_live_at_most_and_a_leaked_one_dies_at_once(admin: Graph) -> None:
    first = await create(admin)
    second = await rotate(admin, first)
    third = await rotate(admin, first)
    assert await ask(admin.http, first["secret"]) == "UNAUTHENTICATED"
    assert await ask(admin.http, second["secret"]) == "ok"
    fourth = await rotate(admin, first, graceS=0)
    assert await ask(admin.http, third["secret"]) == "API_KEY_EXPIRED"
    assert await ask(admin.http, fourth["secret"]) == "ok"
    await revoke(admin, first)
    for made in (third, fourth):
        assert await ask(admin.http, made["secret"]) == "API_KEY_REVOKED"


async def test_last_use_is_written_down_once_a_minute(admin: Graph, services: Services) -> None:
    async def uses() -> list[datetime]:
        async with services.db.read() as session:
            cursor = await session.connection.execute(USES)
            return [row[0] for row in await cursor.fetchall()]

    made = await create(admin)
    assert await uses() == []
    await ask(admin.http, made["secret"])
    [first] = await uses()
    assert abs((datetime.now(UTC) - first).total_seconds()) < 10
    await ask(admin.http, made["secret"])
    async with calling(services) as elsewhere:  # knows nothing of what the other noted
        await ask(elsewhere, made["secret"])
    assert await uses() == [first]
    async with services.db.transaction() as session:
        await session.connection.execute(
            "UPDATE api_key_uses SET last_used_at = now() - interval '61 s'"
        )
    async with calling(services) as elsewhere:
        await ask(elsewhere, made["secret"])
    [second] = await uses()
    assert second > first


async def statuses(graph: Graph, secret: str, count: int) -> list[int]:
    headers = {"authorization": f"Bearer {secret}"}
    body = {"query": "{ __typename }"}
    answers = [await graph.http.post("/graphql", json=body, headers=headers) for _ in range(count)]
    return [answer.status_code for answer in answers]


async def test_each_key_counts_by_its_own_rate(admin: Graph, services: Services) -> None:
    narrow = await create(admin, requestsPerSecond=2, requestBurst=4)
    wide = await create(admin, requestsPerSecond=6)
    common = await create(admin)
    async with calling(services, request_burst=3, request_limit_per_second=1) as http:
        graph = Graph(http)
        assert await statuses(graph, narrow["secret"], 5) == [200] * 4 + [429]
        bearer = {"authorization": f"Bearer {narrow['secret']}"}
        refused = await http.post("/graphql", headers=bearer)
        assert refused.headers["ratelimit-policy"] == '"requests";q=4;w=2'
        assert await statuses(graph, wide["secret"], 7) == [200] * 6 + [429]
        assert await statuses(graph, common["secret"], 4) == [200] * 3 + [429]
        # Both secrets of a key count as one; a bad one counts by the address.
        turned = await rotate(admin, common)
        assert await statuses(graph, turned["secret"], 1) == [429]
        assert await statuses(graph, "lbk_made-up", 4) == [401] * 3 + [429]


async def test_kept_answers_serve_keys(admin: Graph) -> None:
    query = '{ skill(slug: "python") { name } }'
    secret = (await create(admin))["secret"]
    assert await ask(admin.http, secret) == "ok"
    first = await admin.http.post("/graphql", json={"query": query})
    with counted() as statements:
        kept = await admin.http.post(
            "/graphql", json={"query": query}, headers={"authorization": f"Bearer {secret}"}
        )
    assert kept.json() == first.json() == {"data": {"skill": {"name": "Python"}}}
    assert statements == []


async def test_answers_to_keys_stay_out_of_shared_caches(admin: Graph) -> None:
    secret = (await create(admin))["secret"]
    answer = await admin.http.get(
        "/graphql",
        params={"query": "{ __typename }"},
        headers={"authorization": f"Bearer {secret}"},
    )
    assert answer.headers["cache-control"] == "private, no-store"


async def test_a_key_on_a_socket_until_it_is_revoked(admin: Graph, services: Services) -> None:
    made = await create(admin, scopes=["SKILLS_READ"])
    async with served(services) as host:
        async with acknowledged(host, made["secret"]) as client:
            message = await client.ask(NORMALIZE)
            assert message["payload"]["data"] == {"normalizeSkills": [{"name": "python"}]}
            assert (await client.next())["type"] == "complete"
            await revoke(admin, made)
            await client.send("subscribe", id="2", payload={"query": NORMALIZE})
            assert await client.closed() == (4403, "Forbidden")
        async with opened(host) as client:
            await client.send(
                "connection_init", payload={"Authorization": f"Bearer {made['secret']}"}
            )
            assert await client.closed() == (4403, "Forbidden")


async def test_a_socket_ends_with_its_key(admin: Graph, services: Services) -> None:
    made = await create(admin, expiresAt=days(2 / 86_400))
    async with served(services) as host, acknowledged(host, made["secret"]) as client:
        assert await client.closed() == (4403, "The access token or key has expired")


async def test_a_key_follows_nothing_and_triggers_nothing(admin: Graph) -> None:
    made = await create(admin, scopes=["ASSESSMENTS_WRITE", "SKILLS_READ"])
    caller = {"authorization": f"Bearer {made['secret']}"}
    query = 'subscription { resumeProgress(id: "resume_0") { status } }'
    followed = await admin.http.post(
        "/graphql", json={"query": query}, headers=caller | {"accept": "text/event-stream"}
    )
    assert '"code":"FORBIDDEN"' in followed.text
    triggered = await admin.http.post("/admin/scrape/trigger", headers=caller)
    assert triggered.status_code == 403


async def test_only_so_many_keys_are_kept(admin: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "_KEPT", 1)
    one, two = [partner(admin, await create(admin)) for _ in range(2)]
    for _ in range(2):
        for caller in (one, two):
            await caller("{ __typename }")
    assert len((await one("{ __typename }")).statements) == 1
    assert (await one("{ __typename }")).statements == []
