"""PDF into the document model."""

import io
import logging
from statistics import median

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from domain.resumes.parsing import ocr
from domain.resumes.parsing.columns import in_reading_order
from domain.resumes.parsing.document import Document, Line, PlacedLink, Segment, Word
from domain.resumes.parsing.glyphs import glyphs_of
from domain.resumes.parsing.limits import ParsingLimits
from domain.resumes.parsing.lines import lines_of, segments_of
from domain.resumes.parsing.marks import with_marks
from domain.resumes.parsing.running import without_running
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.parsing.words import words_of
from domain.resumes.values import Box

# pdfminer warns on stderr about slips in the files of common producers.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_FEWEST_LETTERS = 40
_FULL_WIDTH = 0.7


def read_pdf(content: bytes, limits: ParsingLimits) -> Document:
    """The document of a PDF; one without text has no lines. Raises Unreadable."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > limits.pages:
                raise Unreadable(UnreadableReason.TOO_MANY_PAGES)
            if not pdf.pages:
                raise Unreadable(UnreadableReason.DAMAGED)
            return _document(pdf.pages, limits)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect):
            raise Unreadable(UnreadableReason.ENCRYPTED) from error
        raise Unreadable(UnreadableReason.DAMAGED) from error
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError) as error:
        # pdfminer trusts the structure of a file: a broken one fails in many ways.
        raise Unreadable(UnreadableReason.DAMAGED) from error


def _document(pages: list[Page], limits: ParsingLimits) -> Document:
    glyphs = hidden = unmapped = letters = pictures = 0
    segments: list[list[Segment]] = []
    links: list[PlacedLink] = []
    for page in pages:
        painted = glyphs_of(page, limits.glyphs - glyphs)
        glyphs += len(painted.glyphs)
        unmapped += painted.unmapped
        pictures += painted.pictures
        words, invisible = words_of(painted, page.page_number)
        letters += sum(len(word.text) for word in words)
        words = with_marks(words, painted.marks)
        hidden += invisible
        placed = _links(page)
        _attach(placed, words)
        links.extend(placed)
        segments.append(segments_of(words))
        page.close()
    scanned = letters < _FEWEST_LETTERS and pictures > 0
    if scanned:
        segments = _scanned_segments(pages[: limits.ocr_pages])
    body, running = without_running(segments)
    lines: list[Line] = []
    columns = in_reading_order(body)
    whole = max((s.x1 for column, parted in columns if not parted for s in column), default=0.0)
    if pages and whole < _FULL_WIDTH * float(pages[0].width):
        # Every line is short: none of them ends where the text does.
        whole = float(pages[0].width)
    for number, (column, parted) in enumerate(columns):
        right = max(s.x1 for s in column) if parted else whole
        for page_number in sorted({s.words[0].page for s in column}):
            part = [s for s in column if s.words[0].page == page_number]
            lines.extend(lines_of(part, number, right))
    return Document(
        lines=lines,
        links=links,
        running=[line for each in running for line in lines_of(each)],
        pages=len(pages),
        hidden_words=hidden,
        unmapped_share=unmapped / glyphs if glyphs else 0.0,
        by_ocr=scanned,
        pages_read=min(len(pages), limits.ocr_pages) if scanned else len(pages),
    )


def _scanned_segments(pages: list[Page]) -> list[list[Segment]]:
    if not ocr.is_installed():
        raise Unreadable(UnreadableReason.SCANNED)
    found: list[list[Segment]] = []
    for page in pages:
        words = ocr.words_by_ocr(page, page.page_number)
        # Sizes that a scan gives are rough: all lines of a page's usual height are of one size.
        found.append(segments_of(_of_even_size(words)))
        page.close()
    if not any(found):
        raise Unreadable(UnreadableReason.SCANNED)
    return found


def _of_even_size(words: list[Word]) -> list[Word]:
    if not words:
        return words
    usual = median(word.size for word in words)
    for word in words:
        if abs(word.size - usual) < 0.3 * usual:
            word.size = round(usual, 1)
    return words


def _links(page: Page) -> list[PlacedLink]:
    """URI annotations; a broken annotation is no reason to lose the page."""
    try:
        annotations = page.annots
    except (PdfminerException, ValueError, TypeError, KeyError, AttributeError):
        return []
    return [
        PlacedLink(
            url=annotation["uri"],
            page=page.page_number,
            box=Box(*(float(annotation[side]) for side in ("x0", "top", "x1", "bottom"))),
        )
        for annotation in annotations
        if isinstance(annotation.get("uri"), str) and annotation["uri"]
    ]


def _attach(links: list[PlacedLink], words: list[Word]) -> None:
    """Marks the words that a link annotation covers."""
    for link in links:
        box = link.box
        for word in words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            if box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1:
                word.link = link.url
