"""Spoken languages with their levels."""

import re
from collections.abc import Sequence

from domain.resumes.parsing.document import Line, span_of
from domain.resumes.parsing.levels import spoken_level
from domain.resumes.parsing.skills import split_outside_brackets
from domain.resumes.parsing.spoken import language_in, languages_in
from domain.resumes.values import Read, SpokenLanguage

# A name that no list has, with its level behind it: "Slovene – B2".
_UNKNOWN = re.compile(r"[^\W\d_]{4,16}\s*[:(–—-]\s*\S.*")


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
