"""Spoken languages with their levels, and the language a resume is written in."""

import re
from collections import Counter
from collections.abc import Sequence

from domain.resumes.parsing.document import Line, span_of
from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.skills import split_outside_brackets
from domain.resumes.parsing.spoken import language_in, languages_in
from domain.resumes.values import Read, SpokenLanguage

# A name that no list has, with its level behind it: "Slovene – B2".
_UNKNOWN = re.compile(r"[^\W\d_]{4,16}\s*[:(–—-]\s*\S.*")
_COMMON = {
    "en": "the and of with for in to from led managed developed team experience skills",
    "de": "und der die das mit von für im bei zur entwicklung erfahrung kenntnisse",
    "fr": "et le la les des du pour dans avec une expérience gestion équipe développement",
    "es": "y el la los las de del para con en una experiencia gestión desarrollo equipo",
    "pt": "e o os as da do para com em uma experiência gestão desenvolvimento equipe não",
    "it": "e il lo gli della del per con di una esperienza gestione sviluppo progetti",
    "nl": "en de het een van voor met bij ervaring ontwikkeling werkzaamheden",
}
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("ru", "\u0400", "\u04ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("el", "\u0370", "\u03ff"),
)
_COMMON_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def read_languages(lines: Sequence[Line]) -> list[SpokenLanguage]:
    """The spoken languages below a heading; a level may stand beside, in brackets or below."""
    found: list[SpokenLanguage] = []
    for line in lines:
        for part in _parts(line):
            word = language_in(part)
            level = spoken_level(part)
            if word is None and _UNKNOWN.fullmatch(part.strip()) and level is not None:
                word = part.split()[0].strip(":,")
            if word is not None:
                rest = re.sub(r"^[\s:(\[–—-]+|[\s)\]]+$", "", part.replace(word, "", 1))
                span = span_of([each for each in line.words if word in each.text] or line.words)
                found.append(SpokenLanguage(Read(word, 0.95, span), level, rest or None))
            elif level is not None and found and found[-1].level is None:
                found[-1] = SpokenLanguage(found[-1].name, level, part.strip(" ()"))
    return found


def _parts(line: Line) -> list[str]:
    """The parts of a line that may each name a language; a level stays with its language."""
    text = line.text.replace("  ", ", ")
    if len(languages_in(text)) < 2:
        text = re.sub(r"\s[–—-]\s", ": ", text)
    return split_outside_brackets(text)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is written in, None for too little text."""
    letters = [c for c in text[:4000] if c.isalpha()]
    if not letters:
        return None
    cjk = sum("\u4e00" <= c <= "\u9fff" for c in letters)
    if cjk > 0.2 * len(letters):
        return "ja" if any("\u3040" <= c <= "\u30ff" for c in letters) else "zh"
    for code, first, last in _SCRIPTS:
        if sum(first <= c <= last for c in letters) > 0.3 * len(letters):
            return code
    words = Counter(re.findall(r"[^\W\d_]+", text[:6000].lower()))
    scores: dict[str, int] = {
        code: sum(words[word] for word in common) for code, common in _COMMON_SETS.items()
    }
    ranked = sorted(scores, key=lambda code: scores[code])
    return ranked[-1] if scores[ranked[-1]] >= 4 else None
