"""Names with a slip in them: one letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from domain.skills.index import Hit, Name
from domain.skills.text import Words

MIN_LENGTH = 6
"""Shorter names are one letter away from too many words."""


class Speller:
    """Single-word names by what is left of them with a letter struck out."""

    def __init__(self, by_key: Mapping[str, tuple[Name, ...]]) -> None:
        self._by_key = by_key
        self._known = {word for folded in by_key for word in folded.split(" ")}
        self._reduced: dict[str, list[str]] = {}
        for folded in by_key:
            if len(folded) >= MIN_LENGTH and folded.isalpha():
                for reduced in _reductions(folded):
                    self._reduced.setdefault(reduced, []).append(folded)

    def nearest(self, word: str) -> str | None:
        """The one known name that is a slip away from a folded word."""
        if len(word) < MIN_LENGTH or not word.isalpha():
            return None
        near = {
            known
            for reduced in _reductions(word)
            for known in self._reduced.get(reduced, ())
            # A slip in the first letter is rare, and "react" is not "exact".
            if known[0] == word[0] and OSA.distance(known, word, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None

    def hits(self, text: str, found: Words, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Misspelt names: of unknown words with a capital or in a list of skills alone."""
        taken = {at for hit in hits for at in range(hit.first, hit.last + 1)}
        for at, word in enumerate(found.folded):
            if at in taken or word in self._known or len(word) < MIN_LENGTH:
                continue
            if not (text[found.starts[at]].isupper() or self._beside(text, found, taken, at)):
                continue
            known = self.nearest(word)
            if known is not None:
                yield Hit(at, at, self._by_key[known], exact=False)

    @staticmethod
    def _beside(text: str, found: Words, taken: set[int], at: int) -> bool:
        """Between commas, with a known name on one side."""
        before = text[found.ends[at - 1] : found.starts[at]].strip() if at else ""
        after = text[found.ends[at] : found.starts[at + 1]].strip() if at + 1 < len(found) else ""
        return (before in _COMMAS and at - 1 in taken) or (after in _COMMAS and at + 1 in taken)


_COMMAS = frozenset({",", ";", "/", "|", "•"})


def _reductions(word: str) -> Iterable[str]:
    """The word itself, and with each letter struck out."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
