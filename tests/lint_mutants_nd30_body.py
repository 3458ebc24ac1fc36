"""Ways to break the rules on body, signature, annexes and capitals."""

from __future__ import annotations

from lint_changes import (
    EXTRA,
    OPENING,
    PROSE,
    Ways,
    add_to_section,
    adder,
    annex_of_main,
    blank_gap,
    both,
    character_style,
    contextual,
    drop,
    drop_from_section,
    in_footer,
    kept_next,
    made,
    mark_box,
    paragraph_style,
    part_headings,
    ppr,
    style,
    styled,
    swap,
    text,
)
from lint_fixtures import par

WAYS: list[Ways] = []
add = adder(WAYS)

# ---------------------------------------------------------------- body
add(
    "ND30-BODY-SIZE",
    {
        "12": style(OPENING, sz=12),
        "15": style(PROSE, at=1, sz=15),
        "style": character_style(sz=24),
        "two": lambda doc: [doc.style(PROSE, i, sz=13) for i in range(4)],
    },
)
add(
    "DANG-BODY-SIZE",
    {
        "13": style(OPENING, sz=13),
        "16": style(PROSE, at=1, sz=16),
        "style": character_style(sz=26),
        "two": lambda doc: [doc.style(PROSE, i, sz=15) for i in range(4)],
    },
)
add("ND30-BODY-UPRIGHT", {"paragraph": style(PROSE, i=True)})
add(
    "ND30-BODY-JC DANG-BODY-JC",
    {
        "left": ppr(OPENING, "jc", val="left"),
        "center": ppr(PROSE, "jc", val="center"),
        "default": ppr(OPENING, "jc"),
        "style": paragraph_style("jc", val="right"),
    },
)
add(
    "ND30-BODY-INDENT DANG-BODY-INDENT",
    {
        "none": ppr(OPENING, "ind", firstLine=0),
        "short": ppr(PROSE, "ind", firstLine=283),
        "spaces": swap("Thực hiện nhiệm vụ", "      Thực hiện nhiệm vụ"),
        "left": ppr(PROSE, "ind", left=567),
        "style": paragraph_style("ind", firstLine=0),
    },
)
add("ND30-BODY-INDENT", {"uneven": ppr(PROSE, "ind", at=1, firstLine=720)})
add(
    "ND30-BODY-PARGAP DANG-BODY-PARGAP",
    {"zero": ppr(PROSE, "spacing", at=1, before=0), "3 pt": ppr(PROSE, "spacing", at=1, before=60)},
)


add("ND30-BODY-PARGAP DANG-BODY-PARGAP", {"blank": blank_gap, "contextual": contextual})
add(
    "ND30-BODY-LINE",
    {
        "double": ppr(OPENING, "spacing", line=480),
        "tight": ppr(OPENING, "spacing", line=200),
        "exact 12": ppr(OPENING, "spacing", line=240, lineRule="exact"),
        "exact 28": ppr(OPENING, "spacing", line=560, lineRule="exact"),
    },
)
add(
    "DANG-BODY-LINE",
    {"auto": ppr(OPENING, "spacing", line=360, lineRule="auto"), "17 pt": ppr(OPENING, "spacing", line=340)},
)
add(
    "DANG-BODY-LINE",
    {"24 pt": ppr(OPENING, "spacing", line=480), "at least": ppr(OPENING, "spacing", lineRule="atLeast")},
    "dang",
)
add(
    "ND30-HEAD-PHAN",
    {
        "arabic": part_headings("Phần 1", "TÌNH HÌNH"),
        "capitals": part_headings("PHẦN I", "TÌNH HÌNH"),
        "left": part_headings("Phần I", "TÌNH HÌNH", jc="left"),
        "light": part_headings("Phần I", "TÌNH HÌNH", b=False),
        "title": part_headings("Phần I", "Tình hình"),
        "same line": part_headings("Phần I. Tình hình", ""),
        "size": part_headings("Phần I", "TÌNH HÌNH", sz=15),
    },
)
add(
    "DANG-HEAD-PHAN",
    {
        "left": part_headings("Phần thứ nhất", "TÌNH HÌNH", jc="left"),
        "light": part_headings("Phần thứ nhất", "TÌNH HÌNH", b=False),
        "title": part_headings("Phần thứ nhất", "Tình hình"),
    },
)
add(
    "ND30-HEAD-MUC",
    {
        **styled("II. HẠN CHẾ", (12, 15), b=False, i=True),
        "case": text("II. HẠN", "II. Hạn chế, nguyên nhân"),
        "hyphen": swap("II. HẠN", "II- HẠN"),
    },
)
add("DANG-HEAD-ROMAN", {"light": style("II- HẠN", b=False), "bracket": swap("II- HẠN", "II) HẠN")})
add(
    "ND30-HEAD-KHOAN",
    {
        "light": style("2. Công tác", b=False),
        "italic": style("2. Công tác", i=True),
        "bracket": swap("2. Công tác", "2) Công tác"),
        "bold text": both(
            swap("a) Các cơ", "3. Các cơ"),
            *(swap(f"{c}) Các cơ", "- Các cơ") for c in "bcdđe"),
            style("3. Các cơ", b=True),
        ),
    },
)
add(
    "ND30-HEAD-DIEM",
    {
        "english": both(swap("đ) Các", "e) Các"), swap("e) Các", "f) Các", at=1)),
        "gap": swap("c) Các", "x) Các"),
        "stop": swap("b) Các", "b. Các"),
        "repeat": swap("c) Các", "b) Các"),
    },
)
add(
    "ND30-HEAD-SEQ",
    {
        "gap": swap("III. NHIỆM", "IV. NHIỆM"),
        "repeat": swap("III. NHIỆM", "II. NHIỆM"),
        "khoan": swap("2. Công tác", "3. Công tác"),
        "khoan twice": swap("2. Công tác", "1. Công tác"),
        "start": swap("1. Công tác lãnh đạo", "2. Công tác lãnh đạo"),
    },
)
add("ND30-HEAD-DECIMAL", {"1.1": swap("Các cơ quan báo chí", "1.1. Các cơ quan báo chí", at=8)})
add("ND30-HEAD-KEEPNEXT", {"muc": kept_next("II. HẠN"), "khoan": kept_next("2. Công tác")})
add(
    "ND30-CITE-FIRST",
    {"bare": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Quyết định số 99/QĐ-UBND,")},
)
add(
    "DANG-CITE",
    {
        "bare": swap("Phải nói đi đôi với làm”,", "Phải nói đi đôi với làm” theo Quyết định số 99-QĐ/TU,"),
        "comma": swap(
            "Phải nói đi đôi với làm”,",
            "Phải nói đi đôi với làm” theo Kết luận số 99-KL/TU ngày 05/01/2024 của Tỉnh ủy,",
        ),
    },
)
add(
    "ND30-END-MARK",
    {
        "stop": swap("Thể thao./.", "Thể thao."),
        "loose": swap("Thể thao./.", "Thể thao ./.."),
        "none": swap("Thể thao./.", "Thể thao"),
        "twice": swap("trên địa bàn tỉnh.", "trên địa bàn tỉnh./."),
    },
)
add(
    "DANG-END-DOT",
    {
        "state": swap("của Ban Tuyên giáo.", "của Ban Tuyên giáo./.", at=0),
        "none": text("Trên đây là", "Trên đây là báo cáo kết quả công tác tuyên truyền năm 2025 của Ban"),
    },
)

# ---------------------------------------------------------------- signature, recipients
add(
    "ND30-SIG-AUTH",
    {
        "slash": swap("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"),
        "no stop": swap("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"),
        "tm": swap("KT. GIÁM ĐỐC", "T/M LÃNH ĐẠO SỞ"),
    },
)
add(
    "ND30-SIG-STYLE",
    {
        **styled("PHÓ GIÁM", (12, 15), b=False, i=True, jc="left"),
        "case": text("PHÓ GIÁM", "Phó Giám đốc"),
        "authority": style("KT. GIÁM", b=False),
    },
)
add(
    "ND30-SIG-NAME",
    {
        **styled("Nguyễn Văn An", (12, 15), b=False, i=True, jc="left"),
        "case": text("Nguyễn Văn An", "NGUYỄN VĂN AN"),
    },
)
add(
    "ND30-SIG-TITLES",
    {t: text("Nguyễn Văn An", f"{t} Nguyễn Văn An") for t in ("TS.", "ThS.", "PGS.", "Đại tá")},
)
add(
    "ND30-NN-LABEL",
    {
        **styled("Nơi nhận", (11, 14), b=False, i=False),
        "colon": text("Nơi nhận", "Nơi nhận"),
        "center": ppr("Nơi nhận", "jc", val="center"),
    },
)
add(
    "ND30-NN-LIST",
    {
        **styled("- Sở Tài chính", (10, 12), b=True, i=True),
        "end": text("- Sở Tài chính", "- Sở Tài chính,"),
        "dash": text("- Sở Tài chính", "Sở Tài chính;"),
    },
)
add(
    "ND30-NN-LUU",
    {
        "no colon": text("- Lưu", "- Lưu VT, TH."),
        "no VT": text("- Lưu", "- Lưu: TH."),
        "end": text("- Lưu", "- Lưu: VT, TH;"),
        "none": drop("- Lưu"),
    },
)
add(
    "ND30-NN-NHUTREN",
    {
        "named": text("- Như trên", "- Ủy ban nhân dân tỉnh;"),
        "second": lambda doc: doc.p("- Sở Tài chính").addnext(doc.p("- Như trên")),
    },
)

# ---------------------------------------------------------------- annexes
add(
    "ND30-PL-MENTION",
    {
        "second": swap("Phụ lục I, Phụ lục II;", "Phụ lục I;"),
        "none": swap("tại Phụ lục I, Phụ lục II;", "sau;"),
    },
)
add(
    "ND30-PL-NUMERAL",
    {
        "arabic": both(text("Phụ lục I", "Phụ lục 1"), swap("tại Phụ lục I,", "tại Phụ lục 1,")),
        "order": both(text("Phụ lục II", "Phụ lục III"), swap("Phụ lục II;", "Phụ lục III;")),
    },
)
add(
    "ND30-PL-LABEL",
    {**styled("Phụ lục I", (13, 15), b=False, i=True, jc="left"), "case": text("Phụ lục I", "PHỤ LỤC I")},
)
add(
    "ND30-PL-TITLE",
    {
        **styled("DANH MỤC NGUỒN", (12, 15), b=False, i=True, jc="left"),
        "case": text("DANH MỤC NGUỒN", "Danh mục nguồn"),
        "none": drop("DANH MỤC NGUỒN"),
    },
)
add(
    "ND30-PL-REF",
    {
        **styled("(Kèm theo", (12, 15), i=False, jc="left"),
        "none": drop("(Kèm theo"),
        "form": text("(Kèm theo", "(Kèm theo Báo cáo của Sở Văn hóa và Thể thao)"),
    },
)
add(
    "ND30-PL-SECTION DANG-PL-PAGES",
    {
        "runs on": drop_from_section(1, "pgNumType"),
        "same section": annex_of_main,
        "continuous": add_to_section(1, "type", val="continuous"),
    },
)
add("ND30-PL-FIRSTNUM", {"shown": drop_from_section(1, "titlePg")})
add(
    "ND30-KHAN",
    {
        "no box": mark_box("HỎA TỐC", boxed=False),
        "black": mark_box("KHẨN", color="000000"),
        "case": mark_box("Khẩn"),
        "size": mark_box("THƯỢNG KHẨN", sz=11),
    },
)
add(
    "ND30-LUUHANH",
    {
        "no box": mark_box("LƯU HÀNH NỘI BỘ", boxed=False, color="000000"),
        "light": mark_box("XEM XONG TRẢ LẠI", b=False, color="000000"),
        "case": mark_box("Lưu hành nội bộ", color="000000"),
    },
)
add("ND30-DIACHI", {"small": in_footer(9), "italic": in_footer(11, i=True)})
add("ND30-SOANTHAO", {"large": lambda doc: doc.p("- Lưu").addnext(made(par("PL.(300)", "left", sz=14)))})


# ---------------------------------------------------------------- capitals
add(
    "ND30-CAP-SENTENCE",
    {
        "after stop": swap(EXTRA, "trên địa bàn tỉnh. các đơn vị tiếp tục thực hiện."),
        "paragraph": swap("Các cơ quan báo chí đã", "các cơ quan báo chí đã", at=1),
    },
)
add(
    "ND30-CAP-NHANDAN",
    {
        "nhan dan": swap("đời sống Nhân dân", "đời sống nhân dân"),
        "nha nuoc": swap("đời sống Nhân dân", "quản lý nhà nước"),
    },
)
add(
    "ND30-CAP-CITE",
    {
        "dieu": swap(EXTRA, "trên địa bàn theo khoản 2 điều 5 Luật Báo chí."),
        "khoan": swap(EXTRA, "trên địa bàn theo Khoản 2 Điều 5 Luật Báo chí."),
        "diem": swap(EXTRA, "trên địa bàn theo Điểm a khoản 2 Điều 5 Luật Báo chí."),
    },
)
add(
    "ND30-CAP-UNIT",
    {
        "tinh": swap(EXTRA, "trên địa bàn và tại Tỉnh Nam Định."),
        "hcm": swap(EXTRA, "trên địa bàn thành phố Hồ Chí Minh."),
        "phuong": swap(EXTRA, "trên địa bàn phường 5."),
    },
)
add(
    "ND30-CAP-MONTH",
    {
        "weekday": swap(EXTRA, "trên địa bàn vào ngày thứ hai hằng tuần."),
        "month": swap(EXTRA, "trên địa bàn trong tháng tám vừa qua."),
    },
)
add("ND30-CAP-TITLECASE", {"heading": text("2. Công tác", "2. Công Tác Tuyên Truyền Miệng")})
add("REP-ABBR", {"unexplained": swap(EXTRA, "trên địa bàn do CĐPCTT chỉ đạo.")}, "nd30")
