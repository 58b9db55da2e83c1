"""Windows and letters: the parts of a ranking that need no package."""

import numpy as np
import pytest

from domain.skills.ngrams import Ngrams
from domain.skills.text import key, words
from domain.skills.windows import LONGEST, windows


def wordings(text: str) -> list[str]:
    found = words(text)
    return [text[found.starts[a] : found.ends[b]] for a, b in windows(text, found)]


def test_windows_do_not_cross_punctuation_or_end_in_empty_words() -> None:
    found = wordings("lead the team, write reports")
    assert "lead the team" in found
    assert "lead the" not in found
    assert "team, write" not in found
    assert max(one.count(" ") for one in wordings("one two " * 10)) == LONGEST - 1


def test_letters_rank_the_likest_label_first() -> None:
    labels = Ngrams(["manage staff", "drive lorries", "bake bread"])
    scores = labels.scores("managing our staff")
    assert int(np.argmax(scores)) == 0
    assert scores.max() <= 1
    assert not labels.scores("").any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Analyse programmes", "analyze program"),
        ("Node.js", "node js"),
        ("R&D", "r&d"),
        ("Résumé", "resume"),
        ("Search & rescue", "search and rescue"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("C#", "C"), (".NET", "net")])
def test_names_that_differ_by_a_sign_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)
