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
