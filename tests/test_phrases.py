from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregating import decimal, figure
from tonghop import intervals, phrases
from tonghop.intervals import Interval

D = Decimal


@pytest.mark.parametrize(
    ("value", "pad", "text"),
    [
        ("1234.5", False, "1.234,5"),
        ("1234567", False, "1.234.567"),
        ("5", True, "05"),
        ("5", False, "5"),
        ("0", True, "0"),
        ("0.50", True, "0,5"),
        ("-1234.25", False, "-1.234,25"),
        ("1E+3", False, "1.000"),
        ("12.340", False, "12,34"),
    ],
)
def test_numbers_in_vietnamese_digits(value: str, pad: bool, text: str) -> None:
    assert phrases.number(D(value), pad) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("12500000000", "đồng", "12,5 tỷ đồng"),
        ("97", "%", "97%"),
        ("5", None, "05"),
        ("5", "ha", "5 ha"),
        ("1234.5", "ha", "1.234,5 ha"),
        ("25000", "đồng", "25.000 đồng"),
        ("287000000", "đồng", "287 triệu đồng"),
        ("1616250001", "đồng", "1.616.250.001 đồng"),
        ("4646000000", "kWh", "4,646 tỷ kWh"),
        ("2345000", None, "2.345.000"),
        ("2.5", "điểm %", "2,5 điểm %"),
    ],
)
def test_amounts_with_units(value: str, unit: str | None, text: str) -> None:
    assert phrases.amount(D(value), unit) == text


@pytest.mark.parametrize(
    ("say", "unit", "text"),
    [
        ("hơn 13 nghìn", None, "hơn 13.000"),
        ("trên 1,616 tỷ", "đồng", "trên 1,616 tỷ đồng"),
        ("25.525", None, "25.525"),
        ("hàng ngàn", None, "hàng ngàn"),
        ("gần 97", "%", "gần 97%"),
        ("1 - 2", None, "01 - 02"),
        ("12 - 13 triệu", "đồng", "12 - 13 triệu đồng"),
        ("15 - 20", "%", "15 - 20%"),
        ("17/19", None, "17/19"),
        ("5/19", None, "05/19"),
        ("3", None, "03"),
        ("khoảng 5", None, "khoảng 5"),
        ("ít nhất 5", None, "ít nhất 5"),
        ("không quá 20", "ha", "không quá 20 ha"),
        ("5 tỷ trở lên", "đồng", "từ 5 tỷ đồng trở lên"),
        ("1,5 triệu", None, "1,5 triệu"),
        ("chưa đến 260", None, "chưa đến 260"),
    ],
)
def test_a_figure_prints_its_own_value(say: str, unit: str | None, text: str) -> None:
    assert phrases.figure_text(figure(say, unit=unit)) == text


def test_a_share_prints_as_it_stands() -> None:
    from msgspec.structs import replace

    share = replace(figure("2/3"), value=D("0.6667"), of=None)
    assert phrases.figure_text(share) == "2/3"
    assert phrases.figure_text(replace(share, value=D("0.5"))) == "0,5"


def test_a_modifier_without_its_word_takes_the_usual_one() -> None:
    for say, text in (("trên 80", "hơn 80"), ("dưới 80", "gần 80"), ("chừng 80", "khoảng 80")):
        assert phrases.figure_text(figure(say, sentence="Câu khác.")) == text


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "unit", "text"),
    [
        (5, 5, False, False, None, "05"),
        (200, 210, False, True, None, "hơn 200"),
        (13_191, 14_191, False, True, None, "trên 13.191"),
        (250_000, 260_000, True, False, None, "gần 260.000"),
        (250_094, 260_094, True, False, None, "từ 250.094 đến 260.094"),
        (84, 86, False, False, None, "khoảng 85"),
        (263_000, 274_000, True, True, None, "từ 263.000 đến 274.000"),
        (15, None, False, False, None, "ít nhất 15"),
        (15, None, True, False, None, "trên 15"),
        (0, 20, False, False, None, "không quá 20"),
        (0, 20, False, True, None, "dưới 20"),
        (10**9, 2 * 10**9, False, False, "đồng", "từ 1 đến 2 tỷ đồng"),
        (10**6, 2 * 10**9, False, False, "đồng", "từ 1.000.000 đến 2.000.000.000 đồng"),
        (10, 20, False, False, "%", "từ 10% đến 20%"),
        (5, 8, False, False, None, "từ 5 đến 8"),
    ],
)
def test_the_tightest_phrase_of_an_interval(
    low: int, high: int | None, low_open: bool, high_open: bool, unit: str | None, text: str
) -> None:
    interval = Interval(D(low), None if high is None else D(high), low_open, high_open)
    assert phrases.interval_text(interval, unit) == text


# ---------------------------------------------------------------- what a phrase says, read by its own grammar

SCALE = {"tỷ": 10**9, "triệu": 10**6, "": 1}
AMOUNT = r"(-?[\d.]+(?:,\d+)?)%?(?: (tỷ|triệu))?"


def said(text: str, unit: str | None) -> Interval:
    """The interval that a reader takes from a phrase: `trên` and `ít nhất` say nothing of an upper end."""
    body = text.removesuffix(f" {unit}") if unit else text
    if found := re.fullmatch(rf"từ {AMOUNT} đến {AMOUNT}", body):
        scale = SCALE[found[4] or ""]
        return Interval(decimal(found[1]) * scale, decimal(found[3]) * scale)
    found = re.fullmatch(rf"(\D*?) ?{AMOUNT}", body)
    assert found, text
    value = decimal(found[2]) * SCALE[found[3] or ""]
    match found[1]:
        case "":
            return Interval(value, value)
        case "trên" | "ít nhất":
            return Interval(value, None)
        case "không quá":
            return Interval(D(0), value)
        case "dưới":
            return Interval(D(0), value, high_open=True)
        case "hơn":
            return intervals.modified(value, "over")
        case "gần":
            return intervals.modified(value, "under")
        case "khoảng":
            return intervals.modified(value, "about")
    raise AssertionError(text)


values = st.integers(0, 10**12).map(D) | st.decimals(min_value=0, max_value=10**6, places=2)
SAYS = ("exact", "about", "over", "under")
WORDS = {
    "over": (None, "hơn", "ít nhất"),
    "under": (None, "gần", "không quá", "dưới"),
    "exact": (None,),
    "about": (None,),
}


@given(
    st.lists(
        st.sampled_from(SAYS).flatmap(
            lambda modifier: st.builds(
                intervals.modified, values, st.just(modifier), st.sampled_from(WORDS[modifier]), st.none()
            )
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from((None, "đồng", "%", "ha")),
)
@settings(max_examples=400)
def test_a_printed_result_contains_the_true_interval(parts: list[Interval], unit: str | None) -> None:
    interval = intervals.total(parts)
    phrase = phrases.interval_text(interval, unit)
    assert said(phrase, unit).contains(interval), phrase


@given(values, st.sampled_from((None, "đồng", "%")))
@settings(max_examples=300)
def test_a_number_printed_and_read_is_itself(value: Decimal, unit: str | None) -> None:
    assert said(phrases.amount(value, unit), unit) == Interval(value, value)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_a_percentage_says_when_it_was_rounded(part: int, whole: int) -> None:
    text = phrases.percent(Fraction(part, whole))
    value = decimal(text.removeprefix("khoảng ").removesuffix("%"))
    exact = Fraction(part, whole) * 100
    assert (Fraction(value) == exact) == (not text.startswith("khoảng "))
    assert abs(Fraction(value) - exact) <= Fraction(1, 20)
