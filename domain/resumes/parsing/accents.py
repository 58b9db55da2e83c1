"""Accents that are painted over their letters, as TeX does where a font holds no such letter."""

import unicodedata
from collections.abc import Sequence

from domain.resumes.parsing.glyphs import Glyph

_COMBINING = {
    "`": "\u0300",
    "ˋ": "\u0300",
    "´": "\u0301",
    "ˊ": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¨": "\u0308",
    "˝": "\u030b",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "¯": "\u0304",
    "ˉ": "\u0304",
    "˙": "\u0307",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# How far the middles of the two may be apart; accents of capitals are raised.
_OFF_CENTRE_EM = 0.2
_RAISED_EM = 0.4


def with_accents(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs, each accent over a letter made a part of it."""
    if not any(glyph.text in _COMBINING for glyph in glyphs):
        return glyphs
    found: list[Glyph] = []
    accent: Glyph | None = None
    for glyph in glyphs:
        if accent is not None and not _joined(accent, glyph):
            found.append(accent)
        accent = None
        if glyph.text not in _COMBINING:
            found.append(glyph)
        elif not found or not _joined(glyph, found[-1]):
            accent = glyph
    return [*found, accent] if accent is not None else found


def _joined(accent: Glyph, letter: Glyph) -> bool:
    """Whether the accent was over the letter and has become a part of it."""
    size = letter.size
    if (
        abs(accent.x0 + accent.x1 - letter.x0 - letter.x1) > 2 * _OFF_CENTRE_EM * size
        or abs(accent.baseline - letter.baseline) > _RAISED_EM * size
    ):
        return False
    base = _DOTLESS.get(letter.text, letter.text)
    whole = unicodedata.normalize("NFC", base + _COMBINING[accent.text])
    if len(whole) != 1 or not base.isalpha():
        return False
    letter.text = whole
    return True
