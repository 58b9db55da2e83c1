"""Which imported names mean their skill wherever a text says them.

The names of a classification are made to be told apart by people who browse it. In a text most of
their single words ("craft", "plan", "reading") and many of their loose synonyms mean something
else; docs/decisions/0016 says what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from domain.skills.index import LONGEST_NAME, Name
from domain.skills.text import fold
from domain.skills.values import Source
from domain.skills.windows import EMPTY

# ESCO's groups have codes in place of these: they are categories.
_CONCEPT = re.compile(r"esco-[0-9a-f]{8}-")
_ELEMENT = re.compile(r"onet-\d-")
# A product's name within one word: a capital or a digit inside, and no mere abbreviation.
_MADE = re.compile(r"(?=\w{4})\w*[^\W\d_][A-Z0-9]\w*")
_CAPITAL = re.compile(r"\s[A-Z0-9]")
_STEM = 5
FEWEST = 3
"""Words that say something, in a phrase that is looked for in texts."""
_VOWELS = frozenset("aeiou")
_PASTS = {
    "bring": ("brought",),
    "build": ("built",),
    "buy": ("bought",),
    "choose": ("chose", "chosen"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "find": ("found",),
    "give": ("gave", "given"),
    "grow": ("grew", "grown"),
    "hold": ("held",),
    "keep": ("kept",),
    "lead": ("led",),
    "make": ("made",),
    "oversee": ("oversaw", "overseen"),
    "run": ("ran",),
    "sell": ("sold",),
    "speak": ("spoke", "spoken"),
    "take": ("took", "taken"),
    "teach": ("taught",),
    "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"),
}


def is_clear(folded: str, name: Name, source: Source, own_stems: frozenset[str]) -> bool:
    """Whether the name serves to read texts; `own_stems` are those of what its skill is called.

    Of O*NET: the names of products. Of ESCO: phrases that begin and end with words of their own;
    synonyms among them only where they share a word with the skill's own name.
    """
    if source == Source.ONET:
        return not _ELEMENT.match(name.skill_id) and _is_product(name.wording)
    words = folded.split(" ")
    if not FEWEST <= len(words) <= LONGEST_NAME or words[0] in EMPTY or words[-1] in EMPTY:
        return False
    if sum(word not in EMPTY for word in words) < FEWEST:
        return False
    if name.skill_id.startswith("esco-") and not _CONCEPT.match(name.skill_id):
        return False
    return name.main or not own_stems.isdisjoint([word[:_STEM] for word in words])


def _is_product(name: str) -> bool:
    """ "KnotCAD", "Acme Ledger": not "Scheduling software", and no word that is only a word."""
    if " " in name:
        return _CAPITAL.search(name) is not None
    return _MADE.fullmatch(name) is not None


def stems(folded: str) -> frozenset[str]:
    """The beginnings of a name's words, without those that say nothing."""
    return frozenset([word[:_STEM] for word in folded.split(" ") if word not in EMPTY])


def verb_forms(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The first words of folded phrases by their other forms: "managing" to "manage"."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in sorted({phrase.split(" ", 1)[0] for phrase in phrases}):
        if len(verb) < 3 or not verb.isalpha() or verb.endswith("ing"):
            continue
        for form in {fold(form) for form in (*_forms(verb), *_PASTS.get(verb, ()))} - {verb}:
            found[form] = (*found.get(form, ()), verb)
    return found


def _forms(verb: str) -> Iterable[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying", f"{verb}d", f"{verb}s")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (f"{verb}ing", f"{verb[:-1]}ied", f"{verb[:-1]}ies")
    shape = "".join("v" if letter in _VOWELS else "c" for letter in verb[-3:])
    if len(verb) < 5 and shape == "cvc" and verb[-1] not in "wxy":
        stem = verb + verb[-1]  # plan, planning
    return (f"{stem}ing", f"{stem}ed", f"{verb}s")
