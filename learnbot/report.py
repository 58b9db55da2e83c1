"""How the demo shows each part of the journey."""

from collections import Counter
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

SKILLS_SHOWN = 20
EVIDENCE_CHARS = 60
NAMES_SHOWN = 6
PARTS = ("SKILLS", "EXPERIENCE", "EDUCATION", "INDUSTRY", "PLACE")


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
    told = ", ".join(f"{n} {kind}" for kind, n in counts.items())
    console.print(f"  [dim]{told}[/]", soft_wrap=True)
    for warning in found["warnings"]:
        console.print(f"  [yellow]! {escape(warning['message'])}[/]")
    _skills(console, found["skills"])


def jobs(console: Console, matches: list[dict[str, Any]]) -> None:
    """The jobs that fit best: each score with the points of its parts, and what would raise it."""
    _heading(console, "Jobs", f"the best {len(matches)}" if matches else "none fit")
    far = False
    for match in matches:
        if match["band"] == "NOT_READY" and not far:
            far = True
            console.print("  [yellow]Beyond these, no open job is near:[/]")
        job = match["job"]
        company = (job["company"] or {}).get("name", "")
        console.print(
            f"  [bold]{match['score']:5.1f}[/] {escape(job['title'])}, {escape(company)} "
            f"({escape(job['locationText'])})  [dim]{_band(match)}[/]",
            soft_wrap=True,
        )
        for part in PARTS:
            terms = [term for term in match["terms"] if term["part"] == part]
            if terms:
                console.print(_part(part, terms), soft_wrap=True)
        raises = [f"{one['skill']['name']} +{one['points']:.1f}" for one in match["raises"][:3]]
        if raises:
            line = f"        [dim]would raise it: {escape(', '.join(raises))}[/]"
            console.print(line, soft_wrap=True)


def _part(part: str, terms: list[dict[str, Any]]) -> str:
    points = sum(term["points"] for term in terms)
    possible = sum(term["possible"] for term in terms)
    if part == "SKILLS":
        missing = [t["skill"]["name"] for t in terms if t["state"] == "MISSING" and t["skill"]]
        states = Counter(term["state"] for term in terms)
        reason = f"of {len(terms)}: {states['MATCHED']} held, {states['PARTIAL']} in part" + (
            f"; missing {', '.join(missing[:NAMES_SHOWN])}" if missing else ""
        )
    else:
        reason = "; ".join(term["reason"] for term in terms)
    return f"        {points:4.1f} of {possible:4.1f}  {part.lower():10} [dim]{escape(reason)}[/]"


def gaps(console: Console, title: str, found: dict[str, Any]) -> None:
    """What is missing for a job, most urgent first."""
    detail = f"{escape(title)}: {found['readiness']:.0f} % ready, {found['hours']:.0f} h to learn"
    _heading(console, "Gaps", detail)
    table = _table("  skill", "urgency", "hours", "priority", "near what you have")
    for gap in found["gaps"][:SKILLS_SHOWN]:
        table.add_row(
            f"  {escape(gap['skill']['name'])}",
            "not told" if gap["untold"] else gap["urgency"].lower().replace("_", " "),
            f"{gap['hours']:.0f}",
            f"{gap['priority']:.2f}",
            f"[dim]{escape((gap['nearest'] or {}).get('name', ''))}[/]",
        )
    console.print(table)


def plan(console: Console, found: dict[str, Any], *, ready: bool) -> None:
    """The plan, week by week; a step is told in the week that it begins.

    `ready` says that the job is a match already.
    """
    cost = f"${found['costUsdCents'] / 100:.0f}" if found["costUsdCents"] else "free"
    _heading(
        console,
        "Plan",
        f"{escape(found['title'])}: {found['hours']:.0f} h at {found['hoursPerWeek']:.0f} a week, "
        f"{found['startsOn']} to {found['endsOn']}, {cost}",
    )
    if ready:
        console.print("  [green]Time to apply:[/] you are ready now; this is to be readier.")
    for one in found["milestones"]:
        critical = one["criticalGaps"] or "no"
        now = one["band"] == "READY" and not one["criticalGaps"] and not ready
        apply = ": [green]time to apply[/]" if now else ""
        ready = ready or now
        console.print(
            f"  after week {one['week']}: {one['score']:.1f} points, {_band(one)}, "
            f"{critical} critical gap{'' if critical == 1 else 's'}{apply}"
        )
    if any(one["reason"] == "TOO_LATE" for one in found["leftOut"]):
        console.print(
            "  [yellow]All of it takes more than a year:[/] what doesn't fit is left out. Also: "
            "[bold]leastUrgency: CRITICAL[/] (only what stands most in the way), "
            "[bold]targetOn[/] with [bold]stopAtTarget: true[/] (up to a day), "
            "[bold]stopAtTarget: false[/] (the whole way)",
            soft_wrap=True,
        )
    for reason, names in _left_out(found["leftOut"]).items():
        line = f"  left out, {reason}: {', '.join(names)}"
        console.print(f"[dim]{escape(line)}[/]", soft_wrap=True)
    idle = 0
    for week in found["weeks"]:
        begins = [step for step in week["steps"] if step["weekStart"] == week["number"]]
        if not begins:
            idle += 1
            continue
        _goes_on(console, week["number"] - idle, week["number"] - 1)
        idle = 0
        console.print(f"  [bold]week {week['number']}[/] from {week['startsOn']}")
        for step in begins:
            console.print(_step(step), soft_wrap=True)
    _goes_on(console, len(found["weeks"]) - idle + 1, len(found["weeks"]))


_WHY_LEFT_OUT = {
    "OVER_NUMBER": "of less priority",
    "TOO_LATE": "as it doesn't fit into the time of the plan",
    "UNTOLD": "as the resume doesn't say whether you have it (add it to your profile if you do)",
    "LONG_BONUS": "as a bonus that would take long",
    "LONG_BASIS": "as a bonus that other things would have to be learned for first",
}


def _left_out(found: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The names of what a plan leaves out, by why."""
    names: dict[str, list[str]] = {}
    for one in found:
        if one["skill"]:
            why = _WHY_LEFT_OUT.get(one["reason"], str(one["reason"]).lower().replace("_", " "))
            names.setdefault(why, []).append(one["skill"]["name"])
    return names


def _band(match: dict[str, Any]) -> str:
    return str(match["band"]).lower().replace("_", " ")


def _goes_on(console: Console, first: int, last: int) -> None:
    if first <= last:
        weeks = f"week {first}" if first == last else f"weeks {first} to {last}"
        console.print(f"  [bold]{weeks}[/]  [dim]the same goes on[/]")


def _step(step: dict[str, Any]) -> str:
    resource = step["resource"]
    what, url = "practice of your own", ""
    if not resource and step["alternatives"]:
        guide = step["alternatives"][0]
        what = f"practice of your own, perhaps with {guide['title']} ({guide['provider']})"
    elif resource:
        what, url = f"{resource['title']} ({resource['provider']})", resource["url"]
    gains = ", ".join(
        f"{gain['skill']['name']} to {(gain['levelTo'] or '').lower()}"
        for gain in step["gains"]
        if gain["skill"]
    )
    until = f"to week {step['weekEnd']}" if step["weekEnd"] != step["weekStart"] else "this week"
    win = " [green]quick win[/]" if step["quickWin"] else ""
    return (
        f"    {step['hours']:5.1f} h {until:10} {escape(what)}{win}\n"
        f"                       [dim]{escape(gains)}  {escape(url)}[/]"
    )


def _skills(console: Console, skills: list[dict[str, Any]]) -> None:
    order = ("EXPERT", "ADVANCED", "INTERMEDIATE", "BEGINNER")
    ranked = sorted(
        (one for one in skills if one["skill"] and not one["implied"]),
        key=lambda one: (order.index(one["proficiency"]), -(one["years"] or 0)),
    )
    _heading(console, "Skills", f"{len(ranked)} found, {len(skills) - len(ranked)} implied")
    table = _table("  skill", "level", "years", "sure", "read in")
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


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, header_style="dim", no_wrap=True, min_width=len(column))
    return table


def _heading(console: Console, what: str, detail: str) -> None:
    console.print(f"\n[bold]{what}[/]  {detail}", soft_wrap=True)


def _line(console: Console, text: str, item: dict[str, Any]) -> None:
    doubt = f"  [yellow]please check ({item['confidence']:.0%})[/]" if item["needsReview"] else ""
    console.print(f"  {escape(text)}{doubt}", soft_wrap=True)


def _span(value: dict[str, Any]) -> str:
    end = "now" if value["current"] else value["end"]
    return " – ".join(filter(None, (value["start"], end)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EVIDENCE_CHARS else line[: EVIDENCE_CHARS - 1] + "…"
