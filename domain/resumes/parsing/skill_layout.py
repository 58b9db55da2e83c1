"""How a skills section is laid out: what labels its groups, and how close its lines stand."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from statistics import median

from domain.resumes.parsing.document import Line, Segment, Word

SEPARATORS = re.compile(r"\s*(?:[,;|•·∙●▪◦‣■|，、；◆◇♦❖➤►»]|\s[—–-]\s|\t)\s*")
LABEL = re.compile(r"^(?P<label>[^:：]{2,48}?)\s*[:：]\s*(?P<rest>.*)$")
SAME_CELL_PT = 6.0
_LONGEST_LABEL = 4
# "ReactExpert": the level touches the skill where a conversion dropped the room between.
_GLUED_LEVEL = re.compile(
    r"(.*[\w+#)])(Expert|Master|Advanced|Experienced|Proficient|Skill?ful|Competent|Intermediate|"
    r"Basic|Beginner|Novice)"
)
_FEWEST_GLUED = 3


def glued_levels(texts: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The skill and the level of each text in which they touch, where most texts are so."""
    found = {i: m for i, text in enumerate(texts) if (m := _GLUED_LEVEL.fullmatch(text))}
    if len(found) < _FEWEST_GLUED or 2 * len(found) <= len(texts):
        return {}
    return {i: (match[1], match[2]) for i, match in found.items()}


def gaps_of(lines: Sequence[Line], labels: Container[int] = ()) -> list[float]:
    """The room between neighbours of one column, except around the lines at `labels`."""
    return [
        gap_between(above, line)
        for i, (above, line) in enumerate(pairwise(lines))
        if above.column == line.column and above.page == line.page
        if i not in labels and i + 1 not in labels
    ]


def tight_gap(gaps: Iterable[float]) -> float:
    """The gap below which a line goes on with the one above; 0 where all gaps are alike."""
    found = sorted(gaps)
    if len(found) < 3 or found[-1] < 1.6 * max(found[0], 1.0):
        return 0.0
    usual = median(gap for gap in found if gap > 1.3 * found[0]) if found[0] > 0 else found[-1]
    return 0.65 * usual


def gap_between(above: Line, line: Line) -> float:
    """The room between two lines, whatever height fonts claim: each script has one of its own."""
    if above.whole:
        return line.gap_above
    return line.segments[0].baseline - above.segments[0].baseline - line.size


def label_lines(lines: Sequence[Line]) -> set[int]:
    """Lines that label the group below: looks of their own, and other looks below."""
    found: set[int] = set()
    for i, line in enumerate(lines[:-1]):
        below = lines[i + 1]
        if line.bullet or len(line.text) > 48 or len(line.segments) > 1:
            continue
        if i and i - 1 not in found and lines[i - 1].style == line.style:
            continue
        if i and lines[i - 1].text.endswith((",", ";", "、", "，")):
            continue  # the last of a list that a narrow column broke
        if LABEL.match(line.text.rstrip(" :")) or len(SEPARATORS.split(line.text)) > 2:
            continue
        if line.text.rstrip().endswith(":"):
            if not below.text.rstrip().endswith(":"):
                found.add(i)
            continue
        ours, theirs = line.style, below.style
        marked = (
            (ours.bold and not theirs.bold)
            or (ours.italic and not theirs.italic)
            or ours.size > theirs.size + 0.6
        )
        shouted = ours.upper and not theirs.upper and len(SEPARATORS.split(below.text)) > 1
        marked = marked or shouted
        listed = below.bullet or len(SEPARATORS.split(below.text)) > 1 or len(below.segments) > 1
        if (marked or (below.bullet and not line.bullet)) and (listed or marked):
            found.add(i)
    if len(found) > 0.6 * len(lines):
        return set()
    return found


def is_marks(text: str) -> bool:
    """Whether a text has neither letters nor digits, as dots for a level: '●●●○○'."""
    return not any(map(str.isalnum, text))


def labelled_rows(lines: Sequence[Line]) -> set[int]:
    """Rows of a table of two columns, in which short labels stand before lists."""
    rows = [i for i, line in enumerate(lines) if len(line.segments) == 2 and not line.bullet]
    listed = 0
    for i in rows:
        first, second = lines[i].segments
        if is_marks(second.text):
            return set()
        if len(SEPARATORS.split(first.text)) > 1 or len(first.text) >= 36:
            return set()
        if abs(second.x0 - lines[rows[0]].segments[1].x0) > SAME_CELL_PT:
            return set()
        listed += len(SEPARATORS.split(second.text)) > 1
    return set(rows) if listed >= 2 and 2 * listed >= len(rows) else set()


def is_label(first: Segment, second: Segment, count: int) -> bool:
    """Whether the first of two segments labels the second ('Languages    Python, Go')."""
    if is_marks(second.text):
        return False
    bold = count > 2 and first.style.bold and not second.style.bold
    listed = len(SEPARATORS.split(second.text)) > 1 or bold
    alone = len(SEPARATORS.split(first.text)) == 1 and len(first.text) < 36
    ours, theirs = first.style, second.style
    marked = (
        (ours.bold, ours.italic, ours.colour) != (theirs.bold, theirs.italic, theirs.colour)
        or abs(ours.size - theirs.size) > 0.6
        or first.text.endswith(":")
    )
    return alone and listed and marked


def bold_label(line: Line) -> list[Word]:
    """The words in front of a list in bold or italic type that it has not: "Platforms AWS, Linux".

    None for other lines.
    """
    words = line.segments[0].words
    looks = (words[0].bold, words[0].italic)
    bold = list(takewhile(lambda word: any(looks) and (word.bold, word.italic) == looks, words))
    rest = " ".join(word.text for word in words[len(bold) :])
    short = 0 < len(bold) <= _LONGEST_LABEL and len(line.segments) == 1
    plain = short and len(SEPARATORS.split(" ".join(word.text for word in bold).strip(" :"))) == 1
    return bold if plain and len(SEPARATORS.split(rest)) > 1 else []


def columns_of_labels(lines: Sequence[Line], i: int) -> dict[float, str]:
    """Labels side by side, by the left edge of the list that stands below each; else nothing."""
    line = lines[i]
    if len(line.segments) < 2 or i + 1 == len(lines):
        return {}
    edges = {segment.x0: segment.text.strip(" :") for segment in line.segments}
    cells = lines[i + 1].segments
    marked = all(segment.style.bold for segment in line.segments)
    plain = not any(segment.style.bold for segment in cells)
    single = all(len(SEPARATORS.split(label)) == 1 for label in edges.values())
    if marked and plain and single and is_below(edges, lines[i + 1]):
        return edges
    return {}


def is_below(columns: Mapping[float, str], line: Line) -> bool:
    return all(label_above(columns, segment) for segment in line.segments)


def label_above(columns: Mapping[float, str], segment: Segment) -> str | None:
    return next((label for x, label in columns.items() if abs(x - segment.x0) < SAME_CELL_PT), None)
