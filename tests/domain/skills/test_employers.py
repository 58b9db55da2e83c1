"""A firm that sells a tool of its name is not the tool."""

import pytest

from domain.skills.employers import of_organisations
from domain.skills.values import TextKind


def firms(text: str, name: str, kind: TextKind) -> int:
    places = []
    at = text.find(name)
    while at >= 0:
        places.append((name.lower(), at, at + len(name)))
        at = text.find(name, at + 1)
    return len(of_organisations(text, kind, places))


@pytest.mark.parametrize(
    "text",
    [
        "As a designer at Loomly, you shape what people see.",
        "Join Loomly and our team.",
        "About Loomly\nWe are forty people.",
        "Loomly is the workspace for weavers.",
        "Loomly's mission is cloth.",
        "Loomly is an equal opportunity employer.",
    ],
)
def test_firm_is_told_by_its_surroundings(text: str) -> None:
    assert firms(text, "Loomly", TextKind.JOB) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You are good at Loomly.",
        "An expert at Loomly",
        "Experience with Loomly",
        "Loomly is a plus",
        "Loomly is a big advantage",
        "Loomly, Python and Go",
    ],
)
def test_tool_is_no_firm(text: str) -> None:
    assert firms(text, "Loomly", TextKind.JOB) == 0


def test_job_of_a_firm_means_it_everywhere_and_a_resume_only_there() -> None:
    text = "Engineer at Loomly, 2019. Wrote reports in Loomly."
    assert firms(text, "Loomly", TextKind.JOB) == 2
    assert firms(text, "Loomly", TextKind.RESUME) == 1
