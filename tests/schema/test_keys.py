"""API keys as administrators make, rotate, revoke and list them."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from graph import Graph
from keys import administrator, create, days, revoke, rotate

from domain.kit.services import Services

LIST = """{ apiKeys(first: 10) { nodes {
  id owner contactEmail shown scopes requestsPerSecond requestBurst previousUntil lastUsedAt
  revokedAt } } }"""


@pytest.fixture
async def admin(graph: Graph, services: Services) -> Graph:
    return await administrator(graph, services)


async def listed(admin: Graph) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await admin(LIST)).data["apiKeys"]["nodes"]
    return found


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def test_a_key_is_made_and_its_secret_shown_once(admin: Graph, services: Services) -> None:
    made = await create(
        admin,
        scopes=["SKILLS_READ", "ASSESSMENTS_WRITE", "SKILLS_READ"],
        requestsPerSecond=50,
        requestBurst=100,
    )
    secret, key = made["secret"], made["apiKey"]
    assert secret.startswith("lbk_")
    assert len(secret) == 47  # 256 random bits
    assert key["shown"] == secret[:10]
    assert key["scopes"] == ["ASSESSMENTS_WRITE", "SKILLS_READ"]
    in_90_days = datetime.now(UTC) + timedelta(days=90)
    assert abs(moment(key["expiresAt"]) - in_90_days) < timedelta(minutes=1)
    assert await listed(admin) == [
        {
            "id": key["id"],
            "owner": "Sample Tests",
            "contactEmail": "keys@sample-tests.example.com",
            "shown": secret[:10],
            "scopes": ["ASSESSMENTS_WRITE", "SKILLS_READ"],
            "requestsPerSecond": 50,
            "requestBurst": 100,
            "previousUntil": None,
            "lastUsedAt": None,
            "revokedAt": None,
        }
    ]
    async with services.db.read() as session:
        cursor = await session.connection.execute("SELECT to_jsonb(k)::text, hash FROM api_keys k")
        row = await cursor.fetchone()
    assert row is not None
    assert row[1] == hashlib.sha256(secret.encode()).digest()
    assert secret[10:] not in row[0]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"owner": "  "}, "owner"),
        ({"owner": "o" * 201}, "owner"),
        ({"contactEmail": "nobody"}, "contactEmail"),
        ({"scopes": []}, "scopes"),
        ({"requestsPerSecond": 0}, "requestsPerSecond"),
        ({"requestsPerSecond": 1_001}, "requestsPerSecond"),
        ({"requestBurst": 10_001}, "requestBurst"),
        ({"requestsPerSecond": 20, "requestBurst": 19}, "requestBurst"),
        ({"expiresAt": days(-1)}, "expiresAt"),
        ({"expiresAt": days(366)}, "expiresAt"),
    ],
)
async def test_a_bad_key_is_refused_and_none_is_made(
    admin: Graph, wrong: dict[str, Any], field: str, services: Services
) -> None:
    services.settings.request_limit_per_second = 10
    assert await create(admin, **wrong) == {"__typename": "InvalidInput", "field": field}
    assert await listed(admin) == []


async def test_its_life_is_as_the_settings_say(admin: Graph, services: Services) -> None:
    services.settings.api_key_ttl_days = 3
    services.settings.api_key_ttl_limit_days = 5
    made = await create(admin)
    assert moment(made["apiKey"]["expiresAt"]) - datetime.now(UTC) < timedelta(days=3)
    assert (await create(admin, expiresAt=days(4)))["__typename"] == "ApiKeyCreated"
    assert (await create(admin, expiresAt=days(6)))["field"] == "expiresAt"


async def test_a_rotated_key_is_the_same_key_with_another_secret(admin: Graph) -> None:
    made = await create(admin, expiresAt=days(10))
    turned = await rotate(admin, made, expiresAt=days(20), graceS=3_600)
    assert turned["secret"] != made["secret"]
    assert turned["apiKey"]["id"] == made["apiKey"]["id"]
    assert turned["apiKey"]["shown"] == turned["secret"][:10]
    assert moment(turned["apiKey"]["expiresAt"]) > moment(made["apiKey"]["expiresAt"])
    left = moment(turned["apiKey"]["previousUntil"]) - datetime.now(UTC)
    assert timedelta(minutes=58) < left <= timedelta(hours=1)
    # The old secret never lives longer than it would have.
    soon = await create(admin, expiresAt=days(0.01))
    turned = await rotate(admin, soon)
    assert turned["apiKey"]["previousUntil"] == soon["apiKey"]["expiresAt"]


async def test_a_bad_rotation_is_refused(admin: Graph) -> None:
    made = await create(admin)
    refused = {"__typename": "InvalidInput"}
    assert await rotate(admin, made, graceS=86_401) == refused | {"field": "graceS"}
    assert await rotate(admin, made, graceS=-1) == refused | {"field": "graceS"}
    assert await rotate(admin, made, expiresAt=days(400)) == refused | {"field": "expiresAt"}
    assert (await rotate(admin, made, id="api_key_" + "0" * 32)) == {"__typename": "NotFound"}
    await revoke(admin, made)
    assert await rotate(admin, made) == refused | {"field": "id"}
    assert [key["previousUntil"] for key in await listed(admin)] == [None]


async def test_a_key_is_revoked_once(admin: Graph) -> None:
    made = await create(admin)
    first = await revoke(admin, made)
    assert first["apiKey"]["revokedAt"] is not None
    assert await revoke(admin, made) == first
    none = {"apiKey": {"id": "api_key_" + "0" * 32}}
    assert await revoke(admin, none) == {"__typename": "NotFound"}


async def test_only_administrators_see_keys(admin: Graph) -> None:
    made = await create(admin)
    ben = await admin.register("ben@example.com", "Ben")
    node = "query ($id: ID!) { node(id: $id) { ... on ApiKey { owner } } }"
    id = made["apiKey"]["id"]
    assert (await admin(node, id=id)).data == {"node": {"owner": "Sample Tests"}}
    for ask in (LIST, node):
        assert (await ben(ask, id=id)).codes == ["FORBIDDEN"]
