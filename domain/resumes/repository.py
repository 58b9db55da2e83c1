"""SQL of the resumes area."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.kit.batch import Many, One
from domain.kit.db import Query, Session, Statement, among, columns
from domain.kit.page import Listings, Order
from domain.resumes import models, records
from domain.resumes.records import ItemState

# Subscribers listen here; the payload is the resume's id in hex.
PROGRESS_CHANNEL = "resume_progress"

_RESUME = columns(models.Resume, records.Resume)
_LIVE = models.Resume.deleted_at.is_(None)

resume_by_id: One[UUID, records.Resume] = One(
    select(models.Resume.id, *_RESUME).where(among(models.Resume.id), _LIVE), records.Resume
)
current_by_user: One[UUID, records.Resume] = One(
    select(models.Resume.user_id, *_RESUME).where(
        among(models.Resume.user_id), models.Resume.is_current, _LIVE
    ),
    records.Resume,
)
items_by_resume: Many[UUID, records.Item] = Many(
    select(models.ResumeItem.resume_id, *columns(models.ResumeItem, records.Item))
    .where(among(models.ResumeItem.resume_id))
    .order_by(models.ResumeItem.position, models.ResumeItem.id),
    records.Item,
)
skills_by_resume: Many[UUID, records.ResumeSkill] = Many(
    select(models.ResumeSkill.resume_id, *columns(models.ResumeSkill, records.ResumeSkill))
    .where(among(models.ResumeSkill.resume_id))
    .order_by(
        models.ResumeSkill.implied,
        models.ResumeSkill.confidence.desc(),
        models.ResumeSkill.skill_id,
    ),
    records.ResumeSkill,
)


class Text(NamedTuple):
    """The text of a resume as it was read."""

    raw_text: str | None


text_by_resume: One[UUID, Text] = One(
    select(models.Resume.id, models.Resume.raw_text).where(among(models.Resume.id)), Text
)

_OF_USER = Query(
    select(*_RESUME).where(
        models.Resume.id == bindparam("id"), models.Resume.user_id == bindparam("user_id"), _LIVE
    ),
    records.Resume,
)
_LOCKED = Query(
    select(*_RESUME).where(models.Resume.id == bindparam("id"), _LIVE).with_for_update(),
    records.Resume,
)
_SAME_FILE = Query(
    select(*_RESUME).where(
        models.Resume.user_id == bindparam("user_id"),
        models.Resume.file_key == bindparam("file_key"),
        _LIVE,
    ),
    records.Resume,
)
_PROGRESS = Query(
    select(*columns(models.Resume, records.Progress)).where(
        models.Resume.id == bindparam("id"), models.Resume.user_id == bindparam("user_id"), _LIVE
    ),
    records.Progress,
)
_ITEM = Query(
    select(*columns(models.ResumeItem, records.Item))
    .join(models.Resume, models.Resume.id == models.ResumeItem.resume_id)
    .where(
        models.ResumeItem.id == bindparam("id"),
        models.Resume.user_id == bindparam("user_id"),
        _LIVE,
    ),
    records.Item,
)


# Newest first.
resumes_by_user: Listings[records.Resume] = Listings(
    lambda user_id: select(*_RESUME).where(models.Resume.user_id == user_id, _LIVE),
    records.Resume,
    Order((models.Resume.id,), ("id",), descending=True),
)


async def of_user(session: Session, user_id: UUID, id: UUID) -> records.Resume | None:
    return await session.first(_OF_USER, id=id, user_id=user_id)


async def with_same_file(session: Session, user_id: UUID, file_key: str) -> records.Resume | None:
    return await session.first(_SAME_FILE, user_id=user_id, file_key=file_key)


async def locked(session: Session, id: UUID) -> records.Resume | None:
    """The resume, locked until the transaction ends."""
    return await session.first(_LOCKED, id=id)


async def progress(session: Session, user_id: UUID, id: UUID) -> records.Progress | None:
    return await session.first(_PROGRESS, id=id, user_id=user_id)


async def item_of_user(session: Session, user_id: UUID, id: UUID) -> records.Item | None:
    return await session.first(_ITEM, id=id, user_id=user_id)


async def count(session: Session, user_id: UUID) -> int:
    """How many live resumes the user has. Locks the user: uploads count one after the other."""
    await session.scalar(_LOCK, key=user_id.hex)
    found: int = await session.scalar(_COUNT, user_id=user_id)
    return found


_LOCK = Statement(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("key"), 0))))
_COUNT = Statement(
    select(func.count())
    .select_from(models.Resume)
    .where(models.Resume.user_id == bindparam("user_id"), _LIVE)
)
_NEXT_VERSION = Statement(
    select(func.coalesce(func.max(models.Resume.version), 0) + 1).where(
        models.Resume.user_id == bindparam("user_id")
    )
)


async def add(session: Session, user_id: UUID, id: UUID, given: Mapping[str, Any]) -> int:
    """Add a resume as the user's next version; answers with its number."""
    version: int = await session.scalar(_NEXT_VERSION, user_id=user_id)
    await session.execute(
        insert(models.Resume).values(id=id, user_id=user_id, version=version, **given)
    )
    return version


async def change(session: Session, id: UUID, given: Mapping[str, Any]) -> None:
    """Set columns of a resume, and tell whoever follows it."""
    await session.execute(update(models.Resume).where(models.Resume.id == id).values(**given))
    await session.notify(PROGRESS_CHANNEL, id.hex)


async def make_current(session: Session, user_id: UUID, id: UUID) -> None:
    """Make one resume the user's current one."""
    await session.execute(
        update(models.Resume)
        .where(models.Resume.user_id == user_id, models.Resume.is_current)
        .values(is_current=False)
    )
    await session.execute(
        update(models.Resume).where(models.Resume.id == id).values(is_current=True)
    )


async def soft_delete(session: Session, id: UUID) -> None:
    """Take a resume's content away and mark it deleted; its number is never used again."""
    await session.execute(delete(models.ResumeItem).where(models.ResumeItem.resume_id == id))
    await session.execute(delete(models.ResumeSkill).where(models.ResumeSkill.resume_id == id))
    await session.execute(
        update(models.Resume)
        .where(models.Resume.id == id)
        .values(deleted_at=func.now(), raw_text=None, is_current=False)
    )


async def lock_file(session: Session, file_key: str) -> None:
    """Keep a file as it is, for others who lock it too, until the transaction ends."""
    await session.scalar(_LOCK, key=file_key)


async def file_keys(session: Session, user_id: UUID) -> list[str]:
    """The files of the user's resumes."""
    return await session.scalars(
        select(models.Resume.file_key).where(models.Resume.user_id == user_id, _LIVE)
    )


async def file_is_used(session: Session, file_key: str) -> bool:
    """Whether a live resume, of anyone, has this file."""
    used: int = await session.scalar(
        select(func.count())
        .select_from(models.Resume)
        .where(models.Resume.file_key == file_key, _LIVE)
    )
    return used > 0


async def keep_reviewed(session: Session, resume_id: UUID) -> list[records.Item]:
    """Remove what nobody reviewed; answers with the items that its owner has touched."""
    await session.execute(
        delete(models.ResumeItem).where(
            models.ResumeItem.resume_id == resume_id, models.ResumeItem.state == ItemState.READ
        )
    )
    return (await items_by_resume(session, [resume_id])).get(resume_id, [])


_ITEM_COLUMNS = (
    "id", "resume_id", "kind", "position", "state", "value", "original", "confidence", "readings",
)  # fmt: skip
_ADD_ITEM = Statement(
    insert(models.ResumeItem).values({name: bindparam(name) for name in _ITEM_COLUMNS})
)
_ADD_SKILL = Statement(
    insert(models.ResumeSkill).values(
        {name: bindparam(name) for name in records.ResumeSkill._fields}
    )
)


async def add_items(session: Session, items: Sequence[records.Item]) -> None:
    await session.execute_many(_ADD_ITEM, [item._asdict() for item in items])


async def change_item(session: Session, id: UUID, given: Mapping[str, Any]) -> None:
    await session.execute(
        update(models.ResumeItem).where(models.ResumeItem.id == id).values(**given)
    )


async def replace_skills(
    session: Session, resume_id: UUID, found: Sequence[records.ResumeSkill]
) -> None:
    await session.execute(
        delete(models.ResumeSkill).where(models.ResumeSkill.resume_id == resume_id)
    )
    await session.execute_many(_ADD_SKILL, [skill._asdict() for skill in found])
