"""JSON responses, encoded by orjson; moments in UTC end in Z, as our DateTime writes them."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from gateway.negotiation import JSON


def json_response(
    body: Mapping[str, Any], status: int = 200, media_type: str = JSON, **headers: str
) -> Response:
    """A response with this body; header names are given in lower case."""
    encoded = orjson.dumps(body, option=orjson.OPT_UTC_Z)
    return encoded_response(encoded, status, media_type, **headers)


def encoded_response(
    body: bytes, status: int = 200, media_type: str = JSON, **headers: str
) -> Response:
    """The same of a body that is JSON already."""
    return Response(
        body,
        status,
        headers={"content-type": f"{media_type}; charset=utf-8", **headers},
    )
