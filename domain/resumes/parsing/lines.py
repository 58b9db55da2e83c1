"""Words into segments and lines: what stands side by side, and where a wide gap parts it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import BULLETS, Line, Segment, Word, is_letter_bullet
from domain.resumes.parsing.glued import seams_of
from domain.resumes.parsing.rails import is_date_beside, with_stacks_joined

_GLUED_BULLETS = "•▪◦‣►▸–—・‧･●○■◆"
_VALUE = re.compile(r"[@/+(.]")
_LATIN = re.compile(r"[A-Za-z]")
_BRACKETED = re.compile(r"([(\[]*)(.*?)([)\]]*)")
_MIRRORED = str.maketrans("()[]", ")(][")
_SAME_ROW_EM = 0.35
_WIDE_GAP_EM = 1.0
_JUSTIFIED_GAP_EM = 2.0
_BULLET_GAP_EM = 4.0
_OVERLAP_EM = 0.3
_EDGE_GAP_EM = 0.5
_SHARED_EDGE = 4


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        for row in reversed(rows[-3:]):
            near = _SAME_ROW_EM * min(word.size, row[0].size)
            if abs(word.baseline - row[0].baseline) <= near:
                row.append(word)
                break
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def segments_of(words: Sequence[Word]) -> list[Segment]:
    """Segments of a page, from its words in stream order; a bullet stays with what it marks.

    What the stream paints on end stays together, even where a neighbour overlaps it.
    """
    words = _parted(words)
    order = {id(word): position for position, word in enumerate(words)}
    found: list[Segment] = []
    for row in rows_of(words):
        gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
        # In justified text even the narrower gaps are wide.
        usual = sorted(gaps)[len(gaps) // 4] if len(row) >= 5 else 0.0
        overlap = any(gap < -_OVERLAP_EM * row[0].size for gap in gaps)
        open_segments: list[list[Word]] = []
        for word in row:
            for current in reversed(open_segments):
                last = current[-1]
                em = max(min(last.size, word.size), 1.0)
                wide = max(_WIDE_GAP_EM * em, min(_JUSTIFIED_GAP_EM * em, 1.6 * usual))
                if len(current) == 1 and (is_bullet(last.text) or is_letter_bullet(current)):
                    wide = _BULLET_GAP_EM * em
                gap = word.x0 - last.x1
                if (
                    not word.apart
                    and -_OVERLAP_EM * em < gap <= wide + 3 * min(last.spacing, word.spacing)
                    and (not overlap or order[id(word)] == order[id(last)] + 1)
                ):
                    current.append(word)
                    break
            else:
                open_segments.append([word])
        found.extend(map(Segment, open_segments))
    return _cut_at_edges(found)


def _parted(words: Sequence[Word]) -> list[Word]:
    """Words, each of one value: "AcmeSept." before "2019" is cut where the date begins."""
    found: list[Word] = []
    for i, word in enumerate(words):
        text = word.text
        after = words[i + 1].text if i + 1 < len(words) else ""
        year = after[:2] in ("19", "20") and after[:4].isdigit()
        if not year and not (text[:1].isupper() and _VALUE.search(text)):
            found.append(word)
            continue
        seams = [at for at in seams_of(f"{text} {after}" if year else text) if at < len(text)]
        begin = 0
        for at in [*sorted(seams), len(text)]:
            width = (word.x1 - word.x0) / len(text)
            left, right = word.x0 + width * begin, word.x0 + width * at
            part = replace(word, text=text[begin:at], x0=left, x1=right) if seams else word
            part.apart = part.apart or begin > 0
            found.append(part)
            begin = at
    return found


def _cut_at_edges(segments: list[Segment]) -> list[Segment]:
    """Segments cut where a wide gap ends at an edge at which many others begin.

    Labels set flush right stand close to the column that they label.
    """
    counts = Counter(round(segment.x0) for segment in segments)
    edges = {x for x, count in counts.items() if count >= _SHARED_EDGE}
    found: list[Segment] = []
    for segment in segments:
        words = segment.words
        for i in range(len(words) - 1, 0, -1):
            gap = words[i].x0 - words[i - 1].x1
            if gap > _EDGE_GAP_EM * words[i].size and round(words[i].x0) in edges:
                others = [b.x0 - a.x1 for a, b in pairwise(segment.words) if b is not words[i]]
                if not is_bullet(words[i - 1].text) and (not others or gap > 1.5 * median(others)):
                    found.append(Segment(words[i:]))
                    words = words[:i]
        found.append(Segment(words) if words is not segment.words else segment)
    return found


def is_right_to_left(text: str) -> bool:
    """Whether most letters are of a script written from right to left."""
    if text.isascii():
        return False
    letters = [c for c in text if c.isalpha()]
    return 2 * sum("\u0590" <= c <= "\u08ff" for c in letters) > len(letters)


def _from_the_right(words: Sequence[Word]) -> list[Word]:
    """Words of a row in the order in which they are read, brackets as they open and close.

    Some programs name a bracket by its shape, which turns around, others by what it does.
    """
    found: list[Word] = []
    latin: list[Word] = []
    for word in reversed(words):
        if _LATIN.search(word.text):
            latin.insert(0, word)  # a phrase from left to right among others
            continue
        found.extend(latin)
        latin = []
        match = _BRACKETED.fullmatch(word.text)
        if match is not None and not is_right_to_left(word.text):
            word = replace(word, text=f"{match[3]}{match[2]}{match[1]}")
        found.append(word)
    found.extend(latin)
    first = next((c for word in found for c in word.text if c in "()[]"), "(")
    if first in "([":
        return found
    return [
        word if _LATIN.search(word.text) else replace(word, text=word.text.translate(_MIRRORED))
        for word in found
    ]


def is_bullet(text: str) -> bool:
    return len(text) == 1 and text in BULLETS


def lines_of(
    segments: Sequence[Segment], column: int = 0, right: float | None = None
) -> list[Line]:
    """Segments of one column as lines, top to bottom; `right` is where its text ends at most."""
    rows: list[list[Segment]] = []
    for segment in with_stacks_joined(segments):
        for row in reversed(rows[-2:]):
            near = _SAME_ROW_EM * min(segment.size, row[0].size)
            beside = abs(segment.baseline - row[0].baseline) <= near
            if beside or is_date_beside(row[0], segment):
                row.append(segment)
                break
        else:
            rows.append([segment])
    found: list[Line] = []
    for parts in rows:
        parts.sort(key=lambda segment: segment.x0)
        if any(is_right_to_left(segment.text) for segment in parts):
            parts = [Segment(_from_the_right(segment.words)) for segment in parts[::-1]]
        line = _line(parts, column)
        if line is not None:
            line.gap_above = line.top - found[-1].bottom if found else 0.0
            found.append(line)
    _mark_wrapped(found, right or max((line.x1 for line in found), default=0.0))
    return found


def _mark_wrapped(lines: Sequence[Line], right: float) -> None:
    """Marks lines that the line above had no room for: its first word would not have fitted."""
    for above, line in pairwise(lines):
        em = max(line.size, 1.0)
        first = line.segments[0].words[0]
        line.wraps = (
            not line.bullet
            and "@" not in above.text
            and not _ends_dated(above.text)
            and len(above.segments) == 1
            and abs(above.size - line.size) < 0.6
            and above.segments[0].words[-1].bold == first.bold
            and line.gap_above < 0.9 * em
            and abs(line.x0 - above.x0) < 3
            and above.x1 + 0.3 * em + (first.x1 - first.x0) > right - 0.5 * em
            and not _begins_dated(line.text)
        )


def _begins_dated(text: str) -> bool:
    ranges = find_ranges(text)
    return bool(ranges) and ranges[0].begin == 0


def _ends_dated(text: str) -> bool:
    ranges = find_ranges(text)
    return bool(ranges) and ranges[-1].stop >= len(text) - 2


def _line(parts: list[Segment], column: int) -> Line | None:
    first = parts[0]
    bullet = False
    if len(first.words) > 1 and is_letter_bullet(first.words):
        bullet = True
        first = Segment(first.words[1:])
    while first.words and is_bullet(first.words[0].text):
        bullet = True
        first = Segment(first.words[1:])
    if first.words and len(first.words[0].text) > 2 and first.words[0].text[0] in _GLUED_BULLETS:
        bullet = True
        head = first.words[0]
        head.text = head.text[1:]
    parts = [first, *parts[1:]] if first.words else parts[1:]
    if not parts:
        return None
    return Line(parts, page=parts[0].words[0].page, bullet=bullet, column=column)
