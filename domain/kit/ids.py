"""Keys: UUIDv7, so that rows made later sort later, and the public ids made of them."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits."""
    stamp = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (stamp & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def public_id(prefix: str, key: UUID) -> str:
    """The id that clients see: the type's prefix and the key, such as `job_0190…`."""
    # twice as fast as `key.hex`, and a page has hundreds
    return f"{prefix}_{key.int.to_bytes(16, 'big').hex()}"


def parse_public_id(text: str) -> tuple[str, UUID] | None:
    """The prefix and key of a public id, or None where it is none."""
    prefix, _, digits = text.rpartition("_")
    if not prefix or len(digits) != 32:
        return None
    try:
        return prefix, UUID(hex=digits)
    except ValueError:
        return None
