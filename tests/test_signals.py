"""Signals: the words of time and status that one scan of a sentence finds, and what a paragraph goes on with."""

from __future__ import annotations

import pytest

from tonghop import signals
from tonghop.status import Story


def kinds_in(sentence: str) -> int:
    return signals.of(sentence, 0, len(sentence))[0]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Huyện phấn đấu có 5 xã.", signals.TARGET | signals.GOAL),
        ("Theo quy định, hộ được 5 suất.", signals.NORM),
        ("Đến nay, xã đã xong.", signals.RESULT | signals.DONE),
        ("Sẽ trao 5 suất cho mỗi xã.", signals.TARGET | signals.AHEAD | signals.EACH | signals.PER),
        ("Tỉnh quy định về các mức thu.", signals.RULE | signals.NORM),
        # no whole words, or a mark between them
        ("Năng suất cao, đến, nay vẫn thế.", 0),
        ("Chăm lo 12020 hộ.", 0),
    ],
)
def test_what_a_sentence_signals(sentence: str, kinds: int) -> None:
    assert kinds_in(sentence) & kinds == kinds
    assert bool(kinds_in(sentence)) == bool(kinds)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Năm 2024 có 5 xã.", signals.TIME),
        ("Mưa từ tối 5/3.", signals.TIME),
        ("Ba năm qua, xã có 5 hộ.", signals.TIME | signals.PAST),
        ("Đến nay, xã có 5 hộ.", signals.PRESENT),
        ("Năng suất cao, đến, nay vẫn thế.", 0),
        ("Chăm lo 12020 hộ.", 0),
    ],
)
def test_what_a_sentence_signals_of_time(sentence: str, kinds: int) -> None:
    assert signals.times(sentence, 0, len(sentence))[0] == kinds


def test_signals_lie_where_they_are_said() -> None:
    text = "Xã A. Huyện sẽ có 5 xã, đến nay chưa có."
    _, found = signals.of(text, 6, len(text))
    assert [text[start:end] for start, end, _ in found] == ["sẽ", "đến nay"]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Mục tiêu là xóa nghèo. Thu nhập tăng.", "target"),
        ("Mục tiêu là xóa nghèo. Xã đã có điện.", None),
        ("Xã đã đạt mục tiêu. Thu nhập tăng.", None),
        ("Chương trình mục tiêu quốc gia. Thu nhập tăng.", None),
        ("Tỉnh quy định mức thu. Hộ nghèo được miễn.", "norm"),
        ("Tỉnh phấn đấu và quy định mức thu. Hộ nghèo được miễn.", "norm"),
        ("Xã họp. Dân bàn.", None),
    ],
)
def test_what_a_paragraph_says_of_its_next_sentence(paragraph: str, said: str | None) -> None:
    story = Story(paragraph)
    story.open(0, len(paragraph), None)
    assert story.said(0) is None
    assert story.said(len(paragraph)) == said


def test_a_goal_goes_on_into_the_next_paragraph_only_by_a_word_that_says_so() -> None:
    goal, besides, other = "Mục tiêu là xóa nghèo.", "Bên cạnh đó, trồng rừng.", "Xã trồng rừng."
    for second, said in ((besides, "target"), (other, None)):
        text = f"{goal}\n{second}"
        story = Story(text)
        story.open(0, len(goal), None)
        story.open(len(goal) + 1, len(text), None)
        assert story.said(len(goal) + 1) == said


def test_a_heading_decides_for_its_list() -> None:
    text = "- Xã đã có điện. Có 5 hộ."
    story = Story(text)
    story.open(0, len(text), "target")
    assert story.said(len(text)) == "target"
    story.close()
    assert story.said(len(text)) is None
