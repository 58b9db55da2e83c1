"""What jobs ask for, through the graph, counted from jobs at hand."""

from graph import Graph

from domain.jobs.sample import load_sample_jobs
from domain.jobs.service import count_demand
from domain.kit.services import Services

DEMAND = """
{ skill(slug: "python") {
    usedWith(first: 5) { jobs closeness skill { slug } }
    trend { month jobs ofJobs share }
} }
"""


async def test_pairs_and_months_are_those_of_the_jobs(services: Services, graph: Graph) -> None:
    await load_sample_jobs(services)
    await count_demand(services)
    answer = await graph(DEMAND)
    skill = answer.data["skill"]
    async with services.db.pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT o.slug, count(*) FROM job_skills a JOIN skills s ON s.id = a.skill_id"
            " JOIN job_skills b ON b.job_id = a.job_id JOIN skills o ON o.id = b.skill_id"
            " WHERE s.slug = 'python' AND o.slug <> 'python' GROUP BY o.slug"
        )
        together = dict(await cursor.fetchall())
        cursor = await connection.execute(
            "SELECT count(*) FROM job_skills a JOIN skills s ON s.id = a.skill_id"
            " WHERE s.slug = 'python'"
        )
        (asking,) = await cursor.fetchone() or (0,)
    assert len(skill["usedWith"]) == 5
    for pair in skill["usedWith"]:
        assert pair["jobs"] == together[pair["skill"]["slug"]]
        assert 0 < pair["closeness"] <= 1
    closeness = [pair["closeness"] for pair in skill["usedWith"]]
    assert closeness == sorted(closeness, reverse=True)
    assert sum(month["jobs"] for month in skill["trend"]) == asking
    assert [m["month"] for m in skill["trend"]] == sorted(m["month"] for m in skill["trend"])
    for month in skill["trend"]:
        assert month["share"] == month["jobs"] / month["ofJobs"]
    # skill, pairs, their skills, months
    assert len(answer.statements) == 4


async def test_counting_again_changes_nothing(services: Services, graph: Graph) -> None:
    await load_sample_jobs(services)
    await count_demand(services)
    first = (await graph(DEMAND)).data
    await count_demand(services)
    assert (await graph(DEMAND)).data == first
