"""Ways to break the rules of Party documents."""

from __future__ import annotations

from lint_changes import (
    EXTRA,
    Ways,
    adder,
    both,
    drop,
    insert,
    made,
    move_title,
    ppr,
    style,
    styled,
    swap,
    text,
    underlined,
)
from lint_fixtures import line, par

WAYS: list[Ways] = []
add = adder(WAYS)

# ---------------------------------------------------------------- Party
add(
    "DANG-TD-TEXT",
    {
        "none": drop("ĐẢNG CỘNG SẢN"),
        "twice": insert("ĐẢNG CỘNG SẢN", par("ĐẢNG CỘNG SẢN VIỆT NAM", "center", sz=15, b=True)),
        "left": move_title,
    },
)
add(
    "DANG-TD-STYLE",
    {
        **styled("ĐẢNG CỘNG SẢN", (14, 16), b=False, i=True),
        "case": text("ĐẢNG CỘNG SẢN", "Đảng Cộng sản Việt Nam"),
    },
)
add(
    "DANG-TD-LINE",
    {"none": lambda doc: doc.drop_line("ĐẢNG CỘNG"), "short": lambda doc: doc.stretch_line("ĐẢNG CỘNG", 0.5)},
)
add(
    "DANG-NO-QUOCHIEU",
    {
        "nation": insert("ĐẢNG CỘNG SẢN", par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", sz=13, b=True)),
        "motto": insert("Vị Thanh,", par("Độc lập - Tự do - Hạnh phúc", "center", sz=14, b=True)),
    },
)
add(
    "DANG-CQ-PARENT",
    {**styled("TỈNH ỦY", (13, 15), b=True, i=True, jc="left"), "case": text("TỈNH ỦY", "Tỉnh ủy Hậu Giang")},
)
add(
    "DANG-CQ-ISSUER",
    {
        **styled("BAN TUYÊN GIÁO", (13, 15), b=False, i=True, jc="left"),
        "case": text("BAN TUYÊN GIÁO", "Ban Tuyên giáo"),
        "line": underlined("BAN TUYÊN GIÁO"),
    },
)
add("DANG-CQ-STAR", {"none": drop("*"), "left": ppr("*", "jc", val="left")})
add(
    "DANG-SO-FORM",
    {
        "colon": text("Số 05", "Số: 05-BC/BTGTU"),
        "state": text("Số 05", "Số 05/BC-BTGTU"),
        "zero": text("Số 05", "Số 5-BC/BTGTU"),
        "kind": text("Số 05", "Số 05-KH/BTGTU"),
        "spaces": text("Số 05", "Số 05 - BC / BTGTU"),
        "none": drop("Số 05"),
    },
)
add("DANG-SO-STYLE", styled("Số 05", (13, 15), b=True, i=True, jc="left"))
add(
    "DANG-SO-QDI",
    {"cited": swap(EXTRA, "trên địa bàn theo Quy định số 12-QĐi/TU, ngày 30/6/2026 của Tỉnh ủy.")},
    "dang",
)
add(
    "DANG-DATE-FORM",
    {
        "zero": swap("ngày 05 tháng 6 năm", "ngày 5 tháng 6 năm"),
        "june": swap("ngày 05 tháng 6 năm", "ngày 05 tháng 06 năm"),
        "comma": swap("Vị Thanh, ngày", "Vị Thanh ngày"),
        "none": drop("Vị Thanh,"),
    },
    "dang",
)
add(
    "DANG-DATE-FORM",
    {
        "zero": swap("ngày 05 tháng 6 năm", "ngày 5 tháng 6 năm"),
        "digits": text("Vị Thanh,", "Vị Thanh, 05/6/2024"),
    },
    "dang36",
)
add("DANG-DATE-STYLE", styled("Vị Thanh,", (13, 15), b=True, i=False, jc="left"))
add(
    "DANG-PLACE-UNIT",
    {
        "one syllable": swap("Vị Thanh, ngày", "Huế, ngày"),
        "gone": swap("Vị Thanh, ngày", "Thị xã Long Mỹ, ngày"),
    },
    "dang",
)
add(
    "DANG-TL-STYLE",
    {**styled("BÁO CÁO", (14, 17), b=False, i=True, jc="left"), "case": text("BÁO CÁO", "Báo cáo")},
)
add("DANG-TY-STYLE", {**styled("tổng hợp kết quả", (13, 16), b=False, i=True, caps=True)})
add("DANG-TY-LOWER", {"capital": swap("tổng hợp kết quả công tác", "Tổng hợp kết quả công tác")})
add(
    "DANG-TY-DASHES",
    {
        "none": drop("-----"),
        "three": text("-----", "---"),
        "long": text("-----", "----------"),
        "left": ppr("-----", "jc", val="left"),
        "line": insert("-----", line(40)),
    },
)
add("DANG-KG-NONE", {"to": insert("- Căn cứ Điều", par("Kính gửi: Thường trực Tỉnh ủy", "center", sz=14))})
add("DANG-CC-FORM", {"comma": text("- Căn cứ Điều", "- Căn cứ Điều lệ Đảng,")})
add(
    "DANG-CC-FORM",
    {"dash": text("- Căn cứ Điều", "Căn cứ Điều lệ Đảng;"), "last": swap("của Tỉnh ủy.", "của Tỉnh ủy,")},
    "dang",
)
add("DANG-CC-UPRIGHT", {"italic": style("- Căn cứ Điều", i=True)})
add("DANG-ABBR", {"unexplained": swap(EXTRA, "trên địa bàn do CĐPCTT chỉ đạo.")})
add(
    "DANG-SIG-AUTH",
    {"state": swap("K/T TRƯỞNG", "KT. TRƯỞNG"), "tm": swap("K/T TRƯỞNG BAN", "TM. TẬP THỂ LÃNH ĐẠO BAN")},
)
add(
    "DANG-SIG-TM-NO-KT",
    {"committee": both(text("BAN TUYÊN GIÁO", "THÀNH ỦY VỊ THANH"), text("K/T TRƯỞNG", "K/T BÍ THƯ"))},
)
add("DANG-SIG-STYLE", {**styled("K/T TRƯỞNG", (13, 15), b=False, i=True, jc="left")})
add("DANG-SIG-POST", {**styled("PHÓ TRƯỞNG", (13, 15), b=True), "case": text("PHÓ TRƯỞNG", "Phó Trưởng ban")})
add("DANG-SIG-POST-BARE", {"committee": text("PHÓ TRƯỞNG", "PHÓ BÍ THƯ TỈNH ỦY")})
add(
    "DANG-SIG-NAME",
    {
        **styled("Nguyễn Văn An", (13, 15), b=False),
        "case": text("Nguyễn Văn An", "NGUYỄN VĂN AN"),
        "degree": text("Nguyễn Văn An", "ThS. Nguyễn Văn An"),
        "rank": text("Nguyễn Văn An", "Đại tá Nguyễn Văn An"),
    },
)
add(
    "DANG-NN-LABEL",
    {
        **styled("Nơi nhận", (12, 13), b=True, i=True),
        "plain": style("Nơi nhận", u="none"),
        "colon": text("Nơi nhận", "Nơi nhận"),
    },
)
add(
    "DANG-NN-LIST",
    {
        **styled("- Các ban đảng", (11, 14), i=True),
        "dash": lambda doc: doc.swap("- Các ban đảng", "Các ban đảng"),
        "end": text("- Các ban đảng", "- Các ban đảng."),
        "last": text("- Lưu", "- Lưu Ban Tuyên giáo"),
    },
)
add("DANG-NN-NOVT", {"state": text("- Lưu", "- Lưu: VT, BTG.")})
add(
    "DANG-PL-NUMERAL",
    {
        "roman": both(text("Phụ lục 1", "Phụ lục I"), swap("tại Phụ lục 1,", "tại Phụ lục I,")),
        "mention": swap("Phụ lục 1, Phụ lục 2;", "Phụ lục 1;"),
        "title": drop("DANH MỤC NGUỒN"),
    },
)
add(
    "DANG-PL-HEAD",
    {
        "left": ppr("Phụ lục 1", "jc", val="left"),
        "none": drop("(Kèm theo"),
        "form": swap("05-BC/BTGTU, ngày", "05-BC/BTGTU ngày"),
    },
    "dang",
)
add(
    "DANG-DUTHAO",
    {"bold": lambda doc: doc.p("Số 05").addnext(made(par("Dự thảo lần 2", "center", sz=12, b=True)))},
)
