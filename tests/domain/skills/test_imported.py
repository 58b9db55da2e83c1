"""What imported names do beside ours: look-ups, and texts read by those that are clear."""

from collections.abc import Iterable
from uuid import uuid4

import pytest

from domain.skills.clear import is_clear, stems, verb_forms
from domain.skills.extraction import Engine
from domain.skills.imported import Imported, ImportedName, ImportedSkill
from domain.skills.index import Name
from domain.skills.text import key
from domain.skills.values import How, Kind, Source, TextKind

ROPES = "esco-0a1b2c3d-0000-4000-8000-000000000001"
NETS = "esco-0a1b2c3d-0000-4000-8000-000000000002"
TOOL = "onet-knotcad-pro"


def engine(*names: tuple[str, str], in_texts: bool = True) -> Engine:
    """Ours, and three imported skills; `names` are more of their names, by slug."""
    ours = Engine.default()
    skills = [
        _skill(ROPES, "inspect climbing rope strands", Kind.PRACTICE, Source.ESCO),
        _skill(NETS, "weave fishing net panels", Kind.PRACTICE, Source.ESCO),
        _skill(TOOL, "KnotCAD Pro", Kind.TOOL, Source.ONET),
    ]
    rows = [
        *(ImportedName(one.slug, one.name, key(one.name), True, one.source) for one in skills),
        *(ImportedName(slug, name, key(name), False, Source.ESCO) for slug, name in names),
    ]
    imported = Imported(
        skills,
        rows,
        ours=dict(ours.taxonomy.skills),
        taken=ours.index.by_key,
        in_texts=in_texts,
    )
    return ours.with_imported(imported)


def _skill(slug: str, name: str, kind: Kind, source: Source) -> ImportedSkill:
    return ImportedSkill(uuid4(), slug, name, kind, "Ropes", [1, 2, 3, 4], source)


def found(known: Engine, text: str) -> list[tuple[str, str]]:
    mentions = known.extract(text, source=TextKind.JOB)
    imported = known.imported
    assert imported is not None
    return [(one.skill_id, one.text) for one in mentions if one.skill_id in imported.skills]


@pytest.mark.parametrize(
    "text",
    [
        "You inspect climbing rope strands.",
        "Inspecting climbing rope strands",
        "She inspected climbing rope strands, and more.",
        "Duties\n- inspecting climbing rope strands\n- other duties",
        "Inspected climbing rope strands\nWashed them",
    ],
)
def test_a_phrase_is_found_with_its_verb_in_any_form(text: str) -> None:
    ((slug, words),) = found(engine(), text)
    assert slug == ROPES
    assert words.endswith("climbing rope strands")


def test_part_of_a_longer_name_is_not_the_phrase() -> None:
    assert not found(engine(), "You inspect climbing rope strands suppliers.")
    assert not found(engine(), "You inspect climbing, rope strands.")
    assert not found(engine(), "pre-inspect climbing rope strands")


def test_a_product_is_found_as_it_is_written_alone() -> None:
    assert found(engine(), "Drawings in KnotCAD Pro") == [(TOOL, "KnotCAD Pro")]
    assert not found(engine(), "Drawings in knotcad pro")


def test_ours_are_found_as_without_the_import_and_never_twice() -> None:
    text = "Python, Go and Rust. We use Python for network programming tasks daily."
    wider = engine((ROPES, "Python"), (NETS, "Python for network programming"))
    assert wider.extract(text) == Engine.default().extract(text)
    assert [one.skill_id for one in wider.normalise("Python")] == ["python"]


def test_a_synonym_that_two_skills_share_means_none_in_texts_and_both_in_look_ups() -> None:
    shared = "check rope weave by hand"
    wider = engine((ROPES, shared), (NETS, shared))
    assert not found(wider, f"You {shared}.")
    assert {one.skill_id for one in wider.normalise(shared)} == {ROPES, NETS}


def test_an_own_name_goes_before_anothers_synonym() -> None:
    wider = engine((NETS, "inspect climbing rope strands"))
    assert found(wider, "inspect climbing rope strands") == [(ROPES, wider.skill(ROPES).name)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "clear"),
    [
        ("rope", False),  # a word
        ("rope craft", False),  # two words are rarely meant
        ("be a rope", False),  # a piece of a sentence
        ("have a rope ready", False),
        ("sing old shanties well", False),  # shares no word with the skill's name
        ("rope strand inspection", True),
    ],
)
def test_which_synonyms_of_esco_are_clear(name: str, clear: bool) -> None:
    own = stems(key("inspect climbing rope strands"))
    assert is_clear(key(name), Name(ROPES, name, False), Source.ESCO, own) is clear


@pytest.mark.parametrize(
    ("slug", "name", "clear"),
    [
        (TOOL, "KnotCAD", True),
        (TOOL, "Acme Ledger", True),
        (TOOL, "Act!", False),
        (TOOL, "Route", False),
        (TOOL, "SAM", False),
        (TOOL, "Scheduling software", False),
        ("onet-2-a-1-a", "Active Reading", False),
    ],
)
def test_which_names_of_onet_are_clear(slug: str, name: str, clear: bool) -> None:
    assert is_clear(key(name), Name(slug, name, True), Source.ONET, frozenset()) is clear


def test_groups_of_esco_are_no_skills_in_texts() -> None:
    name = Name("esco-S1.2.3", "inspecting ropes and nets", True)
    assert not is_clear(key(name.wording), name, Source.ESCO, frozenset())


def test_texts_can_be_left_out() -> None:
    wider = engine(in_texts=False)
    assert not found(wider, "You inspect climbing rope strands.")
    assert wider.normalise("Inspect Climbing Rope Strand")[0].skill_id == ROPES


def test_search_gives_whole_names_then_parts_then_slips_ours_first() -> None:
    wider = engine((ROPES, "python"), (NETS, "python knots for nets"))
    slugs = [one.skill_id for one in wider.search("python", 50)]
    assert slugs[0] == "python"
    assert slugs.index("python") < slugs.index(NETS)
    assert ROPES not in slugs[:1]
    assert wider.search("weave fishing net panels", 3)[0].how is How.EXACT
    assert wider.search("inspect climbng rope strands", 3)[0].skill_id == ROPES
    assert len(wider.search("p", 5)) == 5


def test_the_forms_of_verbs() -> None:
    forms = verb_forms(
        [
            "manage ropes",
            "plan nets",
            "carry loads",
            "weld pipes",
            "tie knots",
            "lead teams",
            "weaving",
        ]
    )
    assert forms["managing"] == ("manage",)
    assert forms["planning"] == ("plan",)
    assert forms["carried"] == ("carry",)
    assert forms["welded"] == ("weld",)
    assert forms["tying"] == ("tie",)
    assert forms["led"] == ("lead",)
    assert not _ending(forms, "weavinging")


def _ending(forms: Iterable[str], word: str) -> bool:
    return word in forms
