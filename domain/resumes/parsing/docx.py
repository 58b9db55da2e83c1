"""DOCX into the document model: body, tables, text boxes, headers, footers and hyperlinks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from domain.resumes.parsing.dates import is_date_like
from domain.resumes.parsing.document import Document, Line, PlacedLink
from domain.resumes.parsing.docx_flow import Flow
from domain.resumes.parsing.docx_styles import Look, ParagraphStyle, Styles, apply, is_shading
from domain.resumes.parsing.headings import is_heading_like
from domain.resumes.parsing.limits import ParsingLimits
from domain.resumes.parsing.package import Element, Package
from domain.resumes.parsing.unreadable import Unreadable, UnreadableReason
from domain.resumes.values import Box

_NESTED_PT = 18.0
_SMALLEST_VISIBLE_PT = 2.0
_LAYOUT_CELL_PARAGRAPHS = 4
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo", "dir", "bdo"))
_WHITE = (1.0, 1.0, 1.0)


@dataclass(slots=True)
class Piece:
    """A run of text in one look; `\\t` parts segments and `\\n` lines."""

    text: str
    look: Look
    link: str | None = None


@dataclass(slots=True)
class Paragraph:
    pieces: list[Piece]
    style: ParagraphStyle
    listed: bool = False
    indent: float = 0.0
    breaks_page: bool = False
    boxes: list[list["Block"]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(slots=True)
class Table:
    rows: list[list[list["Block"]]]
    widths: list[float]


Block = Paragraph | Table


def read_docx(content: bytes, limits: ParsingLimits) -> Document:
    """The document of a DOCX; one without text has no lines. Raises Unreadable."""
    package = Package(content, limits)
    main = package.main_part()
    root = package.xml(main)
    body = root.child("body") if root is not None else None
    if body is None:
        raise Unreadable(UnreadableReason.DAMAGED)
    relationships = package.relationships(main)
    styles = Styles(_part(package, relationships, "/styles"))
    reader = _Reader(styles, limits)
    flow = Flow()
    headers = _edge_parts(package, relationships, "/header")
    for blocks in (reader.blocks(part, rels) for part, rels in headers):
        _lay_out(flow, blocks)
    blocks = reader.blocks(body, relationships)
    late = _lay_out(flow, blocks)
    for box in late:
        flow.column += 1
        _lay_out(flow, box)
    lines = flow.lines
    footers = Flow()
    for part, rels in _edge_parts(package, relationships, "/footer"):
        _lay_out(footers, reader.blocks(part, rels))
    return Document(
        lines=lines,
        links=[*_links(lines), *_links(footers.lines)],
        running=footers.lines,
        pages=flow.page,
        hidden_words=reader.hidden_words,
    )


def _part(package: Package, relationships: dict[str, tuple[str, str]], kind: str) -> Element | None:
    for target, type_ in relationships.values():
        if type_.endswith(kind):
            return package.xml(target)
    return None


def _edge_parts(
    package: Package, relationships: dict[str, tuple[str, str]], kind: str
) -> Iterator[tuple[Element, dict[str, tuple[str, str]]]]:
    for target, type_ in sorted(set(relationships.values())):
        if type_.endswith(kind):
            root = package.xml(target)
            if root is not None:
                yield root, package.relationships(target)


class _Reader:
    """Walks the elements of a part; counts what it leaves out as hidden."""

    def __init__(self, styles: Styles, limits: ParsingLimits) -> None:
        self._styles = styles
        self._glyphs_left = limits.glyphs
        self._links: dict[str, tuple[str, str]] = {}
        self.hidden_words = 0

    def blocks(self, root: Element, relationships: dict[str, tuple[str, str]]) -> list[Block]:
        self._links = relationships
        return self._blocks(root, shaded=False)

    def _blocks(self, parent: Element, *, shaded: bool) -> list[Block]:
        found: list[Block] = []
        for each in parent.children:
            if each.tag == "p":
                found.append(self._paragraph(each, shaded))
            elif each.tag == "tbl":
                found.append(self._table(each, shaded))
            elif each.tag in _WRAPPERS:
                found.extend(self._blocks(each, shaded=shaded))
        return found

    def _table(self, table: Element, shaded: bool) -> Table:
        grid = table.child("tblGrid")
        widths = [_twips(column.get("w")) for column in (grid.children if grid is not None else ())]
        rows: list[list[list[Block]]] = []
        for row in _unwrapped(table.children, "tr"):
            cells = []
            for cell in _unwrapped(row.children, "tc"):
                properties = cell.child("tcPr")
                dark = properties is not None and is_shading(properties.child("shd"))
                cells.append(self._blocks(cell, shaded=shaded or dark))
            rows.append(cells)
        return Table(rows, widths)

    def _paragraph(self, element: Element, shaded: bool) -> Paragraph:
        properties = element.child("pPr")
        identity = None
        listed = None
        indent = 0.0
        nesting: int | None = None
        for each in properties.children if properties is not None else ():
            if each.tag == "pStyle":
                identity = each.get("val")
            elif each.tag == "numPr":
                number = each.child("numId")
                listed = number is None or number.get("val") != "0"
                depth = each.child("ilvl")
                written = depth.get("val") if depth is not None else None
                nesting = int(written) if written and written.isdigit() else None
            elif each.tag == "ind":
                indent = _twips(each.get("left") or each.get("start"))
            elif each.tag == "shd":
                shaded = shaded or is_shading(each)
        style = self._styles.paragraph(identity)
        indent = indent or _NESTED_PT * (style.nesting if nesting is None else nesting)
        paragraph = Paragraph([], style, style.listed if listed is None else listed, indent)
        look = replace(style.look, shaded=True) if shaded else style.look
        self._runs(element, paragraph, look, None)
        return paragraph

    def _runs(self, parent: Element, into: Paragraph, look: Look, link: str | None) -> None:
        field_link: str | None = None
        instruction = ""
        for each in parent.children:
            if each.tag == "r":
                code = each.child("instrText")
                mark = each.child("fldChar")
                if code is not None:
                    instruction += code.text
                    target = _HYPERLINK.search(instruction)
                    field_link = target[1] if target else None
                elif mark is not None and mark.get("fldCharType") == "end":
                    field_link, instruction = None, ""
                self._run(each, into, look, link or field_link)
            elif each.tag == "hyperlink":
                target_id = each.get("id")
                url = self._links.get(target_id or "", ("", ""))[0]
                self._runs(each, into, look, url or link)
            elif each.tag == "fldSimple":
                target = _HYPERLINK.search(each.get("instr") or "")
                self._runs(each, into, look, target[1] if target else link)
            elif each.tag in _WRAPPERS:
                self._runs(each, into, look, link)

    def _run(self, run: Element, into: Paragraph, look: Look, link: str | None) -> None:
        properties = run.child("rPr")
        if properties is not None:
            style = properties.child("rStyle")
            look = apply(self._styles.run(look, style.get("val") if style else None), properties)
        text = ""
        for each in run.children:
            match each.tag:
                case "t":
                    text += each.text
                case "tab" | "ptab":
                    text += "\t"
                case "br" | "cr":
                    if each.get("type") == "page":
                        into.breaks_page = True
                    text += "\n"
                case "noBreakHyphen":
                    text += "-"
                case "sym":
                    text += " "
                case "lastRenderedPageBreak":
                    into.breaks_page = True
                case "AlternateContent" | "drawing" | "pict" | "object":
                    into.boxes.extend(self._boxes(each))
        if not text:
            return
        self._glyphs_left -= len(text)
        if self._glyphs_left < 0:
            raise Unreadable(UnreadableReason.TOO_LARGE_UNPACKED)
        white = look.colour == _WHITE and not look.shaded
        if look.vanish or white or look.size < _SMALLEST_VISIBLE_PT:
            self.hidden_words += len(text.split())
            return
        into.pieces.append(Piece(text, look, link))

    def _boxes(self, element: Element) -> Iterator[list[Block]]:
        """Text boxes below an element; of alternative contents only the first."""
        if element.tag == "txbxContent":
            # A box may be filled with any colour, so that white text in it is no proof of hiding.
            yield self._blocks(element, shaded=True)
            return
        children = element.children
        if element.tag == "AlternateContent":
            children = children[:1]
        for each in children:
            yield from self._boxes(each)


def _unwrapped(elements: Iterable[Element], tag: str) -> Iterator[Element]:
    for each in elements:
        if each.tag == tag:
            yield each
        elif each.tag in _WRAPPERS:
            yield from _unwrapped(each.children, tag)


def _twips(value: str | None) -> float:
    try:
        return float(value or 0) / 20
    except ValueError:
        return 0.0


def _lay_out(flow: Flow, blocks: list[Block]) -> list[list[Block]]:
    """Adds blocks to the flow; gives back text boxes with sections of their own, to come later."""
    late: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Table):
            late.extend(_lay_out_table(flow, block))
            continue
        if block.breaks_page:
            flow.break_page()
        for box in block.boxes:
            if any(isinstance(each, Paragraph) and is_heading_like(each.text) for each in box):
                late.append(box)
            else:
                late.extend(_lay_out(flow, box))
        flow.add([_row(block)], listed=block.listed, level=block.style.level, indent=block.indent)
    return late


def _row(paragraph: Paragraph) -> list[tuple[str, Look, str | None]]:
    return [(piece.text, piece.look, piece.link) for piece in paragraph.pieces]


def _lay_out_table(flow: Flow, table: Table) -> list[list[Block]]:
    late: list[list[Block]] = []
    for cells in table.rows:
        filled = [(i, cell) for i, cell in enumerate(cells) if _has_text(cell)]
        if _is_row_of_values([cell for _, cell in filled]):
            for i in range(max((len(cell) for _, cell in filled), default=0)):
                parts = [(at, cell[i]) for at, cell in filled if i < len(cell)]
                placed = [(at, p) for at, p in parts if isinstance(p, Paragraph) and p.text]
                paragraphs = [part for _, part in placed]
                if paragraphs:
                    flow.add(
                        [_row(part) for part in paragraphs],
                        edges=[sum(table.widths[:at]) for at, _ in placed],
                        listed=paragraphs[0].listed,
                        level=paragraphs[0].style.level,
                    )
        else:
            column = flow.column
            for i, cell in filled:
                flow.indent = sum(table.widths[:i])
                flow.column = column + (i if len(filled) > 1 else 0)
                late.extend(_lay_out(flow, cell))
                flow.indent = 0.0
            flow.column = column
    return late


def _is_row_of_values(cells: list[list[Block]]) -> bool:
    """Whether the cells of a row are read across (dates beside a title), not one after another."""
    if len(cells) < 2 or any(isinstance(block, Table) for cell in cells for block in cell):
        return False
    texts = [
        [block.text for block in cell if isinstance(block, Paragraph) and block.text]
        for cell in cells
    ]
    headings = [cell for cell in texts if any(map(is_heading_like, cell))]
    if headings:
        return len(headings) == 1 and len(cells) == 2 and all(len(cell) == 1 for cell in texts)
    if max(len(cell) for cell in texts) < _LAYOUT_CELL_PARAGRAPHS:
        return True
    return any(len(cell) <= 2 and any(map(is_date_like, cell)) for cell in texts)


def _has_text(cell: list[Block]) -> bool:
    return any(
        bool(block.text) or bool(block.boxes) if isinstance(block, Paragraph) else True
        for block in cell
    )


def _links(lines: list[Line]) -> list[PlacedLink]:
    found: dict[str, PlacedLink] = {}
    for line in lines:
        for word in line.words:
            if word.link and word.link not in found:
                box = Box(word.x0, word.top, word.x1, word.bottom)
                found[word.link] = PlacedLink(word.link, line.page, box, word.text)
    return list(found.values())
