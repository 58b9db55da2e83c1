"""Every table there is: importing this module fills `Base.metadata`."""

from domain.accounts import models as accounts
from domain.jobs import models as jobs
from domain.keys import models as keys
from domain.kit import changes
from domain.kit.db import Base, tables_of
from domain.kit.origins import Origins
from domain.learning import models as learning
from domain.profiles import models as profiles
from domain.resumes import models as resumes
from domain.skills import models as skills

metadata = Base.metadata

# Tables of which every write is noted (domain/kit/changes.py): what anyone may read. Beside them
# `api_keys` is, for what the gateway knows of a key; answers made from it are never kept.
WATCHED = frozenset(
    {
        "companies",
        "job_changes",
        "job_postings",
        "job_skills",
        "jobs",
        "occupation_matches",
        "occupation_skills",
        "occupations",
        "resource_skills",
        "resources",
        "skill_aliases",
        "skill_links",
        "skill_months",
        "skill_pairs",
        "skills",
    }
)


def watched(origins: Origins) -> frozenset[str]:
    """The tables that something was made from, where it holds until one of them is written to.

    None of them where it may change in another way, or comes of nothing.
    """
    tables = frozenset[str]().union(*map(tables_of, origins.statements))
    return frozenset() if origins.clock or not tables <= WATCHED else tables


__all__ = [
    "WATCHED",
    "accounts",
    "changes",
    "jobs",
    "keys",
    "learning",
    "metadata",
    "profiles",
    "resumes",
    "skills",
    "watched",
]
