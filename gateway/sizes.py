"""How long lists are taken to be that no argument limits: what the cost of a document counts.

Each is near the longest that ordinary data show, so that an estimate is seldom too low.
docs/decisions/0009-cost-of-documents.md says how they were found.
"""

from collections.abc import Mapping

# A list that isn't named below.
ANY = 10

SIZES: Mapping[str, int] = {
    "Query.extractSkills": 100,
    "NormalizedSkill.candidates": 3,
}

# Lists that answer a list: as many items as the argument has.
SIZED_BY: Mapping[str, str] = {
    "Query.normalizeSkills": "names",
}
