"""The labels that a text is compared with: wordings, how common each is, and their vectors."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from domain.skills.cache import cached_bytes
from domain.skills.encoders import Encoder, Vectors, unit
from domain.skills.index import Index, Name
from domain.skills.ngrams import Ngrams

ALTERNATIVES_SHARE = 0.5
"""How much the mean of a label's alternatives counts beside the label itself."""

REUSE = ("transversal", "cross-sector", "sector-specific")


@dataclass(frozen=True)
class Labels:
    """Labels by place. `occupations` is in how many occupations each stands (ESCO), else 0;
    `reuse` how widely it serves, one of ESCO's words or ""; `descriptions` tell more of each.
    """

    ids: Sequence[str]
    preferred: Sequence[str]
    alternatives: Sequence[Sequence[str]]
    occupations: Sequence[int] = field(default_factory=list)
    reuse: Sequence[str] = field(default_factory=list)
    descriptions: Sequence[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def digest(self) -> str:
        parts = hashlib.sha256()
        for preferred, alternatives in zip(self.preferred, self.alternatives, strict=True):
            parts.update("\x1f".join((preferred, *alternatives)).encode() + b"\x1e")
        return parts.hexdigest()[:16]

    @cached_property
    def index(self) -> Index:
        """Wordings to places, as text."""
        return Index(
            Name(str(place), wording, main=wording is self.preferred[place])
            for place in range(len(self))
            for wording in (self.preferred[place], *self.alternatives[place])
        )

    @cached_property
    def texts(self) -> list[str]:
        """Everything that is said of each."""
        more = self.descriptions or [""] * len(self)
        return [
            " ".join((preferred, *alternatives, description))
            for preferred, alternatives, description in zip(
                self.preferred, self.alternatives, more, strict=True
            )
        ]

    @cached_property
    def ngrams(self) -> Ngrams:
        return Ngrams(
            [
                " ".join((preferred, *alternatives))
                for preferred, alternatives in zip(self.preferred, self.alternatives, strict=True)
            ]
        )

    @cached_property
    def commonness(self) -> Vectors:
        """Per label: log of its occupations, then a mark for each word of REUSE."""
        marks = np.zeros((len(self), 1 + len(REUSE)), np.float32)
        if len(self.occupations) == len(self):
            marks[:, 0] = np.log1p(np.asarray(self.occupations, np.float32)) / 5
        for place, word in enumerate(self.reuse):
            if word in REUSE:
                marks[place, 1 + REUSE.index(word)] = 1
        return marks

    def vectors(self, encoder: Encoder) -> Vectors:
        """The preferred wordings' vectors; kept in the cache."""
        return self._kept(encoder, "preferred", lambda: encoder.encode(list(self.preferred)))

    def centres(self, encoder: Encoder) -> Vectors:
        """Each label moved towards the mean of its alternatives; kept in the cache."""
        return self._kept(encoder, "centres", lambda: self._centres(encoder))

    def _centres(self, encoder: Encoder) -> Vectors:
        flat = [one for alternatives in self.alternatives for one in alternatives]
        found = self.vectors(encoder)
        if not flat:
            return found
        counts = np.asarray([len(one) for one in self.alternatives])
        sums = np.zeros_like(found)
        np.add.at(sums, np.repeat(np.arange(len(self)), counts), encoder.encode(flat))
        means = sums / np.maximum(counts, 1)[:, None]
        return unit(found + ALTERNATIVES_SHARE * means)

    def _kept(self, encoder: Encoder, kind: str, make: object) -> Vectors:
        def packed() -> bytes:
            assert callable(make)
            file = io.BytesIO()
            np.save(file, make().astype(np.float16), allow_pickle=False)
            return file.getvalue()

        name = f"labels-{self.digest}-{encoder.name}-{kind}.npy"
        loaded = np.load(io.BytesIO(cached_bytes(name, packed)), allow_pickle=False)
        return np.asarray(loaded, dtype=np.float32)
