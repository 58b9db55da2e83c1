"""Entries in boxes side by side on a page, and the headings that bound them."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from domain.resumes.parsing.dates import find_ranges, is_date_like
from domain.resumes.parsing.document import Segment
from domain.resumes.parsing.headings import is_heading_like

SAME_ROW_EM = 0.35
_FEWEST_IN_BOX = 2
_LONGEST_DATED = 60
_SHORTEST_IN_BOX = 18


def edges_behind_dates(segments: Sequence[Segment]) -> set[float]:
    """Where the second entry begins in rows with two dates: in boxes side by side."""
    dated = [s for s in segments if any(map(str.isdigit, s.text)) and is_date_like(s.text)]
    found: set[float] = set()
    for first, second in pairwise(sorted(dated, key=lambda s: (round(s.baseline / 3), s.x0))):
        near = SAME_ROW_EM * first.size
        if abs(first.baseline - second.baseline) <= near and first.x1 < second.x0:
            row = (s.x0 for s in segments if abs(s.baseline - first.baseline) <= near)
            found.add(min((x for x in row if x > first.x1), default=second.x0))
    return found


def headings_alone(segments: Sequence[Segment], x: float) -> set[int]:
    """The ids of headings left of `x` with nothing at their height right of it."""
    right = [(s.top, s.bottom) for s in segments if s.x0 >= x]
    return {
        id(segment)
        for segment in segments
        if segment.x1 <= x
        and is_heading_like(segment.text)
        and not any(top < segment.bottom and segment.top < bottom for top, bottom in right)
    }


def rows_of_headings(segments: Sequence[Segment], x: float) -> set[float]:
    """Baselines of rows with a heading on both sides of `x` below a rail of nothing but dates.

    What stands above such a row is another band.
    """
    headings = [s for s in segments if is_heading_like(s.text)]
    right = [s for s in headings if s.x0 >= x]
    level = [
        segment
        for segment in headings
        if segment.x1 <= x
        and any(abs(segment.baseline - o.baseline) <= SAME_ROW_EM * o.size for o in right)
    ]
    return {
        segment.baseline
        for segment in level
        if _is_rail([s for s in segments if s.x1 <= x and s.baseline < segment.baseline])
    }


def _is_rail(side: Sequence[Segment]) -> bool:
    """Whether the lowest part of a side is dates alone, back to the heading above them."""
    upwards = sorted(side, key=lambda s: s.baseline, reverse=True)
    dates = list(takewhile(lambda s: is_date_like(s.text), upwards))
    above = upwards[len(dates) : len(dates) + 1]
    return bool(dates) and any(is_heading_like(s.text) for s in above)


def are_boxes(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether entries stand side by side: on both sides a date and what happened then."""
    if min(row_count(left), row_count(right)) < _FEWEST_IN_BOX:
        return False
    first, second = (min(side, key=lambda s: s.baseline) for side in (left, right))
    if abs(first.baseline - second.baseline) > 2 * SAME_ROW_EM * first.size:
        return False
    sides = (left, right)
    return all(map(_is_box, sides)) and not any(
        is_heading_like(s.text) for side in sides for s in side
    )


def _is_box(side: Sequence[Segment]) -> bool:
    """Whether a side says when and what: its first row has a date, most others have none."""
    top = min(s.baseline for s in side)
    first = [s for s in side if s.baseline - top <= SAME_ROW_EM * s.size]
    dates = sum(is_date_like(s.text) for s in side)
    longest = max(map(_weight, side))
    dated = dates or any(len(s.text) < _LONGEST_DATED and find_ranges(s.text) for s in first)
    return bool(dated) and 2 * dates <= row_count(side) and longest >= _SHORTEST_IN_BOX


def _weight(segment: Segment) -> int:
    """Letters of a text; a Chinese character says about as much as three."""
    text = segment.text
    if text.isascii():
        return len(text)
    return len(text) + 2 * sum("\u3040" <= c <= "\ud7a3" for c in text)


def row_count(segments: Sequence[Segment]) -> int:
    return len({round(segment.baseline / 3) for segment in segments})
