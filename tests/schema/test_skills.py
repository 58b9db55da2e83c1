"""The taxonomy through the graph."""

from graph import Graph


async def test_a_skill_with_everything_costs_one_statement_a_relation(graph: Graph) -> None:
    answer = await graph(
        '{ skill(slug: "python") { name kind path aliases { name } broader { slug } '
        "related { slug broader { slug } } needs { reason skill { slug } } } }"
    )
    skill = answer.data["skill"]
    assert skill["name"] == "Python"
    assert skill["kind"] == "TOOL"
    assert skill["related"]
    # skill, aliases, broader, related, related.broader, needs, needs.skill
    assert len(answer.statements) == 7


async def test_skills_are_paged_by_keyset_in_both_directions(graph: Graph) -> None:
    query = (
        "query ($first: Int, $after: String, $last: Int, $before: String) {"
        " skills(first: $first, after: $after, last: $last, before: $before) {"
        " nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    )
    first = (await graph(query, first=3)).data["skills"]
    second = (await graph(query, first=3, after=first["pageInfo"]["endCursor"])).data["skills"]
    whole = (await graph(query, first=6)).data["skills"]
    assert first["nodes"] + second["nodes"] == whole["nodes"]
    assert first["pageInfo"]["hasNextPage"] is True
    assert first["pageInfo"]["hasPreviousPage"] is False
    back = (await graph(query, last=3, before=second["pageInfo"]["startCursor"])).data["skills"]
    assert back["nodes"] == first["nodes"]
    assert back["pageInfo"]["hasPreviousPage"] is False


async def test_bad_page_arguments_are_refused_with_the_field(graph: Graph) -> None:
    for arguments in ("first: 101", "first: -1", 'first: 1, after: "x"', "first: 1, last: 1"):
        answer = await graph(f"{{ skills({arguments}) {{ nodes {{ slug }} }} }}")
        assert answer.codes == ["BAD_USER_INPUT"], arguments


async def test_names_are_normalised_and_unknown_ones_have_no_candidate(graph: Graph) -> None:
    answer = await graph(
        '{ normalizeSkills(names: ["python 3", "zzzzqq"]) '
        "{ name candidates { how skill { slug } } } }"
    )
    python, unknown = answer.data["normalizeSkills"]
    assert python["candidates"][0]["skill"] == {"slug": "python"}
    assert unknown == {"name": "zzzzqq", "candidates": []}


async def test_text_gives_mentions_with_their_place(graph: Graph) -> None:
    text = "Three years of Python, but no experience with SQL."
    answer = await graph(
        "query ($text: String!) { extractSkills(text: $text, kind: JOB) "
        "{ start end text negated skill { slug } } }",
        text=text,
    )
    found = {m["skill"]["slug"]: m for m in answer.data["extractSkills"]}
    assert text[found["python"]["start"] : found["python"]["end"]] == "Python"
    assert found["sql"]["negated"] is True
    assert found["python"]["negated"] is False


async def test_too_long_a_text_is_refused(graph: Graph) -> None:
    answer = await graph(
        "query ($text: String!) { extractSkills(text: $text) { start } }", text="x" * 50_001
    )
    assert answer.codes == ["BAD_USER_INPUT"]


async def test_node_finds_a_skill_by_its_id(graph: Graph) -> None:
    id = (await graph('{ skill(slug: "python") { id } }')).data["skill"]["id"]
    answer = await graph(
        "query ($id: ID!) { node(id: $id) { __typename id ... on Skill { slug } } }", id=id
    )
    assert answer.data == {"node": {"__typename": "Skill", "id": id, "slug": "python"}}
    for bad in ("", "skill_", "skill_" + "0" * 32, "nothing_" + id[-32:]):
        answer = await graph("query ($id: ID!) { node(id: $id) { id } }", id=bad)
        assert answer.data == {"node": None}, bad
