"""The changes that mutants are made of: each takes a clean document of `lint_fixtures` and spoils one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from lint_doc import Doc
from lint_fixtures import DRAWING, PLACED, SPACES, W, par

Change = Callable[[Doc], object]
Ways = tuple[str, dict[str, Change], str]
"""Rules, ways to break them by name, and the regimes to do it in (empty: all that have the rule)."""
PROSE = "Các cơ quan báo chí đã bám sát"
OPENING = "Thực hiện nhiệm vụ được giao"
EXTRA = "trên địa bàn tỉnh."
HEADER, FIRST, FOOTER = "word/header1.xml", "word/header2.xml", "word/footer1.xml"


def page_size(width: int, height: int, at: int = 0) -> Change:
    def change(doc: Doc) -> None:
        size = doc.sections()[at].find(W + "pgSz")
        size.set(W + "w", str(width))
        size.set(W + "h", str(height))

    return change


def turned(doc: Doc) -> None:
    """The main section, whose only data table is moved away, set landscape."""
    page_size(16838, 11906)(doc)
    doc.sections()[0].find(W + "pgSz").set(W + "orient", "landscape")


def margin(side: str, mm: float, at: int = 0) -> Change:
    return lambda doc: doc.margin(side, mm, at)


def add_to_section(at: int, tag: str, **values: str) -> Change:
    def change(doc: Doc) -> None:
        section = doc.sections()[at]
        for old in section.findall(W + tag):
            section.remove(old)
        element = etree.SubElement(section, W + tag)
        for key, value in values.items():
            element.set(W + key, value)

    return change


def drop_from_section(at: int, tag: str) -> Change:
    def change(doc: Doc) -> None:
        section = doc.sections()[at]
        section.remove(section.find(W + tag))

    return change


def drop_number(doc: Doc) -> None:
    header = doc.trees[HEADER]
    for element in list(header.iter(W + "r")):
        element.getparent().remove(element)


def number_in(part: str, text: str | None = None) -> Change:
    """A PAGE field (or a typed digit) in another header or footer."""

    def change(doc: Doc) -> None:
        target = doc.trees[part].find(W + "p")
        for element in doc.trees[HEADER].iter(W + "r"):
            if text is None:
                target.append(etree.fromstring(etree.tostring(element)))
        if text is not None:
            etree.SubElement(etree.SubElement(target, W + "r"), W + "t").text = text

    return change


def move_number(doc: Doc) -> None:
    number_in(FOOTER)(doc)
    drop_number(doc)


def header_ppr(tag: str, **values: str) -> Change:
    def change(doc: Doc) -> None:
        properties = doc.trees[HEADER].find(f"{W}p/{W}pPr")
        for old in properties.findall(W + tag):
            properties.remove(old)
        if values:
            element = etree.SubElement(properties, W + tag)
            for key, value in values.items():
                element.set(W + key, value)

    return change


def header_run(**props: Any) -> Change:
    return lambda doc: doc.style("", part=HEADER, **props)


def style(start: str, at: int = 0, **props: Any) -> Change:
    return lambda doc: doc.style(start, at, **props)


def ppr(start: str, tag: str, at: int = 0, **values: Any) -> Change:
    return lambda doc: doc.ppr(start, tag, at, **values)


def text(start: str, new: str, at: int = 0) -> Change:
    return lambda doc: doc.text(start, new, at)


def swap(old: str, new: str, at: int = 0) -> Change:
    return lambda doc: doc.swap(old, new, at)


def drop(start: str, at: int = 0) -> Change:
    return lambda doc: doc.drop(start, at)


def insert(before: str, xml: str, at: int = 0) -> Change:
    return lambda doc: doc.insert(before, xml, at)


def both(*changes: Change) -> Change:
    def change(doc: Doc) -> None:
        for one in changes:
            one(doc)

    return change


def styled(start: str, sizes: tuple[float, ...], **faults: Any) -> dict[str, Change]:
    """Every way to break the looks of a component: sizes, and each property given."""
    ways: dict[str, Change] = {f"size {size:g}": style(start, sz=size) for size in sizes}
    for name, value in faults.items():
        ways[f"{name} {value}"] = (
            ppr(start, "jc", val=value) if name == "jc" else style(start, **{name: value})
        )
    return ways


def default_font(doc: Doc) -> None:
    """The theme's Vietnamese font is not Times New Roman."""
    for font in doc.trees["word/theme/theme1.xml"].iter(f"{{{DRAWING}}}font"):
        font.set("typeface", "Arial")


def theme_language(doc: Doc) -> None:
    """Without vi-VN the theme's Latin font is taken, Calibri."""
    root = doc.trees["word/settings.xml"]
    root.remove(root.find(W + "themeFontLang"))


def character_style(**props: Any) -> Change:
    """The opening paragraph's run gets a character style with these properties."""

    def change(doc: Doc) -> None:
        styles = doc.trees["word/styles.xml"]
        made = etree.SubElement(styles, W + "style")
        made.set(W + "type", "character")
        made.set(W + "styleId", "Odd")
        pr = etree.SubElement(made, W + "rPr")
        for name, value in props.items():
            etree.SubElement(pr, W + name).set(W + "val", str(value))
        own = doc.p(OPENING).find(f"{W}r/{W}rPr")
        for old in [e for e in own if e.tag[len(W) :] in props]:
            own.remove(old)
        etree.SubElement(own, W + "rStyle").set(W + "val", "Odd")

    return change


def paragraph_style(tag: str, **values: Any) -> Change:
    """The opening paragraph takes a property from a based-on chain of paragraph styles."""

    def change(doc: Doc) -> None:
        styles = doc.trees["word/styles.xml"]
        for name, base in (("Base", None), ("Derived", "Base")):
            made = etree.SubElement(styles, W + "style")
            made.set(W + "type", "paragraph")
            made.set(W + "styleId", name)
            if base:
                etree.SubElement(made, W + "basedOn").set(W + "val", base)
            else:
                element = etree.SubElement(etree.SubElement(made, W + "pPr"), W + tag)
                for key, value in values.items():
                    element.set(W + key, str(value))
        doc.ppr(OPENING, tag)
        properties = doc.p(OPENING).find(W + "pPr")
        element = etree.Element(W + "pStyle")
        element.set(W + "val", "Derived")
        properties.insert(0, element)

    return change


def border_tables(doc: Doc) -> None:
    first = next(doc.body.iter(W + "tblBorders"))
    for side in first:
        side.set(W + "val", "single")


def narrow(left: float, right: float) -> Change:
    def change(doc: Doc) -> None:
        table = doc.body.find(W + "tbl")
        widths = [round(mm * 56.6929) for mm in (left, right)]
        for grid, width in zip(table.iter(W + "gridCol"), widths, strict=True):
            grid.set(W + "w", str(width))
        for i, tcw in enumerate(table.iter(W + "tcW")):
            tcw.set(W + "w", str(widths[i % 2]))

    return change


def data(doc: Doc, at: int = 0) -> Any:
    """A table of figures."""
    tables = [t for t in doc.body.iter(W + "tbl") if "Số mô hình" in "".join(t.itertext(W + "t"))]
    return tables[at]


def widen(doc: Doc) -> None:
    for grid in data(doc).iter(W + "gridCol"):
        grid.set(W + "w", str(int(int(grid.get(W + "w")) * 1.3)))


def long_table(doc: Doc) -> None:
    rows = data(doc).findall(W + "tr")
    for _ in range(8):
        rows[1].addnext(etree.fromstring(etree.tostring(rows[1])))
    for node in list(data(doc).iter(W + "t")):
        if node.text == "2.094":
            node.text = f"{2094 + 8 * 1250:,}".replace(",", ".")


def unheaded(doc: Doc) -> None:
    long_table(doc)
    for mark in list(data(doc).iter(W + "tblHeader")):
        mark.getparent().remove(mark)


def splitting(doc: Doc) -> None:
    long_table(doc)
    for mark in list(data(doc).iter(W + "cantSplit")):
        mark.getparent().remove(mark)


def unsourced(doc: Doc) -> None:
    for node in data(doc).iter(W + "t"):
        if (node.text or "").startswith("["):
            node.text = ""


def left_figures(doc: Doc) -> None:
    for jc in data(doc).iter(W + "jc"):
        if jc.get(W + "val") == "right":
            jc.set(W + "val", "left")


def picture(doc: Doc) -> None:
    doc.insert(
        PROSE,
        (
            f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{PLACED}"><wp:extent cx="3600000" cy="1800000"/></wp:inline>'
            "</w:drawing></w:r></w:p>"
        ),
        at=1,
    )


def kept_next(start: str) -> Change:
    return ppr(start, "keepNext")


def part_headings(label: str, title: str, **props: Any) -> Change:
    looks: dict[str, Any] = {"jc": "center", "sz": 14, "b": True, **props}
    keep = "<w:keepNext/>"
    return lambda doc: doc.insert(
        "I" + doc.p("I").findtext(f"{W}r/{W}t", "")[1:2],
        par(label, ppr=keep, **looks) + (par(title, "center", keep, sz=14, b=True) if title else ""),
    )


def annex_of_main(doc: Doc) -> None:
    """The first annex follows in the main section: its break moves to its end."""
    breaks = [p for p in doc.body.findall(W + "p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    doc.body.remove(breaks[0])


def mark_box(words: str, **props: Any) -> Change:
    sides = "".join(f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right"))
    box = f"<w:pBdr>{sides}</w:pBdr>" if props.pop("boxed", True) else ""
    looks: dict[str, Any] = {"sz": 13, "b": True, "color": "FF0000", **props}
    return lambda doc: doc.insert("BÁO CÁO", par(words, "center", box, **looks))


def in_footer(sz: float, **props: Any) -> Change:
    def change(doc: Doc) -> None:
        contact = "Địa chỉ: số 1, đường Trần Hưng Đạo; điện thoại: 0293.123456"
        doc.trees[FIRST].append(made(par(contact, "center", sz=sz, **props)))
        section = doc.sections()[0]
        reference = etree.Element(W + "footerReference")
        reference.set(W + "type", "first")
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rIdF")
        section.insert(0, reference)
        doc.trees[FOOTER].append(doc.trees[FIRST][-1])

    return change


def lift_date(doc: Doc) -> None:
    """The date one row up, a row of its own above the number's."""
    row = doc.p("Vị Thanh,").getparent().getparent()
    above = row.getprevious()
    date = doc.p("Vị Thanh,")
    row[-1].append(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"/>'))
    above[-1].append(date)


def doc_subject(doc: Doc) -> str:
    return "".join(doc.p("BÁO CÁO").getnext().itertext(W + "t"))


def drop_to(doc: Doc) -> None:
    for start in ("Kính gửi:", "- Ủy ban nhân dân tỉnh", "- Bộ Văn hóa"):
        doc.drop(start)


def blank_gap(doc: Doc) -> None:
    doc.ppr(PROSE, "spacing", 1, before=0)
    doc.p(PROSE, at=1).addprevious(etree.fromstring(par("").replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">')))


def contextual(doc: Doc) -> None:
    for at in (0, 1):
        doc.ppr(PROSE, "contextualSpacing", at, val="1")


def move_title(doc: Doc) -> None:
    """The Party title with its line at the left."""
    title = doc.p("ĐẢNG CỘNG SẢN")
    drawn = title.getnext()
    doc.p("TỈNH ỦY").addprevious(title)
    title.addnext(drawn)


def underlined(start: str) -> Change:
    """A border below a paragraph."""

    def change(doc: Doc) -> None:
        borders = etree.SubElement(doc.p(start).find(W + "pPr"), W + "pBdr")
        etree.SubElement(borders, W + "bottom").set(W + "val", "single")

    return change


def adder(ways: list[Ways]) -> Callable[..., None]:
    """A function that adds an entry to a table of ways."""

    def add(rules: str, named: dict[str, Change], regimes: str = "") -> None:
        ways.append((rules, named, regimes))

    return add


def made(xml: str) -> Any:
    """An element to put into a document."""
    return etree.fromstring(f"<x {SPACES}>{xml}</x>")[0]
