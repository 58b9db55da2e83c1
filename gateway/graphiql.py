"""GraphiQL, the API explorer: its page and its files, all served from here, none from elsewhere."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

DIST = Path(__file__).with_name("graphiql") / "dist"
ASSETS_PATH = "/static/graphiql"

# Monaco styles its editor by inline rules; scripts come from our files alone.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}

PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LearnBot API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{ASSETS_PATH}/main.css">
<script type="module" src="{ASSETS_PATH}/main.js"></script>
</head>
<body>
<div id="graphiql">Loading GraphiQL…</div>
<noscript>GraphiQL needs JavaScript. The API itself takes POST requests at this address.</noscript>
</body>
</html>
"""
NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>LearnBot API</title></head>
<body>
<h1>LearnBot API</h1>
<p>This address answers GraphQL requests (POST, <code>application/json</code>). GraphiQL, the
explorer in the browser, isn't built here yet: run <code>make graphiql</code> in the checkout and
reload.</p>
</body>
</html>
"""


async def page(_request: Request) -> Response:
    """The page for a browser; where GraphiQL isn't built, it says how to build it."""
    found = (DIST / "main.js").is_file()
    return HTMLResponse(PAGE if found else NOT_BUILT, headers=HEADERS)


async def no_page(_request: Request) -> Response:
    """What a browser gets where GraphiQL is switched off."""
    return PlainTextResponse("This address answers GraphQL requests by POST.\n", headers=HEADERS)


async def asset(request: Request) -> Response:
    """One file of the bundle."""
    path = (DIST / request.path_params["path"]).resolve()
    if not path.is_relative_to(DIST.resolve()) or not path.is_file():
        return PlainTextResponse("No such file.\n", status_code=404, headers=HEADERS)
    kind = MEDIA_TYPES.get(path.suffix, "application/octet-stream")
    return FileResponse(path, media_type=kind, headers=HEADERS)


routes = [Route(f"{ASSETS_PATH}/{{path:path}}", asset, methods=["GET", "HEAD"])]
