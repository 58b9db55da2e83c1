"""Public ids in arguments: back to keys, refused where they are of another type."""

from uuid import UUID

from domain.kit.ids import parse_public_id
from domain.kit.refusal import not_found


def key_of(prefix: str, id: str) -> UUID:
    """The key of a public id; raises Refused(NotFound) where it is no id of that prefix."""
    parsed = parse_public_id(id)
    if parsed is None or parsed[0] != prefix:
        raise not_found(id, prefix.replace("_", " "))
    return parsed[1]
