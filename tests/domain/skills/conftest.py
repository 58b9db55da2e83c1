"""A small taxonomy for tests, with every kind of trap in it."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.taxonomy import Ambiguity, Skill, Taxonomy
from domain.skills.values import Kind

_CODE = ("code", "programming", "developer", "engineer", "backend", "microservices", "experience")


def _language(id_: str, name: str, *aliases: str, **fields: object) -> Skill:
    return Skill(
        id=id_,
        name=name,
        kind=Kind.TOOL,
        domain="software",
        category="Programming languages",
        aliases=aliases,
        broader=("programming",),
        **fields,  # type: ignore[arg-type]
    )


TAXONOMY = Taxonomy.of(
    [
        Skill("programming", "Programming", Kind.PRACTICE, "software", "Foundations", ("coding",)),
        _language("python", "Python", "Python 3", "py3", related=("pandas",)),
        _language("java", "Java", "JDK"),
        _language("javascript", "JavaScript", "JS", "ECMAScript"),
        _language("typescript", "TypeScript", "TS", needs={"javascript": "it is JavaScript typed"}),
        _language("c", "C", ambiguous=Ambiguity("a letter", _CODE, ("vitamin",))),
        _language("cpp", "C++", "CPP"),
        _language("csharp", "C#", "C Sharp"),
        _language(
            "go",
            "Go",
            "Golang",
            ambiguous=Ambiguity("a verb", _CODE, ("go to market", "on the go")),
        ),
        _language(
            "r", "R", ambiguous=Ambiguity("a letter", ("statistics", "ggplot2", "tidyverse"))
        ),
        Skill("dotnet", ".NET", Kind.TOOL, "software", "Frameworks", ("dotnet", "ASP.NET")),
        Skill("nodejs", "Node.js", Kind.TOOL, "software", "Frameworks", ("Node", "NodeJS")),
        Skill(
            "pandas", "pandas", Kind.TOOL, "data", "Libraries", needs={"python": "it is a library"}
        ),
        Skill("kubernetes", "Kubernetes", Kind.TOOL, "cloud", "Containers", ("k8s",)),
        Skill("aws", "Amazon Web Services", Kind.TOOL, "cloud", "Platforms", ("AWS",)),
        Skill("postgresql", "PostgreSQL", Kind.TOOL, "data", "Databases", ("Postgres",)),
        Skill("sql", "SQL", Kind.TOOL, "data", "Databases"),
        Skill(
            "excel",
            "Microsoft Excel",
            Kind.TOOL,
            "business",
            "Office",
            ("Excel", "MS Excel"),
            ambiguous=Ambiguity("a verb", ("spreadsheet", "spreadsheets", "microsoft", "formulas")),
        ),
        Skill("ml", "Machine learning", Kind.KNOWLEDGE, "data", "Science", ("ML",)),
        Skill("german", "German", Kind.LANGUAGE, "languages", "Languages", ("Deutsch",)),
        Skill("teamwork", "Teamwork", Kind.SOFT, "soft", "Soft skills", ("team work",)),
    ]
)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(TAXONOMY)
