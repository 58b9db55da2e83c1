"""What kind of file this is, by its bytes and not by its name."""

from enum import StrEnum

from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_MAGIC_WITHIN = 1024


class FileType(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


def sniff(content: bytes) -> FileType:
    """The type of a file; raises Unreadable for every other type and for an empty file."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable(UnreadableReason.EMPTY)
    if b"%PDF-" in content[:_PDF_MAGIC_WITHIN]:
        return FileType.PDF
    if content.startswith(b"PK\x03\x04"):
        return FileType.DOCX
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(UnreadableReason.ENCRYPTED)
    raise Unreadable(UnreadableReason.UNSUPPORTED_TYPE)
