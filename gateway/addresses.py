"""Where a request comes from."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from starlette.types import Scope

from gateway.headers import headers_of


def client_address(scope: Scope, trusted_proxies: int) -> str:
    """The caller's address: the entry of X-Forwarded-For that the outermost trusted proxy wrote."""
    if trusted_proxies:
        hops = [hop.strip() for hop in headers_of(scope).get("x-forwarded-for", "").split(",")]
        if len(hops) >= trusted_proxies and hops[-trusted_proxies]:
            return hops[-trusted_proxies]
    client = scope.get("client")
    return client[0] if client else "unknown"


@lru_cache(10_000)
def network(address: str) -> str:
    """The address, or of IPv6 the half that one customer has to himself in full."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
