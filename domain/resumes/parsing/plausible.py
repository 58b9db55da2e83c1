"""Values that look misread: the doubts that lower a confidence, whatever led to the value."""

import re

from domain.resumes.parsing.dates import MONTHS, is_date_like, is_present
from domain.resumes.parsing.degrees import find_degree
from domain.resumes.parsing.fold import fold, word_set
from domain.resumes.parsing.halves import LEGAL
from domain.resumes.parsing.headings import exact_kind, is_weak
from domain.resumes.parsing.places import is_place
from domain.resumes.parsing.words_of_trade import (
    is_department,
    is_freelance,
    is_institution,
    title_score,
)

_MONTH = re.compile(rf"(?:{MONTHS})\.?")
# Accents beside their letters, glyphs that no font maps, icons.
_STRANGE = re.compile("[`´ˆ˜¨¸˛˝ˇ˘•�\ue000-\uf8ff☎✆✉⌂]")
_CONTACT = re.compile(r"@|https?:|www\.|\w\.(?:com|org|net|io)/|(?:\d[ ().-]{0,2}){8}")
_CUT_OFF = re.compile(r"[-‐–(\[{=/&]$|^[)\]}=&,]|[a-z][-‐] (?!(?:und|oder|and|or|en|et|of)\b)[a-z]")
_SEAMS = re.compile(r"[a-z][A-Z]")
_SENTENCE = re.compile(r"[^\W\d_]{3,}\.$")
_LEVEL = re.compile(r"[ABC][12]")
_LONGEST_SKILL_WORDS = 5
_LONGEST_NAME = 80
_KIND_OF_COMPANY = -2.0
_FEWEST_SEAMS = 2
_SHORTEST_RUN = 9
_LONGEST_TOWN_WORDS = 2
_PARTICLES = word_set("de da do del della der den van von la le el al bin ibn ter ten zu af av")


def is_plausible_person(text: str) -> bool:
    """Whether a text may be a whole name: it does not end within one."""
    words = fold(text).split()
    return not _is_damaged(text) and words[-1] not in _PARTICLES


def is_plausible_employer(text: str) -> bool:
    """Whether a text may name an employer: no date, heading, title or address."""
    if is_freelance(text):
        return True
    if len(text.split()) == 1 and title_score(text) <= _KIND_OF_COMPANY:
        return False  # "Services": the rest of it is somewhere else
    return _may_be_named(text) and title_score(text) <= 0 and not _is_place_behind(text)


def is_plausible_title(text: str, employer: str | None) -> bool:
    """Whether a text may be a title alone, and not 'Title, Employer' above a town."""
    _, comma, rest = text.partition(",")
    return _may_be_named(text) and not (
        comma and not is_department(rest.strip()) and _may_be_town(employer)
    )


def is_plausible_school(text: str) -> bool:
    """Whether a text may name an institution alone: no degree, label or list."""
    return (
        _may_be_named(text)
        and ":" not in text
        and text.count(",") < 2
        and (is_institution(text) or find_degree(text) is None)
    )


def is_plausible_skill(text: str) -> bool:
    """Whether a text may be one skill: short, whole, no contact data, place or level."""
    words = text.split()
    return not (
        _is_damaged(text)
        or _CONTACT.search(text)
        or _SENTENCE.search(text)
        or len(words) > _LONGEST_SKILL_WORDS
        or any(map(_is_run_together, words))
        or (len(text) == 1 and text.islower())
        or (exact_kind(text) is not None and not is_weak(text))
        or _LEVEL.fullmatch(text)
        or is_place(text)
        or is_institution(text)
        or text.count("(") != text.count(")")
        or text.count("[") != text.count("]")
    )


def _may_be_named(text: str) -> bool:
    return not (
        _is_damaged(text)
        or len(text) > _LONGEST_NAME
        or text[0].islower()
        or _CONTACT.search(text)
        or _MONTH.fullmatch(fold(text))
        or is_date_like(text)
        or is_present(text)
        or exact_kind(text) is not None
        or (len(text.split()) > _LONGEST_SKILL_WORDS and _SENTENCE.search(text))
    )


def _is_damaged(text: str) -> bool:
    return bool(_STRANGE.search(text) or _CUT_OFF.search(text)) or not any(map(str.isalnum, text))


def _may_be_town(employer: str | None) -> bool:
    return employer is None or (
        len(employer.split()) <= _LONGEST_TOWN_WORDS and title_score(employer) == 0
    )


def _is_run_together(word: str) -> bool:
    """'TypeScriptReactCSS': several names without room between them."""
    return len(word) >= _SHORTEST_RUN and len(_SEAMS.findall(word)) >= _FEWEST_SEAMS


def _is_place_behind(text: str) -> bool:
    """'Blue Needle, Truro': a second name behind a comma that is no legal form."""
    _, comma, rest = text.partition(",")
    return bool(comma) and LEGAL.match(rest.strip()) is None and not is_institution(rest)
