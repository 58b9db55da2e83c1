"""The evaluation command, on a folder of invented sets in the shape of the real ones."""

import csv
import json
from pathlib import Path

import pytest

from domain.skills import esco
from learnbot import evaluate_skills
from learnbot.skilltrain import corpora
from learnbot.skilltrain.grouping import groups_of

SKILLS = ("bake bread", "drive lorries", "manage staff", "weld pipes", "teach children", "sew")
JOBS = ("baker", "lorry driver", "manager")
URI = "http://data.europa.eu/esco/"


@pytest.fixture(autouse=True)
def nothing_beside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Figures of a small folder must not depend on what lies beside the checkout."""
    monkeypatch.setattr(evaluate_skills, "BESIDE", tmp_path / "nowhere")


def write(path: Path, *rows: tuple[str, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("domain.skills.spans.SIZES", (8,))
    release = tmp_path / "esco"
    head = ("conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "description")
    write(
        release / "skills_en.csv",
        head,
        *(
            (f"{URI}skill/{at}", "skill/competence", "cross-sector", name, f"{name} well", "")
            for at, name in enumerate(SKILLS)
        ),
    )
    write(
        release / "occupations_en.csv",
        ("conceptUri", "preferredLabel", "altLabels"),
        *((f"{URI}occupation/{at}", name, f"{name} (night)") for at, name in enumerate(JOBS)),
    )
    write(
        release / "occupationSkillRelations.csv",
        ("occupationUri", "relationType", "skillUri"),
        *((f"{URI}occupation/{at}", "essential", f"{URI}skill/{at}") for at in range(len(JOBS))),
    )
    write(
        release / "skillSkillRelations.csv",
        ("originalSkillUri", "relationType", "relatedSkillUri"),
    )
    for pillar in ("Skill", "Occ"):
        write(release / f"broaderRelations{pillar}Pillar.csv", ("conceptUri", "broaderUri"))
    write(
        tmp_path / "bench/esco_linked/tech_test.csv",
        ("sentence", "span", "sub_span", "label"),
        ("You manage staff and <ORGANIZATION> pays .", "manage staff", "", "manage staff"),
        ("We bake bread at night .", "bake bread", "", "bake bread"),
        ("We are nice .", "nice", "", "LABEL NOT PRESENT"),
    )
    write(
        tmp_path / "bench/jobbert_titles/titles_test.csv",
        ("", "vacancyTitle", "conceptUri"),
        ("0", "Baker wanted", f"{URI}occupation/0"),
        ("1", "Lorry driver, days", f"{URI}occupation/1"),
    )
    write(
        tmp_path / "bench/skillskape/test.csv",
        ("", "sentence", "skills"),
        ("0", "You will weld pipes .", "['weld pipes']"),
        ("1", "A kind firm .", "['UNK']"),
    )
    names = ("baker", "baker (night)", "lorry driver", "manager")
    melo = tmp_path / "bench/melo/usa_q_en_c_en"
    melo.mkdir(parents=True)
    for name, lines in {
        "queries": ("Q0\tBakers, Bread", "Q1\tLorry Drivers", "Q2\tnowhere"),
        "corpus_elements": [f"C{at}\t{name}" for at, name in enumerate(names)],
        "annotations": ("Q0 0 C0 1", "Q0 0 C1 1", "Q1 0 C2 1", "Q1 0 C3 0"),
    }.items():
        (melo / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    groups = [
        (f"{verb} {skill}", f"S{at % 2}")
        for verb in ("to", "can")
        for at, skill in enumerate(SKILLS)
    ]
    for part, rows in {"en_train": groups, "en_test": groups[:4], "da_test": groups[:1]}.items():
        path = tmp_path / f"bench/kompetencer/{part}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    for part, count in (("train", 1500), ("test", 6)):
        tagged = [
            {
                "tokens": ["You", "know", SKILLS[at % 6].split()[0], "and", "Python", "."],
                "tags_skill": ["O", "O", "B", "O", "O", "O"],
                "tags_knowledge": ["O", "O", "O", "O", "B", "O"],
            }
            for at in range(count)
        ]
        path = tmp_path / f"bench/skillspan/{part}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(map(json.dumps, tagged)), encoding="utf-8")
    return tmp_path


def test_every_set_at_hand_is_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate_skills.evaluate(folder)
    said = capsys.readouterr().out
    assert "labels tech test: RP@5 100.0 RP@10 100.0 MRR 1.000 of 2" in said
    assert "labels skillskape test: RP@5 100.0 RP@10 100.0 MRR 1.000 of 1" in said
    assert "titles test: MRR 1.000" in said
    assert "names usa_q_en_c_en: MRR 1.000, right at once 100.0 %" in said
    assert "groups kompetencer en_test: weighted F1 100.0" in said
    assert "groups kompetencer da_test: weighted F1 100.0" in said
    assert "spans skillspan test knowledge: strict P 100.0 R 100.0 F1 100.0" in said
    assert "spans skillspan test both" in said
    assert "trained on train.json at evaluation time" in said
    assert "O*NET" not in said


def test_of_a_large_set_a_part_is_scored(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate_skills, "SENTENCES_SCORED", 1)
    evaluate_skills.evaluate(folder)
    assert "sets tech test: P 100.0 R 100.0 F1 100.0 of 1" in capsys.readouterr().out


def test_without_a_release_what_needs_it_is_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (*(folder / "esco").iterdir(), folder / "bench/skillspan/train.json"):
        path.unlink()
    evaluate_skills.evaluate(folder)
    said = capsys.readouterr().out
    assert "no ESCO release there" in said
    assert "labels tech" not in said
    assert "spans skillspan: no training part there" in said


def test_placeholders_and_unlabelled_rows_are_read_away(folder: Path) -> None:
    first, _, last = corpora.linked(folder / "bench/esco_linked/tech_test.csv")
    assert "<" not in first.text
    assert first.labels == {"manage staff"}
    assert last.labels == frozenset()


def test_bio_tags_become_spans(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("team\tB-Skill\nwork\tI-Skill\nin\tO\nC\tI-Skill\n\nno\tO\n", encoding="utf-8")
    first, second = corpora.conll(path)
    assert first.spans == {("skill", 0, 1), ("skill", 3, 3)}
    assert second.tokens == ("no",)
    assert first.document != second.document


def test_two_columns_of_tags_become_two_kinds_of_spans(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(
        "kan\tO\tO\nlede\tB-Skill\tO\nstaal\tI-Skill\tB-Knowledge\n\t\t\nja\tO\n", encoding="utf-8"
    )
    first, second = corpora.two_kinds(path)
    assert first.spans == {("skill", 1, 2), ("knowledge", 2, 2)}
    assert second.tokens == ("ja",)
    assert second.spans == frozenset()


def test_groups_of_esco_are_found_up_the_hierarchy() -> None:
    def concept(uri: str, kind: esco.Concept, code: str = "") -> esco.EscoConcept:
        return esco.EscoConcept(uri, kind, {}, code)

    skill, group = esco.Concept.SKILL, esco.Concept.SKILL_GROUP
    concepts = (
        concept("a", skill),
        concept("b", skill),
        concept("c", skill),
        concept("T3", group, "T3"),
    )
    release = esco.Release(
        ("en",),
        {one.uri: one for one in (*concepts, concept("T3.1", group, "T3.1"))},
        (),
        (),
        (
            esco.Broader("a", "T3.1"),
            esco.Broader("T3.1", "T3"),
            esco.Broader("b", "http://data.europa.eu/esco/isced-f/0612"),
        ),
    )
    assert groups_of(release) == {"a": {"A3"}, "b": {"K06"}, "c": frozenset()}


def test_other_kinds_and_odd_signs_do_not_break_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("a\u2028b B-SKILL \nbaker B-Occupation\nhere O\n\n\n", encoding="utf-8")
    (found,) = corpora.conll(path)
    assert found.tokens == ("a\u2028b", "baker", "here")
    assert found.spans == {("skill", 0, 0)}


def test_sentences_of_skillspan_know_their_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [("x\u2028", 1, "tech"), ("y", 1, "tech"), ("z", 1, "house")]
    path.write_text(
        "".join(
            json.dumps(
                {"tokens": [word], "idx": at, "source": source}
                | {f"tags_{kind}": ["O"] for kind in ("skill", "knowledge")},
                ensure_ascii=False,
            )
            + "\n"
            for word, at, source in rows
        ),
        encoding="utf-8",
    )
    first, second, third = (one.document for one in corpora.skillspan(path))
    assert first == second != third


def test_a_set_without_a_training_part_is_scored_by_what_others_taught(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "bench/green/testset.txt"
    path.parent.mkdir(parents=True)
    rows = ["You O", "know O", "Python B-Skill", ". O", "", "A O", "person B-Occupation"]
    path.write_text("\n".join(rows), encoding="utf-8")
    for one in folder.glob("esco/*"):
        one.unlink()
    evaluate_skills.evaluate(folder)
    said = capsys.readouterr().out
    assert "green skill by the dictionary: strict P 100.0 R 100.0 F1 100.0, overlapping" in said
    assert "green skill by SkillSpan's: strict" in said
