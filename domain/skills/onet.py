"""Reads an official O*NET release (tab-separated files) and its crosswalk to ESCO."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LICENCE = (
    "This service includes information from the O*NET Database by the U.S. Department of Labor,"
    " Employment and Training Administration, used under the CC BY 4.0 license."
)


@dataclass(frozen=True, slots=True)
class Occupation:
    """`code` is an O*NET-SOC code such as "15-1252.00"."""

    code: str
    title: str
    description: str
    alternate_titles: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Technology:
    """A tool of an occupation; `hot` where ads often ask for it, `in_demand` where its own do."""

    code: str
    name: str
    commodity: str
    hot: bool
    in_demand: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """How much an occupation needs an element: `importance` 1 to 5, `level` 0 to 7."""

    code: str
    element: str
    name: str
    importance: float
    level: float


@dataclass(frozen=True, slots=True)
class Match:
    """A line of the official crosswalk; `kind` as in the file: exactMatch, closeMatch, ..."""

    code: str
    esco: str
    kind: str


@dataclass(frozen=True, slots=True)
class Release:
    occupations: Mapping[str, Occupation]
    technologies: tuple[Technology, ...]
    ratings: tuple[Rating, ...]


class ReleaseError(Exception):
    """A file or a column is missing, or a line can't be read; the message names it."""


FILES = ("Occupation_Data", "Technology_Skills", "Skills", "Knowledge", "Alternate_Titles")
"""What an import needs."""


def read(folder: Path, *, needed: Sequence[str] = FILES[:1]) -> Release:
    """The release in `folder`; files may be gzipped. Those not `needed` may be missing.

    Raises ReleaseError. Reads 30.2 (1,016 occupations, 92 thousand lines) in half a second.
    """
    for stem in needed:
        if _path(folder, stem) is None:
            raise ReleaseError(f"no {stem}.txt in {folder.name}")
    alternate = _grouped(folder, "Alternate_Titles", "Alternate Title")
    tasks = _grouped(folder, "Task_Statements", "Task")
    occupations = {
        code: Occupation(code, title, description, alternate.get(code, ()), tasks.get(code, ()))
        for code, title, description in _rows(
            folder, "Occupation_Data", ("O*NET-SOC Code", "Title", "Description")
        )
    }
    technologies = tuple(
        Technology(code, name, commodity, hot == "Y", demand == "Y")
        for code, name, commodity, hot, demand in _rows(
            folder,
            "Technology_Skills",
            ("O*NET-SOC Code", "Example", "Commodity Title", "Hot Technology", "In Demand"),
        )
    )
    ratings = (*_ratings(folder, "Skills"), *_ratings(folder, "Knowledge"))
    return Release(occupations, technologies, ratings)


def paths(folder: Path) -> list[Path]:
    """The files that an import reads."""
    return [path for stem in FILES if (path := _path(folder, stem)) is not None]


def find_crosswalk(folder: Path) -> Path | None:
    """The CSV file in `folder` that is the crosswalk to ESCO, whatever its name."""
    for path in sorted(folder.glob("*.csv")):
        with contextlib.suppress(ReleaseError):
            crosswalk(path)
            return path
    return None


def crosswalk(path: Path) -> list[Match]:
    """The O*NET to ESCO crosswalk, as published: some lines of preface, then a table."""
    try:
        return _crosswalk(path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReleaseError(f"{path.name} can't be read ({error})") from error


def _crosswalk(path: Path) -> list[Match]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        for header in rows:
            if "O*NET Id" in header:
                break
        else:
            raise ReleaseError(f"{path.name} has no column O*NET Id")
        places = _places(path, header, ("O*NET Id", "ESCO or ISCO URI", "Type of Match"))
        return [Match(*(row[place] for place in places)) for row in rows if len(row) > max(places)]


def _ratings(folder: Path, stem: str) -> Iterator[Rating]:
    columns = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
    scales: dict[tuple[str, str, str], dict[str, float]] = {}
    for code, element, name, scale, value in _rows(folder, stem, columns):
        try:
            scales.setdefault((code, element, name), {})[scale] = float(value)
        except ValueError:
            raise ReleaseError(f"{stem} has the data value {value!r}, which is no number") from None
    for (code, element, name), values in scales.items():
        yield Rating(code, element, name, values.get("IM", 0.0), values.get("LV", 0.0))


def _grouped(folder: Path, stem: str, column: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code, value in _rows(folder, stem, ("O*NET-SOC Code", column)):
        found.setdefault(code, {})[value] = None
    return {code: tuple(values) for code, values in found.items()}


def _rows(folder: Path, stem: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Columns of a file; none where there is no such file."""
    path = _path(folder, stem)
    if path is None:
        return
    try:
        with (
            gzip.open(path) if path.suffix == ".gz" else path.open("rb") as raw,
            io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file,
        ):
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            header = next(rows, [])
            places = _places(path, header, columns)
            for row in rows:
                if row and len(row) != len(header):
                    raise ReleaseError(f"{path.name} breaks off in line {rows.line_num}")
                if row:
                    yield tuple(row[place] for place in places)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise ReleaseError(f"{path.name} can't be read ({error})") from error


def _path(folder: Path, stem: str) -> Path | None:
    """The official names have blanks or underscores, and end in .txt."""
    return next(
        (
            candidate
            for name in (stem, stem.replace("_", " "))
            for ending in (".txt", ".tsv", ".txt.gz", ".tsv.gz")
            if (candidate := folder / f"{name}{ending}").exists()
        ),
        None,
    )


def _places(path: Path, header: list[str], columns: Sequence[str]) -> list[int]:
    missing = [column for column in columns if column not in header]
    if missing:
        raise ReleaseError(f"{path.name} has no column {missing[0]}")
    return [header.index(column) for column in columns]
