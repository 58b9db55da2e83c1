"""What jobs ask for: which skills together, and how much of each over time."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, select, text

from domain.jobs import models
from domain.kit.batch import Many, ManyLimited
from domain.kit.db import Session, Statement, among, columns

PAIRS_OF_A_SKILL = 50
JOBS_OF_A_PAIR = 3
MONTHS_KEPT = 36


class Pair(NamedTuple):
    """A skill that jobs ask for along with another one. `closeness` is 0 to 1."""

    other_id: UUID
    jobs: int
    closeness: float


class Month(NamedTuple):
    """A month of a skill: the jobs posted in it that ask for it, of all that were posted."""

    month: date
    jobs: int
    of_jobs: int


pairs_by_skill: ManyLimited[Pair] = ManyLimited(
    (
        lambda skill: (
            select(*columns(models.SkillPair, Pair))
            .where(models.SkillPair.skill_id == skill)
            .order_by(models.SkillPair.closeness.desc(), models.SkillPair.other_id)
        )
    ),
    Pair,
)
months_by_skill: Many[UUID, Month] = Many(
    select(models.SkillMonth.skill_id, *columns(models.SkillMonth, Month))
    .where(among(models.SkillMonth.skill_id))
    .order_by(models.SkillMonth.month),
    Month,
)

# Closeness is normalised pointwise mutual information (Bouma 2009), cut at 0: how much more often
# two skills meet than chance would have it, 1 where neither comes without the other.
_PAIRS = Statement(
    text(
        """
        INSERT INTO skill_pairs (skill_id, other_id, jobs, closeness)
        WITH asked AS MATERIALIZED (
            SELECT s.job_id, s.skill_id FROM job_skills s JOIN jobs j ON j.id = s.job_id
            WHERE j.status = 'open'
        ),
        total AS (SELECT count(DISTINCT job_id)::float AS n FROM asked),
        single AS (SELECT skill_id, count(*)::float AS n FROM asked GROUP BY skill_id),
        pair AS (
            SELECT a.skill_id, b.skill_id AS other_id, count(*)::int AS jobs
            FROM asked a JOIN asked b ON b.job_id = a.job_id AND b.skill_id <> a.skill_id
            GROUP BY a.skill_id, b.skill_id HAVING count(*) >= :least
        ),
        rated AS (
            SELECT pair.skill_id, pair.other_id, pair.jobs,
                CASE WHEN pair.jobs >= total.n THEN 1 ELSE
                    ln(pair.jobs * total.n / (one.n * two.n)) / -ln(pair.jobs / total.n)
                END AS closeness
            FROM pair, total, single one, single two
            WHERE one.skill_id = pair.skill_id AND two.skill_id = pair.other_id
        ),
        ranked AS (
            SELECT *, row_number() OVER (
                PARTITION BY skill_id ORDER BY closeness DESC, jobs DESC, other_id
            ) AS place
            FROM rated WHERE closeness > 0
        )
        SELECT skill_id, other_id, jobs, least(closeness, 1)::real FROM ranked
        WHERE place <= :most
        """
    ).bindparams(bindparam("least", JOBS_OF_A_PAIR), bindparam("most", PAIRS_OF_A_SKILL))
)
_MONTHS = Statement(
    text(
        """
        INSERT INTO skill_months (skill_id, month, jobs, of_jobs)
        WITH posted AS MATERIALIZED (
            SELECT id, date_trunc('month', posted_at)::date AS month FROM jobs
            WHERE posted_at >= date_trunc('month', now()) - make_interval(months => :months)
        ),
        total AS (SELECT month, count(*)::int AS n FROM posted GROUP BY month)
        SELECT s.skill_id, posted.month, count(*)::int, total.n
        FROM posted JOIN job_skills s ON s.job_id = posted.id JOIN total USING (month)
        GROUP BY s.skill_id, posted.month, total.n
        """
    ).bindparams(bindparam("months", MONTHS_KEPT))
)


async def count_anew(session: Session) -> None:
    """Count pairs and months from the jobs at hand, in place of what was counted before."""
    for model, statement in ((models.SkillPair, _PAIRS), (models.SkillMonth, _MONTHS)):
        await session.execute(delete(model))
        await session.execute(statement)
