"""What caches may keep: anonymous answers to GET, asked for again by their tag."""

import hashlib

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

# Shared caches may keep it, but ask each time: what is public may change at any moment.
_PUBLIC = "public, max-age=0, must-revalidate"
_PRIVATE = "private, no-store"


def cached(request: Request, response: Response, *, anonymous: bool) -> Response:
    """The answer to a GET with its caching headers; 304 where the client has it already.

    Only whole, good answers to anonymous callers get a tag: it is a hash of the body, so the same
    tag means the same bytes.
    """
    headers = MutableHeaders(raw=response.raw_headers)
    headers.add_vary_header("Authorization")
    if not anonymous or response.status_code != 200:
        headers["cache-control"] = _PRIVATE
        return response
    tag = f'W/"{hashlib.blake2b(bytes(response.body), digest_size=16).hexdigest()}"'
    headers["cache-control"] = _PUBLIC
    headers["etag"] = tag
    if tag not in _tags(request.headers.get("if-none-match", "")):
        return response
    kept = {name: headers[name] for name in ("cache-control", "etag", "vary")}
    return Response(status_code=304, headers=kept)


def _tags(header: str) -> set[str]:
    """The tags of If-None-Match; a strong one stands for its weak form, as RFC 9110 compares."""
    found = {tag.strip() for tag in header.split(",")}
    return found | {f"W/{tag}" for tag in found if tag.startswith('"')}
