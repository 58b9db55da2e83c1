"""Skills as written in the sections for them, with the labels of their groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile

from domain.resumes.parsing.confidence import Evidence, confidence
from domain.resumes.parsing.dates import find_ranges
from domain.resumes.parsing.document import Line, Segment, Word, span_of
from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import exact_kind
from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.plausible import is_plausible_skill
from domain.resumes.parsing.skill_layout import (
    LABEL,
    SAME_CELL_PT,
    SEPARATORS,
    bold_label,
    columns_of_labels,
    gap_between,
    gaps_of,
    glued_levels,
    is_below,
    is_label,
    label_above,
    label_lines,
    labelled_rows,
    tight_gap,
)
from domain.resumes.parsing.spoken import language_in
from domain.resumes.parsing.stages import KnownSkill
from domain.resumes.values import RawSkill, Read

_LEVEL_WORDS = (
    "expert|advanced|intermediate|beginner|basic|basics|proficient|novice|mastery|"
    "experte|fortgeschritten|grundkenntnisse|avance|avancé|intermediaire|intermédiaire|debutant|débutant|"
    "avanzado|intermedio|basico|básico|avancado|avançado|intermediario|avanzato|gevorderd|"
    "精通|熟练|熟悉|了解|掌握"
)
_MARKED_LEVEL_WORDS = (
    "proficiency|fluent|master|familiar|experienced|competent|professional|native|strong|good|"
    "excellent|working knowledge|elementary|skilled|senior|junior|very good|sehr gut|gut|courant|"
    "base|basis|skillful|skilful"
)
_TIMES = (
    r"\d{1,2}\+?\s*(?:years?|yrs?|jahre|ans|años|anni)(?: of experience)?|"
    r"\d{1,3}\s?%|\d\s*/\s*(?:5|10)|[★☆●○◉◯■□▪▫]{2,}"
)
# "Excel advanced" and "Excel (good)", but not "Firebase" or "Knowledge base".
_LEVEL = re.compile(
    rf"\s*(?:[(\[–—:-]\s*(?:(?:{_LEVEL_WORDS}|{_MARKED_LEVEL_WORDS})"
    rf"(?: level| knowledge| user)?|{_TIMES}|[abc][12])"
    rf"|\s(?:{_LEVEL_WORDS})(?: level| user)?|\s(?:{_TIMES}))\s*[)\]]?\s*$",
    re.I,
)
_ONLY_LEVEL = re.compile(
    rf"(?:{_LEVEL_WORDS}|{_MARKED_LEVEL_WORDS})(?: level| user)?|\d{{1,3}}\s?%|[★☆●○■□\W]+|"
    r"\d+\+? (?:years?|yrs?|jahre?|ans|a[nñ]os|anni)",
    re.I,
)
# "Proficient in Python, SQL and dbt. Working knowledge of Scala."
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])")
_LEAD_IN = re.compile(
    r"^(?:(?:highly |very )?(?:proficient|experienced|skilled|fluent|versed|competent) "
    r"(?:in|with|at)|"
    r"(?:working |good |strong |solid |basic |advanced )?(?:knowledge|command|understanding) of|"
    r"(?:extensive |some )?experience (?:in|with|of)|familiar(?:ity)? with|expert(?:ise)? in|"
    r"kenntnisse in|erfahrung (?:in|mit)|connaissances? (?:en|de)|maîtrise de|"
    r"conocimientos? de)\s+",
    re.I,
)
_LAST_AND = re.compile(r",?\s+(?:and|und|et|y|e)\s+")
# A label that says how well what stands under it is known: "Expert in", "Familiar with".
_LEVEL_LABEL = re.compile(
    rf"(?:{_LEVEL_WORDS}|familiar|experienced|competent|skilled|strong|working knowledge)"
    r"(?: level| knowledge| skills| user)?(?: in| with| of| mit| en)?",
    re.I,
)
# "Backend (Master) — Go, Kafka"
_DASHED_LABEL = re.compile(r"[^,;|•·]{2,40}\s[—–-]\s")
_OTHER_KINDS = (
    SectionKind.INTERESTS,
    SectionKind.AWARDS,
    SectionKind.REFERENCES,
    SectionKind.EDUCATION,
)
_LONGEST_ITEM = 60
_MOST_WORDS = 7
_ITEM_GAP_EM = 0.42
_FIXED_SPACE_EM = 0.35
_FIXED_WIDTH = re.compile(r"mono|courier|consol|code|typewriter", re.I)


@dataclass(slots=True)
class Item:
    """Words of a skills section that belong together, with the line that labels them."""

    words: list[Word]
    group: str | None
    text: str
    level: str | None = None

    def extend(self, words: list[Word]) -> None:
        self.words.extend(words)
        self.text = f"{self.text} {_text(words)}"


def read_skills(lines: Sequence[Line], known: KnownSkill | None = None) -> list[RawSkill]:
    """The skills below one heading, in order, without repetition."""
    found: list[RawSkill] = []
    seen: set[str] = set()
    items = _items(lines)
    for i, parted in glued_levels([item.text for item in items]).items():
        items[i].text, items[i].level = parted
    slashed = any(_is_slashed(item.text) for item in items)
    for item in map(_with_wide_gaps_parted, items):
        if item.group is not None and exact_kind(item.group) in _OTHER_KINDS:
            continue
        label = _LEVEL_LABEL.fullmatch(fold(item.group or ""))
        spoken = item.group is not None and exact_kind(item.group) is SectionKind.LANGUAGES
        text = item.text.replace(" / ", ", ") if slashed else item.text
        for name, beside in _names(text, spoken=spoken):
            key = fold(name)
            if key in seen:
                continue
            seen.add(key)
            sure = confidence(
                "skill",
                Evidence(
                    known_words=known(name) if known is not None else True,
                    clear=len(name.split()) <= 3,
                    dated=True,
                    plausible=is_plausible_skill(name),
                ),
            )
            words = [word for word in item.words if word.text.strip(",;|•·()") in name]
            level = beside or item.level or (item.group if label else None)
            found.append(
                RawSkill(Read(name, sure, span_of(words or item.words)), item.group, level)
            )
    return found


def _with_wide_gaps_parted(item: Item) -> Item:
    """Items set side by side with nothing but room between them, as labels in boxes are."""
    words = item.words
    if len(words) < 2 or SEPARATORS.search(item.text) or item.text != _text(words):
        return item
    parts = [words[0].text]
    for last, word in pairwise(words):
        same_row = abs(last.baseline - word.baseline) < 0.3 * word.size
        room = word.x0 - last.x1 - 2 * word.spacing
        usual = _FIXED_SPACE_EM if _FIXED_WIDTH.search(word.font) else 0.0
        wide = same_row and not word.spacing and room > (_ITEM_GAP_EM + usual) * word.size
        wide = wide or word.apart
        parts.append((" | " if wide else " ") + word.text)
    return Item(words, item.group, "".join(parts), item.level)


def _items(lines: Sequence[Line]) -> list[Item]:
    lines, levels = _without_levels(lines)
    labels = label_lines(lines)
    labelled = labelled_rows(lines)
    tight_below = tight_gap(gaps_of(lines, labels))
    items: list[Item] = []
    group: str | None = None
    last: Line | None = None
    cells: list[tuple[float, Item]] = []
    columns: dict[float, str] = {}
    tight_in_columns = 0.0
    in_row = False
    for i, line in enumerate(lines):
        if i in labels:
            group, last, cells, columns = line.text.strip(" :"), None, [], {}
            in_row = False
            continue
        match = LABEL.match(line.text)
        if match is not None and not line.text.startswith("http"):
            group = match["label"].strip("•▪- ")
            last, cells, columns, in_row = line, [], {}, False
            if match["rest"].strip():
                items.append(Item(list(line.words), group, match["rest"]))
                cells = [(line.x0, items[-1])]
            else:
                items.append(Item(list(line.words), None, group))
            continue
        bold = bold_label(line)
        if bold:
            group = _text(bold).strip(" :–—-|")
            words = line.words[len(bold) :]
            items.append(Item(words, group, _text(words)))
            last, cells, columns = line, [(line.x0, items[-1]), (words[0].x0, items[-1])], {}
            in_row = True
            continue
        if len(line.segments) > 1 and (
            i in labelled or is_label(line.segments[0], line.segments[1], len(line.segments))
        ):
            group = line.segments[0].text.strip(" :")
            words = [word for segment in line.segments[1:] for word in segment.words]
            items.append(Item(words, group, _text(words)))
            last, cells, in_row = line, [(line.segments[1].x0, items[-1])], True
            continue
        beside = columns_of_labels(lines, i)
        if beside:
            columns, last, cells = beside, None, []
            below = takewhile(partial(is_below, beside), lines[i + 1 :])
            tight_in_columns = tight_gap(gaps_of(list(below)))
            continue
        columns = columns if is_below(columns, line) else {}
        fresh: list[tuple[float, Item]] = []
        for segment in line.segments:
            if _says_level(segment.text):
                if fresh:
                    fresh[-1][1].level = segment.text
                continue
            above = next((item for x, item in cells if abs(x - segment.x0) < SAME_CELL_PT), None)
            if (
                above is not None
                and last is not None
                and (
                    _wraps(last, line, above, segment, tight_in_columns if columns else tight_below)
                    or (in_row and _goes_on(above, line))
                    or _is_rest_of_cell(last, line)
                )
            ):
                above.extend(segment.words)
                fresh.append((segment.x0, above))
            else:
                label = label_above(columns, segment) or group
                items.append(Item(list(segment.words), label, segment.text))
                fresh.append((segment.x0, items[-1]))
        if i in levels and fresh:
            fresh[-1][1].level = levels[i]
        cells = fresh
        last = line
    return items


def _says_level(text: str) -> bool:
    return _ONLY_LEVEL.fullmatch(fold(text).strip()) is not None


def _without_levels(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """Lines that name skills, and by their place the level that stands in a line of its own.

    It stands below its skill, or above a list of skills where the first line is one.
    """
    kept: list[Line] = []
    levels: dict[int, str] = {}
    above = bool(lines) and _says_level(lines[0].text)
    level: str | None = None
    for line in lines:
        if _says_level(line.text):
            level = line.text
            if not above and kept:
                levels.setdefault(len(kept) - 1, level)
            continue
        if above and level is not None:
            levels[len(kept)] = level
        kept.append(line)
    return kept, levels


def _goes_on(above: Item, line: Line) -> bool:
    """Whether a line of one cell goes on with the list that stands beside the label above it."""
    return len(line.segments) == 1 and not line.bullet and len(SEPARATORS.split(above.text)) > 1


def _is_rest_of_cell(last: Line, line: Line) -> bool:
    """Whether a line goes on with a cell of a grid: alone below a row, not in its first cell."""
    alone = len(line.segments) < len(last.segments) and line.x0 > last.x0 + SAME_CELL_PT
    return alone and line.text[0].islower() and line.gap_above < 0.9 * line.size


def _wraps(last: Line, line: Line, above: Item, segment: Segment, tight_below: float) -> bool:
    """Whether a cell goes on with the one above it: set closer than separate items are."""
    if line.bullet or line.page != last.page or line.column != last.column:
        return False
    text = above.text.rstrip()
    if text.endswith((",", ";", "|", "•", "·", "&", "/", "-", "、", "，")) or text.endswith(
        (" and", " of", " und", " et", " y")
    ):
        return True
    if line.whole:
        return False
    words = segment.words
    labelled = (words[0].bold and not words[-1].bold) or (
        _DASHED_LABEL.match(text) is not None and _DASHED_LABEL.match(segment.text) is not None
    )
    if SEPARATORS.search(text) and len(text) > 50 and not labelled:
        return True
    if (
        line.wraps
        and segment.text[0].islower()
        and (not SEPARATORS.search(segment.text) or SEPARATORS.search(text) is not None)
        and line.gap_above < 0.9 * line.size
    ):
        return True
    listed = len(SEPARATORS.split(text)) > 2 and len(SEPARATORS.split(segment.text)) > 1
    if listed and not labelled and line.gap_above < 0.9 * line.size:
        return True
    if len(last.segments) == 1 and not line.wraps:
        return False
    return gap_between(last, line) < tight_below and above.words[-1].bold == segment.words[0].bold


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _names(text: str, *, spoken: bool = False) -> list[tuple[str, str | None]]:
    """The skills of an item, each with the level that is written beside it.

    `spoken` says that they may be languages, which have levels of their own.
    """
    label = LABEL.match(text)
    plain_label = label is not None and len(SEPARATORS.split(label["label"])) == 1
    if label is not None and plain_label and label["rest"] and "//" not in text[:12]:
        text = label["rest"]
    text = _SENTENCE_BREAK.sub(", ", text)
    found: list[tuple[str, str | None]] = []
    lead: str | None = None
    for part in _with_last_and_cut(split_outside_brackets(text)):
        whole = part.strip(" .,;:•·-–—*|\t")
        bare = _without_level(whole)
        level = whole.removeprefix(bare).strip(" ()[]-–—:") or None
        name = re.sub(r"^(?:and|und|et|e|y|&)\s+", "", bare)
        leading = _LEAD_IN.match(name)
        if leading is not None:
            lead, name = leading[0].strip(), name[leading.end() :]
        name = name.rpartition(": ")[2]
        if not name or len(name) > _LONGEST_ITEM or len(name.split()) > _MOST_WORDS:
            continue
        last = found[-1][0] if found else ""
        after_language = bool(last) and (spoken or language_in(last) is not None)
        if _says_level(name) or (after_language and spoken_level(name) is not None):
            if found and found[-1][1] is None:
                found[-1] = (found[-1][0], name)
            continue
        if not any(c.isalpha() for c in name):
            continue
        if find_ranges(name) and len(name) < 25:
            continue
        found.append((name, level or lead))
    return found


def _with_last_and_cut(parts: list[str]) -> list[str]:
    """'SQL and dbt' at the end of a list is two; alone, 'Research and Development' is one."""
    if len(parts) < 3 or len(_LAST_AND.findall(parts[-1])) != 1:
        return parts
    return [*parts[:-1], *_LAST_AND.split(parts[-1])]


def _is_slashed(text: str) -> bool:
    """Whether slashes part a list."""
    return text.count(" / ") >= 2 and len(SEPARATORS.split(text)) == 1


def split_outside_brackets(text: str) -> list[str]:
    """Parts between separators, brackets kept whole; ' / ' parts a text that has no other."""
    parts: list[str] = []
    if _is_slashed(text):
        return text.split(" / ")
    at = 0
    for match in SEPARATORS.finditer(text):
        before = text[at : match.start()]
        if before.count("(") > before.count(")"):
            continue
        parts.append(before)
        at = match.end()
    parts.append(text[at:])
    return parts


def _without_level(name: str) -> str:
    bare = _LEVEL.sub("", name).strip(" -–—:(")
    return bare if len(bare) >= 1 and any(c.isalpha() for c in bare) else name
