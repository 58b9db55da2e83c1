"""What an execution gives, and how it goes over the wire."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import orjson
from graphql import GraphQLError


class Answer(NamedTuple):
    """The response to one operation: `data` may hold native values such as dates.

    A `lasting` one has no errors and comes from sources that are lasting (`Batched`): asked again
    while what is stored stays as it is, it is the same.
    """

    data: dict[str, Any] | None
    errors: list[GraphQLError] | None = None
    lasting: bool = False

    def encode(self, extensions: dict[str, Any] | None = None) -> bytes:
        """The response as JSON in UTF-8."""
        response: dict[str, Any] = {"data": self.data}
        if self.errors:
            response["errors"] = [error.formatted for error in self.errors]
        if extensions:
            response["extensions"] = extensions
        try:
            return orjson.dumps(response)
        except orjson.JSONEncodeError:
            # lone surrogates, integers beyond 64 bits, subclasses: what json takes
            return json.dumps(response, separators=(",", ":"), default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, orjson.Fragment):
        return json.loads(orjson.dumps(value))
    raise TypeError(type(value).__name__)
