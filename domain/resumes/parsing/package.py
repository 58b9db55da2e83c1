"""Parts of an Office Open XML package, read within limits and without entities."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from domain.resumes.parsing.limits import ParsingLimits
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason

_RATIO_COUNTS_FROM_BYTES = 1_000_000


@dataclass(slots=True)
class Element:
    """An XML element by local names, in which the format's two namespaces agree."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def child(self, tag: str) -> "Element | None":
        return next((each for each in self.children if each.tag == tag), None)

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)


class Package:
    """An open package; every read counts against the limit, whatever sizes the archive claims."""

    def __init__(self, content: bytes, limits: ParsingLimits) -> None:
        self._limits = limits
        self._left = limits.unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable(UnreadableReason.DAMAGED) from error
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(UnreadableReason.ENCRYPTED)
        size = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
        if size > limits.unpacked_bytes or (
            size > _RATIO_COUNTS_FROM_BYTES and size / packed > limits.compression_ratio
        ):
            raise Unreadable(UnreadableReason.TOO_LARGE_UNPACKED)
        self._names = {entry.filename for entry in entries}

    def main_part(self) -> str:
        """The path of the document; raises Unreadable where this is another kind of archive."""
        for target, kind in self.relationships("").values():
            if kind.endswith("/officeDocument"):
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise Unreadable(UnreadableReason.UNSUPPORTED_TYPE)

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Of a part ('' for the package): id to (target, type). External targets stay closed."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for each in root.children if root is not None else ():
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id") or ""] = (target, each.get("Type") or "")
        return found

    def xml(self, part: str) -> Element | None:
        """The root element of a part, None where the package has no such part."""
        if part not in self._names:
            return None
        try:
            with self._zip.open(part) as stream:
                content = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
            raise Unreadable(UnreadableReason.DAMAGED) from error
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(UnreadableReason.TOO_LARGE_UNPACKED)
        return _parse(content, self._limits.xml_depth)


def _parse(content: bytes, deepest: int) -> Element:
    root = Element("", {})
    path = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(path) > deepest:
            raise Unreadable(UnreadableReason.DAMAGED)
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], local)
        path[-1].children.append(element)
        path.append(element)

    def end(_: str) -> None:
        path.pop()

    def characters(text: str) -> None:
        path[-1].text += text

    def doctype(*_: object) -> None:
        # The format has no document type; entities could be expanded or fetched through one.
        raise Unreadable(UnreadableReason.DAMAGED)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(UnreadableReason.DAMAGED) from error
    return root.children[0]
