"""Periods: the times a text names, and how they nest."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop import periods

DAY = dt.date(2024, 10, 15)

READ = [
    ("năm 2021", "2021"),
    ("Năm 2021 và 2022", "2021/2022"),
    ("các năm 2021, 2022, 2023", "2021/2023"),
    ("giai đoạn 2021 - 2025", "2021/2025"),
    ("năm học 2022-2023", "2022/2023"),
    ("Từ năm 2019 - 2023", "2019/2023"),
    ("tính từ năm 2015 đến năm 2018", "2015/2018"),
    ("từ năm 2021", "2021/.."),
    ("từ năm 2018 đến nay", "2018/.."),
    ("từ đầu năm 2022 đến nay", "2022/.."),
    ("từ đầu năm đến nay", "2024/.."),
    ("đến năm 2025", "../2025"),
    ("từ nay đến năm 2030", "../2030"),
    ("đến cuối năm 2023", "../2023"),
    ("hết năm 2023", "../2023"),
    ("đầu năm 2022", "2022"),
    ("quý I/2024", "2024-01/2024-03"),
    ("quý III-2024", "2024-07/2024-09"),
    ("quý 2 năm 2024", "2024-04/2024-06"),
    ("từ quý I đến quý III năm 2024", "2024-01/2024-09"),
    ("nửa đầu năm 2024", "2024-01/2024-06"),
    ("9 tháng đầu năm", "2024-01/2024-09"),
    ("06 tháng đầu năm 2019", "2019-01/2019-06"),
    ("sáu tháng cuối năm 2023", "2023-07/2023-12"),
    ("10 tháng của năm 2024", "2024-01/2024-10"),
    ("9 tháng/2024", "2024-01/2024-09"),
    ("tháng 4/2023", "2023-04"),
    ("tháng 5 năm 2022", "2022-05"),
    ("tháng 8", "2024-08"),
    ("Tính đến tháng 4/2023", "../2023-04"),
    ("đến hết tháng 12/2024", "../2024-12"),
    ("từ tháng 1 đến tháng 9/2024", "2024-01/2024-09"),
    ("ngày 26-1", "2024-01-26"),
    ("hôm 11.7", "2024-07-11"),
    ("sáng 2/11", "2024-11-02"),
    ("ngày 20 tháng 11 năm 2023", "2023-11-20"),
    ("tính đến 31/12", "../2024-12-31"),
    ("trước ngày 30/7/2024", "../2024-07-30"),
    ("từ 11/9 đến 26/9", "2024-09-11/2024-09-26"),
    ("từ ngày 1/1/2024 đến ngày 30/6/2024", "2024-01-01/2024-06-30"),
    ("5 năm qua", "2019/2024"),
    ("Hai năm qua", "2022/2024"),
    ("năm nay", "2024"),
    ("năm ngoái", "2023"),
    ("tháng trước", "2024-09"),
    ("Tết Ất Tỵ 2025", "2025"),
    ("Kỳ thi tốt nghiệp 2019", "2019"),
    ("(2021 - 2022)", "2021/2022"),
]

NOTHING = [
    "1.234.567 đồng",
    "hai bên, năm điều, mười tháng lương",
    "số 3/4/2024/QĐ",
    "từ 5 đến 10 triệu",
    "2/3 số hộ",
    "đến 3/4 diện tích",
    "2000 m3",
    "0912.345.678",
    "kéo dài 5 năm",
]


@pytest.mark.parametrize(("text", "period"), READ)
def test_a_time_is_read_in_any_surroundings(text: str, period: str) -> None:
    for whole in (text, f"{text}, có 5 hộ", f"Toàn xã có 5 hộ {text}."):
        (span,) = periods.scan(whole, 0, len(whole), DAY)
        assert span.period == period
        assert not span.compared
        assert not span.dated


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time(text: str) -> None:
    assert periods.scan(text, 0, len(text), DAY) == []


@pytest.mark.parametrize("text", ["9 tháng đầu năm", "ngày 11/9", "5 năm qua", "năm nay", "những năm qua"])
def test_what_only_the_articles_date_could_tell_is_open(text: str) -> None:
    (span,) = periods.scan(text, 0, len(text), None)
    assert span.period is None


def test_a_stated_day_stands_in_for_spans_of_years_alone() -> None:
    text = "Ba năm qua; năm nay"
    past, now = periods.scan(text, 0, len(text), None, dt.date(2024, 5, 16))
    assert (past.period, now.period) == ("2021/2024", None)


@pytest.mark.parametrize(
    "text", ["so với năm 2020", "so với cùng kỳ", "thấp hơn đỉnh lũ năm 2008", "so với đầu năm 2024"]
)
def test_what_a_figure_is_held_against(text: str) -> None:
    assert all(span.compared for span in periods.scan(text, 0, len(text), DAY))


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 02/NQ-HĐND ngày 8/4/2022",
        "Nghị quyết số 12/NQ-HĐND của HĐND tỉnh ngày 4/7/2023",
        "Luật Đất đai năm 2024",
        "nhiệm kỳ 2020 - 2025",
        "sinh năm 1980",
    ],
)
def test_what_only_dates_a_document_a_term_or_a_person(text: str) -> None:
    (span,) = periods.scan(text, 0, len(text), DAY)
    assert span.dated


def test_december_read_in_january_is_last_years() -> None:
    for text, period in (("ngày 20/12", "2024-12-20"), ("tháng 12", "2024-12"), ("ngày 3/1", "2025-01-03")):
        (span,) = periods.scan(text, 0, len(text), dt.date(2025, 1, 5))
        assert span.period == period


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
    (span,) = periods.scan(text, 0, len(text), None)
    assert span.period is not None
    assert periods.bounds(span.period) == periods.bounds(period)


@given(st.text(st.sampled_from("0123456789/.-() năm tháng ngày quý từ đến"), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for span in periods.scan(text, 0, len(text), DAY):
        assert 0 <= span.start < span.end <= len(text)
        if span.period is not None:
            periods.bounds(span.period)
