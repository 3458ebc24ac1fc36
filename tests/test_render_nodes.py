"""The body of a report: numbers, notes, tables, charts, contents, and any text literally."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

import documents
import reading
from reading import W
from rendering import REGIMES, body, made, tables
from tonghop import export, metrics, oxml, render, render_nodes
from tonghop.manifest import bookmark_name
from tonghop.model import (
    Annex,
    Cell,
    Chart,
    Cite,
    Column,
    Contents,
    Heading,
    Items,
    Node,
    Para,
    Ref,
    Run,
    Series,
    Table,
)

# ---------------------------------------------------------------- numbers and lists


def test_letters_of_points_are_vietnamese() -> None:
    assert [render_nodes.letter(n) for n in range(1, 9)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert render_nodes.letter(23) == "y" and render_nodes.letter(24) == "aa"
    assert [render_nodes.roman(n) for n in (1, 4, 9, 14, 40, 90, 1999)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XC",
        "MCMXCIX",
    ]


@pytest.mark.parametrize(("name", "first"), [("nd30", "%1."), ("dang", "%1-")])
def test_headings_are_numbered_by_word(name: str, first: str) -> None:
    data = made(documents.short(name))
    numbering = reading.root(data, "word/numbering.xml")
    texts = [str(node.get(f"{W}val")) for node in numbering.iter(f"{W}lvlText")]
    assert texts == [first, "%2.", "%3)", "-", "đ)", "e)"]
    levels = [
        (style, number.get(f"{W}val"))
        for style, p in reading.paragraphs(data)
        for number in p.iterfind(f"{W}pPr/{W}numPr/{W}numId")
    ]
    third = [number for style, number in levels if style == "Heading3"]
    assert third == ["1", "1", "1", "1", "3", "4"]


def test_headings_of_an_annex_count_anew() -> None:
    data = made(documents.long("nd30"))
    numbering = reading.root(data, "word/numbering.xml")
    assert numbering.findall(f"{W}num")[-1].find(f"{W}lvlOverride/{W}startOverride") is not None


# ---------------------------------------------------------------- notes, captions, facts


def test_facts_are_bookmarked_where_they_first_stand() -> None:
    document = body(
        Run("191", fact_ids=("F1", "F2")), Run(" và 191", fact_ids=("F1",)), Run("x", fact_ids=("P-3 ế",))
    )
    data, facts, _ = render.docx_bytes(document, REGIMES["nd30"])
    assert facts == ("F1", "F2", "P-3 ế")
    names = [str(b.get(f"{W}name")) for b in reading.root(data).iter(f"{W}bookmarkStart")]
    assert [n for n in names if n[0] != "T"] == ["F2", "F1", bookmark_name("P-3 ế")]


def test_bookmark_ids_and_names_are_unique() -> None:
    for name in REGIMES:
        marks = list(reading.root(made(documents.long(name))).iter(f"{W}bookmarkStart"))
        assert len({m.get(f"{W}id") for m in marks}) == len({m.get(f"{W}name") for m in marks}) == len(marks)


def test_references_point_at_captions_that_count_themselves() -> None:
    data = made(documents.short("nd30"))
    shown = reading.root(data)
    names = {str(b.get(f"{W}name")) for b in shown.iter(f"{W}bookmarkStart")}
    fields = [(node.text or "").split() for node in shown.iter(f"{W}instrText")]
    targets = [words[1] for words in fields if words[0] == "REF"]
    assert len(targets) == 4 and set(targets) <= names
    assert [words[1] for words in fields if words[0] == "SEQ"] == ["Bảng", "Biểu_đồ", "Biểu_đồ"]
    assert "(xem Bảng 1 và Phụ lục)" in "".join(reading.styled(data, "NoiDung"))


def test_a_reference_to_nothing_is_told() -> None:
    _, _, problems = render.docx_bytes(body(Ref("x")), REGIMES["nd30"])
    assert [(p.code, p.values["key"]) for p in problems] == [("DOC001", "x")]


def test_citations_stand_as_numbers_or_as_footnotes() -> None:
    data = made(body("A", Cite((1, 3)), ". B ", Cite((2,)), " C", Cite((1,), "Báo A & B."), "."))
    assert reading.styled(data, "NoiDung") == ["A [1], [3]. B [2] C./."]
    assert reading.styled(
        made(body("A ", Cite((1,), "Báo A"), ". B", Run(" "), Cite((1,), "B"))), "NoiDung"
    ) == ["A. B./."]
    notes = reading.root(data, "word/footnotes.xml")
    assert [reading.text(note) for note in notes][2:] == [" Báo A & B."]
    assert len(list(reading.root(data).iter(f"{W}footnoteReference"))) == 1


def test_two_hundred_footnotes() -> None:
    data = made(documents.long("dang"))
    references = [int(n.get(f"{W}id", "0")) for n in reading.root(data).iter(f"{W}footnoteReference")]
    assert references == list(range(1, 201))


def test_remarks_become_comments() -> None:
    data = made(documents.short("nd30"))
    (comment,) = reading.root(data, "word/comments.xml")
    assert comment.get(f"{W}author") == "tonghop"
    assert [reading.text(p) for p in comment] == ["Hai nguồn lệch nhau: 191 và 94.", "Cần người xem."]
    assert len(list(reading.root(data).iter(f"{W}commentReference"))) == 1


# ---------------------------------------------------------------- tables and charts


def test_tables_repeat_their_head_and_keep_rows_whole() -> None:
    table = tables(made(documents.short("nd30")))[0]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 5
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    grid = [int(col.get(f"{W}w", "0")) for col in table.iter(f"{W}gridCol")]
    assert sum(grid) == int(oxml.points(165) * 20)
    assert table.find(f"{W}tblPr/{W}tblCaption") is not None
    assert table.find(f"{W}tblPr/{W}tblDescription") is not None


def test_cells_of_a_group_are_merged() -> None:
    merges = [
        [
            None if m is None else m.get(f"{W}val", "")
            for m in (c.find(f"{W}tcPr/{W}vMerge") for c in row.findall(f"{W}tc"))
        ]
        for row in tables(made(documents.short("nd30")))[0].findall(f"{W}tr")[1:]
    ]
    assert [row[1] for row in merges] == ["restart", "", "", None, None]
    assert all(row[2:] == [None] * 4 for row in merges)


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=8), st.booleans())
def test_numbers_are_aligned_at_the_decimal_comma(values: list[Decimal], percent: bool) -> None:
    texts = [f"{v:f}".rstrip("0").rstrip(".").replace(".", ",") + "%" * percent for v in values]
    rows = tuple((Cell((Run(text),)),) for text in texts)
    size = 12.0
    places = set()
    for text, (layout,) in zip(
        texts, render_nodes._layouts((Column("x", "decimal"),), rows, size), strict=False
    ):
        inset = re.search(r'w:right="(-?\d+)"', layout)
        tail = re.search(r"(,\d+)?%?$", text)
        assert tail and 'w:jc w:val="right"' in layout
        places.add(round((int(inset[1]) if inset else 0) / 20 + metrics.width(tail[0], size), 0))
    assert len(places) == 1


def kept_rows(count: int, *below: Node) -> list[int]:
    """Which rows of a table of `count` rows stay on the page of what follows them."""
    cell = (Cell((Run("1"),)), Cell((Run("2,5"),)))
    table = Table("t", "Bảng", (Column("A"), Column("B", "decimal")), (cell,) * count)
    rows = tables(made(replace(documents.minimal("nd30"), nodes=(table, *below))))[0].findall(f"{W}tr")
    held = [{p.find(f"{W}pPr/{W}keepNext") is not None for p in row.findall(f"{W}tc/{W}p")} for row in rows]
    assert all(len(row) == 1 for row in held)
    return [at for at, row in enumerate(held[1:]) if row == {True}]


def test_a_small_table_stays_on_one_page() -> None:
    body = Para((Run("Hết"),))
    assert [kept_rows(1, body), kept_rows(8, body), kept_rows(9, body)] == [[], [*range(7)], []]


def test_a_note_stays_with_its_table() -> None:
    note = Para((Run("Ghi chú: số ước."),), style="note")
    assert [kept_rows(1, note), kept_rows(8, note), kept_rows(9, note)] == [[0], [*range(8)], [8]]


def test_a_row_too_short_or_too_long_is_made_to_fit() -> None:
    cell = Cell((Run("x"),))
    table = Table("t", "Bảng", (Column("A"), Column("B")), ((cell,), (cell, cell, cell)))
    data = made(replace(documents.minimal("nd30"), nodes=(table,)))
    assert [len(row.findall(f"{W}tc")) for row in tables(data)[0].findall(f"{W}tr")] == [2, 2, 2]


def test_a_large_table_holds_every_row_and_fact() -> None:
    rows = tuple((Cell((Run(str(n)),)), Cell((Run(f"{n},5", fact_ids=(f"F{n}",)),))) for n in range(3000))
    table = Table("t", "Bảng", (Column("A", "center"), Column("B", "decimal")), rows)
    data, facts, _ = render.docx_bytes(
        replace(documents.minimal("nd30"), nodes=(table, Para((Run("Hết"),)))), REGIMES["nd30"]
    )
    assert len(facts) == 3000
    shown = tables(data)[0].findall(f"{W}tr")
    assert len(shown) == 3001 and reading.text(shown[-1]) == "29992999,5"


def test_charts_carry_their_numbers() -> None:
    import openpyxl

    data = made(documents.short("nd30"))
    parts = reading.parts(data)
    charts = [name for name in parts if name.startswith("word/charts/chart")]
    assert len(charts) == 2
    assert "<c:v>12.5</c:v>" in parts["word/charts/chart1.xml"].decode()
    sheet = openpyxl.load_workbook(BytesIO(parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])).active
    assert list(sheet.values) == [
        (None, "Năm 2021", "Năm 2022"),
        ("Vị Hà", 94, 191),
        ("Lập An", 12.5, 30),
        ("Bắc An", None, 1567),
    ]
    alternative = next(
        reading.root(data).iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        )
    )
    assert "Lập An: 12,5, 30" in str(alternative.get("descr"))


def test_a_chart_of_nothing_is_still_valid(tmp_path: Path) -> None:
    nothing = Chart("c", None, "line", (), (Series("a", ()),))
    render.render(replace(documents.minimal("nd30"), nodes=(nothing,)), REGIMES["nd30"], tmp_path / "a.docx")
    assert reading.findings(tmp_path / "a.docx") == []


# ---------------------------------------------------------------- contents


def test_contents_are_filled_in() -> None:
    data = made(documents.long("nd30"))
    first = reading.styled(data, "TOC1")
    assert first[0] == "I. TÌNH HÌNH TRIỂN KHAI\t2" and len(first) == 10
    assert len(reading.styled(data, "TOC2")) == 40
    names = {str(b.get(f"{W}name")) for b in reading.root(data).iter(f"{W}bookmarkStart")}
    anchors = {str(link.get(f"{W}anchor")) for link in reading.root(data).iter(f"{W}hyperlink")}
    assert len(anchors) == 50 and anchors <= names
    begun = [str(node.get(f"{W}fldCharType")) for node in reading.root(data).iter(f"{W}fldChar")]
    assert begun.count("begin") == begun.count("end") == begun.count("separate")


def test_contents_take_pages_that_are_known() -> None:
    document = documents.long("nd30")
    data, _, _ = render.docx_bytes(document, REGIMES["nd30"], tuple(range(101, 160)))
    assert reading.styled(data, "TOC1")[1] == "II. KẾT QUẢ TRONG LĨNH VỰC THỨ 2\t106"


def test_contents_that_cannot_be_exact_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    document = documents.long("nd30")
    exact = replace(document, nodes=(Contents(exact=True), *document.nodes[1:]))
    monkeypatch.setattr(export, "office", lambda: None)
    data, _, problems = render.docx_bytes(exact, REGIMES["nd30"])
    assert [problem.code for problem in problems] == ["DOC007"]
    assert data == made(document)


def test_contents_without_headings_stay_valid(tmp_path: Path) -> None:
    document = replace(documents.minimal("nd30"), nodes=(Contents(), Para((Run("Hết"),))))
    render.render(document, REGIMES["nd30"], tmp_path / "a.docx")
    assert reading.findings(tmp_path / "a.docx") == []


# ---------------------------------------------------------------- any text

ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("&<>\"'‹{}\n\r\t\x00\x0b\x1f\ufffe\ud800 ếỷ")), max_size=40
)


def literal(text: str) -> str:
    """What a text reads back as: line breaks alike, what XML cannot hold replaced."""
    return oxml.UNPRINTABLE.sub("\ufffd", oxml.BREAKS.sub("\n", text))


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_any_text_comes_out_literally(text: str) -> None:
    nodes = (
        Heading(2, text),
        Para((Run(text, remark=text), Run("x"), Cite((1,), text))),
        Items(((Run(text),),)),
        Table("t", text, (Column(text),), ((Cell((Run(text),)),),), unit=text, description=text),
        Chart("c", text, "bar", (text,), (Series(text, (None,)),), text, text),
        Para((Run("Hết"),)),
    )
    front = replace(
        documents.front("nd30"), subject=text, contact=text, place=text or None, recipients=(text,)
    )
    data = made(replace(documents.minimal("nd30"), front=front, nodes=nodes, annexes=(Annex("a", text, ()),)))
    shown = literal(text)
    assert reading.styled(data, "Heading2") == [shown]
    assert reading.styled(data, "NoiDung")[0] == shown + "x"
    assert reading.styled(data, "ChuTrongBang") == [shown]
    for name, part in reading.parts(data).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)


def test_hostile_text_is_valid_for_word(tmp_path: Path) -> None:
    text = "</w:t> & <w:instrText>DDEAUTO</w:instrText> \x07 { INCLUDETEXT } ]]> " + "dài" * 2000
    cell = Cell((Run(text),))
    nodes = (
        Para((Run(text), Cite((1,), text))),
        Table("t", text, (Column(text),), ((cell,),)),
        Para((Run(text),)),
    )
    _, problems = render.render(
        replace(documents.minimal("nd30"), nodes=nodes), REGIMES["nd30"], tmp_path / "a.docx"
    )
    assert reading.findings(tmp_path / "a.docx") == []
    assert [p.code for p in problems] == ["DOC002"]
    fields = reading.root((tmp_path / "a.docx").read_bytes()).iter(f"{W}instrText")
    assert all((node.text or "").split()[0] == "SEQ" for node in fields)
