"""How long lists are taken to be that no argument limits: what the cost of a document counts.

Each is near the longest that the data hold or the settings allow, not a usual length: lists that
lead back and forth (a skill's parts, their whole, its parts ...) multiply what is left out.
docs/decisions/0010-cost-of-documents.md says how they were found.
"""

from collections.abc import Mapping

# A list that isn't named below.
ANY = 10

# What `totalCount` is worth in objects: counting goes over a thousand entries of an index at most.
COUNT = 100

# Objects that are more work than their fields tell.
COSTS: Mapping[str, int] = {
    "Query.jobFacets": 500,  # a thousand jobs are read, and again for each choice of the filter
    "Query.resourceFacets": 500,  # likewise
}

SIZES: Mapping[str, int] = {
    "GapAnalysis.gaps": 40,
    "Job.changes": 5,
    "Job.postings": 5,
    "Job.skills": 30,
    "JobFacets.countries": 20,
    "JobFacets.employmentTypes": 6,
    "JobFacets.levels": 6,
    "JobFacets.skills": 20,
    "JobFacets.workplaces": 3,
    "JobMatch.raises": 5,
    "JobMatch.terms": 40,
    "LearningPlan.steps": 40,
    "LearningPlan.targets": 20,
    "LearningPlan.weeks": 60,
    "NormalizedSkill.candidates": 5,
    "Occupation.skills": 100,
    "PlanWeek.steps": 5,
    "Profile.skills": 100,
    "Profile.work": 20,
    "Query.extractSkills": 100,
    "Query.jobSources": 20,
    "Resource.skills": 8,
    "ResourceFacets.costs": 4,
    "ResourceFacets.languages": 20,
    "ResourceFacets.levels": 4,
    "ResourceFacets.skills": 20,
    "ResourceFacets.types": 10,
    "Resume.items": 150,
    "Resume.skills": 100,
    "ResumeItem.readings": 8,
    "Skill.aliases": 20,
    "Skill.broader": 2,
    "Skill.narrower": 90,
    "Skill.needs": 3,
    "Skill.related": 8,
    "Skill.trend": 24,
}

# Lists that answer a list: as many items as the argument has.
SIZED_BY: Mapping[str, str] = {
    "Query.normalizeSkills": "names",
}
