"""The gazetteer: countries, states and cities by the names that postings use for them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.jobs.text import folded

_DATA = Path(__file__).with_name("data")

US_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
CA_STATES = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "ON": "Ontario",
    "PE": "Prince Edward Island", "QC": "Quebec", "SK": "Saskatchewan",
}  # fmt: skip
AU_STATES = {
    "ACT": "Australian Capital Territory", "NSW": "New South Wales", "NT": "Northern Territory",
    "QLD": "Queensland", "SA": "South Australia", "TAS": "Tasmania", "VIC": "Victoria",
    "WA": "Western Australia",
}  # fmt: skip

# Short and foreign names of cities that postings use: the gazetteer's name, country, state.
_CITY_NAMES = {
    "sf": "San Francisco", "san fran": "San Francisco", "nyc": "New York City",
    "ny": "New York City", "new york": "New York City", "manhattan": "New York City",
    "brooklyn": "Brooklyn", "dc": "Washington", "washington dc": "Washington",
    "muenchen": "Munich", "münchen": "Munich", "köln": "Cologne", "koeln": "Cologne",
    "nürnberg": "Nuremberg", "nuernberg": "Nuremberg", "wien": "Vienna", "zurich": "Zürich",
    "zuerich": "Zürich", "genf": "Geneva", "genève": "Geneva", "basel": "Basel", "bern": "Bern",
    "praha": "Prague", "warszawa": "Warsaw", "kraków": "Kraków", "krakow": "Kraków",
    "cracow": "Kraków", "wrocław": "Wrocław", "gdańsk": "Gdańsk", "bucurești": "Bucharest",
    "milano": "Milan", "roma": "Rome", "torino": "Turin", "napoli": "Naples",
    "firenze": "Florence", "lisboa": "Lisbon", "sevilla": "Sevilla", "københavn": "Copenhagen",
    "göteborg": "Göteborg", "gothenburg": "Göteborg", "bruxelles": "Brussels",
    "brussel": "Brussels", "antwerpen": "Antwerpen", "antwerp": "Antwerpen", "gent": "Gent",
    "den haag": "The Hague", "athina": "Athens", "moskva": "Moscow", "kiev": "Kyiv",
    "bangalore": "Bengaluru", "bombay": "Mumbai", "gurgaon": "Gurugram", "calcutta": "Kolkata",
    "madras": "Chennai", "new delhi": "New Delhi", "saigon": "Ho Chi Minh City",
    "são paulo": "São Paulo", "ciudad de méxico": "Mexico City", "cdmx": "Mexico City",
    "tel aviv": "Tel Aviv", "frankfurt": "Frankfurt am Main", "st louis": "St. Louis",
    "saint louis": "St. Louis", "montréal": "Montréal", "montreal": "Montréal",
    "québec city": "Québec", "bogota": "Bogotá", "hsinchu": "Hsinchu",
}  # fmt: skip
# Names that the gazetteer lacks, with their country and state.
_MORE_CITIES = (("Washington", "US", "DC"),)


@dataclass(frozen=True, slots=True)
class City:
    """A city of the gazetteer; `state` is set for the US, Canada and Australia."""

    name: str
    country: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lookups by folded name; the cities of one name come largest first."""

    countries: dict[str, str]
    states: dict[str, tuple[tuple[str, str], ...]]
    cities: dict[str, tuple[City, ...]]
    currencies: dict[str, str]


@cache
def gazetteer() -> Gazetteer:
    """Read once a process, in about a tenth of a second."""
    countries, currencies = {}, {}
    for code, alpha3, currency, *names in _rows("countries.tsv"):
        currencies[code] = currency
        countries.update({folded(name): code for name in (code, alpha3, *names)})
    states: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for country, known in (("US", US_STATES), ("CA", CA_STATES), ("AU", AU_STATES)):
        for code, name in known.items():
            for key in (folded(code), folded(name)):
                states[key].append((country, code))
    cities: defaultdict[str, list[City]] = defaultdict(list)
    for row in (*_MORE_CITIES, *_rows("cities.tsv")):
        cities[folded(row[0])].append(City(*row))
    for alias, name in _CITY_NAMES.items():
        known_as = cities.get(folded(name), [])
        cities[folded(alias)] = [*known_as[:1], *cities.get(folded(alias), [])]
    return Gazetteer(
        countries,
        {key: tuple(found) for key, found in states.items()},
        {key: tuple(dict.fromkeys(found)) for key, found in cities.items()},
        currencies,
    )


def _rows(name: str) -> list[list[str]]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
