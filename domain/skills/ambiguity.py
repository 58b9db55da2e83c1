"""Which skill a name means, and whether it means one at all: Go, R, C, Spark, Access, Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.skills.index import Hit, Name
from domain.skills.taxonomy import DATA, Skill, Taxonomy
from domain.skills.text import Words, fold, key
from domain.skills.values import How, Kind

REACH = 12
"""How many words to either side count as close by."""

# What stands between the items of a list: "Python, Go and R", "Java/C", "SQL | R", and "- R".
_LIST = re.compile(
    r"(?:[,/;|•·▪–—&\s]|\n\s*[-*] |\b(?:and|or|und|oder|et|ou|y|o|e|en|och)\b)+", re.IGNORECASE
)
_PARTS = re.compile(r"[,;:/|()\n•·–—]|\s-\s")
_JOINS = frozenset({"and", "or"})
_BULLET = re.compile(r"\n\s*[-*•·▪–◦●] *")
_LONGEST_GAP = 20
# Words that are also short names: "IT", "RAG", "Rails". Such a name counts only as written.
_EVERYDAY = frozenset(map(fold, (DATA / "everyday.txt").read_text().split()))
# What is Danish without a word of Danish: "Danish law", "our Danish customers".
_ORIGINS = frozenset(map(fold, (DATA / "origins.txt").read_text().split()))


_SHORT = 2
"""Names of no more letters are taken as everyday words: "5 ml", "an ai"."""

_VOWELS = frozenset("aeiouyAEIOUY")
_CURRENCIES = frozenset(
    {"aed", "all", "bam", "cad", "cop", "dop", "ghs", "ils", "irr", "mad", "sar", "top", "ttd"}
)
"""Codes of currencies that are also names."""
_ACCENTED = 5
"""Accents tell words of no more letters apart; longer ones are the same without."""


@dataclass(frozen=True, slots=True)
class _Rule:
    bare: frozenset[str]
    near: tuple[str, ...]
    never: tuple[str, ...]
    forms: frozenset[str]
    """Other forms of the names that are never meant: "excels", "initiatives"."""


class Chooser:
    """Picks among a hit's owners by the words and the skills around it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._skills = taxonomy.skills
        self._rules = {
            skill.id: _rule(skill)
            for skill in taxonomy.skills.values()
            if skill.ambiguous is not None
        }

    def choose(
        self, found: Words, hits: Sequence[Hit], *, listed: bool = False
    ) -> Iterator[tuple[Name, Hit, How]]:
        """A name and how it was recognised, for each hit that means a skill.

        In a text that is `listed` skills and nothing else, each whole item is meant: "Go, Excel".
        """
        hits = [
            hit
            for hit in hits
            if not (_is_tail(found, hit) or _is_amount(found, hit) or self._is_origin(found, hit))
        ]
        sure = [self._sure(found, hit) for hit in hits]
        for place, hit in enumerate(hits):
            name = sure[place]
            if name is not None:
                yield name, hit, _how(name, found, hit)
                continue
            chosen = self._by_context(found, hits, sure, place)
            if chosen is None and listed and _is_entry(found, hit):
                said = found.wording(hit.first, hit.last)
                chosen = max(hit.names, key=lambda one: (one.main, one.wording == said))
            if chosen is not None:
                yield chosen, hit, How.CONTEXT

    def _is_origin(self, found: Words, hit: Hit) -> bool:
        """Whether a language's name says where something is from: "Danish law"."""
        following = found.folded[hit.last + 1] if hit.last + 1 < len(found) else ""
        return (
            following in _ORIGINS
            and found.gap(hit.last) == " "
            and all(self._skills[name.skill_id].kind is Kind.LANGUAGE for name in hit.names)
        )

    def _sure(self, found: Words, hit: Hit) -> Name | None:
        """The owner that needs no look around: a single one, without a rule for this wording."""
        if len(hit.names) > 1:
            return None
        name = hit.names[0]
        if _is_another(name, found.wording(hit.first, hit.last)):
            return None
        folded = " ".join(found.folded[hit.first : hit.last + 1])
        rule = self._rules.get(name.skill_id)
        if rule is not None and folded in rule.bare:
            return None
        if _is_strange(name, folded, found.wording(hit.first, hit.last)):
            return None
        return name

    def _by_context(
        self, found: Words, hits: Sequence[Hit], sure: Sequence[Name | None], place: int
    ) -> Name | None:
        hit = hits[place]
        beside = [self._skills[name.skill_id] for name in _listed(found, hits, sure, place)]
        best: tuple[float, Name] | None = None
        for name in hit.names:
            score = self._score(name, found, hit, beside)
            if score > 0 and (best is None or score > best[0]):
                best = score, name
        return best[1] if best else None

    def _score(self, name: Name, found: Words, hit: Hit, beside: Sequence[Skill]) -> float:
        skill = self._skills[name.skill_id]
        wording = found.wording(hit.first, hit.last)
        if _is_another(name, wording):
            return 0
        rule = self._rules.get(name.skill_id)
        kin = sum(
            other.category == skill.category
            or other.id in skill.related
            or skill.id in other.related
            for other in beside
        ) + 0.5 * sum(other.domain == skill.domain for other in beside)
        tools = sum(other.kind is Kind.TOOL for other in beside)
        if skill.kind is Kind.TOOL and tools > 1:
            kin += 0.25 * tools
        if rule is not None and name.wording.isupper() and wording[1:].islower():
            return 0  # "Basic"
        if hit.first == hit.last and _is_proper(skill, name) and wording[:1].islower():
            # "go", "word", "ml" in small letters: only a list of its kind makes it a skill.
            return kin if kin >= 1 and _is_item(found, hit) else 0
        if rule is None:
            # The plain owner of a shared name, or an everyday word not written as the name.
            return kin if _is_strange(name, key(wording), wording) else 0.5 + kin
        if wording.lower() in rule.forms or (
            skill.kind is Kind.TOOL and _other_form(name.wording, wording)
        ):
            return 0
        if skill.kind is Kind.LANGUAGE and _is_whole_item(found, hit):
            return 1 + kin
        before = " ".join(found.folded[max(0, hit.first - REACH) : hit.first])
        after = " ".join(found.folded[hit.last + 1 : hit.last + 1 + REACH])
        said = " ".join(found.folded[hit.first : hit.last + 1])
        around = f" {before} {said} {after} "
        if any(f" {word} " in around for word in rule.never):
            return 0
        around = f" {before} | {after} "
        near = sum(f" {word} " in around for word in rule.near)
        return near + 2 * kin if rule.near else 1 + kin


def _how(name: Name, found: Words, hit: Hit) -> How:
    if not hit.exact:
        return How.FUZZY
    main = name.main and key(name.wording) == key(found.wording(hit.first, hit.last))
    return How.EXACT if main else How.ALIAS


def _is_proper(skill: Skill, name: Name) -> bool:
    """Whether the name begins with a capital also within a sentence."""
    capital = skill.kind is Kind.TOOL or len(name.wording) == 1 or name.wording[1:].isupper()
    return capital and name.wording[:1].isupper()


def _other_form(name: str, wording: str) -> bool:
    """ "Excels" of "Excel", "team" of "Teams": a product's name has one form."""
    return wording.lower().endswith("s") != name.lower().endswith("s")


def _is_another(name: Name, wording: str) -> bool:
    """A short word of another language, "nás" for NAS, or other capitals, "CMM" for CMMS."""
    if not wording.isascii() and name.wording.isascii() and len(wording) <= _ACCENTED:
        return True
    return wording.isupper() and name.wording == f"{wording}S"


def _is_tail(found: Words, hit: Hit) -> bool:
    """Whether it ends a compound of another sense: "cutting-edge AI", "list-blasting"."""
    if not hit.first or found.gap(hit.first - 1) != "-":
        return False
    return found.wording(hit.first, hit.first)[0].islower()


def _is_amount(found: Words, hit: Hit) -> bool:
    """Whether it is a currency beside a number: "CAD 155,000"."""
    if hit.first != hit.last or found.folded[hit.first] not in _CURRENCIES:
        return False
    following = found.folded[hit.last + 1] if hit.last + 1 < len(found) else ""
    return following.isdigit() or (hit.first > 0 and found.folded[hit.first - 1].isdigit())


def _is_item(found: Words, hit: Hit) -> bool:
    """Whether a comma or the like, and not only a space, sets it apart on either side."""
    before = found.gap(hit.first - 1).strip() if hit.first else ""
    after = found.gap(hit.last).strip() if hit.last + 1 < len(found) else ""
    return bool(before or after)


def _is_whole_item(found: Words, hit: Hit) -> bool:
    """Whether a bullet stands before it, and nothing more behind it in the line."""
    if not hit.first or not _BULLET.fullmatch(found.gap(hit.first - 1).lstrip(" .;,")):
        return False
    behind = found.gap(hit.last) if hit.last + 1 < len(found) else "\n"
    return behind.lstrip(" .;,").startswith("\n")


def _is_entry(found: Words, hit: Hit) -> bool:
    """Whether it is all of an item, but for a version or brackets: "Go", "R 4", "C (good)"."""
    last = hit.last
    while last + 1 < len(found) and found.folded[last + 1].isdigit():
        last += 1
    return _is_edge(found, hit.first - 1, hit.first - 1) and _is_edge(found, last, last + 1)


def _is_edge(found: Words, at: int, beside: int) -> bool:
    """Whether an item of a list may end in the gap after a word, or at the word `beside` it."""
    if not 0 <= at < len(found) - 1:
        return True
    return found.folded[beside] in _JOINS or _PARTS.search(found.gap(at)) is not None


def _everyday(folded: str) -> bool:
    return folded in _EVERYDAY or len(folded) <= _SHORT


def _as_written(name: Name, wording: str) -> bool:
    """Letter by letter, or the plural of capitals: "KPIs"."""
    return wording in (name.wording, f"{name.wording}s")


def _is_strange(name: Name, folded: str, wording: str) -> bool:
    """Whether it is rather a word: everyday and not as written, or "Kam" for "KAM"."""
    titled = wording.istitle() and wording.isalpha() and name.wording.isupper()
    titled = titled and not _VOWELS.isdisjoint(wording)
    return titled or (_everyday(folded) and not _as_written(name, wording))


def _rule(skill: Skill) -> _Rule:
    assert skill.ambiguous is not None
    rule = skill.ambiguous
    names = set(map(key, (skill.name, *skill.aliases)))
    main = key(skill.name)
    # "Excel" for "Microsoft Excel" is as doubtful as the word; "Golang" for "Go" is not.
    parts = {name for name in names if name != main and f" {name} " in f" {main} "}
    bare = {key(name) for name in rule.names} or parts | {
        name for name in names if name in _EVERYDAY or len(name) == 1
    }
    if not rule.names and (not parts or all(word in _EVERYDAY for word in main.split())):
        bare.add(main)
    return _Rule(
        frozenset(bare),
        tuple(dict.fromkeys(map(key, rule.near))),
        tuple(dict.fromkeys(word for word in map(key, rule.never) if word not in bare)),
        frozenset(word.lower() for word in rule.never if key(word) in bare),
    )


def _listed(
    found: Words, hits: Sequence[Hit], sure: Sequence[Name | None], place: int
) -> Iterator[Name]:
    """The sure names in the same list as a hit, up to three to either side."""
    for step in (-1, 1):
        at = place
        for _ in range(3):
            following = at + step
            if not 0 <= following < len(hits):
                break
            low, high = (following, at) if step < 0 else (at, following)
            gap = found.text[found.ends[hits[low].last] : found.starts[hits[high].first]]
            if len(gap) > _LONGEST_GAP or not _LIST.fullmatch(gap):
                break
            name = sure[following]
            if name is not None:
                yield name
            at = following
