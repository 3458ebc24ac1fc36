"""Ways to break the rules on page, header block and title."""

from __future__ import annotations

import unicodedata

from lint_changes import (
    FIRST,
    FOOTER,
    OPENING,
    Ways,
    add_to_section,
    adder,
    border_tables,
    both,
    character_style,
    data,
    default_font,
    doc_subject,
    drop,
    drop_from_section,
    drop_number,
    drop_to,
    header_ppr,
    header_run,
    insert,
    lift_date,
    margin,
    move_number,
    narrow,
    number_in,
    page_size,
    ppr,
    style,
    styled,
    swap,
    text,
    theme_language,
    turned,
)
from lint_fixtures import par

WAYS: list[Ways] = []
add = adder(WAYS)

# ---------------------------------------------------------------- page
add(
    "ND30-PAGE-SIZE DANG-PAGE-SIZE",
    {"letter": page_size(12240, 15840), "a5": page_size(8391, 11906), "third": page_size(15840, 12240, 2)},
)
add(
    "ND30-PAGE-ORIENT DANG-ORIENT",
    {"all landscape": both(turned, lambda doc: data(doc).getparent().remove(data(doc)))},
)
for side, low, high in (("TOP", 15, 30), ("BOTTOM", 10, 30), ("LEFT", 20, 40), ("RIGHT", 10, 25)):
    name = side.lower()
    add(
        f"ND30-MARGIN-{side} DANG-MARGIN-{side}",
        {"low": margin(name, low), "high": margin(name, high), "annex": margin(name, low, 1)},
    )
add("DANG-MARGIN-TOP", {"state": margin("top", 22)})
add("DANG-MARGIN-RIGHT", {"state": margin("right", 20)})
add("ND30-MARGIN-LEFT", {"gutter": margin("gutter", 10)})
add("ND30-MARGIN-LANDSCAPE", {"narrow": margin("left", 5, 2), "low": margin("bottom", 8, 2)})
add(
    "ND30-FONT DANG-FONT",
    {
        "run": style(OPENING, font="Arial"),
        "table": style("Xã Tân", font="Calibri"),
        "header": header_run(font="Cambria"),
        "theme": default_font,
        "language": theme_language,
        "annex": style("DANH MỤC", font="Tahoma"),
    },
)
add(
    "ND30-FONT-LEGACY",
    {
        "tcvn3": style(OPENING, font=".VnTime"),
        "vni": style(OPENING, font="VNI-Times"),
        "code": text(
            "Các cơ quan",
            "C¸c c¬ quan b¸o chÝ ®· b¸m s¸t ®Þnh h­íng, ph¶n ¸nh kÞp thêi kÕt qu¶ thùc hiÖn nhiÖm vô.",
        ),
    },
)
add(
    "ND30-COLOR DANG-COLOR",
    {
        "red": style(OPENING, color="FF0000"),
        "highlight": style(OPENING, highlight="yellow"),
        "style": character_style(color="0000FF"),
        "header": header_run(color="808080"),
    },
)
add("ND30-UNICODE-NFC", {"nfd": swap("báo chí", unicodedata.normalize("NFD", "báo chí"))})
add("ND30-PGNUM-PRESENT DANG-PGNUM", {"none": drop_number})
add("ND30-PGNUM-CENTER DANG-PGNUM", {"right": header_ppr("jc", val="right"), "left": header_ppr("jc")})
add("ND30-PGNUM-NOT-FOOTER DANG-PGNUM", {"footer": number_in(FOOTER), "moved": move_number})
add(
    "ND30-PGNUM-FIRST-HIDDEN DANG-PGNUM",
    {
        "no titlePg": drop_from_section(0, "titlePg"),
        "field": number_in(FIRST),
        "digit": number_in(FIRST, "1"),
    },
)
add(
    "ND30-PGNUM-ARABIC DANG-PGNUM",
    {
        "roman": add_to_section(0, "pgNumType", fmt="lowerRoman"),
        "start": add_to_section(0, "pgNumType", start="5"),
    },
)
add("ND30-PGNUM-SIZE", {"small": header_run(sz=10), "bold": header_run(b=True), "italic": header_run(i=True)})
add("DANG-PGNUM-SIZE", {"small": header_run(sz=11), "italic": header_run(i=True)})
add("ND30-HEADER-DIST DANG-PGNUM-DIST", {"edge": margin("header", 3), "far": margin("header", 18)})
add("ND30-SIZE-PAIR", {"mixed": style("Độc lập", sz=13)})

# ---------------------------------------------------------------- header block
add(
    "ND30-QH-PRESENT",
    {
        "none": drop("CỘNG HÒA"),
        "twice": insert("Độc lập", par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", sz=13, b=True)),
        "typo": text("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM"),
        "left": lambda doc: doc.p("UBND TỈNH").addprevious(doc.p("CỘNG HÒA")),
    },
)
add(
    "ND30-QH-STYLE",
    {
        **styled("CỘNG HÒA", (11, 14), b=False, i=True, jc="left"),
        "case": text("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    },
)
add("ND30-QH-ONELINE", {"narrow": narrow(66, 80)})
add(
    "ND30-TN-TEXT",
    {
        "dash": text("Độc lập", "Độc lập – Tự do – Hạnh phúc"),
        "tight": text("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
        "case": text("Độc lập", "Độc Lập - Tự Do - Hạnh Phúc"),
        "stop": text("Độc lập", "Độc lập - Tự do - Hạnh phúc."),
    },
)
add("ND30-TN-STYLE", styled("Độc lập", (12, 15), b=False, i=True, u="single", jc="left"))
add(
    "ND30-TN-LINE",
    {
        "none": lambda doc: doc.drop_line("Độc lập"),
        "short": lambda doc: doc.stretch_line("Độc lập", 0.5),
        "long": lambda doc: doc.stretch_line("Độc lập", 1.4),
    },
)
add(
    "ND30-QH-TN-SPACING",
    {"line": ppr("Độc lập", "spacing", line=360), "after": ppr("CỘNG HÒA", "spacing", after=120)},
)
add(
    "ND30-CQ-PARENT",
    {
        **styled("UBND TỈNH", (11, 14), b=True, i=True, jc="left"),
        "case": text("UBND TỈNH", "Ủy ban nhân dân tỉnh"),
    },
)
add(
    "ND30-CQ-ISSUER",
    {
        **styled("SỞ VĂN HÓA", (11, 14), b=False, i=True, jc="left"),
        "case": text("SỞ VĂN HÓA", "Sở Văn hóa và Thể thao"),
    },
)
add(
    "ND30-CQ-LINE",
    {
        "none": lambda doc: doc.drop_line("SỞ VĂN HÓA"),
        "long": lambda doc: doc.stretch_line("SỞ VĂN HÓA", 2.2),
        "short": lambda doc: doc.stretch_line("SỞ VĂN HÓA", 0.4),
    },
)
add(
    "ND30-CQ-SPACING",
    {"after": ppr("UBND TỈNH", "spacing", after=120), "line": ppr("SỞ VĂN", "spacing", line=360)},
)
add(
    "ND30-CQ-DISTRICT",
    {
        "parent": text("UBND TỈNH", "UBND HUYỆN VỊ THỦY"),
        "place": text("Vị Thanh,", "Thị xã Long Mỹ, ngày 05 tháng 01 năm 2026"),
    },
)
add("ND30-HDR-BORDERLESS", {"single": border_tables})
add("ND30-HDR-WIDTH", {"narrow": narrow(80, 85), "crossed": narrow(98, 92), "wide": narrow(95, 100)})
add(
    "ND30-SO-FORM",
    {
        "no colon": swap("Số: 05", "Số 05"),
        "party": text("Số: 05", "Số: 05-BC/SVHTT"),
        "spaces": text("Số: 05", "Số: 05/BC - SVHTT"),
        "dash": text("Số: 05", "Số: 05/BC–SVHTT"),
        "case": text("Số: 05", "Số: 05/bc-svhtt"),
        "none": drop("Số: 05"),
    },
)
add("ND30-SO-ZERO", {"none": swap("Số: 05", "Số: 5"), "more": swap("Số: 05", "Số: 015")})
add("ND30-SO-NOYEAR", {"year": swap("Số: 05/", "Số: 05/2026/")})
add("ND30-SO-STYLE", styled("Số: 05", (12, 14), b=True, i=True, jc="left"))
add(
    "ND30-SO-ABBR", {"swapped": swap("Số: 05/BC", "Số: 05/CB"), "other kind": swap("Số: 05/BC", "Số: 05/TTr")}
)
add(
    "ND30-DATE-FORM",
    {
        "digits": text("Vị Thanh,", "Vị Thanh, 05/01/2026"),
        "comma": text("Vị Thanh,", "Vị Thanh ngày 05 tháng 01 năm 2026"),
        "no place": text("Vị Thanh,", "ngày 05 tháng 01 năm 2026"),
        "month": text("Vị Thanh,", "Vị Thanh, ngày 05 tháng 13 năm 2026"),
        "day": text("Vị Thanh,", "Vị Thanh, ngày 32 tháng 01 năm 2026"),
        "none": drop("Vị Thanh,"),
        "lower": text("Vị Thanh,", "vị thanh, ngày 05 tháng 01 năm 2026"),
    },
)
add(
    "ND30-DATE-ZERO",
    {
        "day": swap("ngày 05 tháng 01 năm", "ngày 5 tháng 01 năm"),
        "month": swap("ngày 05 tháng 01 năm", "ngày 05 tháng 1 năm"),
        "june": swap("ngày 05 tháng 01 năm", "ngày 29 tháng 06 năm"),
        "february": swap("ngày 05 tháng 01 năm", "ngày 15 tháng 2 năm"),
    },
)
add("ND30-DATE-STYLE", styled("Vị Thanh,", (12, 15), b=True, i=False, jc="left"))


add("ND30-DATE-LEVEL", {"above": lift_date})

# ---------------------------------------------------------------- title
add(
    "ND30-TL-STYLE",
    {
        **styled("BÁO CÁO", (12, 15), b=False, i=True, jc="left"),
        "case": text("BÁO CÁO", "Báo cáo"),
        "indent": ppr("BÁO CÁO", "ind", firstLine=567),
    },
)
add(
    "ND30-TY-STYLE",
    {
        **styled("Tổng hợp kết quả", (12, 15), b=False, i=True, caps=True),
        "case": text("Tổng hợp kết quả", "TỔNG HỢP KẾT QUẢ CÔNG TÁC TUYÊN TRUYỀN NĂM 2025"),
    },
)
add("ND30-TY-STYLE DANG-TY-STYLE", {"left": lambda doc: doc.ppr(doc_subject(doc), "jc", val="left")})


add(
    "ND30-TY-LINE",
    {
        "none": lambda doc: doc.drop_line("Tổng hợp kết quả"),
        "long": lambda doc: doc.stretch_line("Tổng hợp kết quả", 2),
    },
)
add("ND30-TY-NOVV", {"v/v": swap("Tổng hợp kết quả công tác", "V/v tổng hợp kết quả công tác")})


add(
    "ND30-KG-REQUIRED",
    {
        "dropped": drop_to,
        "closing": both(
            drop_to,
            text("- Như trên;", "- Sở Nội vụ;"),
            text(
                "Trên đây là",
                "Trên đây là báo cáo kết quả năm 2025, kính trình Ủy ban nhân dân tỉnh xem xét./.",
            ),
        ),
    },
)
add("ND30-KG-STYLE", {**styled("Kính gửi", (12, 15), i=True), "colon": text("Kính gửi", "Kính gửi")})
add(
    "ND30-KG-LIST",
    {
        "commas": text("- Ủy ban nhân dân tỉnh", "- Ủy ban nhân dân tỉnh Hậu Giang,"),
        "end": text("- Bộ Văn hóa", "- Bộ Văn hóa, Thể thao và Du lịch;"),
        "indents": ppr("- Bộ Văn hóa", "ind", left=2000),
        "alone": both(
            drop("- Bộ Văn hóa"), text("- Ủy ban nhân dân tỉnh", "- Ủy ban nhân dân tỉnh Hậu Giang.")
        ),
    },
)
add(
    "ND30-CC-STYLE",
    {
        "size": style("Căn cứ Luật", sz=12),
        "upright": style("Căn cứ Luật", i=False),
        "bold": style("Căn cứ Luật", b=True),
    },
)
add(
    "ND30-CC-PUNCT",
    {
        "first": text("Căn cứ Luật", "Căn cứ Luật Báo chí,"),
        "last": swap("của Ủy ban nhân dân tỉnh.", "của Ủy ban nhân dân tỉnh,"),
        "semicolon": swap("của Ủy ban nhân dân tỉnh.", "của Ủy ban nhân dân tỉnh;"),
    },
)
