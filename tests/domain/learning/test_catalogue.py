"""The starting catalogue: complete, true to its form, loaded once."""

from urllib.parse import urlsplit

import pytest
from graph import Graph

from domain.kit.services import Services
from domain.learning.catalogue import draft_of, load_catalogue, read
from domain.learning.values import Cost, ResourceType
from domain.skills.taxonomy import load
from domain.skills.values import skill_id

RESOURCES = read()
KNOWN = {skill_id(slug) for slug in load().skills}


def test_every_resource_teaches_known_skills_and_says_what_it_is():
    assert len(RESOURCES) >= 400
    for draft in RESOURCES.values():
        assert set(draft.skills) <= KNOWN, draft.title
        assert draft.skills, draft.title
        assert urlsplit(draft.url).netloc, draft.title
        assert 10 <= len(draft.description) <= 140, draft.title
        assert 0 < draft.hours <= 2000, draft.title
        assert (draft.price_usd_cents is None) == (draft.price_as_of is None)
        if draft.cost is Cost.FREE:
            assert draft.price_usd_cents is None, draft.title


def test_every_type_and_cost_is_there_and_no_title_twice():
    assert {draft.type for draft in RESOURCES.values()} == set(ResourceType)
    assert {draft.cost for draft in RESOURCES.values()} == set(Cost)
    titles = [(draft.title, draft.provider) for draft in RESOURCES.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    "slug",
    "python java javascript typescript sql react aws docker kubernetes terraform git linux "
    "machine-learning pandas power-bi microsoft-excel project-management scrum figma "
    "cybersecurity microsoft-azure google-cloud communication leadership".replace(
        "aws", "amazon-web-services"
    ).split(),
)
def test_the_skills_most_asked_for_are_taught(slug: str):
    assert any(skill_id(slug) in draft.skills for draft in RESOURCES.values())


@pytest.mark.parametrize("levels", ["2-1", "0-5", "1-1"])
def test_levels_that_do_not_rise_are_refused(levels: str):
    entry = {
        "title": "A",
        "provider": "B",
        "url": "https://example.com",
        "type": "book",
        "hours": 1,
        "about": "A sample.",
        "skills": {"python": levels},
    }
    with pytest.raises(ValueError, match="levels go"):
        draft_of(entry, prices_as_of=None)  # type: ignore[arg-type]


async def test_loading_twice_changes_nothing_and_an_administrators_word_stays(
    services: Services, graph: Graph
):
    first = await load_catalogue(services)
    assert (first.changed, first.resources) == (True, len(RESOURCES))
    async with services.db.transaction() as session:
        await session.connection.execute(
            "UPDATE resources SET title = 'Mine', source = 'admin' WHERE provider = 'Kaggle'"
            " AND title LIKE '%Pandas'"
        )
        await session.connection.execute("UPDATE catalogue_loads SET digest = 'older'")
    assert (await load_catalogue(services)).changed
    assert not (await load_catalogue(services)).changed
    found = await graph('{ resources(filter: {providers: ["Kaggle"]}) { nodes { title } } }')
    assert "Mine" in [node["title"] for node in found.data["resources"]["nodes"]]
