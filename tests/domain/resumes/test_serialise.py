"""Parsed resumes keep everything on their way to JSON and back."""

import json

from domain.resumes.serialise import from_json, to_json
from domain.resumes.values import (
    Box,
    DegreeLevel,
    EducationEntry,
    Link,
    LinkKind,
    ParsedResume,
    PartialDate,
    RawSkill,
    Read,
    Span,
    WorkEntry,
)

_SPAN = Span(1, Box(1.0, 2.0, 3.5, 4.0))
_RESUME = ParsedResume(
    name=Read("Ada Example", 0.98, _SPAN),
    links=(Read(Link("https://github.com/ada", LinkKind.GITHUB), 0.9, None),),
    work=(WorkEntry(title=Read("Engineer", 0.8, _SPAN), start=Read(PartialDate(2020, 3), 0.9)),),
    education=(EducationEntry(level=DegreeLevel.MASTER, end=Read(PartialDate(2019), 0.9)),),
    skills=(RawSkill(Read("Python", 0.9, _SPAN), "Languages"),),
    raw_text="Ada Example",
)


def test_a_resume_survives_json_and_back() -> None:
    assert from_json(json.loads(json.dumps(to_json(_RESUME)))) == _RESUME


def test_fields_that_an_older_document_lacks_take_their_defaults() -> None:
    assert from_json({"name": {"value": "Ada", "confidence": 0.5}}).work == ()
