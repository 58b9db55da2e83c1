"""Bullets that are painted as shapes, put among the words as if they were written."""

from collections.abc import Sequence

from domain.resumes.parsing.document import Word
from domain.resumes.parsing.glyphs import Mark

_WIDEST_EM = 0.9
_REACH_EM = 2.6
_OFF_CENTRE_EM = 0.45
_FEW = 250
_RATING_GAP_PT = 14.0


def with_marks(words: Sequence[Word], marks: Sequence[Mark]) -> list[Word]:
    """The words in their order, with a bullet before each word that a mark stands before."""
    bullets: dict[int, Word] = {}
    if len(marks) > _FEW:
        return list(words)  # a drawing, or a font without characters
    for mark in _alone(marks):
        target = _marked(words, mark)
        if target is not None and id(target) not in bullets:
            bullets[id(target)] = Word(
                text="•",
                x0=mark.x0,
                top=target.top,
                x1=mark.x1,
                bottom=target.bottom,
                size=target.size,
                baseline=target.baseline,
                font=target.font,
                colour=target.colour,
                page=target.page,
            )
    found: list[Word] = []
    for word in words:
        if id(word) in bullets:
            found.append(bullets[id(word)])
        found.append(word)
    return found


def _alone(marks: Sequence[Mark]) -> list[Mark]:
    """Marks without another beside them: rows of dots show a level of skill."""
    rows: dict[int, list[Mark]] = {}
    for mark in set(marks):
        rows.setdefault(round((mark.top + mark.bottom) / 4), []).append(mark)
    return [
        mark
        for row in rows.values()
        for mark in row
        if not any(
            other is not mark
            and abs(other.x0 - mark.x0) < _RATING_GAP_PT
            and abs(other.x0 - mark.x0) > 0.5
            for other in row
        )
    ]


def _marked(words: Sequence[Word], mark: Mark) -> Word | None:
    """The nearest word to the right of a mark, on its line."""
    nearest: Word | None = None
    middle = (mark.top + mark.bottom) / 2
    for word in words:
        if (
            0 <= word.x0 - mark.x1 + 0.5 <= _REACH_EM * word.size
            and mark.x1 - mark.x0 <= _WIDEST_EM * word.size
            and abs((word.top + word.bottom) / 2 - middle) <= _OFF_CENTRE_EM * word.size
            and (nearest is None or word.x0 < nearest.x0)
        ):
            nearest = word
    return nearest
