"""Numbers, digits and words, both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import numerals

NATURALS = st.integers(0, 10**15)
DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False)


@given(NATURALS)
def test_words_and_back(value: int) -> None:
    assert numerals.parse(numerals.to_words(Decimal(value))) == value


@given(NATURALS)
def test_digits_and_back(value: int) -> None:
    assert numerals.parse(numerals.to_digits(Decimal(value))) == value


@given(DECIMALS)
def test_decimals_in_digits_and_back(value: Decimal) -> None:
    plain = numerals.to_digits(value)
    integral = value == value.to_integral_value()
    thousandths = abs(value) < 1000 and not integral and value * 100 != int(value * 100)
    if not thousandths:  # "1,234" alone is ambiguous; the reader says so
        assert numerals.parse(plain) == value


@given(DECIMALS)
def test_decimals_in_words_and_back(value: Decimal) -> None:
    assert numerals.parse(numerals.to_words(value)) == value


@given(st.lists(st.integers(0, 999), min_size=1, max_size=5), st.sampled_from(["nghìn", "triệu", "tỷ"]))
def test_groups_never_fail(groups: list[int], scale: str) -> None:
    tokens = [str(group) for group in groups for _ in (0, 1)] + [scale]
    found = numerals.read(tokens)
    assert found is not None
    assert 1 <= found.tokens <= len(tokens)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("12,5", "12.5"),
        ("1,234,567.5", "1234567.5"),
        ("13 nghìn", "13000"),
        ("3 triệu 200 nghìn", "3200000"),
        ("1,2 triệu tỷ", "1200000000000000"),
        ("4.687 tỷ", "4687000000000"),
        ("1,616 tỷ", "1616000000"),
        ("2 vạn", "20000"),
        ("2 chục nghìn", "20000"),
        ("hai mươi mốt", "21"),
        ("hai mươi tư", "24"),
        ("hai mươi lăm", "25"),
        ("mười", "10"),
        ("một trăm linh năm", "105"),
        ("một trăm lẻ năm", "105"),
        ("một trăm rưỡi", "150"),
        ("hai triệu rưỡi", "2500000"),
        ("một triệu hai", "1200000"),
        ("hai nghìn ba trăm tỷ", "2300000000000"),
        ("một phẩy năm triệu", "1500000"),
        ("âm năm", "-5"),
        ("-5", "-5"),
        ("9" * 28, "9" * 28),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert numerals.parse(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "mươi", "trăm", "1.23.456", "1..2", ".5", "9" * 5000, "1.2.3.4", "hai con", "5 5"]
)
def test_what_is_no_number(text: str) -> None:
    assert numerals.parse(text) is None


@pytest.mark.parametrize(
    ("token", "discrete", "value", "doubtful"),
    [
        ("1.5", False, "1.5", True),
        ("1,234", False, "1.234", True),
        ("1,234", True, "1234", True),
        ("1.234", True, "1234", False),
        ("0,125", False, "0.125", False),
        ("12,5", False, "12.5", False),
        ("1,234.5", False, "1234.5", True),
    ],
)
def test_doubt_about_separators_is_said(token: str, discrete: bool, value: str, doubtful: bool) -> None:
    assert numerals.read_digits(token, discrete) == (Decimal(value), doubtful)


def test_words_are_the_usual_ones() -> None:
    assert numerals.to_words(Decimal(1_000_002)) == "một triệu không trăm linh hai"
    assert numerals.to_words(Decimal(21_015)) == "hai mươi mốt nghìn không trăm mười lăm"
    assert numerals.to_words(Decimal("-1.25")) == "âm một phẩy hai năm"
    assert numerals.to_digits(Decimal("1000")) == "1.000"
