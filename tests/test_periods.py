"""Periods: how they nest, and how they are written for people."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import periods, timeforms

DAY = dt.date(2024, 10, 15)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2021", "năm 2021"),
        ("2017/2022", "2017 - 2022"),
        ("2023-04", "tháng 4/2023"),
        ("../2023-04", "đến tháng 4/2023"),
        ("2021/..", "từ năm 2021"),
        ("2024-01/2024-03", "quý I năm 2024"),
        ("2024-01/2024-09", "9 tháng đầu năm 2024"),
        ("2024-07/2024-12", "6 tháng cuối năm 2024"),
        ("2022-05-19", "ngày 19/5/2022"),
        ("2024-02/2024-05", "từ tháng 2/2024 đến tháng 5/2024"),
    ],
)
def test_words_for_a_report(period: str, words: str) -> None:
    assert periods.display(period) == words


@pytest.mark.parametrize(
    "wrong", ["", "..", "../..", "24", "2024-13", "2024-02-30", "2023/2021", "2024/", "năm 2024"]
)
def test_what_is_no_period_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        periods.bounds(wrong)


def test_the_year_the_quarter_and_the_month_that_hold_a_period() -> None:
    assert periods.bucket("2022-05-19", "year") == "2022"
    assert periods.bucket("2022-05-19", "quarter") == "2022-04/2022-06"
    assert periods.bucket("2022-05-19", "month") == "2022-05"
    assert periods.bucket("2024-01/2024-09", "quarter") is None
    assert periods.bucket("2021/2022", "year") is None
    assert periods.bucket("2021/..", "year") is None


days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 30))
points = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from([4, 7, 10]))


def _interval(a: str, b: str) -> str:
    low, high = sorted((a, b), key=lambda point: periods.bounds(point)[0] or dt.date.min)
    return f"{low}/{high}" if periods.bounds(low)[0] != periods.bounds(high)[0] else low


any_period = st.one_of(
    points,
    points.map(lambda point: f"../{point}"),
    points.map(lambda point: f"{point}/.."),
    st.builds(_interval, points, points),
)


@given(any_period, any_period)
def test_periods_nest_as_their_days_do(a: str, b: str) -> None:
    assert not periods.contains(a, a)
    assert periods.overlaps(a, a)
    assert periods.overlaps(a, b) == periods.overlaps(b, a)
    assert not (periods.contains(a, b) and periods.contains(b, a))
    if periods.contains(a, b):
        assert periods.overlaps(a, b)


@given(any_period, any_period, any_period)
def test_to_contain_is_transitive(a: str, b: str, c: str) -> None:
    if periods.contains(a, b) and periods.contains(b, c):
        assert periods.contains(a, c)


@given(any_period, st.sampled_from(["year", "quarter", "month"]))
def test_a_bucket_holds_its_period(period: str, size: periods.Size) -> None:
    whole = periods.bucket(period, size)
    if whole is not None:
        assert (
            whole == period
            or periods.contains(whole, period)
            or periods.bounds(whole) == periods.bounds(period)
        )


@given(any_period)
def test_the_words_of_a_period_are_read_as_that_period(period: str) -> None:
    text = periods.display(period)
    if text[0].isdigit() and " tháng " not in text:
        text = f"giai đoạn {text}"
    (span,) = timeforms.scan(text, 0, len(text), None)
    assert span.period is not None
    assert periods.bounds(span.period) == periods.bounds(period)


@given(st.text(st.sampled_from("0123456789/.-() năm tháng ngày quý từ đến"), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for span in timeforms.scan(text, 0, len(text), DAY):
        assert 0 <= span.start < span.end <= len(text)
        if span.period is not None:
            periods.bounds(span.period)
