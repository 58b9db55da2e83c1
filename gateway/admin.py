"""/admin: what operators call from scripts."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.accounts.values import Caller, Role
from domain.jobs import sources
from domain.kit.ids import public_id
from domain.kit.jwt import BadToken
from domain.kit.refusal import Refused
from gateway.contexts import Contexts
from gateway.errors import problem
from gateway.responses import json_response


def admin_routes(contexts: Contexts) -> list[Route]:
    """`POST /admin/scrape/trigger`, with `?source=` for one: 202 and the ids of the runs."""

    async def trigger(request: Request) -> Response:
        try:
            caller = await contexts.caller(request.scope)
        except BadToken:
            caller = None
        if caller is None:
            return json_response(
                problem("Send an access token as `Authorization: Bearer …`.", "UNAUTHENTICATED"),
                401,
                **{"www-authenticate": "Bearer"},
            )
        if not isinstance(caller, Caller) or caller.viewer.role is not Role.ADMIN:
            return json_response(problem("Only administrators may do this.", "FORBIDDEN"), 403)
        try:
            done = await sources.trigger(contexts.services().db, request.query_params.get("source"))
        except Refused as refused:
            return json_response(problem(refused.reason.message, "NOT_FOUND"), 404)
        return json_response(
            {
                "runs": [
                    {"id": public_id("scrape_run", run.id), "source": run.source}
                    for run in done.runs
                ]
            },
            202,
        )

    return [Route("/admin/scrape/trigger", trigger, methods=["POST"])]
