"""A name that says more than a skill: "Excel - advanced", "Spoken French", "TIG & MIG welding"."""

from __future__ import annotations

from collections.abc import Sequence

from domain.skills.ambiguity import Chooser
from domain.skills.index import Hit, Index
from domain.skills.text import fold, words
from domain.skills.values import Candidate, How, SkillId
from domain.skills.windows import EMPTY

WHOLE = 0.88
"""The confidence of what is all of a name beside a level, a version and the like."""
LEAST = 0.5
"""Of the words that say something, the share that must be of known names."""

_SAYS_LITTLE = EMPTY | set(
    map(
        fold,
        """
        ability able advanced background basic basics beginner bonus certificate certified class
        competent conversational course current daily deep demonstrated edition elementary
        essential excellent expert expertise experience experienced exposure familiar familiarity
        first fluent fundamentals good great grade hands in-depth including intermediate knowledge
        level mother native plus practical preferred proficiency proficient proven qualified
        reading release required skill skilled solid some speaking spoken strong suite tongue
        understanding usage use user using version very well work working written year
        """.replace("-", " ").split(),
    )
)


def named(name: str, index: Index, chooser: Chooser) -> list[Candidate]:
    """The skills that a name's words name, surest first; empty where they are the lesser part.

    Beside words of other things, a name that is also an everyday word doesn't count.
    """
    found = words(name)
    hits = list(index.hits(found))
    said = [at for at, word in enumerate(found.folded) if not _says_little(word)]
    if _covered(hits, said) < len(said):
        hits = [Hit(hit.first, hit.last, (one,)) for one, hit, _ in chooser.choose(found, hits)]
    share = _covered(hits, said) / max(1, len(said))
    if share < LEAST:
        return []
    ranked: dict[SkillId, Candidate] = {}
    for hit in hits:
        sure = round(WHOLE * share / len(hit.names), 3)
        for one in hit.names:
            ranked.setdefault(one.skill_id, Candidate(one.skill_id, How.CONTEXT, sure))
    return sorted(ranked.values(), key=lambda one: -one.confidence)


def _says_little(word: str) -> bool:
    return word in _SAYS_LITTLE or word[:1].isdigit()


def _covered(hits: Sequence[Hit], said: Sequence[int]) -> int:
    return sum(any(hit.first <= at <= hit.last for hit in hits) for at in said)
