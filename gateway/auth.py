"""Who is calling: the bearer token of a request or of a socket."""

from domain.accounts.service import viewer_of
from domain.accounts.values import Viewer
from domain.kit.jwt import BadToken, Signer


def viewer_from_header(signer: Signer, header: str | None) -> Viewer | None:
    """The caller, None without a header; raises BadToken for anything that isn't good."""
    if not header:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise BadToken(expired=False)
    return viewer_of(signer, token.strip())
