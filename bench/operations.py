"""The operations that are measured, in LearnBot's schema, and the variables of each request."""

from typing import Any, NamedTuple

SINGLE = """query Single($id: ID!) {
  job(id: $id) {
    id title description workplace employmentType level city country applyUrl postedAt
  }
}"""

PAGE = """query Page($first: Int!) {
  jobs(first: $first) {
    nodes { id title postedAt company { id name } skills { weight skill { id name } } }
  }
}"""

DEEP = """query Deep($first: Int!) {
  jobs(first: $first) {
    nodes { id title skills { skill { id name resources(first: 3) { title provider url } } } }
  }
}"""


SEARCH = """query Search($first: Int!) {
  jobs(first: $first, query: "senior platform -designer") { nodes { id title postedAt } }
}"""


FAR = """query Far($first: Int!, $after: String!) {
  jobs(first: $first, after: $after) {
    nodes { id title postedAt company { id name } skills { weight skill { id name } } }
  }
}"""

ID, AFTER = "{id}", "{after}"


class Operation(NamedTuple):
    """In `variables`, ID and AFTER stand for a job's id or its place, another for each request."""

    name: str
    text: str
    variables: dict[str, Any]
    what: str


OPERATIONS = (
    Operation("Single", SINGLE, {"id": ID}, "one job, ten fields, another for each request"),
    Operation("Page", PAGE, {"first": 50}, "50 jobs with company and skills"),
    Operation("Deep", DEEP, {"first": 20}, "20 jobs, their skills, three resources of each"),
)

# What the peers have no like of; measured where LearnBot runs alone.
OWN = (
    Operation("Search", SEARCH, {"first": 20}, "full text, the newest matches ranked"),
    Operation("Far", FAR, {"first": 50, "after": AFTER}, "the page at another place each time"),
)
