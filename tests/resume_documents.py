"""Builders of sample resumes: pages painted with reportlab, packages written with python-docx.

Every person, employer and school in here is invented.
"""

import io
from dataclasses import dataclass, field

import docx
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from domain.resumes.values import ParsedResume, Read

PLAIN = "Helvetica"
BOLD = "Helvetica-Bold"
ITALIC = "Helvetica-Oblique"


@dataclass
class Sheet:
    """A page to paint on; `y` is where the next line goes, in points from the top."""

    x: float = 60
    right: float = 535
    y: float = 60
    size: float = 10
    font: str = PLAIN
    stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.stream, pagesize=A4)
        self.height = A4[1]

    def at(self, x: float, right: float, y: float) -> "Sheet":
        self.x, self.right, self.y = x, right, y
        return self

    def put(
        self,
        text: str,
        *,
        x: float | None = None,
        size: float | None = None,
        font: str | None = None,
        colour: Color = black,
        spacing: float = 0,
        right: str | None = None,
        after: float = 0,
        link: str | None = None,
    ) -> "Sheet":
        """One line; `right` is set flush with the right margin on the same line."""
        size, font, x = size or self.size, font or self.font, self.x if x is None else x
        y = self.height - self.y - size
        self.canvas.setFillColor(colour)
        line = self.canvas.beginText(x, y)
        line.setFont(font, size)
        line.setCharSpace(spacing)
        line.textOut(text)
        self.canvas.drawText(line)
        if right is not None:
            self.canvas.setFont(PLAIN, self.size)
            self.canvas.drawRightString(self.right, y, right)
        if link is not None:
            width = stringWidth(text, font, size)
            self.canvas.linkURL(link, (x, y, x + width, y + size))
        self.y += size * 1.35 + after
        return self

    def centred(
        self,
        text: str,
        *,
        size: float | None = None,
        font: str | None = None,
        spacing: float = 0,
        after: float = 0,
    ) -> "Sheet":
        width = stringWidth(text, font or self.font, size or self.size)
        x = (self.x + self.right - width) / 2
        return self.put(text, x=x, size=size, font=font, spacing=spacing, after=after)

    def heading(self, text: str, *, size: float = 13, spacing: float = 0) -> "Sheet":
        self.y += 10
        return self.put(text, size=size, font=BOLD, spacing=spacing, after=3)

    def text(self, *paragraphs: str, bullet: str | None = None, indent: float = 0) -> "Sheet":
        """Paragraphs wrapped at the right margin."""
        for paragraph in paragraphs:
            x = self.x + indent + (12 if bullet else 0)
            if bullet:
                self.canvas.setFillColor(black)
                self.canvas.setFont(PLAIN, self.size)
                self.canvas.drawString(self.x + indent, self.height - self.y - self.size, bullet)
            line = ""
            for word in paragraph.split():
                wider = f"{line} {word}".strip()
                if stringWidth(wider, self.font, self.size) > self.right - x:
                    self.put(line, x=x)
                    line = word
                else:
                    line = wider
            self.put(line, x=x)
        return self

    def gap(self, points: float = 8) -> "Sheet":
        self.y += points
        return self

    def page(self) -> "Sheet":
        self.canvas.showPage()
        self.y = 60
        return self

    def pdf(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def docx_bytes(document: Docx) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def empty_docx() -> Docx:
    return docx.Document()


def hyperlink(paragraph: Paragraph, text: str, url: str) -> None:
    """Adds a link, which python-docx cannot do by itself."""
    identity = paragraph.part.relate_to(url, RELATIONSHIP.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def text_box(paragraph: Paragraph, *lines: str) -> None:
    """Adds a text box that hangs on a paragraph."""
    run = OxmlElement("w:r")
    content = run
    for tag in ("w:pict", "v:shape", "v:textbox", "w:txbxContent"):
        child = content.makeelement(_expanded(tag))
        content.append(child)
        content = child
    for line in lines:
        holder = OxmlElement("w:p")
        text = OxmlElement("w:r")
        text.append(OxmlElement("w:t"))
        text[0].text = line
        holder.append(text)
        content.append(holder)
    paragraph._p.append(run)


def _expanded(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{urn:schemas-microsoft-com:vml}}{name}" if prefix == "v" else str(qn(tag))


def text_of(value: Read[str] | None) -> str | None:
    """What was read; None where nothing was."""
    return value.value if value is not None else None


def opened(heading: str) -> Sheet:
    """A page with a name, an address and a heading."""
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    return sheet.heading(heading)


def jobs_of(resume: ParsedResume) -> list[tuple[str | None, str | None]]:
    """Title and employer of each position."""
    return [(text_of(job.title), text_of(job.company)) for job in resume.work]


def studies_of(resume: ParsedResume) -> list[tuple[str | None, str | None, str | None]]:
    """Degree, field and institution of each education."""
    return [
        (
            text_of(each.degree),
            text_of(each.field),
            text_of(each.institution),
        )
        for each in resume.education
    ]
