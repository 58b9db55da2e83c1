"""Level, years, degree, contract: what a job asks and offers beside skills."""

import pytest

from domain.jobs.demands import least_degree, least_years
from domain.jobs.level import level_of
from domain.jobs.terms import employment_type_in, employment_type_of, workplace_of


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Software Engineering Intern", "intern"),
        ("Working Student, Data", "intern"),
        ("Junior Product Manager", "junior"),
        ("Sales Associate", "junior"),
        ("Associate Director, Sales", "executive"),
        ("Software Engineer I", "junior"),
        ("Account Executive - UK&I / Northern Europe", None),
        ("Software Engineer II", "mid"),
        ("Sr. Accountant", "senior"),
        ("Senior / Staff Engineer", "lead"),
        ("Staff Nurse", None),
        ("Engineering Manager", "lead"),
        ("Product Manager", None),
        ("HR Business Partner", None),
        ("VP of Sales", "executive"),
        ("Chief Financial Officer", "executive"),
        ("Senior Director", "executive"),
        ("International Sales", None),
    ],
)
def test_the_title_tells_the_level(title: str, level: str | None) -> None:
    assert level_of(title) == level


def test_without_a_word_in_the_title_the_source_then_the_years_tell_the_level() -> None:
    assert level_of("Baker", "Entry level", 9) == "junior"
    assert [level_of("Baker", None, years) for years in (1, 3, 6)] == ["junior", "mid", "senior"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience in B2B sales, ideally in software", 5),
        ("At least three years' experience with Python", 3),
        ("- 6 years with Swift on iOS", 6),
        ("3-5 years of relevant work experience", 3),
        ("Minimum (2) years experience in managed care", 2),
        ("2+ years of Go and 7+ years of software engineering experience", 7),
        ("5+ years of experience preferred", None),
        ("Ideally 4 years of experience", None),
        ("Our company has 30 years of experience", None),
        ("A month off after 4 years", None),
        ("You must be 18 years old", None),
        ("A contract of 2 years", None),
    ],
)
def test_years_that_are_demanded(text: str, years: float | None) -> None:
    assert least_years(text) == years


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Bachelor's degree in law", "bachelor"),
        ("Bachelor's or Master's degree", "bachelor"),
        ("Master's degree in statistics", "master"),
        ("PhD in biology", "doctorate"),
        ("High school diploma", "high_school"),
        ("Bachelor's degree or equivalent experience", None),
        ("A Master's degree is a plus", None),
        ("You master your craft, to a degree", None),
        ("MS Office, in Baltimore, MD", None),
        ("MS in physics", "master"),
    ],
)
def test_the_degree_that_is_demanded(text: str, degree: str | None) -> None:
    assert least_degree(text) == degree


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("FULL_TIME", "full_time"),
        ("Full-time contract", "contract"),
        ("Vollzeit", "full_time"),
        ("Teilzeit", "part_time"),
        ("Internship (full-time)", "internship"),
        ("Temporary", "temporary"),
        ("Hospitality", None),
        (None, None),
    ],
)
def test_contracts_in_the_words_of_sources(stated: str | None, kind: str | None) -> None:
    assert employment_type_of(stated) == kind


def test_the_text_tells_the_contract_where_the_source_does_not() -> None:
    assert employment_type_in("Marketing Intern", "") == "internship"
    assert employment_type_in("Baker", "Employment type: part-time") == "part_time"
    assert employment_type_in("Baker", "This is a full-time position.") == "full_time"
    assert employment_type_in("Baker", "Bake bread.") is None


@pytest.mark.parametrize(
    ("stated", "title", "place", "text", "workplace"),
    [
        ("TELECOMMUTE", "Baker", "Bonn", "", "remote"),
        ("Hybrid", "Baker (Remote)", "Bonn", "", "hybrid"),
        (None, "Baker", "Bonn (Remote)", "", "remote"),
        (None, "Baker - Remote", "Bonn", "", "remote"),
        (None, "Baker", "Bonn", "This role is fully remote within Europe.", "remote"),
        (None, "Baker", "Bonn", "You help remote teams.", None),
    ],
)
def test_where_the_work_is_done(
    stated: str | None, title: str, place: str, text: str, workplace: str | None
) -> None:
    assert workplace_of(stated, title, place, text) == workplace
