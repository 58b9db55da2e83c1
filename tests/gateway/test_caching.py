"""What caches may keep of the API's answers."""

from graph import Graph
from httpx import Response

QUERY = '{ skill(slug: "python") { name } }'


async def get(client: Graph, query: str = QUERY, **headers: str) -> Response:
    return await client.http.get("/graphql", params={"query": query}, headers=headers)


async def test_an_anonymous_answer_is_asked_for_again_by_its_tag(graph: Graph) -> None:
    first = await get(graph)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert {v.strip() for v in first.headers["vary"].split(",")} >= {"Accept", "Authorization"}
    tag = first.headers["etag"]
    again = await get(graph, **{"if-none-match": f'"other", {tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag


async def test_another_answer_has_another_tag(graph: Graph) -> None:
    tag = (await get(graph)).headers["etag"]
    other = await get(graph, '{ skill(slug: "python") { slug } }', **{"if-none-match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


async def test_nothing_of_a_known_caller_is_kept(ada: Graph) -> None:
    answer = await get(ada, "{ me { email } }", authorization=f"Bearer {ada.token}")
    assert answer.json()["data"]["me"]["email"] == "ada@example.com"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "etag" not in answer.headers


async def test_an_answer_that_went_wrong_is_not_kept(graph: Graph) -> None:
    answer = await get(graph, "{ nothing }", accept="application/graphql-response+json")
    assert answer.status_code == 400
    assert "etag" not in answer.headers
