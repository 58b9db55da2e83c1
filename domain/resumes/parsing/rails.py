"""Dates in a rail beside the text: an end stacked above its start, years in larger type."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.dates import find_ranges, is_date_like, is_end, is_present
from domain.resumes.parsing.document import Segment
from domain.resumes.parsing.fold import fold

_SAME_EDGE_PT = 3.0
_SAME_ROW_EM = 0.35
_OVERLAP_SHARE = 0.7
_LONGEST_DATE = 14
_NEAR_EM = 0.6
_BETWEEN = re.compile(r"[-–—~]|to|until|till|bis|au|al|ate|tot|t/m|hasta|do|til|till|az")


def is_end_above(end: Segment, start: Segment) -> bool:
    """Whether two texts are a year or 'Present' and an earlier year, and nothing more."""
    starts, ends = find_ranges(start.text), find_ranges(end.text)
    if len(starts) != 1 or not starts[0].single or len(start.text) > _LONGEST_DATE:
        return False
    if is_present(end.text):
        return True
    single = len(ends) == 1 and ends[0].single and len(end.text) <= _LONGEST_DATE
    return single and starts[0].start < ends[0].start


def is_start_above(start: Segment, end: Segment) -> bool:
    """Whether two texts alike are a year or a month and right below it a later one or 'Present'."""
    starts, ends = find_ranges(start.text), find_ranges(end.text)
    if len(starts) != 1 or not starts[0].single or not is_end(start.text):
        return False
    alike = replace(start.style, upper=end.style.upper) == end.style
    if not alike or end.top - start.bottom > _NEAR_EM * end.size:
        return False
    if is_present(end.text):
        return True
    single = len(ends) == 1 and ends[0].single and len(end.text) <= _LONGEST_DATE
    return single and starts[0].start <= ends[0].start


def as_range(end: Segment, start: Segment) -> Segment:
    """'2019 – Present' of an end and its start, at the height of the upper one."""
    top = min(end.words[0], start.words[0], key=lambda word: word.baseline)
    words = [*start.words, replace(top, text="–"), *end.words]
    return Segment(
        [replace(word, top=top.top, bottom=top.bottom, baseline=top.baseline) for word in words]
    )


def _with_words_between(segments: list[Segment]) -> list[Segment]:
    """Ranges of three lines, "05/2019" above "bis" above "heute", made one.

    A narrow rail may break the end once more: "devam" above "ediyor".
    """
    betweens = [s for s in segments if _BETWEEN.fullmatch(fold(s.text))]
    found = list(segments)
    for between in betweens:
        start = next((s for s in reversed(found) if _is_right_above(s, between)), None)
        end = next((s for s in found if _is_right_above(between, s)), None)
        if start is None or end is None or not is_end(start.text) or is_present(start.text):
            continue
        parts = [end]
        rest = next((s for s in found if _is_right_above(end, s)), None)
        if rest is not None and is_present(f"{end.text} {rest.text}"):
            parts.append(rest)
        whole = Segment([word for part in parts for word in part.words])
        if not is_end(whole.text):
            continue
        found[found.index(start)] = as_range(whole, start)
        found = [s for s in found if s is not between and s not in parts]
    return found


def _is_right_above(above: Segment, below: Segment) -> bool:
    """Whether a text stands right above another one, on one of its edges or in its middle."""
    aside = min(
        abs(above.x0 - below.x0),
        abs(above.x1 - below.x1),
        abs(above.x0 + above.x1 - below.x0 - below.x1) / 2,
    )
    near = -_NEAR_EM * below.size < below.top - above.bottom < _NEAR_EM * below.size
    return near and above.baseline < below.baseline and aside < _SAME_EDGE_PT


def with_stacks_joined(segments: Sequence[Segment]) -> list[Segment]:
    """Segments top to bottom; starts and ends right above each other are one, whichever is first.

    A year that has a text of its own on its line is no such second one.
    """
    found: list[Segment] = []
    ordered = _with_words_between(sorted(segments, key=lambda segment: segment.baseline))
    for i, segment in enumerate(ordered):
        above = next((s for s in reversed(found) if abs(s.x0 - segment.x0) < _SAME_EDGE_PT), None)
        if (
            above is None
            or above is found[-1]
            or segment.top - above.bottom >= segment.size
            or not (segment.text[:4].isdigit() or is_present(segment.text))
            or any(_is_level(segment, near) for near in ordered[max(0, i - 1) : i + 2])
        ):
            found.append(segment)
        elif is_start_above(above, segment):
            found[found.index(above)] = as_range(segment, above)
        elif segment.text[:4].isdigit() and is_end_above(above, segment):
            found[found.index(above)] = as_range(above, segment)
        else:
            found.append(segment)
    return found


def _is_level(segment: Segment, other: Segment) -> bool:
    near = _SAME_ROW_EM * min(segment.size, other.size)
    return other is not segment and abs(other.baseline - segment.baseline) <= near


def is_date_beside(first: Segment, second: Segment) -> bool:
    """Whether a date in other type stands at the height of a text, on a baseline of its own."""
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return (
        overlap > _OVERLAP_SHARE * min(first.bottom - first.top, second.bottom - second.top)
        and (first.x1 < second.x0 or second.x1 < first.x0)
        and _is_date(first.text) != _is_date(second.text)
    )


def _is_date(text: str) -> bool:
    return is_date_like(text) or is_present(text)
