"""Headers, footers and page numbers, told from the text that they interrupt."""

import re
from collections.abc import Sequence

from domain.resumes.parsing.document import Segment

_MARGIN_SEGMENTS = 6
_SAME_HEIGHT_PT = 4
_PAGE_NUMBER = re.compile(
    r"(?:.{1,60}\s[-–—|·•]\s*)?(?:(?:page|seite|pagina|página|page n°|str\.?)\s*)?"
    r"\d{1,3}\s*(?:(?:/|of|von|de|di|sur|van)\s*\d{1,3})?|"
    r"[-–—]\s*\d{1,3}\s*[-–—]|第\s*\d+\s*页.*",
    re.I,
)
_DIGITS = re.compile(r"\d+")


def without_running(
    pages: Sequence[Sequence[Segment]],
) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """Each page's body and its running segments.

    Running is what stands at the edge of two pages or more in the same words (digits aside),
    save on the first page, where a header may be the only place of the contact line; and page
    numbers.
    """
    seen: dict[tuple[str, int], set[int]] = {}
    edges = [_edge(segments) for segments in pages]
    for number, edge in enumerate(edges):
        for segment in edge:
            seen.setdefault(_key(segment), set()).add(number)
    bodies: list[list[Segment]] = []
    running: list[list[Segment]] = []
    for number, segments in enumerate(pages):
        edge_ids = {id(segment) for segment in edges[number]}
        bottom = max((s.bottom for s in segments), default=0.0)
        body: list[Segment] = []
        rest: list[Segment] = []
        for segment in segments:
            out = False
            if id(segment) in edge_ids:
                repeated = len(seen[_key(segment)]) > 1 and len(segment.text) > 3
                first = number == min(seen[_key(segment)]) and segment.top < bottom / 2
                page_number = bool(_PAGE_NUMBER.fullmatch(segment.text.strip()))
                out = (repeated and not first) or (page_number and segment.size < 14)
            (rest if out else body).append(segment)
        bodies.append(body)
        running.append(rest)
    return bodies, running


def _key(segment: Segment) -> tuple[str, int]:
    """The same for the same words at the same height."""
    text = segment.text.casefold()
    if any(c.isalpha() for c in text):
        text = _DIGITS.sub("#", text)
    return text, round(segment.top / _SAME_HEIGHT_PT)


def _edge(segments: Sequence[Segment]) -> list[Segment]:
    ordered = sorted(segments, key=lambda segment: segment.baseline)
    if len(ordered) <= 2 * _MARGIN_SEGMENTS:
        return ordered[:2] + ordered[2:][-2:]
    return ordered[:_MARGIN_SEGMENTS] + ordered[-_MARGIN_SEGMENTS:]
