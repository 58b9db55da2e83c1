"""What layouts that are seldom met need: forms, functional resumes, narrow rails, short lines."""

import pytest
from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.parsing.halves import best_comma
from domain.resumes.values import ParsedResume, Read


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _jobs(resume: ParsedResume) -> list[tuple[str | None, str | None]]:
    return [(_text(job.title), _text(job.company)) for job in resume.work]


def _spans(resume: ParsedResume) -> list[tuple[str, str]]:
    return [
        (str(job.start.value), "present" if job.current else str(job.end and job.end.value))
        for job in resume.work
        if job.start
    ]


def _sheet() -> Sheet:
    return Sheet().put("Ada Example", size=20, font=BOLD).put("ada@example.com")


def _rows(sheet: Sheet, *rows: tuple[str, str], x: float = 200) -> None:
    """Rows of a label and a value."""
    for label, value in rows:
        y = sheet.y
        sheet.put(label)
        if value:
            sheet.y = y
            sheet.put(value, x=x)


def test_labels_of_a_form_may_be_broken_or_cut_short() -> None:
    sheet = _sheet().heading("Esperienze lavorative")
    for title, employer, dates in (
        ("Sarta", "Ago Azzurro", "2019 – 2021"),
        ("Fornaia", "Forno Rosso", "2016 – 2019"),
    ):
        _rows(
            sheet,
            ("Date", dates),
            ("Lavoro o posizione", title),
            ("ricoperti", ""),
            ("Datore di lavoro", employer),
        )
    sheet.heading("Istruzione")
    _rows(
        sheet,
        ("Date", "2012 – 2015"),
        ("Titolo della qualifica", "Diploma di maturità"),
        ("Istituto", "Liceo Verde"),
    )
    resume = read(sheet.pdf())
    assert _jobs(resume) == [("Sarta", "Ago Azzurro"), ("Fornaia", "Forno Rosso")]
    assert [_text(each.institution) for each in resume.education] == ["Liceo Verde"]


def test_subjects_of_a_functional_resume_are_no_positions() -> None:
    sheet = _sheet().heading("Relevant Experience")
    sheet.put("Office Management", font=BOLD).text("Ordered all supplies", bullet="•")
    sheet.put("Client Service", font=BOLD).text("Booked seventy visits a day", bullet="•")
    sheet.heading("Employment History")
    sheet.put("Office Manager, Blue Needle Ltd", right="2018 – Present")
    sheet.put("Receptionist, Red Oven Ltd", right="2015 – 2018")
    assert _jobs(read(sheet.pdf())) == [
        ("Office Manager", "Blue Needle Ltd"),
        ("Receptionist", "Red Oven Ltd"),
    ]


def test_positions_without_dates_count_beside_others_with_dates() -> None:
    sheet = _sheet().heading("Experience")
    sheet.put("Office Manager, Blue Needle Ltd", right="2018 – Present")
    sheet.text("Ordered all supplies", bullet="•").heading("Earlier Experience")
    sheet.put("Receptionist, Red Oven Ltd")
    assert _jobs(read(sheet.pdf())) == [
        ("Office Manager", "Blue Needle Ltd"),
        ("Receptionist", "Red Oven Ltd"),
    ]


def test_dates_that_a_rail_breaks_at_every_word_are_whole() -> None:
    sheet = _sheet().heading("Experience")
    _rows(
        sheet,
        ("Sept.", "Tailor, Blue Needle Ltd"),
        ("2014–Jan.", "Sewed coats for two shops."),
        ("2019", ""),
        ("May", "Baker, Red Oven Ltd"),
        ("2012–Aug.", "Baked bread for a whole street."),
        ("2014", ""),
        x=120,
    )
    resume = read(sheet.pdf())
    assert _spans(resume) == [("2014-09", "2019-01"), ("2012-05", "2014-08")]
    assert _jobs(resume) == [("Tailor", "Blue Needle Ltd"), ("Baker", "Red Oven Ltd")]


def test_years_beside_degrees_are_when_each_was_given() -> None:
    sheet = _sheet().heading("Education")
    _rows(
        sheet,
        ("2014", "M.A. in Phonetics, Harbour University"),
        ("2012", "B.A. in English, Moss University"),
        x=120,
    )
    studies = read(sheet.pdf()).education
    assert [(_text(s.institution), s.end and str(s.end.value)) for s in studies] == [
        ("Harbour University", "2014"),
        ("Moss University", "2012"),
    ]


def test_a_town_behind_the_dates_is_no_employer() -> None:
    sheet = _sheet().heading("Experience")
    for head, dates in (
        ("Mechanical Fitter, Don Valley Steel", "September 2009 – January 2017, Osbury"),
        ("Apprentice, Don Valley Steel", "September 2005 – August 2009, Osbury"),
    ):
        sheet.put(head, font=BOLD, size=11).put(dates).text("Mended gearboxes", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert _jobs(resume) == [
        ("Mechanical Fitter", "Don Valley Steel"),
        ("Apprentice", "Don Valley Steel"),
    ]
    assert [_text(job.location) for job in resume.work] == ["Osbury", "Osbury"]


def test_what_was_done_behind_the_employer_is_no_part_of_the_name() -> None:
    sheet = _sheet().heading("Experience")
    _rows(
        sheet,
        ("2021–Present", "Assistant Professor, Jutland University. Teach all about tone"),
        ("2018–2021", "Postdoctoral Fellow, Moss University. Wrote two books on rhythm"),
        x=130,
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Assistant Professor", "Jutland University"),
        ("Postdoctoral Fellow", "Moss University"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Product Manager, Consumer Lending, Kaveri Loans Pvt. Ltd.",
            "Product Manager, Consumer Lending",
        ),
        ("Baker, Red Oven Ltd, Truro", "Baker"),
        ("Baker, Red Oven Ltd", "Baker"),
    ],
)
def test_the_part_with_a_legal_form_is_the_employer(text: str, title: str) -> None:
    cut = best_comma(text)
    assert cut is not None
    assert text[:cut] == title


def test_lines_of_a_page_that_are_all_short_are_not_broken() -> None:
    sheet = _sheet().heading("Experience")
    for employer, title in (
        ("BLUE NEEDLE GMBH, Regensburg", "Tailor"),
        ("RED OVEN GMBH, Zwiesel", "Baker"),
    ):
        sheet.put("2014 - 2019").put(employer).put(title).gap(10)
    assert _jobs(read(sheet.pdf())) == [("Tailor", "BLUE NEEDLE GMBH"), ("Baker", "RED OVEN GMBH")]


def test_headings_beside_all_they_head_are_labels_though_the_name_stands_above() -> None:
    sheet = Sheet()
    _rows(sheet, ("Ada", "Truro, Cornwall"), ("Byronsdaughter", "+44 20 7946 0018"), x=280)
    _rows(sheet, ("Lamp Engineer", "ada@example.com"), x=280)
    sheet.gap(20)
    y = sheet.y
    for heading, lines in (
        ("Profile", ("Keeps lamps in ports", "and on cliffs lit")),
        (
            "Experience",
            ("Lamp Engineer, Quay Street", "2018 – 2020", "Baker, Red Oven", "2016 – 2018"),
        ),
    ):
        sheet.y = y
        sheet.put(heading, font=BOLD)
        sheet.y = y
        for line in lines:
            sheet.put(line, x=280)
        y = sheet.y + 14
    assert _jobs(read(sheet.pdf())) == [("Lamp Engineer", "Quay Street"), ("Baker", "Red Oven")]


def test_other_skills_are_skills() -> None:
    sheet = Sheet(right=180).put("Ada", size=18, font=BOLD).put("ada@example.com")
    sheet.heading("Competenze").put("Software", font=BOLD).text("Excel", "Python")
    sheet.put("Altro", font=BOLD).text("Tipografia", "Prestampa")
    sheet.at(210, 540, 70).heading("Esperienza", size=15)
    for year in (2014, 2016, 2018):
        sheet.put("Grafica, Ago Azzurro", font=BOLD).put(f"{year} – {year + 2}")
        sheet.text("Impaginazione di riviste", "Campagne per musei", bullet="•").gap(6)
    sheet.heading("Istruzione", size=15).put("Diploma, Liceo Verde").put("2010 – 2014")
    skills = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert skills == ["Excel", "Python", "Tipografia", "Prestampa"]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Baker | Truro, United Kingdom", "Baker"),
        ("Baker | +44 20 7946 0018", "Baker"),
        ("Registered Nurse, Critical Care", "Registered Nurse, Critical Care"),
        ("Baker | Confectioner", "Baker | Confectioner"),
    ],
)
def test_a_headline_ends_where_contact_data_begin(line: str, headline: str) -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD).put(line).put("ada@example.com")
    sheet.heading("Summary").put("Bakes and cares.")
    assert _text(read(sheet.pdf()).headline) == headline


@pytest.mark.parametrize("home", ["Truro, TR1 2AB", "Umeboda"])
def test_a_labelled_address_beside_its_label_is_the_home(home: str) -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    _rows(sheet, ("Address:", home), ("E-mail:", "ada@example.com"), x=110)
    sheet.heading("Summary").put("Bakes and cares.")
    assert _text(read(sheet.pdf()).location) == home
