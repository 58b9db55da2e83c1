"""The readers of official releases, on small folders of the same shape."""

from pathlib import Path

import pytest
from esco_release import GROUP, JOB, SKILL, esco_release, write

from domain.skills import esco, onet


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return esco_release(tmp_path)


def test_esco_release_is_read_in_all_its_languages(release: Path) -> None:
    found = esco.read(release)
    assert found.languages == ("de", "en")
    skill = found.concepts[SKILL]
    assert skill.concept is esco.Concept.SKILL
    assert skill.labels["de"].preferred == "Knotenkunde"
    assert skill.labels["en"].alternative == ("tie knots", "tie a knot")
    assert found.occupation_skills == (esco.OccupationSkill(JOB, SKILL, True),)
    assert found.broader[0] == esco.Broader(SKILL, GROUP)
    assert found.collections == {"greenSkills": frozenset({SKILL})}
    assert [one.uri for one in found.of(esco.Concept.OCCUPATION)] == [JOB]


def test_esco_can_be_read_in_one_language(release: Path) -> None:
    assert list(esco.read(release, ("en",)).concepts[SKILL].labels) == ["en"]


def test_esco_without_a_file_or_column_is_refused_by_name(release: Path) -> None:
    write(release / "skillSkillRelations.csv", ("a", "b"))
    with pytest.raises(esco.ReleaseError, match="originalSkillUri"):
        esco.read(release)
    (release / "skillSkillRelations.csv").unlink()
    with pytest.raises(esco.ReleaseError, match="skillSkillRelations"):
        esco.read(release)


def test_onet_release_is_read(tmp_path: Path) -> None:
    code = "15-1252.00"
    tab = "\t"
    write(
        tmp_path / "Occupation Data.txt",
        ("O*NET-SOC Code", "Title", "Description"),
        (code, "Software Developers", 'Write "good" code.'),
        delimiter=tab,
    )
    write(
        tmp_path / "Technology Skills.txt",
        ("O*NET-SOC Code", "Example", "Commodity Title", "Hot Technology", "In Demand"),
        (code, "Python", "Languages", "Y", "N"),
        delimiter=tab,
    )
    columns = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
    write(
        tmp_path / "Skills.txt",
        columns,
        (code, "2.B.3.e", "Programming", "IM", "4.5"),
        (code, "2.B.3.e", "Programming", "LV", "5.1"),
        delimiter=tab,
    )
    found = onet.read(tmp_path)
    assert found.occupations[code].title == "Software Developers"
    assert found.technologies == (onet.Technology(code, "Python", "Languages", True, False),)
    assert found.ratings == (onet.Rating(code, "2.B.3.e", "Programming", 4.5, 5.1),)


def test_onet_without_occupations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(onet.ReleaseError, match="Occupation_Data"):
        onet.read(tmp_path)


def test_crosswalk_is_read_below_its_preface(tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.csv"
    write(
        path,
        ("Mapping project name", "x", "", ""),
        ("O*NET Id", "O*NET Title", "ESCO or ISCO URI", "Type of Match"),
        ("15-1252.00", "Software Developers", JOB, "exactMatch"),
    )
    assert onet.crosswalk(path) == [onet.Match("15-1252.00", JOB, "exactMatch")]
