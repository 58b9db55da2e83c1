"""What layouts that are seldom met need: forms, functional resumes, narrow rails, short lines."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
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


def test_months_and_years_flush_right_in_a_rail_are_one_range() -> None:
    sheet = _sheet().heading("Experience")
    for start, end, title, employer in (
        ("Mar 2014–Sep", "2018", "Tailor", "Blue Needle, Truro"),
        ("Feb", "2010–Present", "Baker", "Red Oven, Truro"),
    ):
        for date, text in ((start, title), (end, employer)):
            y = sheet.height - sheet.y - sheet.size
            sheet.canvas.setFont(sheet.font, sheet.size)
            sheet.canvas.drawRightString(140, y, date)
            sheet.put(text, x=152)
        sheet.text("Worked with care", bullet="•", indent=92).gap(6)
    resume = read(sheet.pdf())
    assert _spans(resume) == [("2014-03", "2018-09"), ("2010-02", "present")]
    assert [job[0] for job in _jobs(resume)] == ["Tailor", "Baker"]


def test_a_start_right_above_its_end_is_one_range_with_it() -> None:
    sheet = _sheet().heading("Experience")
    for years, title, employer in (
        (("2018", "Present"), "Tailor", "BLUE NEEDLE"),
        (("2014", "2018"), "Baker", "RED OVEN"),
        (("2012", "2014"), "Weaver", "GREEN LOOM"),
    ):
        y = sheet.y
        for line, year in enumerate(years):
            sheet.y = y + 15 * line
            sheet.put(year, size=12, font=BOLD)
        for line, text in enumerate((employer, title, "Worked with great care.")):
            sheet.y = y + 1 + 11 * line
            sheet.put(text, x=130, size=8)
        sheet.y = y + 38
    resume = read(sheet.pdf())
    assert _spans(resume) == [("2018", "present"), ("2014", "2018"), ("2012", "2014")]


def test_towns_alone_below_title_and_employer_are_places() -> None:
    sheet = _sheet().heading("Experience")
    for head, dates, town in (
        ("Tailor, Blue Needle Ltd", "2018 – Present", "Osbury"),
        ("Baker, Red Oven", "2014 – 2018", "Wexcombe"),
    ):
        sheet.put(head, font=BOLD, right=dates).put(town)
        sheet.text("Worked with care", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert _jobs(resume) == [("Tailor", "Blue Needle Ltd"), ("Baker", "Red Oven")]
    assert [_text(job.location) for job in resume.work] == ["Osbury", "Wexcombe"]


def test_a_title_that_no_list_knows_stands_before_at() -> None:
    sheet = _sheet().heading("Experience")
    sheet.put("Wicketkeeper at Blue Needle", right="2018 – Present").text("Kept", bullet="•")
    sheet.put("Lamplighter at Red Oven", right="2014 – 2018").text("Lit", bullet="•")
    assert _jobs(read(sheet.pdf())) == [
        ("Wicketkeeper", "Blue Needle"),
        ("Lamplighter", "Red Oven"),
    ]


def test_a_clear_order_of_the_others_outweighs_the_words_of_one_entry() -> None:
    sheet = _sheet().heading("Experience")
    for title, employer, dates in (
        ("Senior Biologist", "Bureau of Open Lands Inc", "2016 – Present"),
        ("Field Technician", "High Mesa Association", "2011 – 2016"),
        ("Trailblazer", "Rio Puerco Ranger Post", "2009 – 2010"),
    ):
        sheet.put(title).put(employer).put(dates).text("Counted elk", bullet="•").gap(6)
    assert _jobs(read(sheet.pdf()))[2] == ("Trailblazer", "Rio Puerco Ranger Post")


def test_a_heading_hyphenated_in_the_margin_is_whole() -> None:
    sheet = _sheet().gap()
    rows = (
        ("Skills", "Sewing, Cutting, Ironing"),
        ("Licenses and", "Certified Master Tailor (2018)"),
        ("Certifica-", "Fire Warden (2019)"),
        ("tions", ""),
        ("Education", "BA in Textiles, Moss University, 2012"),
    )
    _rows(sheet, *rows, x=150)
    resume = read(sheet.pdf())
    assert [skill.name.value for skill in resume.skills] == ["Sewing", "Cutting", "Ironing"]
    assert len(resume.certifications) == 2


def test_a_number_broken_behind_a_hyphen_is_whole() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.put("Truro, United Kingdom   +1 (503) 555-").put("0147   ada@example.com")
    sheet.heading("Skills").put("Sewing, Cutting")
    assert _text(read(sheet.pdf()).phone) == "+15035550147"


def test_a_town_alone_between_contact_lines_is_the_home() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.put("+44 20 7946 0018").put("Umeboda").put("ada@example.com")
    sheet.heading("Skills").put("Sewing, Cutting")
    home = read(sheet.pdf()).location
    assert home is not None
    assert (home.value, home.confidence) == ("Umeboda", 0.6)


def test_a_name_that_a_narrow_column_breaks_at_every_word_is_whole() -> None:
    sheet = Sheet(right=180)
    for part in ("Anneke", "van", "Rossum-", "Dijk"):
        sheet.put(part, size=20, font=BOLD)
    sheet.put("anneke.vrd@example.org").heading("Skills").put("Sewing").put("Cutting")
    assert _text(read(sheet.pdf()).name) == "Anneke van Rossum-Dijk"


def test_contact_lines_under_an_unknown_heading_are_no_skills() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.heading("Zxqv").put("+44 20 7946 0018").put("ada@example.com").put("Truro, Cornwall")
    sheet.heading("Experience").put("Tailor, Blue Needle", right="2018 – 2020")
    sheet.heading("Education").put("BA, Moss University", right="2012 – 2015")
    resume = read(sheet.pdf())
    assert not resume.skills
    assert _text(resume.phone) == "+442079460018"


def test_a_year_in_the_rest_of_an_item_opens_no_entry() -> None:
    sheet = _sheet().heading("Experience").put("Tailor, Blue Needle", right="2018 – 2024")
    sheet.put("•  Kept the shop open all year (99.995", x=60).put("% in 2023).", x=69)
    sheet.put("Baker, Red Oven", right="2014 – 2018").text("Baked", bullet="•")
    assert _jobs(read(sheet.pdf())) == [("Tailor", "Blue Needle"), ("Baker", "Red Oven")]


def test_a_column_begins_where_most_lines_do_and_not_at_places_flush_right() -> None:
    sheet = Sheet(right=280).put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    top = sheet.y
    sheet.heading("Experience")
    for employer, town in (("Blue Needle", "London"), ("Red Oven", "Bristol"), ("Loom", "Cardiff")):
        y = sheet.height - sheet.y - sheet.size * 2.35
        sheet.put("Tailor", font=BOLD)
        sheet.canvas.drawRightString(280, y, town)
        sheet.put(employer).put("01/2014 – 12/2019").text("Worked with care", bullet="•").gap(6)
    sheet.at(305, 540, top).heading("Education")
    sheet.put("BA, Textiles", font=BOLD).put("Moss University").put("2010 – 2013")
    sheet.heading("Skills").put("Sewing").put("Cutting").put("Ironing").put("Weaving")
    resume = read(sheet.pdf())
    assert [s.name.value for s in resume.skills] == ["Sewing", "Cutting", "Ironing", "Weaving"]
    assert [_text(job.location) for job in resume.work] == ["London", "Bristol", "Cardiff"]


def _table(sheet: Sheet, columns: tuple[float, ...], *rows: tuple[str, ...]) -> Sheet:
    """Rows of cells at fixed columns; a cell's lines are parted by '|'."""
    for row in rows:
        y, deepest = sheet.y, sheet.y
        for x, cell in zip(columns, row, strict=True):
            sheet.y = y
            for line in cell.split("|"):
                sheet.put(line, x=x)
            deepest = max(deepest, sheet.y)
        sheet.y = deepest + 8
    return sheet


def test_cells_of_a_table_that_are_broken_over_lines_are_whole() -> None:
    sheet = _table(
        _sheet().heading("Berufspraxis"),
        (60, 160, 260, 340),
        ("Zeitraum", "Arbeitgeber", "Position", "Aufgaben"),
        (
            "05/2019–heute",
            "Blaue|Nadel GmbH",
            "Bauleiter|Photovoltaik",
            "Leitung von zwei|Teams im Osten.",
        ),
        ("09/2011–04/2019", "Haubold &|Sohn", "Lampenputzer", "Pflege der|Lampen im Ort."),
    )
    resume = read(sheet.pdf())
    assert _jobs(resume) == [
        ("Bauleiter Photovoltaik", "Blaue Nadel GmbH"),
        ("Lampenputzer", "Haubold & Sohn"),
    ]
    assert [job.summary for job in resume.work] == [
        "Leitung von zwei Teams im Osten.",
        "Pflege der Lampen im Ort.",
    ]


def test_cells_without_names_of_columns_are_whole_too() -> None:
    sheet = _table(
        _sheet().heading("Experience"),
        (60, 160, 300),
        ("2019–2024", "Blue Needle|Works Ltd", "Senior|Tailor"),
        ("2015–2019", "Red Oven", "Baker"),
    )
    assert _jobs(read(sheet.pdf())) == [
        ("Senior Tailor", "Blue Needle Works Ltd"),
        ("Baker", "Red Oven"),
    ]


def test_a_town_in_other_type_behind_a_bold_employer_is_its_place() -> None:
    sheet = _sheet().heading("Experience")
    for employer, town, title, dates in (
        ("Blue Needle", "Boston, MA", "Senior Tailor", "2019 – 2024"),
        ("Red Oven", "Wexcombe", "Baker", "2015 – 2019"),
    ):
        y = sheet.y
        sheet.put(employer, font=BOLD)
        sheet.y = y
        sheet.put(town, x=60 + stringWidth(f"{employer} ", BOLD, 10))
        sheet.put(f"{title} ({dates})").text("Worked with care", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert _jobs(resume) == [("Senior Tailor", "Blue Needle"), ("Baker", "Red Oven")]
    assert [_text(job.location) for job in resume.work] == ["Boston, MA", "Wexcombe"]


def test_initials_in_a_badge_are_no_part_of_the_name() -> None:
    sheet = Sheet().put("AE Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Skills").put("Sewing, Cutting")
    assert _text(read(sheet.pdf()).name) == "Ada Example"


@pytest.mark.parametrize(
    ("contact", "home"),
    [
        (("Umeboda, +44 20 7946 0018, ada@example.com",), "Umeboda"),
        (("+44 20 7946 0018", "ada@example.com", "Umeboda"), "Umeboda"),
        (("Lyon 7e | ada@example.com",), "Lyon 7e"),
    ],
)
def test_a_town_among_contact_data_is_the_home(contact: tuple[str, ...], home: str) -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    for line in contact:
        sheet.put(line)
    sheet.heading("Skills").put("Sewing, Cutting")
    assert _text(read(sheet.pdf()).location) == home


def test_norwegian_goes_on_now() -> None:
    sheet = _sheet().heading("Arbeidserfaring").put("Prosjektleder").put("Nidelv Trehus AS")
    sheet.put("jan. 2018 – nå").heading("Utdanning").put("Fagbrev, Tømrerfaget")
    resume = read(sheet.put("Byåsen videregående skole").put("2006 – 2010").pdf())
    assert resume.work[0].current
    assert _text(resume.education[0].degree) == "Fagbrev"


def test_contact_data_of_a_reference_are_not_the_owners() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.heading("Experience").put("Tailor, Blue Needle", right="2018 – 2020")
    sheet.heading("References").put("Jo Stannington, Shift Manager")
    sheet.put("Osbury, United Kingdom | jo.stannington@example.com | +44 20 7946 0018")
    resume = read(sheet.pdf())
    assert _text(resume.name) == "Ada Example"
    assert (resume.location, resume.email, resume.phone) == (None, None, None)


def test_contact_data_at_the_end_are_the_owners_where_there_are_no_others() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.heading("Experience").put("Tailor, Blue Needle", right="2018 – 2020")
    sheet.gap(30).put("Osbury, United Kingdom | ada@example.com | +44 20 7946 0018")
    resume = read(sheet.pdf())
    assert _text(resume.location) == "Osbury, United Kingdom"
    assert _text(resume.email) == "ada@example.com"
