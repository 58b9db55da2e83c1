"""Files that are broken or meant to do harm, made by code, each with the reason to refuse it."""

import io
import zipfile
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from domain.resumes.parsing import UnreadableReason as Reason

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx_with(document: str, **parts: bytes | str) -> bytes:
    """A package whose document part is `document`; other parts by path, with '/' as '__'."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", document)
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def body_of(text: str, *, before: str = "") -> str:
    return (
        f'{before}<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )


def _pdf(pages: int = 1, text: str = "Ada Example, ada@example.com", **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    for _ in range(pages):
        canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def many_glyphs() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    for _ in range(4000):
        canvas.drawString(20, 400, "x" * 50)
    canvas.save()
    return stream.getvalue()


def nested(depth: int = 20_000) -> str:
    paragraphs = "<w:p>" * depth + "</w:p>" * depth
    return f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>'


_ENTITIES = "<!DOCTYPE d [" + "".join(
    f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10)
) + "]>"  # fmt: skip

HOSTILE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "empty": (lambda: b"", Reason.EMPTY),
    "blank": (lambda: b"\x00" * 100, Reason.EMPTY),
    "html": (lambda: b"<html><body>Ada</body></html>", Reason.UNSUPPORTED_TYPE),
    "program": (lambda: b"MZ\x90\x00" + b"\x00" * 60, Reason.UNSUPPORTED_TYPE),
    "legacy word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 600, Reason.UNSUPPORTED_TYPE),
    "word with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        Reason.ENCRYPTED,
    ),
    "another archive": (lambda: _zip({"a.txt": b"a"}), Reason.UNSUPPORTED_TYPE),
    "pdf with a password": (lambda: _pdf(encrypt=StandardEncryption("secret")), Reason.ENCRYPTED),
    "half a pdf": (lambda: _pdf()[: len(_pdf()) // 2], Reason.DAMAGED),
    "pdf in name only": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, Reason.DAMAGED),
    "too many pages": (lambda: _pdf(pages=300), Reason.TOO_MANY_PAGES),
    "too many glyphs": (many_glyphs, Reason.TOO_LARGE_UNPACKED),
    "blank page": (lambda: _pdf(text=" "), Reason.EMPTY),
    "no resume": (lambda: _pdf(text="The moon is far away."), Reason.NOT_A_RESUME),
    "half a docx": (lambda: docx_with(body_of("Ada"))[:200], Reason.DAMAGED),
    "docx of one word": (lambda: docx_with(body_of("")), Reason.EMPTY),
    "deep docx": (lambda: docx_with(nested()), Reason.DAMAGED),
    "entities": (lambda: docx_with(body_of("&e9;", before=_ENTITIES)), Reason.DAMAGED),
    "external entity": (
        lambda: docx_with(
            body_of("&x;", before='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        ),
        Reason.DAMAGED,
    ),
    "bomb in the document": (
        lambda: docx_with(body_of("a" * 90_000_000)),
        Reason.TOO_LARGE_UNPACKED,
    ),
    "bomb beside the document": (
        lambda: docx_with(body_of("Ada"), word__media__1=b"\0" * 90_000_000),
        Reason.TOO_LARGE_UNPACKED,
    ),
    "a bomb of great ratio": (
        lambda: docx_with(body_of("Ada"), word__media__1=b"\0" * 9_000_000),
        Reason.TOO_LARGE_UNPACKED,
    ),
}  # fmt: skip


def _zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def lying_sizes() -> bytes:
    """A package whose directory says that the document is small."""
    content = bytearray(docx_with(body_of("a" * 90_000_000)))
    true_size = len(body_of("a" * 90_000_000)).to_bytes(4, "little")
    while (at := content.find(true_size)) >= 0:
        content[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(content)
