"""Two editions as one Word file with tracked changes: accept all and it says the new one, reject all, the old.

The file is the new edition; what it no longer says is put back as deletions. Compared is the body, paragraph by
paragraph and row by row, word by word inside; notes, headers and pictures are those of the new edition.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonghop import manifest as manifests
from tonghop.package import BROKEN, pack
from tonghop.problems import Problem, UnreadableError, Where

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "tonghop"
TOKEN = re.compile(r"\s+|\d[\d.,]*\d\s*|\w+\s*|[^\w\s]\s*")
ALIKE = 0.6
"""Paragraphs with a smaller share of common words are one deleted and one inserted, not one changed."""

STRETCH = 4000
"""Pairs to try: a changed stretch with more is paired in order, without looking for the best."""

MAX_BYTES = 256 * 1024 * 1024


def w(name: str) -> str:
    """A tag of WordprocessingML."""
    return WORD + name


def redline(old: Path, new: Path) -> bytes:
    """The new edition with what changed since the old one tracked. Raises `UnreadableError`."""
    from lxml import etree

    as_of = manifests.read(new).as_of
    manifests.read(old)
    before, parts = _body(old), _parts(new)
    root = _parse(parts.get("word/document.xml", b""), new)
    body = root.find(w("body"))
    if before is None or body is None:
        raise UnreadableError(Problem("DOC031", Where(new.as_posix()), {"reason": "w:body"}))
    _Tracker(f"{as_of}T00:00:00Z").blocks(before, body)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(parts)


def _parts(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
                raise UnreadableError(
                    Problem("DOC031", Where(path.as_posix()), {"reason": f"> {MAX_BYTES} byte"})
                )
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(Problem("DOC031", Where(path.as_posix()), {"reason": reason})) from None


def _parse(data: bytes, path: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Problem("DOC031", Where(path.as_posix()), {"reason": str(error)})) from None


def _body(path: Path) -> _Element | None:
    return _parse(_parts(path).get("word/document.xml", b""), path).find(w("body"))


def text_of(node: _Element) -> str:
    """The text that a reader sees of a node."""
    out: list[str] = []
    for item in node.iter(w("t"), w("tab"), w("br"), w("p")):
        if item.tag == w("t"):
            out.append(item.text or "")
        elif item.tag == w("p"):
            out.append("\n" if item is not node else "")
        elif (parent := item.getparent()) is not None and parent.tag == w("r"):
            out.append(" ")
    return "".join(out)


def _key(block: _Element) -> tuple[str, str]:
    """What makes two blocks the same: their kind and text."""
    return str(block.tag), text_of(block)


class _Tracker:
    """Marks changes in the tree of the new edition."""

    def __init__(self, date: str) -> None:
        self.date = date
        self.number = 900_000

    def change(self, name: str) -> _Element:
        """A `w:ins` or `w:del` of its own number."""
        from lxml import etree

        self.number += 1
        values = {w("id"): str(self.number), w("author"): AUTHOR, w("date"): self.date}
        return etree.Element(w(name), values)

    # ------------------------------------------------------------ blocks

    def blocks(self, old: _Element, new: _Element) -> None:
        """The paragraphs and tables of a body or cell."""
        before = [node for node in old if node.tag in (w("p"), w("tbl"))]
        after = [node for node in new if node.tag in (w("p"), w("tbl"))]
        self._align(before, after, new, self._block)

    def _align(
        self,
        before: Sequence[_Element],
        after: Sequence[_Element],
        home: _Element,
        changed: Callable[[_Element, _Element], None],
    ) -> None:
        """Pairs two runs of like things; what has no partner is deleted or inserted where it stood."""
        matcher = SequenceMatcher(None, [_key(b) for b in before], [_key(a) for a in after], autojunk=False)
        for verb, i1, i2, j1, j2 in matcher.get_opcodes():
            if verb == "equal":
                continue
            pairs = dict(_pairs(before[i1:i2], after[j1:j2]))
            olds, done = list(before[i1:i2]), 0
            for at, node in enumerate(after[j1:j2]):
                partner = pairs.get(at)
                if partner is None:
                    self._inserted(node)
                    continue
                self._deleted(olds[done:partner], node, home)
                done = partner + 1
                changed(olds[partner], node)
            self._deleted(olds[done:], after[j2] if j2 < len(after) else None, home)

    def _deleted(self, nodes: Sequence[_Element], before: _Element | None, home: _Element) -> None:
        """Puts copies of lost blocks or rows in front of `before`, or at the end."""
        for node in nodes:
            lost = self._lost(node)
            if before is not None:
                before.addprevious(lost)
            else:
                last = home.find(w("sectPr"))
                if last is not None:
                    last.addprevious(lost)
                else:
                    home.append(lost)

    def _block(self, old: _Element, new: _Element) -> None:
        if new.tag == w("p"):
            self._paragraph(old, new)
        elif new.tag == w("tbl"):
            self._align(old.findall(w("tr")), new.findall(w("tr")), new, self._row)

    def _row(self, old: _Element, new: _Element) -> None:
        for before, after in zip(old.findall(w("tc")), new.findall(w("tc")), strict=True):
            if text_of(before) != text_of(after):
                self.blocks(before, after)

    # ------------------------------------------------------------ inserted and deleted

    def _inserted(self, node: _Element) -> None:
        if node.tag == w("tbl"):
            for row in node.findall(w("tr")):
                self._inserted(row)
            return
        if node.tag == w("tr"):
            _properties(node, "trPr").append(self.change("ins"))
        for paragraph in _paragraphs(node):
            _mark_properties(paragraph).insert(0, self.change("ins"))
            for run in list(paragraph.iter(w("r"))):
                self._wrap(run)

    def _wrap(self, run: _Element) -> None:
        """Puts a run into `w:ins`, where it is not in one already."""
        parent = run.getparent()
        assert parent is not None
        if parent.tag in (w("ins"), w("del")) or any(a.tag == w("drawing") for a in run.iterancestors()):
            return
        holder = self.change("ins")
        parent.replace(run, holder)
        holder.append(run)
        holder.tail, run.tail = run.tail, None

    def _lost(self, node: _Element) -> _Element:
        """A deleted copy of a block or row: its text and look; notes, fields, pictures and marks stay behind."""
        from lxml import etree

        if node.tag == w("p"):
            return self._lost_paragraph(node)
        copied: _Element = etree.Element(node.tag)
        if node.tag == w("tr"):
            properties = _properties(copied, "trPr")
            properties.append(self.change("del"))
        for child in node:
            if child.tag in (w("tbl"), w("tr"), w("tc"), w("p")):
                copied.append(self._lost(child))
            elif child.tag in (w("tblPr"), w("tblGrid"), w("tcPr")):
                copied.append(copy.deepcopy(child))
        for merged in copied.iter(w("vMerge")):
            # A deleted row must not join cells of rows that stay.
            parent = merged.getparent()
            if parent is not None:
                parent.remove(merged)
        return copied

    def _lost_paragraph(self, node: _Element) -> _Element:
        from lxml import etree

        lost: _Element = etree.Element(w("p"))
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None:
            _properties(lost, "pPr").append(copy.deepcopy(style))
        _mark_properties(lost).insert(0, self.change("del"))
        for run in node.iter(w("r")):
            text = text_of(run)
            if text:
                lost.append(self._lost_run(text, run.find(w("rPr"))))
        return lost

    def _lost_run(self, text: str, look: _Element | None) -> _Element:
        from lxml import etree

        holder = self.change("del")
        run = etree.SubElement(holder, w("r"))
        if look is not None:
            run.append(copy.deepcopy(look))
        etree.SubElement(run, w("delText"), {SPACE: "preserve"}).text = text
        return holder

    # ------------------------------------------------------------ words

    def _paragraph(self, old: _Element, new: _Element) -> None:
        """Word by word: runs of the new paragraph are cut where words came in or went out."""
        before, after = TOKEN.findall(text_of(old)), TOKEN.findall(text_of(new))
        looks = list(_looks(old))
        edits: list[tuple[int, int, str, int]] = []
        here = there = 0
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for verb, i1, i2, j1, j2 in matcher.get_opcodes():
            gone, came = "".join(before[i1:i2]), "".join(after[j1:j2])
            if verb != "equal":
                edits.append((here, here + len(came), gone, there))
            here += len(came)
            there += len(gone)
        at = 0
        for run in list(new.iter(w("r"))):
            size = len(text_of(run))
            inside = [edit for edit in edits if _touches(edit, at, at + size)]
            edits = [edit for edit in edits if edit not in inside or edit[1] > at + size]
            self._cut(run, at, size, inside, looks)
            at += size
        for _, _, gone, there in edits:
            if gone:
                new.append(self._lost_run(gone, _look_at(looks, there)))

    def _cut(
        self,
        run: _Element,
        at: int,
        size: int,
        edits: Sequence[tuple[int, int, str, int]],
        looks: Sequence[tuple[int, _Element | None]],
    ) -> None:
        """Cuts one run at the edits that touch it; a run that holds more than text is taken whole."""
        if not edits:
            return
        simple = all(child.tag in (w("rPr"), w("t")) for child in run)
        text = text_of(run)
        pieces: list[_Element] = []
        done = 0
        for start, end, gone, there in edits:
            low, high = max(start - at, 0), min(end - at, size)
            if gone and start >= at:
                if low > done and simple:
                    pieces.append(_piece(run, text[done:low]))
                    done = low
                pieces.append(self._lost_run(gone, _look_at(looks, there)))
            if simple and high > low:
                if low > done:
                    pieces.append(_piece(run, text[done:low]))
                holder = self.change("ins")
                holder.append(_piece(run, text[low:high]))
                pieces.append(holder)
                done = high
        if not simple:
            for piece in pieces:
                run.addprevious(piece)
            if any(end > start for start, end, _, _ in edits):
                self._wrap(run)
            return
        if done < size:
            pieces.append(_piece(run, text[done:]))
        parent = run.getparent()
        assert parent is not None
        for piece in pieces:
            run.addprevious(piece)
        parent.remove(run)


def _touches(edit: tuple[int, int, str, int], start: int, end: int) -> bool:
    """Whether an edit begins or goes on in a stretch of text; one at its very end belongs to what follows."""
    low, high, _, _ = edit
    return start <= low < end or (low < start < high)


def _pairs(before: Sequence[_Element], after: Sequence[_Element]) -> Iterator[tuple[int, int]]:
    """The blocks of two stretches that are versions of each other, in order: (place after, place before).

    Of all pairings that keep the order, the one with the most in common.
    """
    if len(before) * len(after) > STRETCH:
        for place, (old, new) in enumerate(zip(before, after, strict=False)):
            if _alike(old, new):
                yield place, place
        return
    alike = [[_alike(old, new) for new in after] for old in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            both = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(before) and j < len(after):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield j, i
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _alike(old: _Element, new: _Element) -> float:
    """How much two blocks have in common, 0 where they are not versions of each other."""
    if old.tag != new.tag:
        return 0.0
    if new.tag == w("tr"):
        return _ratio(old, new) if len(old.findall(w("tc"))) == len(new.findall(w("tc"))) else 0.0
    if new.tag == w("tbl"):
        cells = [len(table.findall(f"{w('tr')}[1]/{w('tc')}")) for table in (old, new)]
        return 1.0 if cells[0] == cells[1] else 0.0
    return _ratio(old, new)


def _ratio(old: _Element, new: _Element) -> float:
    """The share of common words, 0 below `ALIKE`."""
    before, after = text_of(old).split(), text_of(new).split()
    matcher: SequenceMatcher[Any] = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    share = matcher.ratio()
    return share if share >= ALIKE else 0.0


def _paragraphs(node: _Element) -> list[_Element]:
    return [node] if node.tag == w("p") else list(node.iter(w("p")))


def _properties(node: _Element, name: str) -> _Element:
    """The properties of a paragraph or row, made where there are none."""
    from lxml import etree

    found = node.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        node.insert(0, found)
    return found


def _mark_properties(paragraph: _Element) -> _Element:
    """The properties of the paragraph mark; the schema has them near the end."""
    from lxml import etree

    properties = _properties(paragraph, "pPr")
    found = properties.find(w("rPr"))
    if found is None:
        found = etree.Element(w("rPr"))
        after = next((node for node in properties if node.tag in (w("sectPr"), w("pPrChange"))), None)
        if after is not None:
            after.addprevious(found)
        else:
            properties.append(found)
    return found


def _looks(paragraph: _Element) -> Iterator[tuple[int, _Element | None]]:
    """Where each run of a paragraph ends, with its look."""
    at = 0
    for run in paragraph.iter(w("r")):
        at += len(text_of(run))
        yield at, run.find(w("rPr"))


def _look_at(looks: Sequence[tuple[int, _Element | None]], place: int) -> _Element | None:
    return next((look for end, look in looks if place < end), None)


def _piece(run: _Element, text: str) -> _Element:
    """A run of the same look with a part of the text."""
    from lxml import etree

    piece: _Element = etree.Element(w("r"))
    look = run.find(w("rPr"))
    if look is not None:
        piece.append(copy.deepcopy(look))
    etree.SubElement(piece, w("t"), {SPACE: "preserve"}).text = text
    return piece
