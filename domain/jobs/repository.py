"""SQL of the jobs area, for reading: jobs and what belongs to them, in batches."""

from uuid import UUID

from sqlalchemy import select

from domain.jobs.models import Company, Job, JobChange, JobPosting, JobSkill
from domain.jobs.values import Company as CompanyRecord
from domain.jobs.values import Job as JobRecord
from domain.jobs.values import JobChange as JobChangeRecord
from domain.jobs.values import JobSkill as JobSkillRecord
from domain.jobs.values import JobStatus, Posting
from domain.kit.batch import Many, One
from domain.kit.db import among, columns
from domain.kit.page import Listings, Order

job_by_id: One[UUID, JobRecord] = One(
    select(Job.id, *columns(Job, JobRecord)).where(among(Job.id)), JobRecord
)
company_by_id: One[UUID, CompanyRecord] = One(
    select(Company.id, *columns(Company, CompanyRecord)).where(among(Company.id)), CompanyRecord
)
# What counts most comes first.
skills_by_job: Many[UUID, JobSkillRecord] = Many(
    select(JobSkill.job_id, *columns(JobSkill, JobSkillRecord))
    .where(among(JobSkill.job_id))
    .order_by(JobSkill.weight.desc(), JobSkill.skill_id),
    JobSkillRecord,
)
postings_by_job: Many[UUID, Posting] = Many(
    select(JobPosting.job_id, *columns(JobPosting, Posting))
    .where(among(JobPosting.job_id))
    .order_by(JobPosting.lead.desc(), JobPosting.first_seen_at, JobPosting.source),
    Posting,
)
changes_by_job: Many[UUID, JobChangeRecord] = Many(
    select(JobChange.job_id, *columns(JobChange, JobChangeRecord))
    .where(among(JobChange.job_id))
    .order_by(JobChange.id),
    JobChangeRecord,
)

NEWEST = Order((Job.posted_at, Job.id), ("posted_at", "id"), descending=True)


open_jobs_by_company: Listings[JobRecord] = Listings(
    lambda company: select(*columns(Job, JobRecord)).where(
        Job.company_id == company, Job.status == JobStatus.OPEN.value
    ),
    JobRecord,
    NEWEST,
)
