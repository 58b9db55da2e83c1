"""Figures of a run: medians over its rounds, ratios, and the table that is printed."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Figures(NamedTuple):
    """One server on one operation: medians over the rounds."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    database_cpu_ms: float
    memory_mb: float


def median(rounds: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    return Figures(*(statistics.median(values) for values in zip(*rounds, strict=True)))


def table(title: str, found: dict[str, Figures], against: str) -> str:
    """Markdown: a row a server, with the ratio of `against`'s requests a second to its own."""
    lines = [
        f"### {title}",
        "",
        "| server | requests/s | p50 ms | p99 ms | CPU ms: server + database | memory MB "
        f"| {against} is |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    own = found[against]
    for name, one in sorted(found.items(), key=lambda item: -item[1].per_second):
        ratio = own.per_second / one.per_second
        lines.append(
            f"| {name} | {one.per_second:,.0f} | {one.p50_ms:.1f} | {one.p99_ms:.1f} "
            f"| {one.cpu_ms:.3f} + {one.database_cpu_ms:.3f} | {one.memory_mb:.0f} "
            f"| {ratio:.2f} times |"
        )
    return "\n".join([*lines, ""])
