"""What headings say by their words alone."""

import pytest

from domain.resumes.parsing.heading_words import SectionKind
from domain.resumes.parsing.headings import exact_kind, keyword_kind


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
        ("Kunskaper", SectionKind.SKILLS),
        ("Työkokemus", SectionKind.WORK),
        ("Vzdělání", SectionKind.EDUCATION),
        ("Limbi străine", SectionKind.LANGUAGES),
        ("Досвід роботи", SectionKind.WORK),
    ],
)
def test_letters_that_hold_no_mark_are_folded(text: str, kind: SectionKind) -> None:
    assert exact_kind(text) is kind


def test_a_heading_of_several_words_is_known_by_one() -> None:
    assert keyword_kind("Selected peer-reviewed articles") is SectionKind.PUBLICATIONS
    assert keyword_kind("Faculty appointments") is SectionKind.WORK
