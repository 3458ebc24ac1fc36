"""Bodies that a figure may be of: their names, and where no body is meant."""

from __future__ import annotations

import pytest

from tonghop.bodies import bodies

BODIES = [
    ("Công ty cổ phần Thủy điện Sê San 4A đạt", "Công ty cổ phần Thủy điện Sê San 4A"),
    ("Tổng công ty Hàng không (Vietnam Airlines)", "Tổng công ty Hàng không"),
    ("Công ty Thoát nước đô thị đã", "Công ty Thoát nước đô thị"),
    ("Trường THPT số 1 An Nhơn có", "Trường THPT số 1 An Nhơn"),
    ("Bệnh viện Đa khoa tỉnh có", "Bệnh viện Đa khoa tỉnh"),
    ("Công ty Hoa Sen và Công ty Đại An đã", "Công ty Hoa Sen"),
    ("Công ty Xe tơ - Dệt lụa Hà Bảo là một", "Công ty Xe tơ - Dệt lụa Hà Bảo"),
    ("Công ty Hoa Sen - Đơn vị thi công A đã", "Công ty Hoa Sen"),
    ("Công ty đã nộp", ""),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_the_name_of_a_body(text: str, name: str) -> None:
    assert bodies(text, 0, len(text))[0].name == name


@pytest.mark.parametrize(
    "text", ["Trường Sa, Trường Sơn", "mở tại ngân hàng Vietcombank", "theo báo cáo của Công ty A"]
)
def test_what_holds_no_figure(text: str) -> None:
    assert bodies(text, 0, len(text)) == []
