"""SQL that reads what operators have imported: its version, its skills and their names."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, literal, select

from domain.kit.db import Query, Session, among, columns
from domain.skills import models
from domain.skills.imported import ImportedName, ImportedSkill
from domain.skills.values import Source


class Version(NamedTuple):
    """What of a source is loaded."""

    source: str
    digest: str


_VERSIONS = Query(
    select(models.TaxonomyLoad.source, models.TaxonomyLoad.digest)
    .where(models.TaxonomyLoad.source != Source.LEARNBOT)
    .order_by(models.TaxonomyLoad.source),
    Version,
)
# Skills that have left their release are kept for what refers to them, but found no more.
_gone = select(
    func.jsonb_array_elements_text(models.TaxonomyLoad.changes["skills"]["missing"])
).where(models.TaxonomyLoad.source != Source.LEARNBOT)
_SKILLS = Query(
    select(*columns(models.Skill, ImportedSkill)).where(
        models.Skill.source != Source.LEARNBOT, models.Skill.slug.not_in(_gone)
    ),
    ImportedSkill,
)
_NAMES = Query(
    select(
        models.Skill.slug,
        models.SkillAlias.name,
        models.SkillAlias.folded,
        literal(False),
        models.SkillAlias.source,
    )
    .join(models.Skill, models.Skill.id == models.SkillAlias.skill_id)
    .where(
        models.SkillAlias.source != Source.LEARNBOT,
        among(models.SkillAlias.language, "languages"),
    ),
    ImportedName,
)


async def versions(session: Session) -> list[Version]:
    """What is imported; empty where nothing is."""
    return await session.all(_VERSIONS)


async def skills(session: Session) -> list[ImportedSkill]:
    """The imported skills that are none of ours, as long as their release has them."""
    return await session.all(_SKILLS)


async def names(session: Session, languages: Sequence[str]) -> list[ImportedName]:
    """Every other name that an import states of a skill, of ours as well."""
    return await session.all(_NAMES, languages=list(languages))
