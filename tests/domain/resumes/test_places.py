"""Places and homes in the forms of many countries."""

import pytest
from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.parsing.places import has_city, is_place, region_of


@pytest.mark.parametrize(
    "text",
    [
        "Coimbatore, Tamil Nadu, India",
        "Geelong, VIC",
        "Campinas, SP, 13015-002",
        "Salto, Provincia de Salta",
        "31-042 Krakow",
        "115 21 Stockholm",
        "4050-313 Porto",
        "Ireland and Spain",
        "Truro TR1 2AB",
        "Salalah, Sultanate of Oman",
        "Dakar, Senegal",
    ],
)
def test_a_place_is_known_by_the_region_or_the_code_that_follows(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["Sun and Moon", "Acme, vic", "Kitchen Consultant, Head Chef"])
def test_other_names_are_no_places(text: str) -> None:
    assert not is_place(text)


@pytest.mark.parametrize("text", ["H91 X2Y8, Ireland", "Tamil Nadu, India", "Chile", "SP"])
def test_a_region_alone_has_no_city(text: str) -> None:
    assert not has_city(text)


def test_a_region_tells_the_country_of_telephone_numbers() -> None:
    assert region_of("Geelong, VIC") == "AU"
    assert region_of("Pune, Maharashtra") == "IN"


def _home(*lines: str, right: float = 535) -> str | None:
    sheet = Sheet(right=right)
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    for line in lines:
        sheet.put(line)
    sheet.heading("Skills").put("Sewing, Cutting")
    location = read(sheet.pdf()).location
    return location.value if location is not None else None


@pytest.mark.parametrize(
    ("lines", "city"),
    [
        (("12 Mill Road, Peelamedu, Coimbatore - 641045, Tamil Nadu, India",), "Coimbatore"),
        (("Rua do Moinho, 48, Centro, Campinas - SP, 13015-002",), "Campinas"),
        (("Flat 3, 9 Quay Street, Galway, H91 X2Y8, Ireland",), "Galway"),
        (("86 Harbour Street, Old Town, Da Nang", "550000, Vietnam"), "Da Nang"),
        (("Providencia, Región", "Metropolitana, Chile"), "Providencia"),
        (("3 Mill Lane", "Truro, Cornwall"), "Truro"),
        (("Building 519, Al Khuwair, Muscat 133,", "Sultanate of Oman"), "Muscat"),
        (("Visby, Oster Hamra",), "Visby"),
        (("Cusco", "Cusco Region, PE"), "Cusco"),
        (("Cusco, Cusco Region, PE",), "Cusco"),
        (("ada@example.org, +44 131 496 0182, Edinburgh, Scotland",), "Edinburgh"),
    ],
)
def test_the_city_of_an_address_is_found_wherever_it_stands(
    lines: tuple[str, ...], city: str
) -> None:
    home = _home(*lines)
    assert home is not None
    assert home.startswith(city)


def test_what_the_owner_is_does_not_become_a_part_of_the_place() -> None:
    assert _home("Registered Nurse, Critical Care", "Ibadan, Oyo State, Nigeria") == (
        "Ibadan, Oyo State, Nigeria"
    )


def test_a_title_that_ends_in_two_capitals_is_no_place() -> None:
    assert _home("RESEARCHER IN", "Physics") is None


def test_a_postcode_is_no_telephone_number() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD)
    sheet.put("Rua do Moinho, 48, Centro, Campinas - SP, 13015-002 | +55 19 95550-0123")
    sheet.heading("Skills").put("Sewing, Cutting")
    phone = read(sheet.pdf()).phone
    assert phone is not None
    assert phone.value == "+5519955500123"


def test_an_address_in_the_footer_counts_where_there_is_no_other() -> None:
    sheet = Sheet()
    for page in (1, 2):
        sheet.put("Ada Example" if page == 1 else "More", size=22, font=BOLD)
        sheet.heading("Skills" if page == 1 else "Languages").put("Cornish")
        sheet.y = 790
        sheet.put("Truro, Cornwall | ada@example.com", size=8)
        if page == 1:
            sheet.page()
    resume = read(sheet.pdf())
    assert resume.location is not None
    assert resume.location.value == "Truro, Cornwall"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("四川成都", "CN"),
        ("广东省深圳市南山区", "CN"),
        ("北京市海淀区", "CN"),
        ("神奈川県横浜市", "JP"),
        ("〒220-0012 神奈川県横浜市西区みなとみらい1-2-3", "JP"),
        ("東京都渋谷区", "JP"),
        ("서울특별시 강남구", "KR"),
    ],
)
def test_places_without_spaces_are_known_by_their_parts(text: str, region: str) -> None:
    assert is_place(text)
    assert region_of(text) == region


@pytest.mark.parametrize(
    "text", ["四川大学", "上海纺织有限公司", "北京林业", "東京電力", "横浜みらい大学"]
)
def test_what_is_named_after_a_place_is_none(text: str) -> None:
    assert not is_place(text)
