"""Which lines of a section tell where, as what and when, and which tell what was done."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from domain.resumes.parsing.dates import find_ranges, is_date_like
from domain.resumes.parsing.document import Line
from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import exact_kind
from domain.resumes.parsing.pieces import STRONG
from domain.resumes.parsing.places import split_trailing_place
from domain.resumes.parsing.words_of_trade import names_position, title_score

Looks = tuple[float, bool, bool]
Names = Callable[[str], bool]

_PROSE_CHARACTERS = 95
_PROSE_WORDS = 9
_HEAD_LINES = 6
_SENTENCE_END = re.compile(r"[.!;][\"”')]?$")
# "Audit of stores.": the last word is no abbreviation.
_SHORT_SENTENCE = re.compile(r"\s(?:[^\W\d_A-Z]{4,}|[A-Z]{3,})\.$")
# "Erstellung von Bilanzen.": nouns have capitals.
_SENTENCE_OF_NOUNS = re.compile(r"\s(?:[^\W\d_A-Z]{3,})\s(?:.*\s)?[^\W\d_]{6,}\.$")
_ABBREVIATION_END = re.compile(
    r"\b(?:inc|ltd|ltda|lda|pvt|bhd|corp|co|cie|bros|llc|kft|zrt|nyrt|sr|jr|dept|univ|st|ph\.d|şti|"
    r"[^\W\d_])\.$",
    re.I,
)


def is_prose(line: Line) -> bool:
    """Running text: long, or a sentence."""
    return len(line.segments) == 1 and is_running(line.text)


def is_running(text: str) -> bool:
    words = text.split()
    if len(text) > _PROSE_CHARACTERS and len(words) > _PROSE_WORDS:
        return True
    abbreviated = _ABBREVIATION_END.search(text) is not None
    if len(words) > 1 and _SHORT_SENTENCE.search(text) and not abbreviated:
        return True
    if len(words) > 2 and _SENTENCE_OF_NOUNS.search(text):
        return True
    ended = bool(_SENTENCE_END.search(text)) and not abbreviated
    return ended and len(words) >= 4


def is_dated(line: Line) -> bool:
    """Whether a line carries the date of an entry, and not one in passing."""
    ranges = find_ranges(line.text)
    if not ranges:
        return False
    rest = len(line.text) - sum(each.stop - each.begin for each in ranges)
    if line.bullet and is_bold(line) and is_date_like(line.segments[-1].text):
        return True  # the bullet is a dot of a time line
    if line.bullet:
        # A bullet before a date parts it from what stands above: "• Sep 2014 - May 2018".
        return ranges[0].begin <= 1 and rest <= 16
    if any(not each.single for each in ranges):
        return rest <= 110
    alone = len(line.segments) > 1 and any(is_date_like(each.text) for each in line.segments)
    return rest <= (110 if alone else 70) and not is_prose(line)


def body_flags(lines: Sequence[Line], names: Names) -> list[bool]:
    """For each line whether it tells what was done, and not where, as what and when."""
    head_looks = _headlooks_of(lines)
    body_places = _body_places(lines, names)
    paragraphs = _paragraphs(lines)
    dated = [line for line in lines if is_dated(line)]
    # Where every date has one, the bullet is an icon.
    plain = [line for line in dated if not line.bullet] or dated
    head_edge = max((line.x0 for line in plain), default=0.0)
    flags: list[bool] = []
    for i, line in enumerate(lines):
        last = lines[i - 1] if i else None
        if last is not None and flags[-1] and _is_rest_of_item(last, line):
            flags.append(True)
        elif (
            is_dated(line)
            or (_is_marked_head(lines, i, names) and _near_date(lines, i))
            or (last is not None and _is_named_below(last, line, names))
        ):
            flags.append(False)
        elif line.bullet or is_running(paragraphs[i]):
            flags.append(True)
        elif line.wraps and last is not None:
            flags.append(flags[-1])
        elif last is not None and is_dated(last) and _names_employer(line):
            flags.append(False)
        elif (
            exact_kind(line.text) not in (None, SectionKind.WORK)
            and line.text[-1:] != "."
            and not (last is not None and not flags[-1] and names(last.text))
        ):
            flags.append(True)  # a label as "Highlights" or "Courses"
        elif last is not None and flags[-1] and line.x0 > head_edge + 8 and not names(line.text):
            flags.append(True)
        elif names(line.text) and len(line.segments) <= 3:
            flags.append(False)
        elif (looks_of(line), round(line.x0 / 6)) in body_places or (
            last is not None and flags[-1] and _goes_on(last, line, head_looks)
        ):
            flags.append(True)
        else:
            flags.append(not _near_date(lines, i) and looks_of(line) not in head_looks)
    return flags


def _is_rest_of_item(last: Line, line: Line) -> bool:
    """Whether a line that begins within a sentence goes on with an item, a year in it or not."""
    near = line.x0 >= last.x0 - 2 and line.gap_above < 0.9 * line.size
    begun = line.text[0].islower() or not (line.text[0].isalnum() or line.text[0] in '(["“‘')
    return near and begun and not line.bullet and len(line.segments) == 1 and last.bullet


def is_bold(line: Line) -> bool:
    """Whether a line begins with a segment that is bold throughout."""
    return all(word.bold for word in line.segments[0].words)


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


def _is_named_below(last: Line, line: Line, names: Names) -> bool:
    """Whether a line below a date alone says what it is the date of, as a sentence may."""
    first = STRONG.split(line.text)[0].split(",")[0]
    return (
        not (last.bullet or line.bullet)
        and len(last.segments) == 1
        and is_date_like(last.text)
        and "," in line.text
        and len(line.text) < _PROSE_CHARACTERS
        and names(first)
    )


def _names_employer(line: Line) -> bool:
    """Whether a short line is of the words that employers and schools are named with."""
    return len(line.text) < 80 and title_score(line.text) < 0 and not is_prose(line)


def _has_place(line: Line) -> bool:
    """Whether a short line ends with a place, as that of an employer does."""
    return len(line.text) < 80 and split_trailing_place(line.text)[1] is not None


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
        place = (looks_of(line), round(line.x0 / 6))
        parts = [part for part in STRONG.split(line.text) if part] if len(line.text) < 100 else []
        named = not line.bullet and (any(map(names, parts)) or _has_place(line))
        if is_dated(line) or named:
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


def looks_of(line: Line) -> Looks:
    style = line.style
    return (style.size, style.bold, style.italic)


def _headlooks_of(lines: Sequence[Line]) -> set[Looks]:
    """Looks that lines at dates have and body text has not."""
    heads = Counter(looks_of(line) for line in lines if is_dated(line))
    for i, line in enumerate(lines):
        beside = (i > 0 and is_dated(lines[i - 1])) or (
            i + 1 < len(lines) and is_dated(lines[i + 1])
        )
        if beside and not line.bullet and not is_prose(line):
            heads[looks_of(line)] += 1
    bodies = Counter(looks_of(line) for line in lines if line.bullet or is_prose(line))
    return {looks for looks in heads if not bodies[looks]}


def _goes_on(last: Line, line: Line, head_looks: set[Looks]) -> bool:
    """Whether a line goes on with the body line before it."""
    if looks_of(line) in head_looks or looks_of(line) != looks_of(last):
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
