"""Trusted documents: those that an operator names, known from the start and never forgotten."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import orjson

_SHA256 = "sha256:"
# Ids without a prefix are the client's own, such as Relay's; a prefix is kept for standards.
_OWN_ID = re.compile(r"[A-Za-z0-9._~-]{1,128}")


class BadManifestError(Exception):
    """The file of trusted documents can't be used; the message says why, for its operator."""


def read_manifest(path: Path | None) -> dict[str, str]:
    """Texts by id, as GraphQL Code Generator and Relay write them; none without a file.

    An id is `sha256:` with the text's hash, and then it is the bare hash here, or a name of the
    client's own. Raises BadManifestError.
    """
    if path is None:
        return {}
    try:
        found = orjson.loads(path.read_bytes())
    except OSError as error:
        raise BadManifestError(f"{path} can't be read: {error.strerror}.") from None
    except orjson.JSONDecodeError:
        raise BadManifestError(f"{path} is not JSON.") from None
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise BadManifestError(f"{path} must be an object of documents by their ids.")
    return {_checked(id, text): text for id, text in found.items()}


def _checked(id: str, text: str) -> str:
    if id.startswith(_SHA256):
        bare = id.removeprefix(_SHA256)
        if hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest() != bare:
            raise BadManifestError(f"{id} is not the hash of its document.")
        return bare
    if not _OWN_ID.fullmatch(id):
        raise BadManifestError(f"{id!r} is no id: use sha256:<hex>, or letters, digits and ._~-")
    return id


def refuse_bad(errors: Mapping[str, str]) -> None:
    """Raises BadManifestError where a document, by its id, has an error against the schema."""
    if errors:
        listed = "; ".join(f"{id}: {message}" for id, message in list(errors.items())[:5])
        more = f" (and {len(errors) - 5} others)" if len(errors) > 5 else ""
        raise BadManifestError(f"Trusted documents don't fit the schema: {listed}{more}.")
