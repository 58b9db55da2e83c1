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
# "-ics" names a field, "-ic" belongs to it: economics is not economic. These are only plurals.
_PLURALS_IN_ICS = frozenset(
    {"basics", "characteristics", "clinics", "comics", "critics", "fabrics", "heuristics"}
    | {"lyrics", "metrics", "mosaics", "tactics", "topics"}
)
_NO_PLURALS = frozenset({"sales", "goods", "news", "series", "species"})
# What may stand between the words of one name; a comma, a bullet or a full stop may not.
_JOINT = re.compile(r"[ \t\xa0]*(?:[-‐‑'’.&_®™\xad]{0,2}|-?\r?\n)[ \t\xa0]*")
_STOP = re.compile(r"\.\s")
# Addresses name no skills: "https", "github.com/ada", "robert@example.com".
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|dev|edu|gov|de)/\S*"
)
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
    if (
        word[-1] == "s" and len(word) > 2 and word[:-1].isalpha() and word[:-1].isupper()
    ):  # "APIs", "KPIs"
        word = word[:-1]
    word = word.lower()
    if not word.isascii():
        word = "".join(
            sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign)
        )
    if len(word) > 3 and word.endswith("s") and _is_plural(word):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if word in _BRITISH:
        return _BRITISH[word]
    if len(word) > 5:
        for ending, american in _SUFFIXES:
            if word.endswith(ending):
                return word[: -len(ending)] + american
    return word


def _is_plural(word: str) -> bool:
    if word.endswith("ics"):
        return word in _PLURALS_IN_ICS
    return not word.endswith(("ss", "us", "is")) and word not in _NO_PLURALS


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: folded, and their places [start, end); none of an address."""

    text: str
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.folded)

    def wording(self, first: int, last: int) -> str:
        """The words first to last as written."""
        return self.text[self.starts[first] : self.ends[last]]

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def joined(self, first: int, last: int) -> bool:
        """Whether the words can be one name: no comma, stop or the like stands between them."""
        for at in range(first, last):
            gap = self.gap(at)
            if gap not in _PLAIN and (not _JOINT.fullmatch(gap) or _STOP.search(gap)):
                return False
        return True


_PLAIN = frozenset({" ", "-", "", ".", "'"})


def words(text: str) -> Words:
    """The words of a text in order."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(_without_addresses(text)):
        folded.append(fold(match.group()))
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Words(text, folded, starts, ends)


def _without_addresses(text: str) -> str:
    """The text with bars in place of addresses, as long as before."""
    if "@" not in text and "://" not in text and "www." not in text and "/" not in text:
        return text
    return _ADDRESS.sub(lambda match: "|" * len(match.group()), text)


def key(name: str) -> str:
    """A name as folded words with single spaces: the form in which names are compared."""
    return " ".join(map(fold, _WORD.findall(name)))
