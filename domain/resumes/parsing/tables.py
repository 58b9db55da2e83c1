"""Tables of entries whose cells a page broke over lines: rows made whole, columns told by name."""

from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.dates import is_date_like
from domain.resumes.parsing.document import Line, Segment
from domain.resumes.parsing.heads import is_running
from domain.resumes.parsing.labels import Part, part_of

_SAME_EDGE_PT = 3.0
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_FEWEST_NAMES = 2
_LONGEST_NAME = 24
_NEAR_EM = 0.9


def names_columns(line: Line) -> bool:
    """Whether a line is the head of a table of entries: 'Zeitraum  Arbeitgeber  Position'."""
    texts = [segment.text for segment in line.segments]
    named = sum(part_of(text) is not None for text in texts)
    return (
        len(texts) >= _FEWEST_COLUMNS
        and named >= _FEWEST_NAMES
        and all(len(text) <= _LONGEST_NAME and not any(map(str.isdigit, text)) for text in texts)
    )


def with_cells_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines of a section, each row of a table with a date in its first cell as one line.

    A cell of running text becomes a line of its own below its row. Where the head of the table
    names a column, its cells begin with the name, as in a form.
    """
    head = next((line for line in lines if names_columns(line)), None)
    rows = [line for line in lines if _is_row(line, head)]
    fewest = _FEWEST_ROWS if head is None else 1
    if len(rows) < fewest or not all(
        _fits(segment, rows[0]) for r in rows for segment in r.segments
    ):
        return list(lines)
    found: list[Line] = []
    row: Line | None = None
    for line in lines:
        if _is_row(line, head):
            found.extend(_parted(row, head))
            row = line
        elif row is not None and _goes_on(row, line, head):
            row = _joined(row, line)
        elif line is not head:
            found.extend(_parted(row, head))
            row = None
            found.append(line)
    return [*found, *_parted(row, head)]


def _is_row(line: Line, head: Line | None) -> bool:
    """Whether a line begins a row: with a date, or, below names of columns, with one at all."""
    if len(line.segments) < _FEWEST_COLUMNS:
        return False
    if is_date_like(line.segments[0].text):
        return True
    named = head is not None and all(_fits(segment, head) for segment in line.segments)
    return named and any(is_date_like(segment.text) for segment in line.segments)


def _fits(segment: Segment, row: Line) -> bool:
    """Whether a segment begins at the edge of one of a row's cells."""
    return any(abs(segment.x0 - cell.x0) < _SAME_EDGE_PT for cell in row.segments)


def _goes_on(row: Line, line: Line, head: Line | None) -> bool:
    first = abs(line.segments[0].x0 - row.segments[0].x0) < _SAME_EDGE_PT
    return (
        not line.bullet
        and (row.page, row.column) == (line.page, line.column)
        and line.segments[0].top - max(s.bottom for s in row.segments) < _NEAR_EM * line.size
        and (not first or (head is not None and not is_date_like(row.segments[0].text)))
        and all(_fits(segment, row) for segment in line.segments)
    )


def _joined(row: Line, line: Line) -> Line:
    cells = [
        Segment(
            [
                *cell.words,
                *(w for s in line.segments if abs(s.x0 - cell.x0) < _SAME_EDGE_PT for w in s.words),
            ]
        )
        for cell in row.segments
    ]
    return _with(row, cells)


def _parted(row: Line | None, head: Line | None) -> list[Line]:
    """A row and what was done, which its last cell may tell."""
    if row is None:
        return []
    *cells, last = row.segments
    if not is_running(last.text):
        return [_with(row, [_named(cell, head) for cell in row.segments])]
    return [_with(row, [_named(cell, head) for cell in cells]), _with(row, [last])]


def _named(cell: Segment, head: Line | None) -> Segment:
    """The cell with the name of its column before it, where that says which part it is."""
    names = head.segments if head is not None else []
    name = next((s.text for s in names if abs(s.x0 - cell.x0) < _SAME_EDGE_PT), "")
    if part_of(name) in (None, Part.DATES):
        return cell
    first = cell.words[0]
    return Segment([replace(first, text=f"{name.strip(' :')}:", x1=first.x0), *cell.words])


def _with(row: Line, segments: list[Segment]) -> Line:
    changed = Line(segments, row.page, row.bullet, row.level, column=row.column)
    changed.gap_above = row.gap_above
    return changed
