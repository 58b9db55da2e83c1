"""A small folder of the shape of an official O*NET release; what it says is invented."""

from pathlib import Path

from esco_release import JOB, write

RIGGERS = "99-1001.00"
WEAVERS = "99-1002.00"
_TAB = "\t"


def onet_release(tmp_path: Path, *, renamed: str = "Rope Riggers") -> Path:
    """Writes it into `tmp_path`, with a crosswalk to tests/esco_release.py.

    `renamed` is the title of its first occupation.
    """
    _table(
        tmp_path / "Occupation Data.txt",
        ("O*NET-SOC Code", "Title", "Description"),
        (RIGGERS, renamed, 'Rig "ropes".'),
        (WEAVERS, "Net Weavers", "Weave nets."),
    )
    _table(
        tmp_path / "Alternate Titles.txt",
        ("O*NET-SOC Code", "Alternate Title", "Short Title"),
        (RIGGERS, "Rope Hand", "n/a"),
    )
    _table(
        tmp_path / "Technology Skills.txt",
        ("O*NET-SOC Code", "Example", "Commodity Title", "Hot Technology", "In Demand"),
        (RIGGERS, "Python", "Object oriented software", "Y", "Y"),
        (RIGGERS, "Rope load tables RLT", "Rigging software", "N", "N"),
        (RIGGERS, "KnotCAD", "Rigging software", "N", "N"),
        (WEAVERS, "Knotcad", "Rigging software", "N", "Y"),
    )
    columns = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
    _table(
        tmp_path / "Skills.txt",
        columns,
        (RIGGERS, "2.B.3.e", "Programming", "IM", "2.00"),
        (RIGGERS, "2.B.3.e", "Programming", "LV", "1.50"),
        (RIGGERS, "2.A.1.x", "Rope Sense", "IM", "4.00"),
        (WEAVERS, "2.A.1.x", "Rope Sense", "IM", "1.88"),
    )
    _table(tmp_path / "Knowledge.txt", columns)
    write(
        tmp_path / "crosswalk.csv",
        ("Mapping project name", "A crosswalk", "", ""),
        ("O*NET Id", "O*NET Title", "ESCO or ISCO URI", "Type of Match"),
        (RIGGERS, "Rope Riggers", JOB, "broadMatch"),
        (WEAVERS, "Net Weavers", "http://data.europa.eu/esco/isco/C7318", "exactISCO"),
    )
    return tmp_path


def _table(path: Path, *rows: tuple[str, ...]) -> None:
    path.write_text("".join(_TAB.join(row) + "\r\n" for row in rows), encoding="utf-8", newline="")
