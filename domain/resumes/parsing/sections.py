"""Sections: headings found by their words, looks and place, and the lines below each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.resumes.parsing.contact import has_contact
from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Document, Line, Segment
from domain.resumes.parsing.headings import SectionKind, exact_kind, keyword_kind
from domain.resumes.parsing.words_of_trade import is_institution, title_score

Looks = tuple[float, bool, bool, tuple[float, float, float], int | None]

_LONGEST_HEADING = 48
_INLINE = frozenset(
    (
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.CERTIFICATIONS,
        SectionKind.EDUCATION,
        SectionKind.AWARDS,
        SectionKind.REFERENCES,
        SectionKind.SUMMARY,
    )
)


@dataclass
class Section:
    kind: SectionKind
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)


def looks_of(line: Line) -> Looks:
    style = line.style
    return (style.size, style.bold, style.upper, style.colour, line.level)


def sections_of(document: Document) -> list[Section]:
    """The sections in reading order; what stands above the first heading is the header."""
    accepted = _Headings(document)
    sections = [Section(SectionKind.HEADER)]
    last: Line | None = None
    for line in document.lines:
        kind, rest = accepted.kind_of(line, sections[-1].kind)
        if kind is not None:
            sections.append(Section(kind, line))
            if rest is not None:
                sections[-1].lines.append(rest)
        else:
            if last is not None and _opens_column(last, line, document.body_size):
                sections.append(Section(SectionKind.HEADER))
            sections[-1].lines.append(line)
        last = line
    sections = [each for each in sections if each.lines or each.heading]
    _infer(sections)
    return sections


class _Headings:
    """Which looks headings have in this document."""

    def __init__(self, document: Document) -> None:
        self._body = Counter[Looks]()
        kinds: dict[Looks, set[SectionKind]] = {}
        columns: dict[Looks, set[int]] = {}
        known = Counter[Looks]()
        self._unknown = Counter[Looks]()
        for line in document.lines:
            looks = looks_of(line)
            self._body[looks] += len(line.text)
            text = _title_of(line)
            kind = exact_kind(text) if text else None
            if kind is not None:
                kinds.setdefault(looks, set()).add(kind)
                columns.setdefault(looks, set()).add(line.column)
                known[looks] += 1
            elif text:
                self._unknown[looks] += 1
        usual = self._body.most_common(1)[0][0] if self._body else None
        ranked = sorted(
            (looks for looks in kinds if looks != usual),
            key=lambda looks: (_weight(kinds[looks]), looks[0], looks[2], looks[1]),
            reverse=True,
        )
        self.looks: list[Looks] = []
        taken: set[int] = set()
        for looks in ranked:
            if not self.looks:
                if len(kinds[looks]) >= 2 or looks[0] >= document.body_size or looks[2]:
                    self.looks.append(looks)
                    taken |= columns[looks]
            elif not columns[looks] & taken or (
                looks[0] >= self.looks[0][0] and _weight(kinds[looks]) >= 1
            ):
                self.looks.append(looks)
        self._plain = not self.looks or len(kinds.get(self.looks[0], ())) < 2
        self._known = known

    def kind_of(self, line: Line, current: SectionKind) -> tuple[SectionKind | None, Line | None]:
        """The kind of section that a line opens, and what of it belongs to the section."""
        text = _title_of(line)
        looks = looks_of(line)
        if text:
            kind = exact_kind(text)
            rest = _rest_of(line)
            if kind is not None and (looks in self.looks or (self._plain and not line.bullet)):
                return kind, rest
            if looks in self.looks and looks[1:] != (False, False, (0.0, 0.0, 0.0), None):
                kind = keyword_kind(text)
                if kind is not None and not find_ranges(line.text):
                    return kind, rest
                if self._is_heading_look(looks) and not find_ranges(line.text) and rest is None:
                    return SectionKind.OTHER, None
            return None, None
        return self._inline(line, current)

    def _is_heading_look(self, looks: Looks) -> bool:
        """Whether a look is that of headings alone, so that unknown words in it are one too."""
        return self._known[looks] >= 2 and self._unknown[looks] <= self._known[looks]

    def _inline(self, line: Line, current: SectionKind) -> tuple[SectionKind | None, Line | None]:
        """'Skills: Python, Go' opens a section where none has been opened by a heading alone."""
        text = line.text
        label, colon, rest = text.partition(":")
        if not colon or line.bullet or len(label) > 30 or not rest.strip():
            return None, None
        kind = exact_kind(label)
        if kind not in _INLINE or current is SectionKind.SKILLS:
            return None, None
        if not self._plain and not (line.style.bold and current is SectionKind.HEADER):
            return None, None
        return kind, _after(line, len(label) + 1)


def _weight(kinds: set[SectionKind]) -> int:
    return len(kinds)


def _title_of(line: Line) -> str:
    """The text of a line that could be a heading, '' for one that can't."""
    first = line.segments[0].text
    if line.bullet and len(first) > 24:
        return ""
    whole = line.text
    for text in (whole, first):
        if 2 <= len(text) <= _LONGEST_HEADING and text[-1] not in ".,;!?" and "@" not in text:
            if text is first and len(line.segments) > 1 and exact_kind(first) is None:
                continue
            if text is whole and len(line.segments) > 1 and exact_kind(whole) is None:
                continue
            if text[0].islower() and text != text.casefold():
                continue
            return text
    return ""


def _rest_of(line: Line) -> Line | None:
    """What stands beside a heading in the margin."""
    if len(line.segments) == 1 or exact_kind(line.text) is not None:
        return None
    return Line(line.segments[1:], line.page, column=line.column, gap_above=line.gap_above)


def _after(line: Line, characters: int) -> Line:
    """The line without its first characters."""
    words = list(line.words)
    while words and characters > 0:
        characters -= len(words[0].text) + 1
        words = words[1:]
    return Line([Segment(words)] if words else line.segments, line.page, column=line.column)


def _opens_column(last: Line, line: Line, body_size: float) -> bool:
    """Whether a line begins a column that does not go on with the section before it."""
    if line.column == last.column or line.page > last.page:
        return False
    if line.bullet:
        return False
    prose = len(line.text) > 55 and not find_ranges(line.text)
    return line.size > 1.3 * body_size or has_contact(line.text) or prose


def _infer(sections: Sequence[Section]) -> None:
    """Gives sections under unknown headings a kind by what they hold."""
    kinds = {section.kind for section in sections}
    for section in sections:
        if section.kind is not SectionKind.OTHER or not section.lines:
            continue
        if section.heading is not None and exact_kind(section.heading.text) is not None:
            continue
        dated = sum(bool(find_ranges(line.text)) and not line.bullet for line in section.lines)
        titles = sum(
            title_score(line.segments[-1].text) > 1 for line in section.lines if len(line.text) < 60
        )
        schools = sum(is_institution(line.text) for line in section.lines if len(line.text) < 80)
        short = all(len(line.text) < 40 for line in section.lines)
        if dated and schools >= dated and SectionKind.EDUCATION not in kinds:
            section.kind = SectionKind.EDUCATION
        elif dated and titles >= dated and SectionKind.WORK not in kinds:
            section.kind = SectionKind.WORK
        elif not dated and short and len(section.lines) >= 3 and SectionKind.SKILLS not in kinds:
            section.kind = SectionKind.SKILLS
