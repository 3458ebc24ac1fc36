"""Word documents (.docx): paragraphs and tables in reading order, tracked deletions left out.

Read from the XML itself, so that what a document may unfold to is capped, its entities are refused, and a run
typed in an old Vietnamese font is read by that font.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tonghop import encodings
from tonghop.model import Draft, Role, Source
from tonghop.readers import base

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx", ".docm", ".dotx")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}delText"}
_STYLE_ROLES: dict[str, Role] = {"title": "title", "caption": "caption", "heading": "kicker"}


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: a zip named as a Word document."""
    return base.suffix(path) in SUFFIXES and base.kind(head) == "zip"


def read(source: Source, data: bytes) -> Draft:
    """The document's text, a line a paragraph, a line a table row with its cells parted by tabs.

    Raises UnreadableError for a damaged or hostile package.
    """
    parts = _parts(source, data)
    body = _tree(source, parts["word/document.xml"])
    styles = _Styles(_tree(source, parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    lines: list[str] = []
    roles: dict[int, Role] = {}
    old: str | None = None
    for text, role in _lines(body, styles):
        for line in text.split("\n"):
            mended, encoding = encodings.mend(line)
            old = old or encoding
            lines.append(mended)
            if role and mended.strip():
                roles[len(lines)] = role
    old = old or styles.old
    return Draft(source=replace(source, encoding=old), text="\n".join(lines), roles=roles)


def _parts(source: Source, data: bytes) -> dict[str, bytes]:
    """The XML parts that hold text and styles."""
    parts = base.unpack(source, data, lambda name: name in {"word/document.xml", "word/styles.xml"})
    if "word/document.xml" not in parts:
        raise base.refuse(source, "READ001", reason="word/document.xml")
    return parts


def _tree(source: Source, xml: bytes) -> _Element:
    from lxml import etree

    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise base.refuse(source, "READ014", reason="DOCTYPE, ENTITY")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise base.refuse(source, "READ001", reason=str(error)) from error


class _Styles:
    """The font and the role of each paragraph or character style."""

    def __init__(self, root: _Element | None) -> None:
        self.old: str | None = None
        self.fonts: dict[str | None, str | None] = {}
        self.roles: dict[str | None, Role] = {}
        self.based_on: dict[str | None, str | None] = {}
        self.default: str | None = None
        if root is None:
            return
        self.default = _font(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
        for style in root.iterfind(f"{_W}style"):
            key = style.get(f"{_W}styleId")
            name = style.find(f"{_W}name")
            parent = style.find(f"{_W}basedOn")
            self.fonts[key] = _font(style.find(f"{_W}rPr"))
            self.based_on[key] = None if parent is None else parent.get(f"{_W}val")
            if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph":
                self.default = self.fonts[key] or self.default
            first = "" if name is None else (name.get(f"{_W}val") or "").lower().split(" ")[0]
            if first in _STYLE_ROLES:
                self.roles[key] = _STYLE_ROLES[first]

    def font(self, key: str | None) -> str | None:
        """The font a style gives, its own or that of the style it stands on."""
        for _ in range(20):
            if key is None:
                break
            if self.fonts.get(key):
                return self.fonts[key]
            key = self.based_on.get(key)
        return None


def _font(properties: _Element | None) -> str | None:
    fonts = None if properties is None else properties.find(f"{_W}rFonts")
    return None if fonts is None else fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")


def _style(node: _Element, kind: str) -> str | None:
    style = node.find(f"{_W}{kind}Pr/{_W}{kind}Style")
    return None if style is None else style.get(f"{_W}val")


def _lines(root: _Element, styles: _Styles) -> Iterator[tuple[str, Role | None]]:
    """Paragraphs and table rows in reading order. A stack instead of recursion: a document may nest deep."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}p":
            yield _paragraph(node, styles), styles.roles.get(_style(node, "p"))
        elif node.tag == f"{_W}tr":
            cells = [
                " ".join(filter(None, (_paragraph(p, styles).strip() for p in cell.iter(f"{_W}p"))))
                for cell in node.iterfind(f"{_W}tc")
            ]
            yield "\t".join(cells), None
        elif node.tag not in _LEFT_OUT:
            stack.extend(reversed(node))


def _paragraph(paragraph: _Element, styles: _Styles) -> str:
    text: list[str] = []
    above = styles.font(_style(paragraph, "p")) or styles.default
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in _LEFT_OUT or node.tag == f"{_W}p":
            continue
        if node.tag == f"{_W}r":
            words = _run(node)
            properties = node.find(f"{_W}rPr")
            font = _font(properties) or styles.font(_style(node, "r")) or above
            reading = encodings.of_font(font)
            if reading and words.strip():
                styles.old = styles.old or ("vni" if reading is encodings.vni else "tcvn3")
                words = reading(words)
            text.append(words.replace("\u00ad", ""))
        else:
            stack.extend(reversed(node))
    return "".join(text)


def _run(run: _Element) -> str:
    text: list[str] = []
    for node in run:
        if node.tag == f"{_W}t":
            text.append(node.text or "")
        elif node.tag == f"{_W}tab":
            text.append("\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            text.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            text.append("-")
        elif node.tag == f"{_W}softHyphen":
            # The code of "ư" in an ABC font.
            text.append("\u00ad")
    return "".join(text)
