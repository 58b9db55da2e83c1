"""What shows a skill: words of a resume, or the result of a test."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from resolvers.batching import computed


class Evidence(NamedTuple):
    """`quoted`: `text` is words of the resume's item; else a sentence that says what shows it."""

    text: str
    quoted: bool
    item_id: str | None
    assessment_id: str | None


def _evidence(record: Any) -> list[Evidence]:
    kept: list[Mapping[str, Any]] = record.evidence
    return [
        Evidence(one["text"], "start" in one, one.get("itemId"), one.get("assessmentId"))
        for one in kept
    ]


evidence = computed(_evidence, reads=["evidence"])
