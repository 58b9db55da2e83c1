"""The language that a text is written in."""

import pytest

from domain.resumes.parsing.written import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Baker. Ran the ovens with care, trained the apprentices and led the early shift."),
        ("de", "Bäckerin. Leitung der Frühschicht und Ausbildung, mit Erfahrung im Verkauf."),
        ("sv", "Bagare. Jag har arbetat med bröd och är ansvarig för att lära upp nya på kvällen."),
        ("da", "Bager. Jeg har arbejdet med brød af surdej og er ansvarlig for et hold på fem."),
        ("no", "Baker. Jeg har jobbet med brød av surdeig og er ansvarlig for et lag på fem."),
        ("ro", "Brutar. Pâine de secară pentru piață, cu experiență din atelier și de la fermă."),
        ("ca", "Forner. Pa de pagès per a la venda amb formació dels aprenents i les comandes."),
        ("uk", "Пекар. Випікання хліба, навчання учнів і керування нічною зміною."),
        ("ru", "Пекарь. Выпечка хлеба, обучение учеников и управление ночными сменами."),
        (
            "bg",
            "Пекар. Печене на хляб и сладки изделия, обучение на ученици и управление на нощната "
            "смяна в голяма пекарна, продажба на щанд и работа с доставчици.",
        ),
        ("fa", "نانوا. پخت نان و آموزش کارآموزان و سرپرستی گروه شب"),
        ("ar", "خباز. خبز الخبز وتدريب المتدربين وإدارة وردية الليل"),
        ("ja", "パン職人。夜勤の責任者として見習いを指導。"),
        ("zh", "面包师。负责夜班,培训学徒。"),
    ],
)
def test_a_language_is_told_by_its_words_and_letters(code: str, text: str) -> None:
    assert language_of(text) == code


def test_headings_tell_the_language_of_a_list() -> None:
    german = "Lebenslauf\nBerufserfahrung\nBäcker, Leipzig\nAusbildung\nSprachen: Deutsch"
    assert language_of(german) == "de"
    places = (
        "SUMMARY Baker, Chicago, IL\nWORK HISTORY Joliet, IL; Elgin, IL; Peoria, IL\nSKILLS Rye"
    )
    assert language_of(places) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019 - 2021",
        "Ada Example\nBaker",
        "Rye, wheat",
        "Alton, IL; Cicero, IL; Joliet, IL; IL",
    ],
)
def test_too_few_words_tell_no_language(text: str) -> None:
    assert language_of(text) is None


def test_of_two_languages_that_are_as_likely_none_is_taken() -> None:
    assert language_of("og jeg er på") is None
