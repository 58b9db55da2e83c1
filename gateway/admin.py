"""/admin: what operators call from scripts."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.accounts.values import Caller, Role
from domain.jobs import sources
from domain.kit.ids import public_id
from domain.kit.refusal import Refused
from gateway.contexts import Contexts
from gateway.errors import problem
from gateway.responses import json_response, unauthenticated_response


def admin_routes(contexts: Contexts) -> list[Route]:
    """`POST /admin/scrape/trigger`, with `?source=` for one: 202 and the ids of the runs."""

    async def trigger(request: Request) -> Response:
        caller = await contexts.known(request.scope)
        if caller is None:
            return unauthenticated_response()
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
