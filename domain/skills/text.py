"""Words of a text with their places, folded so that spellings of one word are equal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# ".NET" keeps its dot, "C++" and "C#" their signs, "R&D" its ampersand; all else parts words.
_WORD = re.compile(
    r"""(?<![^\W_])\.(?=[^\W\d_])[^\W_]+    # .NET
      | (?<![^\W_])[^\W\d_]&[^\W\d_](?![^\W_])  # R&D
      | [^\W_]+(?:\+\+|\#(?![^\W_])|\+(?![^\W_]))?  # words, C++, C#, 5+
      | &""",
    re.VERBOSE,
)

_BRITISH = {
    "programme": "program",
    "catalogue": "catalog",
    "centre": "center",
    "fibre": "fiber",
    "theatre": "theater",
    "licence": "license",
    "defence": "defense",
    "cheque": "check",
    "ageing": "aging",
    "aluminium": "aluminum",
    "tyre": "tire",
    "grey": "gray",
    "modelling": "modeling",
    "modeller": "modeler",
    "labelling": "labeling",
    "travelling": "traveling",
    "cancelling": "canceling",
    "counselling": "counseling",
    "counsellor": "counselor",
    "signalling": "signaling",
    "jewellery": "jewelry",
    "manoeuvre": "maneuver",
    "paediatric": "pediatric",
    "orthopaedic": "orthopedic",
    "gynaecology": "gynecology",
    "haematology": "hematology",
    "anaesthesia": "anesthesia",
    "oestrogen": "estrogen",
    "plough": "plow",
    "practise": "practice",
    "storey": "story",
    "artefact": "artifact",
    "&": "and",
}
_SUFFIXES = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("iser", "izer"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("our", "or"),
)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word without case, accents, plural ending and British spelling.

    Only for comparing: "analyses", "analyse" and "Analyze" are one, and need not be words at all.
    """
    word = word.lower()
    if not word.isascii():
        word = "".join(
            sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign)
        )
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if word in _BRITISH:
        return _BRITISH[word]
    if len(word) > 5:
        for ending, american in _SUFFIXES:
            if word.endswith(ending):
                return word[: -len(ending)] + american
    return word


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: folded, as written, and their places [start, end)."""

    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.folded)


def words(text: str) -> Words:
    """The words of a text in order."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        folded.append(fold(match.group()))
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Words(folded, starts, ends)


def key(name: str) -> str:
    """A name as folded words with single spaces: the form in which names are compared."""
    return " ".join(fold(word) for word in _WORD.findall(name))
