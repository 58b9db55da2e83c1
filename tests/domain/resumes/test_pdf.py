"""What a PDF holds beside plain lines: scans, painted bullets, running headers, hidden words."""

import io

import pdfplumber
import pytest
from reportlab.lib.colors import white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, Canvas
from resume_documents import BOLD, Sheet
from resume_samples import PDF_SAMPLES

from domain.resumes.parsing import Unreadable, UnreadableReason, ocr, read
from domain.resumes.values import Read, WarningKind


def _scan(content: bytes) -> bytes:
    """A PDF that holds a picture of another's first page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        picture = pdf.pages[0].to_image(resolution=200).original
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return stream.getvalue()


_SCAN = _scan(PDF_SAMPLES[1]()[0])


@pytest.mark.skipif(not ocr.is_installed(), reason="tesseract is not installed")
def test_a_scan_is_read_and_says_so() -> None:
    resume = read(_SCAN)
    assert resume.name is not None
    assert resume.name.value == "Tomas Halvorsen"
    assert [job.title and job.title.value for job in resume.work][:1] == ["Supply Chain Manager"]
    assert WarningKind.TEXT_BY_OCR in {warning.kind for warning in resume.warnings}


def test_a_scan_is_refused_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Unreadable) as refused:
        read(_SCAN)
    assert refused.value.reason is UnreadableReason.SCANNED


def _with_bullets(sheet: Sheet, *texts: str) -> None:
    """Items marked by painted discs, as browsers print lists."""
    for text in texts:
        y = sheet.height - sheet.y - sheet.size * 0.65
        sheet.canvas.circle(sheet.x + 6, y, 1.6, stroke=0, fill=1)
        sheet.put(text, x=sheet.x + 16)


def test_painted_discs_are_bullets() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Experience").put("Tailor, Blue Needle", font=BOLD).put("2019 - 2021")
    _with_bullets(sheet, "Sewed coats", "Cut cloth for three shops")
    sheet.gap(6).put("Baker, Red Oven", font=BOLD).put("2017 - 2019")
    _with_bullets(sheet, "Baked bread", "Opened the shop")
    resume = read(sheet.pdf())
    assert [job.bullets for job in resume.work] == [
        ("Sewed coats", "Cut cloth for three shops"),
        ("Baked bread", "Opened the shop"),
    ]
    assert [job.company and job.company.value for job in resume.work] == ["Blue Needle", "Red Oven"]


def test_running_headers_do_not_part_an_entry() -> None:
    sheet = Sheet()
    for page in (1, 2):
        sheet.put(f"Ada Example - page {page} of 2", size=8)
        if page == 1:
            sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
            sheet.heading("Experience").put("Tailor, Blue Needle", font=BOLD).put("2019 - 2021")
            sheet.text("Sewed coats", bullet="-").page()
        else:
            sheet.text("Cut cloth", bullet="-")
    resume = read(sheet.pdf())
    assert [job.bullets for job in resume.work] == [("Sewed coats", "Cut cloth")]


def test_hidden_words_are_left_out_and_told() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Skills").put("Sewing, Cutting")
    sheet.put("kubernetes terraform golang", size=3, colour=white)
    resume = read(sheet.pdf())
    assert [skill.name.value for skill in resume.skills] == ["Sewing", "Cutting"]
    assert WarningKind.HIDDEN_TEXT_IGNORED in {warning.kind for warning in resume.warnings}
    assert "kubernetes" not in resume.raw_text


def test_text_in_a_border_of_its_own_colour_is_no_hidden_text() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com").gap(6)
    # Two rectangles, painted where they differ.
    border = sheet.canvas.beginPath()
    y = sheet.height - sheet.y
    border.rect(50, y - 20, 400, 24)
    border.rect(50, y - 19, 400, 22)
    sheet.canvas.drawPath(border, stroke=0, fill=1, fillMode=FILL_EVEN_ODD)
    sheet.heading("Skills").put("Sewing, Cutting")
    resume = read(sheet.pdf())
    assert [skill.name.value for skill in resume.skills] == ["Sewing", "Cutting"]
    assert "Skills" in resume.raw_text


def test_dots_of_a_time_line_are_no_bullets() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Experience")
    for title, employer, dates in (
        ("Tailor", "Blue Needle", "2019 – 2021"),
        ("Baker", "Red Oven", "2016 – 2019"),
    ):
        sheet.canvas.circle(56, sheet.height - sheet.y - 6, 2.6, stroke=0, fill=1)
        sheet.put(title, x=66, font=BOLD, right=dates).put(employer, x=66)
        sheet.text("Worked with care", bullet="•", indent=20).gap(6)
    resume = read(sheet.pdf())
    assert [
        (job.title and job.title.value, job.company and job.company.value, job.bullets)
        for job in resume.work
    ] == [
        ("Tailor", "Blue Needle", ("Worked with care",)),
        ("Baker", "Red Oven", ("Worked with care",)),
    ]


def test_dates_beside_the_first_bullet_belong_to_the_head() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Experience")
    for head, dates in (
        ("Blue Needle, Tailor", "May 2019 – June 2021"),
        ("Red Oven, Baker", "2016 – 2019"),
    ):
        sheet.put(head, font=BOLD, right="Lisbon, Portugal")
        sheet.canvas.drawRightString(sheet.right, sheet.height - sheet.y - sheet.size, dates)
        sheet.text("Worked with care on many things", "Never late", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert [(job.company and job.company.value, job.bullets) for job in resume.work] == [
        ("Blue Needle", ("Worked with care on many things", "Never late")),
        ("Red Oven", ("Worked with care on many things", "Never late")),
    ]
    assert [str(job.start.value) for job in resume.work if job.start] == ["2019-05", "2016"]


def test_a_contact_line_over_two_columns_is_read_whole() -> None:
    sheet = Sheet()
    sheet.centred("Ada Example", size=22, font=BOLD)
    y = sheet.y
    for x, text in (
        (90, "ada@example.com"),
        (200, "+44 1872 555 0123"),
        (310, "Truro, Cornwall"),
        (410, "example.com/ada"),
    ):
        sheet.y = y
        sheet.put(text, x=x, size=9)
    sheet.gap(10)
    y = sheet.y
    sheet.at(60, 350, y).heading("Experience")
    for title in ("Weaver", "Spinner"):
        sheet.put(f"{title}, Blue Needle", font=BOLD).put("2019 – 2021")
        sheet.text("Kept four looms running for six years", bullet="•")
    sheet.at(390, 535, y).heading("Skills")
    for skill in ("Weaving", "Dyeing", "Repair", "Spinning", "Mending"):
        sheet.put(skill)
    resume = read(sheet.pdf())
    assert resume.location is not None
    assert resume.location.value == "Truro, Cornwall"
    assert [skill.name.value for skill in resume.skills] == [
        "Weaving", "Dyeing", "Repair", "Spinning", "Mending",
    ]  # fmt: skip


def test_a_name_may_go_on_below_what_stands_beside_it() -> None:
    sheet = Sheet()
    y = sheet.y
    sheet.put("Maria Fernanda", size=24, font=BOLD).put("Quiroga", size=24, font=BOLD)
    end = sheet.y
    for at, text in enumerate(("mf@example.com", "+56 9 8765 4321", "Truro, Cornwall")):
        sheet.y = y + 13 * at
        sheet.put(text, x=430, size=9)
    sheet.y = end
    sheet.heading("Skills").put("Weaving, Dyeing")
    name = read(sheet.pdf()).name
    assert name is not None
    assert name.value == "Maria Fernanda Quiroga"


def test_headings_in_the_middle_make_no_column() -> None:
    sheet = Sheet()
    sheet.centred("Ada Example", size=22, font=BOLD).centred("ada@example.com")
    for heading, entries in (
        ("Education", (("BSc in Physics, Quay University", "Jan 2007 – Jan 2010"),)),
        ("Experience", (("Baker, Red Oven", "Jan 2014 – Jan 2020"),)),
        ("Volunteering", (("Cook, Moss Kitchen", "Jan 2018 – Jan 2019"),)),
        ("Awards", (("Golden Loaf", ""),)),
    ):
        sheet.gap(8).centred(heading, size=12, font=BOLD)
        for text, dates in entries:
            sheet.put(text, font=BOLD, right=dates or None)
            sheet.text("Worked with care for all", bullet="•")
    resume = read(sheet.pdf())
    assert [job.company and job.company.value for job in resume.work] == ["Red Oven"]
    assert [str(job.start.value) for job in resume.work if job.start] == ["2014-01"]
    assert len(resume.education) == 1


def test_a_name_broken_at_its_hyphen_is_joined() -> None:
    sheet = Sheet()
    sheet.centred("Marta Weaver-", size=24, font=BOLD).centred("Spinner", size=24, font=BOLD)
    sheet.put("marta@example.com").heading("Skills").put("Weaving, Dyeing")
    name = read(sheet.pdf()).name
    assert name is not None
    assert name.value == "Marta Weaver-Spinner"


def test_a_contact_block_flush_right_begins_no_column() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD, right="ada@example.com")
    sheet.put("", right="+44 1872 555 0123").put("", right="Truro, Cornwall")
    sheet.gap(20).heading("Experience")
    for title in ("Baker", "Tailor"):
        sheet.put(f"{title}, Blue Needle", font=BOLD).put("2019 – 2021")
        sheet.text("Kept four looms", bullet="•")
    y = sheet.y
    sheet.heading("Education").put("BSc in Physics", font=BOLD).put("Quay University")
    sheet.put("2012 – 2015")
    sheet.at(310, 535, y).heading("Skills")
    for skill in ("Weaving", "Dyeing", "Repair", "Spinning", "Mending"):
        sheet.put(skill)
    resume = read(sheet.pdf())
    assert resume.phone is not None
    assert resume.location is not None
    assert resume.location.value == "Truro, Cornwall"
    assert [job.company and job.company.value for job in resume.work] == ["Blue Needle"] * 2
    assert [skill.name.value for skill in resume.skills][:2] == ["Weaving", "Dyeing"]


def test_an_address_that_spells_out_an_umlaut_is_alike_to_the_name() -> None:
    sheet = Sheet()
    sheet.put("Katharina von der Heyden-Löwe").put("k.heyden-loewe@example.de")
    sheet.heading("Skills").put("Weaving, Dyeing")
    name = read(sheet.pdf()).name
    assert name is not None
    assert name.value == "Katharina von der Heyden-Löwe"


def test_addresses_end_in_the_domains_of_many_countries() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com | ada-demo.co.ke")
    sheet.heading("Skills").put("Weaving, Dyeing")
    assert [link.value.url for link in read(sheet.pdf()).links] == ["ada-demo.co.ke"]


def test_a_handle_above_the_address_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("medium.com/@adaex").put("ada@example.com")
    sheet.heading("Skills").put("Weaving, Dyeing")
    email = read(sheet.pdf()).email
    assert email is not None
    assert email.value == "ada@example.com"


def test_lists_behind_labels_and_dashes_stay_apart() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Skills").put("Cloth (Master) — Weaving, Dyeing, Mending")
    sheet.put("Bread (Advanced) — Baking, Milling, Oven building")
    skills = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert "Mending" in skills
    assert "Oven building" in skills


def test_the_wide_space_of_a_fixed_font_parts_no_skill() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Skills")
    for skill in ("Oven building", "Cloth weaving"):
        sheet.put(skill, font="Courier")
    skills = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert skills == ["Oven building", "Cloth weaving"]


def test_boxes_side_by_side_end_above_the_dates_of_what_follows() -> None:
    sheet = Sheet()
    sheet.centred("Ada Example", size=22, font=BOLD).centred("ada@example.com").gap(10)
    y = sheet.y
    sheet.heading("Skills").put("Weaving, Dyeing").put("Repair, Spinning").put("Mending")
    sheet.at(310, 535, y).heading("Education").put("BSc in Physics", font=BOLD)
    sheet.put("Quay University").put("2012 – 2015")
    sheet.at(60, 535, sheet.y + 10).heading("Experience")
    for title, dates in (("Baker", "2019 – 2021"), ("Tailor", "2016 – 2019")):
        sheet.put(title, font=BOLD, right=dates).put("Blue Needle")
        sheet.text("Kept four looms", bullet="•").gap(6)
    resume = read(sheet.pdf())
    assert [str(job.start.value) for job in resume.work if job.start] == ["2019", "2016"]
    assert len(resume.education) == 1
    assert [skill.name.value for skill in resume.skills] == [
        "Weaving", "Dyeing", "Repair", "Spinning", "Mending",
    ]  # fmt: skip


def test_entries_in_boxes_side_by_side_are_read_box_by_box() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    for heading, boxes in (
        (
            "Experience",
            (("Baker", "Thornbury Ovens", "2019 – 2021"), ("Tailor", "Blue Needle", "2016 – 2019")),
        ),
        (
            "Education",
            (("MSc", "Quay House University", "2015"), ("BSc", "Moss Bank University", "2012")),
        ),
    ):
        sheet.at(60, 280, sheet.y).heading(heading)
        y = sheet.y
        for x, (what, where, when) in zip((60, 310), boxes, strict=True):
            sheet.at(x, x + 200, y).put(what, font=BOLD, right=when).put(where)
            sheet.put("Kept all of it going")
    sheet.at(60, 280, sheet.y).heading("Skills").put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert [_said(job.title, job.company) for job in resume.work] == [
        ("Baker", "Thornbury Ovens"),
        ("Tailor", "Blue Needle"),
    ]
    assert [_said(each.degree, each.institution) for each in resume.education] == [
        ("MSc", "Quay House University"),
        ("BSc", "Moss Bank University"),
    ]


def test_plain_labels_alone_at_the_margin_are_headings() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=20, font=BOLD)
    for label, lines in (
        ("Contact", ("ada@example.com", "+44 20 7946 0018")),
        ("Experience", ("Baker, Thornbury Ovens", "2019 – 2021", "Tailor, Blue Needle", "2016")),
        ("Education", ("BSc in Physics, Quay University", "2012 – 2015")),
        ("Skills", ("Weaving, Dyeing", "Repair")),
    ):
        y = sheet.y
        sheet.at(60, 535, y).put(label).at(220, 535, y)
        for line in lines:
            sheet.put(line)
    resume = read(sheet.pdf())
    assert len(resume.work) == 2
    assert len(resume.education) == 1
    assert [skill.name.value for skill in resume.skills] == ["Weaving", "Dyeing", "Repair"]


def test_groups_of_skills_side_by_side_keep_their_labels() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Skills")
    y = sheet.y
    for x, label, skills in (
        (60, "Crafts", ("Weaving", "Dyeing")),
        (200, "Tools", ("Loom", "Spinning wheel")),
        (340, "Languages", ("French – native", "German – B2")),
    ):
        sheet.at(x, x + 120, y).put(label, font=BOLD)
        for skill in skills:
            sheet.put(skill)
    resume = read(sheet.pdf())
    assert {skill.name.value: skill.group for skill in resume.skills} == {
        "Weaving": "Crafts",
        "Dyeing": "Crafts",
        "Loom": "Tools",
        "Spinning wheel": "Tools",
    }
    assert [(each.name.value, each.level) for each in resume.languages] == [
        ("French", "native"),
        ("German", "B2"),
    ]


def test_the_title_of_the_document_is_no_heading() -> None:
    sheet = Sheet()
    sheet.centred("Resume", size=16, font=BOLD)
    sheet.put("Ada Example", size=14, font=BOLD).put("ada@example.com")
    sheet.heading("Skills").put("Weaving, Dyeing").heading("Experience")
    sheet.put("Baker, Thornbury Ovens", right="2019 – 2021")
    resume = read(sheet.pdf())
    assert resume.name is not None
    assert resume.name.value == "Ada Example"


def _said(*values: Read[str] | None) -> tuple[str | None, ...]:
    return tuple(value.value if value is not None else None for value in values)


def test_entries_along_a_zigzag_line_stay_in_their_section() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    y = sheet.y
    for i, (title, dates) in enumerate(
        (("Baker", "2019 – 2021"), ("Tailor", "2016 – 2019"), ("Weaver", "2014 – 2016"))
    ):
        x = 310 if i % 2 else 60
        sheet.at(x, x + 220, y).put(title, font=BOLD).put("Blue Needle").put(dates)
        sheet.text("Kept four looms going", bullet="•")
        y = sheet.y + 8
    sheet.at(60, 280, y).heading("Education").put("BSc in Physics").put("Quay University")
    sheet.put("2012 – 2015").heading("Skills").put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert [_said(job.title)[0] for job in resume.work] == ["Baker", "Tailor", "Weaver"]
    assert len(resume.education) == 1


def test_a_row_of_headings_begins_a_new_band() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for dates, title in (("2019 – 2021", "Baker"), ("2016 – 2019", "Tailor")):
        y = sheet.y
        sheet.at(60, 150, y).put(dates).at(180, 535, y).put(title, font=BOLD).put("Blue Needle")
        sheet.text("Kept four looms going all the year", bullet="•").gap(8)
    y = sheet.y
    sheet.at(60, 170, y).heading("Education").put("BSc").put("Quay College").put("2012 – 2015")
    sheet.at(240, 380, y).heading("Skills").put("Weaving").put("Dyeing").put("Repair")
    sheet.at(410, 535, y).heading("Interests").put("Sailing").put("Chess").put("Kites")
    resume = read(sheet.pdf())
    assert [_said(job.title)[0] for job in resume.work] == ["Baker", "Tailor"]
    assert [str(job.start.value) for job in resume.work if job.start] == ["2019", "2016"]
    assert [skill.name.value for skill in resume.skills] == ["Weaving", "Dyeing", "Repair"]


def test_a_range_broken_over_two_lines_is_one() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Education")
    sheet.put("MSc in Physics", font=BOLD).put("Quay University | 10/2013 –").put("09/2015").gap()
    sheet.put("BSc in Physics", font=BOLD).put("Quay University | 10/2010 –").put("09/2013")
    studies = read(sheet.pdf()).education
    assert [str(each.end.value) for each in studies if each.end] == ["2015-09", "2013-09"]


def test_a_town_in_brackets_is_no_part_of_the_employer() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for company, dates in (("Blue Needle (Zennor)", "2019 – 2021"), ("Oak (Marazion)", "2016")):
        sheet.put(company, font=BOLD, right=dates).put("Weaver")
        sheet.text("Kept four looms going", bullet="•")
    jobs = read(sheet.pdf()).work
    assert [_said(job.company, job.location) for job in jobs] == [
        ("Blue Needle", "Zennor"),
        ("Oak", "Marazion"),
    ]


def test_addresses_below_the_last_section_are_the_owners() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    sheet.heading("Experience").put("Weaver, Blue Needle", right="2019 – 2021")
    sheet.heading("Languages").put("French (native)").gap(20)
    sheet.put("linkedin.com/in/ada-example").put("ada.example.org")
    links = [link.value.url for link in read(sheet.pdf()).links]
    assert links == ["linkedin.com/in/ada-example", "ada.example.org"]


@pytest.mark.parametrize("title", ["Weaver", "Senior Loom Engineer"])
def test_a_headline_behind_the_name_is_no_part_of_it(title: str) -> None:
    sheet = Sheet()
    sheet.put(f"Ada Example {title}", size=20, font=BOLD).put("ada@example.com")
    sheet.heading("Skills").put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert _said(resume.name, resume.headline) == ("Ada Example", title)


def test_large_years_in_a_rail_belong_to_the_text_beside_them() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for company, title, end, start in (
        ("BLUE NEEDLE", "Weaver", "Present", "2019"),
        ("OLD LOOM", "Spinner", "2019", "2016"),
    ):
        y = sheet.y
        sheet.at(60, 150, y).put(end, size=16, font=BOLD).put(start, size=14, font=BOLD)
        sheet.at(170, 535, y).put(company, font=BOLD).put(title, size=12)
        sheet.text("Kept four looms going", bullet="•").gap(8)
    jobs = read(sheet.pdf()).work
    assert [_said(job.title) for job in jobs] == [("Weaver",), ("Spinner",)]
    assert [str(job.start.value) for job in jobs if job.start] == ["2019", "2016"]
    assert [job.current for job in jobs] == [True, False]


def test_an_unknown_heading_stands_where_known_ones_do() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    for heading in ("EXPERIENCE", "EDUCATION"):
        sheet.put(heading, font=BOLD)
        for place, year in (("QUAY HOUSE", "2019"), ("MOSS BANK", "2015")):
            y = sheet.y
            sheet.put(year).at(160, 535, y).put(place, font=BOLD)
            sheet.put("Baker" if heading == "EXPERIENCE" else "BSc in Physics")
            sheet.at(60, 535, sheet.y)
    sheet.put("SKILLS", font=BOLD).put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert len(resume.work) == len(resume.education) == 2


def test_bold_words_in_front_of_a_list_are_its_label() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Skills")
    for label, skills in (("Crafts", "Weaving, Dyeing, Old"), ("Tools", "Loom, Wheel")):
        y = sheet.y
        sheet.put(label, font=BOLD).at(60, 535, y)
        sheet.put(skills, x=60 + sheet.canvas.stringWidth(f"{label} ", BOLD, sheet.size))
        if label == "Crafts":
            sheet.put("lace")
    found = {skill.name.value: skill.group for skill in read(sheet.pdf()).skills}
    assert found == {
        "Weaving": "Crafts",
        "Dyeing": "Crafts",
        "Old lace": "Crafts",
        "Loom": "Tools",
        "Wheel": "Tools",
    }


def test_an_address_broken_at_its_hyphen_is_one() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    sheet.put("linkedin.com/in/ada-").put("example")
    sheet.heading("Skills").put("Weaving, Dyeing")
    links = [link.value.url for link in read(sheet.pdf()).links]
    assert links == ["linkedin.com/in/ada-example"]


def test_headings_level_and_alike_part_short_columns() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").gap(20)
    y = sheet.y
    sheet.at(60, 200, y).heading("Skills").put("Weaving").put("Dyeing").put("Old lace")
    sheet.at(310, 500, y).heading("Languages").put("French").put("Native")
    resume = read(sheet.pdf())
    assert [skill.name.value for skill in resume.skills] == ["Weaving", "Dyeing", "Old lace"]
    assert [(each.name.value, each.level) for each in resume.languages] == [("French", "native")]


def test_two_dates_in_a_row_tell_of_two_boxes() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    y = sheet.y
    for x, title, company, dates in (
        (60, "Weaver", "Blue Needle Works", "2019 – 2021"),
        (310, "Spinner", "Old Loom and Daughters", "2016 – 2019"),
    ):
        sheet.at(x, x + 210, y).put(title, font=BOLD, right=dates).put(company)
        sheet.text("Kept four looms going", bullet="•")
    jobs = read(sheet.pdf()).work
    assert [_said(job.title, job.company) for job in jobs] == [
        ("Weaver", "Blue Needle Works"),
        ("Spinner", "Old Loom and Daughters"),
    ]


def test_a_town_behind_a_legal_form_is_no_part_of_the_employer() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for company, dates in (("Blue Needle GmbH, Zennor", "2019 – 2021"), ("Oak AG, Lelant", "2016")):
        sheet.put(company, font=BOLD, right=dates).put("Weaver")
    jobs = read(sheet.pdf()).work
    assert [_said(job.company, job.location) for job in jobs] == [
        ("Blue Needle GmbH", "Zennor"),
        ("Oak AG", "Lelant"),
    ]


def test_slashes_part_every_list_of_a_section_in_which_they_part_one() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Skills")
    sheet.put("Weaving / Dyeing / Old lace").gap(12).put("Loom / Wheel")
    skills = [skill.name.value for skill in read(sheet.pdf()).skills]
    assert skills == ["Weaving", "Dyeing", "Old lace", "Loom", "Wheel"]


@pytest.mark.parametrize(
    ("place", "dates", "location"),
    [
        ("Truro, UK", "2019 – Present", "Truro, UK"),
        ("Truro, UK", "2019 – 2021", None),
        ("Remote", "2019 – Present", None),
    ],
)
def test_the_place_of_the_present_position_is_offered_where_no_home_is_named(
    place: str, dates: str, location: str | None
) -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    sheet.put("Weaver", font=BOLD, right=dates).put(f"Blue Needle | {place}")
    sheet.heading("Skills").put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert _said(resume.location) == (location,)
    assert resume.location is None or resume.location.needs_review


def test_ends_below_their_starts_at_the_margin_are_their_ends() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for company, title, start, end in (
        ("Blue Needle", "Weaver", "Apr 2019", "– Present"),
        ("Old Loom", "Spinner", "Feb 2013", "– Mar 2019"),
    ):
        sheet.put(company, font=BOLD, right=start).put(title, right=end)
        sheet.text("Kept four looms going", bullet="•").gap(8)
    jobs = read(sheet.pdf()).work
    assert [_said(job.title, job.company) for job in jobs] == [
        ("Weaver", "Blue Needle"),
        ("Spinner", "Old Loom"),
    ]
    assert [str(job.end.value) if job.end else job.current for job in jobs] == [True, "2019-03"]


def test_a_contact_line_at_the_end_counts_where_there_is_no_other() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("Weaver").heading("Experience")
    sheet.put("Weaver, Blue Needle", right="2019 – 2021").heading("Skills").put("Weaving, Dyeing")
    sheet.gap(60).put("ada@example.com     (720) 555-0138     Truro, UK     ada.example.org")
    resume = read(sheet.pdf())
    assert resume.email is not None
    assert resume.phone is not None
    assert resume.location is not None
    assert resume.location.value == "Truro, UK"
    assert [link.value.url for link in resume.links] == ["ada.example.org"]


def test_towns_that_stand_alike_in_every_entry_are_places() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for town, dates in (("Zennor", "2019 – Present"), ("Lelant", "2016 – 2019")):
        sheet.put(f"{dates} | {town}").put("Weaver", font=BOLD).put("Blue Needle")
        sheet.text("Kept four looms going", bullet="•").gap(8)
    jobs = read(sheet.pdf()).work
    assert [_said(job.title, job.company, job.location) for job in jobs] == [
        ("Weaver", "Blue Needle", "Zennor"),
        ("Weaver", "Blue Needle", "Lelant"),
    ]


def test_languages_with_levels_are_languages_whatever_their_heading_looks_like() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Skills")
    sheet.put("Weaving, Dyeing").put("Languages").put("French: native").put("German: B1")
    resume = read(sheet.pdf())
    assert [skill.name.value for skill in resume.skills] == ["Weaving", "Dyeing"]
    assert [(each.name.value, each.level) for each in resume.languages] == [
        ("French", "native"),
        ("German", "B1"),
    ]
