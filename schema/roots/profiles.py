"""Profiles: what can be done. They are read below `me`."""

import dataclasses
from typing import Annotated, Any

import strawberry

from domain.keys.values import ApiKeyScope
from resolvers import profiles
from resolvers.arguments import described
from resolvers.context import Info
from schema.operation import INPUT, REFUSED, SAFE, Access, operation
from schema.sent import sent
from schema.types.profile_inputs import (
    CareerGoalInput,
    CertificationInput,
    EducationInput,
    HeldSkillInput,
    ProjectInput,
    RecordAssessmentInput,
    UpdateProfileInput,
    WorkExperienceInput,
)
from schema.types.profiles import (
    RecordAssessmentOutcome,
    RemoveProfileEntryOutcome,
    SaveProfileEntryOutcome,
    UpdateProfileOutcome,
    WithdrawAssessmentOutcome,
)


def _entry(input: Any) -> dict[str, Any]:
    values = {f.name: getattr(input, f.name) for f in dataclasses.fields(input)}
    values.pop("id", None)
    return values


@strawberry.type
class ProfilesMutation:
    @operation(
        UpdateProfileOutcome,
        access=Access.USER,
        description="Change the head of the profile or the preferences.",
        again=SAFE,
    )
    async def update_profile(self, info: Info, input: Annotated[UpdateProfileInput, INPUT]) -> Any:
        return await profiles.update(info.context, sent(input))

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="Add or change a position.",
        again=SAFE,
    )
    async def save_work_experience(
        self, info: Info, input: Annotated[WorkExperienceInput, INPUT]
    ) -> Any:
        return await profiles.save_entry(info.context, "work", input.id, _entry(input))

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="Add or change a degree.",
        again=SAFE,
    )
    async def save_education(self, info: Info, input: Annotated[EducationInput, INPUT]) -> Any:
        return await profiles.save_entry(info.context, "education", input.id, _entry(input))

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="Add or change a certificate.",
        again=SAFE,
    )
    async def save_certification(
        self, info: Info, input: Annotated[CertificationInput, INPUT]
    ) -> Any:
        return await profiles.save_entry(info.context, "certification", input.id, _entry(input))

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="Add or change a project.",
        again=SAFE,
    )
    async def save_project(self, info: Info, input: Annotated[ProjectInput, INPUT]) -> Any:
        return await profiles.save_entry(info.context, "project", input.id, _entry(input))

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="Add or change a goal.",
        again=SAFE,
    )
    async def save_career_goal(self, info: Info, input: Annotated[CareerGoalInput, INPUT]) -> Any:
        return await profiles.save_entry(info.context, "goal", input.id, _entry(input))

    @operation(
        RemoveProfileEntryOutcome,
        access=Access.USER,
        description="Remove a position, degree, certificate, project or goal; no resume brings it "
        "back.",
        again=REFUSED,
    )
    async def remove_profile_entry(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The entry.")],
    ) -> Any:
        return await profiles.remove_entry(info.context, id)

    @operation(
        SaveProfileEntryOutcome,
        access=Access.USER,
        description="State that you have a skill, and how well; this wins over every resume.",
        again=SAFE,
    )
    async def keep_skill(self, info: Info, input: Annotated[HeldSkillInput, INPUT]) -> Any:
        return await profiles.keep_skill(
            info.context,
            input.skill_id,
            input.proficiency,
            {"years": input.years, "last_used": input.last_used_on, "is_primary": input.is_primary},
        )

    @operation(
        RemoveProfileEntryOutcome,
        access=Access.USER,
        description="State that you don't have a skill; no resume brings it back.",
        again=REFUSED,
    )
    async def drop_skill(
        self,
        info: Info,
        skill_id: Annotated[strawberry.ID, described("The skill.")],
    ) -> Any:
        return await profiles.drop_skill(info.context, skill_id)

    @operation(
        RecordAssessmentOutcome,
        access=Access.ADMIN,
        scope=ApiKeyScope.ASSESSMENTS_WRITE,
        description="Record a test's result: evidence for a person's skill; administrators only.",
        again=SAFE,
    )
    async def record_assessment(
        self, info: Info, input: Annotated[RecordAssessmentInput, INPUT]
    ) -> Any:
        return await profiles.record_assessment(info.context, _entry(input))

    @operation(
        WithdrawAssessmentOutcome,
        access=Access.ADMIN,
        scope=ApiKeyScope.ASSESSMENTS_WRITE,
        description="Take a wrong result back, and what followed from it; administrators only. A "
        "key takes back what it recorded itself.",
        again=REFUSED,
    )
    async def withdraw_assessment(
        self,
        info: Info,
        id: Annotated[strawberry.ID, described("The assessment.")],
    ) -> Any:
        return await profiles.withdraw_assessment(info.context, id)
