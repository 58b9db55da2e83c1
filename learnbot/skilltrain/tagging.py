"""Taggers of skill phrases, trained on labelled sentences and kept in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from domain.skills import encoders
from domain.skills.cache import cache_dir
from domain.skills.extraction import Engine
from domain.skills.spans import TAGS, Sight, Tagger, clusters, likeliest, runs, tags_of, train
from learnbot.alone import alone
from learnbot.skilltrain import finetuning
from learnbot.skilltrain.corpora import Tagged
from learnbot.skilltrain.network import Network, untaught

NETWORK_SHARE = 0.75
"""What the logarithms of the network's chances count beside the random field's."""

_LEAST = 1e-4
"""A chance of nought of the one is not the other's last word."""


def tagged(
    learned: Sequence[Tagged],
    kinds: Sequence[str],
    sentences: Sequence[Tagged],
    *,
    none: float = 1.0,
) -> dict[str, list[set[tuple[int, int]]]]:
    """Spans of each kind, by a mean of what the network and the random fields hold for likely.

    `none` is what the chance that a word is in no span counts: less than 1 in texts of another
    kind than those learned from, where taggers know less than they think.
    """
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
    for one in shares:
        one[:, :, TAGS.index("O")] *= none
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
    # Whole or not at all: a run that is cut short must not leave half of it.
    unfinished = path.with_suffix(".part.npz")
    network.save(unfinished)
    unfinished.replace(path)


def _kept(parts: tuple[object, ...], learned: Sequence[Tagged], ending: str) -> Path:
    said = [(one.tokens, sorted(one.spans), one.document) for one in learned]
    digest = hashlib.sha256(repr((parts, TAGS, said)).encode()).hexdigest()[:16]
    cache_dir().mkdir(parents=True, exist_ok=True)
    return cache_dir() / f"spans-{digest}.{ending}"


def _spans(sentence: Tagged, kind: str) -> list[tuple[int, int]]:
    return sorted((first, last) for one, first, last in sentence.spans if one == kind)


def _numbers(sentence: Tagged, kind: str) -> finetuning.Ints:
    """Places in TAGS of the words' tags."""
    return np.asarray([TAGS.index(tag) for tag in tags_of(sentence.tokens, _spans(sentence, kind))])
