"""Glyphs of one PDF page, as its content stream paints them, with what lies behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page

from domain.resumes.parsing.cork import table_of
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
_SHAPES_KEPT = 400
_LONGEST_PATH = 40
_SMALLEST_MARK_PT = 1.5
_LARGEST_MARK_PT = 7.0
_SMALLEST_FILL_PT2 = 30.0
_INVISIBLE_MODES = (3, 7)


@dataclass(slots=True)
class Glyph:
    """One painted character; y grows downwards, in points. An unmapped glyph has the text ''."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: str
    colour: Colour
    invisible: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, or a picture (colour None)."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A small round or square shape: list bullets are painted so as often as written."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageGlyphs:
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unmapped: int = 0
    pictures: int = 0


class _Collector(PDFLayoutAnalyzer):
    """Keeps glyphs and fills only: no layout analysis, no curves, and never more than a budget."""

    def __init__(self, manager: Any, page: PageGlyphs, budget: int) -> None:
        super().__init__(manager, laparams=None)
        self._page = page
        self._budget = budget
        self._invisible = False
        self._tables: dict[Any, dict[int, str] | None] = {}

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._invisible = textstate.render in _INVISIBLE_MODES
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        text = self._character(font, cid)
        width, shift = font.char_width(cid), font.char_disp(cid)
        char = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        page = self._page
        if not text:
            page.unmapped += 1
            if 0 < char.width < char.size:
                # Alone, a glyph without a character is a bullet or an icon.
                page.marks.append(
                    Mark(char.x0, page.height - char.y1, char.x1, page.height - char.y0)
                )
        if char.upright:
            page.glyphs.append(
                Glyph(
                    text=text,
                    x0=char.x0,
                    top=page.height - char.y1,
                    x1=char.x1,
                    bottom=page.height - char.y0,
                    baseline=page.height - matrix[5] - rise * matrix[3],
                    size=char.size,
                    font=char.fontname if isinstance(char.fontname, str) else "",
                    colour=_rgb(graphicstate.ncolor),
                    invisible=self._invisible,
                )
            )
        self._budget -= 1
        if self._budget < 0:
            raise Unreadable(UnreadableReason.TOO_LARGE_UNPACKED)
        return float(char.adv)

    def _character(self, font: Any, cid: int) -> str:
        if font not in self._tables:
            self._tables[font] = table_of(font)
        table = self._tables[font]
        if table is not None:
            return table.get(cid, "")
        try:
            text = font.to_unichr(cid)
        except Exception:  # noqa: BLE001 - pdfminer raises many kinds for an unmapped glyph
            return ""
        return text if isinstance(text, str) else ""

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        if len(path) > _LONGEST_PATH:
            return
        points = [
            apply_matrix_pt(self.ctm, (step[i], step[i + 1]))
            for step in path
            for i in range(1, len(step) - 1, 2)
        ]
        if len(points) >= 3:
            outline = evenodd and sum(step[0] == "m" for step in path) > 1  # a border
            self._shape(points, _rgb(graphicstate.ncolor), fill and not outline)

    def render_image(self, name: str, stream: Any) -> None:
        self._page.pictures += 1
        corners = [(0, 0), (0, 1), (1, 0), (1, 1)]
        self._shape([apply_matrix_pt(self.ctm, corner) for corner in corners], None, True)

    def _shape(
        self, points: Sequence[tuple[float, float]], colour: Colour | None, fill: bool
    ) -> None:
        page = self._page
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        width, height = x1 - x0, y1 - y0
        if (
            _SMALLEST_MARK_PT <= width <= _LARGEST_MARK_PT
            and 0.75 <= height / width <= 1.34
            and len(page.marks) < _SHAPES_KEPT
        ):
            page.marks.append(Mark(x0, page.height - y1, x1, page.height - y0))
        elif fill and width * height >= _SMALLEST_FILL_PT2 and len(page.fills) < _SHAPES_KEPT:
            page.fills.append(Fill(x0, page.height - y1, x1, page.height - y0, colour))


def glyphs_of(page: Page, budget: int) -> PageGlyphs:
    """At most `budget` glyphs of a page; raises Unreadable where there are more."""
    found = PageGlyphs(width=float(page.width), height=float(page.height))
    PDFPageInterpreter(page.pdf.rsrcmgr, _Collector(page.pdf.rsrcmgr, found, budget)).process_page(
        page.page_obj
    )
    return found


def _rgb(colour: Any) -> Colour:
    """A pdfminer colour (grey, RGB or CMYK in [0, 1]) as RGB; patterns and the rest as black."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return BLACK
    if len(parts) == 1:
        return (float(parts[0]),) * 3
    if len(parts) == 3:
        return (float(parts[0]), float(parts[1]), float(parts[2]))
    if len(parts) == 4:
        c, m, y, k = (float(part) for part in parts)
        return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    return BLACK
