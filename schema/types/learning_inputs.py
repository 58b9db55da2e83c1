"""What clients send about resources and plans."""

import datetime
from typing import Annotated

import strawberry

import schema.types.matching  # noqa: F401 (it names the enum of urgencies)
from domain.kit.config import shipped
from domain.learning import values
from domain.learning.planning import Span
from domain.learning.service import ResourceDraft
from domain.matching.gaps import Urgency
from domain.skills.values import Level, skill_id
from schema.scalars import Url


@strawberry.input(description="Which resources; each part that is given narrows the list.")
class ResourceFilterInput:
    skills: Annotated[
        list[str] | None, strawberry.field(description="Slugs; at least one of them is taught.")
    ] = None
    types: Annotated[
        list[values.ResourceType] | None, strawberry.field(description="Any of these.")
    ] = None
    level: Annotated[
        Level | None, strawberry.field(description="It starts below this level and reaches it.")
    ] = None
    free: Annotated[bool | None, strawberry.field(description="Wholly free, or not.")] = None
    certificate: Annotated[bool | None, strawberry.field(description="With one, or not.")] = None
    hands_on: Annotated[bool | None, strawberry.field(description="With practice, or not.")] = None
    language: Annotated[str | None, strawberry.field(description="BCP 47, such as en.")] = None
    providers: Annotated[
        list[str] | None, strawberry.field(description="Any of these, by whole name.")
    ] = None
    max_hours: Annotated[float | None, strawberry.field(description="At most so many hours.")] = (
        None
    )


@strawberry.input(description="What a plan's resources have to be.")
class PlanPreferencesInput:
    free_only: Annotated[bool, strawberry.field(description="Nothing that costs.")] = False
    budget_usd_cents: Annotated[
        int | None,
        strawberry.field(
            description="US cents for the whole plan. What it can't pay for is own practice."
        ),
    ] = None
    hands_on: Annotated[
        bool, strawberry.field(description="A wish: other resources count 25 % more hours.")
    ] = False
    certificates: Annotated[
        bool, strawberry.field(description="A wish: other resources count 25 % more hours.")
    ] = False
    types: Annotated[
        list[values.ResourceType] | None, strawberry.field(description="Only these.")
    ] = None
    excluded_providers: Annotated[
        list[str] | None, strawberry.field(description="None of these, by whole name.")
    ] = None
    language: Annotated[str | None, strawberry.field(description="BCP 47; null: any.")] = None

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


@strawberry.input(description="A skill and the level to reach.")
class TargetSkillInput:
    skill: Annotated[str, strawberry.field(description="Its slug.")]
    level: Annotated[Level, strawberry.field(description="How well it should be held.")] = (
        Level.INTERMEDIATE
    )


@strawberry.input(description="A new plan: for a job, or for skills.")
class CreateLearningPlanInput:
    job_id: Annotated[
        strawberry.ID | None, strawberry.field(description="The job whose gaps are to be closed.")
    ] = None
    gaps: Annotated[
        int | None,
        strawberry.field(
            description="How many of the job's gaps, highest priority first; 1 to 20, else 12."
        ),
    ] = None
    least_urgency: Annotated[
        Urgency | None,
        strawberry.field(
            description="Only the job's gaps that are at least so urgent: CRITICAL for what it "
            "can't be had without. Others are in `leftOut`."
        ),
    ] = None
    target_skills: Annotated[
        list[TargetSkillInput] | None,
        strawberry.field(
            description="Skills to learn, where it is for no job; at most "
            f"{shipped('plan_skills_limit')}."
        ),
    ] = None
    hours_per_week: Annotated[float, strawberry.field(description="0.5 to 80.")] = 8.0
    start_date: Annotated[
        datetime.date | None, strawberry.field(description="Today where it is left out.")
    ] = None
    target_date: Annotated[
        datetime.date | None,
        strawberry.field(description="When it should be done; the plan says whether it will be."),
    ] = None
    stop_at_target_date: Annotated[
        bool,
        strawberry.field(
            description="Plan only what can be done by `targetDate`: the job's gaps by priority or "
            "the skills in their order, each as far as it goes. The weightiest is begun even where "
            "there is only time for what it builds on. The rest is in `leftOut`."
        ),
    ] = False
    preferences: Annotated[
        PlanPreferencesInput | None, strawberry.field(description="What resources have to be.")
    ] = None


@strawberry.input(description="A skill that a resource teaches.")
class TaughtSkillInput:
    skill: Annotated[str, strawberry.field(description="Its slug.")]
    level_from: Annotated[
        Level | None, strawberry.field(description="Where it starts; null: from nothing.")
    ] = None
    level_to: Annotated[Level, strawberry.field(description="What it reaches.")]


@strawberry.input(description="A learning resource as it is to be.")
class ResourceInput:
    title: Annotated[str, strawberry.field(description="1 to 200 characters.")]
    provider: Annotated[str, strawberry.field(description="1 to 200 characters.")]
    url: Annotated[Url, strawberry.field(description="Where it is; one resource an address.")]
    type: Annotated[values.ResourceType, strawberry.field(description="What it is.")]
    hours: Annotated[
        float,
        strawberry.field(
            description=f"Hours for all of it, at most {shipped('resource_hours_limit')}."
        ),
    ]
    skills: Annotated[
        list[TaughtSkillInput],
        strawberry.field(description=f"1 to {shipped('resource_skills_limit')} skills."),
    ]
    description: Annotated[
        str,
        strawberry.field(
            description=f"At most {shipped('resource_description_limit_chars')} characters."
        ),
    ] = ""
    cost: Annotated[values.Cost, strawberry.field(description="What using it takes.")] = (
        values.Cost.FREE
    )
    price_usd_cents: Annotated[
        int | None, strawberry.field(description="US cents, once or a month.")
    ] = None
    price_as_of: Annotated[
        datetime.date | None, strawberry.field(description="When it was looked up.")
    ] = None
    certificate: Annotated[bool, strawberry.field(description="Whether one can be had.")] = False
    hands_on: Annotated[bool, strawberry.field(description="Whether one practises.")] = False
    language: Annotated[str, strawberry.field(description="BCP 47, such as en.")] = "en"

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
