"""Lines cut into the pieces that stand between separators, each with its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.resumes.parsing.document import Line, Segment, Style, Word, span_of
from domain.resumes.values import Span

STRONG = re.compile(
    r"\s*(?:[|•·∙●▪◦¦‖※⋅｜◆◇♦■□○★☆✦❖❘❙►▶➤»]|\s[—–‒―]\s|\s-{1,3}\s|\s[/~*]\s|\s::\s|\s>\s|\t|；)\s*"
)
# An icon before a text: a star, a pin, a letter of a font of icons.
_ICON = re.compile(
    r"^(?:[\u2190-\u27bf\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff]\ufe0f?\s*)+"
)
EDGES = " ,;:|•·–—-\t"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, where it stands in its entry (line, position) and how it looks."""

    text: str
    words: tuple[Word, ...]
    line: int = 0
    position: int = 0
    style: Style | None = None

    @property
    def span(self) -> Span | None:
        return span_of(self.words)


def spans_of_words(segment: Segment) -> list[tuple[int, int, Word]]:
    """Each word of a segment with its begin and end in the segment's text."""
    found: list[tuple[int, int, Word]] = []
    at = 0
    for word in segment.words:
        found.append((at, at + len(word.text), word))
        at += len(word.text) + 1
    return found


def cut(
    segment: Segment, parts: Sequence[tuple[int, int]], line: int, position: int
) -> list[Piece]:
    """Pieces of a segment at character ranges, without separators at their edges."""
    words = spans_of_words(segment)
    found: list[Piece] = []
    for begin, end in parts:
        text = _ICON.sub("", segment.text[begin:end].strip(EDGES))
        if not any(c.isalnum() for c in text):
            continue
        inside = tuple(word for b, e, word in words if b < end and begin < e)
        style = Segment(list(inside)).style if inside else None
        found.append(Piece(tidy(text), inside, line, position + len(found), style))
    return found


def tidy(text: str) -> str:
    """Without brackets that open or close alone, and without empty ones."""
    text = re.sub(r"\(\s*\)|\[\s*\]|\s+\.$", "", text).strip(EDGES)
    for opening, closing in ("()", "[]"):
        if text.count(opening) > text.count(closing) and text.startswith(opening):
            text = text[1:]
        elif text.count(closing) > text.count(opening) and text.endswith(closing):
            text = text[:-1]
        elif text.count(opening) > text.count(closing):
            text = text.rstrip(opening + " ")
        elif text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
    return re.sub(r"\s{2,}", " ", text).strip(EDGES)


def _commas_between_looks(segment: Segment) -> list[tuple[int, int]]:
    """Commas that part a bold or an italic name from what follows in another look."""
    found: list[tuple[int, int]] = []
    name = segment.words[0]
    for (_, end, word), (begin, _, following) in pairwise(spans_of_words(segment)):
        name = word if word.text != "," else name
        if word.text.endswith(",") and (
            (name.bold, name.italic) != (following.bold, following.italic)
        ):
            found.append((end - 1, begin))
    return found


def strong_pieces(
    line: Line, number: int, without: Sequence[tuple[int, int, int]] = ()
) -> list[Piece]:
    """Pieces of a line between strong separators, less `without`: (segment, begin, end)."""
    found: list[Piece] = []
    for index, segment in enumerate(line.segments):
        holes = [(b, e) for i, b, e in without if i == index]
        holes += [match.span() for match in STRONG.finditer(segment.text)]
        holes += _commas_between_looks(segment)
        parts: list[tuple[int, int]] = []
        at = 0
        for begin, end in sorted(holes):
            if begin > at:
                parts.append((at, begin))
            at = max(at, end)
        parts.append((at, len(segment.text)))
        found.extend(cut(segment, parts, number, len(found)))
    return found
