"""Reports as Word files: valid, the same every time, laid out by the rules around the body."""

from __future__ import annotations

import datetime as dt
import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import documents
import reading
from reading import W
from rendering import KINDS, REGIMES, body, made
from tonghop import metrics, oxml, regimes, render, render_front, render_nodes
from tonghop.lint import lint
from tonghop.model import (
    Cell,
    Cite,
    Front,
    Inlines,
    PageBreak,
    Para,
    Ref,
    Run,
    Signer,
)
from tonghop.problems import Where

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("TONGHOP_GOLDEN") == "write"
"""Set to rewrite the golden parts; look at the difference and open the file in Word before it is committed."""

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


def test_the_contact_line_stands_on_the_first_page_of_the_report_alone() -> None:
    """Nghị định 30, Phụ lục I, III.4: at the foot of page 1; an annex has pages of its own, but no page 1 of these."""
    document = replace(documents.long("nd30"), front=documents.marked("nd30").front)
    parts = reading.parts(made(document))
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", parts["word/document.xml"].decode(), re.DOTALL)
    footers = [re.findall(r'footerReference w:type="first" r:id="([^"]+)"', section) for section in sections]
    assert len(sections) == len(document.annexes) + 1
    assert footers[0] == ["rIdFooterFirst"]
    assert all(footer == ["rIdFooterEmpty"] for footer in footers[1:])
