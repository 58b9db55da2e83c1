"""Enums of skills and of the taxonomies that they come from."""

from domain.skills.values import (
    How,
    Kind,
    Level,
    OccupationMatchKind,
    Requirement,
    Source,
    TextKind,
)
from schema.described import enum

enum(
    Kind,
    {
        Kind.TOOL: "A product, a language of computers, a format.",
        Kind.KNOWLEDGE: "A field that one knows about.",
        Kind.PRACTICE: "Something that one does.",
        Kind.SOFT: "A way of working with others and oneself.",
        Kind.LANGUAGE: "A language that people speak.",
    },
    name="SkillKind",
    description="What sort of thing a skill is.",
)
enum(
    Level,
    {
        Level.BEGINNER: "Up to a year of use, as a rule.",
        Level.INTERMEDIATE: "One to three years of use, as a rule.",
        Level.ADVANCED: "Three to five years of use, as a rule.",
        Level.EXPERT: "Five years of use and more, as a rule.",
    },
    name="SkillLevel",
    description="How well a skill is held, lowest first.",
)
enum(
    How,
    {
        How.EXACT: "By its name.",
        How.ALIAS: "By another way to write it.",
        How.CONTEXT: "By an ambiguous name, made clear by the words around.",
        How.FUZZY: "By a misspelling, or by the start of a name.",
        How.SEMANTIC: "By the meaning of the words.",
    },
    name="SkillMatchKind",
    description="How a skill was recognised, surest first.",
)
enum(
    Requirement,
    {
        Requirement.REQUIRED: "It can't be had without.",
        Requirement.PREFERRED: "It is wished for.",
        Requirement.BONUS: "It is a plus.",
    },
    name="SkillRequirement",
    description="How much a job insists on a skill, most first.",
)
enum(
    Source,
    {
        Source.LEARNBOT: "LearnBot's own taxonomy.",
        Source.ESCO: "ESCO, the European classification.",
        Source.ONET: "O*NET, the classification of the United States.",
    },
    name="TaxonomySource",
    description="Who states a skill or an occupation.",
)
enum(
    OccupationMatchKind,
    {
        OccupationMatchKind.EXACT: "The same.",
        OccupationMatchKind.CLOSE: "Nearly the same.",
        OccupationMatchKind.BROADER: "This one is the broader: the other is a kind of it.",
        OccupationMatchKind.NARROWER: "This one is the narrower: it is a kind of the other.",
    },
    description="What an occupation is to one of another classification.",
)
enum(
    TextKind,
    {
        TextKind.JOB: "A job ad: what it says of the firm is no demand, and demands have a weight.",
        TextKind.RESUME: "A resume, or a part of one.",
        TextKind.OTHER: "Anything else.",
    },
    description="What a text is: it decides how it is read.",
)
