"""How the demo shows each part of the journey."""

from collections import Counter
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

SKILLS_SHOWN = 20
EVIDENCE_CHARS = 60


def resume(console: Console, found: dict[str, Any]) -> None:
    """What was read: the person, the history, and the skills with where they were read."""
    items = found["items"]
    name = next((i["value"].get("text") for i in items if i["kind"] == "NAME"), None)
    _heading(console, "Resume", escape(name or "no name found"))
    for item in items:
        value = item["value"]
        if item["kind"] == "WORK":
            place = " at ".join(filter(None, (value["title"], value["company"])))
            _line(console, f"{_span(value):17} {place}", item)
        elif item["kind"] == "EDUCATION":
            parts = (value["degree"], value["field"], value["institution"])
            _line(console, f"{value['end'] or '':17} {', '.join(filter(None, parts))}", item)
    counts = Counter(item["kind"].lower() for item in items)
    console.print("  [dim]" + ", ".join(f"{n} {kind}" for kind, n in counts.items()) + "[/]")
    for warning in found["warnings"]:
        console.print(f"  [yellow]! {escape(warning['message'])}[/]")
    _skills(console, found["skills"])


def _skills(console: Console, skills: list[dict[str, Any]]) -> None:
    order = ("EXPERT", "ADVANCED", "INTERMEDIATE", "BEGINNER")
    ranked = sorted(
        (one for one in skills if one["skill"] and not one["implied"]),
        key=lambda one: (order.index(one["proficiency"]), -(one["years"] or 0)),
    )
    _heading(console, "Skills", f"{len(ranked)} found, {len(skills) - len(ranked)} implied")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("  skill", "level", "years", "sure", "read in"):
        table.add_column(column, header_style="dim")
    for one in ranked[:SKILLS_SHOWN]:
        years = "" if one["years"] is None else f"{one['years']:.1f}"
        evidence = one["evidence"][0]["text"] if one["evidence"] else ""
        table.add_row(
            f"  {escape(one['skill']['name'])}",
            one["proficiency"].lower(),
            years,
            f"{one['confidence']:.0%}",
            f"[dim]{escape(_short(evidence))}[/]",
        )
    console.print(table)
    if len(ranked) > SKILLS_SHOWN:
        console.print(f"  [dim]and {len(ranked) - SKILLS_SHOWN} more[/]")


def _heading(console: Console, what: str, detail: str) -> None:
    console.print(f"\n[bold]{what}[/]  {detail}")


def _line(console: Console, text: str, item: dict[str, Any]) -> None:
    doubt = f"  [yellow]please check ({item['confidence']:.0%})[/]" if item["needsReview"] else ""
    console.print(f"  {escape(text)}{doubt}", soft_wrap=True)


def _span(value: dict[str, Any]) -> str:
    end = "now" if value["current"] else value["end"]
    return " – ".join(filter(None, (value["start"], end)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EVIDENCE_CHARS else line[: EVIDENCE_CHARS - 1] + "…"
