"""Số đếm: bao nhiêu người, hộ, mô hình, vụ việc.

Count: how many of a thing. What is counted is the noun; there is no unit. A number word alone ("hai", "ba")
counts only before a noun.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (
    Rule("count.vague", "Số ước chừng: hàng trăm, vài chục.", lambda m: m.shape == "vague"),
    Rule("count.words", "Số viết bằng chữ: hai tập thể.", lambda m: m.shape == "words"),
    Rule("count.digits", "Số viết bằng chữ số: 25.525 mô hình.", lambda m: m.shape == "digits"),
)

EXAMPLES = (
    Example("cả nước có 25.525 mô hình tiêu biểu", "25.525", "25525"),
    Example("hơn 13 nghìn việc đã đăng ký", "13 nghìn", "13000"),
    Example("khen thưởng hai tập thể", "hai", "2"),
    Example("hàng ngàn cá nhân tiêu biểu", "hàng ngàn", "1000"),
    Example("vài trăm bài viết", "vài trăm", "200"),
    Example("lựa chọn từ 1 – 2 việc làm theo", "1 – 2", "1", max="2"),
    Example("số nhà thầu trúng thầu là 52", "52", "52"),
    Example("ba mươi hộ nghèo", "ba mươi", "30"),
    Example("trao 05 suất quà", "05", "5"),
)
COUNTER_EXAMPLES = (
    "một số hộ",
    "một trong những điển hình",
    "thứ ba",
    "ba mẹ em",
    "hàng ngày",
    "Chỉ thị số 05-CT/TW",
    "Đại hội XIII",
)
