"""Cursors: positions in lists as the texts that clients hand back."""

import base64
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson


def encode(position: Sequence[Any]) -> str:
    """The cursor of a position: the values that its list is sorted by, none of them null."""
    values = orjson.dumps(list(map(_tagged, position)))
    return base64.urlsafe_b64encode(values).decode().rstrip("=")


def decode(text: str) -> tuple[Any, ...] | None:
    """The position of a cursor; None where it is none. Clients can make up any."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return tuple(map(_untagged, values)) if isinstance(values, list) else None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError):
        return None


_TAGS: dict[str, Callable[[str], Any]] = {
    "u": lambda text: UUID(hex=text),
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "n": Decimal,
}


def _tagged(value: Any) -> Any:
    match value:
        case UUID():
            return ["u", value.hex]
        case datetime():
            return ["t", value.isoformat()]
        case date():
            return ["d", value.isoformat()]
        case Decimal():
            return ["n", str(value)]
        case _:
            return value


def _untagged(value: Any) -> Any:
    match value:
        case [tag, text]:
            return _TAGS[tag](text)
        case str() if "\0" in value:
            raise ValueError("PostgreSQL keeps no text with U+0000")
        case str() | int() | float():
            return value
        case _:
            raise TypeError(type(value).__name__)
