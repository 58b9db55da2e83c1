"""The four services as roles of one code base: name, port, and the queues each takes work from."""

from dataclasses import dataclass

from domain.kit.config import Settings
from learnbot.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Role:
    """A service. `port_setting` names its setting; one without queues serves requests alone."""

    name: str
    port_setting: str
    queues: tuple[str, ...] = ()

    def port(self, settings: Settings) -> int:
        """Where it listens."""
        port: int = getattr(settings, self.port_setting)
        return port


API_GATEWAY = Role("api-gateway", "gateway_port")
RESUME_PARSER = Role("resume-parser", "resume_parser_port", ("resumes",))
JOB_AGGREGATOR = Role("job-aggregator", "job_aggregator_port", ("jobs", "scrape"))
LEARNING_RESOURCES = Role("learning-resources", "learning_resources_port", ("learning", "matching"))
ROLES = (API_GATEWAY, RESUME_PARSER, JOB_AGGREGATOR, LEARNING_RESOURCES)


def by_name(name: str) -> Role:
    """The role of this name; raises Trouble, which lists them."""
    for role in ROLES:
        if role.name == name:
            return role
    known = ", ".join(role.name for role in ROLES)
    raise Trouble(f"There is no service {name!r}: choose of {known}.")
