"""Password hashes: Argon2id with the library's recommended cost."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_HASHER = PasswordHasher()
# Verified when no such account is there, so that an unknown e-mail takes as long as a wrong one.
_DUMMY = _HASHER.hash("no account has this password")


async def hash_password(password: str) -> str:
    """The hash to keep; runs in a thread, since it takes tens of milliseconds by design."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def password_matches(password: str, kept: str | None) -> bool:
    """Whether `password` is the one that `kept` was made of; False, as slowly, for None."""
    return await asyncio.to_thread(_verify, password, kept or _DUMMY) and kept is not None


def needs_rehash(kept: str) -> bool:
    """Whether `kept` was made with an older cost than today's."""
    return _HASHER.check_needs_rehash(kept)


def _verify(password: str, kept: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except VerificationError:
        return False
