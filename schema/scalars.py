"""Scalars: each with the specification of its text."""

import datetime
import re
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.file_uploads import Upload
from strawberry.types.scalar import ScalarDefinition

Url = NewType("Url", str)
YearMonth = NewType("YearMonth", str)
JSONObject = NewType("JSONObject", object)

_YEAR_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def _year_month(value: object) -> YearMonth:
    if not isinstance(value, str) or not _YEAR_MONTH.fullmatch(value):
        raise GraphQLError("Write a year as 2024 or a month as 2024-03.")
    return YearMonth(value)


def _url(value: object) -> Url:
    if not isinstance(value, str) or not re.match(r"https?://[^\s/]+", value) or len(value) > 2000:
        raise GraphQLError("Write an absolute http or https address of at most 2000 characters.")
    return Url(value)


def _datetime(value: object) -> datetime.datetime:
    if isinstance(value, str):
        try:
            parsed = datetime.datetime.fromisoformat(value)
        except ValueError:
            parsed = None
        if parsed is not None and parsed.tzinfo is not None:
            return parsed
    raise GraphQLError("Write a moment as RFC 3339 with an offset, such as 2026-01-31T09:30:00Z.")


def _date(value: object) -> datetime.date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise GraphQLError("Write a day as 2026-01-31.")


SCALARS: dict[object, ScalarDefinition] = {
    datetime.datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, as RFC 3339.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=lambda value: value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z"),
        parse_value=_datetime,
    ),
    datetime.date: strawberry.scalar(
        name="Date",
        description="A day, as RFC 3339's full-date.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=lambda value: value.isoformat(),
        parse_value=_date,
    ),
    JSONObject: strawberry.scalar(
        name="JSONObject",
        description="A JSON object whose shape depends on what it describes.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=lambda value: value,
        parse_value=lambda value: value,
    ),
    Upload: strawberry.scalar(
        name="Upload",
        description="A file, sent by the multipart request specification.",
        specified_by_url="https://github.com/jaydenseric/graphql-multipart-request-spec",
        parse_value=lambda value: value,
    ),
    Url: strawberry.scalar(
        name="URL",
        description="An absolute http or https address.",
        specified_by_url="https://url.spec.whatwg.org/",
        serialize=str,
        parse_value=_url,
    ),
    YearMonth: strawberry.scalar(
        name="YearMonth",
        description="A year (2024) or a month (2024-03), as precise as it is known.",
        specified_by_url="https://www.w3.org/TR/NOTE-datetime",
        serialize=str,
        parse_value=_year_month,
    ),
}
