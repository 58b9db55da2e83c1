"""The taxonomy as matching asks for it: slugs by key, nearness, areas."""

from array import array
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from domain.matching.standing import Carried
from domain.skills.current import engine, ours
from domain.skills.values import Kind, SkillId


def slug_of(key: UUID) -> SkillId | None:
    """A skill's slug by its key; None for one that no taxonomy has any more."""
    return engine().slugs.get(key)


# Who knows the basis of a skill is nearer to it, but can't do it: such a step counts half.
BASIS_COUNTS = 0.5


@lru_cache(maxsize=256)
def reach(slug: SkillId) -> Sequence[Carried]:
    """All that a skill carries over to, as far as it may stand in for it.

    Those that people hold most stay as they are read; 256 of them take some 6 MB.
    """
    ids = _ids()
    found: list[Carried] = []
    paths: list[tuple[SkillId, ...]] = [(slug,)]
    for place, share, before in zip(*_reached(slug), strict=True):
        paths.append((*paths[before], ids[place]))
        found.append(Carried(share, paths[-1]))
    return found


class _Reached(NamedTuple):
    """What one skill carries over to, as numbers: a twelfth of the memory that objects take.

    `places` are among `_ids()`; `before` tells the step before, as 1 for the first of these, 0 for
    the skill itself.
    """

    places: "array[int]"
    shares: "array[float]"
    before: "array[int]"


@lru_cache(maxsize=8192)
def _reached(slug: SkillId) -> _Reached:
    """Some 150 skills are reached from each: 10 MB for all that the taxonomy has."""
    places = {id: place for place, id in enumerate(_ids())}
    found = ours().graph.reach(slug)
    order = {id: at for at, id in enumerate((slug, *found))}
    return _Reached(
        array("H", [places[id] for id in found]),
        array("d", [one.weight * BASIS_COUNTS ** _steps_up(one.path) for one in found.values()]),
        array("H", [order[one.path[-2]] for one in found.values()]),
    )


@cache
def _ids() -> tuple[SkillId, ...]:
    return tuple(ours().taxonomy.skills)


@lru_cache(maxsize=8192)
def broader_of(slug: SkillId) -> Mapping[SkillId, int]:
    """What a skill is a kind of, with the number of steps to it."""
    return ours().taxonomy.ancestors(slug)


def _steps_up(path: Sequence[SkillId]) -> int:
    """How many steps of a path lead from a basis to what builds on it."""
    skills = ours().taxonomy.skills
    return sum(basis in skills[skill].needs for basis, skill in pairwise(path))


@cache
def soft_skills() -> frozenset[SkillId]:
    """All soft skills of the taxonomy."""
    return frozenset(
        skill.id for skill in ours().taxonomy.skills.values() if skill.kind is Kind.SOFT
    )


def area_of(slug: SkillId) -> str:
    """The category of a skill, as a radar names it."""
    skill = engine().skill(slug)
    return skill.category if skill and skill.category else "Other"
