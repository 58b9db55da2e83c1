"""Reads the labelled sets that others made, wherever a folder of the usual layout has them."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.skills import esco
from domain.skills.labels import Labels

_UNLABELLED = frozenset({"UNDERSPECIFIED", "LABEL NOT PRESENT", "UNK", ""})
_PLACEHOLDER = re.compile(r"<[A-Z_]+>")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the preferred ESCO labels that it names, in small letters; often none."""

    text: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence's words and the spans [first, last] of words of each kind.

    Neighbours of the same `document` stood beside each other in it.
    """

    tokens: tuple[str, ...]
    spans: frozenset[tuple[str, int, int]]
    document: str = ""


@dataclass(frozen=True)
class Corpora:
    """Folders searched in order for a file, directly below or under `bench`."""

    folders: Sequence[Path]

    def find(self, name: str) -> Path | None:
        for folder in self.folders:
            for path in (folder / name, folder / "bench" / name):
                if path.exists():
                    return path
        return None

    def esco(self) -> esco.Release | None:
        """The ESCO release beside the sets, in English."""
        for folder in self.folders:
            for path in sorted(folder.glob("**/skills_en.csv")):
                return esco.read(path.parent, ("en",))
        return None


def linked(path: Path) -> list[Labelled]:
    """Sets of the columns sentence and label; one row a label."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels = found.setdefault(_clean(row["sentence"]), set())
            if row["label"].strip() not in _UNLABELLED:
                labels.add(row["label"].strip().lower())
    return [Labelled(text, frozenset(labels)) for text, labels in found.items()]


def listed(path: Path) -> list[Labelled]:
    """Sets of the columns sentence and skills, a list of labels in a cell."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                _clean(row["sentence"]),
                frozenset(
                    label.strip().lower()
                    for label in ast.literal_eval(row["skills"])
                    if label not in _UNLABELLED
                ),
            )
            for row in csv.DictReader(file)
        ]


def skillspan(path: Path) -> list[Tagged]:
    """JSON lines with tokens, tags_skill, tags_knowledge, and idx and source of the document."""
    found = []
    for line in _lines(path):
        row = json.loads(line)
        spans = (
            (kind, *span)
            for kind in ("skill", "knowledge")
            for _, *span in _spans(row[f"tags_{kind}"])
        )
        document = f"{row.get('source')} {row.get('idx')}"
        found.append(Tagged(tuple(row["tokens"]), frozenset(spans), document))  # type: ignore[arg-type]
    return found


def conll(path: Path) -> list[Tagged]:
    """A word and its BIO tag a line, a blank line between sentences; only skills are kept."""
    found, tokens, tags = list[Tagged](), list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            columns = line.rstrip().split("\t" if "\t" in line else " ")
            tokens.append(columns[0])
            tags.append(columns[-1])
        elif tokens:
            spans = frozenset(
                ("skill", first, last)
                for kind, first, last in _spans(tags)
                if kind.lower() == "skill"
            )
            found.append(Tagged(tuple(tokens), spans, str(len(found))))
            tokens, tags = [], []
    return found


def grouped(path: Path) -> list[tuple[str, str]]:
    """Phrases with the code of their ESCO group, a tab between."""
    rows = (line.rsplit("\t", 1) for line in _lines(path))
    return [(phrase.strip(), group.strip()) for phrase, group in rows]


def two_kinds(path: Path) -> list[Tagged]:
    """A word, its tag as a skill and its tag as knowledge a line; blank lines between sentences."""
    found, rows = list[Tagged](), list[list[str]]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            rows.append([*line.rstrip("\r\n").split("\t"), "O", "O"])
        elif rows:
            spans = frozenset(
                (kind, first, last)
                for kind, column in (("skill", 1), ("knowledge", 2))
                for _, first, last in _spans([row[column] for row in rows])
            )
            found.append(Tagged(tuple(row[0] for row in rows), spans, str(len(found))))
            rows = []
    return found


def texts(path: Path) -> dict[str, str]:
    """Texts by their ids, a tab between."""
    rows = (line.split("\t", 1) for line in _lines(path) if "\t" in line)
    return {key.strip(): text.strip() for key, text in rows}


def relevant(path: Path) -> dict[str, frozenset[str]]:
    """The right answers' ids by the query's: judgements as TREC writes them (qrels)."""
    found: dict[str, set[str]] = {}
    for query, _, answer, grade in (line.split() for line in _lines(path)):
        if grade.isdigit() and int(grade):
            found.setdefault(query, set()).add(answer)
    return {query: frozenset(answers) for query, answers in found.items()}


def occupation_labels(release: esco.Release) -> Labels:
    """ESCO's occupations by their English names."""
    found = release.of(esco.Concept.OCCUPATION)
    return Labels(
        ids=[one.uri for one in found],
        preferred=[one.labels["en"].preferred for one in found],
        alternatives=[one.labels["en"].alternative for one in found],
    )


def titles(path: Path) -> list[tuple[str, str]]:
    """Vacancy titles with the URI of their ESCO occupation."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["vacancyTitle"], row["conceptUri"]) for row in csv.DictReader(file)]


def esco_labels(release: esco.Release) -> Labels:
    """ESCO's skills as labels, with in how many occupations each stands."""
    skills = release.of(esco.Concept.SKILL)
    counts: dict[str, int] = {}
    for relation in release.occupation_skills:
        counts[relation.skill] = counts.get(relation.skill, 0) + 1
    return Labels(
        ids=[skill.uri for skill in skills],
        preferred=[skill.labels["en"].preferred for skill in skills],
        alternatives=[
            [
                one
                for one in (*skill.labels["en"].alternative, *skill.labels["en"].hidden)
                if one != skill.labels["en"].preferred
            ]
            for skill in skills
        ],
        occupations=[counts.get(skill.uri, 0) for skill in skills],
        reuse=[skill.reuse for skill in skills],
        descriptions=[skill.labels["en"].description for skill in skills],
    )


def _lines(path: Path) -> list[str]:
    """Lines as files part them: a word may hold one of the other signs that `splitlines` knows."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _clean(text: str) -> str:
    return _PLACEHOLDER.sub("", text)


def _spans(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """BIO tags to (kind, first, last); an I without a B begins a span too."""
    first, kind = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        mark, _, named = tag.partition("-")
        goes_on = mark == "I" and first >= 0 and named == kind
        if first >= 0 and not goes_on:
            yield kind, first, place - 1
            first = -1
        if mark in ("B", "I") and not goes_on:
            first, kind = place, named
