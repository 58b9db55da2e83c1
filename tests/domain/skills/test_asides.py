"""What a job ad says of others is asked of nobody; invented sentences."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.values import TextKind, Tier

TITLE = "Office Manager\n\n"


def found(text: str, source: TextKind = TextKind.JOB) -> set[str]:
    mentions = Engine.default().extract(TITLE + text, source=source, tier=Tier.DICTIONARY)
    return {mention.skill_id for mention in mentions}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Quillon grinds lenses for telescopes and surgeons.", "surgery"),
        ("Quillon is a recruitment agency in Ghent.", "recruitment"),
        ("We help hotels with accounting and marketing.", "accounting"),
        ("Our customers ask for logistics without paper.", "logistics"),
        ("Join a fast-growing blockchain company.", "blockchain"),
        ("You will call banking clients every day.", "banking"),
        ("You will visit firms of the retail and insurance sectors.", "insurance"),
        ("You will work with our marketing and sales teams.", "sales"),
        ("Partner closely with Marketing and Finance.", "marketing"),
        ("You write texts with photographers.", "photography"),
        ("You report to the Product Manager.", "product-management"),
        ("We work in a group of nurses, writers and accounting specialists.", "accounting"),
        ("Quillon keeps the accounting of bakers in order.", "accounting"),
        ("We've built a home for journalism.", "journalism"),
        ("You report to the Head of Marketing.", "marketing"),
        ("You sit at the Department of Physics and Chemistry.", "chemistry"),
        ("You write tickets with the product owners.", "product-ownership"),
        ("Remuneration is by the collective agreement.", "compensation-and-benefits"),
        ("You keep the diary and support the CFO.", "financial-management"),
        ("You agree on prices with regional leadership.", "leadership"),
        ("You will get mentoring and a pension.", "mentoring"),
        ("Quillon is committed to diversity and inclusion.", "diversity-and-inclusion"),
    ],
)
def test_what_is_said_of_others_is_no_demand(text: str, skill: str) -> None:
    assert skill in found(text, TextKind.OTHER)
    assert skill not in found(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("You will perform surgery on small animals.", "surgery"),
        ("We are looking for a photographer.", "photography"),
        ("You have worked as a photographer.", "photography"),
        ("Experience in the insurance industry is required.", "insurance"),
        ("Good knowledge of banking clients and accounting.", "accounting"),
        ("You run our marketing from the first day.", "marketing"),
        ("You will lead a team of eight.", "leadership"),
        ("A bookkeeper keeps our accounting in order.", "accounting"),
        ("\nThree of us write.\n\nQuillon loves accounting.", "accounting"),
        ("You begin with management consulting.", "management-consulting"),
        ("You hire accounting specialists.", "accounting"),
        ("You are our new Head of Marketing.", "marketing"),
        ("You work with agile teams.", "agile"),
        ("At the Department of Law you do teaching.", "teaching"),
        ("We look for truck drivers.", "truck-driving"),
        ("Collaborate with product to launch marketing.", "marketing"),
        ("- Deep learning and computer vision, with a bit of statistics", "deep-learning"),
        ("- Run payroll and accounting", "accounting"),
        ("Our customers wait for reports, which you write in Python.", "python"),
        ("We make dashboards with Tableau.", "tableau"),
        ("Interview experts and write down what they say.", "expert-interviews"),
    ],
)
def test_what_is_asked_of_the_person_stays(text: str, skill: str) -> None:
    assert skill in found(text)


def test_an_ad_without_full_stops_is_no_aside_as_a_whole() -> None:
    offered = "We offer free coffee and a view of the harbour from every desk in the house "
    work = "and the days are full of invoices and of letters that want to be answered " * 3
    assert "accounting" in found(f"{offered}{work}and accounting")


def test_the_title_is_never_an_aside() -> None:
    mentions = Engine.default().extract("Photographers\n\nCome in.", source=TextKind.JOB)
    assert [mention.skill_id for mention in mentions] == ["photography"]


@pytest.mark.parametrize(
    "heading", ["About us", "Benefits", "Job benefits:", "How to apply:", "Wir bieten"]
)
def test_sections_of_the_firm_and_of_what_it_gives_ask_nothing(heading: str) -> None:
    text = f"{heading}\n- Marketing of which we are proud\n- Yoga on Mondays, Docker everywhere"
    assert found(text).isdisjoint({"marketing", "yoga-instruction"})
    assert "docker" in found(text)  # a tool that a firm names is used there


def test_a_known_heading_ends_such_a_section() -> None:
    assert "accounting" in found("Benefits\n- Free lunch\n\nRequirements\n- Accounting")


def test_what_follows_the_list_of_a_section_is_of_the_work_again() -> None:
    assert "accounting" in found("Benefits\n- Free lunch\n\nWhat we would love\n- Accounting")


def test_prose_about_the_firm_turns_to_the_work_when_it_says_you() -> None:
    text = "About us\nA family of bakers since 1920.\nAs our bookkeeper you will do accounting."
    assert "accounting" in found(text)
    assert "baking" not in found(text)


def test_other_texts_have_no_asides() -> None:
    text = "We help hotels with accounting."
    assert "accounting" in found(text, TextKind.RESUME)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("You work with minimal supervision.", "supervision"),
        ("You check data integrity.", "integrity"),
        ("You care for opportunity stage management.", "stage-management"),
        ("You know Medicare and other managed care plans.", "care-planning"),
        ("You use analytical tools.", "analytical-thinking"),
        ("You present figures to leadership.", "leadership"),
    ],
)
def test_words_in_another_sense_name_no_skill(text: str, skill: str) -> None:
    assert skill not in found(text, TextKind.OTHER)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Supervision of six apprentices.", "supervision"),
        ("Integrity and humour.", "integrity"),
        ("Stage management of two operas.", "stage-management"),
        ("You write care plans for patients.", "care-planning"),
        ("You are analytical.", "analytical-thinking"),
        ("Leadership and patience.", "leadership"),
    ],
)
def test_the_same_words_alone_do(text: str, skill: str) -> None:
    assert skill in found(text, TextKind.OTHER)


@pytest.mark.parametrize(
    "text",
    ["Industry: Banking", "Industries\nBanking", "Sector:\n\nBanking", "Company type\nBanking"],
)
def test_the_industry_that_a_form_states_is_no_demand(text: str) -> None:
    assert found(f"{text}\nYou do the accounting.") >= {"accounting"}
    assert "banking" not in found(f"{text}\nYou do the accounting.")
