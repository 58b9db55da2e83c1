"""Made-up resources as a plan's offers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from domain.learning.offers import Offer, Offers, offers
from domain.learning.planning import Target


class Sample(NamedTuple):
    """A resource: what it teaches, from one rank to another."""

    number: int
    hours: float
    cost_cents: int
    teaches: Mapping[str, tuple[int, int]]

    @property
    def id(self) -> UUID:
        return UUID(int=self.number)


def offered(targets: Sequence[Target], samples: Sequence[Sample]) -> Offers:
    """What the samples have for the targets, as the catalogue's statement finds it."""
    return offers(
        targets,
        [
            Offer(one.id.bytes, one.hours, one.hours, one.cost_cents, place, start, goal)
            for one in samples
            for place, target in enumerate(targets)
            for start, goal in [one.teaches.get(target.skill_id, (4, 0))]
            if start < target.goal and goal > target.start
        ],
    )
