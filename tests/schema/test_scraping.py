"""Sources and runs in the graph: for administrators alone."""

import pytest
from graph import Graph

from domain.kit.services import Services

ADD = """
mutation ($input: AddCareerPageInput!) { addCareerPage(input: $input) {
  __typename
  ... on CareerPageSaved { careerPage { id source kind url enabled rules { field rule } } }
  ... on SourceTaken { source }
  ... on InvalidInput { field }
} }
"""
PAGE = {
    "source": "page:brightloaf",
    "kind": "HTML",
    "company": "Brightloaf",
    "url": "https://jobs.example.com/",
    "rules": [{"field": "ITEM", "rule": ".job"}],
}
TRIGGER = """
mutation ($source: String) { triggerScrape(source: $source) {
  ... on ScrapeTriggered { runs { id source status } }
  ... on NotFound { id }
} }
"""


@pytest.fixture
async def admin(graph: Graph, services: Services) -> Graph:
    person = await graph.register("root@example.com", "Root Sample")
    async with services.db.transaction() as session:
        await session.connection.execute("UPDATE users SET role = 'admin'")
    answer = await person(
        """mutation ($token: String!) { refresh(refreshToken: $token) {
             ... on LoggedIn { accessToken } } }""",
        token=person.refresh_token,
    )
    person.token = answer.data["refresh"]["accessToken"]
    return person


@pytest.mark.parametrize(
    "query",
    [
        "{ scrapeRuns { nodes { id } } }",
        "{ careerPages { nodes { id } } }",
        "{ jobStats { open } }",
        "{ jobSources { source } }",
        "mutation { triggerScrape { __typename } }",
        'mutation { removeCareerPage(id: "career_page_0") { __typename } }',
    ],
)
async def test_only_administrators_see_and_change_sources(
    graph: Graph, ada: Graph, query: str
) -> None:
    assert (await graph(query)).codes == ["UNAUTHENTICATED"]
    assert (await ada(query)).codes == ["FORBIDDEN"]


async def test_a_page_is_added_changed_and_removed(admin: Graph) -> None:
    added = (await admin(ADD, input=PAGE)).data["addCareerPage"]["careerPage"]
    assert added["rules"] == [{"field": "ITEM", "rule": ".job"}]
    assert added["enabled"] is True
    assert (await admin(ADD, input=PAGE)).data["addCareerPage"] == {
        "__typename": "SourceTaken",
        "source": "page:brightloaf",
    }
    changed = await admin(
        """mutation ($id: ID!) { updateCareerPage(id: $id, input: {enabled: false, rules: []}) {
             ... on CareerPageSaved { careerPage { enabled url rules { rule } } } } }""",
        id=added["id"],
    )
    assert changed.data["updateCareerPage"]["careerPage"] == {
        "enabled": False,
        "url": "https://jobs.example.com/",
        "rules": [],
    }
    remove = """mutation ($id: ID!) { removeCareerPage(id: $id) {
      ... on CareerPageRemoved { removedId } ... on NotFound { id } } }"""
    for said in ("removedId", "id"):  # the second time there is none
        assert (await admin(remove, id=added["id"])).data["removeCareerPage"] == {said: added["id"]}
    assert (await admin("{ careerPages { nodes { id } } }")).data["careerPages"]["nodes"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"source": "Page One"}, "source"),
        ({"company": " "}, "company"),
        ({"url": "https://me@jobs.example.com/"}, "url"),
        ({"requestsPerSecond": 21}, "requestsPerSecond"),
        ({"rules": [{"field": "ITEM", "rule": ""}]}, "rules.item"),
        ({"kind": "JSON"}, "rules"),
    ],
)
async def test_bad_pages_are_refused_and_nothing_is_written(
    admin: Graph, change: dict[str, object], field: str
) -> None:
    answer = await admin(ADD, input={**PAGE, **change})
    assert answer.data["addCareerPage"] == {"__typename": "InvalidInput", "field": field}
    assert (await admin("{ careerPages { nodes { id } } }")).data["careerPages"]["nodes"] == []


async def test_a_run_is_queued_once_while_it_waits(admin: Graph, services: Services) -> None:
    await admin(ADD, input=PAGE)
    await admin(ADD, input={**PAGE, "source": "page:off", "enabled": False})
    [run] = (await admin(TRIGGER)).data["triggerScrape"]["runs"]
    assert (run["source"], run["status"]) == ("page:brightloaf", "QUEUED")
    assert (await admin(TRIGGER)).data["triggerScrape"]["runs"] == [run]
    async with services.db.read() as session:
        cursor = await session.connection.execute(
            "SELECT lock FROM procrastinate_jobs WHERE task_name = 'scrape:run'"
        )
        assert await cursor.fetchall() == [("scrape:page:brightloaf",)]
    found = await admin("{ scrapeRuns { nodes { id status } } jobStats { open postings } }")
    assert found.data["scrapeRuns"]["nodes"] == [{"id": run["id"], "status": "QUEUED"}]
    assert found.data["jobStats"] == {"open": 0, "postings": 0}


async def test_an_unknown_source_is_not_found(admin: Graph) -> None:
    assert (await admin(TRIGGER, source="page:none")).data["triggerScrape"] == {"id": "page:none"}
