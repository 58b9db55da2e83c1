"""When an entry was, and what was done: the parts that positions and studies share."""

from collections.abc import Sequence

from domain.resumes.parsing.confidence import Evidence, confidence
from domain.resumes.parsing.document import Line
from domain.resumes.parsing.entries import Dated
from domain.resumes.values import PartialDate, Read


def dates_of(
    dates: Sequence[Dated],
) -> tuple[Read[PartialDate] | None, Read[PartialDate] | None, bool]:
    """Start, end and whether it goes on, of the best range among an entry's dates."""
    if not dates:
        return None, None, False
    ranges = [each for each in dates if not each.range.single]
    if not ranges and len(dates) == 2 and dates[0].range.start <= dates[1].range.start:
        sure = confidence("date", Evidence(clear=False, dated=True))
        return (
            Read(dates[0].range.start, sure, dates[0].span),
            Read(dates[1].range.start, sure, dates[1].span),
            False,
        )
    best = (ranges or list(dates))[0]
    sure = confidence("date", Evidence(clear=bool(ranges), dated=True))
    end = best.range.end
    return (
        Read(best.range.start, sure, best.span),
        Read(end, sure, best.span) if end is not None else None,
        best.range.current,
    )


def body_of(lines: Sequence[Line]) -> tuple[tuple[str, ...], str | None]:
    """Bullets, with their wrapped lines joined, and the text before them."""
    bullets: list[str] = []
    summary: list[str] = []
    marked = any(line.bullet for line in lines)
    for i, line in enumerate(lines):
        if line.bullet:
            bullets.append(line.text)
        elif bullets and marked:
            bullets[-1] = f"{bullets[-1]} {line.text}"
        elif (
            not marked
            and i
            and (line.gap_above > 0.9 * line.size or _starts_item(lines[i - 1], line))
        ):
            bullets.append(line.text)
        elif bullets:
            bullets[-1] = f"{bullets[-1]} {line.text}"
        else:
            summary.append(line.text)
    return tuple(bullets), " ".join(summary) or None


def _starts_item(last: Line, line: Line) -> bool:
    return last.text.rstrip().endswith(".") and line.text[0].isupper() and line.x0 >= last.x0 - 1
