"""Which skill a name means, and whether it means one at all: Go, R, C, Spark, Access, Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.skills.index import Hit, Name
from domain.skills.taxonomy import DATA, Skill, Taxonomy
from domain.skills.text import Words, fold, key
from domain.skills.values import How

REACH = 12
"""How many words to either side count as close by."""

# What stands between the items of a list: "Python, Go and R", "Java/C", "SQL | R".
_LIST = re.compile(r"(?:[,/;|•·▪–—&\s]|\band\b|\bor\b)+", re.IGNORECASE)
_LONGEST_GAP = 20
# Words that are also short names in capitals: "IT", "GO". Such a name counts only as written.
_EVERYDAY = frozenset(map(fold, (DATA / "everyday.txt").read_text().split()))


@dataclass(frozen=True, slots=True)
class _Rule:
    bare: frozenset[str]
    near: tuple[str, ...]
    never: tuple[str, ...]


class Chooser:
    """Picks among a hit's owners by the words and the skills around it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._skills = taxonomy.skills
        self._rules = {
            skill.id: _rule(skill, taxonomy.skills)
            for skill in taxonomy.skills.values()
            if skill.ambiguous is not None
        }

    def choose(
        self, text: str, found: Words, hits: Sequence[Hit]
    ) -> Iterator[tuple[Name, Hit, How]]:
        """A name and how it was recognised, for each hit that means a skill."""
        sure = [self._sure(text, found, hit) for hit in hits]
        for place, hit in enumerate(hits):
            name = sure[place]
            if name is not None:
                main = name.main and key(name.wording) == key(_wording(text, found, hit))
                yield name, hit, How.EXACT if main else How.ALIAS if hit.exact else How.FUZZY
                continue
            chosen = self._by_context(text, found, hits, sure, place)
            if chosen is not None:
                yield chosen, hit, How.CONTEXT

    def _sure(self, text: str, found: Words, hit: Hit) -> Name | None:
        """The owner that needs no look around: a single one, without a rule for this wording."""
        folded = " ".join(found.folded[hit.first : hit.last + 1])
        free = [name for name in hit.names if not self._ruled(name, folded, len(hit.names) > 1)]
        if len(hit.names) > 1 or len(free) != 1:
            return None
        wording = _wording(text, found, hit)
        if folded in _EVERYDAY and wording != free[0].wording:
            return None
        return free[0]

    def _ruled(self, name: Name, folded: str, shared: bool) -> bool:
        rule = self._rules.get(name.skill_id)
        return rule is not None and (shared or folded in rule.bare)

    def _by_context(
        self,
        text: str,
        found: Words,
        hits: Sequence[Hit],
        sure: Sequence[Name | None],
        place: int,
    ) -> Name | None:
        hit = hits[place]
        around = _around(found, hit)
        beside = [self._skills[name.skill_id] for name in _listed(text, found, hits, sure, place)]
        best: tuple[float, Name] | None = None
        for name in hit.names:
            score = self._score(name, text, found, hit, around, beside)
            if score > 0 and (best is None or score > best[0]):
                best = score, name
        return best[1] if best else None

    def _score(
        self,
        name: Name,
        text: str,
        found: Words,
        hit: Hit,
        around: str,
        beside: Sequence[Skill],
    ) -> float:
        skill = self._skills[name.skill_id]
        wording = _wording(text, found, hit)
        rule = self._rules.get(name.skill_id)
        kin = sum(
            other.category == skill.category
            or other.id in skill.related
            or skill.id in other.related
            for other in beside
        ) + 0.5 * sum(other.domain == skill.domain for other in beside)
        if rule is None:
            # The plain owner of a shared name, or an everyday word not written as the name.
            everyday = key(wording) in _EVERYDAY
            return kin if everyday else 0.5 + kin
        if any(f" {word} " in around for word in rule.never):
            return 0
        near = sum(f" {word} " in around for word in rule.near)
        if wording[:1].islower() and name.wording[:1].isupper() and hit.first == hit.last:
            # "go", "word", "excel" in small letters: only a list of its kind makes it a skill.
            return kin if kin >= 1 else 0
        return near + 2 * kin


def _rule(skill: Skill, skills: Mapping[str, Skill]) -> _Rule:
    assert skill.ambiguous is not None
    main = key(skill.name)
    bare = {main}
    for folded in map(key, skill.aliases):
        if f" {folded} " in f" {main} " and folded != main:
            bare.discard(main)  # "Spark" is doubtful, "Apache Spark" is not
    for folded in map(key, skill.aliases):
        # "Excel" for "Microsoft Excel" is as doubtful as the word; "Golang" for "Go" is not.
        if folded in _EVERYDAY or len(folded) == 1 or f" {folded} " in f" {main} ":
            bare.add(folded)
    return _Rule(
        frozenset(bare),
        tuple(dict.fromkeys(map(key, skill.ambiguous.near))),
        tuple(dict.fromkeys(map(key, skill.ambiguous.never))),
    )


def _wording(text: str, found: Words, hit: Hit) -> str:
    return text[found.starts[hit.first] : found.ends[hit.last]]


def _around(found: Words, hit: Hit) -> str:
    """The folded words close by, each between spaces, without the hit itself."""
    before = found.folded[max(0, hit.first - REACH) : hit.first]
    after = found.folded[hit.last + 1 : hit.last + 1 + REACH]
    return f" {' '.join(before)} | {' '.join(after)} "


def _listed(
    text: str, found: Words, hits: Sequence[Hit], sure: Sequence[Name | None], place: int
) -> Iterator[Name]:
    """The sure names in the same list as a hit, up to three to either side."""
    for step in (-1, 1):
        at = place
        for _ in range(3):
            following = at + step
            if not 0 <= following < len(hits):
                break
            low, high = (following, at) if step < 0 else (at, following)
            gap = text[found.ends[hits[low].last] : found.starts[hits[high].first]]
            if len(gap) > _LONGEST_GAP or not _LIST.fullmatch(gap):
                break
            name = sure[following]
            if name is not None:
                yield name
            at = following
