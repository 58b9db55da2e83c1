"""Inputs whose fields may be left out: what was sent of them."""

import dataclasses
from typing import Any

import strawberry


def sent(input: Any) -> dict[str, Any]:
    """The `Maybe` fields of an input that were sent, null included."""
    pairs = ((field.name, getattr(input, field.name)) for field in dataclasses.fields(input))
    return {name: value.value for name, value in pairs if isinstance(value, strawberry.Some)}
