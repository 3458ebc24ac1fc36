"""Ways to break the rules on what every report owes."""

from __future__ import annotations

from lint_changes import (
    EXTRA,
    OPENING,
    Ways,
    adder,
    both,
    drop,
    left_figures,
    mark_box,
    picture,
    ppr,
    splitting,
    style,
    swap,
    unheaded,
    unsourced,
    widen,
)

WAYS: list[Ways] = []
add = adder(WAYS)

# ---------------------------------------------------------------- report
add("REP-OPENING", {"ending": swap("báo cáo kết quả như sau:", "báo cáo kết quả."), "none": drop(OPENING)})
add(
    "REP-SECTIONS",
    {
        "order": both(
            swap("HẠN CHẾ, NGUYÊN NHÂN", "@@"),
            swap("NHIỆM VỤ, GIẢI PHÁP", "HẠN CHẾ, NGUYÊN NHÂN"),
            swap("@@", "NHIỆM VỤ, GIẢI PHÁP"),
        ),
        "few": both(
            swap("HẠN CHẾ, NGUYÊN NHÂN", "KẾT QUẢ KHÁC"), swap("NHIỆM VỤ, GIẢI PHÁP", "TÌNH HÌNH KHÁC")
        ),
    },
)
add("REP-CLOSING", {"other": swap("Trên đây là báo cáo", "Hết nội dung báo cáo")})
add(
    "REP-NUM-DECIMAL",
    {"percent": swap("7,5%", "7.5%"), "billion": swap(EXTRA, "trên địa bàn, kinh phí 12.5 tỷ đồng.")},
)
add(
    "REP-NUM-GROUP",
    {
        "commas": swap(EXTRA, "trên địa bàn, với 1,234,567 lượt người."),
        "none": swap(EXTRA, "trên địa bàn, với 25000 lượt người."),
        "spaces": swap(EXTRA, "trên địa bàn, với 25 000 lượt người."),
    },
)
add("REP-NUM-PERCENT", {"space": swap("7,5%", "7,5 %")})
add("REP-NUM-CURRENCY", {"vnđ": swap(EXTRA, "trên địa bàn, kinh phí 500 triệu VNĐ.")})
add("REP-COMPARE", {"bare": swap("tăng 7,5% so với cùng kỳ năm 2024", "tăng 7,5%")})
add("REP-SUM", {"wrong": swap("2.094", "2.095"), "part": swap("1.250", "1.260")})
add(
    "REP-TABLE-CAPTION",
    {
        "none": drop("Bảng 1."),
        "number": both(swap("Bảng 1. Số", "Bảng 3. Số"), swap("tại Bảng 1.", "tại Bảng 3.")),
        "unreferred": swap(" Số liệu cụ thể tại Bảng 1.", ""),
        "case": swap("Bảng 1. Số mô", "Bảng 1. số mô"),
    },
)
add("REP-FIGURE-CAPTION", {"picture": picture})
add(
    "REP-TABLE-UNIT",
    {
        "left": ppr("Đơn vị tính", "jc", val="left"),
        "upright": style("Đơn vị tính", i=False),
        "none": both(drop("Đơn vị tính"), swap("Số mô hình", "Kinh phí", at=1)),
    },
)
add(
    "REP-TABLE-HEADER",
    {"head": unheaded, "split": splitting, "left": left_figures, "size": style("Xã Tân", sz=9)},
)
add("REP-TABLE-WIDTH", {"wide": widen})
add("REP-SOURCE", {"none": unsourced})
add(
    "REP-QUOTE",
    {
        "unpaired": swap("làm”,", "làm,"),
        "mixed": swap(EXTRA, 'trên địa bàn với khẩu hiệu "Nói đi đôi với làm".'),
    },
)
add(
    "REP-SPACING-PUNCT",
    {
        "double": swap("Các cơ quan báo chí", "Các cơ quan  báo chí"),
        "before": swap("bám sát định hướng,", "bám sát định hướng ,"),
        "after": swap("bám sát định hướng, phản", "bám sát định hướng,phản"),
    },
)
add(
    "REP-HYPHEN-PAIR",
    {
        "tight": swap("kinh tế - xã hội", "kinh tế-xã hội"),
        "dash": swap("kinh tế - xã hội", "kinh tế – xã hội"),
    },
)
add(
    "REP-TONE-CONSISTENT",
    {
        "mixed": both(
            swap(EXTRA, "trên địa bàn, giữ hòa bình, khỏe mạnh."),
            swap(EXTRA, "trên địa bàn, phát triển văn hoá."),
        )
    },
)
add(
    "REP-IY",
    {
        "ki": swap(EXTRA, "trên địa bàn, nâng cao kĩ thuật."),
        "ti": swap(EXTRA, "trên địa bàn, tỉ lệ đạt cao."),
    },
)
add("REP-SECRET", {"mật": mark_box("MẬT"), "tối mật": mark_box("TỐI MẬT")})
add(
    "REP-PLACEHOLDER",
    {
        "bracket": swap(EXTRA, "trên địa bàn [tên đơn vị]."),
        "xxx": swap(EXTRA, "trên địa bàn xxx."),
        "dots": swap(EXTRA, "trên địa bàn …………… tỉnh."),
    },
)
add(
    "REP-DATE",
    {
        "june": swap(EXTRA, "trên địa bàn từ ngày 31/6/2025."),
        "words": swap(EXTRA, "trên địa bàn từ ngày 30 tháng 02 năm 2025."),
    },
)
add(
    "REP-DOCNUM",
    {
        "joined": swap(
            "Phải nói đi đôi với làm”,",
            "Phải nói đi đôi với làm” theo Quyết định số 123QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh,",
        )
    },
    "nd30",
)
