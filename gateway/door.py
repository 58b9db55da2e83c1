"""The door: uvicorn's HTTP protocol, with the shortcut before it."""

import re
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from gateway.heads import END
from gateway.shortcut import Shortcut


class Door(HttpToolsProtocol):
    """One connection. A request may take the shortcut while no other is read or answered.

    What uvicorn's protocol is relied on for: the callbacks of its parser, `on_response_complete`
    and `flow`; and that it takes bytes that were held back as if they had just come.
    """

    shortcut: ClassVar[Shortcut]

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._reading = False  # a request has begun and not ended
        self._owed = 0  # responses to requests that took the ordinary way
        self._asked: bytes | None = None  # the request that is on the shortcut
        self._held = b""  # what came after it
        self._ending = False

    def data_received(self, data: bytes) -> None:
        if self._asked is not None:
            self._held += data
            self.flow.pause_reading()
            return
        if not self._reading and b"h2c" in data:
            data = _without_h2c(data)
        # Who doesn't read is waited for on the ordinary way.
        busy = self._reading or self._owed or self.flow.write_paused
        asked = None if busy else self.shortcut.find(data)
        if asked is None:
            super().data_received(data)
            return
        self._asked = data
        self.shortcut.answer(asked, self.client, self.server_state.default_headers, self._told)

    def _told(self, response: bytes | None) -> None:
        """The shortcut's answer; None where the request has to take the ordinary way."""
        assert self._asked is not None
        data, self._asked = self._asked, None
        held, self._held = self._held, b""
        if self.transport.is_closing():
            return
        if response is None:
            super().data_received(data + held)
            if self._ending:
                self.shutdown()
            return
        self.transport.write(response)
        super().on_response_complete()
        if self._ending:
            self.transport.close()
        elif held:
            self.data_received(held)

    # What uvicorn calls.

    def on_message_begin(self) -> None:
        self._reading = True
        self._owed += 1
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._reading = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._owed -= 1
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        if self._asked is None:
            super().timeout_keep_alive_handler()

    def shutdown(self) -> None:
        if self._asked is None:
            super().shutdown()
        else:
            self._ending = True


def _without_h2c(data: bytes) -> bytes:
    """A request without its offer to speak HTTP/2, which may be passed over (RFC 9110, 7.8).

    uvicorn would pass over the body too.
    """
    head, end, body = data.partition(END)
    return _H2C.sub(b"", head) + end + body


_H2C = re.compile(rb"\r\nupgrade:[ \t]*h2c[ \t]*(?=\r\n|\Z)", re.IGNORECASE)


def door_of(shortcut: Shortcut) -> type[Door]:
    """The protocol of a server whose kept answers take `shortcut`."""
    return type("Door", (Door,), {"shortcut": shortcut})
