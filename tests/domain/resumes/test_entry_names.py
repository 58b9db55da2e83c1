"""Entries that name their parts in less usual ways: towns, honours, freelance work, compounds."""

import pytest
from resume_documents import BOLD, PLAIN, jobs_of, opened, studies_of

from domain.resumes.parsing import read
from domain.resumes.parsing.document import Segment, Word
from domain.resumes.parsing.heads import is_running
from domain.resumes.parsing.pieces import cut
from domain.resumes.parsing.words_of_trade import names_position


def test_one_more_title_with_a_comma_below_the_employer_is_whole() -> None:
    sheet = opened("Experience").put("Moss Hospital", size=12, font=BOLD)
    sheet.put("Charge Nurse 06.2022-Present", font=BOLD).text("Kept rounds", bullet="•")
    sheet.put("Nurse, Surgery 11.2017-05.2022", font=BOLD).text("Kept wards", bullet="•")
    assert jobs_of(read(sheet.pdf())) == [
        ("Charge Nurse", "Moss Hospital"),
        ("Nurse, Surgery", "Moss Hospital"),
    ]


def test_the_town_beside_a_school_named_after_it_is_no_field() -> None:
    sheet = opened("Education").put("Moss University Truro", font=BOLD, right="Truro")
    sheet.put("MSc – Textile Design, cum laude", right="2014")
    assert studies_of(read(sheet.pdf())) == [("MSc", "Textile Design", "Moss University Truro")]


@pytest.mark.parametrize("honours", ["mit Auszeichnung", "mention bien", "Premio extraordinario"])
def test_honours_are_no_school(honours: str) -> None:
    sheet = opened("Education").put("HTL Moosbach", right="2002 – 2007")
    sheet.put(f"Matura, Bautechnik, {honours}")
    assert studies_of(read(sheet.pdf())) == [("Matura", "Bautechnik", "HTL Moosbach")]


def test_a_compound_of_a_title_is_one() -> None:
    assert names_position("Productontwerper")
    assert names_position("Bauzeichnerin, Moos GmbH")
    assert names_position("Finanzbuchhalter")


def test_a_town_that_another_entry_has_below_title_and_employer_is_a_place() -> None:
    sheet = opened("Experience").put("Moss Civil Ltd", font=BOLD)
    for title, dates in (("Surveyor", "2014 – 2018"), ("Assistant Surveyor", "2012 – 2014")):
        sheet.put(title, font=BOLD).put(dates).put("Umeboda").text("Measured drains", bullet="•")
    assert jobs_of(read(sheet.pdf())) == [
        ("Surveyor", "Moss Civil Ltd"),
        ("Assistant Surveyor", "Moss Civil Ltd"),
    ]


def test_a_name_that_ends_with_an_abbreviated_legal_form_is_no_sentence() -> None:
    sheet = opened("Experiência profissional")
    for title, dates in (("Engenheira", "2018 – 2020"), ("Analista", "2014 – 2018")):
        sheet.put(f"{title} de Sistemas Pleno — Agulha Azul Ltda.", font=BOLD).put(dates)
        sheet.text("Costurou", bullet="•")
    assert [company for _, company in jobs_of(read(sheet.pdf()))] == ["Agulha Azul Ltda."] * 2


def test_a_town_in_other_type_behind_a_bold_school_is_its_place() -> None:
    sheet = opened("Education")
    y = sheet.y
    sheet.put("Moss University", font=BOLD, right="2010 – 2014")
    end = sheet.canvas.stringWidth("Moss University", BOLD, sheet.size)
    sheet.y = y
    sheet.put("Umeboda", x=sheet.x + end, font=PLAIN)
    sheet.put("BSc, Physics")
    assert studies_of(read(sheet.pdf())) == [("BSc", "Physics", "Moss University")]


def test_freelance_before_a_town_stands_for_the_employer() -> None:
    sheet = opened("Experience")
    for employer, town, dates in (
        ("Blue Needle", "Umeboda", "2018 – 2020"),
        ("Freelance", "Kvisthamn", "2014 – 2018"),
    ):
        sheet.put(f"Tailor | {employer} | {town}", font=BOLD).put(dates)
        sheet.text("Sewed", bullet="•").gap(4)
    assert jobs_of(read(sheet.pdf())) == [("Tailor", "Blue Needle"), ("Tailor", "Freelance")]


def test_freelance_alone_below_the_title_stands_for_the_employer() -> None:
    sheet = opened("Experience")
    for employer, town, dates in (
        ("Blue Needle", "Umeboda", "2018 – 2020"),
        ("Freelance", "Kvisthamn", "2014 – 2018"),
    ):
        sheet.put("Tailor", size=12).put(employer, font=BOLD).put(dates, right=town)
        sheet.text("Sewed", bullet="•").gap(4)
    assert jobs_of(read(sheet.pdf())) == [("Tailor", "Blue Needle"), ("Tailor", "Freelance")]


def test_an_icon_before_a_text_is_no_part_of_it() -> None:
    segment = Segment([_word("✩", 60), _word("Umeboda", 72)])
    assert [piece.text for piece in cut(segment, [(0, 9)], 0, 0)] == ["Umeboda"]


def _word(text: str, x: float) -> Word:
    return Word(text, x, 100, x + 10, 110, 10, 110)


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("Erstellung von Bilanzen.", True),
        ("Nadel und Faden Ltda.", False),
        ("AUDITORES MAIPO LTDA.", False),
        ("Blaue Nadel", False),
    ],
)
def test_a_sentence_of_nouns_is_told_from_a_company(text: str, running: bool) -> None:
    assert is_running(text) is running
