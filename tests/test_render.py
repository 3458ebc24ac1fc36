"""Reports as Word files: valid, the same every time, laid out by the rules, literal whatever the text."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

import documents
import reading
from reading import W
from tonghop import export, metrics, oxml, regimes, render, render_front, render_nodes, render_pages
from tonghop.lint import lint
from tonghop.manifest import bookmark_name
from tonghop.messages import describe
from tonghop.model import (
    Annex,
    Cell,
    Chart,
    Cite,
    Column,
    Contents,
    Document,
    Front,
    Heading,
    Inlines,
    Items,
    PageBreak,
    Para,
    Ref,
    Run,
    Series,
    Signer,
    Table,
)
from tonghop.problems import UsageError, Where
from tonghop.regimes import Regime

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("TONGHOP_GOLDEN") == "write"
"""Set to rewrite the golden parts; look at the difference and open the file in Word before it is committed."""

KINDS: dict[str, Callable[[str], Document]] = {
    "minimal": documents.minimal,
    "short": documents.short,
    "long": documents.long,
    "marked": documents.marked,
}
REGIMES = {name: regimes.load(name) for name in regimes.SHIPPED}


def made(document: Document, regime: Regime | None = None) -> bytes:
    data, _, problems = render.docx_bytes(document, regime or REGIMES[document.regime])
    for problem in problems:
        assert describe(problem, "vi") and describe(problem, "en")
    return data


def body(*inlines: object, regime: str = "nd30") -> Document:
    """A minimal report whose only paragraph holds these inlines."""
    least = documents.minimal(regime)
    return replace(least, nodes=(Para(tuple(Run(i) if isinstance(i, str) else i for i in inlines)),))  # type: ignore[misc]


# ---------------------------------------------------------------- the whole file


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", REGIMES)
def test_it_is_valid_and_the_same_every_time(name: str, kind: str, tmp_path: Path) -> None:
    document = KINDS[kind](name)
    target = tmp_path / "bao-cao.docx"
    rendered, _ = render.render(document, REGIMES[name], target)
    assert target.read_bytes() == made(KINDS[kind](name))
    assert rendered.path == target.as_posix()
    assert reading.findings(target) == []


@pytest.mark.parametrize("kind", ["short", "long"])
@pytest.mark.parametrize("name", REGIMES)
def test_the_linter_finds_nothing(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made(KINDS[kind](name)))
    findings, problems = lint(tmp_path / "a.docx")
    assert [(finding.rule.id, finding.text, finding.found) for finding in findings] == []
    assert problems == []


@pytest.mark.parametrize(
    ("name", "kind"), [("nd30", "short"), ("dang", "short"), ("dang36", "minimal"), ("nd30", "marked")]
)
def test_parts_are_as_they_were_looked_at(name: str, kind: str) -> None:
    folder = GOLDEN / f"{name}-{kind}"
    now = {
        part.replace("[Content_Types]", "Content_Types").replace("/", "__"): text
        for part, text in reading.golden_text(made(KINDS[kind](name))).items()
    }
    if WRITE:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for part, text in now.items():
            (folder / part).write_text(text, encoding="utf-8", newline="\n")
    then = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert now.keys() == then.keys()
    for part, text in now.items():
        assert text == then[part], f"{part} changed: look at it, then TONGHOP_GOLDEN=write"


def test_the_package_tells_its_language_and_no_clock() -> None:
    data = made(documents.short("nd30"))
    parts = reading.parts(data)
    assert next(iter(parts)) == "[Content_Types].xml"
    assert b'w:lang w:val="vi-VN"' in parts["word/styles.xml"]
    assert b'w:themeFontLang w:val="vi-VN"' in parts["word/settings.xml"]
    core = parts["docProps/core.xml"].decode()
    assert "<dc:language>vi-VN</dc:language>" in core
    assert core.count("2026-02-05T00:00:00Z") == 2
    assert "updateFields" not in parts["word/settings.xml"].decode()
    custom = parts["docProps/custom.xml"].decode()
    assert 'name="regime"><vt:lpwstr>nd30' in custom and "cd" * 32 in custom


def test_python_docx_opens_it() -> None:
    import docx

    word = docx.Document(BytesIO(made(documents.short("dang"))))
    assert word.core_properties.title.startswith("Báo cáo tổng hợp")
    assert word.tables[0].cell(0, 0).paragraphs[0].text == "TỈNH ỦY AN BÌNH"
    assert [s.name for s in word.styles if s.name == "Nội dung"]


# ---------------------------------------------------------------- header block


@pytest.mark.parametrize("name", REGIMES)
def test_every_component_is_set_as_its_regime_says(name: str) -> None:
    regime = REGIMES[name]
    styles = reading.root(made(documents.short(name)), "word/styles.xml")
    by_name = {str(s.find(f"{W}name").get(f"{W}val")): s for s in styles.findall(f"{W}style")}  # type: ignore[union-attr]
    for _, component in regime.components.items():
        style = by_name[component.style]
        assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == str(round(component.size * 2))  # type: ignore[union-attr]
        assert (style.find(f"{W}rPr/{W}b").get(f"{W}val") != "0") == component.bold  # type: ignore[union-attr]
        assert style.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Times New Roman"  # type: ignore[union-attr]
        assert style.find(f"{W}pPr/{W}jc").get(f"{W}val") == component.align  # type: ignore[union-attr]


def rules(data: bytes) -> dict[str, float]:
    """The length in points of the line drawn below each text in the header block, title and annex heads."""
    found: dict[str, float] = {}
    before = ""
    grid = [int(col.get(f"{W}w", "0")) / 20 for col in next(reading.root(data).iter(f"{W}tblGrid"))]
    for style, element in reading.paragraphs(data):
        if style == "Line" and element.find(f"{W}pPr/{W}pBdr") is not None:
            indent = element.find(f"{W}pPr/{W}ind")
            assert indent is not None
            cell = element.getparent()
            if cell is not None and cell.tag == f"{W}tc":
                row = cell.getparent()
                assert row is not None
                room = grid[row.findall(f"{W}tc").index(cell)]
            else:
                room = oxml.points(165)
            found[before] = room - (int(indent.get(f"{W}left", "0")) + int(indent.get(f"{W}right", "0"))) / 20
        elif reading.text(element):
            before = reading.text(element)
    return found


def test_lines_have_their_exact_length() -> None:
    short = replace(
        documents.front("nd30"), subject="Tình hình tháng 01", issuer=documents.minimal("nd30").front.issuer
    )
    lines = rules(made(replace(documents.minimal("nd30"), front=short)))
    motto = "Độc lập - Tự do - Hạnh phúc"
    assert lines[motto] == pytest.approx(metrics.width(motto, 14, bold=True), abs=0.2)
    for text, size in (("CHI BỘ MỘT", 13), ("Tình hình tháng 01", 14)):
        assert 1 / 3 <= lines[text] / metrics.width(text, size, bold=True) <= 1 / 2
    lines = rules(made(documents.minimal("dang")))
    assert list(lines) == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert lines["ĐẢNG CỘNG SẢN VIỆT NAM"] == pytest.approx(
        metrics.width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True), abs=0.2
    )


def test_no_line_is_made_of_underscores_or_underline() -> None:
    for name in REGIMES:
        data = made(documents.short(name))
        assert "__" not in "".join(reading.text(p) for _, p in reading.paragraphs(data))
        underlined = [p for _, p in reading.paragraphs(data) if p.find(f".//{W}rPr/{W}u") is not None]
        assert underlined == []


@pytest.mark.parametrize("name", REGIMES)
def test_the_header_block_fits_one_line(name: str) -> None:
    regime = REGIMES[name]
    room = oxml.points(regime.page.header_columns[1])
    for component in (regime.components.quoc_hieu, regime.components.tieu_ngu, regime.components.tieu_de):
        if component:
            assert metrics.width(component.text, component.size, component.bold) < room
    assert sum(regime.page.header_columns) <= 210 - 30 - 15 + 10


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(list(REGIMES)))
def test_dates_have_a_zero_where_the_rules_want_one(date: dt.date, name: str) -> None:
    front = replace(documents.front(name), date=date, place="Huế")
    shown = render_front.dateline(REGIMES[name], front)
    form = r"Huế, ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}"
    match = re.fullmatch(form, shown)
    assert match
    assert (int(match[1]), int(match[2])) == (date.day, date.month)


@pytest.mark.parametrize(
    ("name", "number", "shown"),
    [
        ("nd30", 5, "Số: 05/BC-SVHTTDL"),
        ("nd30", 123, "Số: 123/BC-SVHTTDL"),
        ("dang", 5, "Số 05-BC/BTGDV"),
        ("dang36", 15, "Số 15-BC/BTGDV"),
    ],
)
def test_number_and_sign(name: str, number: int, shown: str) -> None:
    assert render_front.sign(REGIMES[name], replace(documents.front(name), number=number)) == shown


def test_what_is_not_known_yet_leaves_its_gap() -> None:
    front = replace(documents.front("nd30"), number=None, place=None)
    assert re.fullmatch(r"Số: +/BC-SVHTTDL", render_front.sign(REGIMES["nd30"], front))
    assert render_front.dateline(REGIMES["nd30"], front).startswith("…")
    data = made(documents.minimal("dang"))
    assert reading.styled(data, "HoTen") == [""], "the name's place waits for it, in its style"


def test_a_kind_the_regime_does_not_know_gets_initials_and_a_warning() -> None:
    front = replace(documents.front("nd30"), kind="Bản tin nhanh")
    _, _, problems = render.docx_bytes(replace(documents.minimal("nd30"), front=front), REGIMES["nd30"])
    assert [(p.code, p.values["abbreviation"]) for p in problems] == [("DOC005", "BTN")]


# ---------------------------------------------------------------- around the body


def test_addressees_stand_where_the_regime_has_them() -> None:
    data = made(documents.marked("nd30"))
    assert reading.styled(data, "KinhGui") == ["Kính gửi:"]
    assert reading.styled(data, "KinhGuiDanhSach") == ["- Ủy ban nhân dân tỉnh An Bình;", "- Sở Nội vụ."]
    assert reading.styled(made(documents.short("nd30")), "KinhGui") == [
        "Kính gửi: Ủy ban nhân dân tỉnh An Bình"
    ]
    data, _, problems = render.docx_bytes(documents.marked("dang"), REGIMES["dang"])
    assert reading.styled(data, "KinhGui") == []
    assert [p.code for p in problems] == ["DOC003"]


@pytest.mark.parametrize(
    ("name", "given_names", "shown"),
    [
        ("nd30", ("- Như trên;", "Lưu: VT, TH."), ["Như trên;", "Lưu: VT, TH."]),
        ("nd30", ("Lưu VP", "Sở Nội vụ"), ["Như trên;", "Sở Nội vụ;", "Lưu: VT, VP."]),
        ("nd30", (), ["Như trên;", "Lưu: VT."]),
        ("dang", ("Tỉnh ủy", "Lưu: VT, Ban Tuyên giáo"), ["Tỉnh ủy;", "Lưu Ban Tuyên giáo."]),
        ("dang", ("Tỉnh ủy",), ["Tỉnh ủy;", "Lưu BAN TUYÊN GIÁO VÀ DÂN VẬN."]),
        ("dang36", ("Tỉnh ủy", "Lưu Văn phòng."), ["Tỉnh ủy,", "Lưu Văn phòng."]),
    ],
)
def test_recipients(name: str, given_names: tuple[str, ...], shown: list[str]) -> None:
    front = replace(documents.front(name), recipients=given_names)
    assert render_front.recipients(REGIMES[name], replace(documents.short(name), front=front)) == shown


@pytest.mark.parametrize(("name", "last"), [("nd30", "."), ("dang", "."), ("dang36", ",")])
def test_basis(name: str, last: str) -> None:
    front = replace(documents.front(name), basis=("Luật A;", "Căn cứ Kế hoạch B.", "Thực hiện Công văn C"))
    data = made(replace(documents.minimal(name), front=front))
    dash = "" if name == "nd30" else "- "
    assert reading.styled(data, "CanCu") == [
        f"{dash}Căn cứ Luật A;",
        f"{dash}Căn cứ Kế hoạch B;",
        f"{dash}Thực hiện Công văn C{last}",
    ]


def test_signature_by_authority() -> None:
    data = made(documents.short("dang"))
    assert reading.styled(data, "QuyenHanKy") == ["K/T TRƯỞNG BAN"]
    assert reading.styled(data, "ChucVu") == ["PHÓ TRƯỞNG BAN"]
    alone = made(documents.minimal("dang"))
    assert reading.styled(alone, "ChucVuDungRieng") == ["BÍ THƯ"]
    wrong = replace(documents.front("dang"), signer=Signer("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", None))
    _, _, problems = render.docx_bytes(replace(documents.minimal("dang"), front=wrong), REGIMES["dang"])
    assert [p.code for p in problems] == ["DOC004"]


@pytest.mark.parametrize(
    ("inlines", "mark", "shown"),
    [
        ((Run("Hết."),), "./.", "Hết./."),
        ((Run("Hết./."),), "./.", "Hết./."),
        ((Run("Hết"),), ".", "Hết."),
        ((Run("Hết; "),), ".", "Hết."),
        ((Run("Hết./."),), ".", "Hết."),
        ((Run("Thế ư?"),), ".", "Thế ư?"),
        ((Run("Hết"), Run(".")), "./.", "Hết./."),
        ((Run("Hết."), Cite((1,))), "./.", "Hết [1]./."),
        ((Run("Hết"), Cite((1,)), Run(".")), "./.", "Hết [1]./."),
        ((Run("Xem "), Ref("x")), ".", "Xem (…)."),
        ((), ".", "."),
    ],
)
def test_closing_mark(inlines: Inlines, mark: str, shown: str) -> None:
    name = "nd30" if mark == "./." else "dang"
    data = made(body(*inlines, regime=name))
    assert reading.styled(data, "NoiDung") == [shown]


def test_marks_are_stripped_in_linear_time() -> None:
    assert render_nodes.unmarked("Hết" + "./." * 20_000 + " " * 20_000) == "Hết"
    assert render_nodes.unmarked("100 km/h; 5 km/.") == "100 km/h; 5 km/"
    long = "a" + " " * 200_000 + "b"
    assert render_nodes.unmarked(long) == long
    assert render_nodes._tail(Cell((Run("1" + "x" * 200_000 + "2,5%"),))) == ",5%"


def test_a_body_that_ends_in_a_table_says_it_has_no_closing_mark() -> None:
    document = replace(documents.minimal("nd30"), nodes=(documents.models(),))
    assert [p.code for p in render.docx_bytes(document, REGIMES["nd30"])[2]] == ["DOC006"]
    assert [p.code for p in render.docx_bytes(replace(document, nodes=()), REGIMES["nd30"])[2]] == ["DOC006"]


def test_pages_are_numbered_from_the_second_in_every_section() -> None:
    data = made(documents.long("nd30"))
    sections = list(reading.root(data).iter(f"{W}sectPr"))
    assert len(sections) == 4
    turned = []
    for section in sections:
        assert section.find(f"{W}titlePg") is not None
        start = section.find(f"{W}pgNumType")
        assert start is not None and start.get(f"{W}start") == "1"
        size = section.find(f"{W}pgSz")
        assert size is not None
        turned.append(size.get(f"{W}orient") == "landscape")
    assert turned == [False, True, False, False]
    parts = reading.parts(data)
    assert b"PAGE" in parts["word/header1.xml"] and b"PAGE" in parts["word/header2.xml"]
    assert b"PAGE" not in parts["word/header3.xml"] + parts["word/header4.xml"]


@pytest.mark.parametrize(("name", "labels"), [("nd30", ["I", "II", "III"]), ("dang", ["1", "2", "3"])])
def test_annexes_are_numbered_by_the_regime_when_there_are_two(name: str, labels: list[str]) -> None:
    data = made(documents.long(name))
    assert reading.styled(data, "PhuLuc") == [f"Phụ lục {label}" for label in labels]
    assert reading.styled(made(documents.short(name)), "PhuLuc") == ["Phụ lục"]


def test_annexes_say_what_they_go_with() -> None:
    (state,) = reading.styled(made(documents.short("nd30")), "KemTheo")
    assert state == (
        "(Kèm theo Báo cáo số 05/BC-SVHTTDL ngày 05 tháng 02 năm 2026 của SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH)"
    )
    (party,) = reading.styled(made(documents.short("dang")), "KemTheo")
    assert re.fullmatch(
        r"\(Kèm theo Báo cáo số {6}-BC/BTGDV, ngày 09/6/2026 của Ban Tuyên giáo và Dân vận\)", party
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


def tables(data: bytes) -> list[_Element]:
    return [t for t in reading.root(data).iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle") is not None]


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


def test_a_small_table_stays_on_one_page() -> None:
    cell = (Cell((Run("1"),)), Cell((Run("2,5"),)))
    for count, kept in ((1, 1), (8, 8), (9, 1)):
        table = Table("t", "Bảng", (Column("A"), Column("B", "decimal")), (cell,) * count)
        rows = tables(made(replace(documents.minimal("nd30"), nodes=(table,))))[0].findall(f"{W}tr")
        held = [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in rows[1:]]
        assert held == [True] * (kept - 1) + [False] * (count - kept + 1)


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


# ---------------------------------------------------------------- letterhead


def test_a_letterhead_gives_its_styles_and_nothing_else(tmp_path: Path) -> None:
    import docx
    from docx.shared import Pt

    house = docx.Document()
    house.add_paragraph("Nội dung cũ")
    house.sections[0].header.paragraphs[0].text = "Đầu trang cũ"
    house.styles.add_style("Nội dung", 1).font.size = Pt(11)
    house.save(str(tmp_path / "giay.docx"))
    regime = regimes.with_letterhead(REGIMES["nd30"], tmp_path / "giay.docx", Where(""))
    data = made(documents.short("nd30"), regime)
    word = docx.Document(BytesIO(data))
    assert "cũ" not in "".join(p.text for p in word.paragraphs)
    assert b"c\xc5\xa9" not in b"".join(
        part for name, part in reading.parts(data).items() if "header" in name
    )
    assert word.styles["Nội dung"].font.size == Pt(11)
    assert word.styles["Trích yếu"].font.size == Pt(14)
    assert made(documents.short("nd30"), regime) == data


# ---------------------------------------------------------------- LibreOffice

office = pytest.mark.skipif(export.office() is None, reason="LibreOffice is not installed")


def pdf_text(data: bytes) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(export.pdf_bytes(data, "a.docx"))
    try:
        shown = []
        for page in pdf:
            textpage = page.get_textpage()
            shown.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return shown
    finally:
        pdf.close()


@office
@pytest.mark.parametrize(("name", "kind"), [("nd30", "short"), ("dang", "long"), ("dang36", "minimal")])
def test_the_pdf_says_what_the_word_file_says(name: str, kind: str) -> None:
    document = KINDS[kind](name)
    data = made(document)
    pages = pdf_text(data)
    printed = reading.words(" ".join(pages))
    written = reading.words("\n".join(reading.text(p) for _, p in reading.paragraphs(data)))
    written += reading.words("\n".join(reading.text(n) for n in reading.root(data, "word/footnotes.xml")))
    missing = written - printed
    assert not missing, missing
    # what the PDF has over: numbers of headings, heads of tables again, labels in charts
    extra = printed - written
    chart = (*documents.bars().categories, *documents.lines().categories, "Năm mô hình Bài")
    numbers = ("abcdđe", *map(render_nodes.roman, range(1, 20)))
    over = "".join((*reading.styled(data, "DauBang"), *chart, *numbers, "dài" * 60)).replace(" ", "")
    assert [word for word in extra if word not in over] == []


@office
def test_estimated_pages_are_nearly_those_of_libreoffice() -> None:
    document = documents.long("nd30")
    real = export.heading_pages(made(document))
    assert real is not None
    guessed = [page for _, _, page in render_pages.contents(document, REGIMES["nd30"])]
    assert len(guessed) == 50
    assert all(abs(guess - page) <= 1 for guess, page in zip(guessed, real, strict=False))


@office
def test_contents_show_the_pages_of_libreoffice() -> None:
    document = documents.long("nd30")
    data, _, problems = render.docx_bytes(
        replace(document, nodes=(Contents(exact=True), *document.nodes[1:])), REGIMES["nd30"]
    )
    assert problems == ()
    real = export.heading_pages(data)
    assert real is not None
    shown = [
        int(text.rpartition("\t")[2]) for style in ("TOC1", "TOC2") for text in reading.styled(data, style)
    ]
    assert sorted(shown) == sorted(real[:50])


@office
def test_pdf_is_written(tmp_path: Path) -> None:
    source = tmp_path / "báo cáo.docx"
    source.write_bytes(made(documents.minimal("nd30")))
    target, problems = export.to_pdf(source, tmp_path / "báo cáo.pdf")
    assert target.read_bytes().startswith(b"%PDF") and problems == ()


def test_without_libreoffice_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(export, "_PLACES", {})
    with pytest.raises(UsageError) as error:
        export.pdf_bytes(b"", "a.docx")
    assert [p.code for p in error.value.problems] == ["DOC020"]
    assert export.heading_pages(b"") is None


def test_page_breaks_wait_for_the_next_paragraph() -> None:
    nodes = (Para((Run("A"),)), PageBreak(), documents.models(), PageBreak(), Para((Run("B"),)), PageBreak())
    data = made(replace(documents.minimal("nd30"), nodes=nodes))
    broken = [
        style for style, p in reading.paragraphs(data) if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert broken == ["Caption", "NoiDung", "GhiChu"]


def test_margins_are_mirrored_where_the_regime_says_so(tmp_path: Path) -> None:
    (tmp_path / "hai-mat.yaml").write_text("extends: dang\npage: {mirror: true}\n", encoding="utf-8")
    regime = regimes.load("hai-mat.yaml", tmp_path)
    render.render(documents.minimal("dang"), regime, tmp_path / "a.docx")
    assert (
        reading.root((tmp_path / "a.docx").read_bytes(), "word/settings.xml").find(f"{W}mirrorMargins")
        is not None
    )
    assert reading.findings(tmp_path / "a.docx") == []


def test_front_without_parent() -> None:
    front: Front = documents.minimal("nd30").front
    assert reading.styled(made(documents.minimal("nd30")), "CoQuanChuQuan") == []
    assert front.issuer.parent is None
