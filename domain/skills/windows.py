"""Short runs of words in a sentence that may be a skill's wording."""

from __future__ import annotations

import re

from domain.skills.taxonomy import DATA
from domain.skills.text import Words, fold, words

LONGEST = 6
"""Words in a window; longer skills are found by their sentence."""

_PARTED = re.compile(r"[,;:()|•\n]|\.\s")
# A window begins and ends with a word that says something.
EMPTY = frozenset(map(fold, (DATA / "empty.txt").read_text().split()))


def windows(text: str, found: Words | None = None) -> list[tuple[int, int]]:
    """The windows as places [first, last] in the words of the text, none across punctuation."""
    found = found if found is not None else words(text)
    empty = [word in EMPTY for word in found.folded]
    parted = [
        _PARTED.search(text, found.ends[at - 1], found.starts[at]) is not None if at else True
        for at in range(len(found))
    ]
    spans: list[tuple[int, int]] = []
    for first in range(len(found)):
        if empty[first]:
            continue
        for last in range(first, min(len(found), first + LONGEST)):
            if last > first and parted[last]:
                break
            if not empty[last]:
                spans.append((first, last))
    return spans
