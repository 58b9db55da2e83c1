"""Content negotiation of GraphQL over HTTP: media types in and out."""

from typing import NamedTuple

RESPONSE = "application/graphql-response+json"
JSON = "application/json"

_OFFERS = {RESPONSE: (RESPONSE, 2), JSON: (JSON, 1), "application/*": (JSON, 0), "*/*": (JSON, 0)}


class MediaType(NamedTuple):
    """A media type with its parameters, lower-cased."""

    name: str
    parameters: dict[str, str]


def parse_media_type(text: str) -> MediaType:
    """`application/json; charset=utf-8` in parts."""
    name, *rest = text.split(";")
    pairs = (part.partition("=") for part in rest)
    return MediaType(
        name.strip().lower(),
        {key.strip().lower(): value.strip().strip('"').lower() for key, _, value in pairs},
    )


def response_type(accept: str | None) -> str | None:
    """The media type to answer with, by quality and then by ours; None where none will do."""
    if not accept:
        return JSON
    best = (0.0, -1, "")
    for part in accept.split(","):
        name, parameters = parse_media_type(part)
        offer = _OFFERS.get(name)
        quality = _quality(parameters.get("q", "1"))
        if offer is not None and quality > 0 and (quality, offer[1]) > best[:2]:
            best = (quality, offer[1], offer[0])
    return best[2] or None


def accepts(accept: str | None, media_type: str) -> bool:
    """Whether `media_type` is asked for by name."""
    return any(parse_media_type(part).name == media_type for part in (accept or "").split(","))


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
