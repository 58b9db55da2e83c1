"""Scores of span extraction; the taggers are trained for it from the training parts at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from domain.skills import encoders
from domain.skills.cache import cache_dir
from domain.skills.encoders import Vectors
from domain.skills.extraction import Engine
from domain.skills.spans import Probe, Sight, Tagger, clusters, train
from learnbot.skilltrain import corpora, metrics, probing
from learnbot.skilltrain.corpora import Corpora, Tagged

KINDS = ("skill", "knowledge")
_FOLDS = 3

Read = Callable[[Path], list[Tagged]]
_SETS: tuple[tuple[str, Read, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "skillspan",
        corpora.skillspan,
        ("skillspan/train.json", "skillspan/dev.json"),
        ("skillspan/test.json", "skillspan/dev.json"),
        ("skill", "knowledge"),
    ),
    (
        "sayfullina",
        corpora.conll,
        ("sayfullina/train.conll", "sayfullina/dev.conll"),
        ("sayfullina/test.conll", "sayfullina/dev.conll"),
        ("skill",),
    ),
)
_GREEN = "green/testset.txt"


def lines(sets: Corpora, everything: Corpora) -> Iterator[str]:
    """A line a set and kind, and one for both kinds together."""
    for name, read, training, scored, kinds in _SETS:
        target = next((path for one in scored if (path := sets.find(one))), None)
        if target is None:
            continue
        # What is scored is not trained on; a test part may be trained for on everything else.
        sources = [p for one in training if (p := everything.find(one)) and p.name != target.name]
        if not sources:
            yield f"spans {name}: no training part there, so nothing to score"
            continue
        learned = [sentence for path in sources for sentence in read(path)]
        sentences = read(target)
        total = metrics.Counts()
        for kind in kinds:
            counts, loose = _score(_tagged(learned, kind, sentences), sentences, kind)
            total += counts
            yield _line(f"spans {name} {target.stem} {kind}", counts, loose)
        if len(kinds) > 1:
            yield f"spans {name} {target.stem} both: strict F1 {total.f1:.1f}"
        yield f"  (trained on {', '.join(path.name for path in sources)} at evaluation time)"
    yield from _green(sets, everything)


def _line(name: str, counts: metrics.Counts, loose: float) -> str:
    return (
        f"{name}: strict P {counts.precision:.1f} R {counts.recall:.1f} F1 {counts.f1:.1f},"
        f" overlapping F1 {loose:.1f}"
    )


def _score(
    said: Sequence[set[tuple[int, int]]], sentences: Sequence[Tagged], kind: str
) -> tuple[metrics.Counts, float]:
    total = metrics.Counts()
    loose = metrics.Counts(), metrics.Counts()
    for spans, sentence in zip(said, sentences, strict=True):
        wanted = {(first, last) for one, first, last in sentence.spans if one == kind}
        total += metrics.strict(spans, wanted)
        touched = metrics.overlapping(spans, wanted)
        loose = loose[0] + touched[0], loose[1] + touched[1]
    return total, metrics.overlap_f1(loose)


def _tagged(
    learned: Sequence[Tagged], kind: str, sentences: Sequence[Tagged]
) -> list[set[tuple[int, int]]]:
    tagger = tagger_of(learned, kind)
    found = tagger.spans([sentence.tokens for sentence in sentences])
    return [{(first, last) for first, last, _ in spans} for spans in found]


def tagger_of(learned: Sequence[Tagged], kind: str) -> Tagger:
    """A tagger trained on the sentences; kept in the cache under what it was made of."""
    engine, table, model = Engine.default(), encoders.static(), encoders.sentences(2)
    parts = (kind, engine.taxonomy.version, table and table.name, model and model.name)
    digest = hashlib.sha256(repr((parts, learned)).encode()).hexdigest()[:16]
    path = cache_dir() / f"spans-{digest}.crf"
    sight = Sight(
        engine.taxonomy,
        engine.index,
        table,
        clusters(table) if table is not None else (),
        model,
    )
    tokens = [sentence.tokens for sentence in learned]
    spans = [
        sorted((first, last) for one, first, last in sentence.spans if one == kind)
        for sentence in learned
    ]
    guesses: Sequence[Vectors | None] = [None] * len(learned)
    if model is not None and table is not None:
        probe, guesses = _probe(sight, tokens, spans, path.with_suffix(".npz"))
        sight = Sight(sight.taxonomy, sight.index, table, sight.clusters, model, probe)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        train(sight, tokens, spans, path, features=sight.seen(tokens, guesses))
    return Tagger(sight, path)


def _probe(
    sight: Sight,
    tokens: Sequence[Sequence[str]],
    spans: Sequence[Sequence[tuple[int, int]]],
    path: Path,
) -> tuple[Probe, Sequence[Vectors | None]]:
    """The probe, and its guesses on sentences that it has not learned from (by thirds)."""
    if path.exists() and path.with_suffix(".crf").exists():
        with np.load(path) as file:
            kept = [file[name] for name in ("into", "into_bias", "out", "out_bias")]
            return Probe(*kept), [None] * len(tokens)
    inputs = sight.inputs(tokens)
    tags = [probing.tags_of(len(one), marked) for one, marked in zip(tokens, spans, strict=True)]
    guesses: list[Vectors | None] = [None] * len(tokens)
    for fold in range(_FOLDS):
        others = [at for at in range(len(tokens)) if at * _FOLDS // len(tokens) != fold]
        probe = _trained(inputs, tags, others)
        for at in set(range(len(tokens))) - set(others):
            guesses[at] = probe.guesses(inputs[at])
    probe = _trained(inputs, tags, range(len(tokens)))
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        into=probe.into,
        into_bias=probe.into_bias,
        out=probe.out,
        out_bias=probe.out_bias,
    )
    return probe, guesses


def _trained(
    inputs: Sequence[Vectors], tags: Sequence[probing.Tags], places: Sequence[int] | range
) -> Probe:
    return probing.train(
        np.concatenate([inputs[at] for at in places]), np.concatenate([tags[at] for at in places])
    )


def _green(sets: Corpora, everything: Corpora) -> Iterator[str]:
    """A set without a training part here: what is learned from SkillSpan, and the dictionary."""
    target = sets.find(_GREEN)
    if target is None:
        return
    sentences = corpora.conll(target)
    said = [_by_dictionary(sentence.tokens) for sentence in sentences]
    yield _line("spans green skill by the dictionary", *_score(said, sentences, "skill"))
    sources = [
        path for part in ("train", "dev") if (path := everything.find(f"skillspan/{part}.json"))
    ]
    if not sources:
        return
    learned = [sentence for path in sources for sentence in corpora.skillspan(path)]
    for kind in KINDS:
        found = _tagged(learned, kind, sentences)
        said = [_joined(one, other) for one, other in zip(said, found, strict=True)]
    yield _line("spans green skill, with SkillSpan's", *_score(said, sentences, "skill"))


def _by_dictionary(tokens: Sequence[str]) -> set[tuple[int, int]]:
    """The engine's mentions as spans of words."""
    text = " ".join(tokens)
    starts = np.cumsum([0, *(len(token) + 1 for token in tokens[:-1])])
    found = set()
    for mention in Engine.default().extract(text):
        first = int(np.searchsorted(starts, mention.start, side="right")) - 1
        last = int(np.searchsorted(starts, mention.end - 1, side="right")) - 1
        found.add((first, last))
    return found


def _joined(ones: set[tuple[int, int]], others: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Both, the longer where two overlap."""
    kept: list[tuple[int, int]] = []
    for first, last in sorted(ones | others, key=lambda span: (span[0] - span[1], span)):
        if all(last < low or first > high for low, high in kept):
            kept.append((first, last))
    return set(kept)
