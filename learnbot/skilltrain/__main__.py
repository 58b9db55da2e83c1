"""`python -m learnbot.skilltrain DIR`: makes domain/skills/trained anew from the sets in DIR."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from pathlib import Path

import numpy as np

from domain.skills import encoders
from domain.skills.esco import Concept, Release
from domain.skills.ranking import Ranker
from domain.skills.values import Tier
from learnbot.skilltrain import contrastive, corpora, fusion

_SKAPE_SAMPLE = 250
_SKAPE_WEIGHT = 0.1


def _needed(found: corpora.Corpora, name: str) -> tuple[Release, Path]:
    release, path = found.esco(), found.find(name)
    if release is None or path is None:
        raise SystemExit(f"ESCO's files or {name} are not there")
    return release, path


def vectors(found: corpora.Corpora) -> None:
    """Writes phrases.npz and sentences.npz, from ESCO and SkillSkape's training part."""
    release, skape = _needed(found, "skillskape/train.csv")
    base, model = encoders.static_base(), encoders.sentences(2)
    if base is None or model is None:
        raise SystemExit("the quality extra is not installed")
    labels = [skill.labels["en"].preferred for skill in release.of(Concept.SKILL)]
    wordings, places = contrastive.pairs(release, corpora.listed(skape))
    print(f"{len(wordings)} pairs", flush=True)
    tokens, rows = contrastive.train_table(base, wordings, places, labels)
    scales = np.abs(rows).max(axis=1) / 127
    small = np.round(rows / scales[:, None]).astype(np.int8)
    version = hashlib.sha256(small.tobytes()).hexdigest()[:8]
    np.savez_compressed(
        encoders.TRAINED / "phrases.npz",
        tokens=tokens.astype(np.int32),
        rows=small,
        scales=scales.astype(np.float16),
        version=version,
    )
    print(f"{len(tokens)} tokens moved", flush=True)
    matrix = contrastive.train_matrix(model, wordings, places, labels)
    np.savez_compressed(encoders.TRAINED / "sentences.npz", matrix=matrix.astype(np.float16))


def weights(found: corpora.Corpora) -> None:
    """Writes fusion.json, from the validation parts of TECH, HOUSE and SkillSkape."""
    encoders.static.cache_clear()
    encoders.projection.cache_clear()
    release, skape = _needed(found, "skillskape/dev.csv")
    labels = corpora.esco_labels(release)
    extra = corpora.listed(skape)
    random.Random(1).shuffle(extra)  # noqa: S311
    sets = [
        (corpora.linked(path), 1.0, True)
        for name in ("tech", "house")
        if (path := found.find(f"esco_linked/{name}_validation.csv"))
    ]
    fitted = {}
    for tier in Tier:
        ranker = Ranker(labels, tier, threads=2)
        given = [*sets, (extra[:_SKAPE_SAMPLE], _SKAPE_WEIGHT, False)]
        fitted[tier.value] = fusion.fit(tier, fusion.samples(ranker, labels, given))
        print(tier, json.dumps(fitted[tier.value]), flush=True)
    text = json.dumps({"tiers": fitted}, indent=1)
    (encoders.TRAINED / "fusion.json").write_text(text + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    found = corpora.Corpora([Path(arguments[0])])
    encoders.TRAINED.mkdir(exist_ok=True)
    steps = arguments[1:] or ["vectors", "weights"]
    if "vectors" in steps:
        vectors(found)
    if "weights" in steps:
        weights(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
