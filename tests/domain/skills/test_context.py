"""Lists, headings and wordings of several languages around a mention."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.values import Level, Mention, Requirement, TextKind


def one(engine: Engine, text: str, skill_id: str = "python") -> Mention:
    return next(
        mention
        for mention in engine.extract(text, source=TextKind.JOB)
        if mention.skill_id == skill_id
    )


@pytest.mark.parametrize(
    ("text", "requirement"),
    [
        ("Bonus points\n- Java\n- Python", Requirement.BONUS),
        ("Bonus points\n- Java. And more\n- Python", Requirement.BONUS),
        ("Bonus points\n- Java\n\nWe write a lot of Python here", None),
        ("Requirements\n- Java\n\nNice to have\n- Python", Requirement.BONUS),
        ("Nice to have\nJava\nPython", Requirement.BONUS),
        ("Requirements\n- Java\n\nIt would be a plus\n- Python", Requirement.BONUS),
        ("It would be a plus\n\n- Java\n\nHow we spend our days\n- Python", None),
        ("- Java is a must.\nA plus in our eyes would be tea. - Python", None),
        ("Dein Profil:\n- Python", Requirement.REQUIRED),
        ("Wir bieten:\n- Python", None),
        ("Mindestens 3 Jahre Erfahrung mit Python", Requirement.REQUIRED),
        ("Python ist von Vorteil", Requirement.BONUS),
        ("Idealerweise Python", Requirement.PREFERRED),
    ],
)
def test_heading_holds_to_the_end_of_its_list(
    engine: Engine, text: str, requirement: Requirement | None
) -> None:
    assert one(engine, text).requirement is requirement


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("mindestens 3 Jahre Erfahrung in Python", 3),
        ("5+ Jahre Python", 5),
        ("drei Jahre Praxis mit Python", 3),
        ("2 bis 4 Jahre Python", 2),
        ("18 Monate Python", 1.5),
        ("3 ans d'expérience en Python", 3),
        ("4 años de Python", 4),
        ("Minimum (3) years of Python", 3),
        ("6 meses de Python", 0.5),
        ("Our 30 years old founder likes Python", None),
    ],
)
def test_years_are_read_in_several_languages(
    engine: Engine, text: str, years: float | None
) -> None:
    assert one(engine, text).years == years


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Deep learning, Python", None),
        ("React Native, Python", None),
        ("Native Python speaker", Level.EXPERT),
        ("I am currently learning Python", Level.BEGINNER),
        ("Master of Science in Python", None),
        ("Bring your expertise, Python and more", None),
        ("Expertise in Python", Level.EXPERT),
        ("An expert Python developer", Level.EXPERT),
        ("Sehr gute Kenntnisse in Python", Level.ADVANCED),
        ("Grundkenntnisse in Python", Level.BEGINNER),
        ("Python fließend", Level.ADVANCED),
    ],
)
def test_level_is_not_taken_from_degrees_and_fields(
    engine: Engine, text: str, level: Level | None
) -> None:
    assert one(engine, text).level is level


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Bonus:\n- No Java, no Python, no meetings", True),
        ("Python is not required but a plus", False),
        ("Keine Erfahrung mit Python nötig", True),
    ],
)
def test_denial_among_perks(engine: Engine, text: str, negated: bool) -> None:
    assert one(engine, text).negated is negated
