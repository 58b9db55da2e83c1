"""Secrets that a client holds: random tokens, of which the database keeps only a hash."""

import hashlib
import secrets


def new_token(prefix: str) -> str:
    """A token of 256 random bits, with a prefix that tells what it is to secret scanners."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def token_hash(token: str) -> bytes:
    """SHA-256 of a token: enough, since a token has no guessable part."""
    return hashlib.sha256(token.encode()).digest()
