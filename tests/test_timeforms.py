"""Times: what forms of words name which period, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest

from tonghop import timeforms

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
    ("ngày 10 đến 15/10", "2024-10-10/2024-10-15"),
    ("từ ngày 10-15/10", "2024-10-10/2024-10-15"),
    ("từ ngày 10/10 - 15/10", "2024-10-10/2024-10-15"),
    ("ngày 14 và 15 tháng 10 năm 2023", "2023-10-14/2023-10-15"),
    ("sáng nay", "2024-10-15"),
    ("đêm qua", "2024-10-14"),
    ("9 tháng qua", "2024-01/2024-09"),
    ("12 tháng qua", "2023-10/2024-10"),
    ("hơn 5 năm nay", "2019/2024"),
    ("trong vòng 1 tháng qua", "2024-09/2024-10"),
    ("11 tháng trở lại đây", "2023-11/2024-10"),
    ("ba ngày qua", "2024-10-12/2024-10-15"),
    ("Hai tuần vừa qua", "2024-10-01/2024-10-15"),
    ("Hai năm về trước", "2022"),
    ("12 năm trước đây", "2012"),
    ("cách đây 3 tháng", "2024-07"),
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
    "cuộc sống hôm nay",
    "hai năm trước khi mở cửa",
    "chậm nhất 5 ngày trước ngày bầu cử",
    "làm trước 2 tháng",
]


@pytest.mark.parametrize(("text", "period"), READ)
def test_a_time_is_read_in_any_surroundings(text: str, period: str) -> None:
    for whole in (text, f"{text}, có 5 hộ", f"Toàn xã có 5 hộ {text}."):
        (span,) = timeforms.scan(whole, 0, len(whole), DAY)
        assert span.period == period
        assert not span.compared
        assert not span.dated


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time(text: str) -> None:
    assert timeforms.scan(text, 0, len(text), DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "cách đây một tuần",
            "cách đây không lâu",
            "cách đây hơn 20 năm",
            "gần 10 năm trước",
            "mấy ngày nay",
        ),
        *("hai mươi năm trước", "100 năm trước", "tuần qua", "những ngày gần đây", "3 ngày trước đó"),
    ],
)
def test_a_time_that_names_no_day(text: str) -> None:
    (span,) = timeforms.scan(f"{text}, có", 0, len(text), DAY)
    assert span.period is None
    assert not span.compared


@pytest.mark.parametrize("text", ["9 tháng đầu năm", "ngày 11/9", "5 năm qua", "năm nay", "những năm qua"])
def test_what_only_the_articles_date_could_tell_is_open(text: str) -> None:
    (span,) = timeforms.scan(text, 0, len(text), None)
    assert span.period is None


def test_a_stated_day_stands_in_for_spans_of_years_alone() -> None:
    text = "Ba năm qua; năm nay"
    past, now = timeforms.scan(text, 0, len(text), None, dt.date(2024, 5, 16))
    assert (past.period, now.period) == ("2021/2024", None)


@pytest.mark.parametrize(
    "text", ["so với năm 2020", "so với cùng kỳ", "thấp hơn đỉnh lũ năm 2008", "so với đầu năm 2024"]
)
def test_what_a_figure_is_held_against(text: str) -> None:
    assert all(span.compared for span in timeforms.scan(text, 0, len(text), DAY))


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 02/NQ-HĐND ngày 8/4/2022",
        "Nghị quyết số 12/NQ-HĐND của HĐND tỉnh ngày 4/7/2023",
        "Luật Đất đai năm 2024",
        "Chỉ thị 05 năm 2016",
        "một tờ báo đăng ngày 19-1-2017",
        "nhiệm kỳ 2020 - 2025",
        "sinh năm 1980",
    ],
)
def test_what_only_dates_a_document_a_term_or_a_person(text: str) -> None:
    (span,) = timeforms.scan(text, 0, len(text), DAY)
    assert span.dated


def test_december_read_in_january_is_last_years() -> None:
    for text, period in (("ngày 20/12", "2024-12-20"), ("tháng 12", "2024-12"), ("ngày 3/1", "2025-01-03")):
        (span,) = timeforms.scan(text, 0, len(text), dt.date(2025, 1, 5))
        assert span.period == period
