"""Columns and sidebars of a page, put in the order in which a reader takes them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.resumes.parsing.boxes import (
    SAME_ROW_EM,
    are_boxes,
    edges_behind_dates,
    headings_alone,
    row_count,
    rows_of_headings,
)
from domain.resumes.parsing.contact import has_contact
from domain.resumes.parsing.dates import is_date_like
from domain.resumes.parsing.document import Segment
from domain.resumes.parsing.headings import exact_kind, is_heading_like

_FEWEST_LINES = 4
_FEWEST_BELOW_HEADINGS = 3
_NEAR_EM = 1.2
_ROWS_OF_NAME = 3
_NEAR_SHARE = 0.34
_SAME_GUTTER_PT = 14.0
_SAME_EDGE_PT = 3.0
_FLUSH_SHARE = 0.3
_OFF_CENTRE_PT = 4.0
_FAR_FROM_EDGE_PT = 40.0
_DEEPEST = 4
_FEWEST_DATES = 2
_LONGEST_LABEL = 24
_LABELS_SHARE = 0.8


@dataclass(slots=True)
class Band:
    """A slice of a page over its whole width: one column, or two parted at `gutter`."""

    left: list[Segment]
    right: list[Segment] = field(default_factory=list)
    gutter: float | None = None


def bands_of(segments: Sequence[Segment]) -> list[Band]:
    """The bands of a page, top to bottom."""
    return _cut(list(segments), 0)


def in_reading_order(pages: Sequence[Sequence[Segment]]) -> list[tuple[list[Segment], bool]]:
    """Columns of all pages in reading order, each with whether another stands beside it.

    A column that goes on over a page break is one column: its left part on every page comes
    before the right part of any.
    """
    bands: list[Band] = []
    for segments in pages:
        for i, band in enumerate(bands_of(segments)):
            last = bands[-1] if bands else None
            if i == 0 and last is not None and last.gutter is not None and _goes_on(last, band):
                _merge(last, band)
            else:
                bands.append(band)
    columns: list[tuple[list[Segment], bool]] = []
    for band in bands:
        parted = band.gutter is not None
        for side in (band.left, band.right):
            for column in _split_again(side) if parted else [side]:
                if column:
                    columns.append((column, parted))
    return columns


def _split_again(side: list[Segment]) -> list[list[Segment]]:
    """A column of several pages may hold columns itself, page by page."""
    found: list[list[Segment]] = []
    for page in sorted({segment.words[0].page for segment in side}):
        for band in _cut([s for s in side if s.words[0].page == page], 1):
            found.extend(part for part in (band.left, band.right) if part)
    return found


def _goes_on(last: Band, band: Band) -> bool:
    assert last.gutter is not None
    if band.gutter is not None:
        return abs(band.gutter - last.gutter) < _SAME_GUTTER_PT
    return not any(s.x0 < last.gutter - 2 and s.x1 > last.gutter + 2 for s in band.left)


def _merge(last: Band, band: Band) -> None:
    assert last.gutter is not None
    for segment in [*band.left, *band.right]:
        (last.left if segment.x0 < last.gutter - 2 else last.right).append(segment)


def _cut(segments: list[Segment], depth: int, likely: float | None = None) -> list[Band]:
    """Bands of a part of a page; at `likely` boxes are parted above or below."""
    if depth >= _DEEPEST or len(segments) < 2 * _FEWEST_BELOW_HEADINGS:
        return [Band(segments)] if segments else []
    best: tuple[float, bool, float, float, float] | None = None
    boxes: float | None = None
    centred = _centred_headings(segments)
    for x in [*_gutters(segments, centred), *([] if likely is None else [likely])]:
        for begin, end in _clear_stretches(segments, x):
            top = _from_headings(segments, x, _below_header(segments, x, begin, end), end)
            bottom = _above_dates(segments, x, top, end)
            inside = [s for s in segments if top <= s.baseline <= bottom]
            left = [s for s in inside if s.x1 <= x + 1]
            right = [s for s in inside if s.x0 >= x - 1]
            if _are_columns(left, right, centred):
                edge = min(s.x0 for s in right)
                flush = sum(s.x0 <= edge + _SAME_EDGE_PT for s in right) >= _FLUSH_SHARE * len(
                    right
                )
                width = edge - max(s.x1 for s in left)
                height = bottom - top
                if best is None or (height, flush, width) > best[:3]:
                    best, boxes = (height, flush, width, x, top), None
        for top, bottom in _clear_stretches(segments, x, walls=True):
            inside = [s for s in segments if top <= s.baseline <= bottom]
            left = [s for s in inside if s.x1 <= x + 1]
            right = [s for s in inside if s.x0 >= x - 1]
            if are_boxes(left, right) and (best is None or bottom - top > best[0]):
                best, boxes = (bottom - top, False, 0.0, x, top), x
    if best is None:
        return [Band(segments)]
    height, _, _, x, top = best
    above = [s for s in segments if s.baseline < top]
    inside = [s for s in segments if top <= s.baseline <= top + height]
    below = [s for s in segments if s.baseline > top + height]
    left = [s for s in inside if s.x1 <= x + 1]
    right = [s for s in inside if s.x1 > x + 1]
    first, last = _cut(above, depth + 1, boxes), _cut(below, depth + 1, boxes)
    return [*first, Band(left, right, x), *last]


def _below_header(segments: Sequence[Segment], x: float, top: float, bottom: float) -> float:
    """Where a stretch begins below contact lines at its top that belong to neither column."""
    inside = sorted(
        (s for s in segments if top <= s.baseline <= bottom), key=lambda segment: segment.baseline
    )
    right = [s for s in inside if s.x0 >= x - 1]
    if not right or len(right) == len(inside):
        return top
    edge = min(s.x0 for s in right) + _SAME_EDGE_PT
    block = _flush_block(right, edge)
    if block:
        inside = [s for s in inside if s.baseline > block[-1].baseline + 1]
    middle = min(s.x0 for s in segments) + max(s.x1 for s in segments)
    begin = inside[0].baseline if block and inside else top
    alone = 0
    while inside:
        near = SAME_ROW_EM * inside[0].size
        row = [s for s in inside if abs(s.baseline - inside[0].baseline) <= near]
        inside = [s for s in inside if s not in row]
        beside = [s.x0 for s in row if s.x0 >= x - 1]
        ragged = bool(beside) and len(beside) < len(row) and min(beside) > edge
        ends = min(s.x0 for s in row) + max(s.x1 for s in row)
        centred = abs(ends - middle) < 2 * _OFF_CENTRE_PT
        contact = len(row) >= 3 and any(has_contact(s.text) for s in row)
        if not (centred or (ragged and contact)):
            alone += 1
            if beside or alone > _ROWS_OF_NAME:
                break
            continue
        if ragged and inside:
            begin = inside[0].baseline
    return begin


def _from_headings(segments: Sequence[Segment], x: float, top: float, bottom: float) -> float:
    """Where a stretch begins whose left side begins with a heading beside one on the right.

    What stands above them on the right is the rest of a column of the band before.
    """
    inside = [s for s in segments if top <= s.baseline <= bottom and s.x1 <= x + 1]
    first = min(inside, key=lambda s: s.baseline, default=None)
    if first is None or not is_heading_like(first.text):
        return top
    level = [s for s in segments if abs(s.baseline - first.baseline) <= SAME_ROW_EM * first.size]
    if any(s.x0 > x and exact_kind(s.text) is not None for s in level):
        return min(s.baseline for s in level)
    return top


def _above_dates(segments: Sequence[Segment], x: float, top: float, bottom: float) -> float:
    """Where a stretch ends above dates that stand flush right of a text over the whole width."""
    right = sorted(
        (s for s in segments if s.x0 >= x - 1 and top <= s.baseline <= bottom),
        key=lambda segment: segment.baseline,
    )
    edge = min((s.x0 for s in right), default=x)
    kept = list(right)
    while kept and kept[-1].x0 > edge + _FAR_FROM_EDGE_PT and is_date_like(kept[-1].text):
        kept.pop()
    if len(right) - len(kept) < 2 or not kept:
        return bottom
    return kept[-1].baseline


def _flush_block(right: Sequence[Segment], edge: float) -> list[Segment]:
    """Contact lines set flush right above a column that begins further down, or none."""
    margin = max(s.x1 for s in right)
    block: list[Segment] = []
    for segment in right:
        if segment.x0 <= edge or abs(segment.x1 - margin) > _SAME_EDGE_PT:
            break
        block.append(segment)
    if len(block) < 2 or len(block) == len(right) or not any(has_contact(s.text) for s in block):
        return []
    apart = right[len(block)].top - block[-1].bottom > 1.5 * block[-1].size
    return block if apart else []


def _centred_headings(segments: Sequence[Segment]) -> set[int]:
    """The ids of headings in the middle of the text with nothing beside them."""
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    rows = Counter(round(segment.baseline / 3) for segment in segments)
    return {
        id(segment)
        for segment in segments
        if abs(segment.x0 + segment.x1 - left - right) < 2 * _OFF_CENTRE_PT
        and rows[round(segment.baseline / 3)] == 1
        and is_heading_like(segment.text)
    }


def _gutters(segments: Sequence[Segment], centred: set[int]) -> list[float]:
    """Left edges that several segments share, or a heading has: where a column may begin."""
    edges: dict[int, list[float]] = {}
    for segment in segments:
        weight = 3 if is_heading_like(segment.text) and id(segment) not in centred else 1
        edges.setdefault(round(segment.x0 / 4), []).extend([segment.x0] * weight)
    found = sorted(min(xs) for xs in edges.values() if len(xs) >= 3)
    found = sorted({*found, *edges_behind_dates(segments)})
    leftmost = min(segment.x0 for segment in segments)
    return [x - 1.5 for x in found if x > leftmost + 30]


def _clear_stretches(
    segments: Sequence[Segment], x: float, *, walls: bool = False
) -> list[tuple[float, float]]:
    """Vertical stretches (first and last baseline) in which nothing crosses `x`.

    With `walls` a heading on the left with nothing beside it crosses it, too.
    """
    crossing = headings_alone(segments, x) if walls else set()
    if walls and not crossing:
        return []
    rows = set() if walls else rows_of_headings(segments, x)
    stretches: list[tuple[float, float]] = []
    start: float | None = None
    end = 0.0
    for segment in sorted(segments, key=lambda s: s.baseline):
        if start is not None and end > start and segment.baseline in rows:
            stretches.append((start, end))
            start = None
        if segment.x0 < x < segment.x1 - 1 or id(segment) in crossing:
            if start is not None and end > start:
                stretches.append((start, min(end, segment.top)))
            start = None
        else:
            start = segment.baseline if start is None else start
            end = segment.baseline
    if start is not None and end > start:
        stretches.append((start, end))
    return stretches


def _are_columns(left: Sequence[Segment], right: Sequence[Segment], centred: set[int]) -> bool:
    """Whether two sides are read one after the other, and not row by row."""
    headed = _both_headed(left, right)
    fewest = _FEWEST_BELOW_HEADINGS if headed else _FEWEST_LINES
    if min(_beside(left, right), _beside(right, left)) < fewest:
        return False
    if not headed and (_takes_turns(left, right) or _is_rail(left, right)):
        return False
    headings_left = sum(is_heading_like(s.text) and id(s) not in centred for s in left)
    headings_right = sum(is_heading_like(s.text) and id(s) not in centred for s in right)
    left_rows, right_rows = row_count(left), row_count(right)
    dated_left = sum(is_date_like(s.text) for s in left) / left_rows
    dated_right = sum(is_date_like(s.text) for s in right) / right_rows
    if headings_right == 0 and dated_right >= 0.3 and _mean_length(right) < 24:
        return False
    if headings_right == 0 and dated_right == 0 and _dated_beside(left, right) >= 2:
        return False
    if headings_left and headings_left >= 0.5 * row_count(_from_first_heading(left)):
        return False  # labels in the margin; above them the name may stand
    if dated_left >= 0.3 and headings_left == 0 and _mean_length(left) < 24:
        return False
    if headed or (headings_left and headings_right):
        return True
    fewer, more = (left, right) if left_rows <= right_rows else (right, left)
    aligned = sum(
        any(abs(s.baseline - o.baseline) <= SAME_ROW_EM * min(s.size, o.size) for o in more)
        for s in fewer
    ) / len(fewer)
    if headings_left or headings_right:
        return aligned < 0.6
    return aligned < 0.55


def _from_first_heading(side: Sequence[Segment]) -> list[Segment]:
    first = min(s.baseline for s in side if is_heading_like(s.text))
    return [s for s in side if s.baseline >= first]


def _takes_turns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the right side stands in gaps of the left one, as entries along a zigzag line do."""
    heights = sorted(s.baseline for s in left)
    right = [s for s in right if heights[0] - s.size <= s.baseline <= heights[-1] + s.size]
    near = 0
    for segment in right:
        reach = _NEAR_EM * segment.size
        at = bisect_left(heights, segment.baseline - reach)
        near += at < len(heights) and heights[at] <= segment.baseline + reach
    return near < _NEAR_SHARE * len(right)


def _is_rail(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the left side labels the rows of the right one: dates, groups, languages."""
    if _dated_beside(left, right) < _FEWEST_DATES or _mean_length(left) > _LONGEST_LABEL:
        return False
    left = [s for s in left if not is_heading_like(s.text)]
    labels = sum(
        any(abs(s.baseline - o.baseline) <= SAME_ROW_EM * min(s.size, o.size) for o in right)
        for s in left
    )
    return labels >= _LABELS_SHARE * len(left)


def _both_headed(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the right side begins with a heading that has one on its left at its height."""
    if not left or not right:
        return False
    second = min(right, key=lambda s: s.baseline)
    first = min(left, key=lambda s: abs(s.baseline - second.baseline))
    level = abs(first.baseline - second.baseline) <= SAME_ROW_EM * first.size
    sure = is_heading_like(first.text), is_heading_like(second.text)
    # Beside a sure one a word that may be a label, too, is a heading if it looks the same.
    alike = first.style == second.style and None not in map(exact_kind, (first.text, second.text))
    return level and (all(sure) or (any(sure) and alike))


def _dated_beside(left: Sequence[Segment], right: Sequence[Segment]) -> int:
    """How many dates stand on the left of what happened then."""
    return sum(
        is_date_like(s.text)
        and any(abs(s.baseline - o.baseline) <= 2 * SAME_ROW_EM * o.size for o in right)
        for s in left
    )


def _beside(side: Sequence[Segment], other: Sequence[Segment]) -> int:
    """How many segments stand at the height of the other side."""
    if not side or not other:
        return 0
    top, bottom = min(s.top for s in other), max(s.bottom for s in other)
    return sum(top <= s.baseline <= bottom + 2 for s in side)


def _mean_length(segments: Sequence[Segment]) -> float:
    return sum(len(segment.text) for segment in segments) / len(segments)
