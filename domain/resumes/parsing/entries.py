"""Entries of a section (positions, studies, projects): their heads told from their bodies."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from domain.resumes.parsing.dates import DateRange, find_ranges, is_date_like
from domain.resumes.parsing.document import Line, Segment, span_of
from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.headings import SectionKind, exact_kind
from domain.resumes.parsing.pieces import Piece, spans_of_words, strong_pieces
from domain.resumes.parsing.words_of_trade import names_position, title_score
from domain.resumes.values import Span

_PROSE_CHARACTERS = 95
_PROSE_WORDS = 9
_HEAD_LINES = 6
_SENTENCE_END = re.compile(r"[.!;][\"”')]?$")
_ABBREVIATION_END = re.compile(r"\b(?:inc|ltd|corp|co|llc|sr|jr|dept|univ|st|ph\.d|[a-z])\.$", re.I)
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
_OPEN_END = re.compile(r"\s(?:of|the|and|&|in|for|de|la|y|et|und|für|für die|da|do|di)$", re.I)
_DURATION = re.compile(
    r"[(·•|,\s]*\b\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|anos?|"
    r"años?|meses|anni|mesi|days?|weeks?)\b\.?"
    r"(?:,?\s*(?:and\s)?\d{1,2}\s*(?:months?|mos?|monate?|mois|meses|mesi)\b\.?)?[)\s]*",
    re.I,
)


Looks = tuple[float, bool, bool]
Names = Callable[[str], bool]


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
                    holes += [(index, *m.span()) for m in _DURATION.finditer(segment.text)]
            found.extend(strong_pieces(line, number, holes))
        return found


def is_prose(line: Line) -> bool:
    """Running text: long, or a sentence."""
    return len(line.segments) == 1 and _is_running(line.text)


def _is_running(text: str) -> bool:
    words = text.split()
    if len(text) > _PROSE_CHARACTERS and len(words) > _PROSE_WORDS:
        return True
    ended = bool(_SENTENCE_END.search(text)) and not _ABBREVIATION_END.search(text)
    return ended and len(words) >= 4


def is_dated(line: Line) -> bool:
    """Whether a line carries the date of an entry, and not one in passing."""
    ranges = find_ranges(line.text)
    if not ranges:
        return False
    rest = len(line.text) - sum(each.stop - each.begin for each in ranges)
    if line.bullet:
        # A bullet before a date parts it from what stands above: "• Sep 2014 - May 2018".
        return ranges[0].begin <= 1 and rest <= 16
    if any(not each.single for each in ranges):
        return rest <= 110
    return rest <= 70 and not is_prose(line)


def entries_of(lines: Sequence[Line], names: Names = lambda _: False) -> list[Entry]:
    """Cuts the lines of a section into entries, in order.

    `names` tells of a text whether it names what such a section lists (a position, a school).
    """
    lines = _with_dates_apart([line for line in lines if not _names_columns(line)])
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
    return len(line.segments) >= 3 and all(
        fold(segment.text).strip(" :.") in _COLUMN_NAMES for segment in line.segments
    )


def _unwrapped(head: Sequence[Line]) -> list[Line]:
    """Head lines with those that go on over a line break made one."""
    found: list[Line] = []
    for line in head:
        last = found[-1] if found else None
        goes_on = last is not None and (
            line.wraps or (_looks(last) == _looks(line) and _OPEN_END.search(last.text) is not None)
        )
        if last is not None and goes_on and len(last.segments) == len(line.segments) == 1:
            words = [*last.words, *line.words]
            found[-1] = Line([Segment(words)], last.page, last.bullet, column=last.column)
        else:
            found.append(line)
    return found


def _with_dates_apart(lines: Sequence[Line]) -> list[Line]:
    """Dates set flush right on the first lines of a body, put above it as a line of their own."""
    found: list[Line] = []
    for line in lines:
        first, last = line.segments[0], line.segments[-1]
        beside = len(line.segments) > 1 and (
            line.bullet
            or _is_running(first.text)
            or (bool(found) and found[-1].bullet and line.x0 > found[-1].x0 - 2)
        )
        if beside and is_date_like(last.text):
            found.append(Line([last], line.page, column=line.column, gap_above=line.gap_above))
        elif not (beside and _DURATION.fullmatch(last.text)):
            found.append(line)
            continue
        rest = Line(line.segments[:-1], line.page, line.bullet, column=line.column)
        rest.gap_above = line.gap_above
        found.append(rest)
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
    flags = _body_flags(lines, names)
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


def _body_flags(lines: Sequence[Line], names: Names) -> list[bool]:
    """For each line whether it tells what was done, and not where, as what and when."""
    head_looks = _head_looks(lines)
    body_places = _body_places(lines, names)
    paragraphs = _paragraphs(lines)
    head_edge = max((line.x0 for line in lines if is_dated(line) and not line.bullet), default=0.0)
    flags: list[bool] = []
    for i, line in enumerate(lines):
        last = lines[i - 1] if i else None
        if is_dated(line) or (_is_marked_head(lines, i, names) and _near_date(lines, i)):
            flags.append(False)
        elif line.bullet or _is_running(paragraphs[i]):
            flags.append(True)
        elif line.wraps and last is not None:
            flags.append(flags[-1])
        elif last is not None and is_dated(last) and _names_employer(line):
            flags.append(False)
        elif exact_kind(line.text) not in (None, SectionKind.WORK) and line.text[-1:] != ".":
            flags.append(True)  # a label as "Highlights" or "Courses"
        elif last is not None and flags[-1] and line.x0 > head_edge + 8 and not names(line.text):
            flags.append(True)
        elif names(line.text) and len(line.segments) <= 3:
            flags.append(False)
        elif (_looks(line), round(line.x0 / 6)) in body_places or (
            last is not None and flags[-1] and _goes_on(last, line, head_looks)
        ):
            flags.append(True)
        else:
            flags.append(not _near_date(lines, i) and _looks(line) not in head_looks)
    return flags


def _names_employer(line: Line) -> bool:
    """Whether a short line is of the words that employers and schools are named with."""
    return len(line.text) < 80 and title_score(line.text) < 0 and not is_prose(line)


def _is_marked_head(lines: Sequence[Line], i: int, names: Names) -> bool:
    """Whether a line with a bullet or an icon is no item of a list: all bold, or a degree."""
    line = lines[i]
    if not line.bullet or len(line.text) > 80 or is_prose(line):
        return False
    bold = sum(len(word.text) for word in line.words if word.bold)
    if bold > 0.8 * sum(len(word.text) for word in line.words):
        return True
    if not names(line.text):
        return False
    opens = i == 0 or not lines[i - 1].bullet
    dated_below = i + 1 < len(lines) and is_dated(lines[i + 1])
    return not names_position(line.text) or (line.style.bold and opens and dated_below)


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """For each line the text of the paragraph it belongs to; '' where it has several segments."""
    found: list[str] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and lines[i].wraps:
            continue
        part = lines[start:i]
        single = all(len(line.segments) == 1 for line in part)
        found.extend([" ".join(line.text for line in part) if single else ""] * len(part))
        start = i
    return found


def _body_places(lines: Sequence[Line], names: Names) -> set[tuple[Looks, int]]:
    """Looks and indents that much running text has and no date has."""
    length: Counter[tuple[Looks, int]] = Counter()
    count: Counter[tuple[Looks, int]] = Counter()
    for line in lines:
        place = (_looks(line), round(line.x0 / 6))
        if is_dated(line) or (not line.bullet and names(line.text)):
            count[place] = -1_000_000
        elif not line.bullet and len(line.segments) == 1 and not line.style.bold:
            length[place] += len(line.text)
            count[place] += not line.wraps
    total = sum(length.values())
    return {
        place
        for place, characters in length.items()
        if count[place] > 0 and characters > 0.15 * total and characters / count[place] > 38
    }


def _looks(line: Line) -> Looks:
    style = line.style
    return (style.size, style.bold, style.italic)


def _head_looks(lines: Sequence[Line]) -> set[Looks]:
    """Looks that lines at dates have and body text has not."""
    heads = Counter(_looks(line) for line in lines if is_dated(line))
    for i, line in enumerate(lines):
        beside = (i > 0 and is_dated(lines[i - 1])) or (
            i + 1 < len(lines) and is_dated(lines[i + 1])
        )
        if beside and not line.bullet and not is_prose(line):
            heads[_looks(line)] += 1
    bodies = Counter(_looks(line) for line in lines if line.bullet or is_prose(line))
    return {looks for looks in heads if not bodies[looks]}


def _goes_on(last: Line, line: Line, head_looks: set[Looks]) -> bool:
    """Whether a line goes on with the body line before it."""
    if _looks(line) in head_looks or _looks(line) != _looks(last):
        return False
    if line.text[0].islower():
        return True
    same_place = line.page == last.page and line.column == last.column
    if same_place and line.gap_above > 0.9 * line.size:
        return False
    # A wrapped line keeps to the indent of the text it goes on with.
    return line.x0 >= last.x0 - 2 and not _SENTENCE_END.search(last.text)


def _near_date(lines: Sequence[Line], i: int) -> bool:
    """Whether a date stands within the reach of a head, with no body in between."""
    for step in (1, -1):
        for distance in range(1, _HEAD_LINES):
            j = i + step * distance
            if not 0 <= j < len(lines):
                break
            if is_dated(lines[j]):
                return True
            if lines[j].bullet or is_prose(lines[j]):
                break
    return False


def _bulleted_heads(lines: Sequence[Line]) -> list[tuple[list[Line], list[Line]]] | None:
    """A list in which every bullet is an entry ('• Engineer, Acme, 2019-2021'), or None."""
    bullets = [line for line in lines if line.bullet]
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
        if line.bullet and find_ranges(line.text):
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
    starts = _with_lines_above(head, _starts(head, dated), dated)
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
    key = (_looks(head[0]), round(head[0].x0 / 6), len(head[0].segments) > 1, is_dated(head[0]))
    alike = [
        i
        for i, line in enumerate(head)
        if (_looks(line), round(line.x0 / 6), len(line.segments) > 1, is_dated(line)) == key
    ]
    if _one_date_each(alike, dated, len(head)):
        return alike
    loose = [i for i, line in enumerate(head) if _looks(line) == _looks(head[0])]
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
