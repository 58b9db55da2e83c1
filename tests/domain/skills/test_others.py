"""People beside whom a resume's person worked lend no skills; invented lines."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.values import TextKind, Tier


def found(text: str, source: TextKind = TextKind.RESUME) -> set[str]:
    mentions = Engine.default().extract(text, source=source, tier=Tier.DICTIONARY)
    return {mention.skill_id for mention in mentions}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Worked with physiotherapists on plans for discharge.", "physiotherapy"),
        ("Worked closely with a physiotherapist.", "physiotherapy"),
        ("Booked the travel of consultants and lawyers.", "law"),
        ("Built an app for photographers.", "photography"),
        ("Handed drawings over to mechanical engineers.", "mechanical-engineering"),
        ("Reported to the Head of Marketing.", "marketing"),
        ("Personal assistant to the Director of Nursing.", "nursing"),
        ("Assisted the CFO with papers for the board.", "financial-management"),
        ("Supported the sales team with quotes.", "sales"),
        ("Collaborated with the design and marketing teams.", "marketing"),
        ("Prepared figures every month for the marketing department.", "marketing"),
        ("Surgeon's assistant", "surgery"),
        ("Coordinated with Marketing and Legal.", "marketing"),
    ],
)
def test_other_people_lend_no_skills(text: str, skill: str) -> None:
    assert skill in found(text, TextKind.OTHER)
    assert skill not in found(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Senior Physiotherapist", "physiotherapy"),
        ("Head of Marketing", "marketing"),
        ("Plumber's mate", "plumbing"),
        ("Trained as a physiotherapist.", "physiotherapy"),
        ("Led a team of physiotherapists.", "physiotherapy"),
        ("One of three software engineers.", "software-development"),
        ("Member of the Association of Photographers.", "photography"),
        ("Searching for a post as sales manager.", "sales-management"),
        ("Worked on the marketing team.", "marketing"),
        ("Responsible for the sales department.", "sales"),
        ("Worked with agile teams.", "agile"),
        ("Collaborated with Product to integrate machine learning.", "machine-learning"),
        ("Experience with marketing for sports teams.", "marketing"),
        ("Worked with engineers who like Python.", "python"),
    ],
)
def test_what_the_person_does_stays(text: str, skill: str) -> None:
    assert skill in found(text)
