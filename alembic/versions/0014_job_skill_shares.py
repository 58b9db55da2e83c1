"""job_skill_shares"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014_job_skill_shares"
down_revision: str | None = "0013_recency"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# What a skill is of a job's demands depends on the job's other skills and on its status: told by
# triggers, so that no way to write either can forget it. Skills of a job are replaced, not changed.
FUNCTIONS = """
CREATE FUNCTION share_job_skills(job_ids uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE job_skills s SET share = of_job.share
    FROM (
        SELECT job_id, skill_id, CASE WHEN status = 'open'
            THEN (weight / sum(weight) OVER (PARTITION BY job_id))::real END AS share
        FROM job_skills JOIN jobs ON jobs.id = job_id WHERE job_id = ANY (job_ids)
    ) of_job
    WHERE s.job_id = of_job.job_id AND s.skill_id = of_job.skill_id
        AND s.share IS DISTINCT FROM of_job.share
$$;
CREATE FUNCTION share_added_job_skills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_job_skills(ARRAY(SELECT DISTINCT job_id FROM added));
    RETURN NULL;
END
$$;
CREATE FUNCTION share_skills_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_job_skills(ARRAY[NEW.id]);
    RETURN NULL;
END
$$;
CREATE TRIGGER share_added AFTER INSERT ON job_skills REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION share_added_job_skills();
CREATE TRIGGER share_skills AFTER UPDATE OF status ON jobs
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
    EXECUTE FUNCTION share_skills_of_job()
"""


def upgrade() -> None:
    op.add_column("job_skills", sa.Column("share", sa.REAL(), nullable=True))
    op.execute(FUNCTIONS)
    op.execute("SELECT share_job_skills(ARRAY(SELECT id FROM jobs))")
    op.drop_index("ix_job_skills_skill_id", table_name="job_skills")
    op.create_index(
        "ix_job_skills_skill_id",
        "job_skills",
        [
            "skill_id",
            sa.literal_column("share desc nulls last"),
            sa.literal_column("job_id desc"),
        ],
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER share_added ON job_skills")
    op.execute("DROP TRIGGER share_skills ON jobs")
    op.execute("DROP FUNCTION share_added_job_skills")
    op.execute("DROP FUNCTION share_skills_of_job")
    op.execute("DROP FUNCTION share_job_skills")
    op.drop_index("ix_job_skills_skill_id", table_name="job_skills")
    op.create_index(
        "ix_job_skills_skill_id",
        "job_skills",
        ["skill_id"],
        postgresql_include=["job_id", "weight"],
    )
    op.drop_column("job_skills", "share")
