"""Mends what can be mended without a person: margins, fonts, sizes, spacing, zeros of dates, the page number.

A finding's `mend` names properties and the values they should have; here each property has the function
that sets it. Text is never changed but for the zeros of dates and numbers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tonghop.lint import lint_package
from tonghop.lint.checks_report import number
from tonghop.lint.components import Layout
from tonghop.lint.document import Par, relate
from tonghop.lint.package import Element, Package, R, W, read_package
from tonghop.lint.rules import Finding
from tonghop.problems import Problem, Where

ROUNDS = 4  # a margin set right can show that a table is too wide, a size that a line is too short
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
).split()
PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
).split()
ROW_ORDER = (
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden"
).split()
TABLE_ORDER = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
).split()
_LOOK = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
NUMBER_PARAGRAPH = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/>'
    f'<w:jc w:val="center"/></w:pPr><w:r>{_LOOK}<w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'<w:r>{_LOOK}<w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


@dataclass(frozen=True, slots=True)
class Fixed:
    """What `fix` did: the findings it mended, those it left, and problems.

    `regime` is the one it held to, `None` when none was recognised; `path` is where the copy went.
    """

    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    regime: str | None
    path: Path


def fix(docx: Path, output: Path, regime: str = "auto") -> Fixed:
    """Writes to `output` a copy of `docx` with the safe findings mended.

    Nothing is written when no regime is recognised. Raises `UnreadableError` and `WriteError`.
    """
    package = read_package(docx)
    before, problems, layout = lint_package(package, regime)
    chosen = layout.regime
    if chosen is None:
        return Fixed((), (), tuple(problems), None, output)
    findings = before
    for _ in range(ROUNDS):
        todo = [finding for finding in findings if finding.fixable]
        if not todo:
            break
        apply(package, layout, todo)
        findings, _, layout = lint_package(package, chosen)
    written, told = package.write(output)
    problems = [*problems, *told]
    left = {place(finding) for finding in findings}
    mended = tuple(finding for finding in before if place(finding) not in left)
    if findings:
        names = ", ".join(dict.fromkeys(finding.rule.id for finding in findings))
        problems = [
            *problems,
            Problem("LINT005", Where(written.as_posix()), {"count": len(findings), "rules": names}),
        ]
    return Fixed(mended, tuple(findings), tuple(problems), chosen, written)


def place(finding: Finding) -> tuple[object, ...]:
    """What tells a finding from the others, before and after; its text may be mended."""
    return (finding.rule.id, finding.part, finding.paragraph, finding.section)


def apply(package: Package, layout: Layout, findings: Iterable[Finding]) -> None:
    """Set what the findings demand, in the trees of the package."""
    places = {(par.part, par.index): par for par in layout.word.every()}
    defaults_set = False
    for finding in findings:
        par = places.get((finding.part, finding.paragraph)) if finding.paragraph is not None else None
        section = layout.word.sections[finding.section].element if finding.section is not None else None
        for name, value in finding.mend.items():
            if name == "font" and not defaults_set:
                defaults_set = True
                default_font(package, layout, str(value))
            if name in RUN_MENDS and par is not None:
                for run in par.inked:
                    RUN_MENDS[name](child(run.element, "rPr", first=True), value)
            elif name in PARAGRAPH_MENDS and par is not None:
                PARAGRAPH_MENDS[name](child(par.element, "pPr", first=True), value)
            elif name in SECTION_MENDS and section is not None:
                SECTION_MENDS[name](section, value)
            elif name in WHOLE_MENDS:
                WHOLE_MENDS[name](package, layout, finding, par, value)


def child(parent: Element, name: str, order: list[str] | None = None, first: bool = False) -> Element:
    """The child of that name, made where the schema wants it when it is missing."""
    from lxml import etree

    found = parent.find(W + name)
    if found is not None:
        return found
    made = etree.Element(W + name)
    if first:
        parent.insert(0, made)
        return made
    later = set((order or [])[(order or []).index(name) + 1 :]) if order and name in order else set()
    for i, sibling in enumerate(parent):
        if isinstance(sibling.tag, str) and sibling.tag[len(W) :] in later:
            parent.insert(i, made)
            return made
    parent.append(made)
    return made


def setter(name: str, order: list[str], attribute: str = "val") -> Callable[[Element, Any], None]:
    """Sets `w:name/@w:attribute`; lists are written as text, truth as 1 and 0."""

    def put(properties: Element, value: Any) -> None:
        text = str(int(value)) if isinstance(value, bool) else str(value)
        child(properties, name, order).set(W + attribute, text)

    return put


def set_font(properties: Element, value: Any) -> None:
    """One font for all scripts, theme fonts taken off."""
    fonts = child(properties, "rFonts", RUN_ORDER)
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(W + slot, str(value))


def set_size(properties: Element, value: Any) -> None:
    """A size in half-points, for all scripts."""
    for name in ("sz", "szCs"):
        child(properties, name, RUN_ORDER).set(W + "val", str(value))


def set_black(properties: Element, value: Any) -> None:
    """Black on white: colour automatic, highlight and ground taken off."""
    color = child(properties, "color", RUN_ORDER)
    color.attrib.clear()
    color.set(W + "val", str(value))
    child(properties, "highlight", RUN_ORDER).set(W + "val", "none")
    shade = properties.find(W + "shd")
    if shade is not None:
        shade.set(W + "fill", "auto")
        shade.set(W + "val", "clear")


def set_first_line(properties: Element, value: Any) -> None:
    """The indent of the first line in twips."""
    indent = child(properties, "ind", PARAGRAPH_ORDER)
    for name in ("hanging", "hangingChars", "firstLineChars"):
        indent.attrib.pop(W + name, None)
    indent.set(W + "firstLine", str(value))


def set_line(properties: Element, value: Any) -> None:
    """Line spacing: (twips or 240ths of a line, rule)."""
    spacing = child(properties, "spacing", PARAGRAPH_ORDER)
    spacing.set(W + "line", str(value[0]))
    spacing.set(W + "lineRule", str(value[1]))


def spaced(name: str) -> Callable[[Element, Any], None]:
    """Sets the space before or after in twips, Word's automatic one off."""

    def put(properties: Element, value: Any) -> None:
        spacing = child(properties, "spacing", PARAGRAPH_ORDER)
        spacing.attrib.pop(f"{W}{name}Autospacing", None)
        spacing.set(W + name, str(value))

    return put


def set_left(properties: Element, value: Any) -> None:
    """The left indent in twips."""
    indent = child(properties, "ind", PARAGRAPH_ORDER)
    for name in ("start", "startChars", "leftChars"):
        indent.attrib.pop(W + name, None)
    indent.set(W + "left", str(value))


def set_paper(section: Element, value: Any) -> None:
    """Paper (width, height) in twips."""
    size = child(section, "pgSz", SECTION_ORDER)
    size.set(W + "w", str(value[0]))
    size.set(W + "h", str(value[1]))


def set_title_page(section: Element, value: Any) -> None:
    """A first page of its own."""
    child(section, "titlePg", SECTION_ORDER).attrib.clear()


RUN_MENDS: Mapping[str, Callable[[Element, Any], None]] = {
    "size": set_size, "bold": setter("b", RUN_ORDER), "italic": setter("i", RUN_ORDER), "font": set_font,
    "underline": setter("u", RUN_ORDER), "caps": setter("caps", RUN_ORDER), "color": set_black,
}  # fmt: skip
PARAGRAPH_MENDS: Mapping[str, Callable[[Element, Any], None]] = {
    "jc": setter("jc", PARAGRAPH_ORDER), "first_line": set_first_line, "left": set_left, "line": set_line,
    "before": spaced("before"), "after": spaced("after"), "keep_next": setter("keepNext", PARAGRAPH_ORDER),
    "contextual": setter("contextualSpacing", PARAGRAPH_ORDER),
}  # fmt: skip
SECTION_MENDS: Mapping[str, Callable[[Element, Any], None]] = {
    "paper": set_paper, "title_page": set_title_page, "page_start": setter("pgNumType", SECTION_ORDER, "start"),
    "page_format": setter("pgNumType", SECTION_ORDER, "fmt"),
    **{f"margin_{side}": setter("pgMar", SECTION_ORDER, side) for side in ("top", "bottom", "left", "right", "header")},
}  # fmt: skip


# ---------------------------------------------------------------- what spans more than one element


def default_font(package: Package, layout: Layout, name: str) -> None:
    """The document's default font, where it is another."""
    part = layout.word.styles_part
    root = package.tree(part) if part else None
    shown = layout.word.resolver.run({}, None, None)
    if root is None or {shown["ascii"], shown["hAnsi"]} == {name}:
        return
    defaults = child(root, "docDefaults", ["docDefaults", "latentStyles", "style"])
    set_font(child(child(defaults, "rPrDefault", first=True), "rPr", first=True), name)


def replace(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """Put the zeros of a date or number right, in the runs that hold them."""
    if par is None:
        return
    old, new = value
    nodes = list(par.element.iter(W + "t"))
    for node in nodes:
        if old in (node.text or ""):
            node.text = node.text.replace(old, new, 1)
            return
    whole = "".join(node.text or "" for node in nodes)
    if nodes and old in whole:
        nodes[0].text = whole.replace(old, new, 1)
        nodes[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for node in nodes[1:]:
            node.text = ""


def compose(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """Store the text composed."""
    nodes = list(par.element.iter(W + "t")) if par is not None else []
    for node in nodes:
        node.text = unicodedata.normalize("NFC", node.text or "")
    # a mark may stand at the head of the next run: it goes to the letter it belongs to
    for node, following in pairwise(nodes):
        while following.text and unicodedata.combining(following.text[0]):
            node.text = unicodedata.normalize("NFC", (node.text or "") + following.text[0])
            following.text = following.text[1:]


def borderless(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """Take the borders off the table a paragraph stands in."""
    if par is None or par.cell is None:
        return
    table = par.cell.table.element
    for own in list(table.iter(W + "tcBorders")):
        own.getparent().remove(own)
    borders = child(child(table, "tblPr", first=True), "tblBorders", TABLE_ORDER)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = child(borders, side, ["top", "left", "bottom", "right", "insideH", "insideV"])
        edge.attrib.clear()
        edge.set(W + "val", "nil")


def row_mark(name: str, all_rows: bool) -> Callable[[Package, Layout, Finding, Par | None, Any], None]:
    """Mark the head row, or every row, of the table a paragraph stands in."""

    def put(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
        if par is None or par.cell is None:
            return
        rows = par.cell.table.element.findall(W + "tr")
        for row in rows if all_rows else rows[:1]:
            exceptions = row.find(W + "tblPrEx")
            properties = row.find(W + "trPr")
            if properties is None:
                properties = child(row, "trPr", first=True)
                if exceptions is not None:
                    row.insert(0, exceptions)
            child(properties, name, ROW_ORDER)

    return put


def column_right(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """Set the plain numbers of a table at the right."""
    if par is None or par.cell is None:
        return
    for row in par.cell.table.rows:
        for cell in row:
            if number(cell.text) is not None and (cell.paragraphs[0].props.get("jc") or "left") == "left":
                for own in cell.paragraphs:
                    PARAGRAPH_MENDS["jc"](child(own.element, "pPr", first=True), "right")


def drop_field(par: Par) -> None:
    """Remove the PAGE field of a paragraph, and a number that is typed alone."""
    inside = False
    runs = list(par.element.iter(W + "r"))
    for simple in list(par.element.iter(W + "fldSimple")):
        simple.getparent().remove(simple)
    for run in runs:
        marks = [mark.get(W + "fldCharType") for mark in run.iter(W + "fldChar")]
        inside = inside or "begin" in marks
        alone = par.text.strip("-– ").isdigit()
        if (inside or alone) and run.getparent() is not None:
            run.getparent().remove(run)
        if "end" in marks:
            inside = False


def empty_header(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """The first page's header or the footer without the number."""
    if par is not None:
        drop_field(par)


def add_number(package: Package, layout: Layout, finding: Finding, par: Par | None, value: Any) -> None:
    """A centred PAGE field in the default header of every section that has none."""
    from lxml import etree

    section = layout.word.sections[finding.section or 0]
    kinds = ("default", "even") if layout.word.even_headers else ("default",)
    for kind in kinds:
        part = section.headers.get(kind)
        if part is None:
            part = next(
                f"word/header{n}.xml" for n in range(1, 10_000) if f"word/header{n}.xml" not in package.parts
            )
            package.add(part, etree.fromstring(f'<w:hdr xmlns:w="{W[1:-1]}"/>'))
            relate(package, layout.word.main, "header", part, HEADER_TYPE)
            ident = next(
                i for i, (_, target) in package.relationships(layout.word.main).items() if target == part
            )
            reference = etree.Element(W + "headerReference")
            reference.set(W + "type", kind)
            reference.set(R + "id", ident)
            layout.word.sections[0].element.insert(0, reference)
        root = package.tree(part)
        made = etree.fromstring(NUMBER_PARAGRAPH)
        for empty in [p for p in root.iterfind(W + "p") if p.find(f".//{W}r") is None]:
            root.remove(empty)
        root.insert(0, made)


WHOLE_MENDS: Mapping[str, Callable[[Package, Layout, Finding, Par | None, Any], None]] = {
    "replace": replace, "nfc": compose, "borderless": borderless, "table_header": row_mark("tblHeader", False),
    "cant_split": row_mark("cantSplit", True), "column_right": column_right, "page_number_moved": empty_header,
    "emptied": empty_header, "page_number": add_number,
}  # fmt: skip
