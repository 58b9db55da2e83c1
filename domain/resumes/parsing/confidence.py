"""How sure the parser is of a value, as the share of such values that were right.

The figures are measured: `learnbot evaluate resumes` prints stated against right, in bins and by
field (docs/measurements/resumes.md). A value under 0.7 is shown to its owner for review.
"""

from dataclasses import dataclass

# Where everything speaks for a value.
_BASE = {"institution": 0.95, "place": 0.93, "field": 0.93}
_USUAL_BASE = 0.98


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a value: a heading above, words of its kind, a clear choice, a date.

    `plausible` tells that the value looks like one of its kind (plausible.py), `agrees` that its
    entry is made like the others of its section.
    """

    in_section: bool = True
    known_words: bool = True
    clear: bool = True
    dated: bool = True
    pieces: int = 2
    inherited: bool = False
    plausible: bool = True
    agrees: bool = True


def confidence(field: str, evidence: Evidence) -> float:
    """In [0, 1]."""
    value = _BASE.get(field, _USUAL_BASE)
    if not evidence.in_section:
        value -= 0.2
    if not evidence.known_words:
        value -= 0.12
    if not evidence.clear:
        value -= 0.06
    if not evidence.known_words and not evidence.clear:
        value -= 0.08
    if not evidence.dated:
        value -= 0.12
    if evidence.pieces > 3:
        value -= 0.06
    if not evidence.plausible:
        value -= 0.4
    if not evidence.agrees:
        value -= 0.25
    if evidence.inherited:
        value -= 0.04
    return max(0.05, round(value, 2))
