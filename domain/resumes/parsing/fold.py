"""Text folded for comparison: lower case and no accents, one character for each of the original."""

import unicodedata
from functools import lru_cache

# Letters of which no mark can be taken off, as keyboards without them write them.
_PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h"}


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3":
        return char  # their marks make other letters
    base = unicodedata.normalize("NFD", char)[0].lower()
    return _PLAIN.get(base, base) if len(base) == 1 else char


def fold(text: str) -> str:
    """Folded text of the same length, so that positions hold for both."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


def word_set(text: str) -> frozenset[str]:
    """The words of a text parted by white space."""
    return frozenset(text.split())
