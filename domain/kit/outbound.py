"""Requests to addresses that strangers choose: never to our own network."""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

# IPv6 networks whose addresses carry an IPv4 address in their last 32 bits.
_EMBEDDING = tuple(map(ip_network, ("64:ff9b::/96", "::/96")))


class AddressRefused(Exception):
    """The host has no public address, or also has a private one."""


async def public_address(host: str, port: int, *, allow_private: bool = False) -> str:
    """One address of `host`; raises AddressRefused where any of its addresses is not public.

    `allow_private` is for tests and for installations that read their own network's pages.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise AddressRefused(f"{host} has no address") from None
    addresses = [str(info[4][0]).partition("%")[0] for info in found]
    if not allow_private and not all(is_public(ip_address(address)) for address in addresses):
        raise AddressRefused(f"{host} is not on the public internet")
    return addresses[0]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the public internet, also where it wraps an IPv4 address."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        if inner is None and any(address in network for network in _EMBEDDING):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


class PublicTransport(httpx.AsyncHTTPTransport):
    """Connects to the very address that was checked: a name can't be pointed elsewhere after."""

    def __init__(self, *, allow_private: bool = False) -> None:
        super().__init__(http2=False, retries=0)
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        address = await public_address(host, port, allow_private=self._allow_private)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return await super().handle_async_request(pinned)
