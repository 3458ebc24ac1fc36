"""Blocks, over hand-made facts: what they print, cite, mark for a human, and leave out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tonghop import blocks
from tonghop.blocks.base import NOTHING, Desk
from tonghop.model import (
    Article,
    Chart,
    Cite,
    Contents,
    Figure,
    Heading,
    Inline,
    Items,
    Manifest,
    ManifestFact,
    ManifestSource,
    Node,
    Para,
    Passage,
    Quotation,
    Ref,
    Run,
    Source,
    Table,
)
from tonghop.problems import UsageError, Where

AT = Where("x.yaml", 9, 9)


def article(name: str, place: str, day: str | None, outlet: str | None = None, text: str = "") -> Article:
    return Article(
        id=name,
        source=Source(f"{name}.txt", "0" * 64, "text/plain"),
        text=text,
        offsets=None,
        lines=(),
        title=f"Bài {name}",
        outlet=outlet,
        published=dt.date.fromisoformat(day) if day else None,
        author=None,
        place=place,
        form="news",
    )


def figure(name: str, of: str, value: int, noun: str, place: str, period: str | None, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "id": name,
        "article": of,
        "line": 1,
        "start": 0,
        "end": 2,
        "surface": str(value),
        "kind": "count",
        "rule": "count.digits",
        "value": Decimal(value),
        "max": None,
        "of": None,
        "modifier": "exact",
        "unit": None,
        "noun": noun,
        "place": place,
        "period": period,
        "status": "result",
        "sentence": f"Có {value} {noun}.",
    }
    return Figure(**fields | more)


def quotation(
    name: str, of: str, text: str, speaker: str, role: str, organization: str, **more: Any
) -> Quotation:
    fields: dict[str, Any] = {
        "id": name,
        "article": of,
        "line": 1,
        "start": 0,
        "end": len(text),
        "surface": text,
        "kind": "direct",
        "rule": "direct.after",
        "speaker": speaker,
        "speaker_kind": "person",
        "role": role,
        "organization": organization,
        "cue": "cho biết",
        "sentence": f"{speaker} cho biết: “{text}”.",
    }
    return Quotation(**fields | more)


def passage(name: str, of: str, text: str, rubric: Any, place: str | None = None) -> Passage:
    return Passage(name, of, 1, 0, len(text), text, "body", rubric, place)


ARTICLES = (
    article("a", "tỉnh Bắc Giang", "2023-06-12", "Báo Bắc Giang", "Ông Lê Văn An cho biết."),
    article("b", "tỉnh Bắc Kạn", "2024-05-16"),
)


def desk(*facts: Any, **more: Any) -> Desk:
    options: dict[str, Any] = {"report": None, "as_of": dt.date(2024, 6, 30), "base": Path(), "party": False}
    return Desk(ARTICLES, facts, **options | more)


def compose(kind: str, options: dict[str, Any], at: Desk) -> tuple[list[Node], tuple[Any, ...]]:
    module = blocks.BLOCKS[kind]
    nodes, problems = module.compose(msgspec.convert(options, module.Options), at, AT)
    return nodes, problems


def words(inlines: tuple[Inline, ...]) -> str:
    shown = []
    for inline in inlines:
        match inline:
            case Run():
                shown.append(inline.text)
            case Cite():
                shown.append("".join(f"[{n}]" for n in inline.numbers) + ("*" if inline.note else ""))
            case Ref():
                shown.append(f"<{inline.key}>")
    return "".join(shown)


def lines(nodes: list[Node]) -> list[str]:
    shown: list[str] = []
    for node in nodes:
        match node:
            case Heading():
                shown.append("#" * node.level + " " + node.text)
            case Para():
                shown.append(words(node.inlines))
            case Items():
                shown += [words(item) for item in node.items]
            case Table():
                shown.append(" | ".join(column.header for column in node.columns))
                shown += [" | ".join(words(cell.inlines) for cell in row) for row in node.rows]
            case Chart():
                shown.append(f"{node.form}: {node.categories} {[(s.name, s.values) for s in node.series]}")
    return shown


TWO = (
    figure("F1", "a", 120, "hộ nghèo", "tỉnh Bắc Giang", "2023"),
    figure("F2", "b", 80, "hộ nghèo", "tỉnh Bắc Kạn", "2023", modifier="over"),
)


def test_a_table_numbers_places_cites_and_adds() -> None:
    at = desk(*TWO)
    nodes, problems = compose("figures", {"group_by": ["place"], "total": "sum", "caption": "Hộ nghèo"}, at)
    assert problems == ()
    assert lines(nodes) == [
        "Số liệu cụ thể được nêu tại <bang1>.",
        "TT | Địa phương | Nội dung | Thời gian | Số liệu | Nguồn",
        "1 | Tỉnh Bắc Giang | hộ nghèo | năm 2023 | 120 | [1]",
        "2 | Tỉnh Bắc Kạn | hộ nghèo | năm 2023 | hơn 80 | [2]",
        " |  | Tổng hộ nghèo (năm 2023) |  | hơn 200 | ",
    ]
    assert set(at.printed_facts) == {"F1", "F2"}
    assert at.numbers == {"a": 1, "b": 2}


def test_what_cannot_be_added_is_named_with_the_reason() -> None:
    whole = figure("F3", "b", 900, "hộ nghèo", "cả nước", "2023")
    nodes, _ = compose("figures", {"total": "sum", "as": "list"}, desk(*TWO, whole))
    shown = lines(nodes)
    assert any(line.startswith("Ghi chú: không cộng ") and "hộ nghèo" in line for line in shown)
    assert not any("1.100" in line or "1.1" in line for line in shown)


def test_conflicting_sources_are_both_shown_and_marked() -> None:
    other = figure("F4", "b", 130, "hộ nghèo", "tỉnh Bắc Giang", "2023")
    nodes, _ = compose("figures", {}, desk(TWO[0], other))
    table = next(node for node in nodes if isinstance(node, Table))
    remarks = [
        i.remark
        for row in table.rows
        for cell in row
        for i in cell.inlines
        if isinstance(i, Run) and i.remark
    ]
    assert len(table.rows) == 2
    assert any("nguồn khác nêu 120" in remark for remark in remarks)
    assert any("Mâu thuẫn với nguồn khác nêu 130" in remark for remark in remarks)
    decided, _ = compose("figures", {"on_conflict": "highest"}, desk(TWO[0], other))
    rows = next(node for node in decided if isinstance(node, Table)).rows
    assert [words(row[4].inlines) for row in rows] == ["130"]


def test_lists_sentences_and_excerpts() -> None:
    money = figure(
        "F5", "a", 2_500_000_000, "kinh phí hỗ trợ", "tỉnh Bắc Giang", "2023", unit="đồng", surface="2,5 tỷ"
    )
    listed, _ = compose("figures", {"as": "list"}, desk(TWO[0], money))
    assert lines(listed) == [
        "Tỉnh Bắc Giang, năm 2023: 120 hộ nghèo [1].",
        "Tỉnh Bắc Giang, năm 2023: kinh phí hỗ trợ: 2,5 tỷ đồng [1].",
    ]
    told, _ = compose("figures", {"as": "sentence", "group_by": "place"}, desk(TWO[0], money))
    assert lines(told) == ["Tỉnh Bắc Giang, năm 2023: 120 hộ nghèo; kinh phí hỗ trợ: 2,5 tỷ đồng [1]."]
    quoted, _ = compose("figures", {"as": "excerpt", "where": {"about": "hộ"}}, desk(TWO[0], money))
    assert lines(quoted) == ["Có 120 hộ nghèo [1]."]


def test_a_chart_carries_its_numbers_and_sources() -> None:
    at = desk(*TWO)
    nodes, _ = compose("figures", {"as": "chart", "group_by": "place"}, at)
    chart = next(node for node in nodes if isinstance(node, Chart))
    assert chart.categories == ("tỉnh Bắc Giang", "tỉnh Bắc Kạn")
    assert chart.fact_ids == ("F1", "F2")
    assert lines(nodes)[-1] == "Nguồn: [1][2]"


def test_two_periods_are_compared_where_both_are_exact() -> None:
    later = figure("F6", "a", 90, "hộ nghèo", "tỉnh Bắc Giang", "2024")
    nodes, _ = compose("figures", {"as": "list", "compare": [2023, 2024]}, desk(TWO[0], later))
    assert lines(nodes)[-1] == "Tỉnh Bắc Giang: hộ nghèo giảm 30 (25%), năm 2024 so với năm 2023 [1]."
    vague, _ = compose("figures", {"as": "list", "compare": [2023, 2024]}, desk(TWO[1], later))
    assert lines(vague)[-1].startswith("Chưa đủ số liệu")


@pytest.mark.parametrize("kind", ["figures", "quotations", "passages"])
def test_a_filter_that_matches_nothing_is_a_located_message(kind: str) -> None:
    facts = (
        *TWO,
        quotation("Q1", "a", "Tốt.", "Lê Văn An", "Giám đốc", "Sở Y tế"),
        passage("P1", "a", "Câu.", "result"),
    )
    nodes, problems = compose(kind, {"where": {"text": "không có chữ này"}}, desk(*facts))
    assert lines(nodes) == [NOTHING]
    assert [problem.where for problem in problems] == [AT]


def test_speakers_take_turns_central_before_local() -> None:
    facts = (
        quotation("Q1", "a", "Lời thứ nhất của giám đốc.", "Lê Văn An", "Giám đốc", "Sở Y tế tỉnh Bắc Giang"),
        quotation("Q2", "a", "Lời thứ hai của giám đốc.", "Lê Văn An", "Giám đốc", "Sở Y tế tỉnh Bắc Giang"),
        quotation(
            "Q3",
            "b",
            "cần làm tốt hơn",
            "Trần Thị Bé",
            "Bộ trưởng",
            "Bộ Y tế",
            kind="reported",
            cue="đề nghị",
        ),
    )
    nodes, _ = compose("quotations", {"limit": 2}, desk(*facts))
    assert lines(nodes) == [
        "Trần Thị Bé, Bộ trưởng Bộ Y tế, đề nghị: cần làm tốt hơn [1].",
        "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh Bắc Giang, cho biết: “Lời thứ nhất của giám đốc” [2].",
    ]
    party, _ = compose("quotations", {"limit": 1}, desk(*facts, party=True))
    assert lines(party)[0].startswith("Đồng chí Trần Thị Bé")


def test_a_cut_quotation_says_so() -> None:
    text = "Câu đầu có đủ sáu chữ. Câu sau cũng có sáu chữ."
    nodes, _ = compose("quotations", {"words": 7}, desk(quotation("Q1", "b", text, "An", "Giám đốc", "Sở")))
    assert lines(nodes) == ["An, Giám đốc Sở, cho biết: “Câu đầu có đủ sáu chữ. (…)” [1]."]


def test_passages_group_by_place_and_never_repeat() -> None:
    at = desk(
        passage("P1", "b", "Bắc Kạn còn thiếu vốn.", "limitation"),
        passage("P2", "a", "Bắc Giang còn chậm.", "limitation"),
        passage("P3", "a", "Bắc Giang còn chậm.", "cause"),
    )
    nodes, _ = compose("passages", {"where": {"rubric": "limitation"}, "group_by": "place"}, at)
    assert lines(nodes) == [
        "## Tỉnh Bắc Kạn",
        "Bắc Kạn còn thiếu vốn [1].",
        "## Tỉnh Bắc Giang",
        "Bắc Giang còn chậm [2].",
    ] or lines(nodes) == [
        "## Tỉnh Bắc Giang",
        "Bắc Giang còn chậm [1].",
        "## Tỉnh Bắc Kạn",
        "Bắc Kạn còn thiếu vốn [2].",
    ]
    again, _ = compose("passages", {"where": {"rubric": "cause"}, "group_by": "place"}, at)
    assert lines(again) == [NOTHING]


def test_a_lone_group_opens_its_paragraph_instead_of_a_heading() -> None:
    nodes, _ = compose(
        "passages", {"group_by": "place"}, desk(passage("P1", "b", "Còn thiếu vốn.", "limitation"))
    )
    assert lines(nodes) == ["Tỉnh Bắc Kạn: Còn thiếu vốn [1]."]


def test_ways_to_cite() -> None:
    fact = passage("P1", "a", "Một câu.", "result")
    shown = {
        way: lines(compose("passages", {"cite": way}, desk(fact))[0])[0]
        for way in ("annex", "footnote", "both", "none")
    }
    assert shown == {
        "annex": "Một câu [1].",
        "footnote": "Một câu [1]*.",
        "both": "Một câu [1][1]*.",
        "none": "Một câu.",
    }


def test_a_template_prints_facts_that_stay_traceable() -> None:
    at = desk(*TWO)
    body = 'Có {{ figures | where(about="hộ") | count | so }} số liệu: {{ figures | first | so_lieu }}.\n\n{{ 1 + 1 }}'
    nodes, _ = compose("text", {"body": body}, at)
    assert lines(nodes) == ["Có 02 số liệu: 120 [1].", "2"]
    assert set(at.printed_facts) == {"F1"}
    with pytest.raises(UsageError):
        compose("text", {"body": "{{ nothing }}"}, at)


def test_sources_list_the_cited_the_uncited_the_corrected_and_the_unread() -> None:
    from tonghop.problems import Problem

    at = desk(*TWO)
    at.cite(["b"])
    compose("figures", {"where": {"place": "tỉnh Bắc Kạn"}, "as": "list"}, at)
    at.corrected = {"F2": "đã hiệu chỉnh (A: đính chính)"}
    at.left_out = (Problem("READ002", Where("hỏng.txt")),)
    shown = lines(compose("sources", {}, at)[0])
    assert shown[1].startswith("[1] | Bài b")
    assert shown[2] == "[2] | Bài a | Báo Bắc Giang | 12/6/2023 | Không ghi"
    assert "[1] “80”: đã hiệu chỉnh (A: đính chính)." in shown
    assert any("hỏng.txt" in line for line in shown)


def test_the_press_review_is_a_table_or_a_list() -> None:
    at = desk(passage("P1", "a", "Câu mở đầu.", "result"))
    table, _ = compose("articles", {}, at)
    assert lines(table)[2] == "1 | Báo Bắc Giang | 12/6/2023 | Bài a | Câu mở đầu. | [1]"
    listed, _ = compose("articles", {"as": "list", "where": {"outlet": "Báo Bắc Giang"}}, at)
    assert lines(listed) == ["Báo Bắc Giang, ngày 12/6/2023, “Bài a”: Câu mở đầu. [1]"]


def edition(*facts: ManifestFact) -> Manifest:
    source = ManifestSource(1, "a.txt", "0" * 64, "Bài a", "Báo Bắc Giang", "2023-06-12")
    return Manifest("tonghop", "0" * 64, "2024-06-30", (source,), facts)


def stated(name: str, value: str, noun: str) -> ManifestFact:
    about = (("noun", noun), ("place", "tỉnh Bắc Giang"), ("period", "2023"), ("status", "result"))
    return ManifestFact(name, "figure", 1, 0, 2, value, value, about)


def test_changes_name_both_values_and_say_when_there_is_no_edition() -> None:
    at = desk(*TWO)
    at.printed_facts["F1"] = TWO[0]
    at.current = edition(stated("F1", "120", "hộ nghèo"))
    assert "kỳ báo cáo đầu tiên" in lines(compose("changes", {}, at)[0])[0]
    at.previous = edition(stated("F0", "110", "hộ nghèo"), stated("F9", "7", "trường học"))
    shown = lines(compose("changes", {}, at)[0])
    assert "## Điều chỉnh" in shown
    assert any("110" in line and "120" in line for line in shown)
    assert any("trường học" in line for line in shown)
    at.previous = at.current
    assert lines(compose("changes", {}, at)[0]) == ["Không có thay đổi so với kỳ trước."]


def test_contents_ask_for_real_pages_unless_told_to_estimate() -> None:
    assert compose("contents", {}, desk())[0] == [Contents(exact=True)]
    assert compose("contents", {"pages": "estimate"}, desk())[0] == [Contents()]
