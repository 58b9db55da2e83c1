"""Password hashes: Argon2id with the library's recommended cost."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_HASHER = PasswordHasher()


async def hash_password(password: str) -> str:
    """The hash to keep; runs in a thread, since it takes tens of milliseconds by design."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def password_matches(password: str, kept: str | None) -> bool:
    """Whether `password` is the one that `kept` was made of; False, as slowly, for None."""
    return await asyncio.to_thread(_verify, password, kept)


def needs_rehash(kept: str) -> bool:
    """Whether `kept` was made with an older cost than today's."""
    return _HASHER.check_needs_rehash(kept)


def _verify(password: str, kept: str | None) -> bool:
    dummy = _dummy()  # whoever comes first waits for it, with an account or without
    try:
        return _HASHER.verify(kept or dummy, password) and kept is not None
    except VerificationError:
        return False


@cache
def _dummy() -> str:
    """Verified when no such account is there, so that an unknown e-mail takes as long as another.

    Made at the first need: it takes a tenth of a second that a start need not wait.
    """
    return _HASHER.hash("no account has this password")
