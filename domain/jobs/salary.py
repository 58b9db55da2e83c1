"""Salaries in words: `$70 - $90 / hour`, `up to €60k`, and the sums that are no salary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.jobs.values import SalaryPeriod

# Longest first, so that `CA$` isn't read as `$`.
_SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "S$": "SGD", "$": "USD", "£": "GBP",
    "€": "EUR", "₹": "INR", "¥": "JPY", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₱": "PHP",
    "₫": "VND", "₴": "UAH", "₦": "NGN", "zł": "PLN", "Kč": "CZK", "Rs.": "INR", "Rs": "INR",
}  # fmt: skip
_CODES = (
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON", "BGN", "INR", "JPY", "CNY", "RMB", "KRW", "SGD", "HKD", "TWD", "BRL", "MXN", "ARS",
    "CLP", "COP", "ZAR", "ILS", "TRY", "AED", "SAR", "THB", "PHP", "IDR", "MYR", "VND", "UAH",
    "NGN", "KES", "EGP", "PKR",
)  # fmt: skip
_CODE_NAMES = {"RMB": "CNY"}

_SYMBOL = "|".join(re.escape(symbol) for symbol in _SYMBOLS)
_CODE = "|".join(_CODES)
_NUMBER = r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SCALE = r"k|tsd|m|mn|million|millions|mio|b|bn|billion|lakhs?|lpa|cr|crores?"


def _sum(n: int) -> str:
    """The pattern of an amount of money, with `n` at the end of its groups' names."""
    return (
        rf"(?:\b(?P<code{n}>{_CODE})\s?)?(?P<sign{n}>{_SYMBOL})?\s?"
        rf"(?<![\d.,])(?P<number{n}>{_NUMBER})(?![\d%])(?:\s?(?P<scale{n}>{_SCALE})(?!\w))?"
        rf"(?:\s?(?P<after{n}>{_SYMBOL})(?!\w))?(?:\s?(?P<tail{n}>{_CODE})\b)?"
    )


_RANGE = re.compile(
    _sum(1)
    + r"(?:\s*(?:per|an?|/)\s?(?:hour|hr|h|year|yr|month|mo|week|day))?"
    + r"\s*(?:-|–|—|‑|~|\bto\b|\bbis\b|\band\b|\ba\b|à)\s*"
    + _sum(2),
    re.I,
)
_SINGLE = re.compile(_sum(1), re.I)

# What stands between a sum and the time that it is paid for.
_EACH = r"per |an? |/ ?|pro |par |por "
_PERIODS: tuple[tuple[SalaryPeriod, re.Pattern[str]], ...] = tuple(
    (period, re.compile(rf"(?:^|[\s/(,.|-])(?:{words})(?![\w])", re.I))
    for period, words in (
        (
            SalaryPeriod.HOUR,
            rf"(?:{_EACH})?(?:hours?|hrs?|stunde|std)|hourly|/ ?h|p\.?h\.?",
        ),
        (SalaryPeriod.DAY, rf"(?:{_EACH})?(?:day|tag)|daily|day rate|p\.?d\.?"),
        (SalaryPeriod.WEEK, rf"(?:{_EACH})(?:weeks?|wk|woche)|weekly"),
        (
            SalaryPeriod.MONTH,
            rf"(?:{_EACH})(?:months?|mo|monat|mes|mois)|monthly|pcm|monatlich|p\.?m\.?",
        ),
        (
            SalaryPeriod.YEAR,
            rf"(?:{_EACH})?(?:years?|yr|annum|jahr|an|año)|yearly|annual(?:ly|ized)?"
            r"|p\.?a\.?|lpa|jährlich|ote",
        ),
    )
)
_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|pay|paid|compensation|wages?|base|remuneration|rate|rates|earn\w*"
    r"|ote|ctc|package|gehalt|vergütung|salaire|salario|sueldo|stipend of)\b",
    re.I,
)
# A sum that these stand beside is something else.
_NO_PAY = re.compile(
    r"\b(?:stipends?|allowances?|budgets?|401 ?\(?k\)?|raised|raise|funding|financ\w+|invest\w*"
    r"|revenues?|arr|valu(?:ed|ation)|paid out|bonus(?:es)?|referrals?|sign[- ]on|relocation"
    r"|grants?|contributions?|contribute|reimburs\w*|vouchers?|credits?|assets|customers|users|transactions?"
    r"|sales?|donat\w*|wellness|fitness|gym|learning|education|training|equipment|membership"
    r"|insurance|deductible|premium|discounts?|prizes?|awards?|series [a-e]|backed|market|savings"
    r"|fund|funds|portfolio|quota|deals?|spend|equity of|turnover|cover(?:s|age)?|worth)\b",
    re.I,
)
_UP_TO = re.compile(
    r"(?:\b(?:up ?to|max(?:imum)?(?: of)?|bis(?: zu)?|under|jusqu'à)|<=?)\s*:?\s*$", re.I
)
_FROM = re.compile(
    r"\b(?:from|starting(?: at| from)?|min(?:imum)?(?: of)?|at least|ab|over)\s*:?\s*$", re.I
)
_SCALES = {"k": 1e3, "tsd": 1e3, "lakh": 1e5, "lakhs": 1e5, "lpa": 1e5, "cr": 1e7, "crore": 1e7,
           "crores": 1e7, "b": 1e9, "bn": 1e9, "billion": 1e9}  # fmt: skip
_MILLION = 1e6
_SHORT = 80  # characters of a text that is a salary's own field
_TEXT_LIMIT = 50_000
_BEFORE, _AFTER = 60, 45
_MOST = 1e11  # a yearly salary in the smallest currency; infinity is none
_LEAST_YEARLY = 10_000  # where no period is said, a smaller sum is no yearly salary


@dataclass(frozen=True, slots=True)
class Salary:
    """A range in `currency` for each `period`; one end may be open, the period unsaid."""

    min: float | None
    max: float | None
    currency: str
    period: SalaryPeriod | None = None


def read_salary(text: str) -> Salary | None:
    """The salary that a text states, None where it states none.

    A short text is taken for a salary's own field; in a long one a sum needs words of pay or a
    period beside it. Several sums for the same period make one range.
    """
    text = text[:_TEXT_LIMIT]
    found = list(_ranges(text))
    if found:
        # The first with words of pay beside it, else the first.
        return max(found, key=lambda candidate: candidate[1])[0]
    singles = [salary for salary, _ in _singles(text)]
    if not singles:
        return None
    first = singles[0]
    same = [s for s in singles if (s.currency, s.period) == (first.currency, first.period)]
    both = [s for s in same if s.min is not None and s.max is not None]
    if len(both) < 2 or first.period is None:
        return first
    return Salary(
        min(s.min for s in both if s.min is not None),
        max(s.max for s in both if s.max is not None),
        first.currency,
        first.period,
    )


def plausible(salary: Salary) -> Salary | None:
    """With its ends in order, without ends of zero; None where nothing is left.

    A range whose upper end is over 20 times the lower one is two things, not one: it is dropped.
    """
    low = salary.min if salary.min and 0 < salary.min < _MOST else None
    high = salary.max if salary.max and 0 < salary.max < _MOST else None
    if low is None and high is None:
        return None
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if high > 20 * low:
            return None
    return replace(salary, min=low, max=high)


def _ranges(text: str) -> Iterator[tuple[Salary, int]]:
    for match in _RANGE.finditer(text):
        currency = _currency(match, text)
        if currency is None:
            continue
        low, high = _amount(match, 1), _amount(match, 2)
        if match["scale2"] and not match["scale1"] and low < high / _factor(match["scale2"]) * 2:
            low *= _factor(match["scale2"])
        period = _period(text, match)
        pay = _says_pay(text, match)
        if not _acceptable(text, match, pay, period, high):
            continue
        salary = plausible(Salary(low, high, currency, period))
        if salary is not None:
            yield salary, int(pay)


def _singles(text: str) -> Iterator[tuple[Salary, int]]:
    for match in _SINGLE.finditer(text):
        currency = _currency(match, text)
        if currency is None:
            continue
        amount, period = _amount(match, 1), _period(text, match)
        pay = _says_pay(text, match)
        if not _acceptable(text, match, pay, period, amount):
            continue
        if len(text) > _SHORT and not pay:
            continue
        before = text[max(0, match.start() - 20) : match.start()]
        low = None if _UP_TO.search(before) else amount
        after = text[match.end() : match.end() + 2]
        high = None if _FROM.search(before) or after.startswith("+") else amount
        salary = plausible(Salary(low, high, currency, period))
        if salary is not None:
            yield salary, int(pay)


def _acceptable(
    text: str, match: re.Match[str], pay: bool, period: SalaryPeriod | None, amount: float
) -> bool:
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    # Only within the sentence: the next one may speak of the bonus.
    before, after = re.split(r"[.!?;]\s|\n", before)[-1], re.split(r"[.!?;]\s|\n", after)[0]
    beside = [*_NO_PAY.finditer(before), *_NO_PAY.finditer(after)]
    if beside and not (pay and _closer_pay(before, after)):
        return False
    if len(text) <= _SHORT:
        return True
    return pay or period is not None or amount >= _LEAST_YEARLY


def _closer_pay(before: str, after: str) -> bool:
    """Whether words of pay lead to the sum, with what is no pay only later: `base $90k + bonus`."""
    pays = [m.end() for m in _PAY.finditer(before)]
    others = [m.end() for m in _NO_PAY.finditer(before)]
    if pays and (not others or pays[-1] > others[-1]):
        match = _NO_PAY.search(after)
        return match is None or bool(re.search(r"[+&,(|]|\bplus\b|\band\b", after[: match.start()]))
    return False


def _says_pay(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 120) : match.start()]
    return bool(_PAY.search(before) or _PAY.search(text[match.end() : match.end() + 30]))


def _currency(match: re.Match[str], text: str) -> str | None:
    groups = match.groupdict()
    for name in ("tail2", "tail1", "code1", "code2"):
        if code := groups.get(name):
            return _CODE_NAMES.get(code.upper(), code.upper())
    for name in ("sign1", "sign2", "after1", "after2"):
        if sign := groups.get(name):
            return _by_sign(sign)
    return None


def _by_sign(sign: str) -> str:
    for symbol, code in _SYMBOLS.items():
        if symbol.lower() == sign.lower():
            return code
    raise KeyError(sign)


def _period(text: str, match: re.Match[str]) -> SalaryPeriod | None:
    """What is said right after the sum, inside it, or shortly before."""
    after = re.split(r"[.!?;\n]\s", text[match.end() : match.end() + 25])[0]
    nearest: tuple[int, SalaryPeriod] | None = None
    for period, pattern in _PERIODS:
        found = pattern.search(" " + after)
        if found and (nearest is None or found.start() < nearest[0]):
            nearest = (found.start(), period)
    if nearest is not None:
        return nearest[1]
    for part in (match.group(), text[max(0, match.start() - 40) : match.start()]):
        for period, pattern in _PERIODS:
            if re.search(r"[a-z]{2}", part, re.I) and pattern.search(part):
                return period
    return None


def _amount(match: re.Match[str], n: int) -> float:
    return _number(match[f"number{n}"]) * _factor(match[f"scale{n}"])


def _factor(scale: str | None) -> float:
    return 1.0 if scale is None else _SCALES.get(scale.lower(), _MILLION)


def _number(text: str) -> float:
    """`45,000`, `45.000`, `45 000`, `33.65` and `1.234,56`."""
    text = re.sub(r"[' \u00a0\u202f]", "", text)
    decimal = re.search(r"[.,](\d{1,2})$", text)
    whole = text[: decimal.start()] if decimal else text
    return float(re.sub(r"[.,]", "", whole) + ("." + decimal[1] if decimal else ""))
