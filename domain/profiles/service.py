"""What can be done with a profile: change it, add to it, fill it from a resume."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from domain.kit import queue
from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import invalid, not_found
from domain.profiles import entry_repository as entries
from domain.profiles import repository
from domain.profiles.entry_repository import ENTRY_KINDS, EntryKind
from domain.profiles.values import Source
from domain.skills.values import Level

_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ProfileUpdated:
    """The user whose profile was changed."""

    user_id: UUID


@dataclass(frozen=True, slots=True)
class EntrySaved:
    """An entry was added or changed."""

    user_id: UUID
    entry: Any


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """An entry was removed; its id won't come back."""

    user_id: UUID
    removed_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FromResume:
    """What a resume says of its owner, ready for the profile. Each entry holds column values."""

    head: Mapping[str, Any] = field(default_factory=dict)
    work: Sequence[Mapping[str, Any]] = ()
    education: Sequence[Mapping[str, Any]] = ()
    certifications: Sequence[Mapping[str, Any]] = ()
    projects: Sequence[Mapping[str, Any]] = ()
    skills: Sequence[Mapping[str, Any]] = ()


async def update_profile(
    db: Database, settings: Settings, user_id: UUID, changed: Mapping[str, Any]
) -> ProfileUpdated:
    """Set fields of the profile's head. Raises Refused(InvalidInput)."""
    _check_texts(settings, changed)
    years, salary = changed.get("years_experience"), changed.get("salary_min")
    if years is not None and not 0 <= years <= 80:
        raise invalid("yearsExperience", "Give 0 to 80 years.")
    if salary is not None and salary < 0:
        raise invalid("salaryMin", "Give a salary of 0 or more.")
    currency = changed.get("salary_currency")
    if currency is not None and not _CURRENCY.fullmatch(currency):
        raise invalid("salaryCurrency", "Give a currency as ISO 4217, such as EUR.")
    async with db.transaction() as session:
        await repository.ensure_profile(session, user_id)
        if changed:
            await repository.update_profile(session, user_id, changed)
            await refresh_matches(session, user_id)
    return ProfileUpdated(user_id)


async def save_entry(
    db: Database,
    settings: Settings,
    user_id: UUID,
    prefix: str,
    id: UUID | None,
    given: Mapping[str, Any],
) -> EntrySaved:
    """Add an entry of a kind, or change the one with `id`; it is the person's own word then.

    What the person has stated in the very same way is there already: nothing is added. Raises
    Refused with InvalidInput or NotFound.
    """
    kind = ENTRY_KINDS[prefix]
    _check_texts(settings, given)
    _check_dates(given)
    _check_named(prefix, given)
    stated = dict(given) | ({} if prefix == "goal" else {"source": Source.MANUAL})
    async with db.transaction() as session:
        await repository.ensure_profile(session, user_id)
        if id is None:
            await repository.lock_profile(session, user_id)
            there = await entries.like(session, kind, user_id, stated)
            if there is not None:
                return EntrySaved(user_id, await entries.entry(session, kind, user_id, there))
            await _check_room(session, settings, kind, user_id)
        elif await entries.entry(session, kind, user_id, id) is None:
            raise not_found(public_id(prefix, id), "entry")
        key = id or uuid7()
        await entries.save(session, kind, user_id, key, stated)
        await refresh_matches(session, user_id)
        entry = await entries.entry(session, kind, user_id, key)
    return EntrySaved(user_id, entry)


async def remove_entry(db: Database, user_id: UUID, prefix: str, id: UUID) -> EntryRemoved:
    """Remove an entry. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if not await entries.remove(session, ENTRY_KINDS[prefix], user_id, id):
            raise not_found(public_id(prefix, id), "entry")
        await refresh_matches(session, user_id)
    return EntryRemoved(user_id, public_id(prefix, id))


async def keep_skill(
    db: Database, user_id: UUID, skill_id: UUID, *, proficiency: Level, given: Mapping[str, Any]
) -> EntrySaved:
    """State that the person has a skill: this wins over every resume. Raises Refused."""
    years = given.get("years")
    if years is not None and not 0 <= years <= 80:
        raise invalid("years", "Give 0 to 80 years.")
    async with db.transaction() as session:
        if not await repository.known_skill_ids(session, [skill_id]):
            raise not_found(public_id("skill", skill_id), "skill")
        await repository.ensure_profile(session, user_id)
        key = await repository.keep_skill(
            session, user_id, skill_id, uuid7(), {**given, "proficiency": proficiency}
        )
        await refresh_matches(session, user_id)
        entry = await entries.entry(session, ENTRY_KINDS["held_skill"], user_id, key)
    return EntrySaved(user_id, entry)


async def drop_skill(db: Database, user_id: UUID, skill_id: UUID) -> EntryRemoved:
    """State that the person does not have a skill. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        if not await repository.hide_skill(session, user_id, skill_id, uuid7()):
            raise not_found(public_id("skill", skill_id), "skill")
        await refresh_matches(session, user_id)
    return EntryRemoved(user_id, public_id("skill", skill_id))


async def take_resume(
    session: Session, user_id: UUID, found: FromResume, *, entries_limit: int
) -> None:
    """Make the profile say what the current resume says, below what the person said.

    What came from an earlier resume and isn't said any more goes; the head is filled only where it
    is empty; an entry that the person has stated, changed or removed isn't added again. Of each
    kind, the first `entries_limit` are taken. Part of the caller's transaction.
    """
    await repository.set_change_source(session, Source.RESUME)
    await repository.ensure_profile(session, user_id)
    profile = (await repository.profile_by_user(session, [user_id]))[user_id]
    filled = {
        name: value for name, value in found.head.items() if value and not getattr(profile, name)
    }
    if filled:
        await repository.update_profile(session, user_id, filled)
    for prefix, rows, batch, same in (
        ("work", found.work, repository.work_by_user, ("title", "company", "start_on")),
        ("education", found.education, repository.education_by_user, ("institution", "degree")),
        ("certification", found.certifications, repository.certifications_by_user, ("name",)),
        ("project", found.projects, repository.projects_by_user, ("name",)),
    ):
        kind = ENTRY_KINDS[prefix]
        stated = {
            tuple(_folded(getattr(entry, name)) for name in same)
            for entry in (await batch(session, [user_id])).get(user_id, [])
            if entry.source != Source.RESUME
        }
        for words in await entries.set_aside(session, kind, user_id, same):
            stated.add(tuple(map(_folded, words)))
        new = [
            row
            for row in rows[:entries_limit]
            if tuple(_folded(row.get(name)) for name in same) not in stated
        ]
        await entries.follow_resume(session, kind, user_id, new)
    known = await repository.known_skill_ids(session, [row["skill_id"] for row in found.skills])
    skills = [row for row in found.skills if row["skill_id"] in known]
    await entries.follow_resume(session, ENTRY_KINDS["held_skill"], user_id, skills)
    await refresh_matches(session, user_id)


async def refresh_matches(session: Session, user_id: UUID) -> None:
    """Have what was computed from the profile computed again."""
    await queue.defer(session, "matching:refresh", {"user_id": user_id}, once=f"matching:{user_id}")


def _folded(value: Any) -> str:
    return " ".join(str(value or "").casefold().split())


async def _check_room(session: Session, settings: Settings, kind: EntryKind, user_id: UUID) -> None:
    limit = settings.profile_entries_limit
    if await entries.count(session, kind, user_id) >= limit:
        message = f"A profile holds {limit} entries of a kind: remove one first."
        raise invalid("id", message)


def _field(column: str) -> str:
    """A column's name as clients know it."""
    first, *others = column.split("_")
    return first + "".join(map(str.capitalize, others))


def _check_texts(settings: Settings, given: Mapping[str, Any]) -> None:
    entries_limit, text_limit = settings.profile_entries_limit, settings.profile_text_limit_chars
    for name, value in given.items():
        texts = value if isinstance(value, list) else [value]
        if len(texts) > entries_limit:
            raise invalid(_field(name), f"Give at most {entries_limit}.")
        if any(isinstance(text, str) and len(text) > text_limit for text in texts):
            raise invalid(_field(name), f"Write at most {text_limit} characters.")


# What an entry is known by: one of these must be there.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "work": ("title", "company"),
    "education": ("institution", "degree"),
    "certification": ("name",),
    "project": ("name",),
    "goal": ("goal",),
}


def _check_named(prefix: str, given: Mapping[str, Any]) -> None:
    names = _NAMES[prefix]
    if not any((given.get(name) or "").strip() for name in names):
        raise invalid(names[0], f"Give at least one of {', '.join(names)}.")
    if not 0 <= given.get("progress", 0) <= 100:
        raise invalid("progress", "Give a progress of 0 to 100.")


def _check_dates(given: Mapping[str, Any]) -> None:
    for first, last in (("start_on", "end_on"), ("issued_on", "expires_on")):
        start, end = given.get(first), given.get(last)
        if start is not None and end is not None and end < start:
            raise invalid(_field(last), "The end lies before the start.")
    if given.get("is_current") and given.get("end_on") is not None:
        raise invalid("endOn", "A current position has no end: leave one of the two out.")
