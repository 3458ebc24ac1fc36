"""Reads a DOCX back for the tests: parts, paragraphs with their text, styles."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, name: str = "word/document.xml") -> _Element:
    """The root element of a part."""
    return etree.fromstring(parts(data)[name])


def text(element: _Element) -> str:
    """The text a paragraph or cell shows, without its number."""
    shown = []
    for node in element.iter():
        if node.tag == f"{W}t":
            shown.append(node.text or "")
        elif node.tag == f"{W}tab" and (parent := node.getparent()) is not None and parent.tag == f"{W}r":
            shown.append("\t")
        elif node.tag == f"{W}br":
            shown.append("\n")
    return "".join(shown)


def paragraphs(data: bytes) -> Iterator[tuple[str, _Element]]:
    """Style id and element of each paragraph of the body."""
    for element in root(data).iter(f"{W}p"):
        style = element.find(f"{W}pPr/{W}pStyle")
        yield ("" if style is None else str(style.get(f"{W}val"))), element


def styled(data: bytes, style: str) -> list[str]:
    """The texts of the paragraphs in a style."""
    return [text(element) for name, element in paragraphs(data) if name == style]


def words(shown: str) -> Counter[str]:
    """The words of letters in a text; digits are left out, as page numbers come and go."""
    return Counter(word for word in re.findall(r"[^\W\d_]+", shown) if len(word) < 30)


def findings(path: Path) -> list[str]:
    """What openxml-audit has to say about a file."""
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


UNCHANGING = (
    ".xlsx",
    "theme1.xml",
    "fontTable.xml",
    "settings.xml",
    "app.xml",
    "itemProps1.xml",
    "_rels/.rels",
)


def golden_text(data: bytes) -> dict[str, str]:
    """Every part that is made anew for each report, an element a line."""
    shown: dict[str, str] = {}
    for name, blob in sorted(parts(data).items()):
        if not name.endswith(UNCHANGING):
            tree = etree.fromstring(blob)
            etree.indent(tree, " ")
            shown[name] = etree.tostring(tree, encoding="unicode") + "\n"
    return shown
