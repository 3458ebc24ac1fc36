from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
import pytest

import aggregating
from tonghop import aggregate, intervals, results
from tonghop.aggregate import FigureOptions, Finding
from tonghop.model import Article, Figure
from tonghop.problems import Problem, Where
from tonghop.totals import Group

Run = tuple[tuple[Group, ...], tuple[Problem, ...]]
SAYS = (
    "94",
    "hơn 80",
    "gần 260 nghìn",
    "khoảng 85",
    "ít nhất 10",
    "không quá 20",
    "dưới 30",
    "5 - 10",
    "hàng trăm",
)

ARTICLES: Mapping[str, Article] = {
    "a": aggregating.article("a", "2022-01-05", outlet="Báo A"),
    "b": aggregating.article("b", "2022-01-09", outlet="Báo B"),
}


def found(*figures: Figure, **options: Any) -> Run:
    return aggregate.findings(figures, ARTICLES, FigureOptions(**options))


def test_an_explanation_names_every_source() -> None:
    groups, _ = found(
        aggregating.figure("94", 1, noun="mô hình", place="thành phố Vị Thanh", period="2021"),
        aggregating.figure("94", 2, "b", noun="mô hình", place="thành phố Vị Thanh", period="2021"),
        aggregating.figure("hơn 80", 3, noun="mô hình", place="huyện Lập Thạch", period="2021"),
        aggregating.figure("hàng trăm", 4, noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        total="sum",
    )
    row: Any = aggregate.explanation(groups[0], ARTICLES)
    assert msgspec.json.encode(row)
    (total,) = row["totals"]
    assert (total["phrase"], total["low"], total["high"], total["high_open"]) == (
        "trên 174",
        "174",
        "184",
        True,
    )
    sources = [[source["file"] for source in addend["sources"]] for addend in total["addends"]]
    assert sorted(map(sorted, sources)) == [["a.txt"], ["a.txt", "b.txt"]]
    assert all(
        source["line"] == 1 and source["sentence"]
        for addend in total["addends"]
        for source in addend["sources"]
    )
    assert [(left["code"], left["phrase"], left["reason"]) for left in row["left_out"]] == [
        ("AGG002", "hàng trăm", "nguồn chỉ nêu ước chừng")
    ]


def one(say: str, period: str, **fields: Any) -> Finding:
    fields = {"noun": "mô hình", "place": "tỉnh Cao Bằng", **fields}
    return found(aggregating.figure(say, 1, period=period, **fields))[0][0].findings[0]


@pytest.mark.parametrize(
    ("before", "after", "unit", "phrase"),
    [
        ("80", "94", None, "tăng 14 (17,5%)"),
        ("94", "80", None, "giảm 14 (khoảng 14,9%)"),
        ("94", "94", None, "không đổi"),
        ("12,5", "10", "%", "giảm 2,5 điểm %"),
        ("hơn 80", "120", None, "tăng gần 40"),
        ("hơn 80", "85", None, None),
        ("80", "hơn 100", None, "tăng trên 20"),
        ("80", "ít nhất 100", None, "tăng ít nhất 20"),
        ("hàng trăm", "20", None, None),
        ("1 tỷ", "1,5 tỷ", "đồng", "tăng 500 triệu đồng (50%)"),
    ],
)
def test_a_change_is_told_only_where_it_is_known(
    before: str, after: str, unit: str | None, phrase: str | None
) -> None:
    change = aggregate.compare(one(before, "2021", unit=unit), one(after, "2022", unit=unit))
    assert (change and change.phrase) == phrase


def test_only_the_same_fact_of_two_times_is_compared() -> None:
    base = one("80", "2021")
    assert aggregate.compare(base, one("94", "2021/2022")) is None
    assert aggregate.compare(base, one("94", "2022", place="tỉnh Bắc Kạn")) is None
    assert aggregate.compare(base, one("94", "2022", noun="hộ nghèo")) is None
    assert aggregate.compare(base, one("94", "2022", status="target")) is None
    assert aggregate.compare(base, one("94", "2022", unit="ha")) is None


def test_changes_pair_the_facts_of_two_years() -> None:
    groups, _ = found(
        aggregating.figure("80", 1, noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        aggregating.figure("94", 2, noun="mô hình", place="tỉnh Cao Bằng", period="2022-01/2022-12"),
        aggregating.figure("5", 3, noun="mô hình", place="tỉnh Bắc Kạn", period="2022"),
    )
    assert [change.phrase for change in aggregate.changes(groups[0].findings, "2021", "2022")] == [
        "tăng 14 (17,5%)"
    ]


def test_a_chart_draws_totals_and_single_findings() -> None:
    groups, _ = found(
        aggregating.figure("80", 1, noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        aggregating.figure("14", 2, noun="mô hình", place="tỉnh Bắc Kạn", period="2021"),
        aggregating.figure("hơn 100", 3, noun="mô hình", place="tỉnh Bắc Kạn", period="2022"),
        aggregating.figure("hàng trăm", 4, noun="mô hình", place="tỉnh Bắc Kạn", period="2023"),
        group_by=("period",),
        total="sum",
    )
    categories, series = aggregate.chart_series(groups)
    assert categories == ("năm 2021", "năm 2022", "năm 2023")
    assert [(line.name, line.values) for line in series] == [("mô hình", (Decimal(94), Decimal(100), None))]
    assert [finding.phrase for finding in aggregate.approximate(groups)] == ["hơn 100", "hàng trăm"]


def test_a_second_group_makes_the_series_of_a_chart() -> None:
    groups, _ = found(
        aggregating.figure("80", 1, noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        aggregating.figure("14", 2, noun="mô hình", place="tỉnh Bắc Kạn", period="2021"),
        aggregating.figure("16", 3, noun="mô hình", place="tỉnh Bắc Kạn", period="2022"),
        group_by=("period", "place"),
        total="sum",
    )
    categories, series = aggregate.chart_series(groups)
    assert categories == ("năm 2021", "năm 2022")
    assert {line.name: line.values for line in series} == {
        "tỉnh Bắc Kạn": (Decimal(14), Decimal(16)),
        "tỉnh Cao Bằng": (Decimal(80), None),
    }


def test_review_lists_what_a_human_should_look_at() -> None:
    figures = (
        aggregating.figure("94", 1, "a", noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        aggregating.figure("96", 2, "b", noun="mô hình", place="tỉnh Cao Bằng", period="2021"),
        aggregating.figure("1.234", 3, noun="hộ", place="tỉnh Cao Bằng", period="2021", uncertain="FACT001"),
        aggregating.figure("7", 4, noun="hộ", place="xã Không Có Thật", period="2021"),
        aggregating.figure("hàng trăm", 5, noun="hộ nghèo", place="tỉnh Cao Bằng", period="2021"),
    )
    groups, _ = found(*figures)
    looks = results.review(figures, [f for group in groups for f in group.findings], ARTICLES)
    assert [(look.problem.code, look.fact.id[-1]) for look in looks] == [
        ("AGG040", "1"),
        ("AGG040", "2"),
        ("AGG041", "3"),
        ("AGG042", "4"),
        ("AGG043", "5"),
    ]
    assert looks[0].problem.where == Where("a.txt", 1)


def test_without_conflicts_there_is_little_to_review() -> None:
    figure = aggregating.figure("94", 1, noun="mô hình", place="tỉnh Cao Bằng", period="2021")
    groups, _ = found(figure)
    assert results.review([figure], groups[0].findings, ARTICLES) == ()


def test_drawn_values_never_leave_their_interval() -> None:
    for say in SAYS:
        interval = intervals.of_figure(aggregating.figure(say))
        value = results.drawn(interval)
        if value is not None:
            assert intervals.Interval(interval.low, interval.high).contains(intervals.point(value))
