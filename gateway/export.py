"""/export: everything that is kept about the caller, as a ZIP archive."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from domain.accounts.values import Caller
from domain.export import archive, kept
from domain.kit.rates import Rate
from gateway.contexts import Contexts
from gateway.errors import problem
from gateway.responses import json_response, unauthenticated_response


def export_route(contexts: Contexts) -> Route:
    """`GET /export` with an access token: 200 and the archive; 401, or 429 if asked too often."""

    async def export(request: Request) -> Response:
        caller = await contexts.known(request.scope)
        if not isinstance(caller, Caller):
            return unauthenticated_response()
        services, user_id = contexts.services(), caller.viewer.user_id
        rate = Rate("export", services.settings.exports_per_hour, 3600)
        wait_s = await services.rates.wait_s(rate, str(user_id))
        if wait_s is not None:
            message = "You had your archive often enough for now."
            body = problem(message, "RATE_LIMITED", retryAfterS=wait_s)
            return json_response(body, 429, **{"retry-after": str(wait_s)})
        found = await kept(services.db, user_id)
        if not found.rows["users"]:  # the token outlives the account
            return unauthenticated_response()
        return StreamingResponse(
            archive(services, found),
            media_type="application/zip",
            headers={
                "content-disposition": 'attachment; filename="learnbot.zip"',
                "cache-control": "private, no-store",
            },
        )

    return Route("/export", export, methods=["GET"])
