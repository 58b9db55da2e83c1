"""The page that a browser gets at /graphql."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response


async def ide_page(_request: Request) -> Response:
    """Where to send operations, until the IDE is built."""
    return PlainTextResponse("POST GraphQL operations here.")
