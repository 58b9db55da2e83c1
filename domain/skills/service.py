"""What can be done with the taxonomy: load it into the database."""

from dataclasses import dataclass

from domain.kit.db import Database
from domain.skills import repository
from domain.skills.taxonomy import Taxonomy
from domain.skills.text import fold
from domain.skills.values import skill_id


@dataclass(frozen=True, slots=True)
class TaxonomyLoaded:
    """What a load changed: slugs that are new, renamed, or no longer in the data."""

    skills: int
    added: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


async def load_taxonomy(db: Database, taxonomy: Taxonomy) -> TaxonomyLoaded:
    """Make the database say what the data files say; does nothing where it does already.

    Skills keep their ids over every load, so nothing that refers to them is lost; one that left
    the data stays, and is reported.
    """
    async with db.transaction() as session:
        if await repository.load_digest(session) == taxonomy.version:
            return TaxonomyLoaded(len(taxonomy.skills))
        before = {state.slug: state.name for state in await repository.states(session)}
        skills = taxonomy.skills.values()
        loaded = TaxonomyLoaded(
            skills=len(taxonomy.skills),
            added=tuple(sorted(set(taxonomy.skills) - set(before))),
            renamed=tuple(s.id for s in skills if s.id in before and before[s.id] != s.name),
            missing=tuple(sorted(set(before) - set(taxonomy.skills))),
        )
        await repository.replace_taxonomy(
            session,
            [
                {
                    "id": skill_id(s.id),
                    "slug": s.id,
                    "name": s.name,
                    "kind": s.kind,
                    "domain": s.domain,
                    "category": s.category,
                    "hours": list(s.hours),
                    "note": s.ambiguous.note if s.ambiguous else None,
                    "esco_uri": s.esco,
                }
                for s in skills
            ],
            [
                {"skill_id": skill_id(s.id), "name": alias, "folded": fold(alias)}
                for s in skills
                for alias in s.aliases
            ],
            [
                {
                    "from_id": skill_id(s.id),
                    "to_id": skill_id(other),
                    "kind": kind,
                    "weight": 1.0,
                    "reason": reason,
                }
                for s in skills
                for kind, others in (
                    ("broader", dict.fromkeys(s.broader)),
                    ("related", dict.fromkeys(s.related)),
                    ("needs", s.needs),
                )
                for other, reason in others.items()
                if other in taxonomy.skills
            ],
            taxonomy.version,
            {
                "added": len(loaded.added),
                "renamed": list(loaded.renamed),
                "missing": list(loaded.missing),
            },
        )
    return loaded
