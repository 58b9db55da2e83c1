"""Results of tests that providers report: they become evidence for a person's skills."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from domain.accounts import repository as accounts
from domain.kit.config import Settings
from domain.kit.db import Database, Query, Session, Statement, columns
from domain.kit.ids import public_id, uuid7
from domain.kit.refusal import Refusal, Refused, invalid, not_found
from domain.profiles import models, repository
from domain.profiles.service import refresh_matches
from domain.profiles.values import Assessment, Source
from domain.skills.values import Level

"""Characters of a provider's name and of its key."""

CLOCKS_APART = timedelta(minutes=5)
"""How far a provider's clock may be ahead of ours."""


class Reporter(NamedTuple):
    """Who reports: an administrator, or a partner's key, which speaks for one provider alone."""

    user_id: UUID | None = None
    key_id: UUID | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a provider reports. `key` is its own name for the result: the same again is a retry."""

    user_id: UUID | None
    email: str | None
    skill_id: UUID
    provider: str
    key: str
    level: Level
    score: float | None
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class AssessmentRecorded:
    """The result is kept; `repeated` where it was before and nothing was done now."""

    assessment: Assessment
    repeated: bool


@dataclass(frozen=True, slots=True)
class AssessmentWithdrawn:
    """The result is gone, and what followed from it."""

    withdrawn_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentKeyTaken(Refusal):
    """The provider has reported something else under this key."""

    key: str


_ASSESSMENT = columns(models.Assessment, Assessment)
_RECORDED_BY = ("recorded_by_id", "recorded_by_key_id")
_GIVEN = ("user_id", "skill_id", "level", "score", "taken_at")
_ADD = Query(
    insert(models.Assessment)
    .values({name: bindparam(name) for name in ("id", "provider", "key", *_RECORDED_BY, *_GIVEN)})
    .on_conflict_do_nothing()
    .returning(*_ASSESSMENT),
    Assessment,
)
_BY_KEY = Query(
    select(*_ASSESSMENT).where(
        models.Assessment.provider == bindparam("provider"),
        models.Assessment.key == bindparam("key"),
    ),
    Assessment,
)
# A key takes back what it recorded itself; an administrator (null) whatever there is.
_BY_KEY_ALONE = bindparam("key_id", type_=Uuid)
_REMOVE = Query(
    delete(models.Assessment)
    .where(
        models.Assessment.id == bindparam("id"),
        or_(_BY_KEY_ALONE.is_(None), models.Assessment.recorded_by_key_id == _BY_KEY_ALONE),
    )
    .returning(*_ASSESSMENT),
    Assessment,
)
_NEWEST = Query(
    select(*_ASSESSMENT)
    .where(
        models.Assessment.user_id == bindparam("user_id"),
        models.Assessment.skill_id == bindparam("skill_id"),
    )
    .order_by(models.Assessment.taken_at.desc(), models.Assessment.id.desc())
    .limit(1),
    Assessment,
)
_held = models.HeldSkill
_NO_MORE = Statement(
    delete(_held).where(
        _held.user_id == bindparam("user_id"),
        _held.skill_id == bindparam("skill_id"),
        _held.source == Source.ASSESSMENT,
    )
)
_shown = insert(_held).values(
    id=bindparam("id"),
    user_id=bindparam("user_id"),
    skill_id=bindparam("skill_id"),
    source=Source.ASSESSMENT,
    proficiency=bindparam("proficiency"),
    evidence=bindparam("evidence"),
)
_SHOWN = Statement(
    _shown.on_conflict_do_update(
        index_elements=[_held.user_id, _held.skill_id, _held.source],
        set_={
            "proficiency": _shown.excluded.proficiency,
            "evidence": _shown.excluded.evidence,
        },
    )
)


async def record(
    db: Database, settings: Settings, by: Reporter, result: Result
) -> AssessmentRecorded:
    """Keep a result and let the person's skill follow the newest one of its kind.

    Raises Refused with NotFound, InvalidInput or AssessmentKeyTaken.
    """
    _check(settings, result)
    if by.provider is not None and result.provider.strip() != by.provider:
        raise invalid("provider", f"This key reports for {by.provider} and for nobody else.")
    async with db.transaction() as session:
        user_id = await _whose(session, result)
        if not await repository.known_skill_ids(session, [result.skill_id]):
            raise not_found(public_id("skill", result.skill_id), "skill")
        given = {
            "user_id": user_id,
            "skill_id": result.skill_id,
            "level": result.level.value,
            "score": result.score,
            "taken_at": result.taken_at,
        }
        name = {"provider": result.provider.strip(), "key": result.key.strip()}
        await repository.set_change_source(session, Source.ASSESSMENT)
        made = await session.first(
            _ADD,
            id=uuid7(),
            recorded_by_id=by.user_id,
            recorded_by_key_id=by.key_id,
            **name,
            **given,
        )
        if made is None:
            return AssessmentRecorded(await _same(session, name, given), repeated=True)
        await _follow(session, user_id, result.skill_id)
    return AssessmentRecorded(made, repeated=False)


async def withdraw(db: Database, by: Reporter, id: UUID) -> AssessmentWithdrawn:
    """Take a wrong result back; its key may be used again. Raises Refused(NotFound)."""
    async with db.transaction() as session:
        await repository.set_change_source(session, Source.ASSESSMENT)
        gone = await session.first(_REMOVE, id=id, key_id=by.key_id)
        if gone is None:
            raise not_found(public_id("assessment", id), "assessment")
        await _follow(session, gone.user_id, gone.skill_id)
    return AssessmentWithdrawn(public_id("assessment", id))


def _check(settings: Settings, result: Result) -> None:
    limit = settings.name_limit_chars
    for field, text in (("provider", result.provider), ("key", result.key)):
        if not 1 <= len(text.strip()) <= limit:
            raise invalid(field, f"Give 1 to {limit} characters.")
    if (result.user_id is None) == (result.email is None):
        raise invalid("userId", "Give either the person's id or their e-mail address.")
    if result.score is not None and not 0 <= result.score <= 100:
        raise invalid("score", "Give a score of 0 to 100, in percent.")
    if result.taken_at.tzinfo is None:
        raise invalid("takenAt", "Give the time with its zone, such as 2026-05-01T09:30:00Z.")
    if result.taken_at > datetime.now(UTC) + CLOCKS_APART:
        raise invalid("takenAt", "The time lies in the future.")


async def _whose(session: Session, result: Result) -> UUID:
    if result.user_id is not None:
        if not await accounts.user_by_id(session, [result.user_id]):
            raise not_found(public_id("user", result.user_id), "user")
        return result.user_id
    assert result.email is not None
    found = await accounts.credentials_by_email(session, result.email)
    if found is None:
        raise not_found(result.email, "user")
    return found.id


async def _same(session: Session, name: dict[str, str], given: dict[str, Any]) -> Assessment:
    """The result that has this key already; raises Refused where it says something else."""
    known = await session.first(_BY_KEY, **name)
    if known is None or any(getattr(known, field) != given[field] for field in _GIVEN):
        message = "Another result was reported under this key: give each result its own."
        raise Refused(AssessmentKeyTaken(message=message, key=name["key"]))
    return known


async def _follow(session: Session, user_id: UUID, skill_id: UUID) -> None:
    """Make the person's skill say what the newest result says; without one, nothing."""
    newest = await session.first(_NEWEST, user_id=user_id, skill_id=skill_id)
    if newest is None:
        await session.execute(_NO_MORE, user_id=user_id, skill_id=skill_id)
    else:
        await repository.ensure_profile(session, user_id)
        await session.execute(
            _SHOWN,
            id=uuid7(),
            user_id=user_id,
            skill_id=skill_id,
            proficiency=newest.level,
            evidence=[{"assessmentId": public_id("assessment", newest.id), "text": _said(newest)}],
        )
    await refresh_matches(session, user_id)


def _said(result: Assessment) -> str:
    score = "" if result.score is None else f", {result.score:g} %"
    return f"{result.provider}: {result.level}{score} ({result.taken_at:%Y-%m-%d})"
