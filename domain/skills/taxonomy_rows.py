"""A source's taxonomy as rows: our own data files, and an ESCO release."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from domain.skills.esco import Concept, EscoConcept, Release
from domain.skills.loading import Rows
from domain.skills.taxonomy import Taxonomy
from domain.skills.text import key
from domain.skills.values import Kind, Source, skill_id

# ESCO states no effort: what our own skills of these kinds take, in the middle.
_HOURS = {Kind.KNOWLEDGE: [20, 60, 150, 400], Kind.PRACTICE: [25, 80, 200, 500]}
ALIASES_LIMIT = 500
"""Other titles of one occupation: a guard, no official release comes near."""


def own_rows(taxonomy: Taxonomy) -> Rows:
    """The rows of the data files."""
    skills = taxonomy.skills.values()
    return Rows(
        skills=[
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
                "source": Source.LEARNBOT,
            }
            for s in skills
        ],
        aliases=[
            alias_row(skill_id(s.id), alias, Source.LEARNBOT, "en")
            for s in skills
            for alias in s.aliases
        ],
        links=[
            _link(skill_id(s.id), skill_id(other), kind, Source.LEARNBOT, reason)
            for s in skills
            for kind, others in (
                ("broader", dict.fromkeys(s.broader)),
                ("related", dict.fromkeys(s.related)),
                ("needs", s.needs),
            )
            for other, reason in others.items()
            if other in taxonomy.skills
        ],
    )


def esco_slug(uri: str) -> str:
    """The slug of an imported ESCO concept."""
    return "esco-" + uri.rstrip("/").rsplit("/", 1)[-1]


def esco_rows(release: Release, ours: Mapping[str, UUID]) -> Rows:
    """The rows of an ESCO release. `ours` maps its URIs to skills of ours that are the same.

    Those get its names and links and no second row. Skill groups become skills too: they are what
    is broader. English names a concept where there is English, else the first language does.
    """
    language = "en" if "en" in release.languages else release.languages[0]
    ids = {
        concept.uri: ours.get(concept.uri, skill_id(esco_slug(concept.uri)))
        for concept in release.concepts.values()
        if concept.concept in (Concept.SKILL, Concept.SKILL_GROUP)
    }
    occupations = {
        concept.uri: skill_id(esco_slug(concept.uri))
        for concept in release.concepts.values()
        if concept.concept is Concept.OCCUPATION
    }
    parents = {one.uri: one.broader for one in release.broader}
    return Rows(
        skills=[
            _skill(release, release.concepts[uri], id, language, parents)
            for uri, id in ids.items()
            if uri not in ours
        ],
        aliases=[
            alias_row(id, name, Source.ESCO, spoken)
            for uri, id in ids.items()
            for spoken, name in _names(release.concepts[uri], None if uri in ours else language)
        ],
        links=[
            *(
                _link(ids[one.uri], ids[one.broader], "broader", Source.ESCO)
                for one in release.broader
                if one.uri in ids and one.broader in ids and ids[one.uri] != ids[one.broader]
            ),
            *(
                _link(
                    ids[one.skill],
                    ids[one.other],
                    "needs" if one.essential else "related",
                    Source.ESCO,
                )
                for one in release.skill_skills
                if one.skill in ids and one.other in ids and ids[one.skill] != ids[one.other]
            ),
        ],
        occupations=[
            _occupation(release.concepts[uri], id, language) for uri, id in occupations.items()
        ],
        occupation_skills=[
            {
                "occupation_id": occupations[one.occupation],
                "skill_id": ids[one.skill],
                "essential": one.essential,
                "importance": None,
            }
            for one in release.occupation_skills
            if one.occupation in occupations and one.skill in ids
        ],
    )


def _skill(
    release: Release,
    concept: EscoConcept,
    id: UUID,
    language: str,
    parents: Mapping[str, str],
) -> dict[str, Any]:
    kind = Kind.KNOWLEDGE if concept.skill_type == "knowledge" else Kind.PRACTICE
    parent = release.concepts.get(parents.get(concept.uri, ""))
    return {
        "id": id,
        "slug": esco_slug(concept.uri),
        "name": _name(concept, language),
        "kind": kind,
        "domain": "esco",
        "category": _name(parent, language) if parent else "ESCO",
        "hours": _HOURS[kind],
        "note": None,
        "esco_uri": concept.uri,
        "source": Source.ESCO,
    }


def _occupation(concept: EscoConcept, id: UUID, language: str) -> dict[str, Any]:
    labels = concept.labels.get(language) or next(iter(concept.labels.values()))
    return {
        "id": id,
        "uri": concept.uri,
        "name": labels.preferred,
        "code": concept.code,
        "isco_group": concept.group,
        "description": labels.description,
        "aliases": list(dict.fromkeys(labels.alternative))[:ALIASES_LIMIT],
        "source": Source.ESCO,
    }


def _name(concept: EscoConcept, language: str) -> str:
    labels = concept.labels.get(language) or next(iter(concept.labels.values()))
    return labels.preferred


def _names(concept: EscoConcept, named_in: str | None) -> Iterator[tuple[str, str]]:
    """Every name with its language, without the one that the skill's row has."""
    for spoken, labels in concept.labels.items():
        first = () if spoken == named_in else (labels.preferred,)
        for name in dict.fromkeys((*first, *labels.alternative, *labels.hidden)):
            yield spoken, name


def alias_row(id: UUID, name: str, source: Source, language: str) -> dict[str, Any]:
    """The row of another way to write a skill."""
    return {
        "skill_id": id,
        "name": name,
        "folded": key(name),
        "language": language,
        "source": source,
    }


def _link(
    from_id: UUID, to_id: UUID, kind: str, source: Source, reason: str | None = None
) -> dict[str, Any]:
    return {
        "from_id": from_id,
        "to_id": to_id,
        "kind": kind,
        "weight": 1.0,
        "reason": reason,
        "source": source,
    }
