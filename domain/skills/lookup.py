"""A skill by its name or by what a person types into a search box."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from domain.skills.index import Name
from domain.skills.text import key
from domain.skills.values import Candidate, How, SkillId

MIN_SIMILARITY = 84
"""Below this share of equal letters (0 to 100) a name is another name."""
LIMIT = 5
SHORTEST_SLIP = 4
"""Shorter words alone are other words."""
SLIPS_APART = 0.12
"""A slip that is so much less likely than what is likeliest is none."""

BEGINNING = 0.9
"""The confidence of what a query is nearly all of; whole names have more."""


class Names(Protocol):
    """Names by folded key."""

    @property
    def by_key(self) -> Mapping[str, tuple[Name, ...]]: ...

    def get(self, name: str, /) -> tuple[Name, ...]: ...


class Lookup:
    """Names in alphabetical order for beginnings, and all of them for slips."""

    def __init__(self, index: Names) -> None:
        self._index = index
        self._sorted = sorted(index.by_key)

    def exact(self, name: str) -> list[Candidate]:
        """The owners of just this name, those with it as their own name before aliases."""
        owners = self._index.get(name)
        share = 1 / max(len(owners), 1)
        found = [
            Candidate(
                owner.skill_id,
                How.EXACT if owner.main else How.ALIAS,
                round((0.99 if owner.main else 0.95) * share, 3),
            )
            for owner in owners
        ]
        return sorted(found, key=lambda one: (one.how is not How.EXACT, one.skill_id))

    def search(self, query: str, limit: int) -> list[Candidate]:
        """Whole names first, then beginnings (shortest first), then words within, then slips."""
        folded = key(query)
        if not folded or limit <= 0:
            return []
        ranked: dict[SkillId, Candidate] = {}
        for candidate in self.exact(query):
            ranked.setdefault(candidate.skill_id, candidate)
        raw = query.strip().lower()
        for confidence, names in (
            (BEGINNING, self._beginning(folded)),
            (0.88, self._beginning(raw) if raw != folded else ()),
            (0.7, self._within(folded)),
            (0.6, self._in_any_order(folded)),
        ):
            for name in sorted(names, key=lambda name: (len(name), name)):
                for owner in self._index.by_key[name]:
                    how = How.EXACT if owner.main else How.ALIAS
                    closeness = confidence * len(folded) / max(len(name), len(folded))
                    candidate = Candidate(owner.skill_id, how, round(closeness, 3))
                    ranked.setdefault(owner.skill_id, candidate)
            if len(ranked) >= limit:
                break
        if len(ranked) < limit and len(folded) > 3:
            for candidate in self.similar(query, limit):
                ranked.setdefault(candidate.skill_id, candidate)
        return without_far_slips(list(ranked.values()))[:limit]

    def _beginning(self, prefix: str) -> list[str]:
        low = bisect_left(self._sorted, prefix)
        high = bisect_left(self._sorted, prefix + "\U0010ffff")
        return self._sorted[low:high]

    def _within(self, folded: str) -> list[str]:
        return [name for name in self._sorted if f" {folded}" in name]

    def _in_any_order(self, folded: str) -> list[str]:
        """Names with a word that begins with each of several: "welding tig"."""
        first, *others = folded.split(" ")
        if not others:
            return []
        parts = [f" {part}" for part in (first, *others)]
        return [name for name in self._sorted if all(part in f" {name}" for part in parts)]

    def similar(self, name: str, limit: int) -> list[Candidate]:
        """The owners of names that are a slip or two away, nearest first."""
        folded = key(name)
        ranked: dict[SkillId, Candidate] = {}
        for name, score, _ in process.extract(
            folded, self._sorted, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=4 * limit
        ):
            if not self._is_slip(folded, name):
                continue
            for owner in self._index.by_key[name]:
                confidence = round(0.9 * (score / 100) ** 2, 3)
                ranked.setdefault(owner.skill_id, Candidate(owner.skill_id, How.FUZZY, confidence))
        return list(ranked.values())[:limit]

    def _is_slip(self, folded: str, name: str) -> bool:
        """Whether each word is the name's, or one of no name that is hardly another."""
        ones, others = folded.split(" "), name.split(" ")
        if len(ones) != len(others):
            ones, others = ["".join(ones)], ["".join(others)]
        apart = [pair for pair in zip(ones, others, strict=True) if pair[0] != pair[1]]
        # Beside a word that is right, a short one may be wrong: "tme series".
        least = SHORTEST_SLIP if len(apart) == len(ones) else 2
        return all(
            one not in self._words and OSA.distance(one, other) <= _slips(one, other, least)
            for one, other in apart
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        """What names are made of: "tractor" is no slip of "Traktor"."""
        return frozenset(word for name in self._sorted for word in name.split(" "))


def _slips(one: str, other: str, least: int) -> int:
    """How many letters may be wrong, missing, too many or swapped in words of `least` and more."""
    length = max(len(one), len(other))
    return 0 if length < least else 1 if length < 7 else 2


def without_far_slips(found: list[Candidate]) -> list[Candidate]:
    """Candidates without slips far below the likeliest of all."""
    least = max((one.confidence for one in found), default=0.0) - SLIPS_APART
    return [one for one in found if one.how is not How.FUZZY or one.confidence >= least]
