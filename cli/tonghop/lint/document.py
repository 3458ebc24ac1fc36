"""A Word file as the rules see it: paragraphs, tables and sections in reading order, properties resolved."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tonghop.lint.effective import (
    Props,
    Resolver,
    attribute,
    integer,
    paragraph_properties,
    run_properties,
    twips,
)
from tonghop.lint.numbering import Numbering
from tonghop.lint.package import MC, OFFICE, RELATIONSHIPS, WP, Element, Package, R, W, main_part

SKIPPED = frozenset(W + name for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText"))
MAX_SPAN = 63  # columns of a Word table
BREAKS = {None: "\n", "textWrapping": "\n"}
A4 = (11906, 16838)


@dataclass(slots=True, eq=False)
class Run:
    """Text with one set of properties; `start` is where it begins in the paragraph's text."""

    element: Element
    text: str
    props: Props
    start: int


@dataclass(slots=True, eq=False)
class Table:
    """A table: `rows` of cells, each a list of paragraphs; `number` counts top-level tables from 0."""

    element: Element
    number: int
    rows: list[list[Cell]] = field(default_factory=list)
    section: int = 0
    position: int = 0
    figures: frozenset[int] | None = None
    """The columns that hold figures, once they have been looked for."""


@dataclass(slots=True, eq=False)
class Cell:
    """A table cell. `width` in twips, 0 when unknown; `span` columns wide; `merged` into the one above."""

    element: Element
    table: Table
    row: int
    column: int
    width: int
    span: int
    merged: bool
    paragraphs: list[Par] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cell's paragraphs, a line each."""
        return "\n".join(par.text for par in self.paragraphs).strip()


@dataclass(slots=True, eq=False)
class Par:
    """A paragraph. `text` is NFC with plain spaces; `label` is the number Word counts before it.

    `index` is its place among the `w:p` of its part; `page` is `None` where the file does not record
    pages; `notes` are the places in `text` where a footnote is called; `shapes` the lengths (twips) of
    the straight lines drawn from it, 0 for an unknown length.
    """

    element: Element
    part: str
    index: int
    props: Props
    style: str | None
    section: int = 0
    cell: Cell | None = None
    text: str = ""
    raw: str = ""
    label: str = ""
    runs: list[Run] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    page: int | None = None
    boxed: bool = False
    pictures: int = 0
    position: int = 0
    length: int = 0
    piece: bool = False
    """Whether it is one line of a paragraph that holds several (see `lines_of`)."""

    @property
    def whole(self) -> str:
        """The text with the number Word counts."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def shown(self) -> str:
        """The text as capitals show it (`w:caps`)."""
        if not any(run.props.get("caps") for run in self.runs):
            return self.text
        return "".join(run.text.upper() if run.props.get("caps") else run.text for run in self.runs).strip()

    @property
    def inked(self) -> list[Run]:
        """The runs that show ink: not blank, not hidden."""
        return [
            run for run in self.runs if not run.text.isspace() and run.text and not run.props.get("vanish")
        ]


@dataclass(slots=True, eq=False)
class Section:
    """A section: lengths in twips; `headers` and `footers` give the part by kind, inherited ones included."""

    element: Element
    index: int
    width: int
    height: int
    landscape: bool
    margins: dict[str, int | None]
    title_page: bool
    start: str | None
    form: str | None
    headers: dict[str, str]
    footers: dict[str, str]
    breaks_page: bool = True

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        sides = (self.margins["left"] or 0) + (self.margins["right"] or 0) + (self.margins["gutter"] or 0)
        return self.width - sides


class Word:
    """One Word file, read whole."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = main_part(package)
        related = package.relationships(self.main)
        self._related = related
        by_kind = dict(reversed(related.values()))
        self.styles_part = by_kind.get("styles")
        self.resolver = Resolver(
            package, by_kind.get("styles"), by_kind.get("theme"), by_kind.get("settings")
        )
        numbering = by_kind.get("numbering")
        self._numbering = Numbering(package.tree(numbering) if numbering else None)
        settings = by_kind.get("settings")
        options = package.tree(settings) if settings else None
        self.even_headers = options is not None and options.find(W + "evenAndOddHeaders") is not None
        self.mirrored = options is not None and options.find(W + "mirrorMargins") is not None
        self.paragraphs: list[Par] = []
        self.tables: list[Table] = []
        self.sections: list[Section] = []
        self.others: dict[str, list[Par]] = {}
        self._page: int = 1
        self._position = 0
        self._index: dict[Element, int] = {}
        root = package.tree(self.main)
        body = root.find(W + "body")
        self._paged = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
        if body is not None:
            self._read(body, self.main, self.paragraphs)
        self._end_section(body.find(W + "sectPr") if body is not None else None)
        for part in [part for section in self.sections for part in
                     (*section.headers.values(), *section.footers.values())]:  # fmt: skip
            self._read_other(part)
        for kind in ("footnotes", "endnotes"):
            if kind in by_kind:
                self._read_other(by_kind[kind])

    def _read_other(self, part: str) -> None:
        root = self.package.tree(part)
        if root is None or part in self.others:
            return
        self.others[part] = []
        holders = root if root.tag in (W + "footnotes", W + "endnotes") else [root]
        for holder in holders:
            if isinstance(holder.tag, str) and holder.get(W + "type") in (None, "normal"):
                self._read(holder, part, self.others[part])

    def _number(self, element: Element, part: str) -> int:
        if element not in self._index:
            root = self.package.tree(part)
            self._index |= {p: i for i, p in enumerate(root.iter(W + "p"))}
        return self._index[element]

    def _read(self, parent: Element, part: str, into: list[Par], cell: Cell | None = None) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._read_paragraph(child, part, into, cell)
            elif tag == W + "tbl":
                self._read_table(child, part, into, cell)
            elif tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
                self._read(child, part, into, cell)

    def _read_table(self, element: Element, part: str, into: list[Par], outer: Cell | None) -> None:
        style = (
            attribute(element.find(W + "tblPr"), "tblStyle")
            if element.find(W + "tblPr") is not None
            else None
        )
        number = len(self.tables) if outer is None and part == self.main else -1
        self._position += 1
        table = Table(element, number, section=len(self.sections), position=self._position)
        grid = [twips(c.get(W + "w")) or 0 for c in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        if number >= 0:
            self.tables.append(table)
        for row_number, row in enumerate(element.iter(W + "tr")):
            if next(row.iterancestors(W + "tbl")) is not element:
                continue
            cells: list[Cell] = []
            column = 0
            for tc in row.iter(W + "tc"):
                if next(tc.iterancestors(W + "tbl")) is not element:
                    continue
                pr = tc.find(W + "tcPr")
                span = integer(attribute(pr, "gridSpan")) if pr is not None else None
                span = min(max(span or 1, 1), MAX_SPAN)
                merge = pr.find(W + "vMerge") if pr is not None else None
                width = twips(attribute(pr, "tcW", "w")) if pr is not None else None
                if not width or attribute(pr, "tcW", "type") in ("pct", "auto", "nil"):
                    width = sum(grid[column : column + span])
                merged = merge is not None and merge.get(W + "val") != "restart"
                cell = Cell(tc, table, row_number, column, width, span, merged)
                self._table_style = style or self.resolver.default_table
                self._read(tc, part, into, cell)
                cells.append(cell)
                column += span
            table.rows.append(cells)

    _table_style: str | None = None

    def _read_paragraph(self, element: Element, part: str, into: list[Par], cell: Cell | None) -> None:
        direct_element = element.find(W + "pPr")
        direct = paragraph_properties(direct_element)
        own = attribute(direct_element, "pStyle") if direct_element is not None else None
        style = own or self.resolver.default_paragraph
        table_style = self._table_style if cell is not None else None
        number_props = {**self.resolver.style(style).paragraph, **direct}
        level = self._numbering.level(number_props) if number_props.get("numId", "0") != "0" else None
        props = self.resolver.paragraph(direct, style, table_style, level.paragraph if level else None)
        self._position += 1
        par = Par(element, part, self._number(element, part), props, style, len(self.sections), cell)
        par.position = self._position
        par.page = self._page if self._paged and part == self.main else None
        if cell is not None:
            cell.paragraphs.append(par)
        into.append(par)
        pieces: list[str] = []
        boxes: list[Element] = []
        self._read_runs(element, par, table_style, pieces, boxes)
        par.raw = "".join(pieces)
        whole = normal(par.raw)
        lead = len(whole) - len(whole.lstrip())
        par.text = whole.strip()
        if lead:
            for run in par.runs:
                run.start -= lead
        par.notes = [max(0, min(at - lead, len(par.text))) for at in par.notes]
        if level is not None and (par.text or par.pictures):
            par.label = self._numbering.label(number_props)
        for box in boxes:
            before = len(into)
            self._read(box, part, into, None)
            for inner in into[before:]:
                inner.boxed = True
        section = direct_element.find(W + "sectPr") if direct_element is not None else None
        if section is not None and part == self.main:
            self._end_section(section)

    def _read_runs(
        self, parent: Element, par: Par, table_style: str | None, pieces: list[str], boxes: list[Element]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._read_run(child, par, table_style, pieces, boxes)
            elif tag == W + "fldSimple":
                par.fields.append(child.get(W + "instr") or "")
                self._read_runs(child, par, table_style, pieces, boxes)
            elif isinstance(tag, str) and tag not in SKIPPED:
                self._read_runs(child, par, table_style, pieces, boxes)

    def _read_run(
        self, element: Element, par: Par, table_style: str | None, pieces: list[str], boxes: list[Element]
    ) -> None:
        start = par.length
        text: list[str] = []
        stack = list(reversed(element))
        while stack:
            child = stack.pop()
            tag = child.tag
            if tag == W + "t":
                text.append(child.text or "")
            elif tag in (W + "tab", W + "ptab"):
                text.append("\t")
            elif tag == W + "br":
                text.append(BREAKS.get(child.get(W + "type"), ""))
            elif tag == W + "cr":
                text.append("\n")
            elif tag == W + "noBreakHyphen":
                text.append("-")
            elif tag == W + "instrText":
                par.fields.append(child.text or "")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                par.notes.append(start + sum(map(len, text)))
            elif tag == W + "lastRenderedPageBreak":
                self._page += 1
                if not par.text and not pieces:
                    par.page = self._page
            elif tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                stack.extend(reversed(choice if choice is not None else []))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                boxes.extend(child.iter(W + "txbxContent"))
                read_shapes(child, par)
        joined = "".join(text)
        if not joined:
            return
        direct = run_properties(element.find(W + "rPr"))
        props = self.resolver.run(direct, par.style, table_style)
        par.runs.append(Run(element, normal(joined), props, start))
        pieces.append(joined)
        par.length += len(joined)

    def _end_section(self, element: Element | None) -> None:
        from lxml import etree

        element = etree.Element(W + "sectPr") if element is None else element
        size, margin = element.find(W + "pgSz"), element.find(W + "pgMar")
        width = twips(size.get(W + "w")) if size is not None else None
        height = twips(size.get(W + "h")) if size is not None else None
        orient = size.get(W + "orient") if size is not None else None
        names = ("top", "bottom", "left", "right", "header", "footer", "gutter")
        margins = {name: twips(margin.get(W + name)) if margin is not None else None for name in names}
        previous = self.sections[-1] if self.sections else None
        references: dict[str, dict[str, str]] = {"header": {}, "footer": {}}
        for kind, found in references.items():
            if previous:
                found |= previous.headers if kind == "header" else previous.footers
            for reference in element.iterfind(f"{W}{kind}Reference"):
                target = self._related.get(reference.get(R + "id") or "")
                if target:
                    found[reference.get(W + "type") or "default"] = target[1]
        title = element.find(W + "titlePg")
        index = len(self.sections)
        self.sections.append(
            Section(
                element, index, width or 0, height or 0,
                orient == "landscape" or bool(width and height and width > height),
                margins, title is not None and (title.get(W + "val") or "1") not in ("0", "false", "off"),
                attribute(element, "pgNumType", "start"), attribute(element, "pgNumType", "fmt"),
                references["header"], references["footer"],
                attribute(element, "type") not in ("continuous", "nextColumn"),
            )
        )  # fmt: skip

    def every(self) -> Iterator[Par]:
        """All paragraphs: body, headers, footers, notes."""
        yield from self.paragraphs
        for others in self.others.values():
            yield from others


def lines_of(par: Par, mark: str) -> list[Par]:
    """A paragraph's lines (or columns, when `mark` is a tab) as paragraphs of their own, blank ones left out."""
    pieces: list[list[Run]] = [[]]
    for run in par.runs:
        first, *others = run.text.split(mark)
        pieces[-1].append(Run(run.element, first, run.props, run.start))
        pieces += [[Run(run.element, other, run.props, run.start)] for other in others]
    made: list[Par] = []
    for runs in pieces:
        text = "".join(run.text for run in runs).strip()
        if text:
            made.append(
                replace(par, text=text, runs=runs, label="" if made else par.label, shapes=[], piece=True)
            )
    if made:
        made[-1].shapes = par.shapes
    return made


def normal(text: str) -> str:
    """NFC with no-break spaces as plain ones."""
    plain = text.replace("\u00a0", " ")
    return plain if unicodedata.is_normalized("NFC", plain) else unicodedata.normalize("NFC", plain)


def read_shapes(drawing: Element, par: Par) -> None:
    """Note the straight lines and the pictures of a drawing on its paragraph."""
    for holder in drawing.iter(WP + "anchor", WP + "inline"):
        extent = holder.find(WP + "extent")
        sides = [integer(extent.get(side)) for side in ("cx", "cy")] if extent is not None else [None, None]
        cx, cy = sides[0] or 0, sides[1] or 0
        geometry = [g.get("prst") for g in holder.iter("{*}prstGeom")]
        straight = any(g in ("line", "straightConnector1") for g in geometry)
        if straight or (0 <= cy <= 19050 and cx > 10 * cy):
            par.shapes.append(cx // 635)
        elif next(holder.iter("{*}txbxContent"), None) is None:
            par.pictures += 1
    for line in drawing.iter("{urn:schemas-microsoft-com:vml}line", "{urn:schemas-microsoft-com:vml}shape"):
        ends = [end.split(",")[0] for end in (line.get("from") or "", line.get("to") or "")]
        lengths = [twips(end.strip()) for end in ends]
        style = dict(
            item.strip().lower().split(":", 1) for item in (line.get("style") or "").split(";") if ":" in item
        )
        width, height = twips(style.get("width", "").strip()), twips(style.get("height", "").strip())
        if line.tag.endswith("}line") and lengths[0] is not None and lengths[1] is not None:
            par.shapes.append(abs(lengths[1] - lengths[0]))
        elif width and (height or 0) <= 20 and "_x0000_t32" in (line.get("type") or "_x0000_t32"):
            par.shapes.append(width)
        elif line.tag.endswith("}shape") and next(line.iter("{*}imagedata"), None) is not None:
            par.pictures += 1


def relate(package: Package, source: str, kind: str, target: str, content_type: str) -> None:
    """Make `target` a part related to `source`: relationship and content type."""
    import posixpath

    from lxml import etree

    folder, base = posixpath.split(source)
    root = package.tree(posixpath.join(folder, "_rels", base + ".rels"))
    if root is None:
        root = etree.Element(RELATIONSHIPS + "Relationships")
        package.add(posixpath.join(folder, "_rels", base + ".rels"), root)
    used = {item.get("Id") for item in root}
    ident = next(f"rIdLint{n}" for n in range(1, len(used) + 2) if f"rIdLint{n}" not in used)
    etree.SubElement(
        root, RELATIONSHIPS + "Relationship", Id=ident, Type=f"{OFFICE}/{kind}",
        Target=posixpath.relpath(target, folder or "."),
    )  # fmt: skip
    types = package.tree("[Content_Types].xml")
    if types is not None:
        space = types.tag.rpartition("}")[0] + "}"
        etree.SubElement(types, space + "Override", PartName="/" + target, ContentType=content_type)
