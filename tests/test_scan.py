"""Phrases found in one pass are whole words, at their places in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.scan import GOES_ON, Scan, Topic, views

PHRASES = {"đến": 1, "đến nay": 2, "nay": 3, "tỉnh": 4, "huyện": 5}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đến nay, tỉnh/huyện", ["Đến", "Đến nay", "nay", "tỉnh", "huyện"]),
        ("(tỉnh)", ["tỉnh"]),
        ("tỉnhđến nayx", []),
        ("đến\nnay", ["đến", "nay", "đến\nnay"]),
        ("", []),
        ("İ tỉnh", ["tỉnh"]),
    ],
)
def test_whole_words_and_phrases_are_found(text: str, found: list[str]) -> None:
    hits = Scan(PHRASES).find(views(text).spaced, 0, len(text))
    assert sorted(text[start:end] for start, end, _ in hits) == sorted(found)


@given(st.lists(st.sampled_from(["đến", "nay", "tỉnh", "xã", ",", "\n", "–", "x"])).map(" ".join), st.data())
def test_it_finds_what_re_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spaced = views(text).spaced
    expected = sorted(
        (match.start(1) - 1, match.end(1) - 1)  # `spaced` has a space before the text
        for phrase in PHRASES
        for match in re.finditer(rf"(?<= )(?=({phrase}) )", spaced)
        if start < match.start(1) and match.end(1) - 1 <= end
    )
    hits = Scan(PHRASES).find(spaced, start, end)
    assert sorted((a, b) for a, b, _ in hits) == expected


def test_every_topic_finds_its_own() -> None:
    text = "Đến nay, tỉnh sẽ đến. Nay tỉnh/huyện xong"
    units, times = Topic(lambda: {"tỉnh": 4, "huyện": 5}), Topic(lambda: PHRASES)
    said = [text[start:end] for start, end, _ in units.find(text)]
    assert said == ["tỉnh", "tỉnh", "huyện"]
    assert times.find(text) == Scan(PHRASES).find(views(text).spaced, 0, len(text))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 41, ["Đến", "Đến nay", "nay", "tỉnh", "đến", "đến. Nay", "Nay", "tỉnh", "huyện"]),
        (0, 21, ["Đến", "Đến nay", "nay", "tỉnh", "đến"]),
        (22, 41, ["Nay", "tỉnh", "huyện"]),  # what begins before is not in it
        (9, 13, ["tỉnh"]),
        (10, 13, []),
        (13, 14, []),
    ],
)
def test_a_topic_is_asked_for_a_part_of_a_text(start: int, end: int, found: list[str]) -> None:
    text = "Đến nay, tỉnh sẽ đến. Nay tỉnh/huyện xong"
    hits = Topic(lambda: {**PHRASES, "đến  nay": 6}).within(text, start, end)
    assert [text[a:b] for a, b, _ in hits] == found


def test_a_phrase_may_go_on() -> None:
    text = "Có 35 xã, 2ha/hộ, H5"
    digits = Topic(lambda: {f"{digit}{GOES_ON}": None for digit in "0123456789"})
    assert [text[start:end] for start, end, _ in digits.find(text)] == ["3", "2"]


def test_rare_marks_are_spaces_too() -> None:
    seen = views("5×6 ≥ 7_a")
    assert seen.spaced == " 5 6   7_a "
    assert set(seen.rare) == {"×", "≥"}
