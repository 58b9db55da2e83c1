"""An O*NET release as rows: its tools, elements and occupations, beside what is there already."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from domain.skills.loading import Known, Rows
from domain.skills.onet import Match, Occupation, Rating, Release, Technology
from domain.skills.taxonomy_rows import ALIASES_LIMIT, alias_row
from domain.skills.text import key
from domain.skills.values import Kind, OccupationMatchKind, Source, skill_id

IMPORTANT = 3.0
"""From here on, of 1 to 5, O*NET calls an element important: it is essential then."""
SOMEWHAT_IMPORTANT = 2.0
"""An element that is less important than this is left out."""

_OCCUPATION_URI = "https://www.onetonline.org/link/summary/"
_ISCO_URI = "http://data.europa.eu/esco/isco/C"
_MATCHES = {
    "exactMatch": OccupationMatchKind.EXACT,
    "closeMatch": OccupationMatchKind.CLOSE,
    "broadMatch": OccupationMatchKind.BROADER,
    "narrowMatch": OccupationMatchKind.NARROWER,
}
# The parts of O*NET's content model, by the start of an element's id.
_PARTS = (
    ("2.A", Kind.SOFT, "Basic skills"),
    ("2.B.1", Kind.SOFT, "Social skills"),
    ("2.B.2", Kind.SOFT, "Complex problem solving skills"),
    ("2.B.3", Kind.PRACTICE, "Technical skills"),
    ("2.B.4", Kind.SOFT, "Systems skills"),
    ("2.B.5", Kind.SOFT, "Resource management skills"),
    ("2.C", Kind.KNOWLEDGE, "Knowledge"),
)
# O*NET states no effort: what our own skills of these kinds take, in the middle.
_HOURS = {
    Kind.TOOL: [5, 18, 50, 100],
    Kind.SOFT: [8, 30, 100, 300],
    Kind.KNOWLEDGE: [12, 40, 100, 200],
    Kind.PRACTICE: [12, 40, 120, 250],
}
_SIGNS = str.maketrans({"+": "-plus", "#": "-sharp", ".": "dot-", "&": "and"})


class _Said(NamedTuple):
    """A skill as O*NET states it: where its row would be, and every way to write it.

    `short` are names that mean it only if a skill of ours is written just so.
    """

    slug: str
    names: tuple[str, ...]
    kind: Kind
    category: str
    short: tuple[str, ...] = ()


def onet_rows(release: Release, matches: Iterable[Match], known: Known) -> Rows:
    """The rows of an O*NET release and of its crosswalk to ESCO.

    Skills of ours or of ESCO that are `known` by such a name get it, and no second row. Tools that
    are in demand and elements that are important are essential to an occupation.
    """
    matches = tuple(matches)
    tools = _tools(release.technologies)
    elements = {rating.element: _element(rating) for rating in release.ratings}
    said = {one.slug: one for one in chain(tools.values(), elements.values())}
    ids = {slug: _known(one, known) or skill_id(slug) for slug, one in said.items()}
    fresh = {slug for slug, id in ids.items() if id == skill_id(slug)}
    occupations = {code: skill_id(f"onet-soc-{code}") for code in release.occupations}
    groups = {match.code: _group(match) for match in matches if match.kind == "exactISCO"}
    return Rows(
        skills=[_skill(said[slug]) for slug in sorted(fresh)],
        aliases=[
            alias_row(ids[slug], name, Source.ONET, "en")
            for slug, one in said.items()
            for name in dict.fromkeys(one.names[1:] if slug in fresh else one.names)
        ],
        links=(),
        occupations=[
            _occupation(one, occupations[code], groups.get(code, ""))
            for code, one in release.occupations.items()
        ],
        occupation_skills=_needed(release, tools, elements, ids, occupations),
        occupation_matches=[
            {
                "occupation_id": occupations[match.code],
                "uri": match.esco,
                "kind": _MATCHES[match.kind],
            }
            for match in matches
            if match.code in occupations and match.kind in _MATCHES
        ],
    )


def _tools(technologies: Iterable[Technology]) -> dict[str, _Said]:
    """Tools by the name in the file. Spellings of one name are one tool, the first its name."""
    by_slug: dict[str, list[Technology]] = {}
    for one in sorted(technologies, key=lambda one: one.name):
        by_slug.setdefault(_slug(one.name), []).append(one)
    found: dict[str, _Said] = {}
    for slug, same in by_slug.items():
        names = dict.fromkeys(name for one in same for name in _names(one.name))
        short = dict.fromkeys(name for one in same for name in _short(one.name))
        said = _Said(
            slug, tuple(names), Kind.TOOL, min(one.commodity for one in same), tuple(short)
        )
        found.update((one.name, said) for one in same)
    return found


def _slug(name: str) -> str:
    return "onet-" + "-".join(re.findall(r"\w+", key(name).translate(_SIGNS)))


def _names(name: str) -> Iterator[str]:
    """A name, and it without the abbreviation that O*NET adds: "Structured query language SQL"."""
    yield name
    words, abbreviation = _abbreviated(name)
    if abbreviation:
        yield words


def _abbreviated(name: str) -> tuple[str, str]:
    """A name that ends with its own abbreviation as both; the second is empty for others."""
    *words, last = name.split()
    letters = iter("".join(words).upper())
    abbreviation = last.strip("()")
    stands_for = (
        len(words) > 1
        and len(abbreviation) > 1
        and abbreviation.isupper()
        and abbreviation[0] in words[0][:2].upper()  # "Extensible markup language XML"
        and all(letter in letters for letter in abbreviation)
    )
    return (" ".join(words), abbreviation) if stands_for else (name, "")


def _short(name: str) -> Iterator[str]:
    """What is left without O*NET's additions: "SQL", "Acme Ledger software", "Oracle Java"."""
    _, abbreviation = _abbreviated(name)
    if abbreviation:
        yield abbreviation
    elif name.endswith(" software"):
        yield name.removesuffix(" software")
    elif " " in name:
        rest = name.split(" ", 1)[1]
        if not rest.isupper():  # "Acme SQL" is a product of Acme's
            yield rest


def _element(rating: Rating) -> _Said:
    kind, category = next(
        (kind, category)
        for start, kind, category in (*_PARTS, ("", Kind.PRACTICE, "Skills"))
        if rating.element.startswith(start)
    )
    slug = "onet-" + rating.element.lower().replace(".", "-")
    return _Said(slug, (rating.name,), kind, category)


def _known(said: _Said, known: Known) -> UUID | None:
    for name in said.names:
        if (id := known.folded.get(key(name))) is not None:
            return id
    return next((known.written[name] for name in said.short if name in known.written), None)


def _skill(said: _Said) -> dict[str, Any]:
    return {
        "id": skill_id(said.slug),
        "slug": said.slug,
        "name": said.names[0],
        "kind": said.kind,
        "domain": "onet",
        "category": said.category,
        "hours": _HOURS[said.kind],
        "note": None,
        "esco_uri": None,
        "source": Source.ONET,
    }


def _occupation(one: Occupation, id: UUID, isco_group: str) -> dict[str, Any]:
    return {
        "id": id,
        "uri": _OCCUPATION_URI + one.code,
        "name": one.title,
        "code": one.code,
        "isco_group": isco_group,
        "description": one.description,
        "aliases": list(one.alternate_titles[:ALIASES_LIMIT]),
        "source": Source.ONET,
    }


def _group(match: Match) -> str:
    return match.esco.removeprefix(_ISCO_URI)


def _needed(
    release: Release,
    tools: Mapping[str, _Said],
    elements: Mapping[str, _Said],
    ids: Mapping[str, UUID],
    occupations: Mapping[str, UUID],
) -> list[dict[str, Any]]:
    """Each skill of each occupation once: where two statements meet, the stronger one."""
    found: dict[tuple[UUID, UUID], tuple[bool, float | None]] = {}

    def add(code: str, said: _Said, essential: bool, importance: float | None) -> None:
        pair = occupations[code], ids[said.slug]
        known, weight = found.get(pair, (False, None))
        if weight is not None:
            importance = max(weight, importance or 0.0)
        found[pair] = known or essential, importance

    for tool in release.technologies:
        if tool.code in occupations:
            add(tool.code, tools[tool.name], tool.in_demand, None)
    for rating in release.ratings:
        if rating.code in occupations and rating.importance >= SOMEWHAT_IMPORTANT:
            share = round((rating.importance - 1) / 4, 4)
            essential = rating.importance >= IMPORTANT
            add(rating.code, elements[rating.element], essential, share)
    return [
        {
            "occupation_id": occupation,
            "skill_id": skill,
            "essential": essential,
            "importance": importance,
        }
        for (occupation, skill), (essential, importance) in found.items()
    ]
