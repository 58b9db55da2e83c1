"""Characters of TeX's bitmap fonts, which name their glyphs by nothing but their codes."""

from typing import Any

from pdfminer.encodingdb import EncodingDB
from pdfminer.pdffont import PDFType3Font

# The Cork encoding (T1) of LaTeX, apart from ASCII.
_LOW = "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\u200b₀ıȷﬀﬁﬂﬃﬄ"
_HIGH = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§"
    "ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞ"
    "àáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
_CORK = {
    **{code: chr(code) for code in range(0x20, 0x7F)},
    **dict(enumerate(_LOW)),
    **dict(enumerate(_HIGH, start=0x80)),
    0x27: "’",
    0x60: "‘",
    0x7F: "-",
}
# Its companion (TS1), whose fonts hold no letters: the signs that texts use.
_COMPANION = {0x88: "•", 0xA9: "©", 0xAE: "®", 0xB0: "°", 0xB7: "·", 0xBF: "€"}
_LETTERS = frozenset((*range(0x41, 0x5B), *range(0x61, 0x7B)))
_STANDARD = EncodingDB.get_encoding("StandardEncoding")


def table_of(font: Any) -> dict[int, str] | None:
    """The characters of a font of this kind by their codes; None for every other font."""
    if not isinstance(font, PDFType3Font) or font.unicode_map is not None:
        return None
    if font.cid2unicode != _STANDARD:
        return None
    return _CORK if _LETTERS & font.widths.keys() else _COMPANION
