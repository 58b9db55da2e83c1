"""Descriptions: HTML as sources send it, escaped once or twice, to lines of plain text."""

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.jobs.text import tidy

_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|span|strong|b|em|i|a|table|section)\b[^>]*>", re.I
)
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;\s*/?\s*[a-z][a-z0-9]*", re.I)
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre", "section",
        "table", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset(
    {
        "head", "iframe", "noscript", "object", "script", "style", "svg", "template",
    }
)  # fmt: skip
_UNESCAPES = 3  # no source seen escapes more often


def plain_text(source: str) -> str:
    """The text of a description: one line a paragraph, `- ` before list items, no markup."""
    for _ in range(_UNESCAPES):
        if not _ESCAPED_TAG.search(source):
            break
        source = html.unescape(source)
    if _TAG.search(source):
        out: list[str] = []
        root = LexborHTMLParser(source).body
        if root is not None:
            _walk(root, out)
        source = "".join(out)
    else:
        source = html.unescape(source)
    return tidy(source)


def one_line(text: str) -> str:
    """A title, a name or a place: entities resolved, tags dropped, on one line."""
    return " ".join(plain_text(text).split())


def _walk(root: LexborNode, out: list[str]) -> None:
    """Depth first without recursion: a hostile page nests deeper than Python's stack."""
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            out.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif tag == "br":
            out.append("\n")
        elif tag not in _SILENT and not tag.startswith(("-", "_", "!")):
            if tag == "li":
                out.append("\n- ")
            elif tag in _BLOCKS:
                out.append("\n" if tag == "tr" else "\n\n")
                stack.append("\n")
            stack.extend(reversed(list(node.iter(include_text=True))))
