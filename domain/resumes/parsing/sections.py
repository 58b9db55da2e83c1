"""Sections: headings found by their words, looks and place, and the lines below each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from domain.resumes.parsing.contact import has_contact
from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Document, Line, Segment, Word
from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import begins_heading, exact_kind, is_weak, keyword_kind
from domain.resumes.parsing.heads import is_dated
from domain.resumes.parsing.identity import TITLE_OF_DOCUMENT, is_name_like
from domain.resumes.parsing.inferred import inferred
from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.section import Section
from domain.resumes.parsing.spoken import language_in

Looks = tuple[float, bool, bool, tuple[float, float, float], int | None]

_LONGEST_HEADING = 48
_TOP_LINES = 3
_SAME_MARGIN_PT = 4.0
_NAME_SIZE = 1.25
_FEWEST_LABELS = 3
_SAME_PLACE_PT = 8.0
_LABELS_SHARE = 0.6
_WITH_ENTRIES = frozenset(
    (SectionKind.WORK, SectionKind.EDUCATION, SectionKind.VOLUNTEER, SectionKind.PROJECTS)
)
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


def looks_of(line: Line) -> Looks:
    style = line.style
    return (style.size, style.bold, style.upper, style.colour, line.level)


def sections_of(document: Document) -> list[Section]:
    """The sections in reading order; what stands above the first heading is the header."""
    accepted = _Headings(document)
    sections = [Section(SectionKind.HEADER)]
    last: Line | None = None
    lines = _with_headings_joined(document.lines)
    titled = (line.size for line in lines if not TITLE_OF_DOCUMENT.fullmatch(line.text))
    largest = max(titled, default=0.0)
    for i, line in enumerate(lines):
        below = lines[i + 1 : i + 3]
        kind, rest = accepted.kind_of(line, sections[-1], below)
        if kind is not None:
            if last is not None and last.text == line.text and sections[-1].lines:
                sections[-1].lines.pop()  # the label of an icon beside the heading
            sections.append(Section(kind, line))
            if rest is not None:
                sections[-1].lines.append(rest)
        else:
            headed = sections[-1].heading is last
            if (
                last is not None and not headed and _opens_column(last, line, document.body_size)
            ) or (
                line.size == largest > _NAME_SIZE * document.body_size
                and sections[-1].kind is not SectionKind.HEADER
                and is_name_like(line.text)
            ):
                sections.append(Section(SectionKind.HEADER))
            sections[-1].lines.append(line)
        last = line
    return inferred(each for each in sections if each.lines or each.heading)


def _with_headings_joined(lines: Sequence[Line]) -> list[Line]:
    """Lines with the headings made one that a narrow column broke: 'Work' above 'Experience'."""
    found: list[Line] = []
    for line in lines:
        at = next(
            (
                at
                for at in range(len(found) - 1, max(-1, len(found) - 4), -1)
                if _is_second_half(found[at], line)
                and all(each.x0 > found[at].segments[0].x1 for each in found[at + 1 :])
            ),
            None,
        )
        if at is None:
            found.append(line)
            continue
        first = found[at].segments
        words = _unhyphenated(first[0].words, line.segments[0].words)
        found[at] = _beside(found[at], [Segment(words), *first[1:]])
        if len(line.segments) > 1:
            found.append(_beside(line, line.segments[1:]))
    return found


def _is_second_half(last: Line, line: Line) -> bool:
    """Whether a line begins with the second half of the heading in the line above."""
    first, second = last.segments[0], line.segments[0]
    if len(first.text) + len(second.text) > 40 or last.bullet or line.bullet:
        return False
    text = Segment(_unhyphenated(first.words, second.words)).text
    whole = exact_kind(text) is not None
    begun = first.text[-1:] in "-‐" or second.text[-1:] in "-‐"
    return (
        (whole or (begun and begins_heading(text.rstrip("-‐"))))
        and (
            second.text[0].islower()
            or exact_kind(first.text) is None
            or exact_kind(second.text) is None
        )
        and first.style == second.style
        and (first.style.bold or first.style.upper or len(last.segments) > 1)
        and (last.column, last.page) == (line.column, line.page)
        and second.top - first.bottom < 0.9 * second.size
        and (len(last.segments) == len(line.segments) or abs(first.x0 - second.x0) < 3)
    )


def _unhyphenated(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """The words of two lines; one that a hyphen parts is whole again."""
    *before, last = first
    if last.text[-1] not in "-‐" or len(last.text) < 2 or not second[0].text[0].islower():
        return [*first, *second]
    return [*before, replace(last, text=last.text[:-1] + second[0].text), *second[1:]]


def _beside(line: Line, segments: list[Segment]) -> Line:
    """The line with other segments."""
    changed = Line(segments, line.page, line.bullet, line.level, column=line.column)
    changed.gap_above = line.gap_above
    return changed


def _edge(segment: Segment) -> int:
    return round(segment.x0 / _SAME_MARGIN_PT)


class _Headings:
    """Which looks headings have in this document."""

    def __init__(self, document: Document) -> None:
        self._body = Counter[Looks]()
        kinds: dict[Looks, set[SectionKind]] = {}
        columns: dict[Looks, set[int]] = {}
        sure: set[Looks] = set()
        known = Counter[Looks]()
        self._places: dict[Looks, list[tuple[float, float]]] = {}
        self._unknown = Counter[Looks]()
        for line in document.lines:
            looks = looks_of(line)
            self._body[looks] += len(line.text)
            text = _title_of(line)
            kind = exact_kind(text) if text else None
            if kind is not None:
                kinds.setdefault(looks, set()).add(kind)
                if kind is not SectionKind.OTHER and not is_weak(text):
                    sure.add(looks)
                columns.setdefault(looks, set()).add(line.column)
                known[looks] += 1
                self._places.setdefault(looks, []).append((line.x0, line.x0 + line.x1))
            elif text:
                self._unknown[looks] += 1
        self._usual = self._body.most_common(1)[0][0] if self._body else None
        self._plain = {
            kind
            for line in document.lines
            if looks_of(line) == self._usual and not line.bullet
            for kind in [exact_kind(_title_of(line) or "-")]
            if kind is not None and not is_weak(line.text)
        }
        self._size = document.body_size
        self._known = known
        ranked = sorted(
            (looks for looks in kinds if looks != self._usual),
            key=lambda looks: (len(kinds[looks]), looks[0], looks[2], looks[1]),
            reverse=True,
        )
        self._main: Looks | None = None
        if ranked and (len(kinds[ranked[0]]) >= 2 or self._is_marked(ranked[0])):
            self._main = ranked[0]
        main_columns = columns.get(self._main, set()) if self._main else set()
        self._main_columns = main_columns
        self._beside = {
            looks
            for looks in ranked
            if len(kinds[looks]) >= 2 and looks in sure and not columns[looks] & main_columns
        }
        titles = Counter(
            _title_of(line).strip(" :").casefold()
            for i, line in enumerate(document.lines)
            if any(map(is_dated, document.lines[max(0, i - 2) : i]))
        )
        self._recurring = {
            title
            for title, count in titles.items()
            if count > 1 and title and exact_kind(title) not in _WITH_ENTRIES
        }
        edges: dict[int, list[SectionKind | None]] = {}
        for line in document.lines:
            first = line.segments[0]
            edges.setdefault(_edge(first), []).append(exact_kind(first.text))
        self._margins = {
            edge
            for edge, found in edges.items()
            if len(set(found) - {None}) >= _FEWEST_LABELS
            and len(found) - found.count(None) >= _LABELS_SHARE * len(found)
        }
        # The name may look like a heading.
        self._top = document.lines[:_TOP_LINES]

    def kind_of(
        self, line: Line, section: Section, below: Sequence[Line]
    ) -> tuple[SectionKind | None, Line | None]:
        """The kind of section that a line opens below another, and what of it belongs to it."""
        current = section.kind
        text = _title_of(line)
        if not text or ":" in text.rstrip(": "):
            return self._inline(line, current)
        if line is self._top[0] and TITLE_OF_DOCUMENT.fullmatch(text):
            return None, None  # "Resume" above the name; below it, a summary in French
        if current in _WITH_ENTRIES and text.strip(" :").casefold() in self._recurring:
            return None, None  # "Key achievements" below each position
        looks = looks_of(line)
        kind = exact_kind(text)
        if kind is SectionKind.LANGUAGES and _heads_languages(line, below):
            return kind, _rest_of(line)
        if kind is SectionKind.LANGUAGES and current is SectionKind.SKILLS:
            near = [each.text for each in (line, *below)]
            if below and not any(language_in(text) or spoken_level(text) for text in near):
                return None, None  # a group of skills
        grouped = kind is SectionKind.OTHER and current is SectionKind.SKILLS
        if grouped and section.heading is not None and looks != looks_of(section.heading):
            return None, None  # a group of skills
        if kind is not None:
            return (kind, _rest_of(line)) if self._fits(text, line, looks) else (None, None)
        if looks != self._main and looks not in self._beside:
            return None, None
        if find_ranges(line.text) or len(line.segments) > 1:
            return None, None
        kind = keyword_kind(text)
        if kind is not None and self._unknown[looks] <= 4 * self._known[looks]:
            return kind, None
        if line not in self._top and self._is_heading_look(looks):
            rare = 2 * self._unknown[looks] <= self._known[looks]
            rare = rare or current not in _WITH_ENTRIES or not any(map(is_dated, below))
            if rare and self._stands_like_one(line, looks):
                return SectionKind.OTHER, None
        return None, None

    def _fits(self, text: str, line: Line, looks: Looks) -> bool:
        """Whether a line with the words of a heading looks like one here."""
        if looks == self._main or looks in self._beside:
            return True
        beside = len(line.segments) > 1 or line not in self._top
        if beside and not line.bullet and _edge(line.segments[0]) in self._margins:
            return True
        marked = looks[1] or self._is_marked(looks)
        if self._main is None:
            # Where headings look like all other text, weak ones count for what is missing.
            missing = len(self._plain) >= 2 and exact_kind(text) not in self._plain
            return not line.bullet and (marked or not is_weak(text) or missing)
        if line.bullet or is_weak(text):
            return False
        if line.column not in self._main_columns and len(line.segments) == 1:
            return True  # a column beside has its own looks
        if looks == self._usual:
            return False
        rare = self._unknown[looks] <= 3 * self._known[looks] + 1
        return marked and rare and (looks[2] or looks[0] > self._main[0] - 4)

    def _is_marked(self, looks: Looks) -> bool:
        return looks[2] or looks[4] is not None or looks[0] > self._size + 0.4

    def _is_heading_look(self, looks: Looks) -> bool:
        """Whether a look is that of headings alone, so that unknown words in it are one too."""
        known, unknown = self._known[looks], self._unknown[looks]
        return (known >= 2 and unknown <= known) or (looks[2] and unknown <= 3 * known)

    def _stands_like_one(self, line: Line, looks: Looks) -> bool:
        """Whether a line begins where a known heading of its looks does, or has its middle."""
        both = line.x0 + line.x1
        return any(
            abs(line.x0 - x0) < _SAME_PLACE_PT or abs(both - ends) < _SAME_PLACE_PT
            for x0, ends in self._places.get(looks, [(line.x0, both)])
        )

    def _inline(self, line: Line, current: SectionKind) -> tuple[SectionKind | None, Line | None]:
        """'Skills: Python, Go' opens a section where none has been opened by a heading alone."""
        text = line.text
        label, colon, rest = text.partition(":")
        if not colon or line.bullet or len(label) > 30 or not rest.strip():
            return None, None
        kind = exact_kind(label)
        if kind not in _INLINE or current is SectionKind.SKILLS:
            return None, None
        if kind is SectionKind.LANGUAGES and language_in(rest) is not None:
            return kind, _after(line, len(label) + 1)
        if self._main is not None and not (line.style.bold and current is SectionKind.HEADER):
            return None, None
        return kind, _after(line, len(label) + 1)


def _heads_languages(line: Line, below: Sequence[Line]) -> bool:
    """Whether languages with their levels stand beside or below a line, whatever it looks like."""
    beside = [segment.text for segment in line.segments[1:]]
    texts = beside or [each.text for each in below]
    return bool(texts) and all(
        language_in(text) is not None and spoken_level(text) is not None for text in texts
    )


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
