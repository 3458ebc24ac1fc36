"""Which unit an article is about."""

from __future__ import annotations

import pytest

from articles import article_of
from tonghop.subject import article_place

ARTICLES = [
    (
        "Lập Thạch làm theo lời Bác",
        ["Huyện Lập Thạch đã có nhiều cách làm. Toàn huyện có 5 xã."],
        None,
        "huyện Lập Thạch",
    ),
    (
        "Quảng Ngãi: Khắc phục sau bão",
        ["Toàn tỉnh có 5 điểm trường. TP. Quảng Ngãi có 3 điểm."],
        None,
        "tỉnh Quảng Ngãi",
    ),
    ("Nêu gương", ["Trên địa bàn tỉnh có 5 xã.", "Tỉnh đã khen."], "Báo Cao Bằng", "tỉnh Cao Bằng"),
    (
        "Nêu gương",
        ["Tỉnh ủy khen huyện Tuy Đức.", "Toàn tỉnh có 5 xã; huyện Đắk Song có 2. Tỉnh sẽ nhân rộng."],
        None,
        "tỉnh Đắk Nông",
    ),
    (
        "Thoát nghèo",
        ["Tại xã Đắk Hòa (Đắk Song), xã Đắk Hòa có 5 hộ.", "Xã Đắk Hòa vui."],
        None,
        "xã Đắk Hòa",
    ),
    (
        "Thiếu giáo viên",
        ["Gia Lai thiếu. An Giang thiếu. Cà Mau thiếu.", "Hà Tĩnh thiếu. Phú Thọ thiếu."],
        None,
        "cả nước",
    ),
    (
        "Chuyện của chị",
        ["Sinh ra và lớn lên ở xã Quỳnh Bảng, huyện Quỳnh Lưu, tỉnh Nghệ An, từ năm 2007 chị vào Gia Lai."],
        None,
        "tỉnh Gia Lai",
    ),
    ("Học Bác", ["Mỗi người một việc."], None, None),
    (None, [], None, None),
    # a company bears the name of where it is registered
    (
        "Nỗi lo bên thác",
        ["Công ty Thủy điện Đắk Nông xây đập ở huyện Tuy Đức."]
        + ["Huyện Tuy Đức nhận đơn của Công ty Thủy điện Đắk Nông."] * 3,
        None,
        "huyện Tuy Đức",
    ),
]


@pytest.mark.parametrize(("title", "paragraphs", "outlet", "place"), ARTICLES)
def test_what_an_article_is_about(
    title: str | None, paragraphs: list[str], outlet: str | None, place: str | None
) -> None:
    whole = article_of("\n".join(paragraphs))
    assert article_place(title, whole.text, whole.lines, outlet) == place
