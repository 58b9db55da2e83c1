"""What an education that was typed into a profile shows, as one of a resume does."""

from collections.abc import Iterable
from datetime import UTC, datetime

from domain.matching.values import HeldSkill
from domain.profiles.values import STUDIES, Education
from domain.skills.current import engine
from domain.skills.inference import Entry, Part, infer
from domain.skills.values import SkillId


def studied(educations: Iterable[Education]) -> dict[SkillId, HeldSkill]:
    """The skills that degrees and their subjects name or teach (docs/decisions/0029)."""
    entries = [
        Entry(
            id="",
            part=Part.EDUCATION,
            text="\n".join(part for part in (one.degree, one.field) if part),
            graduates=one.level in STUDIES,
        )
        for one in educations
        if one.degree or one.field
    ]
    if not entries:
        return {}
    found = infer(engine(), entries, datetime.now(UTC).date())
    return {
        one.skill_id: HeldSkill(
            one.level.share, shown_by=one.evidence[0].text if one.taught else ""
        )
        for one in found
        if one.evidence
    }
