"""/files: what the local storage keeps, for whoever holds a signed link."""

import re
from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.kit.services import Services
from domain.kit.storage import FileMissing, LocalStorage
from gateway.errors import problem
from gateway.responses import json_response

_SECONDS = re.compile(r"[0-9]{1,12}")


def file_route(services: Callable[[], Services]) -> Route:
    """Serves a file under its signed, short-lived link; 404 for everything else."""

    async def serve(request: Request) -> Response:
        storage = services().storage
        key, query = request.path_params["key"], request.query_params
        name, expires = query.get("name", ""), query.get("expires", "")
        signature = query.get("signature", "")
        if (
            not isinstance(storage, LocalStorage)
            or not _SECONDS.fullmatch(expires)
            or not signature.isascii()
            or not storage.verify(key, name, int(expires), signature)
        ):
            return _gone()
        try:
            content = await storage.get(key)
        except FileMissing:
            return _gone()
        return Response(
            content,
            headers={
                "content-type": "application/octet-stream",
                # Never shown in our own origin: an uploaded file is a stranger's.
                "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
                "content-security-policy": "default-src 'none'; sandbox",
                "cache-control": "private, no-store",
            },
        )

    return Route("/files/{key:path}", serve, methods=["GET"])


def _gone() -> Response:
    return json_response(problem("This link is not good or no longer so.", "NOT_FOUND"), 404)
