"""A client of the API as a user's program would be: HTTP, uploads with progress, subscriptions."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from learnbot.trouble import Trouble

OPERATIONS = Path(__file__).with_name("operations")
TIMEOUT_S = 30.0
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def operation(name: str) -> str:
    """The document in operations/<name>.graphql."""
    return (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")


class Client:
    """Asks as one caller once it has a token; every failure is a Trouble of one line.

    `url` is the API's, or that of the host which has it at /graphql.
    """

    def __init__(self, url: str) -> None:
        self.url = url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/graphql"
        self.token: str | None = None
        self._http = httpx.Client(timeout=TIMEOUT_S)

    def ask(self, name: str, **variables: Any) -> Any:
        """The first field of the answer to operation `name`; a refusal is a Trouble."""
        return self._answer(json={"query": operation(name), "variables": variables})

    def upload(self, name: str, file: Path, sent: Callable[[int], None]) -> Any:
        """Send `file` as the variable `file`; `sent` hears how many bytes went out."""
        operations = {"query": operation(name), "variables": {"file": None}}
        kind = MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream")
        return self._answer(
            data={
                "operations": json.dumps(operations),
                "map": json.dumps({"0": ["variables.file"]}),
            },
            files={"0": (file.name, _Counted(file.read_bytes(), sent), kind)},
        )

    def follow(self, name: str, **variables: Any) -> Iterator[Any]:
        """The first field of each event of a subscription (graphql-transport-ws)."""
        address = "ws" + self.url.removeprefix("http")
        protocol = Subprotocol("graphql-transport-ws")
        try:
            with connect(address, subprotocols=[protocol], open_timeout=TIMEOUT_S) as socket:
                hello = {"type": "connection_init", "payload": self._headers()}
                socket.send(json.dumps(hello))
                self._next(socket.recv(TIMEOUT_S))
                payload = {"query": operation(name), "variables": variables}
                socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
                while (event := self._next(socket.recv())) is not None:
                    yield event
        except ConnectionClosed as error:
            raise Trouble(f"The API closed the subscription: {error}.") from None
        except (WebSocketException, OSError) as error:
            raise Trouble(f"The subscription failed: {error}.") from None

    def _next(self, text: str | bytes) -> Any:
        message = json.loads(text)
        if message["type"] == "error":
            raise Trouble(f"The API answers: {message['payload'][0]['message']}")
        if message["type"] == "next":
            return _first(message["payload"])
        return None

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def _answer(self, **request: Any) -> Any:
        headers = {**self._headers(), "GraphQL-Require-Preflight": "1"}
        try:
            response = self._http.post(self.url, headers=headers, **request)
        except httpx.HTTPError as error:
            raise Trouble(
                f"No answer from {self.url} ({error}): start LearnBot with `make run`, or name "
                "another address with --url."
            ) from None
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise Trouble(f"Too many requests: wait {response.headers['retry-after']} s.")
        try:
            body = response.json()
        except ValueError:
            raise Trouble(f"{self.url} is no GraphQL API (HTTP {response.status_code}).") from None
        return _first(body)


def _first(body: dict[str, Any]) -> Any:
    if errors := body.get("errors"):
        raise Trouble(f"The API answers: {errors[0]['message']}")
    (found,) = body["data"].values()
    if isinstance(found, dict) and set(found) == {"__typename", "message"}:
        raise Trouble(f"{found['message']} ({found['__typename']})")
    return found


class _Counted(io.BytesIO):
    """Bytes that tell when they are read, as they are when they go out."""

    def __init__(self, content: bytes, sent: Callable[[int], None]) -> None:
        super().__init__(content)
        self._sent = sent

    def read(self, size: int | None = -1, /) -> bytes:
        part = super().read(size)
        self._sent(len(part))
        return part
