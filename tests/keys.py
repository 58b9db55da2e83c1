"""An administrator, API keys that they make, and partners who call by them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from graph import Graph

from domain.kit.services import Services

CREATE = """
mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on ApiKeyCreated { secret apiKey { id shown scopes expiresAt } }
  ... on InvalidInput { field }
} }
"""
ROTATE = """
mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { __typename
  ... on ApiKeyRotated { secret apiKey { id shown expiresAt previousUntil } }
  ... on InvalidInput { field }
} }
"""
REVOKE = """
mutation ($id: ID!) { revokeApiKey(id: $id) { __typename
  ... on ApiKeyRevoked { apiKey { id revokedAt } } } }
"""


async def administrator(graph: Graph, services: Services) -> Graph:
    """A client of an administrator's."""
    person = await graph.register("root@example.com", "Root Sample")
    async with services.db.transaction() as session:
        await session.connection.execute(
            "UPDATE users SET role = 'admin' WHERE email = 'root@example.com'"
        )
    answer = await person(
        """mutation ($token: String!) { refresh(refreshToken: $token) {
             ... on LoggedIn { accessToken } } }""",
        token=person.refresh_token,
    )
    person.token = answer.data["refresh"]["accessToken"]
    return person


def wanted(**other: Any) -> dict[str, Any]:
    """The input of a good key."""
    return {
        "owner": "Sample Tests",
        "contactEmail": "keys@sample-tests.example.com",
        "scopes": ["ASSESSMENTS_WRITE"],
    } | other


async def create(admin: Graph, **other: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await admin(CREATE, input=wanted(**other))).data["createApiKey"]
    return found


async def rotate(admin: Graph, made: dict[str, Any], **other: Any) -> dict[str, Any]:
    given = {"id": made["apiKey"]["id"]} | other
    found: dict[str, Any] = (await admin(ROTATE, input=given)).data["rotateApiKey"]
    return found


async def revoke(admin: Graph, made: dict[str, Any]) -> dict[str, Any]:
    id = made["apiKey"]["id"]
    found: dict[str, Any] = (await admin(REVOKE, id=id)).data["revokeApiKey"]
    return found


def partner(graph: Graph, made: dict[str, Any]) -> Graph:
    """A client by a key. It asks in one way alone: who calls is looked up once, not each time."""
    headers = {"x-learnbot-executor": "compiled"}
    return Graph(graph.http, token=made["secret"], headers=headers)


async def ask(http: httpx.AsyncClient, secret: str, query: str = "{ __typename }") -> str:
    """`ok`, or the code of the refusal of the whole request."""
    answer = await http.post(
        "/graphql", json={"query": query}, headers={"authorization": f"Bearer {secret}"}
    )
    if answer.status_code == 200:
        return "ok"
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"] == "Bearer"
    code: str = answer.json()["errors"][0]["extensions"]["code"]
    return code


def days(number: float) -> str:
    """The moment in so many days."""
    return (datetime.now(UTC) + timedelta(days=number)).isoformat()
