"""Rows of the skills area: the taxonomy, as the database keeps it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, SmallInteger, func, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import REAL, Text

from domain.kit.db import Base, one_of
from domain.skills.values import OccupationMatchKind, Source


class Skill(Base):
    """A skill. `id` is derived from `slug`, so that it is the same in every installation."""

    __tablename__ = "skills"
    __table_args__ = (
        CheckConstraint(
            "kind in ('tool', 'knowledge', 'practice', 'soft', 'language')", name="kind"
        ),
        CheckConstraint("cardinality(hours) = 4", name="hours"),
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_skills_esco_uri", "esco_uri", postgresql_where=text("esco_uri is not null")),
        # By what a name begins with, whatever the database's collation.
        Index("ix_skills_name", text("lower(name) text_pattern_ops")),
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
    source: Mapped[str] = mapped_column(server_default=Source.LEARNBOT)


class SkillAlias(Base):
    """Another way to write a skill; `folded` is lower case without punctuation.

    What a source states is replaced as a whole when it is loaded again, and nothing else is.
    """

    __tablename__ = "skill_aliases"
    __table_args__ = (Index("ix_skill_aliases_folded", "folded"),)

    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text, primary_key=True, server_default=Source.LEARNBOT)
    language: Mapped[str] = mapped_column(server_default="en")
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
    source: Mapped[str] = mapped_column(Text, primary_key=True, server_default=Source.LEARNBOT)
    weight: Mapped[float] = mapped_column(server_default="1")
    reason: Mapped[str | None]


class TaxonomyLoad(Base):
    """The newest load of a source: what it was made from, when, and what it changed."""

    __tablename__ = "taxonomy_loads"
    __table_args__ = (CheckConstraint(one_of("source", Source), name="source"),)

    source: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[str]
    changes: Mapped[dict[str, Any]] = mapped_column(JSONB)
    loaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Occupation(Base):
    """An occupation of an imported classification. `id` is derived from its URI."""

    __tablename__ = "occupations"
    __table_args__ = (
        CheckConstraint(one_of("source", Source), name="source"),
        Index("ix_occupations_name", text("lower(name) text_pattern_ops"), "id"),
        Index("ix_occupations_in_order", "name", "id"),
        Index("ix_occupations_code", "code"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    uri: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    code: Mapped[str]
    isco_group: Mapped[str]
    description: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(ARRAY(Text))
    source: Mapped[str]


class OccupationSkill(Base):
    """A skill that an occupation needs (essential) or is helped by.

    `importance` is in [0, 1], where the classification states one.
    """

    __tablename__ = "occupation_skills"
    __table_args__ = (
        CheckConstraint("importance between 0 and 1", name="importance"),
        Index("ix_occupation_skills_skill_id", "skill_id"),
    )

    occupation_id: Mapped[UUID] = mapped_column(
        ForeignKey("occupations.id", ondelete="CASCADE"), primary_key=True
    )
    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    essential: Mapped[bool]
    importance: Mapped[float | None] = mapped_column(REAL)


class OccupationMatch(Base):
    """A line of an official crosswalk: what an occupation is to one of another classification.

    The other one is named by its URI, so that either classification may be imported first.
    """

    __tablename__ = "occupation_matches"
    __table_args__ = (
        CheckConstraint(one_of("kind", OccupationMatchKind), name="kind"),
        Index("ix_occupation_matches_uri", "uri"),
    )

    occupation_id: Mapped[UUID] = mapped_column(
        ForeignKey("occupations.id", ondelete="CASCADE"), primary_key=True
    )
    uri: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str]
