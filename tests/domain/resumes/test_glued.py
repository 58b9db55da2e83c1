"""Values that touch: where they are parted, and what is left alone."""

import pytest
from resume_documents import BOLD, Sheet, docx_bytes, empty_docx, hyperlink

from domain.resumes.parsing import read
from domain.resumes.parsing.glued import with_seams


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Blue NeedleSept. 2019 – Present", "Blue Needle|Sept. 2019 – Present"),
        ("Blaue Nadel AGOkt. 2014", "Blaue Nadel AG|Okt. 2014"),
        ("Blue Needle, Truro, CO02/2019–Present", "Blue Needle, Truro, CO|02/2019–Present"),
        ("Truro2017–2021", "Truro|2017–2021"),
        ("ISO9001 and B2019", "ISO9001 and B2019"),
        ("MARS 2016 - AOÛT 2019", "MARS 2016 - AOÛT 2019"),
        ("Blue Needle s.r.o.Truro", "Blue Needle s.r.o.|Truro"),
        ("Ada S.A.Byron", "Ada S.A.|Byron"),
        ("Emailada@example.com", "Email|ada@example.com"),
        ("Phone(720) 555-0138", "Phone|(720) 555-0138"),
        ("LinkedInlinkedin.com/in/ada", "LinkedIn|linkedin.com/in/ada"),
        ("LocationTruro, CO", "Location|Truro, CO"),
        ("+44 20 7946 0018ada@example.comTruro", "+44 20 7946 0018|ada@example.com|Truro"),
        ("ada2019@example.com", "ada2019@example.com"),
        ("Summary May 2019", "Summary May 2019"),
        ("Mobile developer", "Mobile developer"),
        ("Telephony", "Telephony"),
        ("Email marketing", "Email marketing"),
        ("Dismay 2019", "Dismay 2019"),
    ],
)
def test_what_touches_is_parted(text: str, parted: str) -> None:
    assert with_seams(text, "|") == parted


def test_a_page_whose_values_touch_is_read() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("Emailada@example.com")
    sheet.heading("Experience").put("Blue NeedleSept. 2019 – Present", font=BOLD).put("Weaver")
    resume = read(sheet.pdf())
    assert resume.email is not None
    assert resume.email.value == "ada@example.com"
    (job,) = resume.work
    assert job.company is not None
    assert job.company.value == "Blue Needle"
    assert job.start is not None
    assert str(job.start.value) == "2019-09"


def test_a_label_that_touches_its_link_is_no_part_of_it() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_paragraph("ada@example.com")
    line = document.add_paragraph("LinkedIn")
    hyperlink(line, "linkedin.com/in/ada-example", "https://www.linkedin.com/in/ada-example")
    document.add_heading("Skills", 1)
    document.add_paragraph("Weaving, Dyeing")
    links = [link.value.url for link in read(docx_bytes(document)).links]
    assert links == ["https://www.linkedin.com/in/ada-example"]
