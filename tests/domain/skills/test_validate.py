"""The validator finds each kind of fault, and none in the files that we ship."""

from typing import Any

import pytest

from domain.skills import validate
from domain.skills.taxonomy import read_files


def a_file(*skills: dict[str, Any]) -> dict[str, Any]:
    return {"file": "x.yaml", "domain": "software", "category": "Languages", "skills": list(skills)}


def a_skill(id_: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.title(), "kind": "tool", **fields}


def test_shipped_taxonomy_has_no_fault() -> None:
    assert validate.faults(read_files()) == []


def test_sound_file_has_no_fault() -> None:
    rule = {"note": "also a verb", "near": ["code"]}
    sound = a_file(
        a_skill("programming"),
        a_skill(
            "go-language",
            name="Go",
            aliases=["Golang"],
            broader=["programming"],
            needs={"programming": "first things first"},
            hours=[20, 80, 200, 500],
            ambiguous=rule,
        ),
        a_skill("go-game", name="Go"),
    )
    assert validate.faults([sound]) == []


@pytest.mark.parametrize(
    ("skills", "words"),
    [
        ([a_skill("Bad_Id")], "not kebab-case"),
        ([a_skill("a", kind="gadget")], "unknown kind"),
        ([a_skill("a", name="  ")], "name is missing"),
        ([a_skill("a", colour="red")], "unknown field colour"),
        ([a_skill("a"), a_skill("a", name="B")], "used 2 times"),
        ([a_skill("a", broader=["b"])], "broader names b"),
        ([a_skill("a", related=["a"])], "names the skill itself"),
        ([a_skill("a", needs={"b": "why"})], "needs names b"),
        ([a_skill("a", needs={"a": ""})], "needs is not a mapping"),
        ([a_skill("a", hours=[5, 3, 9, 12])], "do not ascend"),
        ([a_skill("a", hours=[0, 3, 9, 12])], "not positive"),
        ([a_skill("a", hours=[3, 9])], "hours are four"),
        ([a_skill("a", aliases=["X", "X"])], "says something twice"),
        ([a_skill("a", ambiguous={"note": "n", "near": []})], "near and never are empty"),
        (
            [a_skill("a", ambiguous={"note": "n", "near": ["x"], "names": ["Q"]})],
            "about Q, which is none of the names",
        ),
        ([a_skill("a", esco="http://example.org")], "not an ESCO URI"),
        ([a_skill("a", aliases=["X"]), a_skill("b", aliases=["x"])], "owned by a, b"),
    ],
)
def test_fault_is_named(skills: list[dict[str, Any]], words: str) -> None:
    assert [fault for fault in validate.faults([a_file(*skills)]) if words in fault]


@pytest.mark.parametrize("relation", ["broader", "needs"])
def test_cycle_is_named_once(relation: str) -> None:
    def to(target: str) -> Any:
        return {target: "why"} if relation == "needs" else [target]

    ring = a_file(
        a_skill("a", **{relation: to("b")}),
        a_skill("b", **{relation: to("c")}),
        a_skill("c", **{relation: to("a")}),
    )
    assert validate.faults([ring]) == [f"cycle in {relation}: a > b > c > a"]
