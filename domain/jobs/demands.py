"""What a description asks of a person beside skills: years of experience and education."""

import re
from collections.abc import Iterator

from domain.jobs.values import Degree

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
}  # fmt: skip
_COUNT = rf"\d{{1,2}}(?:\.5)?|{'|'.join(_WORDS)}"
_YEARS = re.compile(
    rf"(?<![\d.$£€])\(?(?P<low>{_COUNT})\)?\s?\+?(?:\s?\(\d{{1,2}}\))?"
    rf"(?:\s?(?:-|–|—|to|or|bis)\s?(?:{_COUNT})\s?\+?)?"
    r"\s?(?:or more |plus )?(?:years?|yrs?|jahren?|ans)\b\.?['’]?(?=(?P<after>[^.;\n]{0,60}))",
    re.I,
)
_OF_WORK = re.compile(
    r"experience|exp\b|working|work in|in (?:a|an|the|similar|software|sales)|background|erfahrung"
    r"|berufserfahrung|expérience|practice|hands[- ]on|professional|industry|building|leading"
    r"|managing|designing|developing",
    re.I,
)
# A line that begins with a number of years asks for them, of whatever it goes on to name.
_LEADS_LINE = re.compile(r"^\W*(?:at least |minimum (?:of )?|mindestens )?$", re.I)
_NAMES_WORK = re.compile(r"\+|years?\W{0,2}\s*(?:of|with|in|as|general)\b", re.I)
_OF_WORK_BEFORE = re.compile(r"(?:experience|erfahrung)[^.]{0,30}$", re.I)
_DEMAND = re.compile(r"(?:at least|minimum(?: of)?|min\.?|mindestens|over|more than)\s*$", re.I)
_OF_OTHERS = re.compile(
    r"\b(?:we|our|company|founded|history|team (?:has|of)|clients?|for (?:over|more than)|ago"
    r"|years? old|anniversary|past|last|every|contract|within|after|each|first)\b",
    re.I,
)
_OPTIONAL = re.compile(
    r"\b(?:prefer\w*|nice to have|a plus|bonus|desir\w+|ideal(?:ly)?|advantage\w*|advantageous"
    r"|von vorteil|wünschenswert|un plus)\b",
    re.I,
)
_YEARS_LIMIT = 20.0

_DEGREES: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    (
        Degree.HIGH_SCHOOL,
        re.compile(r"\b(?:high[- ]school|secondary school|ged\b|a[- ]levels|abitur)", re.I),
    ),
    (Degree.ASSOCIATE, re.compile(r"\bassociate(?:['’]?s)?(?: level)? degree", re.I)),
    (
        Degree.BACHELOR,
        # Abbreviations only in capitals, and only where a degree is spoken of: `BA`, `BS`.
        re.compile(
            r"(?i:\bbachelor|\bundergraduate degree|\b(?:college|university|four[- ]year|4[- ]year)"
            r" degree|(?<!s )(?<!al )\bdegree in\b|\b(?:abgeschlossenes|wirtschafts)?studium\b)"
            r"|\b(?:B\.?Sc?|B\.?A|B\.?Eng|B\.?Tech|BBA)\b\.?(?=\W.{0,40}\b(?i:degree|in|or)\b)"
            r"|\bBS/MS\b"
        ),
    ),
    (
        Degree.MASTER,
        re.compile(
            r"(?i:\bmaster['’]?s?(?: of| degree| in|['’]s)"
            r"|\b(?:graduate|advanced|postgraduate) degree|\bbac ?\+ ?5)"
            r"|\b(?:M\.?Sc|MBA|M\.?Eng|M\.?Tech|MPH|MSW)\b|\bMS\b(?=\.? (?i:degree|in|or)\b)"
        ),
    ),
    (
        Degree.DOCTORATE,
        re.compile(
            r"(?i:\bph\.?\s?d\b|\bdoctora(?:te|l)|\bdoctor of)|\b(?:J\.?D|M\.?D)\b(?=\.? degree)"
        ),
    ),
)
_OR_EXPERIENCE = re.compile(
    r"\bor (?:an? )?(?:equivalent|comparable|similar|related|relevant|practical|commensurate)"
    r"[^.;\n]{0,30}(?:experience|work)|\bor (?:work |professional |practical )?experience"
    r"|\bequivalent (?:practical |work |professional )?experience|oder vergleichbar",
    re.I,
)


def least_years(text: str) -> float | None:
    """The years of experience that a description demands: the largest of its lower bounds."""
    found = list(_years(text))
    return max(found, default=None)


def least_degree(text: str) -> Degree | None:
    """The lowest degree that is demanded; None where experience serves as well."""
    lowest: Degree | None = None
    order = list(Degree)
    for line in text.split("\n"):
        named = [degree for degree, pattern in _DEGREES if pattern.search(line)]
        if not named or _OPTIONAL.search(line):
            continue
        if _OR_EXPERIENCE.search(line):
            return None
        least = named[0]
        if lowest is None or order.index(least) < order.index(lowest):
            lowest = least
    return lowest


def _years(text: str) -> Iterator[float]:
    for match in _YEARS.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line_start, match.start() - 60) : match.start()]
        before = re.split(r"[.;]\s", before)[-1]
        after = match["after"]
        demanded = _DEMAND.search(before) is not None
        if not (
            _OF_WORK.search(after)
            or (demanded and not after.strip())
            or _OF_WORK_BEFORE.search(before)
            or (_LEADS_LINE.match(before) and _NAMES_WORK.search(match.group() + after))
        ):
            continue
        # What is only wished for is said before, or right behind: not after a comma.
        wished = _OPTIONAL.search(before) or _OPTIONAL.search(re.split(r"[,(]", after)[0])
        if wished or _OF_OTHERS.search(before):
            continue
        low = match["low"].lower()
        years = float(_WORDS.get(low) or low)
        if 0 < years <= _YEARS_LIMIT:
            yield years
