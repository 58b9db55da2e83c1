"""schema.org JobPosting in web pages, as they are: broken JSON, odd types, half-filled fields."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from domain.jobs.values import RawJob

# Values that generators write where they know nothing.
_EMPTY = frozenset({"", "-", "--", "n/a", "none", "null", "unavailable", "unknown", "tbd"})
# schema.org's own values, and how pages write them; some put job categories into this field.
_EMPLOYMENT = {
    "fulltime": "full_time", "parttime": "part_time", "contractor": "contract",
    "contract": "contract", "temporary": "temporary", "intern": "internship",
    "internship": "internship", "volunteer": "volunteer", "perdiem": "temporary",
    "permanent": "full_time",
}  # fmt: skip
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_PLACE_PARTS = ("addressLocality", "addressRegion", "addressCountry")
_DEPTH_LIMIT = 12
_SCRIPT_LIMIT = 2_000_000  # characters


def job_postings(page: str) -> list[dict[str, Any]]:
    """Every JobPosting of a page, in order; scripts that can't be read are passed over."""
    found: list[dict[str, Any]] = []
    for script in LexborHTMLParser(page).css("script[type]"):
        kind = (script.attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json":
            for value in _values((script.text() or "")[:_SCRIPT_LIMIT]):
                found.extend(_walk(value))
    return found


def raw_job(posting: Mapping[str, Any], *, url: str, company: str = "") -> RawJob:
    """A posting as a RawJob. `url` is the page's own address; `company` stands in for none."""
    salary = posting.get("baseSalary") or posting.get("estimatedSalary")
    amount = _first(salary)
    value = amount.get("value") if isinstance(amount, Mapping) else None
    ends = value if isinstance(value, Mapping) else {"value": value}
    single = _number(ends.get("value"))
    remote = "TELECOMMUTE" in (_text(posting.get("jobLocationType")) or "").upper()
    locations = [_place(place) for place in _list(posting.get("jobLocation"))]
    if remote and not any(locations):
        allowed = _list(posting.get("applicantLocationRequirements"))
        locations = [_text(_name(place)) for place in allowed]
    kept = tuple(dict.fromkeys(place for place in locations if place))
    return RawJob(
        external_id=_text(_identifier(posting.get("identifier"))) or url,
        url=url,
        title=_text(posting.get("title")) or _text(posting.get("name")) or "",
        company=_text(_name(_first(posting.get("hiringOrganization")))) or company,
        description="\n\n".join(
            text
            for name in ("description", "responsibilities", "qualifications", "skills")
            if isinstance(text := posting.get(name), str) and text.strip()
        ),
        locations=kept,
        workplace="remote" if remote else None,
        employment_type=_employment(posting.get("employmentType")),
        industry=_text(_first(posting.get("industry"))),
        salary=salary if isinstance(salary, str) else None,
        salary_min=_number(ends.get("minValue")) or single,
        salary_max=_number(ends.get("maxValue")) or single,
        salary_currency=_currency(amount, posting),
        salary_period=_text(ends.get("unitText"))
        or _text(ends.get("unitCode"))
        or (_text(amount.get("unitText")) if isinstance(amount, Mapping) else None),
        posted_at=_text(posting.get("datePosted")),
        expires_at=_text(posting.get("validThrough")),
    )


def _values(text: str) -> Iterator[Any]:
    """Every JSON value of a script; whatever surrounds them is skipped."""
    text = re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$", "", text)
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    decoder = json.JSONDecoder(strict=False)  # raw line ends stand in strings
    for attempt in (text, _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))):
        values, broken = _decoded(attempt, decoder)
        if not broken:
            break
    yield from values


def _decoded(text: str, decoder: json.JSONDecoder) -> tuple[list[Any], bool]:
    """The values one after the other, and whether something between them couldn't be read."""
    values: list[Any] = []
    position = 0
    while (start := re.compile(r"[{\[]").search(text, position)) is not None:
        try:
            value, position = decoder.raw_decode(text, start.start())
        except (json.JSONDecodeError, RecursionError):
            return values, True
        values.append(value)
    return values, False


def _walk(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        kinds = [str(kind).rsplit("/", 1)[-1] for kind in _list(value.get("@type"))]
        if "JobPosting" in kinds:
            yield value
            return
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _walk(item, depth + 1)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    items = _list(value)
    return items[0] if items else None


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value


def _identifier(value: Any) -> Any:
    value = _first(value)
    return value.get("value") if isinstance(value, Mapping) else value


def _text(value: Any) -> str | None:
    """Text on one line; None for placeholders and for what is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(html.unescape(str(value)).split())
    return None if text.lower() in _EMPTY else text


def _place(value: Any) -> str | None:
    """`Leipzig, Saxony, DE` of a Place, of an address alone, or of a text."""
    if not isinstance(value, Mapping):
        return _text(value)
    address = value.get("address", value)
    address = _first(address)
    if not isinstance(address, Mapping):
        return _text(address) or _text(value.get("name"))
    parts = [_text(_name(address.get(name))) for name in _PLACE_PARTS]
    kept = [part for part in dict.fromkeys(parts) if part]
    return ", ".join(kept) or None


def _employment(value: Any) -> str | None:
    kept = [
        known
        for item in _list(value)
        for part in re.split(r"[,|;]", str(item).rsplit("/", 1)[-1])
        if (known := _EMPLOYMENT.get(re.sub(r"[\W_]", "", part).lower()))
    ]
    return ", ".join(kept) or None


def _currency(amount: Any, posting: Mapping[str, Any]) -> str | None:
    own = amount.get("currency") if isinstance(amount, Mapping) else None
    return _text(own) or _text(posting.get("salaryCurrency"))


def _number(value: Any) -> float | None:
    """A number, also where it is written as text (`85,000.00`)."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        plain = re.sub(r"[,\s]", "", value)
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return float(plain)
    return None
