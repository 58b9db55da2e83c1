"""Which words of an entry's head are the title, the employer and the school."""

import pytest
from resume_documents import BOLD, ITALIC, PLAIN, Sheet, jobs_of, opened, studies_of, text_of

from domain.resumes.parsing import read
from domain.resumes.parsing.labels import Part, part_of
from domain.resumes.parsing.words_of_trade import is_freelance, title_score


def _two_looks(sheet: Sheet, first: str, font: str, rest: str, right: str) -> None:
    """'first' in one font and 'rest' straight behind it in another, a date at the margin."""
    y = sheet.y
    sheet.put(first, font=font, right=right)
    end = sheet.canvas.stringWidth(first, font, sheet.size)
    sheet.y = y
    sheet.put(rest, x=sheet.x + end, font=PLAIN)


def test_a_comma_between_two_looks_parts_the_title_from_the_employer() -> None:
    sheet = opened("Experience")
    _two_looks(sheet, "Reader", BOLD, ", Thornbury Wax – Tarn", "2019 – 2021")
    sheet.text("Read aloud in the evenings", bullet="•").gap(6)
    _two_looks(sheet, "Lamplighter", BOLD, ", Quay Street – Moss", "2016 – 2019")
    sheet.text("Lit forty lamps each night", bullet="•")
    found = [{title, company} for title, company in jobs_of(read(sheet.pdf()))]
    assert found == [{"Reader", "Thornbury Wax"}, {"Lamplighter", "Quay Street"}]


def test_a_school_of_any_name_is_parted_from_degree_and_field() -> None:
    sheet = opened("Education")
    sheet.put("MBA in Finance, Thornbury Foundation", right="2018 – 2019")
    sheet.put("BSc in Physics, Quay House", right="2012 – 2015")
    assert studies_of(read(sheet.pdf())) == [
        ("MBA", "Finance", "Thornbury Foundation"),
        ("BSc", "Physics", "Quay House"),
    ]


def test_dates_above_titles_in_larger_type_open_entries() -> None:
    sheet = opened("Education")
    for dates, study in (
        ("2011 – 2015", "BSc in Physics, Quay University"),
        ("2018 – 2019", "MBA in Finance, Moss University"),
    ):
        sheet.put(dates, font=BOLD).put(study, size=12, font=BOLD)
    resume = read(sheet.pdf())
    assert [(each.end and each.end.value.year) for each in resume.education] == [2015, 2019]
    assert [each[2] for each in studies_of(resume)] == ["Quay University", "Moss University"]


def test_a_freelancer_is_employed_by_nobody_else() -> None:
    sheet = opened("Experience")
    sheet.put("Kitchen Consultant, Freelance, Ireland and Spain", font=BOLD, right="2016 – 2019")
    sheet.text("Opened three restaurants", bullet="•")
    assert jobs_of(read(sheet.pdf())) == [("Kitchen Consultant", "Freelance")]


def test_a_department_stays_with_the_title_where_a_hospital_follows() -> None:
    sheet = opened("Experience")
    sheet.put("Senior Nursing Officer, ICU", font=BOLD, right="2020 – 2023")
    sheet.put("Cedar Specialist Hospital", font=ITALIC)
    sheet.text("Led a shift of nine", bullet="•")
    assert jobs_of(read(sheet.pdf())) == [
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
    sheet = opened("Experience")
    sheet.put("Tailor, Blue Needle", font=BOLD, right="2019 – 2021")
    sheet.text("Sewed coats", bullet="•")
    sheet.gap(10).put("ACADEMIC", size=13, font=BOLD).put("BACKGROUND", size=13, font=BOLD)
    sheet.put("BSc in Physics, Quay University", right="2012 – 2015")
    assert studies_of(read(sheet.pdf())) == [("BSc", "Physics", "Quay University")]


def test_years_that_stand_above_each_other_are_one_range() -> None:
    sheet = opened("Experience")
    for end, start, title, employer in (
        ("Present", "2018", "Baker", "Red Oven"),
        ("2018", "2012", "Tailor", "Blue Needle"),
    ):
        sheet.put(end, font=BOLD)
        sheet.y -= 13.5
        sheet.put(employer, x=140, font=BOLD)
        sheet.put(start)
        sheet.y -= 13.5
        sheet.put(title, x=140).gap(10)
    resume = read(sheet.pdf())
    jobs = resume.work
    assert jobs_of(resume) == [("Baker", "Red Oven"), ("Tailor", "Blue Needle")]
    assert [job.current for job in jobs] == [True, False]
    assert [str(job.start.value) if job.start else None for job in jobs] == ["2018", "2012"]
    assert jobs[1].end is not None
    assert str(jobs[1].end.value) == "2018"


def test_a_label_below_each_position_opens_no_section() -> None:
    sheet = opened("Experience")
    for title, employer, dates in (
        ("Baker", "Red Oven", "2018 – 2021"),
        ("Tailor", "Blue Needle", "2012 – 2018"),
    ):
        sheet.put(employer, font=BOLD, right=dates).put(title, font=ITALIC)
        sheet.put("Key achievements:", font=BOLD, size=9)
        sheet.text("Doubled the trade of the shop", bullet="•").gap(6)
    assert jobs_of(read(sheet.pdf())) == [("Baker", "Red Oven"), ("Tailor", "Blue Needle")]


def test_a_place_that_no_list_knows_is_one_where_the_others_have_theirs() -> None:
    sheet = opened("Experience")
    for title, employer, place in (
        ("Baker", "Red Oven", "Torino"),
        ("Brand Manager", "Blue Needle", "Monaco di Baviera"),
    ):
        sheet.put(title, font=BOLD, right=place).put(employer, right="2012 – 2018")
        sheet.text("Doubled the trade of the shop", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert jobs_of(resume) == [("Baker", "Red Oven"), ("Brand Manager", "Blue Needle")]
    assert [text_of(job.location) for job in resume.work] == ["Torino", "Monaco di Baviera"]


def test_a_degree_straight_before_its_school_is_parted_from_it() -> None:
    sheet = opened("Education")
    sheet.put("BEng Quay University, Civil Engineering", right="2008 – 2013")
    sheet.put("PGDE in Education, Moss College", right="2013 – 2014")
    studies = read(sheet.pdf()).education
    degrees = [text_of(each.degree) for each in studies]
    schools = [text_of(each.institution) for each in studies]
    assert degrees == ["BEng", "PGDE"]
    assert [school and school.split(",")[0] for school in schools] == [
        "Quay University",
        "Moss College",
    ]


def test_an_at_sign_parts_what_from_where_by_any_names() -> None:
    sheet = opened("Experience")
    sheet.put("Monitor of looms @ Quay University", font=BOLD, right="2018 – 2021")
    sheet.text("Kept forty looms running", bullet="•").heading("Education")
    sheet.put("BSc in Physics @ Thornbury", font=BOLD, right="2012 – 2015")
    resume = read(sheet.pdf())
    assert jobs_of(resume) == [("Monitor of looms", "Quay University")]
    assert studies_of(resume) == [("BSc", "Physics", "Thornbury")]


def test_a_form_with_colons_says_what_its_values_are() -> None:
    sheet = opened("Experience")
    for employer, title, dates in (
        ("Freelance", "Baker", "2018 - 2021"),
        ("Teachers Loom", "Weaver", "2012 - 2018"),
    ):
        sheet.put(f"Employer: {employer}").put(f"Position: {title}").put(f"Dates: {dates}")
        sheet.text("Doubled the trade of the shop", bullet="•").gap(8)
    assert jobs_of(read(sheet.pdf())) == [("Baker", "Freelance"), ("Weaver", "Teachers Loom")]


def test_a_heading_of_two_lines_in_the_margin_is_one() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").gap(10)
    for heading, lines in (
        (("SKILLS",), ("Weaving, Dyeing",)),
        (("ACADEMIC", "BACKGROUND"), ("Quay University", "BSc in Physics, 2012 – 2015")),
        (("LANGUAGES",), ("Cornish – Native",)),
    ):
        y = sheet.y
        for text in heading:
            sheet.put(text, x=60, size=12, font=BOLD)
        sheet.y = y
        for text in lines:
            sheet.put(text, x=200, size=12)
        sheet.gap(20)
    resume = read(sheet.pdf())
    assert studies_of(resume) == [("BSc", "Physics", "Quay University")]


def test_towns_beside_dates_are_places_where_one_of_them_is_known() -> None:
    sheet = opened("Experience")
    for title, employer, place, dates in (
        ("Baker", "Red Oven", "Lyon", "2018 – 2021"),
        ("Weaver", "Ville de Moss", "Moss", "2012 – 2018"),
        ("Dyer", "Blue Vat", "Tarn", "2010 – 2012"),
    ):
        sheet.put(f"{dates} | {place}", size=9).put(title, font=BOLD).put(employer)
        sheet.text("Doubled the trade of the shop", bullet="•").gap(8)
    jobs = read(sheet.pdf()).work
    assert [text_of(job.location) for job in jobs] == ["Lyon", "Moss", "Tarn"]
    assert {text_of(job.company) for job in jobs} >= {"Red Oven", "Ville de Moss"}


def test_a_company_with_a_legal_form_is_no_city_of_the_country_behind_it() -> None:
    sheet = opened("Experience")
    sheet.put("2011 – 2015: Electrician, Bâtiment S.à r.l., Luxembourg", font=BOLD)
    sheet.text("Wired offices and schools", bullet="•")
    assert jobs_of(read(sheet.pdf())) == [("Electrician", "Bâtiment S.à r.l.")]


def test_a_subject_named_as_a_heading_is_still_a_subject() -> None:
    sheet = opened("Formation")
    for degree, subject, school, dates in (
        ("Master", "Marketing digital", "Université de Moss", "2010 – 2012"),
        ("DUT", "Informatique", "IUT de Tarn", "2008 – 2010"),
    ):
        sheet.put(degree, font=BOLD).put(subject).put(school).put(dates, size=9)
    assert studies_of(read(sheet.pdf())) == [
        ("Master", "Marketing digital", "Université de Moss"),
        ("DUT", "Informatique", "IUT de Tarn"),
    ]


def test_a_name_in_brackets_behind_the_dates_is_the_town() -> None:
    sheet = opened("Experience")
    for title, dates in (
        ("Weaver, Blue Needle", "September 2019 to Present (Moss)"),
        ("Lamp Engineer, Quay Street Works", "May 2017 to August 2019 (Tarn)"),
    ):
        sheet.put(title, font=BOLD).put(dates).text("Kept four looms running", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert [text_of(job.location) for job in resume.work] == ["Moss", "Tarn"]
    assert jobs_of(resume)[1] == ("Lamp Engineer", "Quay Street Works")


def test_a_short_item_that_a_list_was_broken_before_is_no_label() -> None:
    sheet = opened("Skills")
    sheet.put("Looms", font=BOLD).put("Jacquard, Dobby, Rapier,").put("TC2").gap(6)
    sheet.put("Dyes", font=BOLD).put("Indigo, Madder")
    assert "TC2" in [skill.name.value for skill in read(sheet.pdf()).skills]


def test_towns_beside_title_and_employer_are_places_even_where_no_list_knows_them() -> None:
    sheet = opened("Experience")
    for dates, both, town in (
        ("May 2019 – Present", "Senior Weaver, Blue Needle", "Moss"),
        ("Apr 2016 – Apr 2019", "Lamp Engineer, Quay Street Ltd.", "Tarn"),
    ):
        y = sheet.y
        sheet.put(dates)
        sheet.y = y
        sheet.put(both, x=190, font=BOLD, right=town)
        sheet.put("• Kept four looms running", x=190).gap(8)
    resume = read(sheet.pdf())
    assert jobs_of(resume) == [
        ("Senior Weaver", "Blue Needle"),
        ("Lamp Engineer", "Quay Street Ltd."),
    ]
    assert [text_of(job.location) for job in resume.work] == ["Moss", "Tarn"]


def test_a_short_sentence_below_the_dates_is_no_employer() -> None:
    sheet = opened("Experience")
    for both, dates, done in (
        ("Lamp Engineer, Quay Street", "May 2019 – Present", "Repair of lamps."),
        ("Lamp Technician, Moss Works", "Apr 2016 – Apr 2019", "Audit under ILS."),
    ):
        sheet.put(both, font=BOLD).put(dates).put(done).gap(8)
    assert jobs_of(read(sheet.pdf())) == [
        ("Lamp Engineer", "Quay Street"),
        ("Lamp Technician", "Moss Works"),
    ]


def test_a_title_in_a_sentence_below_a_date_alone_opens_the_entry() -> None:
    sheet = opened("Experience")
    for dates, said in (
        ("05/2019–Present", "Lamp Engineer, Quay Street, Bristol."),
        ("04/2016–04/2019", "Lamp Technician, Moss Works, Leeds."),
    ):
        sheet.put(dates).put(said).put("Kept forty lamps of the harbour lit each night.").gap(8)
    assert jobs_of(read(sheet.pdf())) == [
        ("Lamp Engineer", "Quay Street"),
        ("Lamp Technician", "Moss Works"),
    ]
