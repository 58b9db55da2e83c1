"""How to reach a resume's owner: addresses that a column cut, names in forms."""

import pytest
from resume_documents import BOLD, Sheet

from domain.resumes.parsing import read
from domain.resumes.parsing.contact import rest_of_address
from domain.resumes.values import ParsedResume


def _links(resume: ParsedResume) -> list[str]:
    return [link.value.url for link in resume.links]


@pytest.mark.parametrize(
    ("text", "following", "rest"),
    [
        ("ada@moss.exampl", "e.org", "e.org"),
        ("ada@moss.example.or", "g", "g"),
        ("ada@moss.example.org", "moss.org", None),
        ("ada@moss.exampl", "Truro, Cornwall", None),
        ("ada@moss.exampl and more", "e.org", None),
    ],
)
def test_an_address_cut_within_its_last_part_goes_on_below(
    text: str, following: str, rest: str | None
) -> None:
    assert rest_of_address(text, following) == rest


def test_the_rest_of_an_address_is_no_link() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.put("ada.example@moss.exampl").put("e.org").put("github.com/ada")
    sheet.heading("Skills").put("Sewing, Cutting")
    resume = read(sheet.pdf())
    assert resume.email is not None
    assert resume.email.value == "ada.example@moss.example.org"
    assert _links(resume) == ["github.com/ada"]


def test_a_site_at_the_host_of_the_address_is_a_link() -> None:
    sheet = Sheet().put("Ada Example", size=20, font=BOLD)
    sheet.put("ada@moss.example.org", link="mailto:ada@moss.example.org")
    sheet.put("moss.example.org").heading("Skills").put("Sewing, Cutting")
    assert _links(read(sheet.pdf())) == ["moss.example.org"]


@pytest.mark.parametrize("title", ["Lebenslauf", "Résumé", "Curriculum Vitae"])
def test_the_title_of_the_document_is_no_name(title: str) -> None:
    sheet = Sheet().put(title, size=20, font=BOLD)
    y = sheet.y
    sheet.put("Nome e cognome")
    sheet.y = y
    sheet.put("Bea Esempio", x=200)
    sheet.put("ada@moss.example.org").heading("Skills").put("Sewing, Cutting")
    name = read(sheet.pdf()).name
    assert name is not None
    assert name.value == "Bea Esempio"
