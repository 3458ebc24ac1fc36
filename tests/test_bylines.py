import pytest

from tonghop import bylines
from tonghop.bylines import glued, signs, split_byline


def test_examples_sign_an_article_and_counter_examples_do_not() -> None:
    assert [tail for tail in bylines.GLUED if not signs(tail)] == []
    assert [tail for tail in bylines.NOT_GLUED if signs(tail)] == []


def test_outlets_are_told_from_other_names() -> None:
    outlet = bylines.OUTLET
    assert [name for name in outlet.examples if not outlet.pattern.search(name)] == []
    assert [name for name in outlet.counter_examples if outlet.pattern.search(name)] == []


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Nước đã rút hẳn. Lê Thanh", "Lê Thanh"),
        ("“Chúng tôi sẽ làm.” Lê Thanh", "Lê Thanh"),
        ("… vẫn gặp rất nhiều khó khăn./. PV", "PV"),
        ("Nước đã rút hẳn… Nguyễn Sơn  (TTXVN)", "Nguyễn Sơn  (TTXVN)"),
        ("Lũ tràn về TP. Hồ Chí Minh", None),
        ("Dẫn đầu đoàn là PGS. TS. Nguyễn Văn A", None),
        ("Hai hộ thoát nghèo gồm: 1. Lê Văn A; 2. Nguyễn Văn B", None),
        ("Nước đã rút hẳn.", None),
        ("Lê Thanh", None),
        ("“Không có gì quý hơn độc lập, tự do”. Hồ Chí Minh", None),
    ],
)
def test_a_byline_is_glued_behind_the_last_full_stop(text: str, byline: str | None) -> None:
    at = glued(text)
    assert (None if at is None else text[at:]) == byline


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Theo Lê Hà - Báo Bắc Giang", "Lê Hà", "Báo Bắc Giang"),
        ("Theo http://www.baodaknong.org.vn/tin-tuc", None, "baodaknong.org.vn"),
        ("Theo Nguyễn Văn A", "Nguyễn Văn A", None),
        ("Theo Lao Động", None, "Lao Động"),
        ("Nguồn Đăk Nông Điện tử", None, "Đăk Nông Điện tử"),
        ("Lê Thanh (Theo Dân trí)", "Lê Thanh", "Dân trí"),
        ("PV", "PV", None),
        ("TTXVN/Báo Tin tức", None, "Báo Tin tức"),
        ("Mạnh Hùng, Đài Truyền thanh huyện", "Mạnh Hùng", "Đài Truyền thanh huyện"),
        ("Theo Lê Thanh (Dân trí)", "Lê Thanh", "Dân trí"),
        ("Tác giả bài viết: Lê Thanh", "Lê Thanh", None),
        ("https://baonghean.vn/xa-hoi.html", None, "baonghean.vn"),
        ("Ảnh: Lê Thanh", None, None),
        ("Ảnh, bài: Lê Thanh", "Lê Thanh", None),
    ],
)
def test_bylines_are_split_into_author_and_outlet(line: str, author: str | None, outlet: str | None) -> None:
    assert split_byline(line) == (author, outlet)
