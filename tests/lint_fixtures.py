"""Clean documents in each regime, made by code, and the small changes that break one rule of them.

The XML is written out plainly, so that these documents owe nothing to the renderer that the linter
is also used on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W = f"{{{WORD}}}"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:a="{DRAWING}" xmlns:wp="{PLACED}" xmlns:wps="{SHAPE}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
MM = 56.6929


def run(text: str, **props: Any) -> str:
    """A run; props are sz (pt), b, i, u, caps, color, font."""
    return f"<w:r>{run_props(props)}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def run_props(props: dict[str, Any]) -> str:
    parts = []
    if "font" in props:
        parts.append(f'<w:rFonts w:ascii="{props["font"]}" w:hAnsi="{props["font"]}"/>')
    parts += [f"<w:{name}/>" for name in ("b", "i", "caps") if props.get(name)]
    if "color" in props:
        parts.append(f'<w:color w:val="{props["color"]}"/>')
    if "sz" in props:
        parts.append(f'<w:sz w:val="{int(props["sz"] * 2)}"/>')
    if props.get("u"):
        parts.append('<w:u w:val="single"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def par(text: str, jc: str = "", ppr: str = "", **props: Any) -> str:
    """A paragraph of one run; `ppr` is further XML of its properties."""
    align = f'<w:jc w:val="{jc}"/>' if jc else ""
    inner = run(text, **props) if text else ""
    return f"<w:p><w:pPr>{ppr}{align}</w:pPr>{inner}</w:p>"


def line(mm: float) -> str:
    """A paragraph that holds only a drawn straight line."""
    return (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline>'
        f'<wp:extent cx="{int(mm * 36000)}" cy="0"/>'
        '<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


BODY = '<w:spacing w:before="120" w:after="0" w:line="{line}" w:lineRule="{rule}"/><w:ind w:firstLine="567"/>'


def cell(mm: float, *content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(mm * MM)}" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'


def table(widths: list[float], *rows: list[str], bordered: bool = False, head: bool = False) -> str:
    """A table; each row is a list of cell contents."""
    border = "single" if bordered else "none"
    sides = "".join(
        f'<w:{s} w:val="{border}"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{round(mm * MM)}"/>' for mm in widths)
    body = ""
    for i, row in enumerate(rows):
        props = "<w:cantSplit/>" + ("<w:tblHeader/>" if head and i == 0 else "")
        cells = "".join(cell(mm, content) for mm, content in zip(widths, row, strict=True))
        body += f"<w:tr><w:trPr>{props}</w:trPr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def section(first: bool = False, landscape: bool = False, header: int = 567) -> str:
    width, height = (16838, 11906) if landscape else (11906, 16838)
    orient = ' w:orient="landscape"' if landscape else ""
    start = "" if first else '<w:pgNumType w:start="1"/>'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdH1"/>'
        '<w:footerReference w:type="default" r:id="rIdF"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="{header}" w:footer="567" '
        'w:gutter="0"/>'
        f"{start}<w:titlePg/></w:sectPr>"
    )


def ends_section(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


FILLER = (
    "Các cơ quan báo chí đã bám sát định hướng, phản ánh kịp thời kết quả thực hiện nhiệm vụ trên các lĩnh vực, "
    "góp phần tạo sự đồng thuận trong cán bộ, đảng viên và Nhân dân trên địa bàn tỉnh."
)


class Look:
    """What differs between the two families of regime in the fixtures."""

    def __init__(self, party: bool, old: bool = False) -> None:
        self.party, self.old = party, old
        self.size = 14
        self.spacing = BODY.format(line=400 if party else 276, rule="exact" if party else "auto")

    def text(self, words: str, **props: Any) -> str:
        return par(words, "both", self.spacing, sz=self.size, **props)

    def heading(self, words: str) -> str:
        return par(words, "both", "<w:keepNext/>" + self.spacing, sz=self.size, b=True)


def data_table(number: int, caption: str, total: bool = True) -> str:
    """A captioned table of figures with unit line, source column and total."""
    widths = [15.0, 60.0, 45.0, 40.0]
    heads = [par(text, "center", sz=12, b=True) for text in ("TT", "Địa phương", "Số mô hình", "Nguồn")]
    rows = [
        [
            par(str(i), "center", sz=12),
            par(place, sz=12),
            par(value, "right", sz=12),
            par(f"[{i}]", "center", sz=12),
        ]
        for i, (place, value) in enumerate(
            (("Xã Bình Minh", "1.250"), ("Xã Tân Hòa", "750"), ("Phường 5", "94")), 1
        )
    ]
    if total:
        rows.append(
            [
                par("", sz=12),
                par("Tổng cộng", sz=12, b=True),
                par("2.094", "right", sz=12, b=True),
                par("", sz=12),
            ]
        )
    return (
        par(f"Bảng {number}. {caption}", "center", "<w:keepNext/>", sz=13, b=True)
        + par("Đơn vị tính: mô hình", "right", "<w:keepNext/>", sz=12, i=True)
        + table(widths, heads, *rows, bordered=True, head=True)
    )


def state_body() -> str:
    look = Look(False)
    left = [
        par("UBND TỈNH HẬU GIANG", "center", sz=13),
        par("SỞ VĂN HÓA VÀ THỂ THAO", "center", sz=13, b=True),
        line(25),
        par("Số: 05/BC-SVHTT", "center", sz=13),
    ]
    right = [
        par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", sz=13, b=True),
        par("Độc lập - Tự do - Hạnh phúc", "center", sz=14, b=True),
        line(60.3),
        par("Vị Thanh, ngày 05 tháng 01 năm 2026", "center", sz=14, i=True),
    ]
    head = table([66, 100], ["".join(left[:3]), "".join(right[:3])], [left[3], right[3]])
    title = [
        par("BÁO CÁO", "center", '<w:spacing w:before="480"/>', sz=14, b=True),
        par("Tổng hợp kết quả công tác tuyên truyền năm 2025", "center", sz=14, b=True),
        line(42),
        par("Kính gửi:", "center", sz=14),
        par("- Ủy ban nhân dân tỉnh Hậu Giang;", "left", '<w:ind w:left="3000"/>', sz=14),
        par("- Bộ Văn hóa, Thể thao và Du lịch.", "left", '<w:ind w:left="3000"/>', sz=14),
        look.text("Căn cứ Luật Báo chí;", i=True),
        look.text(
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh.", i=True
        ),
    ]
    sign = table(
        [80, 85],
        [
            par("Nơi nhận:", "left", sz=12, b=True, i=True)
            + "".join(par(t, "left", sz=11) for t in ("- Như trên;", "- Sở Tài chính;", "- Lưu: VT, TH.")),
            "".join(par(t, "center", sz=14, b=True) for t in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
            + par("", "center") * 4
            + par("Nguyễn Văn An", "center", sz=14, b=True),
        ],
    )
    return (
        head
        + "".join(title)
        + middle(
            look,
            ".",
            "Trên đây là báo cáo kết quả công tác tuyên truyền năm 2025 của Sở Văn hóa và Thể thao./.",
        )
        + sign
        + annexes(
            ("Phụ lục I", "Phụ lục II"),
            "(Kèm theo Báo cáo số 05/BC-SVHTT ngày 05 tháng 01 năm 2026 của Sở Văn hóa và Thể thao)",
            567,
        )
    )


def middle(look: Look, mark: str, closing: str) -> str:
    roman = ["ĐẶC ĐIỂM TÌNH HÌNH VÀ KẾT QUẢ", "HẠN CHẾ, NGUYÊN NHÂN", "NHIỆM VỤ, GIẢI PHÁP"]
    first, second, third = (
        f"{numeral}{mark} {title}" for numeral, title in zip(("I", "II", "III"), roman, strict=True)
    )
    extra = "Phụ lục 1, Phụ lục 2" if look.party else "Phụ lục I, Phụ lục II"
    return "".join(
        (
            look.text(
                "Thực hiện nhiệm vụ được giao, trong năm 2025 cơ quan đã tổng hợp thông tin báo chí "
                "và báo cáo kết quả như sau:"
            ),
            look.heading(first),
            look.heading("1. Công tác lãnh đạo, chỉ đạo"),
            look.text(FILLER),
            look.text(FILLER + " Số liệu cụ thể tại Bảng 1."),
            data_table(1, "Số mô hình học tập và làm theo Bác"),
            look.heading("2. Công tác tuyên truyền"),
            look.text(f"a) {FILLER}"),
            look.text(f"b) {FILLER}"),
            look.text(f"c) {FILLER}"),
            look.text(f"d) {FILLER}"),
            look.text(f"đ) {FILLER}"),
            look.text(f"e) {FILLER}"),
            look.text(
                "Số tin, bài tăng 7,5% so với cùng kỳ năm 2024; đồng chí Bí thư nhấn mạnh: "
                "“Phải nói đi đôi với làm”, vì đời sống Nhân dân."
            ),
            look.text(
                f"Danh mục nguồn và số liệu chi tiết kèm theo tại {extra}; tình hình kinh tế - xã hội ổn định."
            ),
            look.heading(second),
            look.text(FILLER),
            look.text(FILLER),
            look.heading(third),
            look.text(FILLER),
            look.text(FILLER),
            look.text(closing),
        )
    )


def annexes(labels: tuple[str, str], reference: str, header: int) -> str:
    first, second = labels
    cells = [
        [par(text, sz=12) for text in row]
        for row in (("TT", "Cơ quan báo chí", "Tiêu đề"), ("1", "Báo Hậu Giang", "Học Bác"))
    ]
    return (
        ends_section(section(first=True, header=header))
        + par(first, "center", sz=14, b=True)
        + par("DANH MỤC NGUỒN", "center", sz=14, b=True)
        + par(reference, "center", sz=14, i=True)
        + table([15, 60, 90], *cells, bordered=True, head=True)
        + ends_section(section(header=header))
        + par(second, "center", sz=14, b=True)
        + par("SỐ LIỆU CHI TIẾT", "center", sz=14, b=True)
        + par(reference, "center", sz=14, i=True)
        + data_table(2, "Số mô hình chi tiết")
        + par("Nguồn số liệu như Bảng 2.", sz=12)
        + section(landscape=True, header=header)
    )


def party_body(old: bool) -> str:
    look = Look(True, old)
    date = "Vị Thanh, ngày 05 tháng 6 năm " + ("2024" if old else "2026")
    left = [
        par("TỈNH ỦY HẬU GIANG", "center", sz=14),
        par("BAN TUYÊN GIÁO", "center", sz=14, b=True),
        par("*", "center", sz=14),
        par("Số 05-BC/BTGTU", "center", sz=14),
    ]
    right = [
        par("ĐẢNG CỘNG SẢN VIỆT NAM", "center", sz=15, b=True),
        line(71),
        par(date, "center", sz=14, i=True),
    ]
    end = "," if old else ";"
    head = table([75, 91], ["".join(left), "".join(right)])
    title = [
        par("BÁO CÁO", "center", '<w:spacing w:before="480"/>', sz=16, b=True),
        par("tổng hợp kết quả công tác tuyên truyền năm 2025", "center", sz=14, b=True),
        par("-----", "center", sz=14),
        look.text("- Căn cứ Điều lệ Đảng;"),
        look.text("- Căn cứ Kế hoạch số 12-KH/TU, ngày 10/01/2025 của Tỉnh ủy" + ("," if old else ".")),
    ]
    sign = table(
        [80, 85],
        [
            par("Nơi nhận:", "left", sz=14, u=True)
            + "".join(
                par(t, "left", sz=12)
                for t in (f"- Thường trực Tỉnh ủy{end}", f"- Các ban đảng{end}", "- Lưu Ban Tuyên giáo.")
            ),
            par("K/T TRƯỞNG BAN", "center", sz=14, b=True)
            + par("PHÓ TRƯỞNG BAN", "center", sz=14)
            + par("", "center") * 4
            + par("Nguyễn Văn An", "center", sz=14, b=True),
        ],
    )
    return (
        head
        + "".join(title)
        + middle(look, "-", "Trên đây là báo cáo kết quả công tác tuyên truyền năm 2025 của Ban Tuyên giáo.")
        + sign
        + annexes(
            ("Phụ lục 1", "Phụ lục 2"),
            "(Kèm theo Báo cáo số 05-BC/BTGTU, ngày 05/6/2026 của Ban Tuyên giáo Tỉnh ủy)",
            510,
        )
    )


STYLES = (
    f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:asciiTheme='minorHAnsi' w:hAnsiTheme='minorHAnsi'/>"
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
THEME = (
    f'<a:theme xmlns:a="{DRAWING}"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/>'
    '<a:font script="Viet" typeface="Times New Roman"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:font script="Viet" typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
HEADER = (
    f"<w:hdr {SPACES}><w:p><w:pPr><w:jc w:val='center'/></w:pPr>"
    "<w:r><w:rPr><w:sz w:val='28'/></w:rPr><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:rPr><w:sz w:val='28'/></w:rPr><w:t>2</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p></w:hdr>"
)


def parts(body: str) -> dict[str, bytes]:
    """The parts of a .docx around a body."""

    def relations(*rows: tuple[str, str, str]) -> str:
        return (
            f'<Relationships xmlns="{PACKAGE}">'
            + "".join(
                f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                for i, kind, target in rows
            )
            + "</Relationships>"
        )

    main = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("header1", "header"),
            ("header2", "header"),
            ("footer1", "footer"),
        )
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "theme", "theme/theme1.xml"),
            ("rIdH", "header", "header1.xml"),
            ("rIdH1", "header", "header2.xml"),
            ("rIdF", "footer", "footer1.xml"),
        ),
        "word/styles.xml": STYLES,
        "word/settings.xml": f"<w:settings {SPACES}><w:themeFontLang w:val='vi-VN'/></w:settings>",
        "word/theme/theme1.xml": THEME,
        "word/header1.xml": HEADER,
        "word/header2.xml": f"<w:hdr {SPACES}><w:p/></w:hdr>",
        "word/footer1.xml": f"<w:ftr {SPACES}><w:p/></w:ftr>",
    }
    return {name: text.encode() for name, text in texts.items()}


BODIES: dict[str, Callable[[], str]] = {
    "nd30": state_body,
    "dang": lambda: party_body(False),
    "dang36": lambda: party_body(True),
}
