"""Enums of resources and learning plans."""

from domain.learning.planning import LeftOutReason, Phase
from domain.learning.values import Cost, PlanStatus, ProgressAction, ResourceType, StepStatus
from schema.described import enum

enum(
    ResourceType,
    {
        ResourceType.COURSE: "Lessons in an order.",
        ResourceType.CERTIFICATION: "An examination, with what prepares for it.",
        ResourceType.DOCUMENTATION: "The manual of a tool.",
        ResourceType.TUTORIAL: "A guided start.",
        ResourceType.VIDEO: "To watch.",
        ResourceType.BOOK: "To read as a whole, on paper or screen.",
        ResourceType.PRACTICE: "Exercises.",
        ResourceType.ARTICLE: "A text on one matter.",
        ResourceType.PROJECT: "Something to build.",
    },
    description="What a resource is.",
)
enum(
    Cost,
    {
        Cost.FREE: "Nothing.",
        Cost.FREE_AUDIT: "Nothing, but for the certificate.",
        Cost.PAID: "A price, once.",
        Cost.SUBSCRIPTION: "A price each month.",
    },
    name="ResourceCost",
    description="What it takes to use all of a resource.",
)
enum(
    Phase,
    {
        Phase.FOUNDATIONS: "What others stand on.",
        Phase.CORE: "The critical gaps, or the skills that were asked for.",
        Phase.BROADER: "The important gaps.",
        Phase.EXTRA: "What is nice to have.",
    },
    name="PlanPhaseKind",
    description="The parts of a plan, in order.",
)
enum(
    PlanStatus,
    {
        PlanStatus.ACTIVE: "There are steps to do.",
        PlanStatus.COMPLETED: "Every step is done or skipped.",
        PlanStatus.ARCHIVED: "Put away by its owner; it can still be read.",
    },
    description="Where a plan stands.",
)
enum(
    StepStatus,
    {
        StepStatus.PLANNED: "Not begun.",
        StepStatus.STARTED: "Begun.",
        StepStatus.DONE: "Done: what it adds is reached.",
        StepStatus.SKIPPED: "Left, as known already or not wanted.",
        StepStatus.REPLACED: "Left for another resource: it is no longer part of its plan.",
    },
    name="PlanStepStatus",
    description="Where a step of a plan stands.",
)
enum(
    ProgressAction,
    {
        ProgressAction.START: "It is begun, or more hours were spent on it.",
        ProgressAction.COMPLETE: "It is done.",
        ProgressAction.SKIP: "It is known already, or not wanted.",
        ProgressAction.REPLACE: "Another resource is wanted for it.",
    },
    description="What is reported of a step.",
)
enum(
    LeftOutReason,
    {
        LeftOutReason.LESS_URGENT: "A gap less urgent than was asked for.",
        LeftOutReason.OVER_NUMBER: "One more gap than was asked for.",
        LeftOutReason.TOO_LATE: "It can't be done by the target or, where a plan for a job has "
        "none, in the time such a plan takes at most.",
        LeftOutReason.LONG_BASIS: "Nice to have, and what it builds on takes longer than itself.",
        LeftOutReason.LONG_BONUS: "Nice to have, and far more hours than that is worth.",
        LeftOutReason.UNTOLD: "A soft skill of which the profile says nothing: it may be there.",
    },
    name="PlanLeftOutReason",
    description="Why a plan leaves something out that it was asked for.",
)
