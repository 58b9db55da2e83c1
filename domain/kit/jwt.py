"""Signed tokens (JWT): a fixed algorithm, several live keys of which the first signs."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jose import ExpiredSignatureError, JWTError, jwt

from domain.kit.config import Settings

_ALGORITHM = "HS256"  # a token's own word on its algorithm is never believed
_REQUIRED = {f"require_{name}": True for name in ("exp", "iat", "sub", "iss", "aud")}


class BadToken(Exception):
    """The token is no valid one of ours; `expired` tells whether it once was."""

    def __init__(self, *, expired: bool) -> None:
        super().__init__("expired" if expired else "invalid")
        self.expired = expired


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and verifies claims. `keys` maps `kid` to secret; the first one signs."""

    keys: Mapping[str, str] = field(repr=False)
    issuer: str
    audience: str

    def sign(self, claims: Mapping[str, Any], *, ttl_s: int) -> str:
        """A token with these claims, good for `ttl_s` seconds."""
        now = int(time.time())
        kid, secret = next(iter(self.keys.items()))
        whole = {
            **claims,
            "iss": self.issuer,
            "aud": self.audience,
            "iat": now,
            "nbf": now,
            "exp": now + ttl_s,
        }
        return jwt.encode(whole, secret, algorithm=_ALGORITHM, headers={"kid": kid})

    def verify(self, token: str) -> dict[str, Any]:
        """The claims of a token; raises BadToken."""
        try:
            secret = self.keys[jwt.get_unverified_header(token)["kid"]]
            return jwt.decode(
                token,
                secret,
                algorithms=[_ALGORITHM],
                issuer=self.issuer,
                audience=self.audience,
                options=_REQUIRED,
            )
        except ExpiredSignatureError:
            raise BadToken(expired=True) from None
        except (JWTError, KeyError, TypeError, AttributeError):
            raise BadToken(expired=False) from None


def open_signer(settings: Settings, *, fallback_key: str) -> Signer:
    """The signer of these settings; `fallback_key` signs where no key is set."""
    keys = {kid: key.get_secret_value() for kid, key in settings.jwt_keys.items()}
    return Signer(keys or {"local": fallback_key}, settings.jwt_issuer, settings.jwt_audience)
