"""Signed tokens: what is accepted, and everything that is not."""

import time
from typing import Any

import pytest
from jose import jwt
from pydantic import SecretStr, ValidationError

from domain.kit.config import Settings
from domain.kit.jwt import BadToken, Signer, open_signer

SIGNER = Signer({"new": "n" * 40, "old": "o" * 40}, "learnbot", "learnbot-api")
CLAIMS = {"sub": "someone", "role": "user"}


def forged(secret: str = "n" * 40, algorithm: str = "HS256", kid: str = "new", **other: Any) -> str:
    now = int(time.time())
    claims = {**CLAIMS, "iss": "learnbot", "aud": "learnbot-api", "iat": now, "exp": now + 3600}
    claims.update(other)
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, secret, algorithm=algorithm, headers={"kid": kid})


def test_a_token_gives_its_claims_back_and_names_its_key() -> None:
    token = SIGNER.sign(CLAIMS, ttl_s=60)
    assert jwt.get_unverified_header(token)["kid"] == "new"
    claims = SIGNER.verify(token)
    assert {name: claims[name] for name in CLAIMS} == CLAIMS


def test_a_token_of_an_older_key_is_good_until_the_key_goes() -> None:
    token = forged("o" * 40, kid="old")
    assert SIGNER.verify(token)["sub"] == "someone"
    rotated = Signer({"newer": "x" * 40, "new": "n" * 40}, "learnbot", "learnbot-api")
    with pytest.raises(BadToken):
        rotated.verify(token)


def test_an_expired_token_says_so() -> None:
    with pytest.raises(BadToken) as caught:
        SIGNER.verify(forged(exp=int(time.time()) - 1))
    assert caught.value.expired is True


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a.b.c",
        forged("someone else's secret"),
        forged(kid="unknown"),
        forged(algorithm="HS512"),
        forged(iss="another"),
        forged(aud="another"),
        forged(sub=None),
        forged(exp=None),
        forged(nbf=int(time.time()) + 600),
        "eyJhbGciOiJub25lIiwia2lkIjoibmV3In0.eyJzdWIiOiJzb21lb25lIn0.",
    ],
)
def test_anything_else_is_refused(token: str) -> None:
    with pytest.raises(BadToken) as caught:
        SIGNER.verify(token)
    assert caught.value.expired is False


def test_secrets_stay_out_of_what_is_printed() -> None:
    signer = open_signer(Settings(jwt_keys={"a": SecretStr("s" * 40)}), fallback_key="f" * 40)
    assert "s" * 40 not in repr(signer)
    assert signer.keys == {"a": "s" * 40}
    assert open_signer(Settings(), fallback_key="f" * 40).keys == {"local": "f" * 40}


def test_a_key_that_can_be_guessed_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LEARNBOT_JWT_KEYS", '{"a": "short-secret"}')
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert "32" in str(caught.value)
    assert "short-secret" not in str(caught.value)
