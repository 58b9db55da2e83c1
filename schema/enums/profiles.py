"""Enums of profiles."""

from domain.profiles.values import (
    CareerStage,
    DegreeLevel,
    ProfilePart,
    ProfileSubject,
    Source,
    Urgency,
)
from schema.described import enum

enum(
    Source,
    {
        Source.RESUME: "Read from the current resume.",
        Source.MANUAL: "The person's own word: it wins over the others.",
        Source.ASSESSMENT: "The result of a test.",
    },
    name="StatementSource",
    description="Where a statement is from.",
)
enum(
    DegreeLevel,
    {
        DegreeLevel.NONE: "None.",
        DegreeLevel.SECONDARY: "High school, or another school that leads to university.",
        DegreeLevel.VOCATIONAL: "A trade, learned in an apprenticeship or at a vocational school.",
        DegreeLevel.ASSOCIATE: "Two years of higher education, or a foundation degree.",
        DegreeLevel.BACHELOR: "Bachelor, or what equals it.",
        DegreeLevel.MASTER: "Master, or what equals it.",
        DegreeLevel.DOCTORATE: "Doctorate.",
    },
    description="Levels of education, lowest first.",
)
enum(
    Urgency,
    {
        Urgency.BROWSING: "Only looking.",
        Urgency.MONTHS: "Within some months.",
        Urgency.NOW: "As soon as can be.",
    },
    name="JobUrgency",
    description="How soon a job is wanted.",
)
enum(
    CareerStage,
    {
        CareerStage.STUDENT: "Still learning.",
        CareerStage.ENTRY: "In the first job, or looking for it.",
        CareerStage.MID: "Some years in the trade.",
        CareerStage.SENIOR: "Many years in the trade.",
        CareerStage.LEAD: "Leads a team or a field.",
        CareerStage.EXECUTIVE: "Leads a department or the whole.",
        CareerStage.CHANGING: "On the way to another trade.",
    },
    description="Where a person stands in their career.",
)
enum(
    ProfilePart,
    {
        ProfilePart.WORK: "Positions held: `saveWorkExperience`.",
        ProfilePart.SKILLS: "Skills: `keepSkill`.",
        ProfilePart.EDUCATION: "Degrees: `saveEducation`.",
        ProfilePart.HEADLINE: "The headline: `updateProfile`.",
        ProfilePart.SUMMARY: "The summary: `updateProfile`.",
        ProfilePart.PLACE: "City or country: `updateProfile`.",
        ProfilePart.PHONE: "The phone number: `updateProfile`.",
        ProfilePart.LINKS: "Links: `updateProfile`.",
        ProfilePart.PREFERENCES: "Titles of the jobs looked for: `updateProfile`.",
    },
    description="A part that makes a profile complete, with the mutation that fills it.",
)
enum(
    ProfileSubject,
    {
        ProfileSubject.PROFILE: "The head of the profile, or the preferences.",
        ProfileSubject.SKILL: "A held skill.",
        ProfileSubject.WORK: "A position.",
        ProfileSubject.EDUCATION: "A degree.",
        ProfileSubject.CERTIFICATION: "A certificate.",
        ProfileSubject.PROJECT: "A project.",
        ProfileSubject.GOAL: "A career goal.",
        ProfileSubject.ASSESSMENT: "The result of a test.",
    },
    description="What a change of a profile is about.",
)
