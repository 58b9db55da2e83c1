"""What a sample resume says."""

from collections.abc import Callable
from dataclasses import dataclass

# Employer, title, start, end.
Position = tuple[str | None, str | None, str | None, str | None]
# Institution, degree and field, start, end.
Study = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True)
class Says:
    """What a sample says; `phone` in E.164."""

    name: str
    email: str
    work: tuple[Position, ...] = ()
    education: tuple[Study, ...] = ()
    skills: tuple[str, ...] = ()
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()
    headline: str | None = None
    languages: tuple[str, ...] = ()
    volunteer: tuple[Position, ...] = ()


Sample = Callable[[], tuple[bytes, Says]]
