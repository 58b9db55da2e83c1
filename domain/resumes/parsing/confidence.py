"""How sure the parser is of a value, as the share of such values that were right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a value."""

    in_section: bool = True
    known_words: bool = True
    clear: bool = True
    dated: bool = True
    pieces: int = 2
    inherited: bool = False


def confidence(field: str, evidence: Evidence) -> float:
    """In [0, 1]."""
    value = 0.95
    if not evidence.in_section:
        value -= 0.25
    if not evidence.known_words:
        value -= 0.15
    if not evidence.clear:
        value -= 0.1
    if not evidence.dated:
        value -= 0.15
    if evidence.pieces > 3:
        value -= 0.1
    if evidence.inherited:
        value -= 0.05
    return max(0.05, round(value, 2))
