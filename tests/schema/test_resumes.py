"""Resumes through the graph: upload, reading, review, progress."""

import asyncio
import json
from uuid import UUID

import psycopg
from graph import Graph
from samples import resume_pdf

from domain.kit.config import Settings
from domain.kit.ids import parse_public_id
from domain.kit.services import Services
from domain.kit.storage import FileMissing, content_key
from domain.resumes import reading, service

UPLOAD = """
mutation ($file: Upload!) {
  uploadResume(file: $file) {
    __typename
    ... on ResumeQueued { alreadyThere resume { id version status isCurrent } }
    ... on Refusal { message }
    ... on ResumeUnreadable { reason }
    ... on ResumeTooLarge { limitBytes }
  }
}
"""
READ = """
query ($id: ID!) {
  resume(id: $id) {
    status failure { reason message } pages language isCurrent
    items { id kind state confidence needsReview value {
      __typename
      ... on ResumeLine { line: text }
      ... on ResumePosition { company title start end current }
      ... on ResumeEducation { institution }
      ... on ResumeSkillLine { name }
    } readings { field confidence page box { x0 top x1 bottom } } }
    skills { implied years lastUsedOn evidence { text quoted itemId } skill { slug } }
  }
}
"""


def key(id: str) -> UUID:
    parsed = parse_public_id(id)
    assert parsed is not None
    return parsed[1]


async def upload(client: Graph, content: bytes | None = None, name: str = "cv.pdf") -> dict:
    answer = await client.upload(UPLOAD, name, content or resume_pdf(), "application/pdf")
    return answer.data["uploadResume"]


async def read(client: Graph, services: Services, content: bytes | None = None) -> str:
    """Upload and read a resume as the worker would; gives its id."""
    id = (await upload(client, content))["resume"]["id"]
    await reading.parse(services, key(id))
    return id


async def test_upload_queues_the_first_version_as_current(ada: Graph) -> None:
    queued = await upload(ada)
    assert queued["__typename"] == "ResumeQueued"
    assert queued["alreadyThere"] is False
    assert {**queued["resume"], "id": ""} == {
        "id": "",
        "version": 1,
        "status": "QUEUED",
        "isCurrent": True,
    }


async def test_the_task_waits_in_the_queue_with_the_request_id(
    ada: Graph, services: Services
) -> None:
    ada.headers["x-request-id"] = "test-request-0001"
    id = (await upload(ada))["resume"]["id"]
    async with services.db.pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = 'resumes:parse'"
        )
        rows = await cursor.fetchall()
    assert [row[0] for row in rows] == [
        {"resume_id": str(key(id)), "request_id": "test-request-0001"}
    ]


async def test_second_upload_of_same_bytes_returns_the_first(ada: Graph) -> None:
    first, second = await upload(ada), await upload(ada, name="other-name.pdf")
    assert second["alreadyThere"] is True
    assert second["resume"]["id"] == first["resume"]["id"]


async def test_reading_gives_items_with_place_and_skills_with_evidence(
    ada: Graph, services: Services
) -> None:
    id = await read(ada, services)
    resume = (await ada(READ, id=id)).data["resume"]
    assert resume["status"] == "PARSED"
    assert resume["failure"] is None
    by_kind: dict[str, list[dict]] = {}
    for item in resume["items"]:
        by_kind.setdefault(item["kind"], []).append(item)
    assert by_kind["NAME"][0]["value"]["line"] == "Mina Okafor"
    assert by_kind["EMAIL"][0]["value"]["line"] == "mina.okafor@example.com"
    position = by_kind["WORK"][0]["value"]
    assert position == {
        "__typename": "ResumePosition",
        "company": "Harbour Analytics",
        "title": "Data Engineer",
        "start": "2021-03",
        "end": None,
        "current": True,
    }
    reading = by_kind["NAME"][0]["readings"][0]
    assert reading["page"] == 1
    assert len(reading["box"]) == 4
    skills = {one["skill"]["slug"]: one for one in resume["skills"]}
    assert skills["python"]["years"] > 3
    shown = skills["python"]["evidence"]
    assert any("Python" in one["text"] and one["quoted"] and one["itemId"] for one in shown)
    assert {"text": "The resume is written in English.", "quoted": False, "itemId": None} in skills[
        "english"
    ]["evidence"]
    assert skills["english"]["implied"] is False


async def test_the_profile_follows_the_current_resume(ada: Graph, services: Services) -> None:
    await read(ada, services)
    answer = await ada(
        "{ me { profile { phone city yearsExperience work { company source durationMonths }"
        " education { institution level } skills { source skill { slug } }"
        " completeness { score missing { part } } history(first: 50) { nodes { subject source } }"
        " } } }"
    )
    profile = answer.data["me"]["profile"]
    assert profile["phone"] == "+442079460018"
    assert [one["company"] for one in profile["work"]] == [
        "Harbour Analytics",
        "Quayside Software",
    ]
    assert {one["source"] for one in profile["work"]} == {"RESUME"}
    assert profile["work"][1]["durationMonths"] == 33
    assert "python" in {one["skill"]["slug"] for one in profile["skills"]}
    assert {one["source"] for one in profile["history"]["nodes"]} == {"RESUME"}
    # me, profile, work, education, skills, skills.skill, counts, preferences, history
    assert len(answer.statements) == 9


async def test_written_levels_are_those_of_the_profile(ada: Graph, services: Services) -> None:
    document = {
        "basics": {"name": "Ida Fjell", "email": "ida@example.com"},
        "skills": [{"name": "Python", "level": "Master"}, {"name": "Scala", "level": "2/10"}],
        "languages": [
            {"language": "Norwegian", "fluency": "Native speaker"},
            {"language": "Allemand", "fluency": "Courant (C1)"},
            {"language": "Polish", "fluency": "Elementary proficiency"},
        ],
    }
    id = await read(ada, services, json.dumps(document).encode())
    answer = await ada(
        "query ($id: ID!) { resume(id: $id) { items { value {"
        " ... on ResumeSkillLine { name levelText } ... on ResumeLanguage { name fluency } } } }"
        " me { profile { skills { proficiency implied skill { slug } } } } }",
        id=id,
    )
    levels = {
        one["value"]["name"]: one["value"].get("levelText") or one["value"]["fluency"]
        for one in answer.data["resume"]["items"]
        if "name" in one["value"]
    }
    assert levels == {
        "Python": "Master",
        "Scala": "2/10",
        "Norwegian": "NATIVE",
        "Allemand": "C1",
        "Polish": "A2",
    }
    held = {
        one["skill"]["slug"]: one["proficiency"]
        for one in answer.data["me"]["profile"]["skills"]
        if not one["implied"]
    }
    assert held == {
        "python": "EXPERT",
        "scala": "BEGINNER",
        "norwegian": "EXPERT",
        "german": "ADVANCED",
        "polish": "BEGINNER",
    }


async def test_edits_stay_when_the_file_is_read_again(ada: Graph, services: Services) -> None:
    id = await read(ada, services)
    items = (await ada(READ, id=id)).data["resume"]["items"]
    first = next(item for item in items if item["kind"] == "WORK")
    answer = await ada(
        'mutation ($id: ID!) { editResumeItem(id: $id, value: {position: {company: "Harbour Ltd"}})'
        " { ... on ResumeItemReviewed { item { state value { ... on ResumePosition"
        " { company title } } } } } }",
        id=first["id"],
    )
    assert answer.data["editResumeItem"]["item"] == {
        "state": "EDITED",
        "value": {"company": "Harbour Ltd", "title": "Data Engineer"},
    }
    again = await ada(
        "mutation ($id: ID!) { parseResume(id: $id)"
        " { ... on ResumeQueued { resume { status } } } }",
        id=id,
    )
    assert again.data["parseResume"]["resume"]["status"] == "QUEUED"
    await reading.parse(services, key(id))
    after = (await ada(READ, id=id)).data["resume"]["items"]
    work = [item["value"]["company"] for item in after if item["kind"] == "WORK"]
    assert sorted(work) == ["Harbour Ltd", "Quayside Software"]
    assert len(after) == len(items)


async def test_a_longer_value_than_may_be_is_refused_and_the_item_stays(
    ada: Graph, services: Services
) -> None:
    services.settings.resume_value_limit_chars = 12
    id = await read(ada, services)
    items = (await ada(READ, id=id)).data["resume"]["items"]
    first = next(item for item in items if item["kind"] == "WORK")
    answer = await ada(
        "mutation ($id: ID!) { editResumeItem(id: $id, value: {position: {company: "
        '"Harbour Fleet"}}) { __typename ... on InvalidInput { field message } } }',
        id=first["id"],
    )
    assert answer.data["editResumeItem"] == {
        "__typename": "InvalidInput",
        "field": "value.company",
        "message": "Write at most 12 characters.",
    }
    assert (await ada(READ, id=id)).data["resume"]["items"] == items


async def test_a_profile_takes_no_more_entries_from_a_resume_than_it_may_hold(
    ada: Graph, services: Services
) -> None:
    services.settings.profile_entries_limit = 1
    id = await read(ada, services)
    items = (await ada(READ, id=id)).data["resume"]["items"]
    assert len([item for item in items if item["kind"] == "WORK"]) == 2
    profile = (await ada("{ me { profile { work { title } } } }")).data["me"]["profile"]
    assert len(profile["work"]) == 1


async def test_rejected_items_leave_the_profile(ada: Graph, services: Services) -> None:
    id = await read(ada, services)
    items = (await ada(READ, id=id)).data["resume"]["items"]
    wrong = next(item for item in items if item["kind"] == "WORK")
    await ada("mutation ($id: ID!) { rejectResumeItem(id: $id) { __typename } }", id=wrong["id"])
    answer = await ada("{ me { profile { work { company } } } }")
    assert answer.data["me"]["profile"]["work"] == [{"company": "Quayside Software"}]


WORK = "{ me { profile { work { id title company source } } } }"


async def work_of(person: Graph) -> list[dict]:  # type: ignore[type-arg]
    found: list[dict] = (await person(WORK)).data["me"]["profile"]["work"]  # type: ignore[type-arg]
    return found


async def test_no_resume_brings_back_what_its_owner_changed_or_removed(
    ada: Graph, services: Services
) -> None:
    id = await read(ada, services)
    newer, older = await work_of(ada)
    await ada(
        'mutation ($id: ID!) { saveWorkExperience(input: {id: $id, title: "Head of data",'
        ' company: "Harbour Analytics"}) { __typename } }',
        id=newer["id"],
    )
    await ada("mutation ($id: ID!) { removeProfileEntry(id: $id) { __typename } }", id=older["id"])
    items = (await ada(READ, id=id)).data["resume"]["items"]
    await ada(
        "mutation ($id: ID!) { confirmResumeItem(id: $id) { __typename } }", id=items[0]["id"]
    )
    await read(ada, services, resume_pdf("Another line of the same resume"))
    assert await work_of(ada) == [{**newer, "title": "Head of data", "source": "MANUAL"}]


async def test_a_review_leaves_the_rest_of_the_profile_as_it_is(
    ada: Graph, services: Services
) -> None:
    """Ids that a page holds stay good, and the history tells what has changed alone."""
    id = await read(ada, services)
    profile = (
        "{ me { profile { work { id } education { id } skills { id }"
        " history(first: 50) { nodes { subject } } } } }"
    )
    before = (await ada(profile)).data
    items = (await ada(READ, id=id)).data["resume"]["items"]
    for item in items[:2]:
        await ada(
            "mutation ($id: ID!) { confirmResumeItem(id: $id) { __typename } }", id=item["id"]
        )
    assert (await ada(profile)).data == before
    first = next(item for item in items if item["kind"] == "WORK")
    await ada(
        'mutation ($id: ID!) { editResumeItem(id: $id, value: {position: {company: "Harbour Ltd"}})'
        " { __typename } }",
        id=first["id"],
    )
    after = (await ada(profile)).data["me"]["profile"]
    subjects = [one["subject"] for one in after["history"]["nodes"]]
    told = len(subjects) - len(before["me"]["profile"]["history"]["nodes"])
    assert subjects[:told] == ["WORK"] * 2  # the one gone, the other come


async def test_what_is_no_resume_is_refused_and_nothing_is_kept(
    ada: Graph, services: Services
) -> None:
    for content, reason in ((b"", "EMPTY"), (b"GIF89a....", "UNSUPPORTED_TYPE")):
        refused = (await ada.upload(UPLOAD, "x.pdf", content, "application/pdf")).data
        assert refused["uploadResume"]["__typename"] == "ResumeUnreadable"
        assert refused["uploadResume"]["reason"] == reason
    assert (await ada("{ me { resumes { nodes { id } } } }")).data == {
        "me": {"resumes": {"nodes": []}}
    }
    assert not (services.settings.data_dir / "files").exists()


async def test_too_large_a_file_is_refused(ada: Graph, services: Services) -> None:
    limit = services.settings.resume_limit_bytes
    refused = await upload(ada, resume_pdf() + b"\n" * limit)
    assert refused["__typename"] == "ResumeTooLarge"
    assert refused["limitBytes"] == limit
    far_too_large = await ada.upload(
        UPLOAD, "x.pdf", b"%PDF-" + b" " * (limit + 2_000_000), "application/pdf"
    )
    assert far_too_large.response.status_code == 413
    assert far_too_large.codes == ["PAYLOAD_TOO_LARGE"]


async def test_a_broken_file_fails_with_a_reason(ada: Graph, services: Services) -> None:
    id = await read(ada, services, b"%PDF-1.7\nnothing of use")
    resume = (await ada(READ, id=id)).data["resume"]
    assert resume["status"] == "FAILED"
    assert resume["failure"]["reason"] in ("DAMAGED", "EMPTY")
    assert resume["failure"]["message"]


async def test_another_persons_resume_is_not_there(ada: Graph, services: Services) -> None:
    id = await read(ada, services)
    item = (await ada(READ, id=id)).data["resume"]["items"][0]["id"]
    eve = await ada.register("eve@example.com")
    assert (await eve(READ, id=id)).data == {"resume": None}
    assert (await eve("query ($id: ID!) { node(id: $id) { id } }", id=id)).data == {"node": None}
    for mutation, given in (
        ("parseResume", id),
        ("makeResumeCurrent", id),
        ("deleteResume", id),
        ("confirmResumeItem", item),
        ("rejectResumeItem", item),
    ):
        answer = await eve(
            f"mutation ($id: ID!) {{ {mutation}(id: $id) {{ __typename }} }}", id=given
        )
        assert answer.data == {mutation: {"__typename": "NotFound"}}, mutation
    assert (await ada(READ, id=id)).data["resume"]["status"] == "PARSED"


async def test_download_link_gives_the_bytes_and_a_changed_one_does_not(ada: Graph) -> None:
    id = (await upload(ada))["resume"]["id"]
    url = (await ada("query ($id: ID!) { resume(id: $id) { downloadUrl } }", id=id)).data["resume"][
        "downloadUrl"
    ]
    fetched = await ada.http.get(url)
    assert fetched.content == resume_pdf()
    assert fetched.headers["content-disposition"].startswith("attachment")
    assert (await ada.http.get(url.replace("expires=1", "expires=2"))).status_code == 404


async def test_deleting_takes_the_file_unless_another_has_it(
    ada: Graph, services: Services
) -> None:
    eve = await ada.register("eve@example.com")
    mine, theirs = (await upload(ada))["resume"]["id"], (await upload(eve))["resume"]["id"]
    async with services.db.read() as session:
        from domain.resumes import repository

        file_key = (await repository.resume_by_id(session, [key(mine)]))[key(mine)].file_key
    delete = "mutation ($id: ID!) { deleteResume(id: $id) { ... on ResumeDeleted { deletedId } } }"
    assert (await ada(delete, id=mine)).data == {"deleteResume": {"deletedId": mine}}
    await service.remove_file(services, file_key)
    assert await services.storage.get(file_key)
    await eve(delete, id=theirs)
    await service.remove_file(services, file_key)
    try:
        await services.storage.get(file_key)
    except FileMissing:
        pass
    else:
        raise AssertionError("the file is still there")
    assert (await ada(READ, id=mine)).data == {"resume": None}


async def test_progress_is_followed_to_the_end(ada: Graph, services: Services) -> None:
    id = (await upload(ada))["resume"]["id"]
    assert ada.user_id is not None
    seen: list[tuple[str, str | None]] = []
    started = asyncio.Event()

    async def follow() -> None:
        async for step in service.follow(services, key(ada.user_id or ""), key(id)):
            seen.append((str(step.status), step.stage))
            started.set()

    following = asyncio.create_task(follow())
    await asyncio.wait_for(started.wait(), 10)
    await reading.parse(services, key(id))
    await asyncio.wait_for(following, 10)
    assert seen[0] == ("queued", None)
    assert seen[-1] == ("parsed", None)
    # A follower is woken for each step but reads where the resume is by then: it may skip one.
    steps = [
        ("queued", None),
        ("processing", None),
        ("processing", "reading"),
        ("processing", "sections"),
        ("processing", "skills"),
        ("parsed", None),
    ]
    places = [steps.index(step) for step in seen]
    assert places == sorted(set(places))


async def test_a_file_that_is_being_uploaded_again_is_not_removed(
    ada: Graph, services: Services
) -> None:
    eve = await ada.register("eve@example.com")
    id = (await upload(ada))["resume"]["id"]
    file_key = content_key(resume_pdf())
    await ada("mutation ($id: ID!) { deleteResume(id: $id) { __typename } }", id=id)
    # Whoever comes first: the file is there for whoever has a resume with it.
    _, queued = await asyncio.gather(service.remove_file(services, file_key), upload(eve))
    assert queued["__typename"] == "ResumeQueued"
    assert await services.storage.get(file_key) == resume_pdf()


async def test_a_resume_goes_out_as_json_resume_and_comes_in_again_the_same(
    ada: Graph, services: Services
) -> None:
    export = "query ($id: ID!) { resume(id: $id) { jsonResume } }"
    id = await read(ada, services)
    document = (await ada(export, id=id)).data["resume"]["jsonResume"]
    assert document["basics"]["name"] == "Mina Okafor"
    assert [job["name"] for job in document["work"]] == ["Harbour Analytics", "Quayside Software"]
    assert document["work"][0]["startDate"] == "2021-03"
    eve = await ada.register("eve@example.com")
    again = await read(eve, services, json.dumps(document).encode())
    assert (await eve(export, id=again)).data["resume"]["jsonResume"] == document
    skills = (await eve(READ, id=again)).data["resume"]["skills"]
    assert "python" in {one["skill"]["slug"] for one in skills}


async def test_json_that_is_no_json_resume_is_refused(ada: Graph) -> None:
    for content in (b"{}", b'{"basics": 3}', b'{"work": [', b'{"name": "not here"}'):
        answer = await ada.upload(UPLOAD, "cv.json", content, "application/json")
        assert answer.data["uploadResume"]["__typename"] == "ResumeUnreadable", content


async def test_a_languages_fluency_is_corrected_as_an_enum(
    ada: Graph, services: Services, settings: Settings
) -> None:
    document = {
        "basics": {"name": "Ida Fjell", "email": "ida@example.com"},
        "languages": [{"language": "Norwegian", "fluency": "Native speaker"}],
    }
    id = await read(ada, services, json.dumps(document).encode())
    shown = "value { ... on ResumeLanguage { name fluency } }"
    items = (
        "query ($id: ID!) { resume(id: $id) { items(kinds: [LANGUAGE]) { id "
        + shown
        + " original { ... on ResumeLanguage { fluency } } } } }"
    )
    [item] = (await ada(items, id=id)).data["resume"]["items"]
    assert item["value"] == {"name": "Norwegian", "fluency": "NATIVE"}
    edit = (
        "mutation ($id: ID!) { editResumeItem(id: $id, value: {language: {fluency: C1}})"
        " { ... on ResumeItemReviewed { item { " + shown + " } } } }"
    )
    edited = (await ada(edit, id=item["id"])).data["editResumeItem"]["item"]
    assert edited["value"] == {"name": "Norwegian", "fluency": "C1"}
    [item] = (await ada(items, id=id)).data["resume"]["items"]
    assert (item["value"]["fluency"], item["original"]["fluency"]) == ("C1", "NATIVE")
    # What stands there in other words is shown as unknown.
    with psycopg.connect(settings.dsn(), autocommit=True) as connection:
        connection.execute(
            "update resume_items set value = jsonb_set(value, '{level}', '\"fluent\"')"
            " where kind = 'language'"
        )
    [item] = (await ada(items, id=id)).data["resume"]["items"]
    assert item["value"]["fluency"] is None
