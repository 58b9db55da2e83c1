"""Places in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.jobs.location import Location, Place, place_tags, read_location, wholly_places
from domain.jobs.values import Workplace

REMOTE, HYBRID, ONSITE = Workplace.REMOTE, Workplace.HYBRID, Workplace.ONSITE


def at(*places: tuple[str | None, str | None], workplace: Workplace | None = None) -> Location:
    return Location(tuple(Place(*place) for place in places), workplace)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Berlin, Germany", at(("Berlin", "DE"))),
        ("München", at(("Munich", "DE"))),
        # A code is of a state or a country: the city decides.
        ("Berlin, DE", at(("Berlin", "DE"))),
        ("Wilmington, DE", at(("Wilmington", "US"))),
        ("San Jose, CA", at(("San Jose", "US"))),
        ("San José, Costa Rica", at(("San José", "CR"))),
        ("Vancouver, WA", at(("Vancouver", "US"))),
        ("Vancouver, BC", at(("Vancouver", "CA"))),
        ("Paris, TX", at(("Paris", "US"))),
        ("Paris", at(("Paris", "FR"))),
        ("CA", at((None, "CA"))),
        ("Long Beach CA", at(("Long Beach", "US"))),
        ("Sheepy Parva, Leicestershire, UK", at(("Sheepy Parva", "GB"))),
        ("Port of Spain, Trinidad and Tobago", at(("Port of Spain", "TT"))),
        ("Washington, D.C.", at(("Washington", "US"))),
        ("Munich HQ 🏔", at(("Munich", "DE"))),
        ("Greater London Area", at(("London", "GB"))),
        ("London (Hybrid)", at(("London", "GB"), workplace=HYBRID)),
        ("Hybrid, 2 days remote, Leeds", at(("Leeds", "GB"), workplace=HYBRID)),
        ("On-site in Osaka", at(("Osaka", "JP"), workplace=ONSITE)),
        ("Remote - EMEA", at(workplace=REMOTE)),
        ("Remote US or Canada", at((None, "US"), (None, "CA"), workplace=REMOTE)),
        # A country that a city stands for already isn't named twice.
        ("Boston, MA / Remote (US)", at(("Boston", "US"), workplace=REMOTE)),
        ("Lyon, FR / Remote (US)", at(("Lyon", "FR"), (None, "US"), workplace=REMOTE)),
        ("Oslo 🇳🇴", at(("Oslo", "NO"))),
        ("Austin, TX, Boston, MA", at(("Austin", "US"), ("Boston", "US"))),
        (
            "Boston, MA, US / Leeds, England, GB",
            at(("Boston", "US"), ("Leeds", "GB")),
        ),
        ("and/or", at()),
        ("Multiple Locations", at()),
        ("UTC+3", at()),
        ("", at()),
    ],
)
def test_a_location_is_read(text: str, location: Location) -> None:
    assert read_location(text) == location


def test_tags_are_folded_cities_and_country_codes_once_each() -> None:
    places = [Place("São Paulo", "BR"), Place("Köln", "DE"), Place(None, "DE")]
    assert place_tags(places) == ["sao paulo", "BR", "koln", "DE"]


def test_a_text_is_wholly_places_only_if_every_part_is() -> None:
    assert wholly_places(" - SF / NY") is not None
    assert wholly_places(" - Growth") is None
    assert wholly_places(" - Berlin, Growth / Berlin") is not None
    assert wholly_places(" - Berlin / Growth") is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    for place in read_location(text).places:
        assert place.city or place.country
