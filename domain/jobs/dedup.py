"""Whether two postings are of one job. A false merge hides a job, so any doubt keeps them apart."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """What is compared: keys of `domain.jobs.keys`, and `place_tags` of all places.

    `source` is the board; `requisition` the number in its title, where there is one; `live` says
    whether the board still lists it.
    """

    source: str
    company: str
    title: str
    places: frozenset[str]
    url: str
    requisition: str | None = None
    live: bool = True


def same_job(one: Identity, other: Identity) -> bool:
    """The same address; or company, title and place, unless something speaks against it.

    Against it: one board that lists both (two openings), two requisition numbers, two places.
    """
    if one.company != other.company or one.title != other.title:
        return False
    if one.url == other.url:
        return _compatible(one.places, other.places)
    if one.source == other.source and one.live and other.live:
        return False
    if one.requisition and other.requisition and one.requisition != other.requisition:
        return False
    return _compatible(one.places, other.places)


def belongs(posting: Identity, job: Sequence[Identity]) -> bool:
    """Whether a posting is of the job that the postings `job` show.

    One that its own board still lists under another address speaks against it, whatever the
    other boards say; one that it took down may be the same job, posted again.
    """
    if any(p.source == posting.source and p.live and p.url != posting.url for p in job):
        return False
    return any(same_job(posting, shown) for shown in job)


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the places may be one: a city in common, or one side that names no city."""
    cities, other_cities = _cities(one), _cities(other)
    if cities and other_cities:
        return not cities.isdisjoint(other_cities)
    countries, other_countries = one - cities, other - other_cities
    return not countries or not other_countries or not countries.isdisjoint(other_countries)


def _cities(tags: frozenset[str]) -> frozenset[str]:
    # Country codes are in capitals, folded names never are.
    return frozenset(tag for tag in tags if not tag.isupper())
