"""Occupation titles of one classification to the names of another's occupations (MELO)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from domain.skills.esco import Concept, Release
from domain.skills.labels import Labels
from domain.skills.occupations import Scores, Titles
from domain.skills.values import Tier
from learnbot.skilltrain import corpora, metrics
from learnbot.skilltrain.corpora import Corpora

_BATCH = 50


def lines(sets: Corpora, release: Release, tier: Tier) -> Iterator[str]:
    """A line a set: the names of its corpus ranked for each of its queries."""
    folder = sets.find("melo")
    for path in sorted(folder.glob("**/queries.tsv")) if folder is not None else ():
        found = [(hits, sum(hits)) for hits in ranked(path.parent, release, tier) if any(hits)]
        scored = metrics.ranking(found)
        top = [100 * sum(any(hits[:k]) for hits, _ in found) / max(1, len(found)) for k in (1, 5)]
        yield (
            f"names {path.parent.name}: MRR {scored.mrr:.3f}, right at once {top[0]:.1f} %,"
            f" in the first five {top[1]:.1f} % of {scored.queries}"
        )


def ranked(folder: Path, release: Release, tier: Tier) -> Iterator[list[bool]]:
    """For each query of a set, which of the names are right, likeliest first."""
    names = corpora.texts(folder / "corpus_elements.tsv")
    right = corpora.relevant(folder / "annotations.tsv")
    queries = [row for row in corpora.texts(folder / "queries.tsv").items() if row[0] in right]
    scorer = Names(list(names.values()), release, tier)
    ids = list(names)
    for at in range(0, len(queries), _BATCH):
        batch = queries[at : at + _BATCH]
        scores = scorer.scores([text for _, text in batch])
        for (query, _), row in zip(batch, scores, strict=True):
            order = np.argsort(-row, kind="stable")
            yield [ids[int(place)] in right[query] for place in order]


class Names:
    """Names by their own likeness to a title, and by that of the occupations that have them."""

    def __init__(self, names: Sequence[str], release: Release, tier: Tier) -> None:
        self._titles = Titles(
            Labels(ids=names, preferred=names, alternatives=[()] * len(names)), tier
        )
        found = release.of(Concept.OCCUPATION)
        self._occupations = Titles(corpora.occupation_labels(release), tier)
        owners: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(found):
            labels = one.labels["en"]
            for name in {labels.preferred, *labels.alternative, *labels.hidden}:
                owners[name.lower()].append(place)
        rows = [owners.get(name.lower(), []) for name in names]
        self._owned = np.asarray([at for at, row in enumerate(rows) if row], np.int64)
        self._owners = np.asarray([place for row in rows for place in row], np.int64)
        self._starts: npt.NDArray[np.int64] = np.cumsum(
            [0, *(len(row) for row in rows if row)][:-1], dtype=np.int64
        )

    def scores(self, titles: Sequence[str]) -> Scores:
        """A row a title, a column a name."""
        total = self._titles.scores(titles)
        if len(self._owned):
            by_occupation = self._occupations.scores(titles)[:, self._owners]
            total[:, self._owned] += np.maximum.reduceat(by_occupation, self._starts, axis=1)
        return total
