"""Levels as resumes write them, of languages and of other skills."""

import pytest

from domain.resumes.parsing.levels import skill_level, spoken_level
from domain.resumes.parsing.spoken import english_name, languages_in
from domain.resumes.values import LanguageLevel
from domain.skills.values import Level


@pytest.mark.parametrize(
    ("level", "wordings"),
    [
        (
            "native",
            "native|Native speaker|mother tongue|Native or bilingual proficiency|ILR 5|"
            "Muttersprache|Muttersprachlerin|natif|langue maternelle|lengua materna|nativo|"
            "madrelingua|moedertaal|母语|ネイティブ",
        ),
        (
            "C2",
            "C2|near-native|Full professional proficiency|ILR level 4|verhandlungssicher|"
            "Capacité professionnelle complète|Competencia profesional completa|精通",
        ),
        (
            "C1",
            "C1|C1.2|Fluent|fluently|Professional working proficiency|advanced|very good|"
            "fließend|fliessend|sehr gut|courant|fluido|fluente|avançado|avanzato|vloeiend|"
            "流利|JLPT N1|business fluent",
        ),
        ("B2", "B2|B2+|upper intermediate|good|gut|bon niveau|熟练|CET-6|六级|JLPT-N2"),
        (
            "B1",
            "B1|intermediate|conversational|Limited working proficiency|ILR 2|intermédiaire|"
            "intermedio|bonnes notions|CET4|日常会話",
        ),
        (
            "A2",
            "A2|basic|Elementary proficiency|Grundkenntnisse|notions|nociones|di base|"
            "basiskennis|scolaire",
        ),
        ("A1", "A1|beginner|Anfänger|débutant|principiante|learning|入门"),
    ],
)
def test_a_language_is_spoken_as_well_as_it_is_written(level: str, wordings: str) -> None:
    for wording in wordings.split("|"):
        assert spoken_level(wording) == LanguageLevel(level), wording
        assert spoken_level(f"Quenya ({wording})") == LanguageLevel(level), wording


def test_a_code_goes_before_words() -> None:
    assert spoken_level("fluent (B2)") is LanguageLevel.B2
    assert spoken_level("good working level, B1/B2") is LanguageLevel.B2
    assert spoken_level("spoken since 2010") is None
    assert spoken_level("") is None


@pytest.mark.parametrize(
    ("level", "wordings"),
    [
        (Level.EXPERT, "expert|Experte|Mastery|5/5|95 %|10/10|精通|expert level"),
        (Level.ADVANCED, "advanced|proficient in|fortgeschritten|avancé|avanzado|4/5|★★★★☆|80%"),
        (Level.INTERMEDIATE, "intermediate|good|gut|working knowledge of|3/5|●●●○○|50%|熟悉"),
        (Level.BEGINNER, "beginner|basic|familiar with|Grundkenntnisse|notions|1/5|★☆☆☆☆|了解"),
        (None, "since 2019|★★★★★|0%|120%|7/5|3/2020|Firebase|"),
    ],
)
def test_a_skill_is_held_as_well_as_it_is_written(level: Level | None, wordings: str) -> None:
    for wording in wordings.split("|"):
        assert skill_level(wording) == level, wording


def test_languages_are_named_in_many_languages() -> None:
    assert [english_name(name) for name in ("Allemand", "tedesco", "Duits", "德语", "Deutsch")] == [
        "German"
    ] * 5
    assert languages_in("英语流利，日语N2, français") == ["英语", "日语", "français"]
    assert english_name("Sindarin") is None
