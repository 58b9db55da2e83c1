"""Names that a text uses of an organisation: "join Linear", "at Stripe", "Notion is hiring"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.skills.values import SkillId, TextKind

_REACH = 40

_BEFORE = re.compile(
    r"\b(?:about|join|joining|why|inside|welcome to|work(?:ing)? for) (?:the )?$", re.IGNORECASE
)
# Skill stands behind "at" as well: "good at Excel", "an expert at Figma".
_AT = re.compile(r"(?<![^\W\d_])at $", re.IGNORECASE)
_GOOD_AT = re.compile(
    r"\b(?:good|great|excel(?:lent|s)?|skilled|adept|experts?|proficient|experienced|best|better"
    r"|strong|fluent|brilliant|talented|competent|look(?:ing)?|aimed|lower|scale) at $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:['’]s)? (?:is (?:hiring|looking|seeking|committed|proud|an equal)|was founded|has raised"
    r"|believes|embraces|employees|(?:customer|core|company) values|culture|mission|inc\b|gmbh|ltd"
    r"|llc|corporation|labs\b|headquarters|careers)"
    r"|['’]s (?:mission|culture|values|team|customers|office|policy|policies)",
    re.IGNORECASE,
)
# In a job ad alone: elsewhere "Kubernetes is the standard" says nothing of a firm.
_PRESENTED = re.compile(
    r" is (?:building|on a mission|where|(?:an?|the) (?!(?:\w+ )?(?:plus|must|bonus|requirement"
    r"|advantage|asset|nice|need|preference)\b))",
    re.IGNORECASE,
)


def of_organisations(
    text: str, kind: TextKind, found: Iterable[tuple[SkillId, int, int]]
) -> set[tuple[SkillId, int]]:
    """Those of the skill names at [start, end) that mean a firm, as skill and start.

    A job ad that speaks of a firm once means the firm wherever it says the name.
    """
    places = list(found)
    firms = [place for place in places if _is_firm(text, kind, *place[1:])]
    if kind is not TextKind.JOB:
        return {(skill_id, start) for skill_id, start, _ in firms}
    names = {(skill_id, text[start:end]) for skill_id, start, end in firms}
    return {
        (skill_id, start) for skill_id, start, end in places if (skill_id, text[start:end]) in names
    }


def _is_firm(text: str, kind: TextKind, start: int, end: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end):
        return True
    if kind is TextKind.JOB and _PRESENTED.match(text, end):
        return True
    return bool(_AT.search(before)) and not _GOOD_AT.search(before)
