"""Dates and ranges as resumes write them, in the usual forms of a dozen languages."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.resumes.parsing.fold import fold
from domain.resumes.parsing.month_names import NAMES, PRESENT
from domain.resumes.values import PartialDate

_MONTH_OF = {fold(name): number for number, names in NAMES.items() for name in names.split()}
_SEASONS = (
    "spring summer autumn fall winter fruhling fruhjahr sommer herbst printemps ete automne hiver "
    "primavera verano otono invierno verao outono inverno estate autunno lente zomer herfst"
)
MONTHS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_MONTH = rf"(?:{MONTHS})\b\.?"
_SEASON = r"(?:" + "|".join(_SEASONS.split()) + r")\b"
_YEAR = r"(?:19[4-9]|20[0-4])\d"
_OF = r"(?:\s*(?:de|del|di|of|van)\b)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?"
# A year may run into the duration behind it: "20243 months".
_NO_MORE = r"(?:(?!\w)|(?=\d{1,2}\s(?:years?|months?|days?)\b))"

_FORMS = [
    (
        "iso",
        rf"(?P<@iso_y>{_YEAR})[-/.](?P<@iso_m>0[1-9]|1[0-2]|[1-9])(?:[-/.]\d{{1,2}})?{_NO_MORE}",
    ),
    (
        "cjk",
        rf"(?P<@cjk_y>{_YEAR})\s*[年년]\s*(?:(?P<@cjk_m>\d{{1,2}})\s*[月월])?"
        r"(?:\s*\d{1,2}\s*日)?",
    ),
    ("kjc", rf"(?P<@kjc_m>\d{{1,2}})\s*月\s*,?\s*(?P<@kjc_y>{_YEAR}){_NO_MORE}"),
    (
        "dmy",
        r"(?P<@dmy_a>\d{1,2})(?P<@dmy_s>[./-])(?P<@dmy_b>\d{1,2})[./-]"
        rf"(?P<@dmy_y>{_YEAR}){_NO_MORE}",
    ),
    ("my", rf"(?P<@my_m>0?[1-9]|1[0-2])\s?[./-]\s?(?P<@my_y>{_YEAR}){_NO_MORE}"),
    ("mys", r"(?P<@mys_m>0[1-9]|1[0-2])/(?P<@mys_y>\d\d)(?![\w/])"),
    (
        "name",
        rf"(?:{_DAY}{_OF}\s+)?(?P<@name_m>{_MONTH}),?"
        rf"(?:\s*\d{{1,2}}(?:st|nd|rd|th)?,(?=\s*{_YEAR}))?{_OF}[\s,/-]*"
        rf"(?:(?P<@name_y>{_YEAR})|['’‘](?P<@name_yy>\d\d)){_NO_MORE}",
    ),
    ("eman", rf"(?P<@eman_y>{_YEAR}),?\s+(?P<@eman_m>{_MONTH})(?!\s*{_YEAR})"),
    ("season", rf"(?:{_SEASON}|q[1-4]|h[12]){_OF},?\s+(?P<@season_y>{_YEAR}){_NO_MORE}"),
    ("year", rf"(?P<@year_y>{_YEAR}){_NO_MORE}"),
]
_SEP = (
    r"(?:\s*(?:[-–—−‐‒~→〜]|(?<=\s)/(?=\s)|to\b|until\b|through\b|thru\b|till\b|bis\b|a\b|au\b|al\b|ate\b|"
    r"fino a\b|tot\b|t/m\b|hasta\b|jusqu'a\b|jusqu’a\b|至|到|up to\b)\s*)+"
)
_SINCE = r"(?:since|seit|depuis|desde|dal|dall'|sinds|from|ab|von|du|de|del|od)\s+"


def _atom(prefix: str) -> str:
    return "(?:" + "|".join(form.replace("@", prefix) for _, form in _FORMS) + ")"


_RANGE = re.compile(
    rf"(?<![\w/.-])(?P<since>{_SINCE})?(?:"
    rf"(?:(?P<bare>{_MONTH})|(?P<season>{_SEASON}))(?={_SEP}){_SEP}{_atom('b_')}"
    rf"|{_atom('s_')}"
    rf"(?:{_SEP}(?:(?P<present>(?:{PRESENT}){_NO_MORE})|{_atom('e_')}"
    rf"|(?P<short>\d\d){_NO_MORE})|(?P<present2>\s*[(,]?\s*(?:{PRESENT}){_NO_MORE})|"
    rf"(?P<open>\s*[-–—]\s*$))?)"
)
_ONLYPRESENT = re.compile(PRESENT)
_HAS_YEAR = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range found at text[begin:stop]; one date alone has only `start`, and `single` set."""

    start: PartialDate
    end: PartialDate | None
    current: bool
    single: bool
    begin: int
    stop: int


def find_ranges(text: str) -> list[DateRange]:
    """Every date or range of dates in one line of text, left to right."""
    if not _HAS_YEAR.search(text):
        return []
    found: list[DateRange] = []
    for match in _RANGE.finditer(fold(text)):
        read = _range(match)
        if read is not None:
            found.append(read)
    return found


def _range(match: re.Match[str]) -> DateRange | None:
    groups = match.groupdict()
    if groups["bare"] or groups["season"]:
        end = _date(groups, "b_")
        if end is None:
            return None
        month = _MONTH_OF.get((groups["bare"] or "").rstrip("."))
        return DateRange(
            PartialDate(end.year, month), end, False, False, match.start(), match.end()
        )
    start = _date(groups, "s_")
    if start is None:
        return None
    since = (groups["since"] or "").strip()
    current = bool(groups["present"] or groups["present2"] or groups["open"])
    end = _date(groups, "e_")
    if end is None and not current and groups["s_season_y"]:
        # "Summer 2022" is a time with an end, in the same year.
        end = start
    if groups["short"] and end is None:
        year = start.year // 100 * 100 + int(groups["short"])
        if start.month is not None or not start.year < year <= start.year + 15:
            return DateRange(start, None, False, True, match.start(), match.start("short") - 1)
        end = PartialDate(year)
    begun = match.start()
    if since in ("since", "seit", "depuis", "desde", "sinds", "dal") and end is None:
        current = True
    elif end is None and not current and since:
        begun = match.end("since")
    return DateRange(start, end, current, end is None and not current, begun, match.end())


def _date(groups: dict[str, str | None], prefix: str) -> PartialDate | None:
    for name, _ in _FORMS:
        year = groups.get(f"{prefix}{name}_y") or groups.get(f"{prefix}{name}_yy")
        if not year:
            continue
        number = int(year) if len(year) == 4 else 2000 + int(year) - (100 if int(year) > 60 else 0)
        month = groups.get(f"{prefix}{name}_m")
        if name == "dmy":
            return PartialDate(number, _month_of_day(groups, prefix))
        if month is None:
            return PartialDate(number)
        value = int(month) if month.isdigit() else _MONTH_OF.get(month.rstrip("."))
        return PartialDate(number, value if value is None or 1 <= value <= 12 else None)
    return None


def _month_of_day(groups: dict[str, str | None], prefix: str) -> int | None:
    """The month of 03/15/2020 or 15/03/2020; None where both readings hold and differ."""
    a, b = int(groups[f"{prefix}dmy_a"] or 0), int(groups[f"{prefix}dmy_b"] or 0)
    if a > 12 >= b >= 1 or a == b <= 12 or (groups[f"{prefix}dmy_s"] == "." and 1 <= b <= 12):
        return b
    if b > 12 >= a >= 1:
        return a
    return None


@lru_cache(maxsize=1024)
def is_present(text: str) -> bool:
    """Whether a text says nothing but that something goes on: 'Present', 'heute'."""
    return _ONLYPRESENT.fullmatch(fold(text).strip(" .()")) is not None


def is_end(text: str) -> bool:
    """Whether a text is one date, or says that something goes on, and nothing else."""
    ranges = find_ranges(text)
    whole = len(ranges) == 1 and ranges[0].stop - ranges[0].begin >= len(text.strip(" .()"))
    return whole or is_present(text)


def is_date_like(text: str) -> bool:
    """Whether a short text is, for the most part, a date or a range."""
    if len(text) > 60:
        return False
    return any(2 * (found.stop - found.begin) >= len(text.strip()) for found in find_ranges(text))
