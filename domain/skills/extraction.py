"""The engine: skills in a text, a name's meaning, what is near a skill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from domain.skills import ambiguity, employers, others, parts, spelling
from domain.skills.asides import Asides
from domain.skills.context import Context
from domain.skills.credentials import CREDENTIALS, is_pending
from domain.skills.graph import Graph
from domain.skills.imported import Imported
from domain.skills.index import Hit, Index, Name
from domain.skills.lookup import BEGINNING, LIMIT, Lookup, without_far_slips
from domain.skills.taxonomy import Skill, Taxonomy, load
from domain.skills.text import Words, key, words
from domain.skills.values import (
    Candidate,
    How,
    Kind,
    Level,
    Mention,
    Neighbour,
    SkillId,
    TextKind,
    Tier,
    Transfer,
)
from domain.skills.values import skill_id as database_key

if TYPE_CHECKING:
    from domain.skills.meaning import Meaning
    from domain.skills.nearness import Nearness

CONFIDENCE = {How.EXACT: 0.97, How.ALIAS: 0.92, How.CONTEXT: 0.94, How.FUZZY: 0.7}
"""The shares that were right in a judged sample, but for slips (docs/measurements/skills.md)."""

SEMANTIC_SURE = 0.6
"""The confidence of a phrase whose meaning is exactly a skill's; less for what is further off."""


class Engine:
    """Everything that can be asked of a taxonomy without a database.

    Immutable, safe to share between threads. Making one takes some tenths of a second; use
    `default()` for LearnBot's own taxonomy.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.index = Index(_names(taxonomy))
        self.graph = Graph(taxonomy)
        self.imported: Imported | None = None
        self._lookup = Lookup(self.index)
        self._more: Lookup | None = None
        self._speller = spelling.Speller(self.index.by_key)
        self._chooser = ambiguity.Chooser(taxonomy)

    def with_imported(self, imported: Imported) -> Engine:
        """This engine, which also knows what an operator imported; ours always come first."""
        wider = copy(self)
        for made in ("slugs", "_nearness"):
            wider.__dict__.pop(made, None)
        wider.imported = imported
        wider._more = Lookup(imported)
        return wider

    @classmethod
    def default(cls) -> Engine:
        """The engine of the taxonomy that LearnBot ships; made once a process."""
        return _default()

    def with_labels(
        self, labels: Mapping[SkillId, Sequence[str]], skills: Iterable[Skill]
    ) -> Engine:
        """A wider engine: `skills` that an operator imported, and more `labels` for known ones."""
        merged = dict(self.taxonomy.skills)
        merged.update((skill.id, skill) for skill in skills if skill.id not in merged)
        for skill_id, more in labels.items():
            if skill_id in merged:
                merged[skill_id] = _with_aliases(merged[skill_id], more)
        return Engine(Taxonomy(merged))

    def skill(self, skill_id: SkillId) -> Skill | None:
        """One of our skills, or an imported one; None for an unknown id."""
        found = self.taxonomy.skills.get(skill_id)
        if found is None and self.imported is not None:
            found = self.imported.skills.get(skill_id)
        return found

    @cached_property
    def slugs(self) -> Mapping[UUID, SkillId]:
        """The ids of all skills, ours and imported, by their keys in the database."""
        ours = {database_key(slug): slug for slug in self.taxonomy.skills}
        return ours if self.imported is None else {**self.imported.slugs, **ours}

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """What this engine can use, by the packages that are installed; lowest first."""
        from domain.skills.ranking import available

        return available()

    def extract(
        self,
        text: str,
        *,
        source: TextKind = TextKind.OTHER,
        tier: Tier | None = None,
        listed: bool = False,
    ) -> list[Mention]:
        """The skills that a text names, in order of place, none over another.

        `tier` is the highest to use, by default the static vectors where they are installed: from
        that tier on phrases are found by meaning too. A text that is `listed` skills says nothing
        else, so that "Go" and "Excel" need no words around them.
        """
        found = words(text)
        hits = list(self.index.hits(found))
        hits += self._speller.hits(found, hits)
        hits.sort(key=lambda hit: hit.first)
        chosen = [
            (name, hit, how, CONFIDENCE[how])
            for name, hit, how in self._chooser.choose(found, hits, listed=listed)
        ]
        if self.imported is not None:
            for one in self.imported.chosen(found, hits):
                chosen.append(one)
                hits.append(one[1])
        if tier is not Tier.DICTIONARY and self._meaning is not None:
            for hit, near in self._meaning.hits(text, found, hits):
                sure = round(SEMANTIC_SURE * near, 2)
                chosen.append((hit.names[0], hit, How.SEMANTIC, sure))
        chosen.sort(key=lambda one: one[1].first)
        context = Context(text, source)
        mentions = [self._mention(found, context, *one) for one in chosen]
        sold = [(one.skill_id, one.start, one.end) for one in mentions if self._sold(one)]
        firms = employers.of_organisations(text, source, sold)
        asides = Asides(text, context) if source is TextKind.JOB else None
        resume = source is TextKind.RESUME
        own = [
            one
            for one, (name, *_) in zip(mentions, chosen, strict=True)
            if (one.skill_id, one.start) not in firms
            and not (asides and asides.has(one, self._kind(one), name.wording))
            and not (resume and others.in_resume(one, self._kind(one), name.wording, context))
        ]
        return own if source is TextKind.OTHER else list(self._earned(text, source, own))

    def _earned(
        self, text: str, source: TextKind, mentions: Iterable[Mention]
    ) -> Iterator[Mention]:
        """The mentions, with the field in place of a credential that is still learned for."""
        for one in mentions:
            skill = self.skill(one.skill_id) if one.skill_id in CREDENTIALS else None
            if skill is None or not is_pending(text, one.start, one.end, source):
                yield one
                continue
            fields = [broader for broader in skill.broader if broader not in CREDENTIALS]
            yield from (replace(one, skill_id=field) for field in fields[:1])

    @cached_property
    def _meaning(self) -> Meaning | None:
        """Imported when a text is first read by it: the vectors' libraries take much memory."""
        from domain.skills import encoders
        from domain.skills.meaning import Meaning

        table = encoders.static()
        return Meaning(self.taxonomy, table) if table is not None else None

    @cached_property
    def _nearness(self) -> Nearness | None:
        """Imported when first asked for, as `_meaning` is."""
        if self.imported is None:
            return None
        from domain.skills import encoders
        from domain.skills.nearness import Nearness

        table = encoders.static()
        if table is None:
            return None
        return Nearness((*self.imported.skills.values(), *self.taxonomy.skills.values()), table)

    def _kind(self, mention: Mention) -> Kind:
        skill = self.skill(mention.skill_id)
        return Kind.PRACTICE if skill is None else skill.kind

    def _sold(self, mention: Mention) -> bool:
        """Whether it is a product's name, written as one, which may also be its maker's."""
        return self._kind(mention) is Kind.TOOL and mention.text[0].isupper()

    @staticmethod
    def _mention(
        found: Words, context: Context, name: Name, hit: Hit, how: How, confidence: float
    ) -> Mention:
        start, end = found.starts[hit.first], found.ends[hit.last]
        reading = context.read(start, end)
        return Mention(
            skill_id=name.skill_id,
            start=start,
            end=end,
            text=found.wording(hit.first, hit.last),
            how=how,
            confidence=confidence,
            negated=reading.negated,
            requirement=reading.requirement,
            level=reading.level,
            years=reading.years,
        )

    def normalise(self, name: str) -> list[Candidate]:
        """The skills that a name may mean, likeliest first; empty where none is near."""
        known = self._lookup.exact(name) or (self._more.exact(name) if self._more else [])
        if known:
            return known[:LIMIT]
        near = [*parts.named(name, self.index, self._chooser), *self._lookup.similar(name, LIMIT)]
        if self._more is not None:
            near += self._more.similar(name, LIMIT)
        best: dict[SkillId, Candidate] = {}
        for one in sorted(near, key=lambda one: -one.confidence):
            best.setdefault(one.skill_id, one)
        return without_far_slips(list(best.values()))[:LIMIT]

    def search(self, query: str, limit: int = 20) -> list[Candidate]:
        """Skills for a search box: a beginning, an alias, a misspelling; best first."""
        found = self._lookup.search(query, limit)
        if self._more is None:
            return found
        found += self._more.search(query, limit)
        return sorted(found, key=_nearness)[:limit]

    def neighbours(self, skill_id: SkillId, limit: int = 10) -> list[Neighbour]:
        """The skills nearest to one, nearest first; empty for an unknown id.

        Of an imported skill by the meaning of its name, where static vectors are installed; the
        first time that one is asked of takes the better part of a second.
        """
        if skill_id in self.taxonomy.skills or self._nearness is None:
            return self.graph.neighbours(skill_id, limit)
        return self._nearness.neighbours(skill_id, limit)

    def transfer(self, held: Mapping[SkillId, Level | float], wanted: SkillId) -> Transfer:
        """How far held skills carry a wanted one; levels as Level or proficiency in [0, 1]."""
        return self.graph.transfer(held, wanted)


@cache
def _default() -> Engine:
    return Engine(load())


def _nearness(found: Candidate) -> int:
    """Whole names, then parts of names, then slips; ours stay first among each."""
    if found.how is How.FUZZY:
        return 2
    return 0 if found.confidence > BEGINNING else 1


def _names(taxonomy: Taxonomy) -> Iterator[Name]:
    for skill in taxonomy.skills.values():
        yield Name(skill.id, skill.name, main=True)
        for alias in skill.aliases:
            yield Name(skill.id, alias, main=False)


def _with_aliases(skill: Skill, more: Sequence[str]) -> Skill:
    known = {key(name) for name in (skill.name, *skill.aliases)}
    fresh = {key(label): label for label in more if key(label) not in known}
    return Skill(
        **{
            field: getattr(skill, field)
            for field in Skill.__dataclass_fields__
            if field != "aliases"
        },
        aliases=(*skill.aliases, *fresh.values()),
    )
