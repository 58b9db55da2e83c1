"""Names with a slip in them: one letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.skills.index import Hit, Name
from domain.skills.taxonomy import DATA
from domain.skills.text import Words

MIN_LENGTH = 6
"""Shorter names are one letter away from too many words."""
MIN_LENGTH_ALONE = 8
"""Shorter words count as misspelt only in a list of skills."""
MIN_LENGTH_LETTER = 7
"""Names that may have a letter too many or too few; shorter ones may have two swapped."""
MIN_LENGTH_WRONG = 9
"""Names that may have a wrong letter: "banking" is "baking", "barking" and "backing"."""

# Sound words of several languages that are a slip away from a name: Magneto, Firestone, Spelling.
_SOUND = frozenset((DATA / "sound.txt").read_text().split())


class Speller:
    """Single-word names by what a slip leaves as it is: first and last letter, about the length."""

    def __init__(self, by_key: Mapping[str, tuple[Name, ...]]) -> None:
        self._by_key = by_key
        self._known = {word for folded in by_key for word in folded.split(" ")}
        self._keys: dict[str, str] = {}
        for folded, names in by_key.items():
            for written in {name.wording.lower() for name in names}:
                if len(written) >= MIN_LENGTH and written.isascii() and written.isalpha():
                    self._keys[written] = folded
        # Slips in the first letter are rare, and "react" is not "exact"; another last letter is
        # another form or another language: "reported", "Produkt", "Germany".
        self._alike: dict[tuple[str, str, int], list[str]] = {}
        for written in self._keys:
            self._alike.setdefault((written[0], written[-1], len(written)), []).append(written)

    def nearest(self, word: str) -> str | None:
        """The key of the one name that is a slip away from a word in small letters."""
        if len(word) < MIN_LENGTH or not word.isascii() or not word.isalpha() or word in _SOUND:
            return None
        near = {
            self._keys[known]
            for length in range(len(word) - 1, len(word) + 2)
            for known, _, _ in process.extract_iter(
                word,
                self._alike.get((word[0], word[-1], length), ()),
                scorer=OSA.distance,
                score_cutoff=1,
            )
            if _is_slip(known, word)
        }
        return near.pop() if len(near) == 1 else None

    def hits(self, found: Words, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Misspelt names: unknown words in a list of skills, or long ones with a capital."""
        taken = {at for hit in hits for at in range(hit.first, hit.last + 1)}
        for at, folded in enumerate(found.folded):
            if len(folded) + 1 < MIN_LENGTH or at in taken or folded in self._known:
                continue
            word = found.wording(at, at)
            alone = word[0].isupper() and len(word) >= MIN_LENGTH_ALONE
            if not alone and not _beside(found, taken, at):
                continue
            known = self.nearest(word.lower())
            if known is not None:
                yield Hit(at, at, self._by_key[known], exact=False)


def _is_slip(name: str, word: str) -> bool:
    """Whether one letter that is otherwise may be a slip, in a name that is so long."""
    if len(name) != len(word):
        return len(name) >= MIN_LENGTH_LETTER
    return sorted(name) == sorted(word) or len(name) >= MIN_LENGTH_WRONG


def _beside(found: Words, taken: set[int], at: int) -> bool:
    """Between commas, with a known name on one side."""
    before = found.gap(at - 1).strip() if at else ""
    after = found.gap(at).strip() if at + 1 < len(found) else ""
    return (before in _COMMAS and at - 1 in taken) or (after in _COMMAS and at + 1 in taken)


_COMMAS = frozenset({",", ";", "/", "|", "•"})
