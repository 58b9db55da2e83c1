"""Files of invented people, made when a test needs them."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LINES = (
    (18, "Mina Okafor"),
    (11, "mina.okafor@example.com | +44 20 7946 0018 | Bristol"),
    (13, "Experience"),
    (11, "Data Engineer, Harbour Analytics"),
    (11, "March 2021 - Present"),
    (11, "- Built pipelines in Python and PostgreSQL on Docker"),
    (11, "Junior Developer, Quayside Software"),
    (11, "June 2018 - February 2021"),
    (11, "- Wrote services in Java and SQL"),
    (13, "Education"),
    (11, "BSc Computer Science, University of Westmere"),
    (11, "2015 - 2018"),
    (13, "Skills"),
    (11, "Python, PostgreSQL, Docker, Java, SQL, Git"),
)


def resume_pdf(*more: str) -> bytes:
    """A one-page resume; `more` lines make it another file."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    y = 790
    for size, text in (*LINES, *((11, line) for line in more)):
        canvas.setFont("Helvetica-Bold" if size > 11 else "Helvetica", size)
        canvas.drawString(60, y, text)
        y -= size + 9
    canvas.save()
    return buffer.getvalue()
