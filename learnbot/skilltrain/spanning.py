"""Scores of span extraction; the taggers are trained for it from the training parts at hand."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import numpy as np

from domain.skills import encoders
from domain.skills.cache import cache_dir
from domain.skills.extraction import Engine
from domain.skills.spans import TAGS, Sight, Tagger, clusters, likeliest, runs, tags_of, train
from learnbot.skilltrain import corpora, finetuning, metrics
from learnbot.skilltrain.corpora import Corpora, Tagged
from learnbot.skilltrain.network import Network, untaught

KINDS = ("skill", "knowledge")
NETWORK_SHARE = 0.6
"""What the logarithms of the network's chances count beside the random field's."""
_LEAST = 1e-4
"""A chance of nought of the one is not the other's last word."""

Read = Callable[[Path], list[Tagged]]
_SETS: tuple[tuple[str, Read, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "sayfullina",
        corpora.conll,
        ("sayfullina/train.conll", "sayfullina/dev.conll"),
        ("sayfullina/test.conll", "sayfullina/dev.conll"),
        ("skill",),
    ),
    (
        "skillspan",
        corpora.skillspan,
        ("skillspan/train.json", "skillspan/dev.json"),
        ("skillspan/test.json", "skillspan/dev.json"),
        ("skill", "knowledge"),
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
        said = _tagged(learned, kinds, sentences)
        for kind in kinds:
            counts, loose = _score(said[kind], sentences, kind)
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
    learned: Sequence[Tagged], kinds: Sequence[str], sentences: Sequence[Tagged]
) -> dict[str, list[set[tuple[int, int]]]]:
    """Spans of each kind, by a mean of what the network and the random fields hold for likely."""
    taggers = [tagger_of(learned, kind) for kind in kinds]
    shares = [
        np.stack([tagger.shares(one.tokens) for tagger in taggers], axis=1) for one in sentences
    ]
    network = network_of(learned, kinds)
    model = encoders.sentences()
    if network is not None and model is not None:
        pieces = model.pieces([one.tokens for one in sentences])
        guesses = network.guesses(pieces, [one.document for one in sentences])
        shares = [
            (guess + _LEAST) ** NETWORK_SHARE * (share + _LEAST) ** (1 - NETWORK_SHARE)
            for guess, share in zip(guesses, shares, strict=True)
        ]
    return {
        kind: [set(runs(likeliest(one[:, column]))) for one in shares]
        for column, kind in enumerate(kinds)
    }


def tagger_of(learned: Sequence[Tagged], kind: str) -> Tagger:
    """A random field trained on the sentences; kept in the cache under what it was made of."""
    engine, table = Engine.default(), encoders.static()
    sight = Sight(
        engine.taxonomy, engine.index, table, clusters(table) if table is not None else ()
    )
    path = _kept((kind, engine.taxonomy.version, table and table.name), learned, "crf")
    if not path.exists():
        train(sight, [one.tokens for one in learned], [_spans(one, kind) for one in learned], path)
    return Tagger(sight, path)


def network_of(learned: Sequence[Tagged], kinds: Sequence[str]) -> Network | None:
    """The sentence model taught by the sentences, kept in the cache; none without the model."""
    model = encoders.sentences()
    if model is None:
        return None
    path = _kept((*kinds, model.name, *finetuning.recipe()), learned, "npz")
    if not path.exists():
        # Teaching has its own threads: a matrix product must keep to one, which is settled when
        # numpy is first imported.
        with alone(OPENBLAS_NUM_THREADS="1") as pool:
            pool.apply(teach, (learned, kinds, path))
    network = untaught(model.path, len(kinds), np.random.default_rng(0))
    network.load(path)
    return network


def teach(learned: Sequence[Tagged], kinds: Sequence[str], path: Path) -> None:
    """Writes a taught network."""
    model = encoders.sentences()
    assert model is not None
    chance = np.random.default_rng(0)
    network = untaught(model.path, len(kinds), chance)
    pieces = model.pieces([one.tokens for one in learned])
    tags = [np.stack([_numbers(one, kind) for kind in kinds], axis=1) for one in learned]
    finetuning.teach(network, pieces, tags, [one.document for one in learned], chance)
    network.save(path)


@contextmanager
def alone(**settings: str) -> Iterator[Pool]:
    """A process of its own, with environment variables of its own."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        pool = get_context("spawn").Pool(1)
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    with pool:
        yield pool


def _kept(parts: tuple[object, ...], learned: Sequence[Tagged], ending: str) -> Path:
    said = [(one.tokens, sorted(one.spans), one.document) for one in learned]
    digest = hashlib.sha256(repr((parts, said)).encode()).hexdigest()[:16]
    cache_dir().mkdir(parents=True, exist_ok=True)
    return cache_dir() / f"spans-{digest}.{ending}"


def _spans(sentence: Tagged, kind: str) -> list[tuple[int, int]]:
    return sorted((first, last) for one, first, last in sentence.spans if one == kind)


def _numbers(sentence: Tagged, kind: str) -> finetuning.Ints:
    """Places in TAGS of the words' tags."""
    return np.asarray([TAGS.index(tag) for tag in tags_of(sentence.tokens, _spans(sentence, kind))])


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
    for found in _tagged(learned, KINDS, sentences).values():
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
