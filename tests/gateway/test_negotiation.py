"""Media types: which are asked for, and which is given."""

import pytest

from gateway.negotiation import EVENTS, JSON, RESPONSE, accepts, parse_media_type, response_type

URQL = "application/graphql-response+json, application/graphql+json, application/json, "
URQL += "text/event-stream, multipart/mixed"


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{JSON}, {RESPONSE};q=0.9", JSON),
        (f"{RESPONSE.upper()}; charset=utf-8", RESPONSE),
        (f"{RESPONSE};q=0, {JSON}", JSON),
        (f"{JSON};q=0", None),
        (f"{JSON};q=much", None),
        (f"{JSON};q=inf", None),
        (f"{JSON};q=nan", None),
        (f"{JSON};q=-1", None),
        (EVENTS, EVENTS),
        (f"{EVENTS}, {JSON};q=0.5", EVENTS),
        (f"{EVENTS}, */*", JSON),
        (URQL, RESPONSE),
        ("text/html", None),
        ("text/html, */*;q=0.1", JSON),
        (",;,", None),
    ],
)
def test_the_best_of_what_is_asked_for_is_given(accept: str | None, given: str | None) -> None:
    assert response_type(accept) == given


def test_a_type_is_accepted_by_its_name_alone() -> None:
    assert accepts("text/html;q=0.3, */*", "text/html")
    assert not accepts("*/*", "text/html")
    assert not accepts("text/html;q=0", "text/html")
    assert not accepts(None, "text/html")


def test_a_media_type_is_read_with_its_parameters() -> None:
    name, parameters = parse_media_type('Application/JSON ; Charset="UTF-8"; x')
    assert (name, parameters) == ("application/json", {"charset": "utf-8", "x": ""})
