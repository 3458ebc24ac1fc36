"""Số liệu của các bài báo: gộp số trùng, chia nhóm, chỉ cộng những gì cộng được.

where chọn số liệu; group_by chia nhóm theo place, period, noun, outlet, article (hoặc {place: province, as_of:
2025-07-01}); as là table (bảng), list, sentence (câu), excerpt (nguyên câu trong nguồn), chart (biểu đồ); total
là sum, highest, newest, range, count hoặc none. Số không cộng được thì nêu dưới bảng kèm lý do; periods: any và
overlap: allow bỏ hai điều chặn, và báo cáo nói rõ điều đó. Nguồn mâu thuẫn nhau thì nêu đủ và đánh dấu cho
người xem, trừ khi on_conflict đã quyết. compare: [2021, 2022] nêu tăng, giảm giữa hai kỳ khi số đủ chính xác.

Figures: what the articles count and measure, merged, grouped and, where it is safe, added up. What cannot be
added is listed under the total with the reason; sources that contradict each other are all shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Literal

from tonghop import aggregate, filters, periods, places, results, wording
from tonghop.aggregate import By, FigureOptions, Group, GroupBy, Order
from tonghop.blocks.base import CiteWay, Composed, Desk, nothing
from tonghop.blocks.base import Options as BaseOptions
from tonghop.blocks.passages import ended, spaced
from tonghop.findings import Finding, OnConflict
from tonghop.model import Cell, Chart, Column, Figure, Inline, Items, Node, Para, Ref, Run, Table
from tonghop.problems import Where
from tonghop.totals import How, LeftOut, Total

NAME = "figures"
SCALAR = None

NO_TOTAL = "các số liệu khác nhau về nội dung, thời gian hoặc bao hàm nhau nên không cộng chung"
TOTAL_WORDS = {
    "sum": "Tổng",
    "highest": "Cao nhất:",
    "newest": "Mới nhất:",
    "range": "Trong khoảng:",
    "count": "Số lần nêu:",
}
NO_CHANGE = "Chưa đủ số liệu chính xác của cả hai kỳ để so sánh."
STATUS_NOTES = {"result": "", "target": " (chỉ tiêu)", "norm": " (định mức)"}


class Options(BaseOptions, frozen=True, kw_only=True, rename={"form": "as"}):
    """Which figures, how they are grouped, shown and added."""

    where: filters.Where = filters.Where()
    group_by: By | GroupBy | tuple[By | GroupBy, ...] = ()
    form: Literal["table", "list", "sentence", "excerpt", "chart"] = "table"
    total: How = "none"
    periods: Literal["any"] | None = None
    overlap: Literal["allow"] | None = None
    on_conflict: OnConflict | None = None
    order: Order = "key"
    limit: int | None = None
    compare: tuple[str | int, str | int] | None = None
    caption: str = "Số liệu tổng hợp"

    def aggregation(self) -> FigureOptions:
        """The options that the aggregation takes."""
        by = self.group_by if isinstance(self.group_by, tuple) else (self.group_by,)
        return FigureOptions(
            group_by=by,
            total=self.total,
            periods=self.periods,
            overlap=self.overlap,
            on_conflict=self.on_conflict,
            order=self.order,
            limit=self.limit,
        )


def compose(options: Options, desk: Desk, where: Where) -> Composed:
    """The figures in the form asked for, and what a human should look at."""
    chosen = [f for f in filters.select(desk.figures, desk.by_id, options.where) if isinstance(f, Figure)]
    if not chosen and not options.template:
        return [nothing()], (filters.nothing_found(desk.figures, desk.by_id, options.where, where),)
    found, problems = aggregate.findings(chosen, desk.by_id, options.aggregation(), where)
    groups = list(found)
    desk.groups[where] = found
    if options.template:
        nodes = desk.templated(options.template, None, {"groups": groups}, where, options.cite)
        return nodes, problems
    findings = [finding for group in groups for finding in group.findings]
    if not findings:
        return [nothing()], problems
    return [*drawn(groups, findings, options, desk), *comparison(findings, options, desk)], problems


def drawn(groups: list[Group], findings: list[Finding], options: Options, desk: Desk) -> list[Node]:
    """The figures in the form asked for."""
    match options.form:
        case "excerpt":
            return excerpt(findings, options, desk)
        case "table":
            return table(groups, options, desk)
        case "chart":
            return chart(groups, options, desk)
        case "list":
            items = tuple(line(finding, options, desk) for finding in findings)
            return [Items(items), *totals(groups, options)]
        case "sentence":
            return [*(sentence(group, options, desk) for group in groups), *totals(groups, options)]


def with_conflicts(findings: Iterable[Finding]) -> Iterable[tuple[Finding, Finding | None]]:
    """Each finding, then those that contradict it beside the one they contradict."""
    for finding in findings:
        yield finding, None
        if not finding.decided:
            for rival in finding.conflicts:
                yield rival, finding


def remark(finding: Finding, rival_of: Finding | None) -> str | None:
    """What the Word comment says where a human must look; `None` where nothing is in doubt."""
    notes = []
    if rival_of is not None:
        notes.append(f"Mâu thuẫn với nguồn khác nêu {rival_of.phrase}; cần kiểm tra.")
    elif finding.conflicts:
        others = "; ".join(rival.phrase for rival in finding.conflicts)
        chosen = " Đã chọn theo tùy chọn on_conflict." if finding.decided else ""
        notes.append(f"Các nguồn nêu khác nhau, nguồn khác nêu {others}; cần kiểm tra.{chosen}")
    if finding.figure.uncertain:
        notes.append(f"Số trong nguồn viết không rõ ({finding.figure.surface}); cần đối chiếu với câu gốc.")
    return " ".join(notes) or None


def value(finding: Finding, rival_of: Finding | None, desk: Desk, *, bold: bool = False) -> Run:
    """The run that prints a finding; all its figures are recorded."""
    for figure in finding.figures:
        desk.printed_facts[figure.id] = figure
    return Run(finding.phrase, bold=bold, fact_ids=finding.fact_ids, remark=remark(finding, rival_of))


def about(finding: Finding) -> str:
    """What the finding counts, short forms spelled out, with a word for targets and norms."""
    figure = finding.figure
    return wording.counted(figure.noun, figure.sentence, figure.surface) + STATUS_NOTES[figure.status]


def place(finding: Finding) -> str:
    """The place of a finding in the report's one spelling; a dash where it has none."""
    name = finding.key.place
    return wording.capital(places.display(name)) if name else "-"


def time(finding: Finding) -> str:
    """The period of a finding in words; a dash where it has none."""
    return periods.display(finding.figure.period) if finding.figure.period else "-"


# ---------------------------------------------------------------- table


def table(groups: list[Group], options: Options, desk: Desk) -> list[Node]:
    """A numbered table: a row a finding, its place merged over its rows, then totals and what they leave out."""
    pairs = [pair for group in groups for pair in with_conflicts(group.findings)]
    dated = any(finding.figure.period for finding, _ in pairs)
    placed = any(finding.key.place for finding, _ in pairs)
    desk.tables += 1
    key = f"bang{desk.tables}"
    cited = options.cite != "none"
    columns = [Column("TT", "center", 1)]
    columns += [Column("Địa phương", "left", 4)] if placed else []
    columns += [Column("Nội dung", "left", 6)]
    columns += [Column("Thời gian", "center", 3)] if dated else []
    columns += [Column("Số liệu", "right", 3)]
    columns += [Column("Nguồn", "center", 2)] if cited else []
    rows: list[tuple[Cell, ...]] = []
    number = 0
    last: str | None = None
    for group in groups:
        for finding, rival_of in with_conflicts(group.findings):
            named = place(finding)
            same = placed and named == last and named != "-"
            number += not same
            last = named
            cells = [Cell((Run("" if same else str(number)),), continues=same)]
            cells += [Cell((Run("" if same else named),), continues=same)] if placed else []
            cells += [Cell((Run(about(finding)),))]
            cells += [Cell((Run(time(finding)),))] if dated else []
            cells += [Cell((value(finding, rival_of, desk),))]
            cells += [Cell(desk.cite(finding.articles, table_cite(options.cite)))] if cited else []
            rows.append(tuple(cells))
        for total in drawn_totals(group):
            rows.append(total_row(total, columns))
            last = None
    if len(groups) > 1:
        rows += [total_row(total, columns) for total in overall(groups, options)[0] if len(total.addends) > 1]
    title = options.caption
    lead = Para((Run("Số liệu cụ thể được nêu tại "), Ref(key), Run(".")))
    whole = Table(key, title, tuple(columns), tuple(rows), description=title)
    return [lead, whole, *notes(groups, options)]


def table_cite(way: CiteWay) -> CiteWay:
    """Footnotes in a table crowd it: there, `both` shows the number alone."""
    return "annex" if way == "both" else way


def drawn_totals(group: Group) -> list[Total]:
    """The totals that say more than a row does already."""
    return [total for total in group.totals if len(total.addends) > 1]


def total_label(total: Total) -> str:
    """`Tổng mô hình tập thể (năm 2021)`."""
    figure = total.addends[0].figure
    time = f" ({periods.display(total.period)})" if total.period else ""
    return f"{TOTAL_WORDS[total.how]} {wording.spelled_out(figure.noun or 'số liệu')}{time}"


def total_row(total: Total, columns: list[Column]) -> tuple[Cell, ...]:
    """The row of a total, in bold."""
    texts = {"Nội dung": total_label(total), "Số liệu": total.phrase}
    return tuple(Cell((Run(texts.get(column.header, ""), bold=True),), bold=True) for column in columns)


def overall(groups: list[Group], options: Options) -> tuple[tuple[Total, ...], tuple[LeftOut, ...]]:
    """The totals over all groups and what is in none; of a single group, its own."""
    if len(groups) == 1:
        return groups[0].totals, groups[0].left_out
    return aggregate.overall(groups, options.aggregation())


def notes(groups: list[Group], options: Options) -> list[Node]:
    """What stands under the figures: why there is no total, what a total leaves out, which safeguard is lifted."""
    if options.total == "none":
        several = sum(len(group.findings) for group in groups) > 1
        return [note([NO_TOTAL])] if several else []
    totals, left_out = overall(groups, options)
    remarks = [code for total in totals for code in total.remarks]
    texts = results.notes(left_out, remarks)
    return [note(texts)] if texts else []


def note(texts: Iterable[str]) -> Node:
    """A note under a table."""
    return Para((Run("Ghi chú: ", italic=True), Run("; ".join(texts) + ".")), style="note")


def comparison(findings: list[Finding], options: Options, desk: Desk) -> list[Node]:
    """What rose or fell between the two periods compared, where the values are exact enough to say so."""
    if options.compare is None:
        return []
    earlier, later = map(str, options.compare)
    items = []
    for change in results.changes(findings, earlier, later):
        where = f"{place(change.after)}: " if change.after.key.place else ""
        said = (
            f"{where}{about(change.after)} {change.phrase}, {time(change.after)} so với {time(change.before)}"
        )
        articles = (*change.after.articles, *change.before.articles)
        items.append((Run(said), *spaced(desk.cite(articles, options.cite)), Run(".")))
    return [Items(tuple(items))] if items else [Para((Run(NO_CHANGE),))]


# ---------------------------------------------------------------- list, sentence, excerpt, chart


def counted(finding: Finding, rival_of: Finding | None, desk: Desk) -> list[Inline]:
    """`94 mô hình tập thể`, or `kinh phí hỗ trợ: 287 triệu đồng` where the figure has a unit."""
    run = value(finding, rival_of, desk)
    if finding.figure.unit is None and finding.figure.noun:
        return [run, Run(f" {about(finding)}")]
    return [Run(f"{about(finding)}: "), run] if finding.figure.noun else [run]


def line(finding: Finding, options: Options, desk: Desk) -> tuple[Inline, ...]:
    """One list item: place and time, then the figure, those that contradict it, and the source."""
    named = [place(finding)] if finding.key.place else []
    named += [time(finding)] if finding.figure.period else []
    opening = [Run(f"{', '.join(named)}: ")] if named else []
    inlines: list[Inline] = [*opening, *counted(finding, None, desk)]
    inlines += spaced(desk.cite(finding.articles, options.cite))
    for rival, rival_of in with_conflicts([finding]):
        if rival_of is not None:
            inlines += [Run("; nguồn khác nêu "), value(rival, rival_of, desk)]
            inlines += spaced(desk.cite(rival.articles, options.cite))
    return (*inlines, Run("."))


def sentence(group: Group, options: Options, desk: Desk) -> Node:
    """One paragraph a group: its figures one after another."""
    first = group.findings[0]
    same_time = {finding.figure.period for finding in group.findings} == {first.figure.period}
    named = [place(first)] if first.key.place else []
    named += [time(first)] if first.figure.period and same_time else []
    inlines: list[Inline] = [Run(f"{', '.join(named)}: ")] if named else []
    for index, (finding, rival_of) in enumerate(with_conflicts(group.findings)):
        inlines += [Run("; ")] if index else []
        inlines += counted(finding, rival_of, desk)
        inlines += [Run(f" ({time(finding)})")] if finding.figure.period and not same_time else []
    articles = [name for finding in group.findings for name in finding.articles]
    return Para((*inlines, *spaced(desk.cite(articles, options.cite)), Run(".")))


def totals(groups: list[Group], options: Options) -> list[Node]:
    """The totals of figures shown as list or sentences, and what they leave out."""
    all_totals = [*(total for group in groups for total in group.totals), *overall(groups, options)[0]]
    nodes: list[Node] = [
        Para((Run(f"{total_label(total)}: "), Run(total.phrase, bold=True), Run(".")))
        for total in dict.fromkeys(all_totals)
        if len(total.addends) > 1
    ]
    return [*nodes, *(notes(groups, options) if options.total != "none" else [])]


def excerpt(findings: list[Finding], options: Options, desk: Desk) -> list[Node]:
    """The sources' own sentences, each once, all their chosen figures marked."""
    by_sentence: dict[tuple[str, str], list[Figure]] = {}
    for finding in findings:
        figure = finding.figure
        by_sentence.setdefault((figure.article, wording.flat(figure.sentence)), []).append(figure)
    items: list[tuple[Inline, ...]] = []
    for (article, text), figures in by_sentence.items():
        if text in desk.printed_sentences:
            continue
        desk.printed_sentences.add(text)
        for figure in figures:
            desk.printed_facts[figure.id] = figure
        ids = tuple(figure.id for figure in figures)
        cites = desk.cite([article], options.cite)
        items.append(ended(text, cites, partial(Run, fact_ids=ids)))
    return [Items(tuple(items))] if items else [nothing()]


def chart(groups: list[Group], options: Options, desk: Desk) -> list[Node]:
    """A chart of the groups: bars by group, a line over periods."""
    categories, series = results.chart_series(groups)
    if not series:
        # nothing here adds up to a bar: the figures themselves are told instead
        items = tuple(line(finding, options, desk) for group in groups for finding in group.findings)
        return [Items(items), *totals(groups, options)]
    desk.charts += 1
    key = f"bieudo{desk.charts}"
    ids = tuple(fact for group in groups for finding in group.findings for fact in finding.fact_ids)
    desk.printed_facts.update((fact, desk.facts[fact]) for fact in ids)
    by_time = options.group_by in ("period", ("period",))
    units = {finding.figure.unit for group in groups for finding in group.findings}
    unit = units.pop() if len(units) == 1 else None
    articles = [name for group in groups for finding in group.findings for name in finding.articles]
    picture = Chart(
        key=key,
        caption=options.caption,
        form="line" if by_time else "bar",
        categories=tuple(categories),
        series=tuple(series),
        unit=unit,
        description=options.caption,
        fact_ids=ids,
    )
    source = Para((Run("Nguồn: ", italic=True), *desk.cite(articles, "annex")), style="note")
    return [Para((Run("Số liệu được thể hiện tại "), Ref(key), Run("."))), picture, source]
