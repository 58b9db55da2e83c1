"""PDFs as TeX writes them: bitmap fonts without names, accents painted over letters."""

from collections.abc import Mapping

import pytest

from domain.resumes.parsing import read
from domain.resumes.parsing.accents import with_accents
from domain.resumes.parsing.glyphs import BLACK, Glyph

_LINE = "BT /{font} 1 Tf 10 0 0 10 72 {y} Tm <{codes}> Tj ET\n"


def _font(codes: bytes, names: Mapping[int, str]) -> str:
    """A bitmap font; every glyph is half as wide as the font is high."""
    listed = " ".join(f"{code} /{names.get(code, f'a{code}')}" for code in sorted(set(codes)))
    first, last = min(codes), max(codes)
    widths = "0.5 " * (last - first + 1)
    return (
        "<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 -0.2 1 0.8] "
        f"/FirstChar {first} /LastChar {last} /Widths [{widths}] /CharProcs << >> "
        f"/Encoding << /Type /Encoding /Differences [{listed}] >> >>"
    )


def _pdf(lines: list[bytes], signs: bytes, names: Mapping[int, str]) -> bytes:
    """Lines in a font of letters, each behind the sign of another font where there is one."""
    content = ""
    for i, line in enumerate(lines):
        y = 760 - 14 * i
        if line.startswith(b"\x88"):
            content += _LINE.format(font="S", y=y, codes=signs.hex())
            line = b"  " + line[1:]
        content += _LINE.format(font="L", y=y, codes=line.hex())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /L 5 0 R /S 6 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        _font(b"".join(lines), names),
        _font(signs, {}),
    ]
    found, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(found))
        found += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return found + end.encode() + f"startxref\n{len(found)}\n%%EOF\n".encode()


_LINES = [
    b"J\xfcrgen O\x1eenbach",  # a ligature of three
    b"juergen@example.com",
    b"EXPERIENCE",
    b"Tailor, Blue Needle",
    b"2019 \x15 2021",
    b"\x88Sewed coats",
]


def test_bitmap_fonts_of_tex_are_read_by_their_encoding() -> None:
    resume = read(_pdf(_LINES, b"\x88", {}))
    assert resume.name is not None
    assert resume.name.value == "Jürgen Offienbach"
    job = resume.work[0]
    assert job.company is not None
    assert job.company.value == "Blue Needle"
    assert (job.start and str(job.start.value), job.end and str(job.end.value)) == ("2019", "2021")
    assert job.bullets == ("Sewed coats",)


def test_fonts_that_name_their_glyphs_are_read_by_the_names() -> None:
    names = {0xFC: "adieresis", **{code: chr(code) for code in range(0x41, 0x7B)}}
    assert "Järgen" in read(_pdf(_LINES, b"\x88", names)).raw_text


def _glyphs(*placed: tuple[str, float, float]) -> list[Glyph]:
    return [
        Glyph(t, x0, 100, x1, 110, 108, 10, "CMR10", BLACK, invisible=False) for t, x0, x1 in placed
    ]


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        ((("f", 0, 3), ("¨", 3, 8.5), ("u", 3, 8.5), ("r", 8.5, 12)), "für"),
        ((("o", 0, 5), ("ˆ", 4, 9), ("ı", 5, 8), ("t", 8, 12)), "oît"),
        ((("c", 0, 4.5), ("¸", 0, 4.5), ("a", 4.5, 9)), "ça"),
        ((("`", 0, 3), ("a", 3, 8)), "`a"),
        ((("x", 0, 5), ("˜", 5, 10), ("2", 5, 10)), "x˜2"),
        ((("a", 0, 5), ("´", 5, 8)), "a´"),
    ],
)
def test_an_accent_over_a_letter_is_a_part_of_it(
    placed: tuple[tuple[str, float, float], ...], text: str
) -> None:
    assert "".join(glyph.text for glyph in with_accents(_glyphs(*placed))) == text
