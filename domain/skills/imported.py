"""Skills that an operator imported, beside ours: what they are called, and where a text says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from domain.skills.clear import is_clear, stems, verb_forms
from domain.skills.index import Hit, Name, lengths_by_first
from domain.skills.taxonomy import Skill
from domain.skills.text import Words, key
from domain.skills.values import How, Kind, SkillId, Source
from domain.skills.windows import EMPTY

CONFIDENCE = {How.EXACT: 0.94, How.ALIAS: 0.9}
"""The shares that were right in a judged sample (docs/measurements/skills.md)."""


class ImportedSkill(NamedTuple):
    """An imported skill's row."""

    id: UUID
    slug: SkillId
    name: str
    kind: Kind
    category: str
    hours: list[int]
    source: Source


class ImportedName(NamedTuple):
    """A name that an import states of a skill, which may be one of ours; `folded` is its key."""

    slug: SkillId
    name: str
    folded: str
    main: bool
    source: Source


class Imported:
    """Imported skills with their names, less what ours are called. Immutable once made.

    Every name serves look-ups; texts are read by those that are clear alone, and by none unless
    `in_texts`.
    """

    def __init__(
        self,
        skills: Iterable[ImportedSkill],
        names: Iterable[ImportedName],
        *,
        ours: dict[SkillId, Skill],
        taken: Mapping[str, object],
        in_texts: bool = True,
    ) -> None:
        """`ours` are our own skills, `taken` the folded names that they have."""
        self.skills: dict[SkillId, Skill] = {}
        self.slugs: dict[UUID, SkillId] = {}
        for row in skills:
            self.slugs[row.id] = row.slug
            self.skills[row.slug] = Skill(
                row.slug,
                row.name,
                Kind(row.kind),
                domain=row.source,
                category=row.category,
                hours=tuple(row.hours),
            )
        known_as = {
            slug: (slug, stems(key(one.name))) for slug, one in (ours | self.skills).items()
        }
        by_key: dict[str, tuple[Name, ...]] = {}
        clear: set[str] = set()
        for slug, wording, folded, main, source in names:
            if not folded or folded in taken or slug not in known_as:
                continue
            same_slug, own_stems = known_as[slug]  # one string for all of a skill's names
            name = Name(same_slug, folded if wording == folded else wording, main)
            known = by_key.get(folded)
            if known is None:
                by_key[folded] = (name,)
            elif slug not in [other.skill_id for other in known]:
                by_key[folded] = (*known, name)
            if in_texts and is_clear(folded, name, source, own_stems):
                clear.add(folded)
        self.by_key: Mapping[str, tuple[Name, ...]] = by_key
        self._clear = {folded for folded in clear if _one_owner(by_key[folded]) is not None}
        self._lengths = lengths_by_first(self._clear)
        self._bases = verb_forms(
            folded
            for folded in self._clear
            if (skill := self.skills.get(by_key[folded][0].skill_id))
            and skill.kind is Kind.PRACTICE
        )

    def get(self, name: str) -> tuple[Name, ...]:
        """The owners of a name that none of ours has."""
        return self.by_key.get(key(name), ())

    def chosen(self, found: Words, hits: Sequence[Hit]) -> Iterator[tuple[Name, Hit, How, float]]:
        """The clear names of a text over none of the `hits`, the longest at each place."""
        if not self._clear:
            return
        taken = {at for hit in hits for at in range(hit.first, hit.last + 1)}
        at = 0
        while at < len(found):
            hit = self._longest(found, at, taken)
            if hit is None:
                at += 1
                continue
            at = hit.last + 1
            name = hit.names[0]
            how = How.EXACT if name.main else How.ALIAS
            yield name, hit, how, CONFIDENCE[how]

    def _longest(self, found: Words, at: int, taken: set[int]) -> Hit | None:
        if at in taken:
            return None
        word = found.folded[at]
        for first in (word, *self._bases.get(word, ())):
            for length in self._lengths.get(first, ()):
                last = at + length - 1
                if last >= len(found) or any(place in taken for place in range(at, last + 1)):
                    continue
                folded = " ".join((first, *found.folded[at + 1 : last + 1]))
                if folded not in self._clear or not found.joined(at, last):
                    continue
                name = _one_owner(self.by_key[folded])
                if name is not None and self._is_meant(name, found, at, last):
                    return Hit(at, last, (name,))
        return None

    def _is_meant(self, name: Name, found: Words, first: int, last: int) -> bool:
        """A product is written as it is called; a phrase is whole: no "member" of "member data"."""
        skill = self.skills.get(name.skill_id)
        if skill is not None and skill.kind is Kind.TOOL:
            return found.text.startswith(name.wording, found.starts[first])
        if first and found.gap(first - 1) == "-":
            return False
        return (
            last + 1 == len(found)
            or "\n" in found.gap(last)  # the next item of a list, mostly
            or not found.joined(last, last + 1)
            or found.folded[last + 1] in EMPTY
        )


def _one_owner(names: tuple[Name, ...]) -> Name | None:
    """The only skill of a name, or the only one that it is the own name of."""
    if len(names) == 1:
        return names[0]
    own = [name for name in names if name.main]
    return own[0] if len(own) == 1 else None
