"""Terms that sources use for contracts and workplaces, in schema.org's words and their own."""

import re

from domain.jobs.location import read_workplace
from domain.jobs.text import folded
from domain.jobs.values import EmploymentType, Workplace

# In this order: `Full-time internship` is an internship, `Full-time contract` a contract.
_EMPLOYMENT: tuple[tuple[EmploymentType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for kind, words in (
        (
            EmploymentType.INTERNSHIP,
            r"interns?|internships?|praktikum|stage|trainee|werkstudent|working student"
            r"|apprenticeship|ausbildung",
        ),
        (EmploymentType.VOLUNTEER, r"volunt(?:eer(?:ing)?|ary)"),
        (
            EmploymentType.CONTRACT,
            r"contract(?:or|ors)?|freelanc\w*|fixed term|b2b|self employed|consultant|independent",
        ),
        (EmploymentType.TEMPORARY, r"temp(?:orary)?|seasonal|per diem|casual|befristet|interim"),
        (EmploymentType.PART_TIME, r"part ?time|teilzeit|temps partiel|parttime|half time"),
        (
            EmploymentType.FULL_TIME,
            r"full ?time|fulltime|permanent|regular|vollzeit|festanstellung|temps plein|cdi"
            r"|indefinite|employee|permanent employment",
        ),
    )
)
_TELECOMMUTE = {"telecommute": Workplace.REMOTE, "remote": Workplace.REMOTE}


def employment_type_of(stated: str | None) -> EmploymentType | None:
    """From what a source states (`FULL_TIME`, `Vollzeit`, `Contract`); None where it's unknown.

    `Full-time` beside another kind says how much, not what: the other kind is taken.
    """
    if not stated:
        return None
    words = folded(stated)
    for kind, pattern in _EMPLOYMENT:
        if pattern.search(words):
            return kind
    return None


def employment_type_in(title: str, text: str) -> EmploymentType | None:
    """From the title, else from the first line of the text that speaks of the contract."""
    words = folded(title)
    for kind, pattern in _EMPLOYMENT[:2]:
        if pattern.search(words):
            return kind
    found = re.search(
        r"\b(?:this is an?|employment type|job type|contract type|type of employment|schedule)\b"
        r"[^\n]{0,60}",
        text,
        re.I,
    )
    if found and (kind_said := employment_type_of(found.group())):
        return kind_said
    if re.search(r"\b(?:full[- ]time|vollzeit)\b", text, re.I):
        return EmploymentType.FULL_TIME
    return None


def workplace_of(stated: str | None, title: str, location_text: str, text: str) -> Workplace | None:
    """What the source states, else the place's words, the title's, and last the description's."""
    if stated:
        known = _TELECOMMUTE.get(folded(stated)) or read_workplace(stated)
        if known:
            return known
    for words in (location_text, title):
        if found := read_workplace(words):
            return found
    said = re.search(
        r"\b(?:this (?:role|position|job|is an?)|position is|role is|work(?:ing)? model|workplace"
        r"|work arrangement|location)\b[^\n.]{0,60}?\b(hybrid|remote|on-?site|in[- ]office)\b",
        text,
        re.I,
    )
    return read_workplace(said[1]) if said else None
