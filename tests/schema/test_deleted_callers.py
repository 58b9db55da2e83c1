"""Access tokens outlive their accounts by minutes: nothing is written for who is gone."""

import pytest
from graph import Graph
from samples import resume_pdf
from walk import call, roots, selection

from domain.kit.config import Settings
from domain.kit.ids import public_id
from domain.kit.services import Services
from domain.kit.storage import LocalStorage
from domain.skills.values import skill_id

DELETE = 'mutation { deleteAccount(password: "correct horse") { __typename } }'
PYTHON = public_id("skill", skill_id("python"))
# Everything that would write the first row of an account.
WRITES = {
    "updateProfile": 'updateProfile(input: {headline: "Baker"})',
    "saveWorkExperience": 'saveWorkExperience(input: {title: "Baker"})',
    "saveEducation": 'saveEducation(input: {degree: "Diploma"})',
    "saveCertification": 'saveCertification(input: {name: "Oven licence"})',
    "saveProject": 'saveProject(input: {name: "A stove"})',
    "saveCareerGoal": 'saveCareerGoal(input: {goal: "A bakery"})',
    "keepSkill": f'keepSkill(input: {{skillId: "{PYTHON}", proficiency: EXPERT}})',
    "createLearningPlan": 'createLearningPlan(input: {targetSkills: [{skill: "docker"}]})',
}


@pytest.fixture
async def gone(ada: Graph) -> Graph:
    assert (await ada(DELETE)).data["deleteAccount"]["__typename"] == "AccountDeleted"
    return ada


async def test_a_deleted_caller_is_told_so(gone: Graph) -> None:
    answer = await gone("{ me { id } }")
    assert answer.codes == ["UNAUTHENTICATED"]
    assert answer.body["errors"][0]["message"] == "This account was deleted."


@pytest.mark.parametrize("name", WRITES)
async def test_nothing_is_written_for_a_deleted_caller(gone: Graph, name: str) -> None:
    answer = await gone(f"mutation {{ {WRITES[name]} {{ __typename }} }}")
    assert answer.codes == ["UNAUTHENTICATED"], answer.body


async def test_no_file_is_kept_of_a_deleted_caller(gone: Graph, services: Services) -> None:
    answer = await gone.upload(
        "mutation ($file: Upload!) { uploadResume(file: $file) { __typename } }",
        "cv.pdf",
        resume_pdf(),
        "application/pdf",
    )
    assert answer.codes == ["UNAUTHENTICATED"], answer.body
    assert isinstance(services.storage, LocalStorage)
    assert not [path for path in services.storage.root.rglob("*") if path.is_file()]


async def test_no_operation_of_a_deleted_caller_is_a_fault(gone: Graph, settings: Settings) -> None:
    settings.document_aliases_limit = settings.document_tokens_limit = 100_000
    for kind in ("query", "mutation"):
        for name, field in roots(kind):
            if name == "uploadResume":
                continue
            definitions, arguments, variables = call(name, field, PYTHON)
            document = f"{kind} {definitions} {{ {name}{arguments} {selection(field.type, 0)} }}"
            answer = await gone(document, **variables)
            assert set(answer.codes) <= {"UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"}, answer.body
