"""Which sides of a page are columns, and which label the rows beside them."""

from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read


def test_a_short_sidebar_beside_a_long_column_is_read_first() -> None:
    sheet = Sheet(right=180)
    sheet.put("Ada", size=18, font=BOLD).put("Byronsdaughter", size=18, font=BOLD)
    sheet.put("Lamp Engineer").put("Truro, Cornwall").put("+44 20 7946 0018")
    sheet.put("ada@example.com")
    sheet.at(210, 540, 70).heading("Experience")
    for number in range(4):
        sheet.put("Lamp Engineer, Quay Street", font=BOLD)
        sheet.put(f"May 201{2 * number} - May 201{2 * number + 1}")
        sheet.text("Kept forty lamps lit each night", "Cleaned the glass", bullet="•").gap(6)
    sheet.heading("Skills").put("Lamps, Oil, Glass")
    resume = read(sheet.pdf())
    assert resume.name is not None
    assert resume.name.value == "Ada Byronsdaughter"
    employers = [job.company.value for job in resume.work if job.company is not None]
    assert employers == ["Quay Street"] * 4


def test_labels_in_a_rail_of_dates_are_no_headings_of_a_sidebar() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")

    def row(label: str, *lines: str) -> None:
        y = sheet.y
        sheet.put(label)
        sheet.y = y
        for line in lines:
            sheet.put(line, x=160)

    sheet.gap().put("Work experience", x=160, size=14, font=BOLD)
    row("05/2019–Present", "Lamp Engineer, Quay Street", "Lit lamps", "Cleaned glass")
    row("04/2016–04/2019", "Lamp Technician, Moss Works", "Carried oil")
    sheet.gap().put("Education", x=160, size=14, font=BOLD)
    row("2012–2015", "BSc, Physics, University of Moss")
    sheet.gap().put("Skills", x=160, size=14, font=BOLD)
    row("Key skills", "Lamps, Glass")
    row("Software", "Excel, Python")
    row("Tools", "Ladder, Wick")
    resume = read(sheet.pdf())
    assert [str(job.start.value) for job in resume.work if job.start] == ["2019-05", "2016-04"]
    assert len(resume.education) == 1
    assert {"Lamps", "Glass", "Excel", "Python"} <= {s.name.value for s in resume.skills}
