"""Values that touch what stands before them, where a conversion dropped the room between."""

import re

from domain.resumes.parsing.dates import MONTHS
from domain.resumes.parsing.fold import fold

_LABELS = (
    r"Phone|Telephone|Tel|Mobile|Cell|E-?[Mm]ail|Location|Address|LinkedIn|GitHub|GitLab|Twitter|"
    r"Behance|Dribbble|Website|Portfolio|Telefon|Handy|Adresse|Tel[eé]fono|Correo"
)
# "Emailada@example.com", "Phone(720) 555-0138", "LinkedInlinkedin.com/in/ada", "LocationTruro, CO".
_LABEL = re.compile(
    rf"(?<!\w)(?:{_LABELS})(?=[\w.+-]+@\w|[+(]?\d|https?:|www\.|[a-z][a-z-]*\.[a-z]{{2,3}}(?:/|$|\s)|"
    r"[A-Z][a-z]+, [A-Z])"
)
# "Blue NeedleSept. 2019", "Blue Needle AGOkt. 2014", in folded text.
_DATE = re.compile(rf"(?<=[\w.)])(?<![\d_])(?:{MONTHS})\.?\s(?:19|20)\d\d(?!\d)")
# "Truro, CO02/2019 – Present", "Truro2017–2021".
_RANGE = re.compile(
    r"(?<=[^\W\d_])(?=(?:(?:0[1-9]|1[0-2])[/.])?(?:19|20)\d\d\s?[–—-]\s?(?:[01]?\d[/.]\d{4}|\d{4}|[^\W\d_]))"
)


# "+353 86 555 0192ada@example.com", "ada@example.comTruro".
_BEFORE_EMAIL = re.compile(r"[+(]?\d[\d ().-]{6,}\d(?=[A-Za-z][\w.+-]*@)")
# "Blue Needle s.r.o.Brno".
_BEHIND_FORM = re.compile(
    r"\b(?:Ltd|Inc|Corp|s\.r\.o|a\.s|S\.A|S\.L|S\.p\.A|S\.r\.l|B\.V|e\.V)\.(?=[A-Z][a-z]{2})"
)
_BEHIND_EMAIL = re.compile(r"@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?=[A-Z+(])")


def seams_of(text: str) -> list[int]:
    """Where a text is to be parted: behind a label, and before a date."""
    labels = [match.end() for match in _LABEL.finditer(text)]
    if "@" in text:
        labels += [m.end() for form in (_BEFORE_EMAIL, _BEHIND_EMAIL) for m in form.finditer(text)]
    labels += [match.start() for match in _RANGE.finditer(text)]
    labels += [match.end() for match in _BEHIND_FORM.finditer(text)]
    dates = (match.start() for match in _DATE.finditer(fold(text)))
    return [*labels, *(at for at in dates if _begins_word(text, at))]


def _begins_word(text: str, at: int) -> bool:
    """Whether a capital opens a word there, and does not stand within one of capitals: 'AOÛT'."""
    return text[at].isupper() and not text[at - 1 : at + 2].isupper()


def with_seams(text: str, mark: str = "\t") -> str:
    """The text with `mark` wherever two values touch."""
    for at in sorted(seams_of(text), reverse=True):
        text = f"{text[:at]}{mark}{text[at:]}"
    return text
