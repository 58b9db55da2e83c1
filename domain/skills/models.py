"""Rows of the skills area: the taxonomy, as the database keeps it."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, func, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from domain.kit.db import Base


class Skill(Base):
    """A skill. `id` is derived from `slug`, so that it is the same in every installation."""

    __tablename__ = "skills"
    __table_args__ = (
        CheckConstraint(
            "kind in ('tool', 'knowledge', 'practice', 'soft', 'language')", name="kind"
        ),
        CheckConstraint("cardinality(hours) = 4", name="hours"),
        Index("ix_skills_name", func.lower(text("name"))),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    domain: Mapped[str]
    category: Mapped[str]
    hours: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    note: Mapped[str | None]
    esco_uri: Mapped[str | None]
    job_count: Mapped[int] = mapped_column(server_default="0")


class SkillAlias(Base):
    """Another way to write a skill; `folded` is lower case without punctuation."""

    __tablename__ = "skill_aliases"
    __table_args__ = (Index("ix_skill_aliases_folded", "folded"),)

    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str]


class SkillLink(Base):
    """An edge of the taxonomy: `kind` is broader, related or needs (with the reason)."""

    __tablename__ = "skill_links"
    __table_args__ = (
        CheckConstraint("kind in ('broader', 'related', 'needs')", name="kind"),
        CheckConstraint("from_id <> to_id", name="ends"),
        Index("ix_skill_links_to_id", "to_id", "kind"),
    )

    from_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    to_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    weight: Mapped[float] = mapped_column(server_default="1")
    reason: Mapped[str | None]


class TaxonomyLoad(Base):
    """One load of taxonomy data: what it was made from and what it changed."""

    __tablename__ = "taxonomy_loads"

    digest: Mapped[str] = mapped_column(primary_key=True)
    changes: Mapped[dict[str, Any]] = mapped_column(JSONB)
