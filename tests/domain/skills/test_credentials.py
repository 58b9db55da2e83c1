"""Who still learns for a credential has none, but is in its field."""

import pytest

from domain.skills.credentials import CREDENTIALS
from domain.skills.extraction import Engine
from domain.skills.values import TextKind, Tier


def found(text: str, source: TextKind) -> set[str]:
    mentions = Engine.default().extract(text, source=source, tier=Tier.DICTIONARY)
    return {mention.skill_id for mention in mentions}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Trainee solicitor", "law"),
        ("Pupil barrister", "law"),
        ("Apprentice plumber", "plumbing"),
        ("ACCA student", "accounting"),
        ("CFA level II candidate", "financial-analysis"),
    ],
)
@pytest.mark.parametrize("source", [TextKind.RESUME, TextKind.JOB])
def test_a_learner_has_the_field_alone(text: str, field: str, source: TextKind) -> None:
    assert found(text, source) == {field}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Working towards ACCA", "accounting"),
        ("PMP (in progress)", "project-management"),
        ("AWS certification expected in May", "amazon-web-services"),
    ],
)
def test_what_a_resume_says_is_under_way_is_not_held(text: str, field: str) -> None:
    assert found(text, TextKind.RESUME) == {field}
    assert not CREDENTIALS.isdisjoint(found(text, TextKind.JOB))  # there it is what is asked for


@pytest.mark.parametrize(
    ("text", "credential"),
    [
        ("Solicitor", "bar-admission"),
        ("Assistant solicitor", "bar-admission"),
        ("Registered nurse, mentor of students", "registered-nurse"),
        ("Trainee\nACCA", "acca"),
        ("ACCA\nExpected salary: none", "acca"),
    ],
)
def test_who_is_through_has_it(text: str, credential: str) -> None:
    assert credential in found(text, TextKind.RESUME)
