"""No secret reaches a log: what a whole day of a person does is searched for what is theirs."""

import logging
import sys

import psycopg
import pytest
from conftest import client_of
from gateways import acknowledged, served
from graph import REGISTER, Graph
from keys import CREATE as CREATE_KEY
from keys import administrator, ask, create, rotate, wanted
from samples import resume_pdf

from domain.kit.config import Settings
from domain.kit.services import Services
from domain.kit.telemetry import JsonLines

EMAIL = "grace.private@example.com"
LOG_IN = """
mutation ($password: String!) {
  logIn(input: {email: "grace.private@example.com", password: $password}) {
    __typename ... on LoggedIn { accessToken refreshToken }
  }
}
"""
REFRESH = """
mutation ($token: String!) {
  refresh(refreshToken: $token) { __typename ... on LoggedIn { accessToken refreshToken } }
}
"""
UPLOAD = "mutation ($file: Upload!) { uploadResume(file: $file) { __typename } }"
LINK = "{ me { resumes(first: 1) { nodes { downloadUrl } } } }"


class Lines(logging.Handler):
    """Every record as the line that would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(JsonLines("api-gateway"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # What the test's own clients say of what they send is no log of ours.
        if not record.name.startswith(("httpx", "httpcore", "websockets.client")):
            self.lines.append(self.format(record))


async def failing(client: Graph, settings: Settings) -> None:
    """Faults in the middle of what holds secrets."""
    with psycopg.connect(settings.dsn(), autocommit=True) as connection:
        # PostgreSQL tells the whole row when a check fails.
        connection.execute("alter table users add constraint never check (email is null) not valid")
        connection.execute(
            "alter table refresh_tokens add constraint no check (hash is null) not valid"
        )
    new = await client(REGISTER, email="other.private@example.com", fullName="Other")
    assert new.codes == ["INTERNAL"]
    again = await client(LOG_IN, password="correct horse")
    assert again.codes == ["INTERNAL"]


async def with_keys(graph: Graph, services: Services) -> list[str]:
    """Secrets of keys, used well and badly, and in the middle of a fault."""
    admin = await administrator(graph, services)
    made = await create(admin)
    turned = await rotate(admin, made)
    secrets: list[str] = [made["secret"], turned["secret"], f"{made['secret']}x"]
    for secret in secrets:
        await ask(graph.http, secret)
    async with served(services) as host, acknowledged(host, turned["secret"]) as client:
        await client.ask("{ me { email } }")
    with psycopg.connect(services.db.dsn, autocommit=True) as connection:
        connection.execute("alter table api_keys add constraint no check (hash is null) not valid")
    broken = await admin(CREATE_KEY, input=wanted())
    assert broken.codes == ["INTERNAL"]
    return secrets


async def test_what_a_person_does_leaves_no_secret_in_the_logs(
    services: Services, settings: Settings
) -> None:
    log, handler = logging.getLogger(), Lines()
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        async with client_of(services) as graph:
            grace = await graph.register(EMAIL, "Grace")
            opened = (await graph(LOG_IN, password="correct horse")).data["logIn"]
            await graph(LOG_IN, password="hunter2hunter2")
            traded = (await graph(REFRESH, token=opened["refreshToken"])).data["refresh"]
            await graph(REFRESH, token=opened["refreshToken"])  # a second time: the session ends
            await grace.upload(UPLOAD, "cv.pdf", resume_pdf(), "application/pdf")
            grace.headers["x-learnbot-executor"] = "compiled"  # the next link expires later
            link = (await grace(LINK)).data["me"]["resumes"]["nodes"][0]["downloadUrl"]
            await graph.http.get(link)
            await graph.http.post(
                "/graphql", json={}, headers={"authorization": f"Bearer {grace.token}x"}
            )
            async with served(services) as host, acknowledged(host, grace.token) as client:
                await client.ask("{ me { email } }")
            first_key, second_key, bad_key = await with_keys(graph, services)
            await failing(graph, settings)
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
    assert sum('"level":"error"' in line for line in handler.lines) >= 3
    secrets = {
        "password": "correct horse",
        "wrong password": "hunter2hunter2",
        "address": EMAIL,
        "other address": "other.private@example.com",
        "access token": grace.token,
        "refresh token": grace.refresh_token,
        "second access token": opened["accessToken"],
        "second refresh token": opened["refreshToken"],
        "third refresh token": traded["refreshToken"],
        "first key": first_key,
        "second key": second_key,
        "bad key": bad_key,
        "key's contact": wanted()["contactEmail"],
        "signature": link.rsplit("=", 1)[1],
        "password's hash": "$argon2id$",
        "resume": "mina.okafor@example.com",
        "signing key": next(iter(services.signer.keys.values())),
        "database password": settings.dsn().split(":")[2].split("@")[0],
    }
    sys.stdout.flush()
    found = {
        name: [line for line in handler.lines if secret and secret in line][:2]
        for name, secret in secrets.items()
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("setting", ["jwt_keys", "database_url", "redis_url"])
def test_settings_show_no_secret(settings: Settings, setting: str) -> None:
    from pydantic import SecretStr

    value = {"k": SecretStr("hush-hush")} if setting == "jwt_keys" else SecretStr("hush-hush")
    changed = settings.model_copy(update={setting: value})
    assert "hush-hush" not in repr(changed)
    assert "hush-hush" not in str(changed)
    assert "hush-hush" not in changed.model_dump_json()
