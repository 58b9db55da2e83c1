"""When a doubtful name counts: as written, in a list of its kind, near its words."""

import pytest

from domain.skills.extraction import Engine
from domain.skills.taxonomy import Ambiguity, Skill, Taxonomy
from domain.skills.values import Kind, Tier


def _skill(id_: str, name: str, *aliases: str, **fields: object) -> Skill:
    fields = {"kind": Kind.TOOL, "domain": "software", "category": "Tools", **fields}
    return Skill(id_, name, aliases=aliases, **fields)  # type: ignore[arg-type]


_RULED = {
    "spark": _skill(
        "spark", "Apache Spark", "Spark", ambiguous=Ambiguity("a verb", ("cluster", "hadoop"))
    ),
    "capacity": _skill(
        "capacity",
        "Capacity planning",
        "plan capacity",
        kind=Kind.PRACTICE,
        ambiguous=Ambiguity("also of staff", ("servers",), ("beds",)),
    ),
    "payables": _skill(
        "payables",
        "Accounts payable",
        "AP",
        kind=Kind.PRACTICE,
        ambiguous=Ambiguity("Associated Press", ("invoices",), names=("AP",)),
    ),
    "resilience": _skill(
        "resilience",
        "Resilience",
        "resilient",
        kind=Kind.SOFT,
        ambiguous=Ambiguity("also of machines", never=("resilient systems",), names=("resilient",)),
    ),
    "excel": _skill(
        "excel", "Microsoft Excel", "Excel", ambiguous=Ambiguity("a verb", ("sheets",), ("excels",))
    ),
    "word": _skill(
        "word",
        "Microsoft Word",
        "Word",
        ambiguous=Ambiguity("a word", ("office",), ("word of mouth",)),
    ),
    "rag": _skill("rag", "Retrieval-augmented generation", "RAG", kind=Kind.PRACTICE),
    "ml": _skill("ml", "Machine learning", "ML", kind=Kind.KNOWLEDGE),
    "vat": _skill("vat", "VAT", domain="business"),
    "kpi": _skill("kpi", "KPI definition", "KPI"),
    "html": _skill("html", "HTML"),
    "nas": _skill("nas", "NAS"),
    "cad": _skill("cad", "CAD"),
    "python": _skill("python", "Python"),
    "indesign": _skill("indesign", "Adobe InDesign", "InDesign"),
    "cicd": _skill("cicd", "CI/CD", kind=Kind.PRACTICE),
    "support": _skill("support", "Customer support", kind=Kind.PRACTICE),
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Taxonomy(_RULED))


def found(engine: Engine, text: str) -> list[str]:
    return [mention.skill_id for mention in engine.extract(text)]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Jobs in Apache Spark", ["spark"]),
        ("Your ideas spark joy; Spark your career", []),
        ("A Hadoop cluster with Spark", ["spark"]),
        ("Python y Spark, HTML", ["python", "spark", "html"]),
        ("Python y Spark", ["python", "spark"]),
        ("Capacity planning of servers", ["capacity"]),
        ("Capacity planning", []),
        ("Capacity planning for beds on servers", []),
        ("plan capacity", ["capacity"]),
    ],
)
def test_long_names_are_sure_where_a_part_of_them_is_the_doubt(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("You are resilient", ["resilience"]),
        ("You build resilient systems", []),
        ("You build systems and are resilient", ["resilience"]),
        ("Resilience of systems", ["resilience"]),
    ],
)
def test_rule_without_company_only_excludes(engine: Engine, text: str, skills: list[str]) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Reporter at AP, the news agency", []),
        ("Clear invoices in AP", ["payables"]),
        ("Accounts payable", ["payables"]),
    ],
)
def test_rule_guards_the_names_it_lists_and_no_other(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("RAG over our documents", ["rag"]),
        ("wash it with rags, a rag will do", []),
        ("add 5 ml of buffer", []),
        ("ML and VAT", ["ml", "vat"]),
        ("vats of wine", []),
        ("Kpi of the week", []),
        ("Html and Python", ["html", "python"]),
        ("define KPIs, a kpi and KPI", ["kpi", "kpi", "kpi"]),
        ("knowledge of html", ["html"]),
        ("Python, rag", ["python", "rag"]),
        ("přijď k nás", []),
        ("CAD drawings, CAD 90,000 to 95,000 CAD a year", ["cad"]),
        ("We pay AED 90,000.", []),
    ],
)
def test_capitals_that_are_also_words_count_as_written(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("She excels in sheets", []),
        ("Excel sheets", ["excel"]),
        ("by word of mouth in the office", []),
        ("Word of mouth in the office", []),
        ("Word in the office", ["word"]),
    ],
)
def test_other_forms_and_set_phrases_are_never_meant(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("take part in design reviews", []),
        ("layouts in In Design", ["indesign"]),
        ("layouts in In-Design", ["indesign"]),
        ("CI/CD, CI / CD and CI-CD", ["cicd", "cicd", "cicd"]),
        ("CI, CD", []),
        ("talk to customers, support and sales", []),
        ("customer support", ["support"]),
        ("customer\nsupport", ["support"]),
        ("non-customer support", []),
        ("React-Python", ["python"]),
    ],
)
def test_names_keep_within_items_and_compounds(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Wanted\n- Python\n- Spark\n- HTML", ["python", "spark", "html"]),
        ("Wanted\n- Python of old\n- Spark your career", ["python"]),
        ("Python - Spark joy", ["python"]),
    ],
)
def test_items_of_a_bullet_list_are_beside_each_other(
    engine: Engine, text: str, skills: list[str]
) -> None:
    assert found(engine, text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Nice to have\n- Polish\n- Humour", ["polish"]),
        ("Nice to have\n- Humour\n- Polish", ["polish"]),
        ("Tasks\n- Polish the floors", []),
        ("Nationality\nPolish", []),
    ],
)
def test_a_language_alone_behind_a_bullet_is_one(text: str, skills: list[str]) -> None:
    assert found(Engine.default(), text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Holidays by Ukrainian law", []),
        ("Visit our Finnish customers", []),
        ("You speak Ukrainian, law is not needed", ["ukrainian"]),
        ("You speak Ukrainian.", ["ukrainian"]),
    ],
)
def test_where_something_is_from_is_no_language(text: str, skills: list[str]) -> None:
    languages = [one for one in found(Engine.default(), text) if one in ("ukrainian", "finnish")]
    assert languages == skills


@pytest.mark.parametrize(("text", "known"), [("with our CMMS", True), ("on our CMM", False)])
def test_an_acronym_that_ends_in_s_is_no_plural(text: str, known: bool) -> None:
    mentions = Engine.default().extract(text, tier=Tier.DICTIONARY)
    assert ("asset-management-systems" in [one.skill_id for one in mentions]) is known


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Go", {"go"}),
        ("excel", {"microsoft-excel"}),
        ("R 4", {"r"}),
        ("Excel (advanced)", {"microsoft-excel"}),
        ("Go / Rust", {"go", "rust"}),
        ("Word, Excel and Access", {"microsoft-word", "microsoft-excel", "microsoft-access"}),
        ("Ready to go", set()),
        ("Rust belt", set()),
    ],
)
def test_an_item_of_a_list_of_skills_needs_no_words_around_it(text: str, skills: set[str]) -> None:
    mentions = Engine.default().extract(text, tier=Tier.DICTIONARY, listed=True)
    assert {mention.skill_id for mention in mentions} == skills


def test_the_same_names_in_a_text_that_is_no_list_stay_words() -> None:
    assert Engine.default().extract("Go", tier=Tier.DICTIONARY) == []


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Driving continuous improvement of delivery.", "driving"),
        ("Safeguarding the sensitive data of clients.", "safeguarding"),
        ("Acting as the first contact of all.", "acting"),
        ("Juggling six projects at a time.", "circus-arts"),
        ("Composing letters and speeches.", "music-composition"),
    ],
)
def test_a_trade_as_the_verb_of_another_object_is_none(text: str, skill: str) -> None:
    mentions = Engine.default().extract(text, tier=Tier.DICTIONARY)
    assert skill not in {mention.skill_id for mention in mentions}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Driving of a van.", "driving"),
        ("Safeguarding of children.", "safeguarding"),
        ("Acting and singing.", "acting"),
        ("Juggling and other circus acts.", "circus-arts"),
        ("Composing music.", "music-composition"),
    ],
)
def test_the_trade_itself_is_one(text: str, skill: str) -> None:
    mentions = Engine.default().extract(text, tier=Tier.DICTIONARY)
    assert skill in {mention.skill_id for mention in mentions}
