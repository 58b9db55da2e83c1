"""JSON Resume out and in again keeps what both formats hold."""

import re
from typing import Any

import pytest
from resume_samples import PDF_SAMPLES

from domain.resumes.jsonresume import NotJsonResume, from_json_resume, to_json_resume
from domain.resumes.parsing import read
from domain.resumes.values import DegreeLevel, LanguageLevel, LinkKind, PartialDate

# What the published schema asks of the fields that we write: dates and absolute addresses.
_DATE = re.compile(r"[1-2]\d{3}(-[0-1]\d(-[0-3]\d)?)?")
_ADDRESS = re.compile(r"[a-z]+://\S+")


@pytest.mark.parametrize("sample", PDF_SAMPLES, ids=lambda sample: sample.__name__)
def test_what_is_read_goes_out_and_comes_in_again(sample: Any) -> None:
    resume = read(sample()[0])
    document = to_json_resume(resume)
    again = from_json_resume(document)
    assert [(w.company and w.company.value, w.title and w.title.value) for w in again.work] == [
        (w.company and w.company.value, w.title and w.title.value) for w in resume.work
    ]
    assert [(w.start and w.start.value, w.current) for w in again.work] == [
        (w.start and w.start.value, w.current) for w in resume.work
    ]
    assert {s.name.value for s in again.skills} == {s.name.value for s in resume.skills}
    assert to_json_resume(again)["education"] == document["education"]


@pytest.mark.parametrize("sample", PDF_SAMPLES, ids=lambda sample: sample.__name__)
def test_dates_and_addresses_have_the_form_of_the_schema(sample: Any) -> None:
    for key, value in _leaves(to_json_resume(read(sample()[0]))):
        if key.lower().endswith("date"):
            assert _DATE.fullmatch(value)
        if key == "url":
            assert _ADDRESS.fullmatch(value)


def test_a_foreign_document_is_read_with_its_precision() -> None:
    resume = from_json_resume(
        {
            "basics": {
                "name": "Ida Fjell",
                "summary": "Kokk som har jobbet med fisk og er ansvarlig for et lag av ni.",
                "location": {"city": "Tromsø", "countryCode": "NO"},
                "profiles": [{"network": "GitHub", "url": "https://github.com/idafjell"}],
            },
            "work": [{"name": "Nordlys AS", "position": "Chef", "startDate": "2021-03-15"}],
            "education": [{"institution": "Tromsø Akademi", "studyType": "Master"}],
            "skills": [{"name": "Kitchen", "keywords": ["Baking", "Butchery"]}, {"name": "HACCP"}],
            "languages": [{"language": "Norwegian", "fluency": "Native speaker"}],
        }
    )
    assert resume.language == "no"
    assert resume.location is not None
    assert resume.location.value == "Tromsø, NO"
    assert resume.links[0].value.kind is LinkKind.GITHUB
    assert resume.work[0].start is not None
    assert resume.work[0].start.value == PartialDate(2021, 3)
    assert resume.work[0].current
    assert resume.education[0].level is DegreeLevel.MASTER
    assert [(s.name.value, s.group) for s in resume.skills] == [
        ("Baking", "Kitchen"),
        ("Butchery", "Kitchen"),
        ("HACCP", None),
    ]
    assert resume.languages[0].level is LanguageLevel.NATIVE


def test_levels_of_skills_go_in_and_out() -> None:
    skills = [
        {"name": "Kitchen", "level": "Master", "keywords": ["Baking", "Butchery"]},
        {"name": "HACCP", "level": "Beginner"},
        {"name": "Service"},
    ]
    resume = from_json_resume({"skills": skills})
    assert [each.level for each in resume.skills] == ["Master", "Master", "Beginner", None]
    assert to_json_resume(resume)["skills"] == skills


@pytest.mark.parametrize(
    "document", [{"work": {"name": "Nordlys AS"}}, {"skills": ["Go"]}, {"basics": "Ida"}]
)
def test_another_shape_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(NotJsonResume):
        from_json_resume(document)


def _leaves(value: Any, key: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for name, each in value.items() for leaf in _leaves(each, name)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in _leaves(each, key)]
    return [(key, value)]
