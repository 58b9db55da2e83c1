"""Errors as clients see them: a code for each, and faults of ours masked with the request's id."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLError
from prometheus_client import Counter

from domain.keys.grants import BadKey
from domain.kit.db import UNAVAILABLE, Overdue
from domain.kit.jwt import BadToken
from domain.kit.refusal import InvalidInput, Refused
from domain.kit.storage import StorageUnavailable
from domain.kit.telemetry import request_id, told

log = logging.getLogger("learnbot.gateway")

ERRORS = Counter("learnbot_graphql_errors", "Errors that clients were told.", ["code"])

MASKED = "Something went wrong on our side. It is logged: quote the request id."

UNAVAILABLE_CODE = "SERVICE_UNAVAILABLE"
# What is away for a while: the database, or where files are kept.
OUTAGES = (*UNAVAILABLE, StorageUnavailable)
# Seconds that a client is told to wait where it can't be used.
RETRY_AFTER_S = 5

# A message may quote what the client sent; nobody reads it in full.
_MESSAGE_LIMIT = 1_000


def formatted(
    error: GraphQLError, *, default_code: str = "BAD_USER_INPUT", of_document: bool = False
) -> dict[str, Any]:
    """One error of a response. Anything but a refusal or a GraphQL error is logged and masked.

    What is raised while a document is only looked at (`of_document`) is the document's fault.
    """
    original = error.original_error
    while isinstance(original, GraphQLError) and original.original_error is not None:
        original = original.original_error
    message = error.message
    if len(message) > _MESSAGE_LIMIT:
        message = message[:_MESSAGE_LIMIT] + "…"
    shown: dict[str, Any] = {"message": message}
    extensions = dict(error.extensions or {})
    if isinstance(original, Refused):
        extensions["code"] = code_of(original)
        if isinstance(original.reason, InvalidInput):
            extensions["field"] = original.reason.field
    elif isinstance(original, (TimeoutError, Overdue)):
        shown["message"] = "This took too long. Ask for less at once."
        extensions["code"] = "TIMEOUT"
    elif isinstance(original, OUTAGES):
        [outage] = _unavailable(original)["errors"]
        shown["message"], extensions = outage["message"], outage["extensions"]
    elif original is not None and not isinstance(original, GraphQLError) and not of_document:
        log.error("resolver failed", exc_info=original, extra={"route": "/graphql"})
        shown["message"] = MASKED
        extensions = {"code": "INTERNAL", "requestId": request_id.get()}
    ERRORS.labels(extensions.setdefault("code", default_code)).inc()
    if error.locations:
        shown["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path is not None:
        shown["path"] = error.path
    shown["extensions"] = extensions
    return shown


_KEY_ADVICE = "ask whoever gave it to you for another."


def token_problem(error: BadToken) -> dict[str, Sequence[Mapping[str, Any]]]:
    """The body of a refusal of an access token or an API key."""
    if isinstance(error, BadKey):
        code = "UNAUTHENTICATED" if error.why == "unknown" else f"API_KEY_{error.why.upper()}"
        return problem(f"The API key is {error.why}: {_KEY_ADVICE}", code)
    if error.expired:
        return problem("The access token has expired: refresh it.", "TOKEN_EXPIRED")
    return problem("The access token is not valid: log in again.", "UNAUTHENTICATED")


def unavailable(error: Exception) -> dict[str, Sequence[Mapping[str, Any]]]:
    """The body of an answer where one of OUTAGES was raised; the reason is logged."""
    ERRORS.labels(UNAVAILABLE_CODE).inc()
    return _unavailable(error)


def _unavailable(error: Exception) -> dict[str, Sequence[Mapping[str, Any]]]:
    what = "Storage" if isinstance(error, StorageUnavailable) else "The database"
    log.error("%s can't be used", what, extra={"route": "/graphql", "error": told(error)})
    return _problem(
        f"{what} can't be used right now: try again in {RETRY_AFTER_S} s. "
        "A mutation may have been done: its description says whether to send it again.",
        UNAVAILABLE_CODE,
        retryAfterS=RETRY_AFTER_S,
    )


def code_of(refused: Refused) -> str:
    """The machine-readable code of a refusal: its class name in capitals."""
    if isinstance(refused.reason, InvalidInput):
        return "BAD_USER_INPUT"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(refused.reason).__name__).upper()


def problem(message: str, code: str, **more: Any) -> dict[str, Sequence[Mapping[str, Any]]]:
    """A response body that holds one error and nothing else; `more` goes into its extensions."""
    ERRORS.labels(code).inc()
    return _problem(message, code, **more)


def _problem(message: str, code: str, **more: Any) -> dict[str, Sequence[Mapping[str, Any]]]:
    extensions = {"code": code, "requestId": request_id.get(), **more}
    return {"errors": [{"message": message, "extensions": extensions}]}
