"""A small folder of the shape of an official ESCO release; its concepts are invented."""

import csv
from pathlib import Path

SKILL = "http://data.europa.eu/esco/skill/1"
GROUP = "http://data.europa.eu/esco/skill/S1"
JOB = "http://data.europa.eu/esco/occupation/1"


def write(path: Path, *rows: tuple[str, ...], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)


def esco_release(tmp_path: Path, *, renamed: str = "knot tying") -> Path:
    """Writes it into `tmp_path`; `renamed` is the name of its one skill."""
    head = ("conceptUri", "skillType", "preferredLabel", "altLabels", "status", "description")
    write(
        tmp_path / "skills_en.csv",
        head,
        (
            SKILL,
            "knowledge",
            renamed,
            "tie knots\ntie a knot\ntie knots",
            "released",
            "Ropes.",
        ),
    )
    write(tmp_path / "skills_de.csv", head, (SKILL, "knowledge", "Knotenkunde", "", "released", ""))
    occupations = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "code")
    for language, label in (("en", "rigger"), ("de", "Takler")):
        write(tmp_path / f"occupations_{language}.csv", occupations, (JOB, "7215", label, "", "7"))
    write(
        tmp_path / "occupationSkillRelations_en.csv",
        ("occupationUri", "relationType", "skillType", "skillUri"),
        (JOB, "essential", "knowledge", SKILL),
    )
    write(
        tmp_path / "skillSkillRelations.csv",
        ("originalSkillUri", "relationType", "relatedSkillUri"),
    )
    for pillar in ("Skill", "Occ"):
        write(
            tmp_path / f"broaderRelations{pillar}Pillar.csv",
            ("conceptUri", "broaderUri"),
            (SKILL, GROUP),
        )
    write(tmp_path / "greenSkillsCollection_en.csv", ("conceptUri",), (SKILL,))
    return tmp_path
