"""The headers of a request, decoded once for all who look at them."""

from collections.abc import Mapping
from typing import TypeAlias

from starlette.types import Scope

# Chooses how an operation is executed, where we develop and test.
EXECUTOR_HEADER = "x-learnbot-executor"

# As ASGI has them.
HeaderList: TypeAlias = list[tuple[bytes, bytes]]

# Where they are kept in the request's scope.
HEADERS = "learnbot.headers"


def headers_of(scope: Scope) -> Mapping[str, str]:
    """By their names in lower case; of one that is there twice, the first."""
    found: Mapping[str, str] | None = scope.get(HEADERS)
    if found is None:
        found = scope[HEADERS] = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in reversed(scope["headers"])
        }
    return found
