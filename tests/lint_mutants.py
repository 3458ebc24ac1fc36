"""One change that breaks one rule each: rule → ways to break it, on the clean documents of `lint_fixtures`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from lint_fixtures import DRAWING, PLACED, Doc, W, line, par

Change = Callable[[Doc], object]
PROSE = "Các cơ quan báo chí đã bám sát"
OPENING = "Thực hiện nhiệm vụ được giao"
HEADER, FIRST, FOOTER = "word/header1.xml", "word/header2.xml", "word/footer1.xml"


@dataclass(frozen=True)
class Mutant:
    """A clean document of `regime` with one fault that `rule` must find."""

    rule: str
    name: str
    regime: str
    change: Change

    def __str__(self) -> str:
        return f"{self.rule}-{self.name}-{self.regime}".replace(" ", "_")


MUTANTS: list[Mutant] = []


def add(rules: str, ways: dict[str, Change], regimes: str = "") -> None:
    """Mutants of a rule; of two rules (`ND30-X DANG-Y`) each in its own regimes."""
    for rule in rules.split():
        homes = regimes or {"N": "nd30", "D": "dang dang36", "R": "nd30 dang"}[rule[0]]
        for regime in homes.split():
            MUTANTS.extend(Mutant(rule, name, regime, change) for name, change in ways.items())


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


def header_run(**props: object) -> Change:
    return lambda doc: doc.style("", part=HEADER, **props)


def style(start: str, at: int = 0, **props: object) -> Change:
    return lambda doc: doc.style(start, at, **props)


def ppr(start: str, tag: str, at: int = 0, **values: object) -> Change:
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


def styled(start: str, sizes: tuple[float, ...], **faults: object) -> dict[str, Change]:
    """Every way to break the looks of a component: sizes, and each property given."""
    ways: dict[str, Change] = {f"size {size:g}": style(start, sz=size) for size in sizes}
    for name, value in faults.items():
        ways[f"{name} {value}"] = ppr(start, "jc", val=value) if name == "jc" else style(start, **{name: value})
    return ways


def default_font(doc: Doc) -> None:
    """The theme's Vietnamese font is not Times New Roman."""
    for font in doc.trees["word/theme/theme1.xml"].iter(f"{{{DRAWING}}}font"):
        font.set("typeface", "Arial")


def theme_language(doc: Doc) -> None:
    """Without vi-VN the theme's Latin font is taken, Calibri."""
    root = doc.trees["word/settings.xml"]
    root.remove(root.find(W + "themeFontLang"))


def character_style(**props: object) -> Change:
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


def paragraph_style(tag: str, **values: object) -> Change:
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
    doc.insert(PROSE, (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{PLACED}"><wp:extent cx="3600000" cy="1800000"/></wp:inline>'
        "</w:drawing></w:r></w:p>"), at=1)  # fmt: skip


def kept_next(start: str) -> Change:
    return ppr(start, "keepNext")


def part_headings(label: str, title: str, **props: object) -> Change:
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


def mark_box(words: str, **props: object) -> Change:
    sides = "".join(f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right"))
    box = f"<w:pBdr>{sides}</w:pBdr>" if props.pop("boxed", True) else ""
    looks: dict[str, Any] = {"sz": 13, "b": True, "color": "FF0000", **props}
    return lambda doc: doc.insert("BÁO CÁO", par(words, "center", box, **looks))


def in_footer(sz: float, **props: object) -> Change:
    def change(doc: Doc) -> None:
        xml = par("Địa chỉ: số 1, đường Trần Hưng Đạo; điện thoại: 0293.123456", "center", sz=sz, **props)
        from lint_fixtures import SPACES

        doc.trees[FIRST].append(etree.fromstring(f"<x {SPACES}>{xml}</x>")[0])
        section = doc.sections()[0]
        reference = etree.Element(W + "footerReference")
        reference.set(W + "type", "first")
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rIdF")
        section.insert(0, reference)
        doc.trees[FOOTER].append(doc.trees[FIRST][-1])

    return change


# ---------------------------------------------------------------- page

add("ND30-PAGE-SIZE DANG-PAGE-SIZE", {"letter": page_size(12240, 15840), "a5": page_size(8391, 11906), "third": page_size(15840, 12240, 2)})
add("ND30-PAGE-ORIENT DANG-ORIENT", {"all landscape": both(turned, lambda doc: data(doc).getparent().remove(data(doc)))})
for side, low, high in (("TOP", 15, 30), ("BOTTOM", 10, 30), ("LEFT", 20, 40), ("RIGHT", 10, 25)):
    name = side.lower()
    add(f"ND30-MARGIN-{side} DANG-MARGIN-{side}", {"low": margin(name, low), "high": margin(name, high), "annex": margin(name, low, 1)})
add("DANG-MARGIN-TOP", {"state": margin("top", 22)})
add("DANG-MARGIN-RIGHT", {"state": margin("right", 20)})
add("ND30-MARGIN-LEFT", {"gutter": margin("gutter", 10)})
add("ND30-MARGIN-LANDSCAPE", {"narrow": margin("left", 5, 2), "low": margin("bottom", 8, 2)})
add("ND30-FONT DANG-FONT", {
    "run": style(OPENING, font="Arial"), "table": style("Xã Tân", font="Calibri"), "header": header_run(font="Cambria"),
    "theme": default_font, "language": theme_language, "annex": style("DANH MỤC", font="Tahoma"),
})  # fmt: skip
add("ND30-FONT-LEGACY", {"tcvn3": style(OPENING, font=".VnTime"), "vni": style(OPENING, font="VNI-Times")})
add("ND30-COLOR DANG-COLOR", {
    "red": style(OPENING, color="FF0000"), "highlight": style(OPENING, highlight="yellow"),
    "style": character_style(color="0000FF"), "header": header_run(color="808080"),
})  # fmt: skip
add("ND30-UNICODE-NFC", {"nfd": swap("báo chí", unicodedata.normalize("NFD", "báo chí"))})
add("ND30-PGNUM-PRESENT DANG-PGNUM", {"none": drop_number})
add("ND30-PGNUM-CENTER DANG-PGNUM", {"right": header_ppr("jc", val="right"), "left": header_ppr("jc")})
add("ND30-PGNUM-NOT-FOOTER DANG-PGNUM", {"footer": number_in(FOOTER), "moved": move_number})
add("ND30-PGNUM-FIRST-HIDDEN DANG-PGNUM", {
    "no titlePg": drop_from_section(0, "titlePg"), "field": number_in(FIRST), "digit": number_in(FIRST, "1"),
})  # fmt: skip
add("ND30-PGNUM-ARABIC DANG-PGNUM", {
    "roman": add_to_section(0, "pgNumType", fmt="lowerRoman"), "start": add_to_section(0, "pgNumType", start="5"),
})  # fmt: skip
add("ND30-PGNUM-SIZE", {"small": header_run(sz=10), "bold": header_run(b=True), "italic": header_run(i=True)})
add("DANG-PGNUM-SIZE", {"small": header_run(sz=11), "italic": header_run(i=True)})
add("ND30-HEADER-DIST DANG-PGNUM-DIST", {"edge": margin("header", 3), "far": margin("header", 18)})
add("ND30-SIZE-PAIR", {"mixed": style("Độc lập", sz=13)})

# ---------------------------------------------------------------- header block

add("ND30-QH-PRESENT", {"none": drop("CỘNG HÒA"), "twice": insert("Độc lập", par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", sz=13, b=True)),
    "typo": text("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM"), "left": lambda doc: doc.p("UBND TỈNH").addprevious(doc.p("CỘNG HÒA"))})  # fmt: skip
add("ND30-QH-STYLE", {**styled("CỘNG HÒA", (11, 14), b=False, i=True, jc="left"), "case": text("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam")})
add("ND30-QH-ONELINE", {"narrow": narrow(66, 80)})
add("ND30-TN-TEXT", {
    "dash": text("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "tight": text("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
    "case": text("Độc lập", "Độc Lập - Tự Do - Hạnh Phúc"), "stop": text("Độc lập", "Độc lập - Tự do - Hạnh phúc."),
})  # fmt: skip
add("ND30-TN-STYLE", styled("Độc lập", (12, 15), b=False, i=True, u="single", jc="left"))
add("ND30-TN-LINE", {
    "none": lambda doc: doc.drop_line("Độc lập"), "short": lambda doc: doc.stretch_line("Độc lập", 0.5),
    "long": lambda doc: doc.stretch_line("Độc lập", 1.4),
})  # fmt: skip
add("ND30-QH-TN-SPACING", {"line": ppr("Độc lập", "spacing", line=360), "after": ppr("CỘNG HÒA", "spacing", after=120)})
add("ND30-CQ-PARENT", {**styled("UBND TỈNH", (11, 14), b=True, i=True, jc="left"), "case": text("UBND TỈNH", "Ủy ban nhân dân tỉnh")})
add("ND30-CQ-ISSUER", {**styled("SỞ VĂN HÓA", (11, 14), b=False, i=True, jc="left"), "case": text("SỞ VĂN HÓA", "Sở Văn hóa và Thể thao")})
add("ND30-CQ-LINE", {
    "none": lambda doc: doc.drop_line("SỞ VĂN HÓA"), "long": lambda doc: doc.stretch_line("SỞ VĂN HÓA", 2.2),
    "short": lambda doc: doc.stretch_line("SỞ VĂN HÓA", 0.4),
})  # fmt: skip
add("ND30-CQ-SPACING", {"after": ppr("UBND TỈNH", "spacing", after=120), "line": ppr("SỞ VĂN", "spacing", line=360)})
add("ND30-CQ-DISTRICT", {"parent": text("UBND TỈNH", "UBND HUYỆN VỊ THỦY"), "place": text("Vị Thanh,", "Thị xã Long Mỹ, ngày 05 tháng 01 năm 2026")})
add("ND30-HDR-BORDERLESS", {"single": border_tables})
add("ND30-HDR-WIDTH", {"narrow": narrow(80, 85), "crossed": narrow(98, 92), "wide": narrow(95, 100)})
add("ND30-SO-FORM", {
    "no colon": swap("Số: 05", "Số 05"), "party": text("Số: 05", "Số: 05-BC/SVHTT"), "spaces": text("Số: 05", "Số: 05/BC - SVHTT"),
    "dash": text("Số: 05", "Số: 05/BC–SVHTT"), "case": text("Số: 05", "Số: 05/bc-svhtt"), "none": drop("Số: 05"),
})  # fmt: skip
add("ND30-SO-ZERO", {"none": swap("Số: 05", "Số: 5"), "more": swap("Số: 05", "Số: 015")})
add("ND30-SO-NOYEAR", {"year": swap("Số: 05/", "Số: 05/2026/")})
add("ND30-SO-STYLE", styled("Số: 05", (12, 14), b=True, i=True, jc="left"))
add("ND30-SO-ABBR", {"swapped": swap("Số: 05/BC", "Số: 05/CB"), "other kind": swap("Số: 05/BC", "Số: 05/TTr")})
add("ND30-DATE-FORM", {
    "digits": text("Vị Thanh,", "Vị Thanh, 05/01/2026"), "comma": text("Vị Thanh,", "Vị Thanh ngày 05 tháng 01 năm 2026"),
    "no place": text("Vị Thanh,", "ngày 05 tháng 01 năm 2026"), "month": text("Vị Thanh,", "Vị Thanh, ngày 05 tháng 13 năm 2026"),
    "day": text("Vị Thanh,", "Vị Thanh, ngày 32 tháng 01 năm 2026"), "none": drop("Vị Thanh,"),
    "lower": text("Vị Thanh,", "vị thanh, ngày 05 tháng 01 năm 2026"),
})  # fmt: skip
add("ND30-DATE-ZERO", {
    "day": swap("ngày 05 tháng 01 năm", "ngày 5 tháng 01 năm"), "month": swap("ngày 05 tháng 01 năm", "ngày 05 tháng 1 năm"),
    "june": swap("ngày 05 tháng 01 năm", "ngày 29 tháng 06 năm"), "february": swap("ngày 05 tháng 01 năm", "ngày 15 tháng 2 năm"),
})  # fmt: skip
add("ND30-DATE-STYLE", styled("Vị Thanh,", (12, 15), b=True, i=False, jc="left"))


def lift_date(doc: Doc) -> None:
    """The date one row up, a row of its own above the number's."""
    row = doc.p("Vị Thanh,").getparent().getparent()
    above = row.getprevious()
    date = doc.p("Vị Thanh,")
    row[-1].append(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"/>'))
    above[-1].append(date)


add("ND30-DATE-LEVEL", {"above": lift_date})

# ---------------------------------------------------------------- title

add("ND30-TL-STYLE", {**styled("BÁO CÁO", (12, 15), b=False, i=True, jc="left"), "case": text("BÁO CÁO", "Báo cáo"),
    "indent": ppr("BÁO CÁO", "ind", firstLine=567)})  # fmt: skip
add("ND30-TY-STYLE", {**styled("Tổng hợp kết quả", (12, 15), b=False, i=True, caps=True),
    "case": text("Tổng hợp kết quả", "TỔNG HỢP KẾT QUẢ CÔNG TÁC TUYÊN TRUYỀN NĂM 2025")})  # fmt: skip
add("ND30-TY-STYLE DANG-TY-STYLE", {"left": lambda doc: doc.ppr(doc_subject(doc), "jc", val="left")})


def doc_subject(doc: Doc) -> str:
    return "".join(doc.p("BÁO CÁO").getnext().itertext(W + "t"))


add("ND30-TY-LINE", {
    "none": lambda doc: doc.drop_line("Tổng hợp kết quả"), "long": lambda doc: doc.stretch_line("Tổng hợp kết quả", 2),
})  # fmt: skip
add("ND30-TY-NOVV", {"v/v": swap("Tổng hợp kết quả công tác", "V/v tổng hợp kết quả công tác")})


def drop_to(doc: Doc) -> None:
    for start in ("Kính gửi:", "- Ủy ban nhân dân tỉnh", "- Bộ Văn hóa"):
        doc.drop(start)


add("ND30-KG-REQUIRED", {"dropped": drop_to, "closing": both(
    drop_to, text("- Như trên;", "- Sở Nội vụ;"), text("Trên đây là", "Trên đây là báo cáo kết quả năm 2025, kính trình Ủy ban nhân dân tỉnh xem xét./."))})  # fmt: skip
add("ND30-KG-STYLE", {**styled("Kính gửi", (12, 15), i=True), "colon": text("Kính gửi", "Kính gửi")})
add("ND30-KG-LIST", {
    "commas": text("- Ủy ban nhân dân tỉnh", "- Ủy ban nhân dân tỉnh Hậu Giang,"), "end": text("- Bộ Văn hóa", "- Bộ Văn hóa, Thể thao và Du lịch;"),
    "indents": ppr("- Bộ Văn hóa", "ind", left=2000),
    "alone": both(drop("- Bộ Văn hóa"), text("- Ủy ban nhân dân tỉnh", "- Ủy ban nhân dân tỉnh Hậu Giang.")),
})  # fmt: skip
add("ND30-CC-STYLE", {"size": style("Căn cứ Luật", sz=12), "upright": style("Căn cứ Luật", i=False), "bold": style("Căn cứ Luật", b=True)})
add("ND30-CC-PUNCT", {"first": text("Căn cứ Luật", "Căn cứ Luật Báo chí,"), "last": swap("của Ủy ban nhân dân tỉnh.", "của Ủy ban nhân dân tỉnh,"),
    "semicolon": swap("của Ủy ban nhân dân tỉnh.", "của Ủy ban nhân dân tỉnh;")})  # fmt: skip

# ---------------------------------------------------------------- body

add("ND30-BODY-SIZE", {"12": style(OPENING, sz=12), "15": style(PROSE, at=1, sz=15), "style": character_style(sz=24),
    "two": lambda doc: [doc.style(PROSE, i, sz=13) for i in range(4)]})  # fmt: skip
add("DANG-BODY-SIZE", {"13": style(OPENING, sz=13), "16": style(PROSE, at=1, sz=16), "style": character_style(sz=26),
    "two": lambda doc: [doc.style(PROSE, i, sz=15) for i in range(4)]})  # fmt: skip
add("ND30-BODY-UPRIGHT", {"paragraph": style(PROSE, i=True)})
add("ND30-BODY-JC DANG-BODY-JC", {"left": ppr(OPENING, "jc", val="left"), "center": ppr(PROSE, "jc", val="center"),
    "default": ppr(OPENING, "jc"), "style": paragraph_style("jc", val="right")})  # fmt: skip
add("ND30-BODY-INDENT DANG-BODY-INDENT", {"none": ppr(OPENING, "ind", firstLine=0), "short": ppr(PROSE, "ind", firstLine=283),
    "spaces": swap("Thực hiện nhiệm vụ", "      Thực hiện nhiệm vụ"), "left": ppr(PROSE, "ind", left=567),
    "style": paragraph_style("ind", firstLine=0)})  # fmt: skip
add("ND30-BODY-INDENT", {"uneven": ppr(PROSE, "ind", at=1, firstLine=720)})
add("ND30-BODY-PARGAP DANG-BODY-PARGAP", {"zero": ppr(PROSE, "spacing", at=1, before=0), "3 pt": ppr(PROSE, "spacing", at=1, before=60)})


def blank_gap(doc: Doc) -> None:
    doc.ppr(PROSE, "spacing", 1, before=0)
    doc.p(PROSE, at=1).addprevious(etree.fromstring(par("").replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">')))


def contextual(doc: Doc) -> None:
    for at in (0, 1):
        doc.ppr(PROSE, "contextualSpacing", at, val="1")


add("ND30-BODY-PARGAP DANG-BODY-PARGAP", {"blank": blank_gap, "contextual": contextual})
add("ND30-BODY-LINE", {"double": ppr(OPENING, "spacing", line=480), "tight": ppr(OPENING, "spacing", line=200),
    "exact 12": ppr(OPENING, "spacing", line=240, lineRule="exact"), "exact 28": ppr(OPENING, "spacing", line=560, lineRule="exact")})  # fmt: skip
add("DANG-BODY-LINE", {"auto": ppr(OPENING, "spacing", line=360, lineRule="auto"), "17 pt": ppr(OPENING, "spacing", line=340)})
add("DANG-BODY-LINE", {"24 pt": ppr(OPENING, "spacing", line=480), "at least": ppr(OPENING, "spacing", lineRule="atLeast")}, "dang")
add("ND30-HEAD-PHAN", {
    "arabic": part_headings("Phần 1", "TÌNH HÌNH"), "capitals": part_headings("PHẦN I", "TÌNH HÌNH"), "left": part_headings("Phần I", "TÌNH HÌNH", jc="left"),
    "light": part_headings("Phần I", "TÌNH HÌNH", b=False), "title": part_headings("Phần I", "Tình hình"), "same line": part_headings("Phần I. Tình hình", ""),
    "size": part_headings("Phần I", "TÌNH HÌNH", sz=15),
})  # fmt: skip
add("DANG-HEAD-PHAN", {
    "left": part_headings("Phần thứ nhất", "TÌNH HÌNH", jc="left"), "light": part_headings("Phần thứ nhất", "TÌNH HÌNH", b=False),
    "title": part_headings("Phần thứ nhất", "Tình hình"),
})  # fmt: skip
add("ND30-HEAD-MUC", {**styled("II. HẠN CHẾ", (12, 15), b=False, i=True), "case": text("II. HẠN", "II. Hạn chế, nguyên nhân"),
    "hyphen": swap("II. HẠN", "II- HẠN")})  # fmt: skip
add("DANG-HEAD-ROMAN", {"light": style("II- HẠN", b=False), "bracket": swap("II- HẠN", "II) HẠN")})
add("ND30-HEAD-KHOAN", {"light": style("2. Công tác", b=False), "italic": style("2. Công tác", i=True),
    "bracket": swap("2. Công tác", "2) Công tác"),
    "bold text": both(swap("a) Các cơ", "3. Các cơ"), *(swap(f"{c}) Các cơ", "- Các cơ") for c in "bcdđe"), style("3. Các cơ", b=True))})  # fmt: skip
add("ND30-HEAD-DIEM", {"english": both(swap("đ) Các", "e) Các"), swap("e) Các", "f) Các", at=1)), "gap": swap("c) Các", "x) Các"),
    "stop": swap("b) Các", "b. Các"), "repeat": swap("c) Các", "b) Các")})  # fmt: skip
add("ND30-HEAD-SEQ", {"gap": swap("III. NHIỆM", "IV. NHIỆM"), "repeat": swap("III. NHIỆM", "II. NHIỆM"), "khoan": swap("2. Công tác", "3. Công tác"),
    "khoan twice": swap("2. Công tác", "1. Công tác"),
    "start": swap("1. Công tác lãnh đạo", "2. Công tác lãnh đạo")})  # fmt: skip
add("ND30-HEAD-DECIMAL", {"1.1": swap("Các cơ quan báo chí", "1.1. Các cơ quan báo chí", at=8)})
add("ND30-HEAD-KEEPNEXT", {"muc": kept_next("II. HẠN"), "khoan": kept_next("2. Công tác")})
add("ND30-CITE-FIRST", {"bare": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Quyết định số 99/QĐ-UBND,")})
add("DANG-CITE", {"bare": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Quyết định số 99-QĐ/TU,"),
    "comma": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Kết luận số 99-KL/TU ngày 05/01/2024 của Tỉnh ủy,")})  # fmt: skip
add("ND30-END-MARK", {"stop": swap("Thể thao./.", "Thể thao."), "loose": swap("Thể thao./.", "Thể thao ./.."), "none": swap("Thể thao./.", "Thể thao"),
    "twice": swap("trên địa bàn tỉnh.", "trên địa bàn tỉnh./.")})  # fmt: skip
add("DANG-END-DOT", {"state": swap("của Ban Tuyên giáo.", "của Ban Tuyên giáo./.", at=0), "none": text("Trên đây là", "Trên đây là báo cáo kết quả công tác tuyên truyền năm 2025 của Ban")})

# ---------------------------------------------------------------- signature, recipients

add("ND30-SIG-AUTH", {"slash": swap("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"), "no stop": swap("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"), "tm": swap("KT. GIÁM ĐỐC", "T/M LÃNH ĐẠO SỞ")})
add("ND30-SIG-STYLE", {**styled("PHÓ GIÁM", (12, 15), b=False, i=True, jc="left"), "case": text("PHÓ GIÁM", "Phó Giám đốc"),
    "authority": style("KT. GIÁM", b=False)})  # fmt: skip
add("ND30-SIG-NAME", {**styled("Nguyễn Văn An", (12, 15), b=False, i=True, jc="left"), "case": text("Nguyễn Văn An", "NGUYỄN VĂN AN")})
add("ND30-SIG-TITLES", {t: text("Nguyễn Văn An", f"{t} Nguyễn Văn An") for t in ("TS.", "ThS.", "PGS.", "Đại tá")})
add("ND30-NN-LABEL", {**styled("Nơi nhận", (11, 14), b=False, i=False), "colon": text("Nơi nhận", "Nơi nhận"), "center": ppr("Nơi nhận", "jc", val="center")})
add("ND30-NN-LIST", {**styled("- Sở Tài chính", (10, 12), b=True, i=True), "end": text("- Sở Tài chính", "- Sở Tài chính,"), "dash": text("- Sở Tài chính", "Sở Tài chính;")})
add("ND30-NN-LUU", {"no colon": text("- Lưu", "- Lưu VT, TH."), "no VT": text("- Lưu", "- Lưu: TH."), "end": text("- Lưu", "- Lưu: VT, TH;"), "none": drop("- Lưu")})
add("ND30-NN-NHUTREN", {"named": text("- Như trên", "- Ủy ban nhân dân tỉnh;"), "second": lambda doc: doc.p("- Sở Tài chính").addnext(doc.p("- Như trên"))})

# ---------------------------------------------------------------- annexes

add("ND30-PL-MENTION", {"second": swap("Phụ lục I, Phụ lục II;", "Phụ lục I;"), "none": swap("tại Phụ lục I, Phụ lục II;", "sau;")})
add("ND30-PL-NUMERAL", {"arabic": both(text("Phụ lục I", "Phụ lục 1"), swap("tại Phụ lục I,", "tại Phụ lục 1,")),
    "order": both(text("Phụ lục II", "Phụ lục III"), swap("Phụ lục II;", "Phụ lục III;"))})  # fmt: skip
add("ND30-PL-LABEL", {**styled("Phụ lục I", (13, 15), b=False, i=True, jc="left"), "case": text("Phụ lục I", "PHỤ LỤC I")})
add("ND30-PL-TITLE", {**styled("DANH MỤC NGUỒN", (12, 15), b=False, i=True, jc="left"), "case": text("DANH MỤC NGUỒN", "Danh mục nguồn"), "none": drop("DANH MỤC NGUỒN")})
add("ND30-PL-REF", {**styled("(Kèm theo", (12, 15), i=False, jc="left"), "none": drop("(Kèm theo"),
    "form": text("(Kèm theo", "(Kèm theo Báo cáo của Sở Văn hóa và Thể thao)")})  # fmt: skip
add("ND30-PL-SECTION DANG-PL-PAGES", {"runs on": drop_from_section(1, "pgNumType"), "same section": annex_of_main,
    "continuous": add_to_section(1, "type", val="continuous")})  # fmt: skip
add("ND30-PL-FIRSTNUM", {"shown": drop_from_section(1, "titlePg")})
add("ND30-KHAN", {"no box": mark_box("HỎA TỐC", boxed=False), "black": mark_box("KHẨN", color="000000"), "case": mark_box("Khẩn"), "size": mark_box("THƯỢNG KHẨN", sz=11)})
add("ND30-LUUHANH", {"no box": mark_box("LƯU HÀNH NỘI BỘ", boxed=False, color="000000"), "light": mark_box("XEM XONG TRẢ LẠI", b=False, color="000000"),
    "case": mark_box("Lưu hành nội bộ", color="000000")})  # fmt: skip
add("ND30-DIACHI", {"small": in_footer(9), "italic": in_footer(11, i=True)})
add("ND30-SOANTHAO", {"large": lambda doc: doc.p("- Lưu").addnext(_made(par("PL.(300)", "left", sz=14)))})


def _made(xml: str) -> Any:
    from lint_fixtures import SPACES

    return etree.fromstring(f"<x {SPACES}>{xml}</x>")[0]


# ---------------------------------------------------------------- capitals

EXTRA = "trên địa bàn tỉnh."
add("ND30-CAP-SENTENCE", {"after stop": swap(EXTRA, "trên địa bàn tỉnh. các đơn vị tiếp tục thực hiện."),
    "paragraph": swap("Các cơ quan báo chí đã", "các cơ quan báo chí đã", at=1)})  # fmt: skip
add("ND30-CAP-NHANDAN", {"nhan dan": swap("đời sống Nhân dân", "đời sống nhân dân"), "nha nuoc": swap("đời sống Nhân dân", "quản lý nhà nước")})
add("ND30-CAP-CITE", {"dieu": swap(EXTRA, "trên địa bàn theo khoản 2 điều 5 Luật Báo chí."), "khoan": swap(EXTRA, "trên địa bàn theo Khoản 2 Điều 5 Luật Báo chí."),
    "diem": swap(EXTRA, "trên địa bàn theo Điểm a khoản 2 Điều 5 Luật Báo chí.")})  # fmt: skip
add("ND30-CAP-UNIT", {"tinh": swap(EXTRA, "trên địa bàn và tại Tỉnh Nam Định."), "hcm": swap(EXTRA, "trên địa bàn thành phố Hồ Chí Minh."),
    "phuong": swap(EXTRA, "trên địa bàn phường 5.")})  # fmt: skip
add("ND30-CAP-MONTH", {"weekday": swap(EXTRA, "trên địa bàn vào ngày thứ hai hằng tuần."), "month": swap(EXTRA, "trên địa bàn trong tháng tám vừa qua.")})
add("ND30-CAP-TITLECASE", {"heading": text("2. Công tác", "2. Công Tác Tuyên Truyền Miệng")})
add("REP-ABBR", {"unexplained": swap(EXTRA, "trên địa bàn do CĐPCTT chỉ đạo.")}, "nd30")

# ---------------------------------------------------------------- Party

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


add("DANG-TD-TEXT", {"none": drop("ĐẢNG CỘNG SẢN"), "twice": insert("ĐẢNG CỘNG SẢN", par("ĐẢNG CỘNG SẢN VIỆT NAM", "center", sz=15, b=True)),
    "left": move_title})  # fmt: skip
add("DANG-TD-STYLE", {**styled("ĐẢNG CỘNG SẢN", (14, 16), b=False, i=True), "case": text("ĐẢNG CỘNG SẢN", "Đảng Cộng sản Việt Nam")})
add("DANG-TD-LINE", {"none": lambda doc: doc.drop_line("ĐẢNG CỘNG"), "short": lambda doc: doc.stretch_line("ĐẢNG CỘNG", 0.5)})
add("DANG-NO-QUOCHIEU", {"nation": insert("ĐẢNG CỘNG SẢN", par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", sz=13, b=True)),
    "motto": insert("Vị Thanh,", par("Độc lập - Tự do - Hạnh phúc", "center", sz=14, b=True))})  # fmt: skip
add("DANG-CQ-PARENT", {**styled("TỈNH ỦY", (13, 15), b=True, i=True, jc="left"), "case": text("TỈNH ỦY", "Tỉnh ủy Hậu Giang")})
add("DANG-CQ-ISSUER", {**styled("BAN TUYÊN GIÁO", (13, 15), b=False, i=True, jc="left"), "case": text("BAN TUYÊN GIÁO", "Ban Tuyên giáo"),
    "line": underlined("BAN TUYÊN GIÁO")})  # fmt: skip
add("DANG-CQ-STAR", {"none": drop("*"), "left": ppr("*", "jc", val="left")})
add("DANG-SO-FORM", {
    "colon": text("Số 05", "Số: 05-BC/BTGTU"), "state": text("Số 05", "Số 05/BC-BTGTU"), "zero": text("Số 05", "Số 5-BC/BTGTU"),
    "kind": text("Số 05", "Số 05-KH/BTGTU"), "spaces": text("Số 05", "Số 05 - BC / BTGTU"), "none": drop("Số 05"),
})  # fmt: skip
add("DANG-SO-STYLE", styled("Số 05", (13, 15), b=True, i=True, jc="left"))
add("DANG-SO-QDI", {"cited": swap(EXTRA, "trên địa bàn theo Quy định số 12-QĐi/TU, ngày 30/6/2026 của Tỉnh ủy.")}, "dang")
add("DANG-DATE-FORM", {"zero": swap("ngày 05 tháng 6 năm", "ngày 5 tháng 6 năm"), "june": swap("ngày 05 tháng 6 năm", "ngày 05 tháng 06 năm"),
    "comma": swap("Vị Thanh, ngày", "Vị Thanh ngày"), "none": drop("Vị Thanh,")}, "dang")  # fmt: skip
add("DANG-DATE-FORM", {"zero": swap("ngày 05 tháng 6 năm", "ngày 5 tháng 6 năm"), "digits": text("Vị Thanh,", "Vị Thanh, 05/6/2024")}, "dang36")
add("DANG-DATE-STYLE", styled("Vị Thanh,", (13, 15), b=True, i=False, jc="left"))
add("DANG-PLACE-UNIT", {"one syllable": swap("Vị Thanh, ngày", "Huế, ngày"), "gone": swap("Vị Thanh, ngày", "Thị xã Long Mỹ, ngày")}, "dang")
add("DANG-TL-STYLE", {**styled("BÁO CÁO", (14, 17), b=False, i=True, jc="left"), "case": text("BÁO CÁO", "Báo cáo")})
add("DANG-TY-STYLE", {**styled("tổng hợp kết quả", (13, 16), b=False, i=True, caps=True)})
add("DANG-TY-LOWER", {"capital": swap("tổng hợp kết quả công tác", "Tổng hợp kết quả công tác")})
add("DANG-TY-DASHES", {"none": drop("-----"), "three": text("-----", "---"), "long": text("-----", "----------"), "left": ppr("-----", "jc", val="left"),
    "line": insert("-----", line(40))})  # fmt: skip
add("DANG-KG-NONE", {"to": insert("- Căn cứ Điều", par("Kính gửi: Thường trực Tỉnh ủy", "center", sz=14))})
add("DANG-CC-FORM", {"comma": text("- Căn cứ Điều", "- Căn cứ Điều lệ Đảng,")})
add("DANG-CC-FORM", {"dash": text("- Căn cứ Điều", "Căn cứ Điều lệ Đảng;"), "last": swap("của Tỉnh ủy.", "của Tỉnh ủy,")}, "dang")
add("DANG-CC-UPRIGHT", {"italic": style("- Căn cứ Điều", i=True)})
add("DANG-ABBR", {"unexplained": swap(EXTRA, "trên địa bàn do CĐPCTT chỉ đạo.")})
add("DANG-SIG-AUTH", {"state": swap("K/T TRƯỞNG", "KT. TRƯỞNG"), "tm": swap("K/T TRƯỞNG BAN", "TM. TẬP THỂ LÃNH ĐẠO BAN")})
add("DANG-SIG-TM-NO-KT", {"committee": both(text("BAN TUYÊN GIÁO", "THÀNH ỦY VỊ THANH"), text("K/T TRƯỞNG", "K/T BÍ THƯ"))})
add("DANG-SIG-STYLE", {**styled("K/T TRƯỞNG", (13, 15), b=False, i=True, jc="left")})
add("DANG-SIG-POST", {**styled("PHÓ TRƯỞNG", (13, 15), b=True), "case": text("PHÓ TRƯỞNG", "Phó Trưởng ban")})
add("DANG-SIG-POST-BARE", {"committee": text("PHÓ TRƯỞNG", "PHÓ BÍ THƯ TỈNH ỦY")})
add("DANG-SIG-NAME", {**styled("Nguyễn Văn An", (13, 15), b=False), "case": text("Nguyễn Văn An", "NGUYỄN VĂN AN"), "degree": text("Nguyễn Văn An", "ThS. Nguyễn Văn An"),
    "rank": text("Nguyễn Văn An", "Đại tá Nguyễn Văn An")})  # fmt: skip
add("DANG-NN-LABEL", {**styled("Nơi nhận", (12, 13), b=True, i=True), "plain": style("Nơi nhận", u="none"), "colon": text("Nơi nhận", "Nơi nhận")})
add("DANG-NN-LIST", {**styled("- Các ban đảng", (11, 14), i=True), "dash": lambda doc: doc.swap("- Các ban đảng", "Các ban đảng"), "end": text("- Các ban đảng", "- Các ban đảng."),
    "last": text("- Lưu", "- Lưu Ban Tuyên giáo")})  # fmt: skip
add("DANG-NN-NOVT", {"state": text("- Lưu", "- Lưu: VT, BTG.")})
add("DANG-PL-NUMERAL", {"roman": both(text("Phụ lục 1", "Phụ lục I"), swap("tại Phụ lục 1,", "tại Phụ lục I,")), "mention": swap("Phụ lục 1, Phụ lục 2;", "Phụ lục 1;"),
    "title": drop("DANH MỤC NGUỒN")})  # fmt: skip
add("DANG-PL-HEAD", {"left": ppr("Phụ lục 1", "jc", val="left"), "none": drop("(Kèm theo"), "form": swap("05-BC/BTGTU, ngày", "05-BC/BTGTU ngày")}, "dang")
MUTANTS[:] = [m for m in MUTANTS if not (m.rule == "DANG-PL-PAGES" and m.regime == "dang36")]
add("DANG-DUTHAO", {"bold": lambda doc: doc.p("Số 05").addnext(_made(par("Dự thảo lần 2", "center", sz=12, b=True)))})

# ---------------------------------------------------------------- report

add("REP-OPENING", {"ending": swap("báo cáo kết quả như sau:", "báo cáo kết quả."), "none": drop(OPENING)})
add("REP-SECTIONS", {"order": both(swap("HẠN CHẾ, NGUYÊN NHÂN", "@@"), swap("NHIỆM VỤ, GIẢI PHÁP", "HẠN CHẾ, NGUYÊN NHÂN"), swap("@@", "NHIỆM VỤ, GIẢI PHÁP")),
    "few": both(swap("HẠN CHẾ, NGUYÊN NHÂN", "KẾT QUẢ KHÁC"), swap("NHIỆM VỤ, GIẢI PHÁP", "TÌNH HÌNH KHÁC"))})  # fmt: skip
add("REP-CLOSING", {"other": swap("Trên đây là báo cáo", "Hết nội dung báo cáo")})
add("REP-NUM-DECIMAL", {"percent": swap("7,5%", "7.5%"), "billion": swap(EXTRA, "trên địa bàn, kinh phí 12.5 tỷ đồng.")})
add("REP-NUM-GROUP", {"commas": swap(EXTRA, "trên địa bàn, với 1,234,567 lượt người."), "none": swap(EXTRA, "trên địa bàn, với 25000 lượt người."),
    "spaces": swap(EXTRA, "trên địa bàn, với 25 000 lượt người.")})  # fmt: skip
add("REP-NUM-PERCENT", {"space": swap("7,5%", "7,5 %")})
add("REP-NUM-CURRENCY", {"vnđ": swap(EXTRA, "trên địa bàn, kinh phí 500 triệu VNĐ.")})
add("REP-COMPARE", {"bare": swap("tăng 7,5% so với cùng kỳ năm 2024", "tăng 7,5%")})
add("REP-SUM", {"wrong": swap("2.094", "2.095"), "part": swap("1.250", "1.260")})
add("REP-TABLE-CAPTION", {"none": drop("Bảng 1."), "number": both(swap("Bảng 1. Số", "Bảng 3. Số"), swap("tại Bảng 1.", "tại Bảng 3.")),
    "unreferred": swap(" Số liệu cụ thể tại Bảng 1.", ""), "case": swap("Bảng 1. Số mô", "Bảng 1. số mô")})  # fmt: skip
add("REP-FIGURE-CAPTION", {"picture": picture})
add("REP-TABLE-UNIT", {"left": ppr("Đơn vị tính", "jc", val="left"), "upright": style("Đơn vị tính", i=False),
    "none": both(drop("Đơn vị tính"), swap("Số mô hình", "Kinh phí", at=1))})  # fmt: skip
add("REP-TABLE-HEADER", {"head": unheaded, "split": splitting, "left": left_figures, "size": style("Xã Tân", sz=9)})
add("REP-TABLE-WIDTH", {"wide": widen})
add("REP-SOURCE", {"none": unsourced})
add("REP-QUOTE", {"unpaired": swap("làm”,", "làm,"), "mixed": swap(EXTRA, 'trên địa bàn với khẩu hiệu "Nói đi đôi với làm".')})
add("REP-SPACING-PUNCT", {"double": swap("Các cơ quan báo chí", "Các cơ quan  báo chí"), "before": swap("bám sát định hướng,", "bám sát định hướng ,"),
    "after": swap("bám sát định hướng, phản", "bám sát định hướng,phản")})  # fmt: skip
add("REP-HYPHEN-PAIR", {"tight": swap("kinh tế - xã hội", "kinh tế-xã hội"), "dash": swap("kinh tế - xã hội", "kinh tế – xã hội")})
add("REP-TONE-CONSISTENT", {"mixed": both(swap(EXTRA, "trên địa bàn, giữ hòa bình, khỏe mạnh."), swap(EXTRA, "trên địa bàn, phát triển văn hoá."))})
add("REP-IY", {"ki": swap(EXTRA, "trên địa bàn, nâng cao kĩ thuật."), "ti": swap(EXTRA, "trên địa bàn, tỉ lệ đạt cao.")})
add("REP-SECRET", {"mật": mark_box("MẬT"), "tối mật": mark_box("TỐI MẬT")})
add("REP-PLACEHOLDER", {"bracket": swap(EXTRA, "trên địa bàn [tên đơn vị]."), "xxx": swap(EXTRA, "trên địa bàn xxx."), "dots": swap(EXTRA, "trên địa bàn …………… tỉnh.")})
add("REP-DATE", {"june": swap(EXTRA, "trên địa bàn từ ngày 31/6/2025."), "words": swap(EXTRA, "trên địa bàn từ ngày 30 tháng 02 năm 2025.")})
add("REP-DOCNUM", {"joined": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Quyết định số 123QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh,")}, "nd30")
