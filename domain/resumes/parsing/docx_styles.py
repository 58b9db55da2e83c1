"""Looks of DOCX runs: styles and their parents resolved."""

import re
from dataclasses import dataclass, replace

from domain.resumes.parsing.package import Element

_HEADING_NAME = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)", re.I)
_NESTED_LIST = re.compile(r"list\D*([2-5])$", re.I)
_DEFAULT_SIZE_PT = 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; `shaded` tells that something other than white paper lies behind it."""

    size: float = _DEFAULT_SIZE_PT
    bold: bool = False
    italic: bool = False
    upper: bool = False
    vanish: bool = False
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    look: Look
    level: int | None = None
    listed: bool = False
    nesting: int = 0


class Styles:
    """The styles part of a document; an unknown style has the look of the default one."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, ParagraphStyle] = {}
        base = Look()
        default = ""
        for each in root.children if root is not None else ():
            if each.tag == "docDefaults":
                for holder in each.children:
                    base = apply(base, holder.child("rPr"))
            elif each.tag == "style":
                identity = each.get("styleId") or ""
                self._elements[identity] = each
                if each.get("type") == "paragraph" and each.get("default") in ("1", "true"):
                    default = identity
        self._base = ParagraphStyle(base)
        self._default = default

    def paragraph(self, identity: str | None) -> ParagraphStyle:
        return self._resolve(identity or self._default, 0)

    def run(self, look: Look, identity: str | None) -> Look:
        """`look` with a character style laid over it."""
        chain: list[Element] = []
        while identity in self._elements and len(chain) < 20:
            element = self._elements[identity]
            chain.append(element)
            identity = _value(element, "basedOn")
        for element in reversed(chain):
            look = apply(look, element.child("rPr"))
        return look

    def _resolve(self, identity: str, depth: int) -> ParagraphStyle:
        if identity not in self._elements or depth > 20:
            return self._base
        if identity not in self._known:
            element = self._elements[identity]
            parent = self._resolve(_value(element, "basedOn") or "", depth + 1)
            properties = element.child("pPr")
            name = _value(element, "name") or ""
            heading = _HEADING_NAME.match(name)
            level = parent.level
            if heading:
                level = int(heading[1])
            elif name.lower() == "title":
                level = 0
            outline = _value(properties, "outlineLvl")
            if outline and outline.isdigit() and int(outline) < 9:
                level = int(outline) + 1
            numbering = properties.child("numPr") if properties is not None else None
            # Word's own subtitle has a level of a list and no list.
            listed = parent.listed or _value(numbering, "numId") not in (None, "0")
            nested = _NESTED_LIST.match(name)
            self._known[identity] = ParagraphStyle(
                apply(parent.look, element.child("rPr")),
                level,
                listed,
                int(nested[1]) - 1 if nested else parent.nesting,
            )
        return self._known[identity]


def apply(look: Look, properties: Element | None) -> Look:
    """`look` with run properties laid over it."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for each in properties.children:
        value = each.get("val")
        on = value not in ("0", "false", "none", "off")
        match each.tag:
            case "b":
                changes["bold"] = on
            case "i":
                changes["italic"] = on
            case "caps":
                changes["upper"] = on
            case "vanish" | "webHidden":
                changes["vanish"] = on
            case "sz" if value and value.isdigit():
                changes["size"] = int(value) / 2
            case "color" if value and re.fullmatch(r"[0-9A-Fa-f]{6}", value):
                changes["colour"] = tuple(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
            case "shd" | "highlight":
                changes["shaded"] = is_shading(each)
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def is_shading(element: Element | None) -> bool:
    if element is None:
        return False
    fill = (element.get("fill") or element.get("val") or "").lower()
    return fill not in ("", "auto", "ffffff", "clear", "none", "nil")


def _value(parent: Element | None, tag: str) -> str | None:
    child = parent.child(tag) if parent is not None else None
    return child.get("val") if child is not None else None
