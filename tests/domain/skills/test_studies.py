"""What a course of study teaches."""

from datetime import date

import pytest

from domain.skills.credentials import CREDENTIALS
from domain.skills.extraction import Engine
from domain.skills.inference import Entry, HeldSkill, Part, infer
from domain.skills.studies import every_skill, foundations
from domain.skills.values import Level


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The whole taxonomy: fields teach what the small one of the other tests lacks."""
    return Engine.default()


def held(engine: Engine, *entries: Entry) -> dict[str, HeldSkill]:
    return {skill.skill_id: skill for skill in infer(engine, entries, date(2026, 1, 1))}


def degree(text: str, *, graduates: bool = True) -> Entry:
    return Entry("e", Part.EDUCATION, text, graduates=graduates)


def test_every_skill_that_a_field_teaches_is_in_the_taxonomy(engine: Engine) -> None:
    assert every_skill() <= set(engine.taxonomy.skills)


@pytest.mark.parametrize(
    ("subject", "skill"),
    [
        ("B.Sc.\nInformatik", "calculus"),
        ("Master\nInformatique", "algebra"),
        ("Ingeniería Informática", "linear-algebra"),
        ("BSc\nPhysics", "calculus"),
        ("Bachelor of Arts\nPsychology", "statistics"),
        ("Wirtschaftsinformatik", "economics"),
        ("Bachelor of Laws", "legal-research"),
        ("Bachelor of Science\nNursing", "nursing-degree"),
        ("本科\n计算机科学与技术", "algorithms"),
    ],
)
def test_a_field_is_known_by_its_names(subject: str, skill: str) -> None:
    assert skill in foundations(subject)


@pytest.mark.parametrize("subject", ["History", "Graphic Design", "Biophysical jewellery", ""])
def test_other_fields_teach_nothing_that_is_known(subject: str) -> None:
    assert foundations(subject) == {}


def test_a_degree_shows_foundations_modestly_and_says_so(engine: Engine) -> None:
    taught = held(engine, degree("Bachelor of Science\nComputer Science"))["calculus"]
    assert (taught.level, taught.confidence) == (Level.BEGINNER, 0.6)
    assert taught.implied
    (evidence,) = taught.evidence
    assert evidence.entry_id == "e"
    assert evidence.text == "Follows from the studies: Bachelor of Science Computer Science."


def test_the_subject_itself_is_known_better_than_what_it_stands_on(engine: Engine) -> None:
    skills = held(engine, degree("BSc\nPhysics"))
    assert skills["physics"].level is Level.INTERMEDIATE
    assert not skills["physics"].implied
    assert skills["calculus"].level is Level.BEGINNER


def test_credentials_are_in_the_taxonomy(engine: Engine) -> None:
    assert set(engine.taxonomy.skills) >= CREDENTIALS


def test_a_credential_is_held_or_not_however_it_is_told(engine: Engine) -> None:
    listed = held(engine, Entry("s", Part.CERTIFICATION, "PMP"))["pmp"]
    assert (listed.level, listed.implied) == (Level.ADVANCED, False)
    assert held(engine, degree("PGCE\nSecondary Physics"))["qualified-teacher-status"].level == (
        Level.ADVANCED
    )
    assert "pmp" not in held(engine, Entry("s", Part.SUMMARY, "I have no PMP."))


def test_a_degree_may_be_a_credential(engine: Engine) -> None:
    taught = held(engine, degree("Bachelor of Science\nNursing"))["nursing-degree"]
    assert (taught.level, taught.implied) == (Level.ADVANCED, True)


def test_what_the_resume_names_stands(engine: Engine) -> None:
    named = Entry("s", Part.SKILLS, "Linear algebra (expert)")
    found = held(engine, named, degree("Computer Science"))["linear-algebra"]
    assert (found.level, found.implied) == (Level.EXPERT, False)


def test_a_school_teaches_no_foundations_of_a_degree(engine: Engine) -> None:
    assert "calculus" not in held(engine, degree("Computer Science", graduates=False))
