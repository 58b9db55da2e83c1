"""The dictionary: every name of every skill by its folded words, and where a text says one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from domain.skills.text import Words, key
from domain.skills.values import SkillId

LONGEST_NAME = 12
"""Names of more words than this are found by meaning alone."""

_BRACKETS = re.compile(r"\s*\([^)]*\)$")
_PARTED = re.compile(r"[,/:;|(]")
_MIN_GLUED = 6


class Name(NamedTuple):
    """A wording of a skill; `main` for its own name, else an alias."""

    skill_id: SkillId
    wording: str
    main: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A run of words [first, last] that names the owners; not `exact` where it is misspelt."""

    first: int
    last: int
    names: tuple[Name, ...]
    exact: bool = True


class Index:
    """Names by folded key. Immutable once made."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_key: dict[str, tuple[Name, ...]] = {}
        parted: dict[str, frozenset[str]] = {}
        for name in names:
            signs = frozenset(_PARTED.findall(name.wording))
            for folded in _keys(name.wording):
                if signs:
                    parted[folded] = parted.get(folded, frozenset()) | signs
                known = by_key.get(folded)
                if known is None:
                    by_key[folded] = (name,)
                elif all(other.skill_id != name.skill_id for other in known):
                    by_key[folded] = (*known, name)
        self.by_key: Mapping[str, tuple[Name, ...]] = by_key
        self._parted = parted
        self._lengths = lengths_by_first(by_key)
        self.glued: Mapping[str, str] = {
            folded.replace(" ", ""): folded
            for folded in by_key
            if len(folded) >= _MIN_GLUED and folded.isascii()
        }

    def get(self, name: str) -> tuple[Name, ...]:
        """The owners of a name, whatever its spelling, case, plural, spaces or hyphens."""
        folded = key(name)
        found = self.by_key.get(folded)
        if found is None:
            found = self.by_key.get(self.glued.get(folded.replace(" ", ""), ""), ())
        return found

    def hits(self, text: Words) -> Iterator[Hit]:
        """The names in a text, left to right, the longest at each place, none over another."""
        at = 0
        while at < len(text):
            hit = self._longest(text, at)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last + 1

    def _longest(self, text: Words, at: int) -> Hit | None:
        folded = text.folded
        by_key = self.by_key
        for length in self._lengths.get(folded[at], ()):
            if 1 < length <= len(folded) - at:
                name = " ".join(folded[at : at + length])
                found = by_key.get(name)
                last = at + length - 1
                if found and (text.joined(at, last) or self._is_parted(text, name, at, last)):
                    return Hit(at, last, found)
        if at + 1 < len(folded):
            glued = folded[at] + folded[at + 1]
            if len(glued) >= _MIN_GLUED and glued in by_key and _is_split(text, at):
                return Hit(at, at + 1, by_key[glued])
        found = by_key.get(folded[at])
        return Hit(at, at, found) if found else None

    def _is_parted(self, text: Words, name: str, first: int, last: int) -> bool:
        """A name that has a stroke or a comma itself: "CI/CD", "Environment, health and safety"."""
        signs = self._parted.get(name, frozenset())
        return all(
            text.joined(at, at + 1) or text.gap(at).strip() in signs for at in range(first, last)
        )


def _is_split(text: Words, at: int) -> bool:
    """One word written as two, "Java Script" or "Type-Script", and not two words: "roll up"."""
    return text.gap(at) in (" ", "-", "") and text.text[text.starts[at + 1]].isupper()


def _keys(wording: str) -> Iterator[str]:
    """The folded wording, also without a closing remark: "Java (programming language)"."""
    folded = key(wording)
    if folded and folded.count(" ") < LONGEST_NAME:
        yield folded
    if wording.endswith(")"):
        bare = key(_BRACKETS.sub("", wording))
        if bare and bare != folded:
            yield bare


def lengths_by_first(by_key: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How many words the names have that begin with a word, most first."""
    found: dict[str, set[int]] = {}
    for folded in by_key:
        found.setdefault(folded.split(" ", 1)[0], set()).add(folded.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
