"""Words from glyphs: gaps rebuilt, ligatures and letter-spacing mended, hidden text set aside."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from domain.resumes.parsing.accents import with_accents
from domain.resumes.parsing.document import Word
from domain.resumes.parsing.glyphs import WHITE, Colour, Fill, Glyph, PageGlyphs

_GAP_EM = 0.17
_SPACED_EM = 0.08
_RUN_BREAK_EM = 2.5
_TOUCHING_EM = 0.06
_APART_SPACES = 3
_SMALLEST_VISIBLE_PT = 2.0
_SAME_INK = 0.06
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-_]bd|cmbx|medi\b", re.I)
_ITALIC = re.compile(r"ital|obliq|[-_]it\b|cmti|slant", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Radicals that fonts draw as the characters they are: a file then names the radical. Those that
# Unicode gives no compatibility form, each with its character.
_RADICALS = """
    ⺁厂 ⺃乚 ⺅亻 ⺉刂 ⺋㔾 ⺎兀 ⺐尢 ⺒巳 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺝月 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫
    ⺦丬 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺲罒 ⺶羊 ⺷羊 ⺸羋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺾艹
    ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝
    ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾
    ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
"""
_FOLDED = {
    **{ord(pair[0]): pair[1] for pair in _RADICALS.split()},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    0x060C: ",",
    0x3000: " ",
    0x00A0: " ",
    0x2011: "-",
}


def clean(text: str) -> str:
    """Text without invisible characters, with ligatures and full-width forms written out."""
    folded = _INVISIBLE.sub("", text.translate(_FOLDED))
    return unicodedata.normalize("NFC", folded)


def words_of(page: PageGlyphs, number: int) -> tuple[list[Word], int]:
    """The visible words of page `number` in stream order, and the count of hidden ones."""
    glyphs = with_accents(page.glyphs)
    words = _rejoined(_build(glyphs, number))
    if len(words) > 40 and median(len(word.text) for word, _ in words) <= 1:
        ordered = sorted(glyphs, key=lambda g: (round(g.baseline / 2), g.x0))
        words = _build(ordered, number)
    half = 0.5 * page.width * page.height
    scanned = any(
        fill.colour is None and (fill.x1 - fill.x0) * (fill.bottom - fill.top) > half
        for fill in page.fills
    )
    visible: list[Word] = []
    hidden = 0
    for word, invisible in words:
        if _is_hidden(word, page, invisible and not scanned):
            hidden += 1
        else:
            visible.append(word)
    return _without_overprints(visible), hidden


def _build(glyphs: Sequence[Glyph], number: int) -> list[tuple[Word, bool]]:
    words: list[tuple[Word, bool]] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            words.extend(_split(run, number))
            run = []
        run.append(glyph)
    if run:
        words.extend(_split(run, number))
    return words


def _rejoined(words: Sequence[tuple[Word, bool]]) -> list[tuple[Word, bool]]:
    """Words that a change of font cut: letters that a font lacks come from another one."""
    found: list[tuple[Word, bool]] = []
    for word, invisible in words:
        last = found[-1][0] if found else None
        if last is not None and found[-1][1] == invisible and _is_one_word(last, word):
            last.text = clean(last.text + word.text)
            last.x1, last.top = word.x1, min(last.top, word.top)
            last.bottom = max(last.bottom, word.bottom)
        else:
            found.append((word, invisible))
    return found


def _is_one_word(last: Word, word: Word) -> bool:
    """Whether letters touch, and one of them is of those that not every font has."""
    return (
        abs(last.size - word.size) < 0.1 * word.size
        and abs(last.baseline - word.baseline) < 0.1 * word.size
        and abs(word.x0 - last.x1) < _TOUCHING_EM * word.size
        and not (last.text.isascii() and word.text.isascii())
        and not (_RIGHT_TO_LEFT.search(last.text) and _RIGHT_TO_LEFT.search(word.text))
        and (last.text[-1].isalpha() or unicodedata.combining(last.text[-1]) > 0)
        and (
            word.text[0].isalpha()
            or word.text[0] in "-'’"
            or unicodedata.combining(word.text[0]) > 0
        )
    )


def _continues(last: Glyph, glyph: Glyph) -> bool:
    if _is_twin(last, glyph):
        return True
    size = max(last.size, glyph.size)
    alike = last.size * 0.8 < glyph.size < last.size * 1.25
    small_capitals = (
        abs(glyph.baseline - last.baseline) < 0.03 * size
        and abs(glyph.x0 - last.x1) < 0.12 * size
        and last.size * 0.6 < glyph.size < last.size * 1.7
    )
    return (
        abs(glyph.baseline - last.baseline) < 0.2 * size
        and (alike or small_capitals)
        and -0.35 * size < glyph.x0 - last.x1 < _RUN_BREAK_EM * size
        and glyph.font == last.font
        and glyph.invisible == last.invisible
    )


def _split(run: Sequence[Glyph], number: int) -> list[tuple[Word, bool]]:
    """Cuts a run of one font into words, by its gaps and its space glyphs."""
    letters: list[Glyph] = []
    spaced: list[bool] = []
    apart: list[bool] = []
    spaces = 0
    unmapped = [glyph for glyph in run if not glyph.text]
    if 0 < len(unmapped) <= 0.3 * len(run):
        # One glyph in a text font that has no character: bullets are what fonts leave unmapped.
        for glyph in unmapped:
            glyph.text = "•"
    for glyph in run:
        if glyph.text.isspace() or glyph.text in ("", "\u200b") or _is_icon(glyph.text):
            spaces += 1
            continue
        if letters and _is_twin(letters[-1], glyph):
            continue
        letters.append(glyph)
        spaced.append(spaces > 0)
        apart.append(spaces >= _APART_SPACES)
        spaces = 0
    if not letters:
        return []
    size = letters[0].size
    gaps = [b.x0 - a.x1 for a, b in pairwise(letters)]
    inner = [gap for gap, has in zip(gaps, spaced[1:], strict=True) if not has]
    spacing = max(0.0, median(inner)) if len(inner) >= 3 else 0.0
    if spacing < _SPACED_EM * size:
        spacing = 0.0
    typed = len(gaps) >= 4 and sum(spaced[1:]) >= 0.8 * len(gaps)
    typed_gap = median(gaps) if typed else 0.0
    words: list[tuple[Word, bool]] = []
    start = 0
    for i in range(1, len(letters) + 1):
        if i < len(letters):
            gap = gaps[i - 1]
            if typed:
                cut = gap > 1.6 * typed_gap + 0.05 * size
            elif spaced[i]:
                cut = gap > spacing + 0.04 * size
            else:
                cut = gap > spacing + (_GAP_EM if not spacing else 0.3) * size
            if not cut:
                continue
        word = _word(letters[start:i], spacing, number)
        word.apart = apart[start] and not typed
        words.append((word, letters[start].invisible))
        start = i
    return [(word, invisible) for word, invisible in words if word.text]


def _is_icon(text: str) -> bool:
    """Glyphs of icon fonts stand in the private use area."""
    return len(text) == 1 and "\ue000" <= text <= "\uf8ff" and text not in "\uf0b7\uf0a7\uf0d8"


def _is_twin(last: Glyph, glyph: Glyph) -> bool:
    """The same glyph painted twice for a bold look or a shadow."""
    return (
        glyph.text == last.text
        and abs(glyph.x0 - last.x0) < 0.12 * glyph.size
        and abs(glyph.top - last.top) < 0.12 * glyph.size
    )


def _word(glyphs: Sequence[Glyph], spacing: float, number: int) -> Word:
    text = clean("".join(glyph.text for glyph in glyphs)).strip()
    if _RIGHT_TO_LEFT.search(text):
        text = _in_reading_order(glyphs)
    text = text.replace("\uf0b7", "•").replace("\uf0a7", "▪").replace("\uf0d8", "►")
    first = glyphs[0]
    font = first.font.split("+")[-1]
    return Word(
        text=text,
        x0=first.x0,
        top=min(glyph.top for glyph in glyphs),
        x1=glyphs[-1].x1,
        bottom=max(glyph.bottom for glyph in glyphs),
        size=first.size,
        baseline=first.baseline,
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        font=font,
        colour=first.colour,
        spacing=spacing,
        page=number,
    )


def _in_reading_order(glyphs: Sequence[Glyph]) -> str:
    """A word of a script written from right to left, whose glyphs were taken from the left.

    A ligature holds its letters in order already. Shapes of letters that depend on their
    neighbours become the letters.
    """
    text = "".join(glyph.text for glyph in reversed(glyphs))
    return unicodedata.normalize("NFKC", clean(text)).strip()


def _is_hidden(word: Word, page: PageGlyphs, invisible: bool) -> bool:
    if invisible or word.size < _SMALLEST_VISIBLE_PT:
        return True
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if not (0 <= x <= page.width and 0 <= y <= page.height):
        return True
    behind = _behind(page.fills, x, y)
    return all(
        colour is not None
        and max(abs(a - b) for a, b in zip(word.colour, colour, strict=True)) < _SAME_INK
        for colour in behind
    )


def _behind(fills: Sequence[Fill], x: float, y: float) -> list[Colour | None]:
    """The colours painted around a point, None for a picture; paper is white.

    Which of them is on top is not known for sure, so that text is hidden only if it has the colour
    of all.
    """
    covering = [
        fill.colour for fill in fills if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom
    ]
    return covering or [WHITE]


def _without_overprints(words: Sequence[Word]) -> list[Word]:
    """Without the words painted a second time at nearly the same place (shadows, fake bold)."""
    seen: dict[tuple[str, int], list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        near = 0.2 * word.size
        twins = [
            other
            for row in (-1, 0, 1)
            for other in seen.get((word.text, round(word.top / 8) + row), ())
            if abs(other.x0 - word.x0) < near and abs(other.top - word.top) < near
        ]
        if twins:
            twins[0].bold = True
            continue
        seen.setdefault((word.text, round(word.top / 8)), []).append(word)
        kept.append(word)
    return kept
