"""Places in words (`London, UK / Remote (US)`) to cities, countries and the workplace."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.jobs.places import City, Gazetteer, gazetteer
from domain.jobs.text import folded
from domain.jobs.values import Workplace

_WORKPLACES: tuple[tuple[Workplace, re.Pattern[str]], ...] = (
    (Workplace.HYBRID, re.compile(r"\b(?:hybrid|flexible location|partly remote)\b", re.I)),
    (
        Workplace.REMOTE,
        re.compile(
            r"\b(?:fully |100% )?(?:remote(?:ly)?(?:[- ](?:first|friendly|only|work))?"
            r"|work(?:ing)? from (?:home|anywhere)|wfh|home[- ]?office|home[- ]based|anywhere"
            r"|distributed|telecommut\w*|virtual|télétravail|teletrabajo)\b",
            re.I,
        ),
    ),
    (
        Workplace.ONSITE,
        re.compile(r"\b(?:on[- ]?site|in[- ]?(?:office|person)|vor ort|sur site)\b", re.I),
    ),
)
# Words around a place that name none; a place may be all that is left without them.
_AROUND = re.compile(
    r"\b(?:hq|headquarters?|head ?office|hub|offices?|campus|metro(?:politan)?(?: area)?"
    r"|bay area|area|region|greater|city of|downtown|based(?: in)?|in the world|world ?wide"
    r"|international|global(?:ly)?|multiple locations|various(?: locations)?|flexible|location"
    r"|within|only|or|and|in|the)\b",
    re.I,
)
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]{2}")
_PICTURES = re.compile(r"[\u2190-\u2bff\U0001F000-\U0001FAFF\ufe0f\u200d]")
_SPLIT = re.compile(r"\s*[;|/•·\n]\s*")
_JOIN = re.compile(r"\s+(?:or|and|and/or|oder|und|&)\s+", re.I)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LENGTH_LIMIT = 1000
_PLACES_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A city with its country, or a country alone; `country` is ISO 3166-1 alpha-2."""

    city: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Location:
    """The places that a text names, in its order, and how the work is done if it says so."""

    places: tuple[Place, ...] = ()
    workplace: Workplace | None = None


def read_location(text: str) -> Location:
    """Read a location as job boards write it. What names no place (`EMEA`, `UTC+3`) is left out."""
    text = _PICTURES.sub(" ", _FLAG.sub(_flag_code, text[:_LENGTH_LIMIT]))
    workplace = read_workplace(text)
    places: dict[Place, None] = {}
    for chunk in _chunks(text):
        if (place := _place(chunk, gazetteer())) is not None:
            places[place] = None
    covered = {place.country for place in places if place.city}
    kept = [place for place in places if place.city or place.country not in covered]
    return Location(tuple(kept[:_PLACES_LIMIT]), workplace)


def place_tags(places: Iterable[Place]) -> list[str]:
    """Folded cities and country codes, for finding jobs by place and comparing them."""
    tags: dict[str, None] = {}
    for place in places:
        if place.city:
            tags[folded(place.city)] = None
        if place.country:
            tags[place.country] = None
    return list(tags)


def wholly_places(text: str) -> Location | None:
    """The location of a text every part of which names a city or a workplace, else None."""
    parts = [_place(chunk, gazetteer()) for chunk in _chunks(text)]
    if not parts or any(part is None or part.city is None for part in parts):
        return None
    return read_location(text)


def read_workplace(text: str) -> Workplace | None:
    """Hybrid before remote before on-site: `Hybrid, 2 days remote` is hybrid."""
    for workplace, pattern in _WORKPLACES:
        if pattern.search(text):
            return workplace
    return None


def _chunks(text: str) -> list[str]:
    """The parts that may each name a place, without the words of workplaces."""
    chunks: list[str] = []
    # What stands in brackets tells more of the place before it, or is a place of its own.
    position = 0
    for match in _BRACKETS.finditer(text):
        before, inner = text[position : match.start()], match.group(1)
        position = match.end()
        outer = _split(before)
        last = _bare(outer[-1])
        chunks += outer[:-1]
        if last and len(_split(inner)) == 1:
            chunks.append(f"{last}, {inner}")
        else:
            chunks += [last, *_split(inner)]
    chunks += _split(text[position:])
    return [bare for chunk in chunks if (bare := _bare(chunk))]


def _split(text: str) -> list[str]:
    found: list[str] = []
    for part in _SPLIT.split(text):
        # `Trinidad and Tobago` is one place.
        last = part.rpartition(",")[2]
        whole = _JOIN.search(last) and folded(last) in gazetteer().countries
        found += [part] if whole else _JOIN.split(part)
    return [place for part in found for place in _pairs(part)]


def _pairs(text: str) -> list[str]:
    """`Austin, TX, Boston, MA` is two places; anything else is one."""
    parts = text.split(",")
    states = gazetteer().states
    if len(parts) < 4 or len(parts) % 2 or not all(folded(p) in states for p in parts[1::2]):
        return [text]
    return [f"{city},{state}" for city, state in zip(parts[::2], parts[1::2], strict=True)]


def _bare(chunk: str) -> str:
    for _, pattern in _WORKPLACES:
        chunk = pattern.sub(" ", chunk)
    return chunk.strip(" ,:;–—-\t.\u200d")


def _place(chunk: str, known: Gazetteer) -> Place | None:
    """`City`, `City, ST`, `City, State, Country`, `Country`; None where nothing is known."""
    parts = [part for raw in re.split(r",|\s[-–—]\s", chunk) if (part := _part(raw, known))]
    if not parts:
        return None
    keys = [_key(part) for part in parts]
    if len(keys) == 1:
        return _single(keys[0], known)
    country, state = _ending(keys, known)
    for key in keys:
        if (city := _city(key, known, country, state)) is not None:
            return Place(city.name, city.country)
    if country is None:
        return None
    # An unknown name before a known country or state is a small town.
    first = parts[0]
    named = keys[0] in known.countries or keys[0] in known.states
    town = None if named or not _town_like(first) else first
    return Place(town, country)


def _key(part: str) -> str:
    """What a part is looked up by: codes (`IN`, `DE`, `AND`) are only codes in capitals."""
    key = folded(part)
    return key if len(key) > 3 or part.isupper() else f"{key}?"


def _part(raw: str, known: Gazetteer) -> str:
    part = " ".join(raw.split()).strip(" .:")
    key = folded(part)
    if key in known.cities or key in known.countries:
        return part
    return " ".join(_AROUND.sub(" ", part).split()).strip(" .:-")


def _single(key: str, known: Gazetteer) -> Place | None:
    # Two letters alone are a country before a state: `CA`. A word is a country before a city.
    if key in known.countries:
        return Place(None, known.countries[key])
    if cities := known.cities.get(key):
        return Place(cities[0].name, cities[0].country)
    if states := known.states.get(key):
        return Place(None, states[0][0])
    # `Berlin Germany`, `Long Beach CA`: the comma is missing.
    head, _, tail = key.rpartition(" ")
    for city in known.cities.get(head, ()):
        if tail in (city.country.lower(), city.state.lower()) or (
            known.countries.get(tail) == city.country
        ):
            return Place(city.name, city.country)
    return Place(None, known.countries[tail]) if len(tail) > 3 and tail in known.countries else None


def _ending(keys: list[str], known: Gazetteer) -> tuple[str | None, str | None]:
    """The country and state that the last part names, the earlier parts deciding `CA` or `DE`."""
    last = keys[-1]
    country = known.countries.get(last)
    states = known.states.get(last, ())
    if states and country:
        # `San Jose, CA` is in California, `Berlin, DE` in Germany: the city decides.
        cities = known.cities.get(keys[0], ())
        if any((city.country, city.state) in states for city in cities):
            return _first_state(cities, states)
        if any(city.country == country for city in cities):
            return country, None
        return (country, None) if len(keys) > 2 or len(last) > 2 else states[0]
    if states:
        return _first_state(known.cities.get(keys[0], ()), states)
    if country is None:
        return None, None
    state = next((s for s in known.states.get(keys[-2], ()) if s[0] == country), None)
    return country, state[1] if state and len(keys) > 2 else None


def _first_state(cities: tuple[City, ...], states: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Of the states that share a name or code, the one that has the city."""
    for city in cities:
        if (city.country, city.state) in states:
            return city.country, city.state
    return states[0]


def _city(key: str, known: Gazetteer, country: str | None, state: str | None) -> City | None:
    for city in known.cities.get(key, ()):
        if country in (None, city.country) and state in (None, "", city.state):
            return city
    return None


def _town_like(name: str) -> bool:
    return 3 <= len(name) <= 40 and name[0].isalpha() and not any(c.isdigit() for c in name)


def _flag_code(match: re.Match[str]) -> str:
    return ", " + "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in match.group())
