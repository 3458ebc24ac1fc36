"""A Word file that tests change: its parts as trees, with helpers to find and alter paragraphs."""

from __future__ import annotations

import copy
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from lint_fixtures import BODIES, MM, PLACED, SPACES, W, parts


class Doc:
    """A document that a mutant changes: parts as trees, helpers to find and alter paragraphs."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self.trees: dict[str, Any] = {name: etree.fromstring(data) for name, data in texts.items()}
        self.body: Any = self.trees["word/document.xml"].find(W + "body")

    def copy(self) -> Doc:
        """An independent copy."""
        other = Doc.__new__(Doc)
        other.trees = {name: copy.deepcopy(root) for name, root in self.trees.items()}
        other.body = other.trees["word/document.xml"].find(W + "body")
        return other

    def save(self, path: Path) -> Path:
        """Write the .docx."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, root in self.trees.items():
                archive.writestr(name, etree.tostring(root))
        return path

    def p(self, start: str, part: str = "word/document.xml", at: int = 0) -> Any:
        """The `at`-th paragraph whose text starts so."""
        found = [p for p in self.trees[part].iter(W + "p") if "".join(p.itertext(W + "t")).startswith(start)]
        assert found, start
        return found[at]

    def style(self, start: str, at: int = 0, part: str = "word/document.xml", **props: Any) -> None:
        """Set run properties directly: sz (pt), b, i, caps, u, color, font, highlight."""
        for element in self.p(start, part, at).iter(W + "r"):
            pr = element.find(W + "rPr")
            if pr is None:
                pr = etree.Element(W + "rPr")
                element.insert(0, pr)
            for name, value in props.items():
                tag = {"font": "rFonts"}.get(name, name)
                for old in pr.findall(W + tag):
                    pr.remove(old)
                new = etree.SubElement(pr, W + tag)
                if name == "font":
                    new.set(W + "ascii", str(value))
                    new.set(W + "hAnsi", str(value))
                elif name == "sz":
                    new.set(W + "val", str(int(float(str(value)) * 2)))
                elif isinstance(value, bool):
                    new.set(W + "val", "1" if value else "0")
                else:
                    new.set(W + "val", str(value))

    def ppr(self, start: str, tag: str, at: int = 0, part: str = "word/document.xml", **values: Any) -> None:
        """Set a paragraph property; no values removes it."""
        properties = self.p(start, part, at).find(W + "pPr")
        old = properties.find(W + tag)
        attributes = dict(old.attrib) if old is not None else {}
        if old is not None:
            properties.remove(old)
        if values:
            new = etree.SubElement(properties, W + tag)
            for name, value in attributes.items():
                new.set(name, value)
            for key, value in values.items():
                new.set(W + key, str(value))

    def text(self, start: str, new: str, at: int = 0) -> None:
        """Replace the whole text of a paragraph."""
        nodes = list(self.p(start, at=at).iter(W + "t"))
        nodes[0].text = new
        for node in nodes[1:]:
            node.text = ""

    def swap(self, old: str, new: str, at: int = 0) -> None:
        """Replace words in the `at`-th text node of the main part that holds them."""
        nodes = [node for node in self.body.iter(W + "t") if old in (node.text or "")]
        assert nodes, old
        nodes[at].text = nodes[at].text.replace(old, new, 1)

    def drop(self, start: str, at: int = 0) -> None:
        """Remove a paragraph."""
        element = self.p(start, at=at)
        element.getparent().remove(element)

    def drop_line(self, after: str, at: int = 0) -> None:
        """Remove the drawn line that follows a paragraph."""
        element = self.p(after, at=at).getnext()
        assert element.find(f".//{W}drawing") is not None
        element.getparent().remove(element)

    def stretch_line(self, after: str, share: float, at: int = 0) -> None:
        """Change the length of the line that follows a paragraph."""
        extent = self.p(after, at=at).getnext().find(f".//{{{PLACED}}}extent")
        extent.set("cx", str(int(int(extent.get("cx")) * share)))

    def insert(self, before: str, xml: str, at: int = 0) -> None:
        """Put new paragraphs before one."""
        target = self.p(before, at=at)
        holder = etree.fromstring(f"<x {SPACES}>{xml}</x>")
        for element in list(holder):
            target.addprevious(element)

    def sections(self) -> list[Any]:
        """All section properties."""
        return list(self.body.iter(W + "sectPr"))

    def margin(self, side: str, mm: float, at: int = 0) -> None:
        """Set a margin of a section."""
        self.sections()[at].find(W + "pgMar").set(W + side, str(round(mm * MM)))


_CLEAN: dict[str, Doc] = {}


def clean(regime: str) -> Doc:
    """A clean document of a regime."""
    if regime not in _CLEAN:
        _CLEAN[regime] = Doc(parts(BODIES[regime]()))
    return _CLEAN[regime].copy()
