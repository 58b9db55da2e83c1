"""Levels beside skills and languages, read from pages."""

from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.values import ParsedResume


def _open(heading: str) -> Sheet:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com")
    return sheet.heading(heading)


def _skills(resume: ParsedResume) -> dict[str, str | None]:
    return {skill.name.value: skill.level for skill in resume.skills}


def test_a_level_in_brackets_or_behind_a_dash_stays_with_its_skill() -> None:
    sheet = _open("Skills")
    sheet.put("Weaving (expert), Dyeing – advanced, Mending 3/5, Spinning 80%, Felting")
    assert _skills(read(sheet.pdf())) == {
        "Weaving": "expert",
        "Dyeing": "advanced",
        "Mending": "3/5",
        "Spinning": "80%",
        "Felting": None,
    }


def test_a_label_may_be_the_level_of_its_group() -> None:
    sheet = _open("Skills")
    sheet.put("Expert: Weaving, Dyeing").put("Familiar with: Felting").put("Other: Glazing")
    assert _skills(read(sheet.pdf())) == {
        "Weaving": "Expert",
        "Dyeing": "Expert",
        "Felting": "Familiar with",
        "Glazing": None,
    }


def test_a_lead_in_says_the_level_of_what_follows_it() -> None:
    sheet = _open("Skills")
    sheet.put("Proficient in Weaving, Dyeing. Working knowledge of Felting.")
    assert _skills(read(sheet.pdf())) == {
        "Weaving": "Proficient in",
        "Dyeing": "Proficient in",
        "Felting": "Working knowledge of",
    }


def test_a_level_may_stand_below_its_skill_or_at_the_margin() -> None:
    below = _open("Skills")
    below.put("Weaving").put("Expert").put("Felting").put("Basic").put("Glazing")
    assert _skills(read(below.pdf())) == {"Weaving": "Expert", "Felting": "Basic", "Glazing": None}
    beside = _open("Skills")
    beside.put("Weaving", right="Expert").put("Felting", right="Basic")
    assert _skills(read(beside.pdf())) == {"Weaving": "Expert", "Felting": "Basic"}


def test_a_level_above_lists_is_that_of_each_list() -> None:
    sheet = _open("Skills")
    sheet.put("Advanced").put("Weaving, Dyeing").put("Basic").put("Felting, Glazing")
    assert _skills(read(sheet.pdf())) == {
        "Weaving": "Advanced",
        "Dyeing": "Advanced",
        "Felting": "Basic",
        "Glazing": "Basic",
    }


def test_languages_among_the_skills_keep_their_levels() -> None:
    sheet = _open("Skills")
    sheet.put("Crafts: Weaving, Dyeing").put("Languages: French (native), German (B2)")
    resume = read(sheet.pdf())
    found = [(each.name.value, each.level, each.as_written) for each in resume.languages]
    assert found == [("French", "native", "native"), ("German", "B2", "B2")]


def test_skillful_is_a_level_and_no_skill() -> None:
    sheet = Sheet()
    sheet.put("Ada Example", size=22, font=BOLD).put("ada@example.com").heading("Skills")
    sheet.put("Weaving", right="Skillful").put("Dyeing", right="Experienced")
    found = [(each.name.value, each.level) for each in read(sheet.pdf()).skills]
    assert found == [("Weaving", "Skillful"), ("Dyeing", "Experienced")]


def test_levels_that_touch_their_skills_are_parted_where_most_do() -> None:
    sheet = _open("Skills")
    for text in ("WeavingExpert", "CSSAdvanced", "DyeingSkillful", "Oil"):
        sheet.put(text).gap(4)
    assert _skills(read(sheet.pdf())) == {
        "Weaving": "Expert",
        "CSS": "Advanced",
        "Dyeing": "Skillful",
        "Oil": None,
    }


def test_a_name_that_ends_like_a_level_is_whole_among_others() -> None:
    sheet = _open("Skills")
    for text in ("Weaving", "VisualBasic", "Dyeing", "Oil"):
        sheet.put(text).gap(4)
    assert set(_skills(read(sheet.pdf()))) == {"Weaving", "VisualBasic", "Dyeing", "Oil"}
