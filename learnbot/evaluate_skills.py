"""`learnbot evaluate skills DIR`: scores of the skill engine on the labelled sets in a folder."""

from __future__ import annotations

import hashlib
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from domain.skills import onet
from domain.skills.cache import cache_dir
from domain.skills.esco import Concept, Release
from domain.skills.extraction import Engine
from domain.skills.labels import Labels
from domain.skills.occupations import Duties, Titles
from domain.skills.ranking import DECIDED, Ranker, available
from domain.skills.taxonomy import Skill, Taxonomy, load
from domain.skills.values import Kind, TextKind, Tier
from learnbot.alone import alone
from learnbot.skilltrain import corpora, grouping, linking, metrics, spanning
from learnbot.skilltrain.corpora import Corpora, Labelled

LENGTH = 3000
"""Characters of a text whose extraction is timed; a usual job description."""

TITLES_SCORED = 1500
"""Titles of a set beyond these are not scored; the set is in no order of its own."""

SENTENCES_SCORED = 500
"""Of a larger set every second or so is scored, no fewer than these: ten take a second."""

MORE = "LEARNBOT_SKILL_SETS"
"""Folders, parted as in PATH, with the training sets and releases that DIR lacks."""

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "skills"
"""Where the recorded corpus lies when it stands beside the checkout."""

_LINKED = {
    f"{name} {part}": (f"esco_linked/{name}_{part}.csv", corpora.linked)
    for name in ("tech", "house", "techwolf")
    for part in ("test", "validation")
} | {f"skillskape {part}": (f"skillskape/{part}.csv", corpora.listed) for part in ("test", "dev")}
_FITTED = " (the ranking's weights were fitted on this part)"


def evaluate(folder: Path, others: Sequence[Path] = ()) -> None:
    """Prints a line a set that is in `folder`.

    Training sets and releases that it lacks are looked for in `others`, in the folders of MORE,
    and in the recorded corpus beside the checkout.
    """
    more = map(Path, filter(None, os.environ.get(MORE, "").split(os.pathsep)))
    sets = Corpora([folder])
    everything = Corpora([folder, *others, *more, *filter(Path.is_dir, [BESIDE])])
    tier = available()[-1]
    print(f"tiers: {', '.join(available())}")
    release = everything.esco()
    if release is None:
        print("no ESCO release there: what is compared with it is left out")
    else:
        labels = corpora.esco_labels(release)
        for found in (
            _sentences(sets, labels, tier),
            _titles(sets, release, tier),
            linking.lines(sets, release, tier),
            _crosswalk(sets, everything, release, labels, tier),
            grouping.lines(sets, everything, release, labels),
        ):
            for line in found:
                print(line, flush=True)
    for line in speeds(sets, release):
        print(line, flush=True)
    # Last, because taggers are taught first: minutes, where none are in the cache.
    for line in spanning.lines(sets, everything):
        print(line, flush=True)


def _sentences(sets: Corpora, labels: Labels, tier: Tier) -> Iterator[str]:
    known = [
        (name, read(path)) for name, (file, read) in _LINKED.items() if (path := sets.find(file))
    ]
    if not known:
        return
    ranker = Ranker(labels, tier, threads=2)
    for name, everything in known:
        sentences = everything[:: max(1, len(everything) // SENTENCES_SCORED)]
        fitted = _FITTED * name.endswith("validation")
        started = time.perf_counter()
        ranked = ranker.rank([sentence.text for sentence in sentences], limit=100)
        pace = len(sentences) / (time.perf_counter() - started)
        scored = metrics.ranking(
            (
                [labels.preferred[one.place].lower() in sentence.labels for one in ranks],
                len(sentence.labels),
            )
            for sentence, ranks in zip(sentences, ranked, strict=True)
        )
        yield (
            f"labels {name}: RP@5 {scored.rp5:.1f} RP@10 {scored.rp10:.1f}"
            f" MRR {scored.mrr:.3f} of {scored.queries}, {pace:.1f} sentences/s{fitted}"
        )
        least = ranker.weights.threshold
        said = [
            {
                labels.preferred[one.place].lower()
                for one in ranks[:DECIDED]
                if one.probability >= least
            }
            for ranks in ranked
        ]
        yield f"sets {name}: {_sets(said, sentences)} of {len(sentences)}{fitted}"


def _sets(said: Sequence[set[str]], sentences: Sequence[Labelled]) -> str:
    total = metrics.Counts()
    for one, sentence in zip(said, sentences, strict=True):
        total += metrics.of_sets(one, sentence.labels)
    return f"P {total.precision:.1f} R {total.recall:.1f} F1 {total.f1:.1f}"


def _titles(sets: Corpora, release: Release, tier: Tier) -> Iterator[str]:
    for part in ("test", "val"):
        path = sets.find(f"jobbert_titles/titles_{part}.csv")
        if path is None:
            continue
        occupations = corpora.occupation_labels(release)
        places = {uri: at for at, uri in enumerate(occupations.ids)}
        rows = corpora.titles(path)
        step = max(1, len(rows) // TITLES_SCORED)
        chosen = [row for row in rows[::step] if row[1] in places][:TITLES_SCORED]
        scores = Titles(occupations, tier).scores([title for title, _ in chosen])
        ranks = [
            1 + int((row > row[places[uri]]).sum())
            for row, (_, uri) in zip(scores, chosen, strict=True)
        ]
        mrr = sum(1 / rank for rank in ranks) / len(ranks)
        top = [100 * sum(rank <= k for rank in ranks) / len(ranks) for k in (1, 5)]
        yield (
            f"titles {part}: MRR {mrr:.3f}, right at once {top[0]:.1f} %,"
            f" in the first five {top[1]:.1f} % of {len(ranks)}"
        )


def _crosswalk(
    sets: Corpora, everything: Corpora, release: Release, labels: Labels, tier: Tier
) -> Iterator[str]:
    """O*NET occupations, by their duties and tools without the title, to ESCO's by their skills."""
    path = sets.find("crosswalk_esco_onet.csv")
    folder = everything.find("onet")
    if path is None or folder is None:
        return
    occupations = corpora.occupation_labels(release)
    places = {uri: at for at, uri in enumerate(occupations.ids)}
    skills = {uri: at for at, uri in enumerate(labels.ids)}
    held: list[list[tuple[int, bool]]] = [[] for _ in places]
    for relation in sorted(release.occupation_skills, key=lambda one: one.skill):
        if relation.occupation in places and relation.skill in skills:
            held[places[relation.occupation]].append((skills[relation.skill], relation.essential))
    wanted: dict[str, set[int]] = {}
    for match in onet.crosswalk(path):
        if match.kind in ("exactMatch", "closeMatch", "narrowMatch") and match.esco in places:
            wanted.setdefault(match.code, set()).add(places[match.esco])
    source = onet.read(folder)
    tools: dict[str, list[str]] = {}
    for one in source.technologies:
        tools.setdefault(one.code, []).append(one.name)
    duties = Duties(labels, held, tier)
    rows = {"fitted": [], "other": []}  # type: dict[str, list[tuple[list[bool], int]]]
    for code, right in sorted(wanted.items()):
        occupation = source.occupations.get(code)
        if occupation is None or not occupation.tasks:
            continue
        order = (-duties.scores(occupation.tasks, tools.get(code, [])[:30])).argsort(kind="stable")
        hits = [int(at) in right for at in order]
        rows["fitted" if _half(code) == 0 else "other"].append((hits, len(right)))
    for name, found in (*rows.items(), ("whole", [*rows["fitted"], *rows["other"]])):
        scored = metrics.ranking(found)
        gain = sum(metrics.ndcg(hits, total) for hits, total in found) / max(1, len(found))
        yield f"O*NET to ESCO, {name} half: nDCG@10 {gain:.3f} MRR {scored.mrr:.3f} of {len(found)}"


def _half(code: str) -> int:
    """Which half of the O*NET occupations a code is in; weights were fitted on half 0."""
    return int(hashlib.sha256(code.encode()).hexdigest(), 16) % 2


def speeds(sets: Corpora, release: Release | None) -> Iterator[str]:
    """Texts a second of one core's time, and what the engine takes to be ready."""
    yield from loading(release)
    texts = _texts(sets, [skill.name for skill in load().skills.values()])
    imported = {"": list[Skill]()}
    if release is not None:
        imported[" with ESCO's labels"] = _imported(release)
    for more, skills in imported.items():
        for tier in available()[:2]:
            # More than one thread of matrix products would wait for each other, and be counted.
            with alone(OPENBLAS_NUM_THREADS="1") as pool:
                seconds = pool.apply(extract_all, (texts, tier, skills))
            yield (
                f"extraction, {tier} tier{more}: {len(texts) / seconds:.0f} texts of {LENGTH}"
                f" characters a second of one core ({len(texts)} texts)"
            )


def extract_all(texts: Sequence[str], tier: Tier, imported: Sequence[Skill]) -> float:
    """Seconds of one core that the texts take when everything is loaded."""
    engine = Engine.default().with_labels({}, imported)
    engine.extract("Requirements: be there", source=TextKind.JOB, tier=tier)
    started = time.process_time()
    for text in texts:
        engine.extract(text, source=TextKind.JOB, tier=tier)
    return time.process_time() - started


def _texts(sets: Corpora, names: Sequence[str]) -> list[str]:
    """Job texts of one length: the sentences of a labelled set together, else invented ones."""
    for name in ("skillspan/test.json", "skillspan/dev.json"):
        path = sets.find(name)
        if path is not None:
            prose = "\n".join(" ".join(one.tokens) for one in corpora.skillspan(path))
            return [prose[at : at + LENGTH] for at in range(0, len(prose) - LENGTH, LENGTH)][:100]
    lines = (
        f"- You bring {at % 9 + 1}+ years of experience with {name} and like to explain it.\n"
        for at, name in enumerate(names)
    )
    prose = "".join(lines)
    return [prose[at : at + LENGTH] for at in range(0, len(prose) - LENGTH, LENGTH)][:100]


def loading(release: Release | None) -> Iterator[str]:
    """What it takes to be ready, in a process that has nothing loaded yet."""
    with alone() as pool:
        imported = [] if release is None else _imported(release)
        seconds, megabytes, count = pool.apply(load_index, (imported,))
    yield (
        f"index of {count} skills, ESCO's {len(imported)} among them: {seconds:.2f} s of one core,"
        f" {megabytes:.0f} MB"
    )


def _imported(release: Release) -> list[Skill]:
    return [
        Skill(
            id=one.uri,
            name=one.labels["en"].preferred,
            kind=Kind.KNOWLEDGE if one.skill_type == "knowledge" else Kind.PRACTICE,
            domain="esco",
            category="esco",
            aliases=one.labels["en"].alternative,
        )
        for one in release.of(Concept.SKILL)
    ]


def load_index(imported: list[Skill]) -> tuple[float, float, int]:
    """Seconds of one core and MB taken by the taxonomy, with imported skills, and how many."""
    before, started = _memory_mb(), time.process_time()
    taxonomy = dict(load().skills) | {skill.id: skill for skill in imported}
    engine = Engine(Taxonomy(taxonomy))
    seconds = time.process_time() - started
    return seconds, _memory_mb() - before, len(engine.taxonomy.skills)


def _memory_mb() -> float:
    """Resident now, not at its peak."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: python -m learnbot.evaluate_skills DIR [DIR WITH TRAINING SETS ...]")
        return 2
    first, *others = map(Path, arguments)
    print(f"derived data is kept in {cache_dir()}")
    evaluate(first, others)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
