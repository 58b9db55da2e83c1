"""Words rebuilt from glyphs: gaps, spacing, ligatures, shadows, hidden text, direction."""

from domain.resumes.parsing.glyphs import BLACK, WHITE, Colour, Fill, Glyph, PageGlyphs
from domain.resumes.parsing.words import clean, words_of

_SIZE = 10.0
_WIDTH = 5.0


def _painted(
    text: str, *, gap: float = 0.0, x: float = 50.0, y: float = 100.0, **looks: object
) -> list[Glyph]:
    """Glyphs 5 points wide, `gap` apart; '_' leaves room for a space without painting one."""
    glyphs: list[Glyph] = []
    for char in text:
        if char != "_":
            glyphs.append(
                Glyph(
                    text=char,
                    x0=x,
                    top=y,
                    x1=x + _WIDTH,
                    bottom=y + _SIZE,
                    baseline=y + 8,
                    size=float(looks.get("size", _SIZE)),  # type: ignore[arg-type]
                    font=str(looks.get("font", "Sans")),
                    colour=looks.get("colour", BLACK),  # type: ignore[arg-type]
                    invisible=bool(looks.get("invisible", False)),
                )
            )
        x += (_WIDTH if char != "_" else 3.0) + gap
    return glyphs


def _texts(glyphs: list[Glyph], fills: list[Fill] | None = None) -> tuple[list[str], int]:
    page = PageGlyphs(600, 800, glyphs, fills or [])
    words, hidden = words_of(page, 1)
    return [word.text for word in words], hidden


def test_gaps_part_words_where_no_space_is_painted() -> None:
    assert _texts(_painted("Ada_Byron"))[0] == ["Ada", "Byron"]


def test_letter_spacing_does_not_part_a_word() -> None:
    assert _texts(_painted("PROFILE OF ADA", gap=3.0))[0] == ["PROFILE", "OF", "ADA"]


def test_typed_letter_spacing_is_mended() -> None:
    assert _texts(_painted("S K I L L S"))[0] == ["SKILLS"]


def test_ligatures_are_written_out() -> None:
    assert _texts(_painted("oﬃce"))[0] == ["office"]


def test_radicals_are_the_characters_that_they_look_like() -> None:
    assert clean("⼩林 ⻔店 ⺟语 ⼯作") == "小林 门店 母语 工作"


def test_a_shadow_is_painted_once() -> None:
    twice = _painted("Ada") + _painted("Ada", x=50.6, y=100.5)
    assert _texts(twice)[0] == ["Ada"]


def test_a_glyph_painted_twice_in_a_row_is_read_once() -> None:
    double = [glyph for each in _painted("hello") for glyph in (each, each)]
    assert _texts(double)[0] == ["hello"]


def test_white_text_on_paper_is_hidden() -> None:
    assert _texts(_painted("Ada") + _painted("python sql", y=200, colour=WHITE)) == (["Ada"], 2)


def test_white_text_on_a_dark_ground_is_seen() -> None:
    dark: Colour = (0.1, 0.1, 0.2)
    ground = Fill(0, 0, 300, 800, dark)
    assert _texts(_painted("Ada", colour=WHITE), [ground]) == (["Ada"], 0)


def test_tiny_and_invisible_text_is_hidden() -> None:
    assert _texts(_painted("seo", size=1.0) + _painted("seo", y=300, invisible=True)) == ([], 2)


def test_text_beside_the_page_is_hidden() -> None:
    assert _texts(_painted("seo", x=900.0)) == ([], 1)


def test_words_written_from_the_right_are_read_from_the_right() -> None:
    assert _texts(_painted("דוד"[::-1]))[0] == ["דוד"]


def test_an_unmapped_glyph_among_letters_is_a_bullet() -> None:
    glyphs = _painted("# Wrote code")
    glyphs[0].text = ""
    assert _texts(glyphs)[0] == ["•", "Wrote", "code"]


def test_small_capitals_are_one_word() -> None:
    capital = _painted("S", size=14.0)
    rest = _painted("KILLS", x=capital[0].x1, size=11.0)
    assert _texts(capital + rest)[0] == ["SKILLS"]


def test_letters_from_another_font_do_not_part_a_word() -> None:
    begun = _painted("Nguy", font="Serif")
    lent = _painted("ễ", x=70.0, font="Fallback")
    assert _texts([*begun, *lent, *_painted("n", x=75.0, font="Serif")])[0] == ["Nguyễn"]


def test_words_of_two_fonts_that_touch_stay_two() -> None:
    both = [*_painted("Acme", font="Bold"), *_painted("2021", x=70.0, font="Plain")]
    assert _texts(both)[0] == ["Acme", "2021"]
