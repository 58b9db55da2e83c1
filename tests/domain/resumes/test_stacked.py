"""Dates that a narrow column broke over lines."""

from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.values import WorkEntry


def _dates(job: WorkEntry) -> tuple[str, str]:
    assert job.start is not None
    return str(job.start.value), "present" if job.current else str(job.end and job.end.value)


def test_an_end_below_its_start_is_read_beside_the_text_of_another_column() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Experience")
    for start, end, title in (
        ("07/2019 –", "Present", "Weaver | Blue Needle"),
        ("10/2014 –", "06/2019", "Spinner | Teachers Loom"),
    ):
        y = sheet.y
        sheet.put(start).put(end)
        sheet.y = y
        sheet.put(title, x=170)
        sheet.put("• Kept four looms running", x=170).gap(6)
    jobs = read(sheet.pdf()).work
    assert [_dates(job) for job in jobs] == [("2019-07", "present"), ("2014-10", "2019-06")]
