"""How skills are answered: rows from the database, judgements from the engine."""

import asyncio
from collections.abc import Sequence
from operator import attrgetter
from typing import Annotated, NamedTuple

from domain.kit.page import Bounds, Page
from domain.kit.refusal import invalid
from domain.skills import repository
from domain.skills.current import ready
from domain.skills.records import Occupation, Skill
from domain.skills.values import Candidate, Kind, Mention, Neighbour, Source, TextKind, skill_id
from resolvers.arguments import counted, described, how_many
from resolvers.batching import computed, first_of, many, one
from resolvers.context import Context, Info
from resolvers.lists import Names, public
from resolvers.nodes import anyones

aliases = many(repository.aliases_by_skill, key=attrgetter("id"))
broader = many(repository.broader_by_skill, key=attrgetter("id"))
narrower = many(repository.narrower_by_skill, key=attrgetter("id"))
related = many(repository.related_by_skill, key=attrgetter("id"))
needs = many(repository.needs_by_skill, key=attrgetter("id"))
needed_skill = one(repository.skill_by_id, key=attrgetter("skill_id"))
by_slug = one(repository.skill_by_id, key=lambda found: skill_id(found.skill_id))
occupation_skills = many(repository.skills_by_occupation, key=attrgetter("id"))
occupation = one(repository.occupation_by_id, key=attrgetter("occupation_id"))
matches = many(repository.matches_by_occupation, key=attrgetter("id"))
other_occupation = one(repository.occupation_by_id, key=attrgetter("other_id"))
skill_of = one(repository.skill_by_id, key=attrgetter("skill_id"))
path = computed(lambda skill: [skill.domain, skill.category])

occupations_of = first_of(repository.occupations_by_skill, key=attrgetter("id"), default=10)


class Normalized(NamedTuple):
    """A name with the skills that it may mean, surest first."""

    name: str
    candidates: Sequence[Candidate]


def _slug(_root: None, slug: Annotated[str, described("Such as `python`.")]) -> str:
    return slug


skill = one(repository.skill_by_slug, key=_slug)
node = anyones(repository.skill_by_id)
occupation_node = anyones(repository.occupation_by_id)


@public(repository.skill_by_id)
async def skills(
    context: Context,
    at: Bounds,
    wanted: Names,
    *,
    prefix: Annotated[str | None, described("Only names that begin so.")] = None,
    domain: Annotated[str | None, described("Only of this domain, such as `software`.")] = None,
    kind: Annotated[Kind | None, described("Only of this kind.")] = None,
) -> Page[Skill]:
    async with context.services.db.read() as session:
        return await repository.skills_page(
            session, at, prefix=prefix, domain=domain, kind=kind, wanted=wanted
        )


@public(repository.occupation_by_id)
async def occupations(
    context: Context,
    at: Bounds,
    wanted: Names,
    *,
    prefix: Annotated[str | None, described("Only names that begin so.")] = None,
    code: Annotated[
        str | None, described("Only with this code, such as `15-1252.00` of O*NET-SOC.")
    ] = None,
    source: Annotated[Source | None, described("Only of this classification.")] = None,
) -> Page[Occupation]:
    async with context.services.db.read() as session:
        return await repository.occupations_page(
            session, at, prefix=prefix, code=code, source=source, wanted=wanted
        )


async def neighbours(
    root: Skill, info: Info, first: Annotated[int, how_many()] = 10
) -> Sequence[Neighbour]:
    known, count = await ready(), counted(info.context.services.settings, first)
    if root.slug in known.taxonomy.skills:
        return known.neighbours(root.slug, count)
    # In a thread: the vectors of what is imported are made when they are first asked for.
    return await asyncio.to_thread(known.neighbours, root.slug, count)


async def search(
    info: Info,
    query: Annotated[str, described("The start of a name, or a misspelling.")],
    first: Annotated[int, how_many()] = 20,
) -> Sequence[Candidate]:
    settings = info.context.services.settings
    if len(query) > settings.query_limit_chars:
        raise invalid("query", f"Write at most {settings.query_limit_chars} characters.")
    return (await ready()).search(query, counted(settings, first))


async def normalize(
    info: Info, names: Annotated[list[str], described("As people wrote them.")]
) -> list[Normalized]:
    limit = info.context.services.settings.batch_limit
    if len(names) > limit:
        raise invalid("names", f"Send at most {limit} names at once.")
    known = await ready()
    return [Normalized(name, known.normalise(name)) for name in names]


async def extract(
    info: Info,
    text: Annotated[str, described("Plain text, in English.")],
    kind: Annotated[TextKind, described("What the text is.")] = TextKind.OTHER,
) -> list[Mention]:
    limit = info.context.services.settings.text_limit_chars
    if len(text) > limit:
        raise invalid("text", f"Send at most {limit} characters.")
    # In a thread: a long text takes tens of milliseconds, in which others want an answer.
    return await asyncio.to_thread((await ready()).extract, text, source=kind)
