"""Dates and ranges in the forms that resumes write them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.resumes.parsing.dates import find_ranges, is_date_like
from domain.resumes.values import PartialDate

_PRESENT = "present"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2020 - Present", "2020-01", _PRESENT),
        ("January 2018 – May 2020", "2018-01", "2020-05"),
        ("2018–2020", "2018", "2020"),
        ("2018-20", "2018", "2020"),
        ("2010-12", "2010-12", None),
        ("09/2015 – 03/2018", "2015-09", "2018-03"),
        ("06/19 – 07/21", "2019-06", "2021-07"),
        ("2013-09—Present", "2013-09", _PRESENT),
        ("Dec, 2013 - Dec, 2014", "2013-12", "2014-12"),
        ("Sept. '18 to Oct '19", "2018-09", "2019-10"),
        ("Jan - Mar 2020", "2020-01", "2020-03"),
        ("Summer 2020", "2020", "2020"),
        ("Winter 2019 - Spring 2020", "2019", "2020"),
        ("May 5, 2021", "2021-05", None),
        ("5 May 2021", "2021-05", None),
        ("2024-05-01", "2024-05", None),
        ("15/03/2020", "2020-03", None),
        ("03/15/2020", "2020-03", None),
        ("03/04/2020", "2020", None),
        ("01.04.2018 - 31.12.2020", "2018-04", "2020-12"),
        ("seit 04/2019", "2019-04", _PRESENT),
        ("März 2019 bis heute", "2019-03", _PRESENT),
        ("Fév. 2019 – Déc. 2020", "2019-02", "2020-12"),
        ("Janv. 2020 – aujourd’hui", "2020-01", _PRESENT),
        ("enero de 2019 – actualidad", "2019-01", _PRESENT),
        ("fev 2020 - atual", "2020-02", _PRESENT),
        ("marzo 2018 – in corso", "2018-03", _PRESENT),
        ("mrt 2019 – heden", "2019-03", _PRESENT),
        ("2019年7月 - 至今", "2019-07", _PRESENT),
        ("7月 2018 – 12月 2021", "2018-07", "2021-12"),
        ("март 2018 – по настоящее время", "2018-03", _PRESENT),
        ("يناير 2020 - حتى الآن", "2020-01", _PRESENT),
        ("from 2018 to 2020", "2018", "2020"),
        ("2020 –", "2020", _PRESENT),
        ("Aug, 2024 - Sep, 20243 months", "2024-08", "2024-09"),
        ("Mayıs 2019 – Ağustos 2021", "2019-05", "2021-08"),
        ("Eyl 2021 – Halen", "2021-09", _PRESENT),
        ("paź 2017 – lut 2020", "2017-10", "2020-02"),
        ("03/2020 – obecnie", "2020-03", _PRESENT),
        ("březen 2018 – září 2020", "2018-03", "2020-09"),
        ("huhtikuu 2019 – nykyinen", "2019-04", _PRESENT),
        ("травень 2016 – серпень 2018", "2016-05", "2018-08"),
        ("maj 2015 – nuvarande", "2015-05", _PRESENT),
        ("Agustus 2018 – sekarang", "2018-08", _PRESENT),
    ],
)
def test_a_range_is_read_with_its_precision(text: str, start: str, end: str | None) -> None:
    (found,) = find_ranges(text)
    assert str(found.start) == start
    assert (_PRESENT if found.current else found.end and str(found.end)) == end


@pytest.mark.parametrize(
    "text", ["call 555-2020-1234", "ISO 9001", "room 2030a", "120190", "maybe"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_ranges(text) == []


@given(st.integers(1950, 2039), st.integers(1, 12), st.integers(0, 30))
def test_every_month_and_year_comes_back(year: int, month: int, years: int) -> None:
    end = min(year + years, 2040)
    (found,) = find_ranges(f"Acme, {month:02}/{year} - {month:02}/{end}, Berlin")
    assert (found.start, found.end) == (PartialDate(year, month), PartialDate(end, month))


@given(st.text(max_size=60))
def test_any_text_is_borne(text: str) -> None:
    for found in find_ranges(text):
        assert 0 <= found.begin < found.stop <= len(text)
        assert 1940 <= found.start.year <= 2049
    is_date_like(text)
