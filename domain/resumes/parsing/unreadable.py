"""Why a file could not be read, in words that tell its owner what to do."""

from enum import StrEnum


class UnreadableReason(StrEnum):
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    NOT_A_RESUME = "not_a_resume"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LARGE_UNPACKED = "too_large_unpacked"
    UNSUPPORTED_TYPE = "unsupported_type"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    CRASHED = "crashed"


_R = UnreadableReason
_ADVICE = {
    _R.ENCRYPTED: "The file is protected by a password. Save it without one and upload it again.",
    _R.SCANNED: "The file holds pictures of pages, no text. Upload the document itself.",
    _R.NOT_A_RESUME: "The file does not look like a resume. Upload one as PDF or DOCX.",
    _R.DAMAGED: "The file is damaged. Save or export it again and upload the new file.",
    _R.EMPTY: "The file holds no text. Check that it is the right one and upload it again.",
    _R.TOO_MANY_PAGES: "The file has too many pages for a resume. Upload a shorter one.",
    _R.TOO_LARGE_UNPACKED: "The file unpacks to too much. Save it without large pictures.",
    _R.UNSUPPORTED_TYPE: "Only PDF and DOCX files can be read. Save the resume as one of these.",
    _R.TIME_LIMIT: "Reading the file took too long. Save it as a plain PDF or DOCX.",
    _R.MEMORY_LIMIT: "Reading the file took too much memory. Save it as a plain PDF or DOCX.",
    _R.CRASHED: "The file could not be read. Save it as a plain PDF or DOCX.",
}


class Unreadable(Exception):
    """The file gives no resume. `message` is meant for its owner."""

    def __init__(self, reason: UnreadableReason, message: str | None = None) -> None:
        self.reason = reason
        self.message = message or _ADVICE[reason]
        super().__init__(self.message)
