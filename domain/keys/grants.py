"""What secrets open: found by their hashes, and kept for as long as no key is written to."""

import time
from collections import OrderedDict
from datetime import timedelta
from typing import Literal, NamedTuple
from uuid import UUID

from domain.keys import repository
from domain.keys.models import ApiKey
from domain.keys.values import PREFIX, ApiKeyScope, Grant, Held
from domain.kit.jwt import BadToken
from domain.kit.services import Services
from domain.kit.tokens import token_hash

_TABLES = frozenset({ApiKey.__tablename__})
_KEPT = 10_000


class BadKey(BadToken):
    """The secret opens nothing, and why: only who holds a true one learns more than `unknown`."""

    def __init__(self, why: Literal["unknown", "expired", "revoked"]) -> None:
        super().__init__(expired=why == "expired")
        self.why = why


class _Known(NamedTuple):
    held: Held
    since: int  # Changes.count when its reading began


def is_key(token: str) -> bool:
    """Whether a bearer token is meant as the secret of a key."""
    return token.startswith(f"{PREFIX}_")


class Grants:
    """The grants that this process knows, by the hashes of secrets; those used last stay.

    Looked up by the hash of a random secret: how long that takes tells nothing of the secret. A
    revocation counts from its commit on, whichever process made it (docs/decisions/0015).
    """

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, _Known] = OrderedDict()
        self._noted: dict[UUID, float] = {}

    async def find(self, services: Services, secret: str) -> Grant:
        """What a secret opens; raises BadKey. Its key's last use is written down."""
        held = await self._held(services, token_hash(secret))
        if held is None:
            raise BadKey("unknown")
        grant = _opened(held)
        if self._to_note(services, held.id):
            await self._note(services, held.id)
        return grant

    def known(self, services: Services, secret: str) -> Grant:
        """The same right after a look for changes, without asking the database.

        Raises LookupError where it must be asked.
        """
        known = self._known.get(token_hash(secret))
        if (
            known is None
            or not services.changes.unchanged(_TABLES, known.since)
            or self._to_note(services, known.held.id)
        ):
            raise LookupError
        return _opened(known.held)

    async def _held(self, services: Services, hash: bytes) -> Held | None:
        changes = services.changes
        looked = await changes.look()
        known = self._known.get(hash)
        if known and looked and changes.unchanged(_TABLES, known.since):
            self._known.move_to_end(hash)
            return known.held
        since = changes.count
        async with services.db.read() as session:
            held = await repository.held(session, hash)
        if held is None:
            self._known.pop(hash, None)
            return None
        self._known[hash] = _Known(held, since)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return held

    def _to_note(self, services: Services, key_id: UUID) -> bool:
        apart_s = services.settings.api_key_use_noted_s
        return time.monotonic() - self._noted.get(key_id, -apart_s) >= apart_s

    async def _note(self, services: Services, key_id: UUID) -> None:
        self._noted[key_id] = time.monotonic()  # before the write: who comes meanwhile needn't
        apart = timedelta(seconds=services.settings.api_key_use_noted_s)
        async with services.db.transaction() as session:
            await repository.mark_used(session, key_id, apart)


def _opened(held: Held) -> Grant:
    if held.revoked_at is not None:
        raise BadKey("revoked")
    expires_at = held.expires_at.timestamp()
    if expires_at <= time.time():
        raise BadKey("expired")
    return Grant(
        key_id=held.id,
        owner=held.owner,
        scopes=frozenset(map(ApiKeyScope, held.scopes)),
        requests_per_second=held.requests_per_second,
        request_burst=held.request_burst,
        expires_at=int(expires_at),
    )
