"""What clients send about resources and plans."""

import datetime
from typing import Annotated

import strawberry

import schema.enums.learning
import schema.enums.matching  # noqa: F401 (they name the enums)
from domain.kit.config import shipped
from domain.learning import values
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft
from domain.matching.gaps import Urgency
from domain.skills.values import Level, skill_id
from schema.scalars import Url


@strawberry.input(
    description="Which resources: what is given must all be true of one; null asks nothing."
)
class ResourceFilterInput:
    skills: Annotated[
        list[str] | None,
        strawberry.field(description="Slugs of skills, at least one of which it teaches."),
    ] = None
    types: Annotated[
        list[values.ResourceType] | None,
        strawberry.field(description="It is of one of these types."),
    ] = None
    level: Annotated[
        Level | None,
        strawberry.field(description="It starts below this level and leads to it, or beyond."),
    ] = None
    free: Annotated[bool | None, strawberry.field(description="Whether it is wholly free.")] = None
    certificate: Annotated[
        bool | None, strawberry.field(description="Whether it gives a certificate.")
    ] = None
    hands_on: Annotated[
        bool | None, strawberry.field(description="Whether one practises in it.")
    ] = None
    language: Annotated[
        str | None, strawberry.field(description="It is in this language, BCP 47, such as en.")
    ] = None
    providers: Annotated[
        list[str] | None,
        strawberry.field(description="It is of one of these, by their whole names."),
    ] = None
    max_hours: Annotated[
        float | None, strawberry.field(description="It takes at most so many hours.")
    ] = None


@strawberry.input(description="What a plan's resources have to be.")
class PlanPreferencesInput:
    free_only: Annotated[bool, strawberry.field(description="Only what is wholly free.")] = False
    budget_usd_cents: Annotated[
        int | None,
        strawberry.field(
            description="What the whole plan may cost in US cents; null: any. What it can't pay "
            "for becomes practice without a resource."
        ),
    ] = None
    hands_on: Annotated[
        bool,
        strawberry.field(
            description="Rather what one practises in: the hours of others count 25 % more."
        ),
    ] = False
    certificates: Annotated[
        bool,
        strawberry.field(
            description="Rather what gives a certificate: the hours of others count 25 % more."
        ),
    ] = False
    types: Annotated[
        list[values.ResourceType] | None,
        strawberry.field(description="Only resources of these types; null: any."),
    ] = None
    excluded_providers: Annotated[
        list[str] | None,
        strawberry.field(description="Nothing of these providers, by their whole names."),
    ] = None
    language: Annotated[
        str | None, strawberry.field(description="Only in this language, BCP 47; null: any.")
    ] = None

    def of(self) -> values.Preferences:
        """The preferences of the domain."""
        return values.Preferences(
            free_only=self.free_only,
            budget_usd_cents=self.budget_usd_cents,
            hands_on=self.hands_on,
            certificates=self.certificates,
            types=tuple(self.types or ()),
            excluded_providers=tuple(self.excluded_providers or ()),
            language=self.language,
        )


@strawberry.input(description="A skill to learn, and how far; `skillId` says which.")
class TargetSkillInput:
    skill_id: Annotated[
        strawberry.ID | None,
        strawberry.field(description="The skill; required as soon as `skill` is gone."),
    ] = None
    skill: Annotated[
        str | None,
        strawberry.field(
            description="The skill's slug, instead of `skillId`.",
            deprecation_reason="Send `skillId`, as for other skills.",
        ),
    ] = None
    level: Annotated[Level, strawberry.field(description="The level to reach.")] = (
        Level.INTERMEDIATE
    )


@strawberry.input(description="A new plan: for a job (`jobId`), or for skills (`targetSkills`).")
class CreateLearningPlanInput:
    job_id: Annotated[
        strawberry.ID | None, strawberry.field(description="The job whose gaps are to be closed.")
    ] = None
    gaps: Annotated[
        int | None,
        strawberry.field(
            description="How many of the job's gaps, highest priority first: 1 to 20; null: 12."
        ),
    ] = None
    least_urgency: Annotated[
        Urgency | None,
        strawberry.field(
            description="Only the job's gaps that are at least so urgent; null: all. The others "
            "are in the plan's `leftOut`."
        ),
    ] = None
    target_skills: Annotated[
        list[TargetSkillInput] | None,
        strawberry.field(
            description="Skills to learn, where it is for no job; at most "
            f"{shipped('plan_skills_limit')}."
        ),
    ] = None
    hours_per_week: Annotated[
        float, strawberry.field(description="Hours of learning a week, 0.5 to 80.")
    ] = 8.0
    starts_on: Annotated[
        datetime.date | None, strawberry.field(description="The day it starts; null: today.")
    ] = None
    target_on: Annotated[
        datetime.date | None,
        strawberry.field(
            description="When it should be done; the plan's `onTime` says whether it will be."
        ),
    ] = None
    stop_at_target: Annotated[
        bool | None,
        strawberry.field(
            description="Plan only what can be done by `targetOn`: the job's gaps by priority or "
            "the skills in their order, each as far as it goes. The weightiest is begun even where "
            "there is only time for what it builds on. The rest is in the plan's `leftOut`. Null: "
            "a plan for a job without `targetOn` stops after "
            f"{shipped('plan_weeks_default')} weeks in the same way; false: none does."
        ),
    ] = None
    preferences: Annotated[
        PlanPreferencesInput | None, strawberry.field(description="What resources have to be.")
    ] = None


@strawberry.input(description="A skill that a resource teaches.")
class TaughtSkillInput:
    skill: Annotated[str, strawberry.field(description="The skill's slug.")]
    level_from: Annotated[
        Level | None,
        strawberry.field(description="The level that it starts from; null: from nothing."),
    ] = None
    level_to: Annotated[Level, strawberry.field(description="The level that it leads to.")]


@strawberry.input(description="A learning resource as it is to be.")
class ResourceInput:
    title: Annotated[
        str, strawberry.field(description="As its provider names it, 1 to 200 characters.")
    ]
    provider: Annotated[str, strawberry.field(description="Who offers it, 1 to 200 characters.")]
    url: Annotated[
        Url, strawberry.field(description="The address where it is; one resource has it.")
    ]
    type: Annotated[values.ResourceType, strawberry.field(description="What it is.")]
    hours: Annotated[
        float,
        strawberry.field(
            description=f"Hours for all of it, at most {shipped('resource_hours_limit')}."
        ),
    ]
    skills: Annotated[
        list[TaughtSkillInput],
        strawberry.field(
            description=f"What it teaches: 1 to {shipped('resource_skills_limit')} skills."
        ),
    ]
    description: Annotated[
        str,
        strawberry.field(
            description="What it is about, at most "
            f"{shipped('resource_description_limit_chars')} characters."
        ),
    ] = ""
    cost: Annotated[values.Cost, strawberry.field(description="What using all of it takes.")] = (
        values.Cost.FREE
    )
    price_usd_cents: Annotated[
        int | None,
        strawberry.field(description="The price in US cents, once or (SUBSCRIPTION) a month."),
    ] = None
    price_as_of: Annotated[
        datetime.date | None, strawberry.field(description="The day on which the price was right.")
    ] = None
    certificate: Annotated[
        bool, strawberry.field(description="Whether a certificate can be had for it.")
    ] = False
    hands_on: Annotated[bool, strawberry.field(description="Whether one practises in it.")] = False
    language: Annotated[
        str, strawberry.field(description="The language that it is in, BCP 47.")
    ] = "en"

    def of(self) -> ResourceDraft:
        """The draft of the domain."""
        return ResourceDraft(
            title=" ".join(self.title.split()),
            provider=" ".join(self.provider.split()),
            url=self.url,
            type=self.type,
            hours=self.hours,
            skills={
                skill_id(one.skill): Span(
                    one.level_from.rank if one.level_from else 0, one.level_to.rank
                )
                for one in self.skills
            },
            description=self.description.strip(),
            cost=self.cost,
            price_usd_cents=self.price_usd_cents,
            price_as_of=self.price_as_of,
            certificate=self.certificate,
            hands_on=self.hands_on,
            language=self.language,
        )
