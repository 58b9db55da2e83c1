"""Words of a text and the forms in which they are compared."""

import pytest

from domain.skills.text import fold, key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dashboards", "dashboard"),
        ("libraries", "library"),
        ("metrics", "metric"),
        ("KPIs", "KPI"),
        ("Modelling", "modeling"),
        ("optimisation", "Optimization"),
        ("Français", "francais"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("field", "adjective"),
    [("genetics", "genetic"), ("economics", "economic"), ("ceramics", "ceramic")],
)
def test_field_is_not_its_adjective(field: str, adjective: str) -> None:
    assert fold(field) != fold(adjective)


def test_sales_are_not_a_sale() -> None:
    assert fold("sales") != fold("sale")


@pytest.mark.parametrize(
    ("text", "one_name"),
    [
        ("machine learning", True),
        ("machine-learning", True),
        ("machine\nlearning", True),
        ("Node.js", True),
        ("product, marketing", False),
        ("product / marketing", False),
        ("machine. Learning", False),
        ("machine\n\nlearning", False),
        ("machine • learning", False),
        ("machine (learning)", False),
    ],
)
def test_separators_part_names(text: str, one_name: bool) -> None:
    found = words(text)
    assert found.joined(0, len(found) - 1) is one_name


def test_addresses_have_no_words_and_keep_places() -> None:
    text = "See https://python.org/java or go@rust.example and www.sql.example, github.com/ada: C++"
    found = words(text)
    assert found.folded == ["see", "or", "and", "c++"]
    assert found.wording(3, 3) == "C++"


def test_stroke_between_names_is_no_address() -> None:
    folded = words("Node.js/Express and TCP/IP").folded
    assert folded == [
        "node",
        "js",
        "express",
        "and",
        "tcp",
        "ip",
    ]


def test_key_is_the_folded_words() -> None:
    assert key("Front-End  Frameworks") == "front end framework"
