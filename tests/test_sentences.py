import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.sentences import around, split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Cả nước có 25.525 mô hình.", "Năm 2024 tăng 12,5%."],
        ["Bí thư T.Ư Đảng dự hội nghị.", "TP. Cần Thơ có 9 quận."],
        ["PGS. TS. Lê A phát biểu.", "Tp.Hà Nội và TP.HCM cùng dự."],
        ["Được tặng Bằng khen của T.Ư.", "Tính đến tháng 4 có 5 mô hình."],
        ["Đ/c. Nguyễn B chủ trì.", "Ông B. Trần đến sau."],
        ["1. Mục tiêu chung của đề án.", "Phấn đấu đến năm 2025."],
        ["“Chúng tôi sẽ làm.”", "Ông nói vậy."],
        ["“Chúng tôi sẽ làm.” - ông A nói.", "Hết."],
        ["Có nơi làm... chưa tốt…", "Nhưng đã khá hơn!", "Vì sao?", "Chưa rõ."],
        ["Đã hoàn thành.", "Tiếp theo là phần hai.", "Xem vnexpress.net."],
        ["Dòng không có dấu chấm", "Dòng sau"],
    ],
)
def test_sentences_come_back_as_they_were_written(sentences: list[str]) -> None:
    spaced = " ".join(sentences[:-1]) + ("\n" if sentences[0][-1].isalpha() else " ") + sentences[-1]
    assert parts(spaced) == sentences


def test_a_forgotten_space_still_ends_the_sentence() -> None:
    assert parts("Đã hoàn thành.Tiếp theo là phần hai.") == ["Đã hoàn thành.", "Tiếp theo là phần hai."]


def test_a_bracket_with_a_small_letter_goes_on_with_its_sentence() -> None:
    assert parts("Ba nhà đổ do sạt lở. (tại huyện A); 4 ha lúa ngập. (Theo TTXVN)") == [
        "Ba nhà đổ do sạt lở. (tại huyện A); 4 ha lúa ngập.",
        "(Theo TTXVN)",
    ]


def test_a_rule_is_no_sentence() -> None:
    assert parts("Hết phần một. ________ Ông A nói. ___") == ["Hết phần một.", "Ông A nói."]


FILLED = "Mưa lớn kéo dài làm nhiều nơi ngập sâu, giao thông chia cắt, lúa và hoa màu hư hại nặng. " * 12


@pytest.mark.parametrize(
    ("glued", "sentence"),
    [
        ("Sạt lở đất làm 2 em tử vong ", "Do ảnh hưởng mưa lớn, đất đá tràn xuống đường."),
        ("Mở rộng dịch vụ công trực tuyến ", "Nhằm phục vụ người dân, huyện đã mở điểm mới."),
        ("Bí quyết ươm hạt giống đỏ ", "Năm 2024, xã kết nạp 8 đảng viên."),
        ("Ảnh: N.TRI ", "Tại xã có hai khu tái định cư."),
        ("Ảnh: HẢI ĐƯỜNG ", "Huyện nói sở giới thiệu."),
        ("Ảnh: Lê Thanh ", "Xã có 119 thủ tục."),
        ("Ảnh: Đỗ Trưởng/TTXVN  ", "Ngày 7/2, tỉnh họp."),
    ],
)
def test_headings_and_credits_are_cut_off_in_a_line_that_holds_an_article(glued: str, sentence: str) -> None:
    assert parts(f"{FILLED}{glued}{sentence}")[-2:] == [glued.strip(), sentence]
    assert parts(f"{glued}{sentence}") == [glued + sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Xã mở chương trình Những tấm lòng vàng cho em nghèo.",
        "Bí thư Huyện ủy Lê Văn Trong cho biết, lũ đã rút.",
        "Ảnh: Lê Thanh Quỳnh Lưu cung cấp.",
        "Ảnh: VIỆT DŨNG",
    ],
)
def test_names_are_not_cut(sentence: str) -> None:
    assert parts(f"{FILLED}{sentence}")[-1] == sentence


@given(st.text(alphabet="aÔBđ1.,!?…“”\"' \n-T"))
def test_spans_are_trimmed_ordered_and_cover_every_letter(text: str) -> None:
    spans = split(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())


@given(st.text(alphabet="aÔ1. \n“”", min_size=1), st.integers(0, 50))
def test_around_finds_the_sentence_of_a_position(text: str, position: int) -> None:
    spans = split(text)
    if spans:
        start, end = around(spans, position)
        assert (start, end) in spans
        if any(a <= position < b for a, b in spans):
            assert start <= position < end
