"""`learnbot evaluate jobs DIR`: how well postings are read, against labelled ones."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.jobs import keys
from domain.jobs.dedup import Identity, same_job
from domain.jobs.location import place_tags, read_location
from domain.jobs.markup import one_line
from domain.jobs.normalise import normalise, read_moment
from domain.jobs.salary import read_salary
from domain.jobs.terms import employment_type_of
from domain.jobs.values import RawJob
from domain.skills.extraction import Engine
from scrapers.jsonld import job_postings, raw_job
from scrapers.sources.greenhouse import raw_of

_SHOWN = 12  # mistakes printed of each part


@dataclass(slots=True)
class Tally:
    """Right and wrong answers of one kind, with the wrong ones in words."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, good: bool, words: str) -> None:
        """Count one answer."""
        if good:
            self.right += 1
        else:
            self.wrong.append(words)

    def __str__(self) -> str:
        return f"{self.right}/{self.right + len(self.wrong)}"


def evaluate(folder: Path) -> None:
    """Prints how many answers are right, part by part, then what is wrong.

    `folder` holds truth_salary_text.json, truth_location_text.json, truth_dedup_pairs.json,
    truth_labelled.json, truth_structured.json and the files that they name; parts whose file
    isn't there are left out.
    """
    parts: dict[str, Callable[[Path], Mapping[str, Tally]]] = {
        "truth_salary_text.json": _salaries,
        "truth_location_text.json": _locations,
        "truth_dedup_pairs.json": _duplicates,
        "truth_labelled.json": _pages,
        "truth_structured.json": _boards,
    }
    tallies: dict[str, Tally] = {}
    for name, measure in parts.items():
        if (folder / name).exists():
            tallies |= measure(folder)
    for what, tally in tallies.items():
        print(f"{what:<34} {tally}")
    for what, tally in tallies.items():
        for words in tally.wrong[:_SHOWN]:
            print(f"  wrong: {what}: {words}")


def _salaries(folder: Path) -> dict[str, Tally]:
    stated, refused = Tally(), Tally()
    for row in _rows(folder / "truth_salary_text.json"):
        found = read_salary(row["text"])
        got = found and {
            "min": found.min,
            "max": found.max,
            "currency": found.currency,
            "period": found.period and found.period.value.upper(),
        }
        tally = refused if row["salary"] is None else stated
        tally.note(got == row["salary"], f"{row['text']!r} gave {got}")
    return {"salary phrases, exact": stated, "no salary, refused": refused}


def _locations(folder: Path) -> dict[str, Tally]:
    tally = Tally()
    for row in _rows(folder / "truth_location_text.json"):
        found = read_location(row["text"])
        places = [{"city": place.city, "country": place.country} for place in found.places]
        good = places == row["places"] and found.workplace == row["workplace"]
        tally.note(good, f"{row['text']!r} gave {places}, {found.workplace}")
    return {"location strings, exact": tally}


def _duplicates(folder: Path) -> dict[str, Tally]:
    tallies = {"duplicate pairs, told": Tally(), "other pairs, kept apart": Tally()}
    for row in _rows(folder / "truth_dedup_pairs.json"):
        same = row["label"] == "same"
        found = same_job(_identity(row["a"]), _identity(row["b"]))
        name = "duplicate pairs, told" if same else "other pairs, kept apart"
        titles = f"{row['a']['title']!r} and {row['b']['title']!r} ({row['why']})"
        tallies[name].note(same == found, titles)
    return tallies


def _identity(row: Mapping[str, Any]) -> Identity:
    tags = place_tags(read_location(row["location"] or "").places)
    return Identity(
        source=row["source"],
        company=keys.company_key(row["company"]),
        title=keys.title_key(row["title"], tags),
        places=frozenset(tags),
        url=keys.canonical_url(row["url"] or ""),
        requisition=keys.requisition(row["title"]),
    )


def _pages(folder: Path) -> dict[str, Tally]:
    """Web pages with schema.org data, field by field, after normalising."""
    found, fields = Tally(), Tally()
    engine = Engine.default()
    for truth in _labelled(folder):
        page = (folder / truth["file"]).read_text(encoding="utf-8", errors="replace")
        postings = job_postings(page)
        found.note(bool(postings), truth["file"])
        if not postings:
            continue
        raw = raw_job(postings[0], url=truth.get("url") or "https://jobs.example.com/1")
        job = normalise("page", raw, engine)
        salary = job.salary if raw.salary_min or raw.salary_max or raw.salary else None
        kind = truth.get("employment_type")
        answers = {
            "title": (raw.title, truth["title"]),
            "company": (raw.company, truth["company"]),
            "places": (
                place_tags(job.places),
                place_tags(
                    place for text in truth["locations"] for place in read_location(text).places
                ),
            ),
            "employment_type": (
                employment_type_of(raw.employment_type),
                employment_type_of(" ".join(kind)) if kind else None,
            ),
            "salary": (
                salary and (salary.min, salary.max, salary.currency, (salary.period or "").upper()),
                _pay(truth.get("salary")),
            ),
            "posted_at": (_day(job.raw.posted_at), truth.get("posted_at")),
            "expires_at": (_day(job.raw.expires_at), truth.get("expires_at")),
        }
        for name, (got, wanted) in answers.items():
            fields.note(got == wanted, f"{truth['file']} {name}: {got} for {wanted}")
    return {"pages with schema.org data, found": found, "their fields, right": fields}


def _labelled(folder: Path) -> Iterator[Mapping[str, Any]]:
    yield from (row for row in _rows(folder / "truth_labelled.json") if row.get("is_job", True))
    derived = folder / "jsonld_derived"
    if derived.is_dir():
        truth = json.loads((derived / "truth.json").read_text(encoding="utf-8"))
        for page in sorted(derived.glob("*.html")):
            yield {**truth, "file": f"jsonld_derived/{page.name}"}


def _boards(folder: Path) -> dict[str, Tally]:
    """Greenhouse boards: the fields that the feed states."""
    tally = Tally()
    known: dict[str, dict[str, RawJob]] = {}
    for row in _rows(folder / "truth_structured.json"):
        if row["source"] != "greenhouse":
            continue
        if row["file"] not in known:
            feed = json.loads((folder / row["file"]).read_text(encoding="utf-8"))
            jobs = [job for posting in feed["jobs"] if (job := raw_of(posting, "")) is not None]
            known[row["file"]] = {job.external_id: job for job in jobs}
        job = known[row["file"]].get(row["external_id"])
        answers = {
            "title": (job and one_line(job.title), row["title"]),
            "company": (job and job.company, row["company"].strip()),
            "locations": (
                [one_line(place) for place in job.locations] if job else None,
                row["locations"],
            ),
            "posted_at": (_day(job.posted_at) if job else None, row["posted_at"]),
            "url": (job and job.url, row["url"]),
        }
        for name, (got, wanted) in answers.items():
            tally.note(
                got == wanted, f"{row['file']} {row['external_id']} {name}: {got} for {wanted}"
            )
    return {"fields of Greenhouse boards, right": tally}


def _day(text: str | None) -> str | None:
    moment = read_moment(text)
    return moment.date().isoformat() if moment else None


def _pay(salary: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    return (
        None if salary is None else tuple(salary[n] for n in ("min", "max", "currency", "period"))
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows
