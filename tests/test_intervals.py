from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregating import figure
from tonghop import intervals
from tonghop.intervals import Interval
from tonghop.model import Modifier

D = Decimal


@pytest.mark.parametrize(
    ("say", "low", "high", "low_open", "high_open"),
    [
        ("191", 191, 191, False, False),
        ("hơn 13 nghìn", 13_000, 14_000, False, True),
        ("trên 13.000", 13_000, 14_000, False, True),
        ("gần 260 nghìn", 250_000, 260_000, True, False),
        ("trên 1,616 tỷ", 1_616_000_000, 1_617_000_000, False, True),
        ("khoảng 980 triệu", 970_000_000, 990_000_000, False, False),
        ("khoảng 5", 4, 6, False, False),
        ("khoảng 10", 0, 20, False, False),
        ("ít nhất 5", 5, None, False, False),
        ("tối thiểu 5", 5, None, False, False),
        ("5 trở lên", 5, None, False, False),
        ("không quá 10", 0, 10, False, False),
        ("tối đa 10", 0, 10, False, False),
        ("10 trở xuống", 0, 10, False, False),
        ("dưới 10", 0, 10, False, True),
        ("chưa đến 260", 250, 260, True, False),
        ("hàng trăm", 100, 1000, False, True),
        ("hàng ngàn", 1000, 10_000, False, True),
        ("vài", 2, 10, False, True),
        ("1 - 2", 1, 2, False, False),
        ("5 - 10 triệu", 5_000_000, 10_000_000, False, False),
        ("khoảng 5 - 10", 4, 20, False, False),
        ("17/19", 17, 17, False, False),
    ],
)
def test_what_a_number_says(say: str, low: int, high: int | None, low_open: bool, high_open: bool) -> None:
    assert intervals.of_figure(figure(say)) == Interval(
        D(low), None if high is None else D(high), low_open, high_open
    )


def test_the_word_that_claims_least_wins_where_a_number_stands_twice() -> None:
    sentence = "Mỗi xã có hơn 5 mô hình; ít nhất 5 mô hình là của đoàn viên."
    assert intervals.of_figure(figure("hơn 5", sentence=sentence)).high is None


def test_a_number_inside_another_is_not_its_stand() -> None:
    sentence = "Tối đa 1.250 hộ, nay hơn 250 hộ."
    assert intervals.cue(figure("hơn 250", sentence=sentence)) == "hơn"


def test_a_sentence_without_the_number_reads_by_the_modifier_alone() -> None:
    assert intervals.of_figure(figure("hơn 80", sentence="Không có số.")) == Interval(
        D(80), D(90), False, True
    )


@pytest.mark.parametrize(
    ("value", "step"),
    [("13000", "1000"), ("12.5", "0.1"), ("12.50", "0.1"), ("7", "1"), ("0", "1"), ("100", "100")],
)
def test_one_unit_of_the_last_significant_digit(value: str, step: str) -> None:
    assert intervals.step(D(value)) == D(step)


# ---------------------------------------------------------------- properties

values = st.decimals(min_value=0, max_value=10**15, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def made(draw: st.DrawFn) -> Interval:
    low = draw(values)
    if draw(st.booleans()):
        return Interval(low, low)
    high = draw(st.none() | values.map(lambda more: low + more + 1))
    return Interval(low, high, draw(st.booleans()), high is not None and draw(st.booleans()))


@st.composite
def a_point_of(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Some value that the interval holds."""
    low = Fraction(interval.low)
    high = low + 1000 if interval.high is None else Fraction(interval.high)
    share = Fraction(draw(st.integers(1, 99)), 100)
    ends = [low + (high - low) * share]
    ends += [] if interval.low_open else [low]
    ends += [] if interval.high_open or interval.high is None else [high]
    return draw(st.sampled_from(ends))


def holds(interval: Interval, value: Fraction) -> bool:
    low = value > interval.low or (value == interval.low and not interval.low_open)
    if interval.high is None:
        return low
    return low and (value < interval.high or (value == interval.high and not interval.high_open))


@given(st.data(), st.lists(made(), min_size=1, max_size=6))
def test_a_sum_holds_the_sum_of_any_values(data: st.DataObject, parts: list[Interval]) -> None:
    points = [data.draw(a_point_of(part)) for part in parts]
    assert all(holds(part, value) for part, value in zip(parts, points, strict=True))
    assert holds(intervals.total(parts), sum(points, Fraction(0)))


@given(st.lists(made(), min_size=1, max_size=8), st.randoms(use_true_random=False), st.integers(1, 7))
def test_a_sum_does_not_depend_on_order_or_grouping(
    parts: list[Interval], rng: random.Random, cut: int
) -> None:
    shuffled = list(parts)
    rng.shuffle(shuffled)
    whole = intervals.total(parts)
    assert intervals.total(shuffled) == whole
    assert intervals.total([intervals.total(parts[:cut]), intervals.total(parts[cut:])]) == whole
    assert reduce(lambda a, b: a + b, parts) == whole


@given(made(), made())
def test_containment_is_an_order(a: Interval, b: Interval) -> None:
    assert a.contains(a)
    if a.contains(b) and b.contains(a):
        assert a == b


@given(st.data(), made(), made())
def test_what_contains_holds_every_value(data: st.DataObject, a: Interval, b: Interval) -> None:
    if a.contains(b):
        assert holds(a, data.draw(a_point_of(b)))


@given(values, st.sampled_from(("exact", "about", "over", "under", "vague")))
@settings(max_examples=300)
def test_a_modified_number_holds_or_borders_itself(value: Decimal, modifier: Modifier) -> None:
    interval = intervals.modified(value, modifier)
    assert Interval(interval.low, interval.high).contains(intervals.point(value))
    assert interval.low >= 0 or modifier == "under"


def test_a_hundred_thousand_random_sums_are_exact() -> None:
    rng = random.Random(5)
    running, count, check = Interval(D(0), D(0)), 0, Fraction(0)
    for _ in range(1000):
        digits = [D(rng.randrange(10**18)).scaleb(-rng.randrange(18)) for _ in range(100)]
        parts = [Interval(low, low + D(rng.randrange(1000)).scaleb(-3), high_open=True) for low in digits]
        count += len(parts)
        running += intervals.total(parts)
        check += sum((Fraction(low) for low in digits), Fraction(0))
        assert Fraction(running.low) == check
    assert count == 10**5
    assert running.high is not None
    assert running.high >= running.low


def test_thirty_digits_are_kept() -> None:
    large, small = D(10) ** 30, D(1).scaleb(-30)
    assert intervals.total([intervals.point(large), intervals.point(small)]).low - large == small or Fraction(
        intervals.total([intervals.point(large), intervals.point(small)]).low
    ) == Fraction(large) + Fraction(small)
