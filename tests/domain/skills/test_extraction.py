"""What the engine finds in a text, where, and what the words around say of it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.skills.extraction import Engine
from domain.skills.values import How, Level, Mention, Requirement, TextKind


def found(engine: Engine, text: str) -> list[str]:
    return [mention.skill_id for mention in engine.extract(text)]


def one(engine: Engine, text: str, skill_id: str, source: TextKind = TextKind.JOB) -> Mention:
    return next(
        mention for mention in engine.extract(text, source=source) if mention.skill_id == skill_id
    )


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Python, Java and JavaScript", ["python", "java", "javascript"]),
        ("Java Script and Type-Script", ["javascript", "typescript"]),
        ("C++, C# and .NET", ["cpp", "csharp", "dotnet"]),
        ("nodejs, Node.JS, node js", ["nodejs", "nodejs", "nodejs"]),
        ("Postgre SQL", ["postgresql"]),
        ("k8s on AWS", ["kubernetes", "aws"]),
        ("machine-learning", ["ml"]),
        ("Kubernets, Phyton", ["kubernetes"]),
        ("a javan rhino", []),
        ("", []),
    ],
)
def test_names_are_found_in_their_spellings(engine: Engine, text: str, skills: list[str]) -> None:
    assert found(engine, text) == skills


def test_span_is_the_wording(engine: Engine) -> None:
    text = "Größe zählt: we use  Python 3 daily"
    (mention,) = engine.extract(text)
    assert text[mention.start : mention.end] == mention.text == "Python 3"
    assert mention.how is How.ALIAS


def test_misspelling_is_marked_as_such(engine: Engine) -> None:
    (mention,) = engine.extract("Deployed on Kuberntes clusters")
    assert (mention.skill_id, mention.how) == ("kubernetes", How.FUZZY)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Backend services in Go", ["go"]),
        ("Python, Go, Java", ["python", "go", "java"]),
        ("golang", ["go"]),
        ("We go to market with developers", []),
        ("Go the extra mile", []),
        ("ready to go, on the go", []),
        ("Statistics in R with ggplot2", ["r"]),
        ("R Smith, manager", []),
        ("You excel at selling", []),
        ("Microsoft Excel and formulas", ["excel"]),
        ("spreadsheets in Excel", ["excel"]),
        ("C, C++ and Python", ["c", "cpp", "python"]),
        ("Vitamin C for every developer", []),
    ],
)
def test_everyday_words_need_their_company(engine: Engine, text: str, skills: list[str]) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("No experience with Python required", True),
        ("No prior knowledge of Java, JavaScript or Python is expected", True),
        ("Python is not required", True),
        ("I have never used Python", True),
        ("We don't use Python", True),
        ("Not only Java but Python", False),
        ("No experience with Java, but strong Python", False),
        ("No Java. Python every day.", False),
        ("Experience with Python", False),
        ("Including but not limited to Python", False),
        ("Works without supervision in Python", False),
    ],
)
def test_denial_is_read(engine: Engine, text: str, negated: bool) -> None:
    assert one(engine, text, "python").negated is negated


@pytest.mark.parametrize(
    ("text", "requirement"),
    [
        ("You must know Python", Requirement.REQUIRED),
        ("Python is required; Java is a plus", Requirement.REQUIRED),
        ("Java is required; Python is a plus", Requirement.BONUS),
        ("Nice to have: Java, Python", Requirement.BONUS),
        ("Python preferred", Requirement.PREFERRED),
        ("Ideally you know Python", Requirement.PREFERRED),
        ("Python would be a big advantage", Requirement.BONUS),
        ("Requirements:\n- Java\n- Python", Requirement.REQUIRED),
        ("Nice to have\n- Java\n- strong Python", Requirement.BONUS),
        ("Requirements:\n- Java\nBenefits:\n- Python training", None),
        ("Our product is written in Python", None),
    ],
)
def test_demand_is_read_in_jobs(engine: Engine, text: str, requirement: Requirement | None) -> None:
    assert one(engine, text, "python").requirement is requirement
    assert one(engine, text, "python", TextKind.RESUME).requirement is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Python (advanced)", Level.ADVANCED),
        ("Python - expert", Level.EXPERT),
        ("Java: basic, Python: intermediate", Level.INTERMEDIATE),
        ("Basic knowledge of Python", Level.BEGINNER),
        ("Expert in Java and Python", Level.EXPERT),
        ("Strong Python skills", Level.ADVANCED),
        ("Expert in Java; some Python", None),
        ("Python", None),
    ],
)
def test_level_is_read(engine: Engine, text: str, level: Level | None) -> None:
    assert one(engine, text, "python").level is level


def test_language_level_is_read(engine: Engine) -> None:
    assert one(engine, "German (C1), Python", "german").level is Level.ADVANCED
    assert one(engine, "Native German speaker", "german").level is Level.EXPERT


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of Python", 5),
        ("At least three years' experience with Java and Python", 3),
        ("3-5 years of hands-on experience in Python", 3),
        ("Python (7 years)", 7),
        ("Java (7 years), Python (2 yrs)", 2),
        ("18 months of Python", 1.5),
        ("For 20 years our company has used Python", None),
        ("10 years of Java; Python", None),
        ("Python", None),
    ],
)
def test_years_are_read(engine: Engine, text: str, years: float | None) -> None:
    assert one(engine, text, "python").years == years


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("PythonGRC+#. ,;\n5years notexpert()Java"), max_size=120))
def test_spans_are_ordered_disjoint_and_true(engine: Engine, text: str) -> None:
    mentions = engine.extract(text, source=TextKind.JOB)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(0 < one.confidence <= 1 for one in mentions)
