"""JSON responses, encoded by orjson; moments in UTC end in Z, as our DateTime writes them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from starlette.responses import Response

from gateway.errors import RETRY_AFTER_S, problem, unavailable
from gateway.negotiation import JSON

# Who asks without an origin doesn't pass the CORS middleware, which says the second.
VARY = "Accept, Origin"

# The header that goes with SERVICE_UNAVAILABLE.
RETRY_AFTER = {"retry-after": str(RETRY_AFTER_S)}


def json_response(
    body: Mapping[str, Any], status: int = 200, media_type: str = JSON, **headers: str
) -> Response:
    """A response with this body; header names are given in lower case."""
    encoded = orjson.dumps(body, option=orjson.OPT_UTC_Z)
    return encoded_response(encoded, status, media_type, **headers)


def unauthenticated_response() -> Response:
    """401: nobody known asks."""
    message = "Send an access token as `Authorization: Bearer …`."
    return json_response(problem(message, "UNAUTHENTICATED"), 401, **{"www-authenticate": "Bearer"})


def unavailable_response(error: Exception, media_type: str = JSON) -> Response:
    """503 where one of OUTAGES was raised."""
    return json_response(unavailable(error), 503, media_type, **RETRY_AFTER)


def encoded_response(
    body: bytes, status: int = 200, media_type: str = JSON, **headers: str
) -> Response:
    """The same of a body that is JSON already."""
    return _Encoded(body, status, media_type, headers)


class _Encoded(Response):
    """Made without what Starlette does for bodies and headers of any kind."""

    def __init__(
        self, body: bytes, status: int, media_type: str, headers: Mapping[str, str]
    ) -> None:
        self.body = body
        self.status_code = status
        self.background = None
        self.raw_headers = [
            (b"content-type", _content_type(media_type)),
            (b"content-length", b"%d" % len(body)),
        ]
        for name, value in headers.items():
            self.raw_headers.append((name.encode("latin-1"), value.encode("latin-1")))


@lru_cache(16)
def _content_type(media_type: str) -> bytes:
    return f"{media_type}; charset=utf-8".encode()
