"""Dates that a layout broke over lines or set beside other text, made whole and put apart."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.resumes.parsing.dates import MONTHS, find_ranges, is_date_like, is_end, is_present
from domain.resumes.parsing.degrees import find_degree
from domain.resumes.parsing.document import Line, Segment
from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.heads import is_bold, is_running
from domain.resumes.parsing.rails import as_range, is_end_above, is_start_above
from domain.resumes.parsing.words_of_trade import is_institution, names_position

DURATION = re.compile(
    r"[(·•|,\s]*\b\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|anos?|"
    r"años?|meses|anni|mesi|days?|weeks?)\b\.?"
    r"(?:,?\s*(?:and\s)?\d{1,2}\s*(?:months?|mos?|monate?|mois|meses|mesi)\b\.?)?[)\s]*",
    re.I,
)
_OPEN_RANGE = re.compile(rf"\d\s*[-–—](?:\s*(?:{MONTHS})\.?)?$")
_MONTH_ALONE = re.compile(rf"(?:{MONTHS})\.?")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_SAME_RAIL_PT = 30.0
_SAME_EDGE_PT = 3.0


def with_dates_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section, each range of dates in one line."""
    lines = [_with_present_joined(line) for line in _with_rail_on_the_right(lines)]
    return _with_stacked_dates(_with_dates_apart(_with_ends_below(_with_ranges_joined(lines))))


def _with_present_joined(line: Line) -> Line:
    """The line with 'Present' in a cell of its own behind its start made one range with it."""
    for i, (start, end) in enumerate(pairwise(line.segments)):
        if is_present(end.text) and is_end(start.text) and not is_present(start.text):
            whole = [*line.segments[:i], as_range(end, start), *line.segments[i + 2 :]]
            return _with_segments(line, whole)
    return line


def _with_rail_on_the_right(lines: Sequence[Line]) -> list[Line]:
    """Lines with the ends that stand right below their starts on the right put beside them.

    Other text stands beside either. So it is only where all dates on the right are such pairs,
    and no two of them are those of two titles, degrees or schools.
    """
    dated = {i for i, line in enumerate(lines) if len(line.segments) > 1 and _ends_in_date(line)}
    pairs = [i for i, pair in enumerate(pairwise(lines)) if i in dated and _is_pair(*pair)]
    paired = {j for i in pairs for j in (i, i + 1)}
    if not pairs or not dated <= paired or len(paired) < 2 * len(pairs):
        return list(lines)
    found = list(lines)
    for i in pairs:
        *beside, start = lines[i].segments
        *below, end = lines[i + 1].segments
        found[i] = _with_segments(lines[i], [*beside, as_range(end, start)])
        found[i + 1] = _with_segments(lines[i + 1], below)
    return [line for line in found if line.segments]


def _ends_in_date(line: Line) -> bool:
    return is_end(line.segments[-1].text)


def _is_pair(above: Line, below: Line) -> bool:
    """Whether the last segments of two lines are a start and its end, set flush on a side."""
    start, end = above.segments[-1], below.segments[-1]
    beside = [" ".join(s.text for s in each.segments[:-1]) for each in (above, below)]
    return (
        _apart(start, end) < _SAME_EDGE_PT
        and is_start_above(start, end)
        and not any(all(map(names, beside)) for names in (names_position, _names_degree))
    )


def _names_degree(text: str) -> bool:
    return is_institution(text) or find_degree(text) is not None


def _with_ranges_joined(lines: Sequence[Line]) -> list[Line]:
    """Lines with the dates made one that a narrow column broke: '10/2013 –' above '09/2015'.

    What stands beside either half stays where it is.
    """
    found: list[Line] = []
    for line in lines:
        # A line that was parted from its rail stands between the halves.
        for back in (1, 2):
            last = found[-back] if len(found) >= back else None
            at = _open_beside(last, line) if last is not None else None
            if last is None or at is None:
                continue
            segments = list(last.segments)
            segments[at] = Segment([*segments[at].words, *line.segments[0].words])
            found[-back] = Line(segments, last.page, last.bullet, column=last.column)
            found[-back].gap_above = last.gap_above
            if len(line.segments) > 1:
                found.append(_with_first(line, None))
            break
        else:
            found.append(line)
    return found


def _open_beside(last: Line, line: Line) -> int | None:
    """Which segment of a line is the start of a range that ends at the begin of the next one."""
    if last.column != line.column:
        return None
    below, first = line.segments[0].text, last.segments[0]
    if _MONTH_ALONE.fullmatch(fold(first.text)) and _YEAR_FIRST.match(below):
        return 0 if _apart(first, line.segments[0]) < _SAME_RAIL_PT else None
    if not is_end(below):
        return None
    at = 0 if len(line.segments) > 1 else len(last.segments) - 1
    for i in dict.fromkeys((at, 0)):
        segment = last.segments[i]
        near = _apart(segment, line.segments[0]) < _SAME_RAIL_PT or (
            len(line.segments) == 1 and i == at
        )
        if near and _OPEN_RANGE.search(fold(segment.text)) and find_ranges(segment.text):
            return i
    return None


def _apart(first: Segment, second: Segment) -> float:
    """How far two segments of a rail are from one edge, on the left or on the right."""
    return min(abs(first.x0 - second.x0), abs(first.x1 - second.x1))


def _with_ends_below(lines: Sequence[Line]) -> list[Line]:
    """Lines with ends set below their starts, "May 2019" above "– Present", put beside them."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        end = line.segments[-1]
        if last is not None and end.text[0] in "–—-" and is_end(end.text.lstrip("–—- ")):
            begun = find_ranges(last.segments[-1].text)
            if len(begun) == 1 and begun[0].single:
                *before, start = last.segments
                whole = [*before, Segment([*start.words, *end.words])]
                found[-1] = Line(whole, last.page, last.bullet, column=last.column)
                found[-1].gap_above = last.gap_above
                if len(line.segments) > 1:
                    rest = Line(line.segments[:-1], line.page, line.bullet, column=line.column)
                    rest.gap_above = line.gap_above
                    found.append(rest)
                continue
        found.append(line)
    return found


def _with_dates_apart(lines: Sequence[Line]) -> list[Line]:
    """Dates set flush right on the first lines of a body, put above it as a line of their own."""
    found: list[Line] = []
    for line in lines:
        first, last = line.segments[0], line.segments[-1]
        beside = (
            len(line.segments) > 1
            and not is_bold(line)
            and (
                line.bullet
                or is_running(first.text)
                or (bool(found) and found[-1].bullet and line.x0 > found[-1].x0 - 2)
            )
        )
        if beside and is_date_like(last.text):
            found.append(Line([last], line.page, column=line.column, gap_above=line.gap_above))
        elif not (beside and DURATION.fullmatch(last.text)):
            found.append(line)
            continue
        rest = Line(line.segments[:-1], line.page, line.bullet, column=line.column)
        rest.gap_above = line.gap_above
        found.append(rest)
    return found


def _with_stacked_dates(lines: Sequence[Line]) -> list[Line]:
    """Ends that stand above their starts, 'Present' above '2018', set side by side."""
    found: list[Line] = []
    for line in lines:
        above = found[-1].segments[0] if found else None
        first = line.segments[0]
        near = above is not None and abs(above.x0 - first.x0) < 30
        if above is not None and near and above.text[-1] in "–—-" and is_present(first.text):
            found[-1] = _with_first(found[-1], Segment([*above.words, *first.words]))
            if len(line.segments) > 1:
                found.append(_with_first(line, None))
        elif above is not None and near and _is_start_below(found[-1], line):
            found[-1] = _with_first(found[-1], as_range(above, first))
            if len(line.segments) > 1:
                found.append(_with_first(line, None))
        else:
            found.append(line)
    return found


def _is_start_below(above: Line, line: Line) -> bool:
    """Whether a line begins with the start of what ended by the date at the begin of another.

    Where a degree or a title stands beside each, they are the dates of two entries.
    """
    if not is_end_above(above.segments[0], line.segments[0]):
        return False
    beside = [" ".join(s.text for s in each.segments[1:]) for each in (above, line)]
    degrees = all(find_degree(text) is not None for text in beside)
    return not degrees and not all(map(names_position, beside))


def _with_first(line: Line, first: Segment | None) -> Line:
    """The line with another first segment, or with none in its place."""
    return _with_segments(line, [*([first] if first is not None else []), *line.segments[1:]])


def _with_segments(line: Line, segments: list[Segment]) -> Line:
    changed = Line(segments, line.page, line.bullet, line.level, column=line.column)
    changed.gap_above = line.gap_above
    return changed
