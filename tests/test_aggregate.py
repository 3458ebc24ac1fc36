from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aggregating
from tonghop import aggregate, intervals, keys, results, yamlfile
from tonghop.aggregate import FigureOptions, Finding, Group, GroupBy
from tonghop.model import Article, Figure
from tonghop.problems import Problem, Where

CASES: list[dict[str, Any]] = yamlfile.load(
    Path(__file__).parent / "data" / "aggregation.yaml", "aggregation.yaml"
)[0].data  # type: ignore[assignment]

Run = tuple[tuple[Group, ...], tuple[Problem, ...]]


def made(case: dict[str, Any]) -> tuple[list[Figure], dict[str, Article], FigureOptions]:
    articles = {
        name: aggregating.article(name, **{key: str(value) for key, value in fields.items()})
        for name, fields in (case.get("articles") or {"a": {}}).items()
    }
    figures = []
    for number, given_fields in enumerate(case["figures"], 1):
        fields = {key: str(value) for key, value in {**case["base"], **given_fields}.items()}
        figures.append(aggregating.figure(fields.pop("say"), number, **fields))
    return figures, articles, msgspec.convert(case["options"], FigureOptions)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_worked_case(case: dict[str, Any]) -> None:
    figures, articles, options = made(case)
    groups, problems = aggregate.findings(figures, articles, options, Where("spec.yaml", 3, 5))
    expect = case["expect"]
    everything = [finding for group in groups for finding in group.findings]
    assert [total.phrase for group in groups for total in group.totals] == expect["totals"]
    told = sorted(f"{left.code} {left.finding.phrase}" for group in groups for left in group.left_out)
    assert told == sorted(expect["left_out"])
    assert [problem.code for problem in problems] == expect.get("problems", [])
    assert all(problem.where == Where("spec.yaml", 3, 5) for problem in problems)
    remarks = [code for group in groups for total in group.totals for code in total.remarks]
    if "remarks" in expect:
        assert remarks == expect["remarks"]
    if "groups" in expect:
        assert [list(group.keys) for group in groups] == expect["groups"]
    if "findings" in expect:
        assert len(everything) == expect["findings"]
    if "conflicts" in expect:
        assert sum(len(finding.conflicts) for finding in everything) == expect["conflicts"]


def test_there_are_cases_enough() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_every_finding_is_in_a_total_or_left_out_with_a_reason(case: dict[str, Any]) -> None:
    figures, articles, options = made(case)
    groups, _ = aggregate.findings(figures, articles, options)
    if options.total == "none" or options.limit:
        return
    for group in groups:
        named = {id(finding) for total in group.totals for finding in total.addends}
        named |= {id(left.finding) for left in group.left_out}
        if options.total in ("sum", "count"):
            assert {id(finding) for finding in group.findings} == named
        for note in aggregate.notes(group.left_out):
            assert note.startswith("không cộng ")
            assert "{" not in note
        assert all("{" not in note for note in aggregate.notes(group.left_out, (), "en"))


# ---------------------------------------------------------------- properties

PLACES = (
    "cả nước", "tỉnh Vĩnh Phúc", "huyện Lập Thạch", "huyện Tam Đảo", "tỉnh Hậu Giang", "thành phố Vị Thanh",
    "tỉnh Bắc Kạn", "tỉnh Thái Nguyên", "tỉnh Cao Bằng", "Công ty A", None,
)  # fmt: skip
PERIODS = ("2021", "2022", "2017/2022", "2021-04", "../2023-04", None)
NOUNS = ("mô hình", "mô hình tập thể", "tập thể điển hình", "điển hình tập thể", None)
SAYS = (
    "94", "30", "6", "hơn 80", "gần 260 nghìn", "khoảng 85", "ít nhất 10", "không quá 20", "dưới 30", "5 - 10",
    "hàng trăm", "17/19", "1,25", "1.234.567",
)  # fmt: skip

ARTICLES: Mapping[str, Article] = {
    "a": aggregating.article("a", "2022-01-05", outlet="Báo A"),
    "b": aggregating.article("b", "2022-01-09", outlet="Báo B"),
    "c": aggregating.article("c", "2026-01-09", outlet="Báo C"),
}


@st.composite
def figure_lists(draw: st.DrawFn) -> list[Figure]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(SAYS),
                st.sampled_from(NOUNS),
                st.sampled_from(PLACES),
                st.sampled_from(PERIODS),
                st.sampled_from((None, None, "%", "đồng")),
                st.sampled_from(("result", "result", "target")),
                st.sampled_from("abc"),
            ),
            min_size=1,
            max_size=12,
        )
    )
    return [
        aggregating.figure(
            say, number, article, noun=noun, place=place, period=period, unit=unit, status=status
        )
        for number, (say, noun, place, period, unit, status, article) in enumerate(rows, 1)
    ]


def shape(groups: tuple[Group, ...]) -> object:
    """What a report would print of the groups."""
    return [
        (
            group.keys,
            [(f.phrase, f.key._replace(noun=f.noun_key), f.doubt, len(f.conflicts)) for f in group.findings],
            sorted(
                (t.phrase, (t.noun and keys.noun_key(t.noun)) or "", t.unit or "", t.status)
                for t in group.totals
            ),
            sorted((left.code, left.finding.phrase) for left in group.left_out),
        )
        for group in groups
    ]


OPTIONS = st.builds(
    FigureOptions,
    total=st.sampled_from(("sum", "highest", "newest", "range", "count")),
    periods=st.sampled_from((None, "any")),
    on_conflict=st.sampled_from((None, "newest", "highest", "lowest", "omit")),
    group_by=st.sampled_from(
        ((), ("place",), ("noun",), (GroupBy(period="year"),), (GroupBy(place="province"),))
    ),
)


@given(figure_lists(), OPTIONS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_nothing_depends_on_the_order_of_the_figures(
    figures: list[Figure], options: FigureOptions, random: Any
) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)
    before, _ = aggregate.findings(figures, ARTICLES, options)
    after, _ = aggregate.findings(shuffled, ARTICLES, options)
    assert shape(before) == shape(after)


@given(
    figure_lists(),
    OPTIONS,
    st.sampled_from("abc"),
    st.sampled_from(("2021-12-01", "2022-02-01", "2026-03-01", None)),
)
@settings(max_examples=150, deadline=None)
def test_a_duplicate_article_changes_no_total(
    figures: list[Figure], options: FigureOptions, name: str, published: str | None
) -> None:
    # A reprint is dated at or after its original: an older one would be the original itself.
    day = dt.date.fromisoformat(published) if published else None
    original = ARTICLES[name].published
    if (
        day is not None
        and original is not None
        and (day < original or keys.on_new_map(ARTICLES[name]) != (day >= dt.date(2025, 7, 1)))
    ):
        day = original
    reprint = replace(ARTICLES[name], id="d", published=day or original, outlet="Báo D", outlets=("Báo D",))
    copies = [
        replace(figure, id=figure.id + "d", article="d", start=figure.start + 1)
        for figure in figures
        if figure.article == name
    ]
    articles = {**ARTICLES, "d": reprint}
    before, _ = aggregate.findings(figures, articles, options)
    after, _ = aggregate.findings([*figures, *copies], articles, options)
    assert shape(before) == shape(after)


@given(figure_lists(), OPTIONS)
@settings(max_examples=200, deadline=None)
def test_no_total_holds_a_figure_and_one_that_contains_it(
    figures: list[Figure], options: FigureOptions
) -> None:
    groups, _ = aggregate.findings(figures, ARTICLES, msgspec.structs.replace(options, total="sum"))
    totals, _ = aggregate.overall(groups, msgspec.structs.replace(options, total="sum"))
    for total in (*totals, *(total for group in groups for total in group.totals)):
        assert len({(f.noun_key, f.figure.unit, f.figure.status) for f in total.addends}) == 1
        for a, b in itertools.combinations(total.addends, 2):
            assert a.spot is not None and b.spot is not None
            if keys.overlap(a.spot, b.spot):
                assert options.periods == "any"
                assert not keys.share_time(a.figure.period, b.figure.period)
            if options.periods is None:
                assert keys.span(a.figure.period) == keys.span(b.figure.period)


@given(figure_lists())
@settings(max_examples=100, deadline=None)
def test_a_total_is_the_exact_sum_of_its_addends(figures: list[Figure]) -> None:
    groups, _ = aggregate.findings(
        figures, ARTICLES, FigureOptions(total="sum", periods="any", overlap="allow")
    )
    for total in (total for group in groups for total in group.totals):
        assert total.interval.low == sum(f.value.low for f in total.addends)
        assert (total.interval.high is None) == any(f.value.high is None for f in total.addends)
        if total.interval.high is not None:
            assert total.interval.high == sum(f.value.high for f in total.addends if f.value.high is not None)


OLD_PROVINCES = (
    "tỉnh Bắc Kạn",
    "tỉnh Thái Nguyên",
    "tỉnh Cao Bằng",
    "tỉnh Vĩnh Phúc",
    "tỉnh Phú Thọ",
    "tỉnh Hòa Bình",
)


@given(
    st.lists(
        st.tuples(st.sampled_from(OLD_PROVINCES), st.integers(0, 10**6)),
        min_size=1,
        unique_by=lambda row: row[0],
    )
)
@settings(max_examples=100, deadline=None)
def test_regrouping_by_the_new_map_keeps_sums(rows: list[tuple[str, int]]) -> None:
    figures = [
        aggregating.figure(str(value), number, noun="mô hình", place=place, period="2021")
        for number, (place, value) in enumerate(rows, 1)
    ]
    options = FigureOptions(total="sum", group_by=(GroupBy(place="province", as_of=dt.date(2025, 7, 1)),))
    groups, _ = aggregate.findings(figures, ARTICLES, options)
    assert sum(total.interval.low for group in groups for total in group.totals) == sum(
        value for _, value in rows
    )
    assert not any(group.left_out for group in groups)
    totals, left_out = aggregate.overall(groups, options)
    assert [total.interval.low for total in totals] == [sum(value for _, value in rows)]
    assert not left_out


# ---------------------------------------------------------------- what others read from it


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
        "hơn 174",
        "174",
        "184",
        True,
    ) or total["phrase"] == "trên 174"
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
