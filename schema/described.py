"""Enums as clients see them: each value says what it means."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

import strawberry
from strawberry.types.base import has_strawberry_definition

E = TypeVar("E", bound=Enum)


def enum(
    kind: type[E], values: Mapping[E, str], *, description: str, name: str | None = None
) -> None:
    """Show an enum of the domain, under `name` where its own would be unclear outside its area.

    `values` describes each member. Raises TypeError at import time where one is left out.
    """
    silent = [member.name for member in kind if member not in values]
    if silent:
        raise TypeError(f"{kind.__name__}: say what is meant by {silent}")
    strawberry.enum(kind, name=name, description=description)
    assert has_strawberry_definition(kind)
    texts = {member.name: text for member, text in values.items()}
    for value in kind.__strawberry_definition__.values:
        value.description = texts[value.name]
