"""Tokens of a sentence: what they are, where they stand, and for which numbers a sentence is read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import tokens, triggers
from tonghop.scan import views

# What a token is, said once more and slowly.
TOKEN = re.compile(r"[0-9]+(?:[.,/][0-9]+)*|\w+|[^\w\s]")


def read(text: str) -> tokens.Tokens:
    """The tokens of a text that is one sentence, whatever numbers it has."""
    runs = [match.span() for match in TOKEN.finditer(text) if "0" <= match[0][0] <= "9"]
    marks = tokens.marks_of(views(text))
    return tokens.Tokens(text, views(text).low, 0, len(text), runs, set(), marks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Có 1.234,5 ha (12%).", ["có", "1.234,5", "ha", "(", "12", "%", ")", "."]),
        ("Quyết định 853/QĐ-UBND", ["quyết", "định", "853", "/", "qđ", "-", "ubnd"]),
        ("300m2, ≥5°C", ["300", "m2", ",", "≥", "5", "°", "c"]),
        ("xã  K’Ho\t“0 đồng”", ["xã", "k", "’", "ho", "“", "0", "đồng", "”"]),
        ("a_b 5_6 H5N1", ["a_b", "5", "_6", "h5n1"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    t = read(text)
    assert t.lows[: t.size] == words


@given(st.text(alphabet="09.,/-–()“ ²°≥_aĐm\t", max_size=60).map(lambda text: f"x {text} x"))
def test_places_are_those_of_the_text(text: str) -> None:
    t = read(text)
    slow = [*TOKEN.finditer(text)]
    assert t.lows[: t.size] == [match[0].lower() for match in slow]
    for k, match in enumerate(slow):
        # Counted from the nearest number, without it the places of all.
        assert (t.at(k), t.stop(k)) == match.span()
        assert t.glued(k) == (k > 0 and slow[k - 1].end() == match.start())
        assert t.word(k) == match[0]
    assert t.starts == [match.start() for match in slow]
    assert t.span(0, t.size) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Năm 2021, huyện có 35 xã", ["2021", "35"]),
        ("Huyện có năm mươi ba hộ", ["năm", "ba"]),
        ("Dịch H5N1 làm một người chết", ["một"]),
        ("Ngày 11/9/2024, tại năm 2021", None),
        ("3) Giai đoạn 2021 - 2025 (năm 2022)", None),
        ("Năm 2024, huyện đổi thay", None),
        ("Mất một người", None),
        ("Một (hai) ba", ["hai", "ba"]),
    ],
)
def test_numbers(text: str, numbers: list[str] | None) -> None:
    numbered = triggers.read(views(text).low, triggers.NUMBERS.find(text), 0, len(text))
    if numbers is None:
        assert numbered is None
    else:
        assert numbered is not None
        runs = [text[a:b] for a, b in numbered[0]]
        assert {*runs, *numbered[1]} == {*numbers}
