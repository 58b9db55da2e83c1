"""What a typed-in education shows."""

from datetime import date
from uuid import UUID

from domain.matching.studied import studied
from domain.profiles.values import DegreeLevel, Education, Source
from domain.skills.values import Level

KEY = UUID(int=1)


def typed(degree: str | None, field: str | None, level: DegreeLevel | None) -> Education:
    ended = date(2020, 6, 30)
    return Education(
        KEY, KEY, "A Sample School", degree, level, field, None, ended, None, Source.MANUAL
    )


async def test_a_degree_shows_its_subject_and_what_it_teaches() -> None:
    found = studied([typed("BSc", "Nursing", DegreeLevel.BACHELOR)])
    assert found["nursing"].level >= Level.BEGINNER.share
    assert found["anatomy"].level == Level.BEGINNER.share
    assert found["anatomy"].shown_by.startswith("Follows from the studies: BSc Nursing")


async def test_school_shows_what_it_names_alone() -> None:
    found = studied([typed("Diploma", "Nursing", DegreeLevel.SECONDARY)])
    assert "nursing" in found
    assert "anatomy" not in found


async def test_an_education_without_words_shows_nothing() -> None:
    assert studied([typed(None, None, DegreeLevel.MASTER)]) == {}
