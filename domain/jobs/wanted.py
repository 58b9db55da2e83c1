"""The skills that a job asks for, with how much each counts.

A skill's weight is (how much it is insisted on) x (how early it is named) x (how often):

- required 1.0, preferred 0.6, bonus 0.35; a mention that demands nothing, as in a list of duties,
  counts as preferred, and in the title as required; what is named in the opening paragraph alone
  and not demanded counts as a bonus, since that paragraph tells what the employer does;
- from 1.0 at the start of the description to 0.8 at its end; in the title 1.0;
- 0.8 for one mention, 0.9 for two, 1.0 for three or for one in the title.

So the weights of required, preferred and bonus skills never overlap: the least required one
weighs 0.64, a preferred one from 0.384 to 0.6, a bonus from 0.224 to 0.35.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.skills.values import Mention, Requirement, SkillId

_INSISTENCE = {Requirement.REQUIRED: 1.0, Requirement.PREFERRED: 0.6, Requirement.BONUS: 0.35}
_ORDER = list(Requirement)
_LAST_PLACE = 0.8
_OFTEN = (0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A skill of the taxonomy that a job asks for; `weight` in (0, 1]."""

    skill_id: SkillId
    requirement: Requirement
    weight: float
    mention: str


def wanted(
    mentions: Iterable[Mention], *, title_length: int, length: int, opening_end: int = 0
) -> list[Wanted]:
    """The skills of a text that begins with the title, heaviest first; denied ones left out.

    `opening_end` is where the first paragraph after the title ends.
    """
    by_skill: dict[SkillId, list[Mention]] = {}
    for mention in mentions:
        if not mention.negated:
            by_skill.setdefault(mention.skill_id, []).append(mention)
    found = [_weigh(found, title_length, length, opening_end) for found in by_skill.values()]
    return sorted(found, key=lambda skill: (-skill.weight, skill.skill_id))


def _weigh(mentions: list[Mention], title_length: int, length: int, opening_end: int) -> Wanted:
    first = mentions[0]
    in_title = first.start < title_length
    # A preferred skill is not made a requirement by also standing in the list of duties.
    stated = [m.requirement for m in mentions if m.requirement is not None]
    requirement = min(stated, key=_ORDER.index) if stated else Requirement.PREFERRED
    if in_title and not stated:
        requirement = Requirement.REQUIRED
    elif not stated and mentions[-1].end <= opening_end:
        requirement = Requirement.BONUS
    place = 0.0 if in_title else (first.start - title_length) / max(length - title_length, 1)
    often = _OFTEN[-1] if in_title else _OFTEN[min(len(mentions), len(_OFTEN)) - 1]
    weight = _INSISTENCE[requirement] * (1 - (1 - _LAST_PLACE) * place) * often
    return Wanted(first.skill_id, requirement, round(weight, 4), first.text)
