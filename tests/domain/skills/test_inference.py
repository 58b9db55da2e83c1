"""A person's skills from a resume's parts."""

from datetime import date

import pytest

from domain.skills.extraction import Engine
from domain.skills.inference import (
    TOO_BROAD,
    Entry,
    HeldSkill,
    Part,
    infer,
    years_covered,
)
from domain.skills.taxonomy import Skill, Taxonomy
from domain.skills.values import Kind, Level, level_of

TODAY = date(2026, 1, 1)


def held(engine: Engine, *entries: Entry) -> dict[str, HeldSkill]:
    return {skill.skill_id: skill for skill in infer(engine, entries, TODAY)}


def a_role(id_: str, text: str, start: date, end: date | None = None) -> Entry:
    return Entry(id_, Part.WORK, text, start, end)


def test_years_are_the_union_of_the_roles_that_name_the_skill(engine: Engine) -> None:
    skills = held(
        engine,
        a_role("a", "Built APIs in Python.", date(2018, 1, 1), date(2021, 1, 1)),
        a_role("b", "Python on the side.", date(2020, 1, 1), date(2022, 1, 1)),
        a_role("c", "Java only.", date(2023, 1, 1)),
    )
    assert skills["python"].years == 4.0
    assert skills["python"].last_used == date(2022, 1, 1)
    assert skills["java"].years == 3.0
    assert skills["java"].last_used == TODAY


def test_evidence_quotes_the_entry(engine: Engine) -> None:
    role = a_role("a", "Built APIs in Python.", date(2018, 1, 1))
    (evidence,) = held(engine, role)["python"].evidence
    assert (evidence.entry_id, evidence.text) == ("a", "Python")
    assert role.text[evidence.start : evidence.end] == "Python"


def test_stated_years_and_levels_win_over_dates(engine: Engine) -> None:
    skills = held(
        engine,
        a_role("a", "Python", date(2025, 1, 1)),
        Entry("s", Part.SKILLS, "Python (expert), 7 years of Java"),
    )
    assert skills["python"].level is Level.EXPERT
    assert skills["java"].years == 7


def test_denied_skill_is_not_held(engine: Engine) -> None:
    assert "java" not in held(engine, Entry("s", Part.SUMMARY, "No experience with Java yet"))


def test_implied_skills_are_marked_and_weaker(engine: Engine) -> None:
    skills = held(engine, Entry("s", Part.SKILLS, "TypeScript"))
    implied = skills["javascript"]
    assert implied.implied_by == "typescript"
    assert implied.implied
    assert not implied.evidence
    assert implied.proficiency < skills["typescript"].proficiency
    assert not skills["typescript"].implied


def test_long_unused_skill_fades(engine: Engine) -> None:
    old = held(engine, a_role("a", "Python", date(2005, 1, 1), date(2010, 1, 1)))["python"]
    new = held(engine, a_role("a", "Python", date(2021, 1, 1), TODAY))["python"]
    assert old.years == new.years
    assert new.proficiency / 2 <= old.proficiency < new.proficiency


def test_longer_use_never_lowers_proficiency(engine: Engine) -> None:
    grown = [
        held(engine, a_role("a", "Python", date(2026 - years, 1, 1), TODAY))["python"].proficiency
        for years in (1, 3, 6, 12)
    ]
    assert grown == sorted(grown)


@pytest.mark.parametrize(("proficiency", "level"), [(0.1, "beginner"), (1.0, "expert")])
def test_level_of_proficiency(proficiency: float, level: str) -> None:
    assert level_of(proficiency) == level
    assert all(level_of(one.share) is one for one in Level)


def test_spans_in_the_future_or_without_start_add_nothing() -> None:
    spans = [(None, date(2020, 1, 1)), (date(2027, 1, 1), None), (date(2025, 1, 1), None)]
    assert years_covered(spans, TODAY) == pytest.approx(1.0, abs=0.01)


def test_categories_and_what_is_as_broad_are_not_implied() -> None:
    children = [
        Skill(f"tool-{at}", f"Gadget number {at}", Kind.TOOL, broader=("broad",))
        for at in range(TOO_BROAD + 1)
    ]
    chain = [
        Skill("root", "Root", Kind.KNOWLEDGE),
        Skill("broad", "Broad", Kind.KNOWLEDGE, broader=("root",)),
        Skill("narrow", "Narrow", Kind.KNOWLEDGE, broader=("root",)),
        Skill("leaf", "Leaf", Kind.TOOL, broader=("narrow",), needs={"basis": "it runs on it"}),
        Skill("basis", "Basis", Kind.KNOWLEDGE),
    ]
    engine = Engine(Taxonomy.of([*chain, *children]))
    skills = held(engine, Entry("s", Part.SKILLS, "Leaf, Gadget number 7"))
    assert set(skills) == {"leaf", "tool-7", "narrow", "basis"}


def test_a_skill_that_is_listed_by_itself_is_shown_though_its_name_is_a_word() -> None:
    skills = held(Engine.default(), Entry("a", Part.SKILLS, "Excel"), a_role("b", "Excel", TODAY))
    assert [one.entry_id for one in skills["microsoft-excel"].evidence] == ["a"]
