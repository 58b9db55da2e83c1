"""What a DOCX holds beside plain paragraphs: forms, tables for layout, runs without spaces."""

from docx.shared import Pt
from resume_documents import docx_bytes, empty_docx

from domain.resumes.parsing import read
from domain.resumes.values import ParsedResume, Read, WorkEntry


def _text(value: Read[str] | None) -> str | None:
    return value.value if value is not None else None


def _job(job: WorkEntry) -> tuple[str | None, str | None, str, str]:
    return (
        _text(job.title),
        _text(job.company),
        str(job.start.value) if job.start else "",
        "present" if job.current else str(job.end.value) if job.end else "",
    )


def _skills(resume: ParsedResume) -> list[str]:
    return [skill.name.value for skill in resume.skills]


def test_a_form_says_what_each_of_its_values_is() -> None:
    document = empty_docx()
    table = document.add_table(0, 2)

    def row(label: str, value: str = "", *, bold: bool = False) -> None:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = bold
        cells[1].text = value

    row("Name", "Ada Example")
    row("E-mail", "ada@example.com")
    row("Address", "3 Mill Lane, Truro, Cornwall")
    row("Work experience", bold=True)
    for dates, title, employer in (
        ("01/2019 – Present", "Weaver", "Blue Needle, Truro, Cornwall"),
        ("02/2015 – 12/2018", "Spinner", "Teachers Loom"),
    ):
        row("Dates", dates)
        row("Occupation or position held", title)
        row("Name of employer", employer)
        row("", "Kept four looms running")
    row("Skills", bold=True)
    row("Expertise", "Weaving, Dyeing, Repair")
    row("Tools", "Loom, Wheel")
    resume = read(docx_bytes(document))
    assert resume.name is not None
    assert resume.name.value == "Ada Example"
    assert resume.location is not None
    assert resume.location.value.startswith("Truro")
    assert [_job(job) for job in resume.work] == [
        ("Weaver", "Blue Needle", "2019-01", "present"),
        ("Spinner", "Teachers Loom", "2015-02", "2018-12"),
    ]
    assert _skills(resume) == ["Weaving", "Dyeing", "Repair", "Loom", "Wheel"]


def test_the_name_may_come_after_the_cells_of_a_sidebar() -> None:
    document = empty_docx()
    side, main = document.add_table(1, 2).rows[0].cells
    for text in ("CONTACT", "ada@example.com", "+44 1872 555 0123", "SKILLS", "Weaving", "Dyeing"):
        side.add_paragraph().add_run(text).bold = text.isupper()
    side.add_paragraph().add_run("LANGUAGES").bold = True
    side.add_paragraph("Cornish – Native")
    main.add_paragraph().add_run("Ada Example").font.size = Pt(24)
    main.add_paragraph("Master Weaver")
    main.add_paragraph().add_run("EXPERIENCE").bold = True
    main.add_paragraph().add_run("Weaver").bold = True
    main.add_paragraph("Blue Needle | 2019 – 2021")
    main.add_paragraph("Kept four looms running", style="List Bullet")
    resume = read(docx_bytes(document))
    assert resume.name is not None
    assert resume.name.value == "Ada Example"
    assert _skills(resume) == ["Weaving", "Dyeing"]
    assert [_job(job) for job in resume.work] == [("Weaver", "Blue Needle", "2019", "2021")]


def test_a_year_is_no_end_of_the_name_before_it() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Experience", 1)
    for employer, dates in (("Blue Needle Inc.", "2019 – 2021"), ("Red Oven", "2016 – 2019")):
        paragraph = document.add_paragraph()
        paragraph.add_run(employer).bold = True
        paragraph.add_run(dates)
        document.add_paragraph("Weaver")
        document.add_paragraph("Kept four looms running", style="List Bullet")
    assert [_job(job) for job in read(docx_bytes(document)).work] == [
        ("Weaver", "Blue Needle Inc.", "2019", "2021"),
        ("Weaver", "Red Oven", "2016", "2019"),
    ]


def test_headings_in_the_look_of_all_text_part_sections() -> None:
    document = empty_docx()
    for text in (
        "Ada Example",
        "ada@example.com",
        "Professional Summary",
        "Baker of forty years.",
        "Career",
        "Baker, Blue Needle, 2019 – 2021",
        "Skills",
        "Weaving, Dyeing",
        "Languages",
        "Cornish – Native; English – C1",
    ):
        document.add_paragraph(text)
    resume = read(docx_bytes(document))
    assert [_job(job) for job in resume.work] == [("Baker", "Blue Needle", "2019", "2021")]
    assert _skills(resume) == ["Weaving", "Dyeing"]
    assert [each.name.value for each in resume.languages] == ["Cornish", "English"]


def test_lists_of_skills_in_two_paragraphs_do_not_run_together() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Skills", 1)
    document.add_paragraph("Cloth – Weaving, Dyeing, Mending of old cloth by hand")
    document.add_paragraph("Bread – Baking, Milling")
    skills = _skills(read(docx_bytes(document)))
    assert "Mending of old cloth by hand" in skills
    assert "Baking" in skills


def test_the_name_below_a_list_of_skills_is_no_skill() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Skills", 1)
    for text in ("Weaving", "Dyeing", "ADA EXAMPLE"):
        document.add_paragraph(text)
    assert _skills(read(docx_bytes(document))) == ["Weaving", "Dyeing"]


def test_elements_that_touch_in_runs_of_their_own_stay_apart() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    contact = document.add_paragraph()
    for text in ("ada@example.com", "+44 1872 555 0123", "Truro, Cornwall"):
        contact.add_run(text)
    document.add_heading("Experience", 1)
    for title, employer, place, dates in (
        ("Baker", "Red Oven House", "Truro, Cornwall", "May 2019 – June 2021"),
        ("Tailor", "Blue Needle Inc.", "Bodmin, Cornwall", "May 2016 – June 2018"),
    ):
        first = document.add_paragraph()
        first.add_run(title).bold = True
        first.add_run(dates)
        second = document.add_paragraph()
        second.add_run(employer)
        second.add_run(place)
        document.add_paragraph("Doubled the trade", style="List Bullet")
    document.add_heading("Skills", 1)
    skills = document.add_paragraph()
    for text in ("Oven building", " ", "Weaving", " ", "Dyeing of cloth"):
        skills.add_run(text)
    resume = read(docx_bytes(document))
    assert resume.location is not None
    assert resume.location.value == "Truro, Cornwall"
    assert [_job(job) for job in resume.work] == [
        ("Baker", "Red Oven House", "2019-05", "2021-06"),
        ("Tailor", "Blue Needle Inc.", "2016-05", "2018-06"),
    ]
    assert _skills(resume) == ["Oven building", "Weaving", "Dyeing of cloth"]


def test_runs_that_cut_a_word_are_one_word() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Skills", 1)
    skills = document.add_paragraph()
    for text in ("Weav", "ing, Java", "Script, Dyeing"):
        skills.add_run(text)
    assert _skills(read(docx_bytes(document))) == ["Weaving", "JavaScript", "Dyeing"]


def test_items_with_dates_are_positions_above_lists_that_are_nested() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Experience", 1)
    for title, rest in (
        ("Baker", ", Red Oven, Truro, Cornwall (May 2019 – June 2021)"),
        ("Tailor", ", Blue Needle, Bodmin, Cornwall (May 2016 – June 2018)"),
    ):
        item = document.add_paragraph(style="List Bullet")
        item.add_run(title).bold = True
        item.add_run(rest)
        document.add_paragraph("Doubled the trade", style="List Bullet 2")
        document.add_paragraph("Trained four", style="List Bullet 2")
    assert [_job(job) for job in read(docx_bytes(document)).work] == [
        ("Baker", "Red Oven", "2019-05", "2021-06"),
        ("Tailor", "Blue Needle", "2016-05", "2018-06"),
    ]


def test_a_number_ends_where_a_dash_begins_an_address() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com – +33 6 55 50 01 29 – 14 quai du Moulin, 44000 Nantes")
    document.add_heading("Skills", 1)
    document.add_paragraph("Weaving, Dyeing")
    phone = read(docx_bytes(document)).phone
    assert phone is not None
    assert phone.value == "+33655500129"


def test_a_date_in_a_run_of_its_own_is_no_part_of_the_employer() -> None:
    document = empty_docx()
    document.add_paragraph("Ada Example").runs[0].bold = True
    document.add_paragraph("ada@example.com")
    document.add_heading("Experience", 1)
    document.add_heading("Weaver", 2)
    line = document.add_paragraph()
    line.add_run("Blue Needle AS").bold = True
    line.add_run("Sept. 2019 – present")
    resume = read(docx_bytes(document))
    assert [_job(job) for job in resume.work] == [
        ("Weaver", "Blue Needle AS", "2019-09", "present")
    ]


def test_runs_cut_between_scripts_are_one_again() -> None:
    document = empty_docx()
    document.add_paragraph("林晓岚").runs[0].bold = True
    document.add_paragraph("lin@example.cn")
    document.add_heading("工作经历", 1)
    document.add_heading("织布工程师", 2)
    line = document.add_paragraph()
    for run in ("蓝针纺织有限公司", "2019", "年", "9", "月 – 至今"):
        line.add_run(run)
    resume = read(docx_bytes(document))
    assert [_job(job) for job in resume.work] == [
        ("织布工程师", "蓝针纺织有限公司", "2019-09", "present")
    ]


def test_a_cell_of_several_lines_keeps_its_edge() -> None:
    document = empty_docx()
    document.add_paragraph("Ada Example").runs[0].bold = True
    table = document.add_table(0, 2)
    for label, value in (
        ("Contact", "ada@example.com\nTruro, Cornwall"),
        ("Experience", "Weaver, Blue Needle\n2019 – 2021"),
        ("Education", "BSc in Physics, Quay University\n2012 – 2015"),
        ("Skills", "Weaving, Dyeing\nRepair"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    resume = read(docx_bytes(document))
    assert [_job(job) for job in resume.work] == [("Weaver", "Blue Needle", "2019", "2021")]
    assert len(resume.education) == 1
    assert _skills(resume) == ["Weaving", "Dyeing", "Repair"]


def test_a_letter_before_a_tab_is_a_bullet() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    document.add_heading("Experience", 1)
    document.add_paragraph("Blue Needle\tMay 2019 – Present")
    document.add_paragraph("Weaver")
    document.add_paragraph("o\tKept four looms running")
    document.add_heading("Skills", 1)
    document.add_paragraph("o Weaving\t\to Dyeing")
    document.add_paragraph("o Spinning")
    resume = read(docx_bytes(document))
    assert _skills(resume) == ["Weaving", "Dyeing", "Spinning"]
    (job,) = resume.work
    assert job.bullets == ("Kept four looms running",)


def test_the_subtitle_below_the_name_is_the_headline_and_no_item() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("Master Weaver", style="Subtitle")
    document.add_paragraph("ada@example.com")
    document.add_heading("Skills", 1)
    document.add_paragraph("Weaving, Dyeing")
    assert _text(read(docx_bytes(document)).headline) == "Master Weaver"
