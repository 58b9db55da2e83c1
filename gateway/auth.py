"""Who is calling: the bearer token, or the API key, of a request or of a socket."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeAlias

from domain.accounts.service import caller_of
from domain.accounts.values import Caller
from domain.keys.grants import Grants, is_key
from domain.keys.values import Grant
from domain.kit.jwt import BadToken
from domain.kit.services import Services

# A person, or a partner's key.
AnyCaller: TypeAlias = Caller | Grant

# Verifying takes about 180 µs, looking up less than one.
_KEPT = 10_000


class Callers:
    """Callers by their tokens; a good token is verified once and believed until it expires."""

    def __init__(self, services: Callable[[], Services]) -> None:
        self._services = services
        self._kept: OrderedDict[str, Caller] = OrderedDict()
        self._grants = Grants()

    async def find(self, header: str | None) -> AnyCaller | None:
        """The caller, None without a header; raises BadToken for anything that isn't good."""
        if (secret := _secret(header)) is not None:
            return await self._grants.find(self._services(), secret)
        return self.from_header(header)

    def at_once(self, header: str | None) -> AnyCaller | None:
        """The same right after a look for changes, without asking the database.

        Raises LookupError where it must be asked.
        """
        if (secret := _secret(header)) is not None:
            return self._grants.known(self._services(), secret)
        return self.from_header(header)

    def from_header(self, header: str | None) -> Caller | None:
        """The same of a person."""
        if not header:
            return None
        known = self._kept.get(header)
        if known is not None:
            if known.expires_at <= time.time():
                del self._kept[header]
                raise BadToken(expired=True)
            return known
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise BadToken(expired=False)
        caller = self._kept[header] = caller_of(self._services().signer, token.strip())
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return caller


def _secret(header: str | None) -> str | None:
    """The secret of a partner's key, where the header brings one."""
    scheme, _, token = (header or "").partition(" ")
    token = token.strip()
    return token if is_key(token) and scheme.lower() == "bearer" else None
