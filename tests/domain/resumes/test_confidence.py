"""Values that look misread are stated with less confidence, and owners see them."""

import pytest
from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.parsing.confidence import Evidence, confidence
from domain.resumes.parsing.plausible import (
    is_plausible_employer,
    is_plausible_person,
    is_plausible_school,
    is_plausible_skill,
    is_plausible_title,
)
from domain.resumes.values import REVIEW_BELOW, WorkEntry


@pytest.mark.parametrize(
    "text",
    ["Blue Needle Ltd", "Okefenokee Telecom, Inc.", "Freelance", "Fernwood", "Works Council"],
)
def test_names_of_employers_are_plausible(text: str) -> None:
    assert is_plausible_employer(text)


@pytest.mark.parametrize(
    "text",
    ["Present", "oggi", "Sep", "mai.", "ur Werkstoffe", "Universit¨", "2019 – 2021", "Education",
     "ada@example.com", "Senior Tailor", "Blue Needle, Truro", "Services",
     "Kept the books of all the shops here."],
)  # fmt: skip
def test_dates_headings_titles_and_halves_are_no_employers(text: str) -> None:
    assert not is_plausible_employer(text)


@pytest.mark.parametrize(
    ("title", "employer", "plausible"),
    [
        ("Tailor", "Blue Needle", True),
        ("Director, Human Resources", "Truro", True),
        ("Charge Nurse, ICU", "Lake Medical Center", True),
        ("Tailor, Blue Needle", "Truro", False),
        ("Tailor, Blue Needle", None, False),
        ("Chef de projet ´", "Blue Needle", False),
    ],
)
def test_a_title_with_a_comma_is_doubted_where_the_employer_may_be_a_town(
    title: str, employer: str | None, plausible: bool
) -> None:
    assert is_plausible_title(title, employer) is plausible


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        ("University of California, Berkeley", True),
        ("Moss College", True),
        ("Licence, Marketing, Moss University", False),
        ("Thesis: Moss", False),
        ("Master of Science", False),
    ],
)
def test_degrees_labels_and_lists_are_no_schools(text: str, plausible: bool) -> None:
    assert is_plausible_school(text) is plausible


@pytest.mark.parametrize(
    "text", ["C", "R", "C++", ".NET", "LaTeX", "JavaScript", "PostgreSQL", "Haupt- und Nebenbuch"]
)
def test_usual_skills_are_plausible(text: str) -> None:
    assert is_plausible_skill(text)


@pytest.mark.parametrize(
    "text",
    ["k", "B2", "TypeScriptReactCSS", "= [Kafka", "Airflow]", "R´ AutoCAD", "ada@example.com",
     "London", "Moss University", "Certifica- tions", "Work Experience",
     "Owned the onboarding of two million users", "Baked bread daily."],
)  # fmt: skip
def test_what_runs_together_or_belongs_elsewhere_is_no_skill(text: str) -> None:
    assert not is_plausible_skill(text)


def test_a_name_does_not_end_within_itself() -> None:
    assert is_plausible_person("Anneke van Rossum")
    assert not is_plausible_person("Anneke van")
    assert not is_plausible_person("Anneke Rossum-")


@pytest.mark.parametrize("field", ["company", "title", "institution", "skill"])
def test_what_is_not_plausible_is_shown_for_review(field: str) -> None:
    assert (
        confidence(field, Evidence(plausible=False)) < REVIEW_BELOW <= confidence(field, Evidence())
    )


def _sure(job: WorkEntry) -> float:
    return min(each.confidence for each in (job.title, job.company) if each is not None)


def _jobs(*entries: tuple[str, ...]) -> list[WorkEntry]:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Experience")
    for entry in entries:
        for line in entry:
            sheet.put(line)
        sheet.text("Worked with care", bullet="•").gap(6)
    return read(sheet.pdf()).work


def test_an_entry_without_the_dates_that_the_others_have_is_doubted() -> None:
    jobs = _jobs(
        ("Tailor, Blue Needle Ltd", "2018 – 2020"),
        ("Baker, Red Oven Ltd", "2016 – 2018"),
        ("Weaver, Green Loom Ltd", "2014"),
    )
    assert _sure(jobs[2]) < _sure(jobs[0]) - 0.2


def test_an_entry_in_another_order_than_the_others_is_doubted() -> None:
    jobs = _jobs(
        ("Senior Tailor", "Blue Needle", "2018 – 2020"),
        ("Senior Baker", "Red Oven", "2016 – 2018"),
        ("Green Loom Inc", "Senior Weaver", "2014 – 2016"),
    )
    assert [job.company and job.company.value for job in jobs][2] == "Green Loom Inc"
    assert _sure(jobs[2]) < _sure(jobs[0]) - 0.2


def test_a_number_too_short_to_be_whole_is_shown_for_review() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD).put("Phone: 555-0147")
    sheet.put("ada@example.com").heading("Skills").put("Sewing, Cutting")
    phone = read(sheet.pdf()).phone
    assert phone is not None
    assert phone.confidence < REVIEW_BELOW
