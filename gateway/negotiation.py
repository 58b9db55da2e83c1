"""Content negotiation of GraphQL over HTTP: media types in and out."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

RESPONSE = "application/graphql-response+json"
JSON = "application/json"

EVENTS = "text/event-stream"

# What a client may name, what it gets then, and which of equally wanted ones we prefer: several
# clients name a stream of events with every query and don't mean it.
_OFFERS = {
    RESPONSE: (RESPONSE, 4),
    JSON: (JSON, 3),
    "application/*": (JSON, 2),
    "*/*": (JSON, 1),
    EVENTS: (EVENTS, 0),
}


# Headers that were read are remembered: clients send a handful.
_TEXTS = 256

_QVALUE = re.compile(r"[01](\.\d{0,3})?|\.\d{1,3}")


class MediaType(NamedTuple):
    """A media type with its parameters, lower-cased."""

    name: str
    parameters: Mapping[str, str]


@lru_cache(_TEXTS)
def parse_media_type(text: str) -> MediaType:
    """`application/json; charset=utf-8` in parts."""
    name, *rest = text.split(";")
    pairs = (part.partition("=") for part in rest)
    return MediaType(
        name.strip().lower(),
        {key.strip().lower(): value.strip().strip('"').lower() for key, _, value in pairs},
    )


@lru_cache(_TEXTS)
def response_type(accept: str | None) -> str | None:
    """The media type to answer with, by its quality and then by ours; None where none will do."""
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


def is_json(content_type: str) -> bool:
    """Whether a body is JSON in UTF-8."""
    name, parameters = parse_media_type(content_type)
    return name == JSON and parameters.get("charset", "utf-8") in ("utf-8", "utf8")


def streams(accept: str | None) -> bool:
    """Whether a stream of events is taken too, so that subscriptions can be answered."""
    return accepts(accept, EVENTS)


def accepts(accept: str | None, media_type: str) -> bool:
    """Whether `media_type` is asked for by name."""
    parts = (parse_media_type(part) for part in (accept or "").split(","))
    return any(
        name == media_type and _quality(parameters.get("q", "1")) > 0 for name, parameters in parts
    )


def _quality(text: str) -> float:
    return float(text) if _QVALUE.fullmatch(text) else 0.0
