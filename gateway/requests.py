"""GraphQL requests off the wire: JSON bodies, query strings and multipart uploads."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request

from gateway.headers import headers_of
from gateway.negotiation import is_json, parse_media_type


class BadRequest(Exception):
    """The HTTP request is no GraphQL request: `status` and `code` say how."""

    def __init__(self, status: int, message: str, code: str = "BAD_REQUEST") -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class GraphQLRequest(NamedTuple):
    """One operation that is asked for, by its document's text or by an id: its hash, or a name."""

    query: str | None
    operation_name: str | None
    variables: dict[str, Any]
    document_id: str | None = None


class Sent(NamedTuple):
    """A request as it came: `key` is the same for the same operation; None with a file in it."""

    key: bytes | None
    read: Callable[[], GraphQLRequest]
    """The operation that is asked for; raises BadRequest."""


async def receive(request: Request, *, body_limit: int, upload_limit: int) -> Sent:
    """The body of a POST, or the query of a GET; raises BadRequest."""
    if request.method == "GET":
        query: bytes = request.scope["query_string"]
        return Sent(b"?" + query, lambda: _from_query_string(request.query_params))
    headers = headers_of(request.scope)
    content_type = headers.get("content-type", "")
    if parse_media_type(content_type).name == "multipart/form-data":
        asked = await _from_multipart(request, body_limit, upload_limit)
        return Sent(None, lambda: asked)
    if not is_json(content_type):
        raise BadRequest(415, "Send application/json in UTF-8.", "UNSUPPORTED_MEDIA_TYPE")
    if headers.get("content-encoding", "identity") != "identity":
        raise BadRequest(415, "Send the body uncompressed.", "UNSUPPORTED_MEDIA_TYPE")
    body = await _body(request, body_limit)
    return Sent(body, lambda: checked(_json(body)))


async def _body(request: Request, limit: int) -> bytes:
    body = bytearray()
    while True:
        part = await request.receive()
        if part["type"] == "http.disconnect":
            raise BadRequest(400, "The body is cut short.")
        body += part.get("body", b"")
        if len(body) > limit:
            message = f"The body has more than {limit} bytes."
            raise BadRequest(413, message, "PAYLOAD_TOO_LARGE")
        if not part.get("more_body"):
            return bytes(body)


def _json(text: bytes | str) -> Any:
    try:
        return orjson.loads(text)
    except (ValueError, RecursionError):
        raise BadRequest(400, "The body is not JSON.") from None


def _from_query_string(query: Mapping[str, str]) -> GraphQLRequest:
    parts: dict[str, Any] = {
        "query": query.get("query"),
        "documentId": query.get("documentId"),
        "operationName": query.get("operationName"),
    }
    for name in ("variables", "extensions"):
        if query.get(name):
            parts[name] = _json(query[name])
    return checked(parts)


def checked(body: Any) -> GraphQLRequest:
    """The request of a body, whatever carried it; raises BadRequest."""
    if not isinstance(body, dict):
        raise BadRequest(400, "Send one JSON object with a query; batches are not taken.")
    for key, kind, what in _PARTS:
        if not isinstance(body.get(key), kind | None):
            raise BadRequest(400, f"`{key}` must be {what}.")
    query, variables = body.get("query") or None, body.get("variables") or {}
    id = _document_id(body)
    if query is None and id is None:
        raise BadRequest(400, "`query` must be a string with a GraphQL document.")
    if query is not None and id is not None:
        _check_hash(query, id)
    _refuse_nul(variables)
    return GraphQLRequest(query, body.get("operationName") or None, variables, id)


_PARTS: tuple[tuple[str, type, str], ...] = (
    ("query", str, "a string with a GraphQL document"),
    ("operationName", str, "a string"),
    ("documentId", str, "a string, such as sha256:<64 hex digits>"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


def _document_id(body: Mapping[str, Any]) -> str | None:
    """What names a document: `documentId`, or the extension of Apollo's clients."""
    if body.get("documentId"):
        found: str = body["documentId"]
        return found.removeprefix("sha256:")
    persisted = (body.get("extensions") or {}).get("persistedQuery")
    if persisted is None:
        return None
    if (
        not isinstance(persisted, dict)
        or persisted.get("version") != 1
        or not isinstance(persisted.get("sha256Hash"), str)
    ):
        raise BadRequest(400, "`persistedQuery` must have version 1 and a sha256Hash.")
    return str(persisted["sha256Hash"]).lower()


def _check_hash(query: str, sha256: str) -> None:
    if hashlib.sha256(query.encode()).hexdigest() != sha256:
        message = "The sha256Hash is not that of the query."
        raise BadRequest(400, message, "PERSISTED_QUERY_HASH_MISMATCH")


def _refuse_nul(variables: Any) -> None:
    """PostgreSQL keeps no text with U+0000. A walk without recursion: JSON may nest deeply."""
    left = [variables]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if "\0" in value:
                raise BadRequest(400, "Strings with the character U+0000 are not taken.")
        elif isinstance(value, dict):
            left.extend(value)
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)


# What makes a browser ask first (CORS) before it sends a form to another site.
PREFLIGHT = ("graphql-require-preflight", "apollo-require-preflight", "x-requested-with")


async def _from_multipart(request: Request, body_limit: int, upload_limit: int) -> GraphQLRequest:
    if not any(name in request.headers for name in PREFLIGHT):
        raise BadRequest(
            403, "Send the header GraphQL-Require-Preflight with uploads.", "PREFLIGHT_REQUIRED"
        )
    limit = upload_limit + body_limit
    _refuse_above(request, limit)
    try:
        form = await request.form(max_files=1, max_fields=2, max_part_size=body_limit)
    except Exception as error:
        if isinstance(error, BadRequest):
            raise
        raise BadRequest(400, "The form can't be read as a multipart upload.") from None
    operations, mapping = form.get("operations"), form.get("map")
    if not isinstance(operations, str) or not isinstance(mapping, str):
        raise BadRequest(400, "An upload needs the parts `operations` and `map`, then the file.")
    body = _json(operations)
    for part, paths in _paths(_json(mapping)).items():
        file = form.get(part)
        if not isinstance(file, UploadFile):
            raise BadRequest(400, f"The part `{part}` of `map` is missing.")
        for path in paths:
            _place(body, path, file)
    return checked(body)


def _refuse_above(request: Request, limit: int) -> None:
    """Count the body while it is read, whatever its Content-Length claims."""
    receive, size = request.receive, 0

    async def counted() -> Any:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise BadRequest(413, f"The upload has more than {limit} bytes.", "PAYLOAD_TOO_LARGE")
        return message

    request._receive = counted


def _paths(mapping: Any) -> dict[str, list[str]]:
    if not isinstance(mapping, dict) or not all(
        isinstance(paths, list) and all(isinstance(path, str) for path in paths)
        for paths in mapping.values()
    ):
        raise BadRequest(400, "`map` must map part names to lists of paths.")
    return mapping


def _place(body: Any, path: str, file: UploadFile) -> None:
    """Put the file where the operations hold a null for it."""
    *parents, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    target = body
    try:
        for step in parents:
            target = target[step]
        if target[last] is not None:
            raise KeyError(path)
        target[last] = file
    except (KeyError, IndexError, TypeError):
        raise BadRequest(400, f"`map` names a path that holds no null: {path[:200]}.") from None
