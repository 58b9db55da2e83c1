"""What the words around a mention say of it: denied, demanded, how well, how many years."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from domain.skills import cues
from domain.skills.cues import Cue
from domain.skills.values import Level, Requirement, TextKind

MAX_YEARS = 50.0

_SENTENCE_END = re.compile(r"\n+|(?<=[.!?])\s+(?=[A-Z0-9\"'•*(-])|[•●▪◦]")
_HEADING_WORDS = 8

_HEADINGS: tuple[tuple[re.Pattern[str], Requirement | None], ...] = (
    (
        re.compile(
            r"nice[- ]to[- ]have|bonus|good[- ]to[- ]have|a plus|pluses|extra (?:credit|points)"
            r"|would be great|even better|added advantage|von vorteil|wünschenswert|pluspunkte",
            re.I,
        ),
        Requirement.BONUS,
    ),
    (re.compile(r"prefer|desir|ideal(?:ly)?|additional", re.I), Requirement.PREFERRED),
    (
        re.compile(
            r"require|must|qualification|what you(?:['’]ll)? (?:need|bring|have)|you (?:have|bring)"
            r"|what we(?:['’]re)? (?:need|look|expect|seek)|who you are"
            r"|your (?:profile|skills|background)"
            r"|about you|essential|minimum|skills|experience|we(?:['’]re| are) looking for"
            r"|anforderung|(?:dein|ihr) profil|was du mitbringst|das bringst du mit|voraussetzung",
            re.I,
        ),
        Requirement.REQUIRED,
    ),
    (
        re.compile(
            r"responsibilit|what you(?:['’]ll| will) (?:do|be)|dut(?:y|ies)|the role|description"
            r"|about (?:us|the)|who we are|benefit|we offer|offer|perks|our (?:company|team|stack)"
            r"|your (?:mission|tasks)|overview|summary|apply|equal opportunit"
            r"|(?:deine|ihre) aufgaben|wir bieten|über uns|was wir bieten|das erwartet dich",
            re.I,
        ),
        None,
    ),
)
_ITEM = re.compile(r"\s*(?:[-•*–▪◦●·]|\d{1,2}[.)])\s")
# A heading without a colon holds no other words, lest "AWS is preferred" be one.
_HEADING_ONLY = re.compile(
    r"(?:(?:nice|good|must|to|haves?|bonus|points|a|an|plus|pluses|preferred|desired|desirable|ideal|additional"
    r"|required|requirements?|qualifications?|skills?|experience|education|and|or|key|minimum|basic|essential"
    r"|core|main|what|who|why|how|you|you['’]ll|we|we['’]re|will|are|is|for|in|need|bring|do|be|doing|your"
    r"|profile|background|about|us|the|this|our|role|position|job|description|summary|overview"
    r"|responsibilit(?:y|ies)|duties|tasks|mission|benefits|perks|offer|looking|candidate|company|team)"
    r"(?:\s+|\s*[&/]\s*|$))+",
    re.I,
)
# These only sound like a demand: "ideally you know Python" is none.
_WEAK = re.compile(r"you|strong|solid|proven|demonstrated|profic|in-depth|expert|fluen", re.I)
_WEAK_DISTANCE = 100
_OURS = re.compile(
    r"\b(?:we have|we['’]ve|our|company|firm|agency|business|founded|history|established)\b", re.I
)
_YEARS_BEHIND = re.compile(
    r"\s*(?:experience\s*)?(?:[(\[:,–—-]\s*)?(?:for|over|with)?\s*(?:about\s*)?$"
)
_YEARS_JOIN = re.compile(r"[^;.\n]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    negated: bool = False
    requirement: Requirement | None = None
    level: Level | None = None
    years: float | None = None


class Sentence:
    """One sentence or line of a text; its cues are looked for when first asked of."""

    def __init__(self, text: str, start: int, heading: Requirement | None) -> None:
        self.text = text
        self.start = start
        self._heading = heading

    @cached_property
    def _negations(self) -> list[Cue[bool]]:
        return cues.find(cues.NEGATION, self.text)

    @cached_property
    def _requirements(self) -> list[Cue[Requirement]]:
        return cues.find(cues.REQUIREMENT, self.text)

    @cached_property
    def _levels(self) -> list[Cue[Level]]:
        return cues.find(cues.LEVEL, self.text)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in cues.BREAK.finditer(self.text)]

    @cached_property
    def _years(self) -> list[tuple[int, int, float]]:
        found = []
        for match in cues.YEARS.finditer(self.text):
            years = cues.years_of(match)
            if years is not None and years <= MAX_YEARS:
                found.append((match.start(), match.end(), years))
        return found

    def read(self, start: int, end: int, kind: TextKind) -> Reading:
        """Of the words at [start, end) of the whole text."""
        start, end = start - self.start, end - self.start
        demand = self._requirement(start, end) if kind is TextKind.JOB else None
        # "Not required, but a plus" denies nothing; "Bonus: no meetings" does.
        welcome = demand is Requirement.BONUS and self._heading is not Requirement.BONUS
        negated = self._negated(start, end) and not welcome
        return Reading(
            negated, None if negated else demand, self._level(start, end), self._span(start, end)
        )

    def _broken(self, start: int, end: int) -> bool:
        return any(start <= at < end for at in self._breaks)

    def _negated(self, start: int, end: int) -> bool:
        for cue in reversed(self._negations):
            if cue.leads and cue.end <= start and not self._broken(cue.end, start):
                return cue.value and self._reaches(cue, start)
            if not cue.leads and cue.start >= end and not self._broken(end, cue.start):
                return cue.value
        return False

    def _reaches(self, cue: Cue[bool], start: int) -> bool:
        """A denied experience reaches over a list; a bare "not" only over the words next to it."""
        between = self.text[cue.end : start]
        over_list = "no " in self.text[cue.start : cue.start + 3].lower() or "," not in between
        return over_list and (between.count(" ") <= 8 or between.count(",") > 1)

    def _requirement(self, start: int, end: int) -> Requirement | None:
        best: tuple[int, Requirement] | None = None
        for cue in self._requirements:
            if cue.leads and cue.end <= start:
                low, high = cue.end, start
            elif not cue.leads and cue.start >= end:
                low, high = end, cue.start
            else:
                continue
            if self._broken(low, high):
                continue
            distance = high - low + _WEAK_DISTANCE * bool(_WEAK.match(self.text, cue.start))
            if best is None or distance < best[0]:
                best = distance, cue.value
        if self._heading in (Requirement.PREFERRED, Requirement.BONUS) and (
            best is None or best[1] is Requirement.REQUIRED
        ):
            return self._heading  # "Nice to have: strong SQL" is no demand for SQL
        return best[1] if best else self._heading

    def _level(self, start: int, end: int) -> Level | None:
        behind = self.text[end : end + 40]
        for pattern, level in cues.LEVEL_BEHIND:
            if pattern.match(behind):
                return level
        for cue in reversed(self._levels):
            if cue.start <= start and cue.end >= end:  # "strong Python skills"
                return cue.value
            if cue.end <= start:
                near = start - cue.end <= 80 and not self._broken(cue.end, start)
                return cue.value if near else None
        return None

    def _span(self, start: int, end: int) -> float | None:
        before: float | None = None
        for low, high, years in self._years:
            if low >= end and _YEARS_BEHIND.fullmatch(self.text, end, low):
                return years
            if high <= start:
                reaches = _YEARS_JOIN.fullmatch(self.text, high, start) is not None
                ours = _OURS.search(self.text, max(0, low - 40), start) is not None
                before = years if reaches and not ours and not self._broken(high, start) else None
        return before


class Context:
    """The sentences of one text, each under the heading that it stands below."""

    def __init__(self, text: str, kind: TextKind) -> None:
        self._kind = kind
        self.sentences: list[Sentence] = []
        heading: Requirement | None = None
        listed = False
        at = 0
        ends = [(match.start(), match.end()) for match in _SENTENCE_END.finditer(text)]
        for stop, following in [*ends, (len(text), len(text))]:
            line = text[at:stop]
            if kind is TextKind.JOB:
                item = _ITEM.match(line) is not None
                if listed and not item and text[max(0, at - 1) : at] == "\n" and line.strip():
                    heading = None  # the list under the heading is over
                listed = item or (listed and text[max(0, at - 1) : at] != "\n")
                announces = (
                    not item
                    and "\n" in text[stop:following]
                    and _ITEM.match(text, following) is not None
                )
                heading = _heading_of(line, heading, announces)
            self.sentences.append(Sentence(line, at, heading))
            at = following
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def read(self, start: int, end: int) -> Reading:
        return self.sentence_at(start).read(start, end, self._kind)


def _heading_of(
    line: str, current: Requirement | None, announces: bool = False
) -> Requirement | None:
    """The heading in force from this line on: its own if it is a heading, else that of before.

    A short line that `announces` a list is one, whatever its words.
    """
    stripped = line.strip(" \t*#-_=")
    if not stripped or stripped.count(" ") >= _HEADING_WORDS or "," in stripped:
        return current
    if not announces and not stripped.endswith(":") and not _HEADING_ONLY.fullmatch(stripped):
        return current
    for pattern, requirement in _HEADINGS:
        if pattern.search(stripped):
            return requirement
    return current
