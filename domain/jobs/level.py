"""How senior a job is, by its title."""

import re

from domain.jobs.text import folded
from domain.jobs.values import Level

# In this order: a `Junior Product Manager` is junior, a `Senior Director` an executive.
_TITLE: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for level, words in (
        (
            Level.INTERN,
            r"interns?|internships?|trainee|apprentice(?:ship)?|working student|werkstudent(?:in)?"
            r"|praktik(?:um|ant(?:in)?)|student assistant|ausbildung|azubi|stagiaire|co op",
        ),
        (
            Level.JUNIOR,
            r"junior|jr|entry level|entry|new grad(?:uate)?|graduate|early career"
            r"|associate(?! (?:director|partner|vice|professor|general))"
            r"|assistant(?! (?:director|vice|professor|general|manager|controller|store))"
            r"|level 1|i$",
        ),
        (
            Level.EXECUTIVE,
            r"chief [a-z ]{3,25}officer|c[etfiompsh]o|ciso|cmo|chro"
            r"|(?:executive |senior |associate )?vice president|[es]?vp|avp|president"
            r"|(?:managing |executive |senior |associate )?director|(?:global )?head of"
            r"|general manager|(?:co )?founder|(?:managing|general|equity) partner|^partner$",
        ),
        (
            Level.LEAD,
            r"lead|principal|staff(?! (?:accountant|nurse|attorney|assistant|writer|pharmacist))"
            r"|team lead|tech(?:nical)? lead|distinguished|fellow|architect"
            r"|(?:engineering|development|team|group|regional|district|senior) manager"
            r"|teamleit(?:er|ung)(?:in)?|supervisor",
        ),
        (Level.SENIOR, r"senior|sr|expert|specialist iii|level 3|iii|iv|experienced|expérimenté"),
        (Level.MID, r"mid level|mid senior|mid|intermediate|medior|level 2|ii"),
    )
)
_STATED: dict[str, Level] = {
    "internship": Level.INTERN, "intern": Level.INTERN, "student": Level.INTERN,
    "entry level": Level.JUNIOR, "entry": Level.JUNIOR, "junior": Level.JUNIOR,
    "entry_level": Level.JUNIOR, "associate": Level.JUNIOR, "graduate": Level.JUNIOR,
    "mid": Level.MID, "mid level": Level.MID, "mid senior level": Level.SENIOR,
    "intermediate": Level.MID, "experienced": Level.MID, "professional": Level.MID,
    "senior": Level.SENIOR, "senior level": Level.SENIOR, "expert": Level.SENIOR,
    "lead": Level.LEAD, "principal": Level.LEAD, "staff": Level.LEAD, "manager": Level.LEAD,
    "director": Level.EXECUTIVE, "executive": Level.EXECUTIVE, "vp": Level.EXECUTIVE,
}  # fmt: skip


def level_of(title: str, stated: str | None = None, years: float | None = None) -> Level | None:
    """From the title's words, else what the source states, else the years asked for."""
    words = re.sub(r"[^\w&+ ]", " ", folded(title))
    words = " ".join(words.split())
    for level, pattern in _TITLE:
        if pattern.search(words):
            return level
    if stated and (known := _STATED.get(folded(stated))):
        return known
    if years is None:
        return None
    return Level.JUNIOR if years < 2 else Level.MID if years < 5 else Level.SENIOR
