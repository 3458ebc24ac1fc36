from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import aggregating
from tonghop import aggregate, filters, keys, yamlfile
from tonghop.aggregate import FigureOptions, Group, GroupBy
from tonghop.model import Article, Figure
from tonghop.problems import Problem, Where
from tonghop.settings import data_root

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
    assert all(problem.where == Where("spec.yaml", 3, 5) for problem in problems if problem.code != "AGG040")
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


# ---------------------------------------------------------------- the sample articles, read by hand


def first(value: Any) -> Any:
    """A hand-read field may list several readings; the first is the usual one."""
    return value[0] if isinstance(value, list) else value


def seeds() -> tuple[list[Figure], dict[str, Article]]:
    root = data_root() / "seeds"
    rows = [
        msgspec.json.decode(line)
        for line in (root / "facts" / "articles.jsonl").read_text("utf-8").splitlines()
    ]
    articles = {
        row["file"]: aggregating.article(row["file"], row["published"], place=row["place"]) for row in rows
    }
    figures = []
    for number, line in enumerate((root / "facts" / "figures.jsonl").read_text("utf-8").splitlines()):
        row = msgspec.json.decode(line)
        text = (root / row["file"]).read_text("utf-8").splitlines()[row["line"] - 1]
        sentence = next(part for part in text.split(". ") if row["surface"] in part)
        figures.append(
            Figure(
                id=f"F{number:010x}",
                article=row["file"],
                line=row["line"],
                start=number,
                end=number + 1,
                surface=row["surface"],
                kind="count",
                rule="read by hand",
                value=Decimal(row["value"]),
                max=Decimal(row["max"]) if "max" in row else None,
                of=None,
                modifier=row["modifier"],
                unit=row["unit"],
                noun=first(row["noun"]),
                place=first(row["place"]),
                period=first(row["period"]),
                status=row["status"],
                sentence=sentence,
            )
        )
    return figures, articles


def test_the_models_of_the_sample_articles_stand_in_one_table_without_a_forbidden_total() -> None:
    figures, articles = seeds()
    chosen = filters.select(
        figures, articles, filters.Where(about=("mô hình", "điển hình", "tiêu biểu"), status="result")
    )
    groups, _ = aggregate.findings(chosen, articles, FigureOptions(total="sum", group_by=("place",)))
    shown = {
        group.keys[0]: [(f.phrase, f.figure.noun, f.figure.period) for f in group.findings]
        for group in groups
    }
    assert list(shown) == ["cả nước", "tỉnh Bắc Kạn", "huyện Lập Thạch", "thành phố Vị Thanh"]
    assert shown["cả nước"] == [("25.525", "mô hình tiêu biểu", "../2023-04")]
    assert ("30", "mô hình tập thể", "2022") in shown["huyện Lập Thạch"]
    assert ("15", "mô hình cá nhân", "2022") in shown["huyện Lập Thạch"]
    assert {"191", "94", "77", "hàng ngàn"} == {phrase for phrase, _, _ in shown["thành phố Vị Thanh"]}
    assert all(len(total.addends) == 1 for group in groups for total in group.totals)
    codes = {left.finding.phrase: left.code for group in groups for left in group.left_out}
    assert codes["hàng ngàn"] == codes["hàng trăm"] == "AGG002"
    assert codes["191"] == codes["94"] == "AGG008"


@pytest.mark.parametrize("lifted", [None, "any"])
def test_over_all_the_sample_articles_nothing_contained_is_added(lifted: Any) -> None:
    figures, articles = seeds()
    groups, _ = aggregate.findings(figures, articles, FigureOptions(total="sum", periods=lifted))
    added = [sorted(f.phrase for f in total.addends) for group in groups for total in group.totals]
    assert sorted(added) == ([] if lifted is None else [["15", "77"], ["191", "30"]])


def test_deeds_print_beside_their_shares() -> None:
    figures, articles = seeds()
    chosen = filters.select(figures, articles, filters.Where(about="đăng ký"))
    groups, _ = aggregate.findings(chosen, articles, FigureOptions(total="sum"))
    shown = sorted(finding.phrase for finding in groups[0].findings)
    assert shown == ["gần 260.000", "gần 97%", "hơn 13.000", "hơn 98%"]
    assert {left.finding.phrase for left in groups[0].left_out if left.code == "AGG001"} == {
        "hơn 98%",
        "gần 97%",
    }
