"""Entries of a section (positions, studies, projects): their heads told from their bodies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.resumes.parsing.dates import DateRange, find_ranges, is_date_like
from domain.resumes.parsing.document import Line, Segment, span_of
from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.heads import (
    Names,
    body_flags,
    is_dated,
    is_prose,
    looks_of,
)
from domain.resumes.parsing.labels import labelled
from domain.resumes.parsing.pieces import Piece, spans_of_words, strong_pieces
from domain.resumes.parsing.stacked import DURATION, with_dates_whole
from domain.resumes.parsing.tables import names_columns, with_cells_whole
from domain.resumes.parsing.words_of_trade import is_institution
from domain.resumes.values import Span

_COLUMN_NAMES = frozenset(
    name.strip()
    for name in """
    degree; institution; institute; university; school; college; year; percentage; board;
    course; qualification; cgpa; gpa; grade; marks; division; class; exam; examination;
    year of passing; passing year; board/university; institute/university; subject;
    specialization; major; dates; date; period; duration; from; to; company; employer;
    organization; organisation; position; title; designation; role; location; place;
    degree/course; name of institution; result; score; s.no; sr no
    """.replace("\n", " ").split(";")
)
_SAME_INDENT_PT = 3.0
_LONGEST_BADGE = 2
_OPEN_END = re.compile(r"\s(?:of|the|and|&|in|for|de|la|y|e|et|und|für|für die|da|do|di)$", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date range found in a line of a head."""

    range: DateRange
    span: Span | None
    line: int


@dataclass
class Entry:
    """`head` are the lines with names and dates, `body` what was done."""

    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    def dates(self) -> list[Dated]:
        found: list[Dated] = []
        for number, line in enumerate(self.head):
            for segment in line.segments:
                for each in find_ranges(segment.text):
                    words = [
                        word
                        for begin, end, word in spans_of_words(segment)
                        if begin < each.stop and each.begin < end
                    ]
                    found.append(Dated(each, span_of(words), number))
        return found

    def pieces(self) -> list[Piece]:
        """The pieces of the head, without dates and durations."""
        found: list[Piece] = []
        for number, line in enumerate(self.head):
            holes: list[tuple[int, int, int]] = []
            for index, segment in enumerate(line.segments):
                ranges = find_ranges(segment.text)
                holes += [(index, each.begin, each.stop) for each in ranges]
                if ranges or len(segment.text) < 30:
                    holes += [(index, *m.span()) for m in DURATION.finditer(segment.text)]
            found.extend(strong_pieces(line, number, holes))
        return [piece for piece in found if not self._is_badge(piece, found)]

    def _is_badge(self, piece: Piece, pieces: Sequence[Piece]) -> bool:
        """Whether a piece is the initials of another one, set before its line as a logo is."""
        if len(piece.text) > _LONGEST_BADGE or not piece.text.isupper() or piece.position > 0:
            return False
        if len(self.head[piece.line].segments) < 2:
            return False
        others = (other.text.split() for other in pieces if other is not piece)
        return any("".join(w[0] for w in words).startswith(piece.text) for words in others)


def entries_of(lines: Sequence[Line], names: Names = lambda _: False) -> list[Entry]:
    """Cuts the lines of a section into entries, in order.

    `names` tells of a text whether it names what such a section lists (a position, a school).
    """
    rows = [line for line in with_cells_whole(lines) if not _names_columns(line)]
    lines = with_dates_whole(rows)
    groups = _groups(lines, names)
    bulleted = _bulleted_heads(lines)
    if bulleted is not None:
        groups = bulleted
    entries: list[Entry] = []
    for head, body in groups:
        parts = _split_head(head)
        for part in parts[:-1]:
            entries.append(Entry(_unwrapped(part)))
        entries.append(Entry(_unwrapped(parts[-1]), list(body)))
    return _with_marked_heads(_with_late_dates(_joined(entries)), names)


def _names_columns(line: Line) -> bool:
    """Whether a line is the head of a table: 'Degree  Institution  Year'."""
    plain = (fold(segment.text).strip(" :.") for segment in line.segments)
    known = len(line.segments) >= 3 and all(text in _COLUMN_NAMES for text in plain)
    return known or names_columns(line)


def _unwrapped(head: Sequence[Line]) -> list[Line]:
    """Head lines with those that go on over a line break made one."""
    found: list[Line] = []
    for line in head:
        last = found[-1] if found else None
        short = len(line.text.split()) <= 2 and not is_dated(line)
        short = short and not is_institution(line.text) and labelled(line.text) is None
        goes_on = last is not None and (
            (line.wraps and short)
            or (
                last.segments[-1].style == line.segments[0].style
                and _OPEN_END.search(last.text) is not None
            )
        )
        below = last is not None and abs(last.segments[-1].x0 - line.x0) < _SAME_INDENT_PT
        if last is not None and goes_on and below and len(line.segments) == 1:
            *before, segment = last.segments
            whole = [*before, Segment([*segment.words, *line.words])]
            found[-1] = Line(whole, last.page, last.bullet, column=last.column)
        else:
            found.append(line)
    return found


def _with_marked_heads(entries: list[Entry], names: Names) -> list[Entry]:
    """'2019 - 2021' above '• Engineer, Acme': the first item names what the date is of."""
    for entry in entries:
        if entry.pieces() or not entry.dates() or not entry.body:
            continue
        first = entry.body[0]
        if first.bullet and names(first.text) and not is_prose(first):
            entry.head.append(Line(first.segments, first.page, column=first.column))
            entry.body = entry.body[1:]
    return entries


def _groups(lines: Sequence[Line], names: Names) -> list[tuple[list[Line], list[Line]]]:
    """Runs of head lines, each with the body lines that follow."""
    groups: list[tuple[list[Line], list[Line]]] = []
    head: list[Line] = []
    body: list[Line] = []
    flags = body_flags(lines, names)
    for line, is_body in zip(lines, flags, strict=True):
        if is_body:
            body.append(line)
        else:
            if body:
                groups.append((head, body))
                head, body = [], []
            head.append(line)
    if head or body:
        groups.append((head, body))
    return groups


def _bulleted_heads(lines: Sequence[Line]) -> list[tuple[list[Line], list[Line]]] | None:
    """A list in which every bullet is an entry ('• Engineer, Acme, 2019-2021'), or None."""
    edge = min((line.x0 for line in lines if line.bullet), default=0.0) + _SAME_INDENT_PT
    bullets = [line for line in lines if line.bullet and line.x0 < edge]
    if len(bullets) < 1 or any(is_dated(line) for line in lines if not line.bullet):
        return None
    dated = [
        line
        for line in bullets
        if find_ranges(line.text) and len(line.text) < 130 and not is_dated(line)
    ]
    if len(dated) < 0.7 * len(bullets):
        return None
    groups: list[tuple[list[Line], list[Line]]] = []
    for line in lines:
        if line.bullet and line.x0 < edge and find_ranges(line.text):
            plain = Line(line.segments, line.page, column=line.column, gap_above=line.gap_above)
            groups.append(([plain], []))
        elif groups:
            groups[-1][1].append(line)
    return groups


def _split_head(head: list[Line]) -> list[list[Line]]:
    """Cuts a run of head lines that holds several dates into one run for each entry."""
    dated = [i for i, line in enumerate(head) if is_dated(line)]
    # "2012" above "2016": one range over two lines.
    dated = [i for i in dated if not (i - 1 in dated and _are_ends(head[i - 1], head[i]))]
    if len(dated) < 2:
        return [head]
    starts = _starts(head, dated)
    if starts != dated or not all(is_date_like(head[i].text) for i in dated):
        starts = _with_lines_above(head, starts, dated)
    return [head[a:b] for a, b in zip(starts, [*starts[1:], len(head)], strict=True) if head[a:b]]


def _are_ends(first: Line, second: Line) -> bool:
    """Whether two lines hold nothing but the start and the end of one range."""
    a, b = find_ranges(first.text), find_ranges(second.text)
    return (
        len(a) == len(b) == 1
        and a[0].single
        and b[0].single
        and a[0].start.year <= b[0].start.year
        and a[0].stop - a[0].begin >= len(first.text) - 2
        and b[0].stop - b[0].begin >= len(second.text) - 2
    )


def _starts(head: list[Line], dated: list[int]) -> list[int]:
    """Where entries begin: at wider gaps, at looks that recur, or on the side where dates stand."""
    gaps = sorted({round(line.gap_above, 1) for line in head[1:] if line.gap_above > -50})
    for limit in gaps[:0:-1]:
        wide = [0] + [i for i in range(1, len(head)) if head[i].gap_above >= limit]
        narrow = max(gap for gap in gaps if gap < limit)
        if limit > 1.4 * max(narrow, 2.0) and _one_date_each(wide, dated, len(head)):
            return wide
    key = (looks_of(head[0]), round(head[0].x0 / 6), len(head[0].segments) > 1, is_dated(head[0]))
    alike = [
        i
        for i, line in enumerate(head)
        if (looks_of(line), round(line.x0 / 6), len(line.segments) > 1, is_dated(line)) == key
    ]
    if _one_date_each(alike, dated, len(head)):
        return alike
    loose = [i for i, line in enumerate(head) if looks_of(line) == looks_of(head[0])]
    if _one_date_each(loose, dated, len(head)):
        return loose
    if dated[0] == 0:
        return dated
    if dated[-1] == len(head) - 1:
        return [0, *(i + 1 for i in dated[:-1])]
    period = len(head) / len(dated)
    if period == int(period):
        return [int(period) * i for i in range(len(dated))]
    return [max(0, i - dated[0]) for i in dated]


def _with_lines_above(head: list[Line], starts: list[int], dated: list[int]) -> list[int]:
    """Starts moved up over lines in larger type: an employer above the title of a position."""
    found = [starts[0]]
    for start in starts[1:]:
        last_date = max((i for i in dated if i < start), default=-1)
        while start - 1 > max(last_date, found[-1]):
            largest = max(line.size for line in head[found[-1] : start - 1])
            if head[start - 1].size <= largest + 0.3:
                break
            start -= 1
        found.append(start)
    return found


def _one_date_each(starts: list[int], dated: list[int], length: int) -> bool:
    ends = [*starts[1:], length]
    return (
        bool(starts)
        and starts[0] == 0
        and all(sum(a <= d < b for d in dated) == 1 for a, b in zip(starts, ends, strict=True))
    )


def _joined(entries: list[Entry]) -> list[Entry]:
    """Joins a body without a head of its own to the entry before it."""
    found: list[Entry] = []
    for entry in entries:
        if not entry.head and found:
            found[-1].body.extend(entry.body)
        else:
            found.append(entry)
    return found


def _with_late_dates(entries: list[Entry]) -> list[Entry]:
    """Gives a head that is only a date to the entry before it, where that has none."""
    found: list[Entry] = []
    for entry in entries:
        bare = entry.head and entry.dates() and not entry.pieces()
        if bare and found and found[-1].head and not found[-1].dates():
            found[-1].head.extend(entry.head)
            found[-1].body.extend(entry.body)
        else:
            found.append(entry)
    return found
