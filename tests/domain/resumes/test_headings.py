"""What headings say by their words alone."""

import pytest

from domain.resumes.parsing.headings import SectionKind, exact_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Where I’ve worked", SectionKind.WORK),
        ("Where I have studied", SectionKind.EDUCATION),
        ("What I know", SectionKind.SKILLS),
        ("What I can do", SectionKind.SKILLS),
        ("What I do", SectionKind.SUMMARY),
        ("Languages I speak", SectionKind.LANGUAGES),
        ("Things I've built", SectionKind.PROJECTS),
        ("My skills", SectionKind.SKILLS),
        ("Mes projets", SectionKind.PROJECTS),
        ("What I owe", None),
        ("My dog", None),
    ],
)
def test_a_heading_may_speak_as_its_owner(text: str, kind: SectionKind | None) -> None:
    assert exact_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hakkımda", SectionKind.SUMMARY),
        ("UMIEJĘTNOŚCI", SectionKind.SKILLS),
        ("WYKSZTAŁCENIE", SectionKind.EDUCATION),
    ],
)
def test_letters_that_hold_no_mark_are_folded(text: str, kind: SectionKind) -> None:
    assert exact_kind(text) is kind
