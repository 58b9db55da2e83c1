"""Who is calling: bearer tokens, and how many passwords one may try."""

import time
from typing import Any
from uuid import uuid4

import httpx
import pytest
from conftest import client_of
from gateways import calling, key, with_settings
from graph import REGISTER, Graph
from jose import jwt

from domain.accounts.service import caller_of
from domain.kit.jwt import BadToken, Signer
from domain.kit.services import Services
from gateway.auth import Callers

ME = "{ me { email } }"
LOG_IN = """
mutation ($email: String!, $password: String!) {
  logIn(input: {email: $email, password: $password}) {
    __typename ... on TooManyAttempts { retryAfterS message }
  }
}
"""


async def asked(graph: Graph, authorization: str) -> httpx.Response:
    return await graph.http.post(
        "/graphql", json={"query": ME}, headers={"authorization": authorization}
    )


async def test_a_good_token_names_its_caller(ada: Graph) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        answer = await asked(ada, f"{scheme} {ada.token}")
        assert answer.json() == {"data": {"me": {"email": "ada@example.com"}}}


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    return {
        "sub": str(uuid4()),
        "sid": str(uuid4()),
        "role": "admin",
        "iss": "learnbot",
        "aud": "learnbot-api",
        "iat": now,
        "nbf": now,
        "exp": now + 60,
        **changed,
    }


async def test_a_token_that_isnt_ours_is_refused(ada: Graph, services: Services) -> None:
    [(kid, secret)] = services.signer.keys.items()

    def signed(by: str = secret, algorithm: str = "HS256", **changed: Any) -> str:
        headers = {"kid": changed.pop("kid", kid)}
        return jwt.encode(claims(**changed), by, algorithm=algorithm, headers=headers)

    assert ada.user_id is not None
    ours = await asked(ada, f"Bearer {signed(sub=str(key(ada.user_id)))}")
    assert ours.json() == {"data": {"me": {"email": "ada@example.com"}}}
    head, body, signature = ada.token.split(".") if ada.token else ("", "", "")
    bad = [
        "Basic YTpi",
        "Bearer",
        "Bearer ",
        f"Token {ada.token}",
        "Bearer x.y.z",
        f"Bearer {head}.{body}.",
        f"Bearer {head}.{body}.{signature[:-4]}AAAA",
        f"Bearer {signed('another secret')}",
        f"Bearer {signed(algorithm='HS512')}",
        f"Bearer {signed(kid='other')}",
        f"Bearer {signed(iss='someone')}",
        f"Bearer {signed(aud='other-api')}",
        f"Bearer {signed(role='emperor')}",
        f"Bearer {signed(sub='x')}",
        f"Bearer {signed(nbf=int(time.time()) + 600)}",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
    ]
    for header in bad:
        answer = await asked(ada, header)
        assert answer.status_code == 401, header
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    expired = await asked(ada, f"Bearer {signed(exp=int(time.time()) - 1)}")
    assert expired.json()["errors"][0]["extensions"]["code"] == "TOKEN_EXPIRED"


def test_a_token_is_verified_once_and_believed_until_it_expires(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signer = Signer({"k": "secret"}, "i", "a")
    services: Any = type("_", (), {"signer": signer})()
    callers = Callers(lambda: services)
    ids = {"sub": str(uuid4()), "sid": str(uuid4()), "role": "user"}
    header = f"Bearer {signer.sign(ids, ttl_s=60)}"
    assert callers.from_header(header) is callers.from_header(header)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(BadToken) as caught:
        callers.from_header(header)
    assert caught.value.expired
    assert callers._kept == {}


def test_only_so_many_tokens_are_kept_and_none_that_is_bad(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gateway.auth._KEPT", 3)
    signer = Signer({"k": "secret"}, "i", "a")
    services: Any = type("_", (), {"signer": signer})()
    callers = Callers(lambda: services)
    people = [{"sub": str(uuid4()), "sid": str(uuid4()), "role": "user"} for _ in range(5)]
    headers = [f"Bearer {signer.sign(ids, ttl_s=60)}" for ids in people]
    for header in headers:
        callers.from_header(header)
    with pytest.raises(BadToken):
        callers.from_header("Bearer x")
    assert list(callers._kept) == headers[2:]


def test_the_caller_holds_until_when_the_token_is_good() -> None:
    signer = Signer({"k": "secret"}, "i", "a")
    token = signer.sign({"sub": str(uuid4()), "sid": str(uuid4()), "role": "user"}, ttl_s=60)
    assert abs(caller_of(signer, token).expires_at - time.time() - 60) < 2


async def attempt(graph: Graph, email: str, password: str = "wrong", address: str = "") -> Any:
    headers = {"x-forwarded-for": address} if address else {}
    body = {"query": LOG_IN, "variables": {"email": email, "password": password}}
    answer = await graph.http.post("/graphql", json=body, headers=headers)
    return answer.json()["data"]["logIn"]


async def test_log_ins_from_one_address_are_limited(services: Services) -> None:
    async with client_of(with_settings(services, login_attempts_per_minute=3)) as graph:
        await graph(REGISTER, email="ada@example.com", fullName="Ada")
        for number in range(3):
            outcome = await attempt(graph, f"nobody{number}@example.com")
            assert outcome == {"__typename": "WrongCredentials"}
        outcome = await attempt(graph, "ada@example.com", "correct horse")
    assert outcome["__typename"] == "TooManyAttempts"
    assert 1 <= outcome["retryAfterS"] <= 60
    assert str(outcome["retryAfterS"]) in outcome["message"]


async def test_log_ins_to_one_account_are_limited_from_wherever(services: Services) -> None:
    changed = {"login_attempts_per_minute": 3, "trusted_proxies": 1}
    async with client_of(with_settings(services, **changed)) as graph:
        await graph(REGISTER, email="ada@example.com", fullName="Ada")
        for number, spelling in enumerate(
            ("ada@example.com", " ADA@example.com", "Ada@Example.Com ")
        ):
            outcome = await attempt(graph, spelling, address=f"192.0.2.{number}")
            assert outcome == {"__typename": "WrongCredentials"}
        refused = await attempt(graph, "ada@example.com", "correct horse", "192.0.2.99")
        other = await attempt(graph, "eve@example.com", address="192.0.2.99")
    assert refused["__typename"] == "TooManyAttempts"
    assert other == {"__typename": "WrongCredentials"}


async def test_log_ins_are_counted_before_the_password_is_looked_at(services: Services) -> None:
    import asyncio

    async with client_of(with_settings(services, login_attempts_per_minute=2)) as graph:
        outcomes = await asyncio.gather(*(attempt(graph, f"n{i}@example.com") for i in range(6)))
    names = sorted(outcome["__typename"] for outcome in outcomes)
    assert names == ["TooManyAttempts"] * 4 + ["WrongCredentials"] * 2


async def test_aliases_are_no_way_around_the_limit(services: Services) -> None:
    fields = " ".join(
        f'a{i}: logIn(input: {{email: "a{i}@example.com", password: "wrong"}}) {{ __typename }}'
        for i in range(5)
    )
    async with calling(services, login_attempts_per_minute=2) as http:
        answer = await http.post("/graphql", json={"query": f"mutation {{ {fields} }}"})
    names = [outcome["__typename"] for outcome in answer.json()["data"].values()]
    assert names == ["WrongCredentials"] * 2 + ["TooManyAttempts"] * 3
