"""Enums of jobs and of the sources that they come from."""

from domain.jobs.values import (
    ChangeKind,
    EmploymentType,
    JobSort,
    JobStatus,
    Level,
    PageField,
    PageKind,
    RunStatus,
    SalaryPeriod,
    Workplace,
)
from domain.kit.config import shipped
from schema.described import enum

enum(
    Workplace,
    {
        Workplace.ONSITE: "At the employer's place.",
        Workplace.HYBRID: "Partly at the employer's place, partly elsewhere.",
        Workplace.REMOTE: "From anywhere, or anywhere within a country.",
    },
    description="Where the work is done.",
)
enum(
    EmploymentType,
    {
        EmploymentType.FULL_TIME: "Employed, full hours.",
        EmploymentType.PART_TIME: "Employed, fewer hours.",
        EmploymentType.CONTRACT: "Self-employed, or for a project.",
        EmploymentType.TEMPORARY: "Employed for a stated time.",
        EmploymentType.INTERNSHIP: "To learn, for some months.",
        EmploymentType.VOLUNTEER: "Without pay.",
    },
    description="The kind of contract.",
)
enum(
    Level,
    {
        Level.INTERN: "Interns, trainees and working students.",
        Level.JUNIOR: "The first job, or nearly.",
        Level.MID: "Works without guidance.",
        Level.SENIOR: "Has years in the trade, and guides others.",
        Level.LEAD: "Leads a team or a field: lead, principal, staff, manager.",
        Level.EXECUTIVE: "Leads a department or the whole: director, vice president, C-level.",
    },
    name="JobLevel",
    description="How senior a job is, lowest first.",
)
enum(
    SalaryPeriod,
    {
        SalaryPeriod.HOUR: "For an hour.",
        SalaryPeriod.DAY: "For a day.",
        SalaryPeriod.WEEK: "For a week.",
        SalaryPeriod.MONTH: "For a month.",
        SalaryPeriod.YEAR: "For a year.",
    },
    description="What a salary's numbers are paid for.",
)
enum(
    JobStatus,
    {
        JobStatus.OPEN: "A source showed it lately.",
        JobStatus.EXPIRED: f"Its last day has passed, or no source has shown it for "
        f"{shipped('job_expiry_days')} days.",
        JobStatus.CLOSED: "Its source has taken it down.",
    },
    description="Whether a job can still be had.",
)
enum(
    ChangeKind,
    {
        ChangeKind.ADDED: "It was seen for the first time.",
        ChangeKind.UPDATED: "Its posting says something else now.",
        ChangeKind.LINKED: "Another source shows the same job.",
        ChangeKind.EXPIRED: "Its status became EXPIRED.",
        ChangeKind.CLOSED: "Its status became CLOSED.",
        ChangeKind.REOPENED: "Its status became OPEN again.",
    },
    name="JobChangeKind",
    description="What happened to a job.",
)
enum(
    JobSort,
    {
        JobSort.NEWEST: "The last posted first.",
        JobSort.RELEVANCE: "The best match of the query first; words of the title count most.",
    },
    description="The order of a list of jobs.",
)
enum(
    RunStatus,
    {
        RunStatus.QUEUED: "It waits for a worker.",
        RunStatus.RUNNING: "A worker reads the source.",
        RunStatus.SUCCEEDED: "All was read; postings that failed are counted in `failed`.",
        RunStatus.FAILED: "The source couldn't be read: `error` says why.",
    },
    name="ScrapeRunStatus",
    description="Where a run of a source stands.",
)
enum(
    PageKind,
    {
        PageKind.HTML: "Read in a browser: by schema.org JobPosting data, or by rules.",
        PageKind.JSON: "An endpoint that answers with JSON, read by rules.",
        PageKind.GREENHOUSE: "A Greenhouse board's public feed.",
    },
    name="CareerPageKind",
    description="How a career page is read.",
)
enum(
    PageField,
    {
        PageField.ITEM: "One job of the list; of JSON, the list. Other rules look inside it.",
        PageField.TITLE: "The job's title.",
        PageField.LINK: "The address of the job's own page.",
        PageField.LOCATION: "Where the work is.",
        PageField.DESCRIPTION: "The description, where the list holds it.",
        PageField.DETAIL: "The description on the job's own page.",
        PageField.SALARY: "The pay.",
        PageField.POSTED: "When it was posted.",
        PageField.TYPE: "The kind of contract.",
        PageField.WORKPLACE: "On site, hybrid or remote.",
        PageField.ID: "The source's own id; without this rule the address serves.",
        PageField.NEXT: "The next page of the list.",
    },
    name="CareerPageField",
    description="What a rule of a career page finds.",
)
