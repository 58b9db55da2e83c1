"""Which words of an entry's head are the title, the employer and the school."""

import pytest
from resume_documents import BOLD, ITALIC, PLAIN, Sheet

from domain.resumes.parsing import read
from domain.resumes.parsing.labels import Part, part_of
from domain.resumes.parsing.words_of_trade import is_freelance, title_score
from domain.resumes.values import ParsedResume, Read


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _open(heading: str) -> Sheet:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    return sheet.heading(heading)


def _jobs(resume: ParsedResume) -> list[tuple[str | None, str | None]]:
    return [(_text(job.title), _text(job.company)) for job in resume.work]


def _studies(resume: ParsedResume) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (
            _text(each.degree),
            _text(each.field),
            _text(each.institution),
        )
        for each in resume.education
    ]


def _two_looks(sheet: Sheet, first: str, font: str, rest: str, right: str) -> None:
    """'first' in one font and 'rest' straight behind it in another, a date at the margin."""
    y = sheet.y
    sheet.put(first, font=font, right=right)
    end = sheet.canvas.stringWidth(first, font, sheet.size)
    sheet.y = y
    sheet.put(rest, x=sheet.x + end, font=PLAIN)


def test_a_comma_between_two_looks_parts_the_title_from_the_employer() -> None:
    sheet = _open("Experience")
    _two_looks(sheet, "Reader", BOLD, ", Thornbury Wax – Tarn", "2019 – 2021")
    sheet.text("Read aloud in the evenings", bullet="•").gap(6)
    _two_looks(sheet, "Lamplighter", BOLD, ", Quay Street – Moss", "2016 – 2019")
    sheet.text("Lit forty lamps each night", bullet="•")
    found = [{title, company} for title, company in _jobs(read(sheet.pdf()))]
    assert found == [{"Reader", "Thornbury Wax"}, {"Lamplighter", "Quay Street"}]


def test_a_school_of_any_name_is_parted_from_degree_and_field() -> None:
    sheet = _open("Education")
    sheet.put("MBA in Finance, Thornbury Foundation", right="2018 – 2019")
    sheet.put("BSc in Physics, Quay House", right="2012 – 2015")
    assert _studies(read(sheet.pdf())) == [
        ("MBA", "Finance", "Thornbury Foundation"),
        ("BSc", "Physics", "Quay House"),
    ]


def test_dates_above_titles_in_larger_type_open_entries() -> None:
    sheet = _open("Education")
    for dates, study in (
        ("2011 – 2015", "BSc in Physics, Quay University"),
        ("2018 – 2019", "MBA in Finance, Moss University"),
    ):
        sheet.put(dates, font=BOLD).put(study, size=12, font=BOLD)
    resume = read(sheet.pdf())
    assert [(each.end and each.end.value.year) for each in resume.education] == [2015, 2019]
    assert [each[2] for each in _studies(resume)] == ["Quay University", "Moss University"]


def test_a_freelancer_is_employed_by_nobody_else() -> None:
    sheet = _open("Experience")
    sheet.put("Kitchen Consultant, Freelance, Ireland and Spain", font=BOLD, right="2016 – 2019")
    sheet.text("Opened three restaurants", bullet="•")
    assert _jobs(read(sheet.pdf())) == [("Kitchen Consultant", "Freelance")]


def test_a_department_stays_with_the_title_where_a_hospital_follows() -> None:
    sheet = _open("Experience")
    sheet.put("Senior Nursing Officer, ICU", font=BOLD, right="2020 – 2023")
    sheet.put("Cedar Specialist Hospital", font=ITALIC)
    sheet.text("Led a shift of nine", bullet="•")
    assert _jobs(read(sheet.pdf())) == [
        ("Senior Nursing Officer, ICU", "Cedar Specialist Hospital")
    ]


@pytest.mark.parametrize("name", ["Cedar Specialist Hospital", "Teachers Bank", "Pilot School"])
def test_what_an_organisation_is_called_in_the_end_outweighs_a_title(name: str) -> None:
    assert title_score(name) < 0


@pytest.mark.parametrize("name", ["Hospital Porter", "Head of School", "Bank Teller, Cashier"])
def test_a_title_may_name_an_organisation(name: str) -> None:
    assert title_score(name) > 0


def test_freelance_is_said_in_several_languages() -> None:
    assert all(map(is_freelance, ("Freelance", "self-employed", "freiberuflich", "Autónoma")))
    assert not is_freelance("Freelance Tailor")


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Name of employer", Part.COMPANY),
        ("Name und Adresse des Arbeitgebers:", Part.COMPANY),
        ("Fonction", Part.TITLE),
        ("Período", Part.DATES),
        ("Tailor", None),
    ],
)
def test_labels_of_forms_are_known(label: str, part: Part | None) -> None:
    assert part_of(label) is part


def test_two_lines_of_a_narrow_heading_are_one() -> None:
    sheet = _open("Experience")
    sheet.put("Tailor, Blue Needle", font=BOLD, right="2019 – 2021")
    sheet.text("Sewed coats", bullet="•")
    sheet.gap(10).put("ACADEMIC", size=13, font=BOLD).put("BACKGROUND", size=13, font=BOLD)
    sheet.put("BSc in Physics, Quay University", right="2012 – 2015")
    assert _studies(read(sheet.pdf())) == [("BSc", "Physics", "Quay University")]
