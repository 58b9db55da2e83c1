"""Headings known by their words: which section a text opens, and how sure its words are."""

import re
from functools import lru_cache

from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.heading_words import KEYWORDS, PHRASES, WEAK, SectionKind

_FEWEST_LETTERS = 8
_EDGES = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}\.\s+)?|[\W_]+$")
_JOIN = re.compile(r"\s*(?:&|\+|/|,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*")


@lru_cache(maxsize=2048)
def normalised(text: str) -> str:
    """A heading's words without numbering, punctuation and case; 'and' for every joining word."""
    plain = _EDGES.sub("", fold(text).replace("-", " ").replace("’", "'"))
    return re.sub(r"\s+", " ", _JOIN.sub(" and ", plain)).strip()


# "What I do", "Where I've worked", "My skills".
_FIRST_PERSON = re.compile(
    r"(?:what|where|how|things|languages) "
    r"(?:i|i'm|i am|i've|i have|i can)(?: \w+)? (?P<verb>\w+)(?: with)?|"
    r"(?:my|meine|mein|mes|mon|ma|mis|mi|minha|meu|minhas|mijn|min|mina|mine) (?P<own>.+)"
)
_VERBS = {
    verb: kind
    for kind, verbs in {
        SectionKind.WORK: "worked been working work",
        SectionKind.EDUCATION: "studied learned learnt study",
        SectionKind.SKILLS: "know use offer bring do",
        SectionKind.LANGUAGES: "speak",
        SectionKind.PROJECTS: "built made build make created",
        SectionKind.PUBLICATIONS: "wrote written published",
        SectionKind.INTERESTS: "like love enjoy",
        SectionKind.VOLUNTEER: "give given volunteered",
    }.items()
    for verb in verbs.split()
}
_KIND_OF = {
    normalised(phrase): kind
    for kind, phrases in PHRASES.items()
    for phrase in phrases.replace("\n", " ").split(";")
    if phrase.strip()
}
_KEYWORD_OF = [(kind, frozenset(words.split())) for kind, words in KEYWORDS]


@lru_cache(maxsize=2048)
def exact_kind(text: str) -> SectionKind | None:
    """The kind of a heading known word for word, or of the first half of 'X and Y'."""
    if len(text) > 60:
        return None
    plain = normalised(text)
    kind = _KIND_OF.get(plain) or _KIND_OF.get(plain.replace(" ", ""))
    if kind is None and " and " in plain:
        kinds = [_KIND_OF.get(part) for part in plain.split(" and ")]
        if all(kinds):
            return kinds[0]
    return kind or _own_words(plain)


@lru_cache(maxsize=2048)
def begins_heading(text: str) -> bool:
    """Whether a known heading begins with a text of some length."""
    plain = normalised(text)
    return len(plain) >= _FEWEST_LETTERS and any(known.startswith(plain) for known in _KIND_OF)


def _own_words(plain: str) -> SectionKind | None:
    """The kind of a heading in which its owner speaks: 'What I know', 'My projects'."""
    match = _FIRST_PERSON.fullmatch(plain)
    if match is None:
        return None
    if match["own"] is not None:
        return _KIND_OF.get(match["own"])
    if plain == "what i do":
        return SectionKind.SUMMARY
    return _VERBS.get(match["verb"])


@lru_cache(maxsize=2048)
def keyword_kind(text: str) -> SectionKind | None:
    """The kind that a word of a short heading tells."""
    if len(text) > 60:
        return None
    words = normalised(text).split()
    if not 1 <= len(words) <= 6:
        return None
    for kind, keywords in _KEYWORD_OF:
        if not keywords.isdisjoint(words):
            return kind
    return None


def is_heading_like(text: str) -> bool:
    """Whether a text is a heading whatever stands around it."""
    return exact_kind(text) is not None and not is_weak(text)


def is_weak(text: str) -> bool:
    """Whether the words of a heading are often labels or values in a section, too."""
    return normalised(text) in WEAK
