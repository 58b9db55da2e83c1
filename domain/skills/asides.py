"""What a job ad says of others than the person it looks for: the firm, customers, colleagues.

"We grind lenses for surgeons" asks nobody to operate, "health insurance for your family" is no
trade, and who works "with the Sales team" need not sell. Tools and languages are never taken for
asides: where a firm names them, they are used.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from domain.skills import aside_cues as cues
from domain.skills import others
from domain.skills.aside_cues import PERSONS, Part
from domain.skills.context import Context
from domain.skills.text import fold
from domain.skills.values import Kind, Mention

FIRM_LINES = 8
"""Lines below "About us" after which an ad has gone on to something else, unsaid."""
_HEADING_WORDS = 8
_REACH = 90
"""Characters before a mention that are looked at."""
_FAR = 160
"""Characters over which a whole sentence's sense reaches; ads without full stops run on."""
_USED = frozenset({Kind.TOOL, Kind.LANGUAGE})
_LINE = re.compile(r"\s*[^\n]+")
_ITEM = re.compile(r"\s*(?:[-•*–▪◦●·]|\d{1,2}[.)])\s")


class Asides:
    """The asides of one job ad, whose first line is its title."""

    def __init__(self, text: str, context: Context) -> None:
        self._context = context
        self._title_end = max(0, text.find("\n"))
        opening = _LINE.match(text, self._title_end)
        self._opening_end = opening.end() if opening and self._title_end else 0
        self._parts = list(_parts(text))
        self._starts = [start for start, _ in self._parts]

    def has(self, mention: Mention, kind: Kind, name: str) -> bool:
        """Whether a mention tells of others; `kind` of its skill, by the `name` that was met."""
        if kind in _USED or mention.start < self._title_end:
            return False
        sentence = self._context.sentence_at(mention.start)
        said, at = sentence.text, mention.start - sentence.start
        end = at + mention.end - mention.start
        before = said[max(0, at - _REACH) : at]
        part = self._parts[bisect_right(self._starts, mention.start) - 1][1]
        if part is not Part.WORK or cues.LEGAL.search(said, max(0, at - _FAR), end + _FAR):
            return True
        if others.is_person(name, mention.text, before) or others.is_headed(before):
            return True
        asked = cues.ASKED.search(before) is not None
        if not asked and cues.GIVEN.search(said, max(0, at - _FAR), end + _REACH):
            return True
        if mention.requirement is not None:
            return False
        if _of_firm(said, at, opens=mention.start < self._opening_end):
            return True
        if cues.UNIT.search(before):
            return True
        return not asked and (
            _of_customers(said, before, end) or _beside(name, said, before, at, end)
        )


def _parts(text: str) -> Iterator[tuple[int, Part]]:
    """Where each line begins, and what it belongs to."""
    part, since, listed, at = Part.WORK, 0, False, 0
    answers = False
    for line in text.split("\n"):
        field = cues.INDUSTRY.match(line)
        if field or answers:
            yield at, Part.FIRM
            answers = not field["said"] if field else not line.strip()
            at += len(line) + 1
            continue
        heading = _heading(line)
        if heading is not None:
            part, since, listed = heading, 0, False
        elif line.strip():
            since += 1
            item = _ITEM.match(line) is not None
            over = part is Part.FIRM and (since > FIRM_LINES or cues.TURN.search(line) is not None)
            if over or (listed and not item):  # what follows a list is a heading unknown to us
                part = Part.WORK
            listed = item
        yield at, part
        at += len(line) + 1


def _heading(line: str) -> Part | None:
    """What a line announces, if it is a heading; an unknown one with a colon is of the work."""
    said = line.strip(" \t*#-_=")
    if not said or said[-1] in ".!," or said.count(" ") >= _HEADING_WORDS or _ITEM.match(line):
        return None
    for part, pattern in cues.HEADINGS:
        if pattern.search(said):
            return part
    return Part.WORK if said.endswith(":") else None


def _of_firm(said: str, at: int, *, opens: bool) -> bool:
    """Whether the firm tells of itself; where an ad `opens`, whatever it says it does."""
    if at > _FAR or _ITEM.match(said) or cues.TURN.search(said):
        return False
    if cues.OURSELVES.match(said) or cues.MISSION.search(said):
        return True
    named = cues.NAMED.match(said)
    tells = named or (cues.TELLS.match(said) if opens else None)
    if tells is None or at < tells.end("name") or cues.NO_FIRM.search(tells["name"]):
        return False
    if fold(tells["name"].split()[-1]) in PERSONS:
        return False
    is_a = named is not None and named["noun"] is not None
    return not is_a or cues.IS_FIRM.search(said, tells.end()) is not None


def _of_customers(said: str, before: str, end: int) -> bool:
    if cues.TRADE.match(said, end):
        return True
    return cues.PRAISED.search(before) is not None and cues.SOLD.match(said, end) is not None


def _beside(name: str, said: str, before: str, at: int, end: int) -> bool:
    """Of people who are worked with."""
    if cues.PARTNERED.search(before) and said[at].isupper():
        return True
    if cues.BESIDE.search(before):
        leadership = cues.LEADERSHIP.match(said, at)
        themselves = leadership is not None and leadership.end() == end
        return themselves or (
            cues.GROUP.match(said, end) is not None and cues.MANNER.match(name) is None
        )
    following = (said[end + 1 : end + _REACH].split() or [""])[0].rstrip(",.;:!)")
    return (
        said[end : end + 1] in (" ", "-")
        and following.endswith("s")
        and fold(following) in PERSONS
        and not cues.LED.search(before)
        and not cues.SOUGHT.search(before)
    )
