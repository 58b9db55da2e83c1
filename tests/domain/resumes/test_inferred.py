"""Sections told by what they hold."""

from resume_documents import BOLD, Sheet, docx_bytes, empty_docx

from domain.resumes.parsing import read


def test_contact_lines_of_a_sidebar_that_is_read_last_are_the_owners() -> None:
    sheet = Sheet(right=360)
    sheet.put("Ada Example", size=22, font=BOLD)
    sheet.heading("Experience").put("Weaver, Blue Needle").put("May 2019 – Present")
    sheet.text("Kept four looms running through the winter", bullet="•")
    sheet.heading("Projects").put("Loomlight", font=BOLD).put("A lamp that follows the shuttle")
    sheet.at(400, 560, 60)
    for line in ("Truro, Cornwall", "ada@example.com", "+44 20 7946 0018", "github.com/ada-loom"):
        sheet.put(line)
    sheet.heading("Skills").put("Weaving, Dyeing")
    resume = read(sheet.pdf())
    assert resume.phone is not None
    assert resume.phone.value == "+442079460018"
    assert resume.location is not None
    assert resume.location.value == "Truro, Cornwall"
    assert [link.value.url for link in resume.links] == ["github.com/ada-loom"]


def test_a_list_of_contact_data_below_projects_is_no_project() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_heading("Projects", 1)
    document.add_paragraph("Loomlight")
    for line in ("ada@example.com", "+44 20 7946 0018", "ada-loom.example.com"):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Skills", 1)
    document.add_paragraph("Weaving, Dyeing")
    resume = read(docx_bytes(document))
    assert resume.phone is not None
    assert [link.value.url for link in resume.links] == ["ada-loom.example.com"]


def test_contact_data_of_a_reference_are_not_the_owners() -> None:
    document = empty_docx()
    document.add_heading("Ada Example", 0)
    document.add_heading("Skills", 1)
    document.add_paragraph("Weaving, Dyeing")
    document.add_heading("References", 1)
    for line in ("Bea Sample", "bea@example.com", "bea-sample.example.com"):
        document.add_paragraph(line)
    document.add_heading("Interests", 1)
    for line in ("Lamps", "Tides", "Kites", "Bread", "Moss"):
        document.add_paragraph(line)
    assert read(docx_bytes(document)).links == ()
