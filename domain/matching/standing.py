"""What a person brings to any job: each skill that is held or carried over by a near one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from domain.matching.values import HeldSkill, Person
from domain.skills.values import SkillId


class Carried(NamedTuple):
    """How much of a skill a held one carries: `share` in [0, 1], by way of `path` to it."""

    share: float
    path: tuple[SkillId, ...]


# All that a skill carries to where it is wholly held, each by its best path.
Reach = Callable[[SkillId], Iterable[Carried]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A person made ready to be scored against many jobs: near skills are looked up once."""

    person: Person
    carried: Mapping[SkillId, Carried]

    def with_skill(self, skill_id: SkillId, level: float, reach: Reach) -> "Standing":
        """The same person, holding one skill more, or better."""
        held = self.person.skills.get(skill_id)
        better = HeldSkill(max(level, held.level if held else 0.0))
        carried = dict(self.carried)
        _spread(carried, skill_id, better.level, reach)
        person = Person(
            skills={**self.person.skills, skill_id: better},
            years_experience=self.person.years_experience,
            degree=self.person.degree,
            industries=self.person.industries,
            places=self.person.places,
            remote_ok=self.person.remote_ok,
        )
        return Standing(person, carried)


def stand(person: Person, reach: Reach) -> Standing:
    """Look up what each held skill carries to; the best path to a skill wins, ties by its ids."""
    carried: dict[SkillId, Carried] = {}
    for skill_id, held in person.skills.items():
        if held.by_kind:
            continue  # its kind spreads by itself
        _spread(carried, skill_id, held.level, reach)
    return Standing(person, carried)


def _spread(carried: dict[SkillId, Carried], skill_id: SkillId, level: float, reach: Reach) -> None:
    for share, path in reach(skill_id):
        found = Carried(level * share, path)
        known = carried.get(path[-1])
        if known is None or (-found.share, found.path) < (-known.share, known.path):
            carried[path[-1]] = found
