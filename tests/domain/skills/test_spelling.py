"""Slips of the pen are forgiven, sound words are not taken for slips."""

import pytest

from domain.skills.index import Index, Name
from domain.skills.spelling import Speller

NAMES = ("Kubernetes", "Python", "Looker", "Slither", "Discord", "Postman", "Baking", "JavaScript",
         "Journalism", "Reporter", "German", "Product", "Singing")  # fmt: skip


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(Index([Name(name.lower(), name, main=True) for name in NAMES]).by_key)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("kuberntes", "kubernete"),
        ("kubernetess", "kubernete"),
        ("kubernetas", "kubernete"),
        ("pyhton", "python"),
        ("javascritp", None),  # the last letter is another
        ("locker", None),
        ("slitter", None),
        ("discard", None),
        ("postmen", None),
        ("biking", None),
        ("swinging", None),
        ("stinging", None),
        ("reported", None),
        ("germany", None),
        ("produkt", None),
        ("pythón", None),
        ("java", None),
    ],
)
def test_nearest(speller: Speller, word: str, name: str | None) -> None:
    assert speller.nearest(word) == name
