"""Every table there is: importing this module fills `Base.metadata`."""

from domain.accounts import models as accounts
from domain.jobs import models as jobs
from domain.kit.db import Base
from domain.learning import models as learning
from domain.profiles import models as profiles
from domain.resumes import models as resumes
from domain.skills import models as skills

metadata = Base.metadata

__all__ = ["accounts", "jobs", "learning", "metadata", "profiles", "resumes", "skills"]
