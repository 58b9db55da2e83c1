"""Enums of resumes and of what was read from them."""

from domain.resumes.parsing import UnreadableReason
from domain.resumes.records import ItemKind, ItemState, Status
from domain.resumes.values import LanguageLevel, LinkKind, ResumeKind, Stage, WarningKind
from schema.described import enum

enum(
    Status,
    {
        Status.QUEUED: "It waits to be read.",
        Status.PROCESSING: "It is being read: `stage` says how far.",
        Status.PARSED: "It was read.",
        Status.FAILED: "It couldn't be read: `failure` says why.",
    },
    name="ResumeStatus",
    description="How far a resume is.",
)
enum(
    Stage,
    {
        Stage.READING: "The text is taken from the file.",
        Stage.SECTIONS: "Its parts are told: persons, positions, degrees.",
        Stage.SKILLS: "Skills are looked for.",
    },
    name="ResumeStage",
    description="How far the reading is, in order.",
)
enum(
    ResumeKind,
    {
        ResumeKind.RESUME: "A resume.",
        ResumeKind.LINKEDIN_EXPORT: "A profile that LinkedIn wrote as a PDF.",
    },
    description="What the file turned out to be.",
)
enum(
    UnreadableReason,
    {
        UnreadableReason.ENCRYPTED: "It is protected by a password.",
        UnreadableReason.SCANNED: "It holds pictures of pages, no text.",
        UnreadableReason.NOT_A_RESUME: "It doesn't look like a resume.",
        UnreadableReason.DAMAGED: "It isn't a whole file of its type.",
        UnreadableReason.EMPTY: "It holds no text.",
        UnreadableReason.TOO_MANY_PAGES: "It has more pages than are read.",
        UnreadableReason.TOO_LARGE_UNPACKED: "It unpacks to more than is read.",
        UnreadableReason.UNSUPPORTED_TYPE: "It is neither PDF nor DOCX nor JSON Resume.",
        UnreadableReason.TIME_LIMIT: "Reading took too long.",
        UnreadableReason.MEMORY_LIMIT: "Reading took too much memory.",
        UnreadableReason.CRASHED: "Reading ended in a fault of ours.",
    },
    name="ResumeUnreadableReason",
    description="Why a file couldn't be read.",
)
enum(
    WarningKind,
    {
        WarningKind.TEXT_BY_OCR: "The text was read from pictures of the pages.",
        WarningKind.HIDDEN_TEXT_IGNORED: "Words that no reader sees were left out.",
        WarningKind.NO_CONTACT: "No e-mail address was found.",
        WarningKind.NO_SECTIONS: "No headings were found.",
        WarningKind.NO_WORK: "No work experience was found.",
        WarningKind.NO_SKILLS: "No list of skills was found.",
        WarningKind.TEXT_DAMAGED: "The file's fonts hide a part of its text.",
        WarningKind.ONLY_FIRST_PAGES_READ: "Of many scanned pages only the first were read.",
    },
    name="ResumeWarningKind",
    description="What to know about how a resume was read.",
)
enum(
    ItemKind,
    {
        ItemKind.NAME: "The person's name.",
        ItemKind.HEADLINE: "What they do, in a line.",
        ItemKind.EMAIL: "An e-mail address.",
        ItemKind.PHONE: "A phone number.",
        ItemKind.LOCATION: "Where they live.",
        ItemKind.LINK: "A page about them.",
        ItemKind.SUMMARY: "The text about themselves.",
        ItemKind.WORK: "A position.",
        ItemKind.EDUCATION: "A degree or a course of study.",
        ItemKind.SKILL: "A skill as it is written.",
        ItemKind.CERTIFICATION: "A certificate.",
        ItemKind.PROJECT: "A project.",
        ItemKind.LANGUAGE: "A spoken language.",
        ItemKind.VOLUNTEER: "A position without pay.",
    },
    name="ResumeItemKind",
    description="What an item of a resume is.",
)
enum(
    ItemState,
    {
        ItemState.READ: "Nothing: it is as it was read.",
        ItemState.CONFIRMED: "They said that it is right.",
        ItemState.EDITED: "They corrected it.",
        ItemState.ADDED: "They added it: it was not read.",
        ItemState.REJECTED: "They said that it is wrong: it counts no longer.",
    },
    name="ResumeItemState",
    description="What its owner did with an item.",
)
enum(
    LinkKind,
    {
        LinkKind.LINKEDIN: "linkedin.com",
        LinkKind.GITHUB: "github.com and github.io",
        LinkKind.GITLAB: "gitlab.com",
        LinkKind.STACK_OVERFLOW: "stackoverflow.com and its sisters",
        LinkKind.TWITTER: "x.com, before twitter.com",
        LinkKind.FACEBOOK: "facebook.com",
        LinkKind.INSTAGRAM: "instagram.com",
        LinkKind.YOUTUBE: "youtube.com",
        LinkKind.MEDIUM: "medium.com",
        LinkKind.DRIBBBLE: "dribbble.com",
        LinkKind.BEHANCE: "behance.net",
        LinkKind.KAGGLE: "kaggle.com",
        LinkKind.ORCID: "orcid.org",
        LinkKind.SCHOLAR: "scholar.google.com",
        LinkKind.XING: "xing.com",
        LinkKind.WEBSITE: "Any other.",
    },
    name="ResumeLinkKind",
    description="Whose page a link leads to.",
)
enum(
    LanguageLevel,
    {
        LanguageLevel.A1: "Beginner: everyday phrases.",
        LanguageLevel.A2: "Elementary: simple exchanges.",
        LanguageLevel.B1: "Intermediate: gets by at work and on the road.",
        LanguageLevel.B2: "Upper intermediate: fluent in one's own field.",
        LanguageLevel.C1: "Advanced: fluent in demanding texts and talks.",
        LanguageLevel.C2: "Proficient: nearly as a native speaker.",
        LanguageLevel.NATIVE: "A first language.",
    },
    description="How well a language is spoken: a level of the CEFR, or native.",
)
