"""Scores of span extraction; the taggers are trained for it from the training parts at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from domain.skills.extraction import Engine
from learnbot.skilltrain import corpora, metrics
from learnbot.skilltrain.corpora import Corpora, Tagged
from learnbot.skilltrain.tagging import tagged

KINDS = ("skill", "knowledge")

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
    (
        "kompetencer",
        corpora.two_kinds,
        ("kompetencer/da_train.conll", "kompetencer/da_dev.conll"),
        ("kompetencer/da_test.conll", "kompetencer/da_dev.conll"),
        ("skill", "knowledge"),
    ),
)
_GREEN = "green/testset.txt"
NONE_ELSEWHERE = 0.25
"""What "no span" counts in ads of another kind; chosen from one half of SkillSpan to the other."""


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
        said = tagged(learned, kinds, sentences)
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


def _green(sets: Corpora, everything: Corpora) -> Iterator[str]:
    """A set without a training part here: by the dictionary, and by what SkillSpan taught."""
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
    found = tagged(learned, KINDS, sentences, none=NONE_ELSEWHERE)
    both = [_joined(one, other) for one, other in zip(*found.values(), strict=True)]
    yield _line("spans green skill by SkillSpan's", *_score(both, sentences, "skill"))


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
