"""The one document model that PDF and DOCX end in: lines of words in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from domain.resumes.values import Box, Span

BULLETS = frozenset("•◦▪▫‣⁃∙●○■□◆◇▶►▸▹➢➤➔→✓✔★·*-–—»")
# What word processors write for a ring and for a square in fonts of their own.
_LETTER_BULLETS = frozenset("o§")
_BULLET_ROOM_EM = 0.5


@dataclass(slots=True)
class Word:
    """A run of glyphs without a gap.

    `link` is the target of the link that covers it; `apart` says that several typed spaces stand
    before it, or in a DOCX that it begins a run after a space that is a run of its own.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    baseline: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    spacing: float = 0.0
    page: int = 1
    link: str | None = None
    apart: bool = False


def is_letter_bullet(words: Sequence[Word]) -> bool:
    """Whether words begin with a letter that stands for a bullet: alone, in a font of its own."""
    if words[0].text not in _LETTER_BULLETS:
        return False
    if len(words) == 1:
        return True
    letter, first = words[:2]
    roomy = first.x0 - letter.x1 > _BULLET_ROOM_EM * letter.size
    apart = roomy or not letter.font or letter.font != first.font
    return first.text[0].isupper() and apart


@dataclass(frozen=True, slots=True)
class Style:
    """What makes two lines look alike."""

    size: float
    bold: bool
    italic: bool
    upper: bool
    colour: tuple[float, float, float]
    font: str


@dataclass
class Segment:
    """Words of one line with no wide gap between them."""

    words: list[Word]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @cached_property
    def baseline(self) -> float:
        return max(self.words, key=lambda word: word.size).baseline

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def style(self) -> Style:
        first = self.words[0]
        letters = [c for c in self.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        # Letters of scripts without case count for neither.
        upper = len(letters) > 1 and not any(c.islower() for c in letters)
        return Style(
            size=round(self.size * 2) / 2,
            bold=first.bold,
            italic=first.italic,
            upper=upper and 2 * capitals > len(letters),
            colour=first.colour,
            font=first.font,
        )


@dataclass
class Line:
    """One line of a column.

    `level` is the outline level of a DOCX heading style; `wraps` says that the line goes on with
    the paragraph of the line above, `whole` that it is a paragraph of its own for sure.
    """

    segments: list[Segment]
    page: int
    bullet: bool = False
    level: int | None = None
    gap_above: float = 0.0
    column: int = 0
    wraps: bool = False
    whole: bool = False

    @cached_property
    def text(self) -> str:
        return "  ".join(segment.text for segment in self.segments)

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def x0(self) -> float:
        return min(segment.x0 for segment in self.segments)

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)

    @cached_property
    def top(self) -> float:
        return min(segment.top for segment in self.segments)

    @cached_property
    def bottom(self) -> float:
        return max(segment.bottom for segment in self.segments)

    @cached_property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)

    @property
    def style(self) -> Style:
        return self.segments[0].style


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """The target of a link annotation or relationship, and where it stands."""

    url: str
    page: int
    box: Box
    text: str = ""


@dataclass
class Document:
    """A whole resume: `lines` in reading order, `running` the repeated headers and footers."""

    lines: list[Line]
    links: list[PlacedLink] = field(default_factory=list)
    running: list[Line] = field(default_factory=list)
    pages: int = 1
    hidden_words: int = 0
    unmapped_share: float = 0.0
    by_ocr: bool = False
    pages_read: int = 1

    @property
    def text(self) -> str:
        return "\n".join(("• " if line.bullet else "") + line.text for line in self.lines)

    @cached_property
    def body_size(self) -> float:
        """The font size of most letters."""
        counts: dict[float, int] = {}
        for line in self.lines:
            for word in line.words:
                size = round(word.size * 2) / 2
                counts[size] = counts.get(size, 0) + len(word.text)
        return max(counts, key=lambda size: counts[size]) if counts else 10.0


def span_of(words: Sequence[Word] | Iterable[Word]) -> Span | None:
    """The box around words of one page (that of the first word), or None for none."""
    found = list(words)
    if not found:
        return None
    found = [word for word in found if word.page == found[0].page]
    return Span(
        page=found[0].page,
        box=Box(
            round(min(word.x0 for word in found), 1),
            round(min(word.top for word in found), 1),
            round(max(word.x1 for word in found), 1),
            round(max(word.bottom for word in found), 1),
        ),
    )
