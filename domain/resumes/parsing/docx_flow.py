"""A simple page layout for DOCX text, which holds no positions of its own."""

import re
from collections.abc import Sequence

from domain.resumes.parsing.dates import is_date_like
from domain.resumes.parsing.document import BULLETS, Line, Segment, Word, is_letter_bullet
from domain.resumes.parsing.docx_styles import Look
from domain.resumes.parsing.glued import with_seams
from domain.resumes.parsing.words import clean

_PAGE_WIDTH_PT = 612.0
_PAGE_HEIGHT_PT = 792.0
_MARGIN_PT = 54.0
_GLYPH_EM = 0.5
_SPACE_EM = 0.28
_LEADING = 1.2
_TAB_PT = 36.0
_ADDRESS = re.compile(r"^\S*[@./]\S+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DATED = re.compile(r"(?:0[1-9]|1[0-2])[/.](?:19|20)\d\d(?!\d)|(?:19|20)\d\d[–—-]")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_BEFORE_YEAR = "0123456789~～〜–—-至到"
_WIDE_SPACE = re.compile(r" {4,}")

Run = tuple[str, Look, str | None]


class Flow:
    """Lines set one below the other on pages of US letter size."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.page = 1
        self.indent = 0.0
        self.column = 0
        self._top = _MARGIN_PT
        self._gap = 0.0

    def break_page(self) -> None:
        if self._top > _MARGIN_PT:
            self.page += 1
            self._top = _MARGIN_PT

    def add(
        self,
        columns: list[list[Run]],
        *,
        listed: bool = False,
        level: int | None = None,
        indent: float = 0.0,
        edges: Sequence[float] = (),
    ) -> None:
        """Adds paragraphs side by side; a line break starts a line, a tab a segment.

        `edges` says for each paragraph where its cell begins, if it stands in one.
        """
        rows: list[list[list[Word]]] = [[]]
        x = _MARGIN_PT + self.indent + indent + (18.0 if listed else 0.0)
        left = x
        for column, runs in enumerate(map(_with_scripts_joined, columns)):
            if column:
                x += _TAB_PT
            if edges:
                x = max(x, left + edges[column]) if column else x
            row, edge = 0, x
            fresh = True
            glued = False
            begun = 0
            parted = _are_elements([text for text, _, _ in runs])
            for number, (text, look, link) in enumerate(runs):
                loose = number > 1 and runs[number - 1][0].isspace()
                for part in re.findall(
                    r"\n|\t|[^\S\n\t]+|\S+", with_seams(_WIDE_SPACE.sub("\t", text))
                ):
                    if part == "\n":
                        row += 1
                        if row == len(rows):
                            rows.append([])
                        x, fresh, glued = edge, True, False
                    elif part == "\t":
                        x, fresh, glued = x + _TAB_PT, True, False
                    elif part.isspace():
                        x += _SPACE_EM * look.size
                        glued = False
                    else:
                        word = self._word(part, look, link, x)
                        if not word.text:
                            continue
                        x = word.x1
                        word.apart, loose = loose, False
                        anew = fresh or not rows[row]
                        if not anew and glued:
                            touches = parted and begun != number
                            dated = begun != number and is_date_like(text)
                            linked = begun != number and _is_linked(rows[row][-1][-1], word)
                            anew = touches or dated or linked
                            anew = anew or _is_next(rows[row][-1], word, text)
                        if anew:
                            rows[row].append([word])
                        elif glued and not _is_apart(rows[row][-1][-1].text, word.text):
                            _glue(rows[row][-1], word)
                        else:
                            rows[row][-1].append(word)
                        fresh, glued, begun = False, True, number
        for i, segments in enumerate(rows):
            self._set(segments, listed and i == 0, level)
        if not any(rows):
            self._gap += 10.0

    def _word(self, text: str, look: Look, link: str | None, x: float) -> Word:
        shown = clean(text)
        return Word(
            text=shown,
            x0=min(x, _PAGE_WIDTH_PT),
            top=0.0,
            x1=min(x + len(shown) * _GLYPH_EM * look.size, _PAGE_WIDTH_PT),
            bottom=0.0,
            size=look.size,
            baseline=0.0,
            bold=look.bold,
            italic=look.italic,
            colour=look.colour,
            link=link,
        )

    def _set(self, segments: list[list[Word]], listed: bool, level: int | None) -> None:
        segments = [segment for segment in segments if segment]
        if not segments:
            return
        height = max(word.size for segment in segments for word in segment) * _LEADING
        top = self._top + self._gap
        if top + height > _PAGE_HEIGHT_PT - _MARGIN_PT:
            self.page += 1
            top = _MARGIN_PT
        first = segments[0]
        if len(first[0].text) == 1 and first[0].text in BULLETS:
            listed = True
            segments = [first[1:], *segments[1:]] if len(first) > 1 else segments[1:]
        elif is_letter_bullet(first):
            listed = True
            segments = [each[1:] if is_letter_bullet(each) else each for each in segments]
            segments = [each for each in segments if each]
        for word in (word for segment in segments for word in segment):
            word.page, word.top, word.bottom = self.page, top, top + height
            word.baseline = top + 0.8 * height
        if segments:
            self.lines.append(
                Line(
                    [Segment(words) for words in segments],
                    self.page,
                    listed,
                    level,
                    self._gap + 2,
                    self.column,
                    whole=True,
                )
            )
        self._top = top + height
        self._gap = 0.0


def _with_scripts_joined(runs: list[Run]) -> list[Run]:
    """Runs as their writer meant them: LibreOffice cuts one wherever CJK meets another script.

    A year stays apart from what stands before it.
    """
    if not any(_UNSPACED.search(text) for text, _, _ in runs):
        return runs
    found: list[Run] = []
    for text, look, link in runs:
        before = found[-1] if found else None
        if (
            before is not None
            and before[0]
            and text
            and before[1:] == (look, link)
            and bool(_UNSPACED.match(before[0][-1])) != bool(_UNSPACED.match(text))
            and (before[0][-1] in _BEFORE_YEAR or not _YEAR.match(text))
        ):
            found[-1] = (before[0] + text, look, link)
        else:
            found.append((text, look, link))
    return found


def _are_elements(runs: Sequence[str]) -> bool:
    """Whether runs are elements that touch: never a space at their edges, most begun anew."""
    if len(runs) < 3 or any(not run or run[0].isspace() or run[-1].isspace() for run in runs):
        return False
    small = sum(run[0].islower() and not _ADDRESS.search(run) for run in runs)
    return small == 0 or (len(runs) >= 5 and 2 * small <= len(runs))


def _is_next(words: Sequence[Word], word: Word, run: str) -> bool:
    """Whether a run without a space before it is another thing than what it touches.

    Programs write what stands in elements of its own, "Acme" and "Truro, Cornwall" or "May 2020",
    in runs of their own; within a word runs are cut too, but rarely before a capital.
    """
    last = words[-1]
    if not (last.text[-1].islower() or last.text[-1] in ".)") or not word.text[0].isupper():
        return False
    if (last.bold, last.italic, last.size) != (word.bold, word.italic, word.size):
        return len(last.text) > 2 and len(word.text) > 1
    listed = any(each.text[-1] in ",;" for each in words)
    return len(words) > 1 and len(run.split()) > 1 and not listed


def _is_linked(last: Word, word: Word) -> bool:
    """Whether an address of the web with a link stands behind a label that touches it."""
    return (
        word.link is not None
        and last.link != word.link
        and last.text[-1].isalnum()
        and _ADDRESS.match(word.text) is not None
    )


def _is_apart(before: str, after: str) -> bool:
    """'2024' and '3 months', or 'Acme' and '2024', are no one word, though no space parts them."""
    if before[-4:].isdigit() and len(before) >= 4:
        return after[:1].isdigit()
    if before[-1:].isalpha() and _DATED.match(after):
        return True
    return (
        not before[-1:].isdigit()
        and len(before) > 3
        and before[-1:] not in "([/-–—'’"
        and bool(_YEAR.match(after))
    )


def _glue(words: list[Word], word: Word) -> None:
    """Runs cut a word anywhere: its parts are one word again."""
    last = words[-1]
    last.text += word.text
    last.x1 = word.x1
    last.link = last.link or word.link
