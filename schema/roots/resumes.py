"""Resumes: what can be asked, done and followed."""

import dataclasses
from typing import Annotated, Any

import strawberry
from strawberry.file_uploads import Upload

from domain.kit.config import MB, shipped
from domain.resumes.records import ItemKind
from resolvers import resumes
from resolvers.arguments import described
from resolvers.context import Info
from schema.operation import REFUSED, SAFE, Access, operation
from schema.sent import sent
from schema.types.resume_inputs import ResumeItemInput
from schema.types.resumes import (
    ChangeResumeOutcome,
    DeleteResumeOutcome,
    ParseResumeOutcome,
    Resume,
    ResumeProgress,
    ReviewResumeItemOutcome,
    UploadResumeOutcome,
)

RESUME_ID = Annotated[strawberry.ID, described("The resume.")]
ITEM_ID = Annotated[strawberry.ID, described("The item.")]
VALUE = Annotated[ResumeItemInput, described("Of the shape that fits the kind.")]


@strawberry.type
class ResumesQuery:
    resume: Annotated[
        Resume | None,
        strawberry.field(resolver=resumes.resume, description="One of the caller's resumes."),
    ]


@strawberry.type
class ResumesMutation:
    @operation(
        UploadResumeOutcome,
        access=Access.USER,
        description="Upload a PDF, DOCX or JSON Resume of up to "
        f"{shipped('resume_limit_bytes', MB)} MB "
        "(graphql-multipart-request-spec). The same bytes a second time give the resume that is "
        "there.",
        again=SAFE,
    )
    async def upload_resume(
        self, info: Info, file: Annotated[Upload, described("The file.")]
    ) -> Any:
        return await resumes.upload(info.context, file)  # type: ignore[arg-type]

    @operation(
        ParseResumeOutcome,
        access=Access.USER,
        description="Read the file again by today's parser; your reviews stay.",
        again=SAFE,
    )
    async def parse_resume(self, info: Info, id: RESUME_ID) -> Any:
        return await resumes.parse_again(info.context, id)

    @operation(
        ChangeResumeOutcome,
        access=Access.USER,
        description="Make a resume the current one: the profile follows it.",
        again=SAFE,
    )
    async def make_resume_current(self, info: Info, id: RESUME_ID) -> Any:
        return await resumes.make_current(info.context, id)

    @operation(
        DeleteResumeOutcome,
        access=Access.USER,
        description="Delete a resume and its file.",
        again=REFUSED,
    )
    async def delete_resume(self, info: Info, id: RESUME_ID) -> Any:
        return await resumes.delete(info.context, id)

    @operation(
        ReviewResumeItemOutcome,
        access=Access.USER,
        description="Say that an item is right.",
        again=SAFE,
    )
    async def confirm_resume_item(self, info: Info, id: ITEM_ID) -> Any:
        return await resumes.confirm(info.context, id)

    @operation(
        ReviewResumeItemOutcome,
        access=Access.USER,
        description="Say that an item is wrong: it counts no longer.",
        again=SAFE,
    )
    async def reject_resume_item(self, info: Info, id: ITEM_ID) -> Any:
        return await resumes.reject(info.context, id)

    @operation(
        ReviewResumeItemOutcome,
        access=Access.USER,
        description="Correct fields of an item.",
        again=SAFE,
    )
    async def edit_resume_item(self, info: Info, id: ITEM_ID, value: VALUE) -> Any:
        return await resumes.edit(info.context, id, _fields(value))

    @operation(
        ReviewResumeItemOutcome,
        access=Access.USER,
        description="Add what the resume says and was not read.",
        again=SAFE,
    )
    async def add_resume_item(
        self,
        info: Info,
        resume_id: RESUME_ID,
        kind: Annotated[ItemKind, described("What it is.")],
        value: VALUE,
    ) -> Any:
        return await resumes.add(info.context, resume_id, kind, _fields(value))


@strawberry.type
class ResumesSubscription:
    resume_progress: Annotated[
        ResumeProgress,
        strawberry.subscription(
            resolver=resumes.progress,
            description="How far one of the caller's resumes is, until it is PARSED or FAILED.",
        ),
    ]


def _fields(value: ResumeItemInput) -> dict[str, Any]:
    """The fields that were sent, of whichever shape."""
    shapes = (getattr(value, field.name) for field in dataclasses.fields(value))
    shape = next(one.value for one in shapes if isinstance(one, strawberry.Some))
    return sent(shape)
