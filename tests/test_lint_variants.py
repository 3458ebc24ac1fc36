"""Documents that are right in other ways than ours: offices set the same page by many means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from lint_changes import made
from lint_doc import Doc, clean
from lint_fixtures import W, par
from tonghop.lint import lint, lint_package
from tonghop.lint.checks_report import named
from tonghop.lint.package import read_package


def underscores(doc: Doc) -> None:
    """Lines typed with underscores, as in the decree's own templates."""
    for start, count in (("SỞ VĂN HÓA", 11), ("Độc lập", 25), ("Tổng hợp kết quả", 18)):
        doc.drop_line(start)
        doc.p(start).addnext(made(par("_" * count, "center", sz=13)))


def borders(doc: Doc) -> None:
    """Lines drawn as the border of an empty paragraph between indents."""
    for start, room, length in (("SỞ VĂN HÓA", 3526, 1500), ("Độc lập", 5453, 3420)):
        doc.drop_line(start)
        side = (room - length) // 2
        props = f'<w:pBdr><w:top w:val="single"/></w:pBdr><w:ind w:left="{side}" w:right="{side}"/>'
        doc.p(start).addnext(made(par("", ppr=props)))


def vml(doc: Doc) -> None:
    """Lines of older Word files."""
    doc.drop_line("Độc lập")
    shape = '<w:pict><v:line from="10pt,0" to="180pt,0" style="position:absolute"/></w:pict>'
    run = made(f"<w:r>{shape}</w:r>")
    doc.p("Độc lập").append(run)


def wrapped_issuer(doc: Doc) -> None:
    """An issuer without parent whose name takes two lines."""
    doc.text("UBND TỈNH", "ỦY BAN NHÂN DÂN")
    doc.style("ỦY BAN NHÂN DÂN", b=True)
    doc.text("SỞ VĂN HÓA", "TỈNH HẬU GIANG")
    doc.stretch_line("TỈNH HẬU GIANG", 0.8)


def broken_lines(doc: Doc) -> None:
    """Recipients and posts each in one paragraph, parted by line breaks."""
    for first, others in (("- Như trên", ("- Sở Tài chính", "- Lưu")), ("KT. GIÁM", ("PHÓ GIÁM",))):
        target = doc.p(first)
        for start in others:
            source = doc.p(start)
            run = etree.SubElement(target, W + "r")
            etree.SubElement(run, W + "br")
            for element in list(source.iter(W + "r")):
                target.append(element)
            source.getparent().remove(source)


def styled(doc: Doc) -> None:
    """Looks that come from the Normal style instead of the paragraphs."""
    normal = doc.trees["word/styles.xml"].find(W + "style")
    normal.append(
        made('<w:pPr><w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>')
    )
    normal.append(
        made(
            '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
        )
    )
    for paragraph in doc.body.iterfind(W + "p"):
        text = "".join(paragraph.itertext(W + "t"))
        if len(text) < 60 or text.startswith("("):
            continue
        for tag in ("spacing", "jc"):
            for old in paragraph.findall(f"{W}pPr/{W}{tag}"):
                old.getparent().remove(old)
        for size in list(paragraph.iter(W + "sz")):
            size.getparent().remove(size)


def long_authority(doc: Doc) -> None:
    """Authority, deputy and post on three lines."""
    doc.p("KT. GIÁM").addprevious(made(par("TM. ỦY BAN NHÂN DÂN", "center", sz=14, b=True)))


def unsigned(doc: Doc) -> None:
    """A document that waits for number, date and signature."""
    doc.text("Số: 05", "Số:         /BC-SVHTT")
    doc.text("Vị Thanh", "Vị Thanh, ngày      tháng 01 năm 2026")
    doc.drop("Nguyễn Văn An")


def one_addressee(doc: Doc) -> None:
    doc.text("Kính gửi", "Kính gửi: Ủy ban nhân dân tỉnh Hậu Giang")
    doc.drop("- Ủy ban nhân dân tỉnh")
    doc.drop("- Bộ Văn hóa")


def one_annex(doc: Doc) -> None:
    """A single annex has no number."""
    body = list(doc.body)
    second = body.index(doc.p("Phụ lục II"))
    for element in body[second - 1 : -1]:
        doc.body.remove(element)
    doc.text("Phụ lục I", "Phụ lục")
    doc.swap("tại Phụ lục I, Phụ lục II;", "tại Phụ lục;")


def tabbed(doc: Doc) -> None:
    """A header block without a table: two columns set by a tab."""
    pairs = (("UBND TỈNH", "CỘNG HÒA"), ("SỞ VĂN HÓA", "Độc lập"), ("Số: 05", "Vị Thanh"))
    table = doc.body.find(W + "tbl")
    made_lines = []
    for left, right in pairs:
        line = made("<w:p/>")
        for i, start in enumerate((left, right)):
            if i:
                etree.SubElement(etree.SubElement(line, W + "r"), W + "tab")
            for run in list(doc.p(start).iter(W + "r")):
                line.append(run)
        made_lines.append(line)
    drawings = [p for p in table.iter(W + "p") if p.find(f".//{W}drawing") is not None]
    for line in made_lines:
        table.addprevious(line)
        if line is made_lines[1]:
            for drawing in drawings:
                table.addprevious(drawing)
    doc.body.remove(table)


VARIANTS: list[Callable[[Doc], None]] = [
    underscores, borders, vml, wrapped_issuer, broken_lines, styled, long_authority, unsigned, one_addressee,
    one_annex, tabbed,
]  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.__name__)
def test_other_right_ways_break_no_binding_rule(variant: Callable[[Doc], None], tmp_path: Path) -> None:
    doc = clean("nd30")
    variant(doc)
    findings, problems = lint(doc.save(tmp_path / "variant.docx"))
    assert problems == []
    assert [(i.rule.id, i.text, i.found) for i in findings if i.rule.severity == "must"] == []


def test_an_opening_may_be_short(tmp_path: Path) -> None:
    doc = clean("nd30")
    doc.text("Thực hiện nhiệm vụ được giao", "Qua 04 bài báo, xin báo cáo như sau:")
    assert lint(doc.save(tmp_path / "short.docx"))[0] == []


@pytest.mark.parametrize(
    ("date", "regime"),
    [
        ("ngày 26 tháng 5 năm 2026", "dang36"),
        ("ngày 27 tháng 5 năm 2026", "dang"),
        ("ngày 5/6/2024", "dang36"),
        ("ngày      tháng      năm 2025", "dang36"),
        ("ngày      tháng      năm 2026", "dang"),
    ],
)
def test_the_date_tells_the_two_party_regimes_apart(date: str, regime: str, tmp_path: Path) -> None:
    doc = clean("dang")
    doc.text("Vị Thanh", f"Vị Thanh, {date}")
    assert lint_package(read_package(doc.save(tmp_path / "party.docx")))[2].regime == regime


def test_a_finding_tells_its_page_where_the_file_records_pages(tmp_path: Path) -> None:
    doc = clean("nd30")
    doc.p("III.").find(W + "r").insert(0, etree.Element(W + "lastRenderedPageBreak"))
    doc.style("III.", b=False)
    findings, _ = lint(doc.save(tmp_path / "paged.docx"))
    assert [(item.rule.id, item.page) for item in findings] == [("ND30-HEAD-MUC", 2)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("xem Bảng 1", [1]),
        ("tại bảng số 2 và Bảng 3", [2, 3]),
        ("các Bảng 1, 2 và 4", [1, 2, 4]),
        ("từ Bảng 2 đến 4; Bảng 6-7", [2, 3, 4, 6, 7]),
        ("Bảng 1, 2.500 người", [1]),
        ("bảng lương năm 2024", []),
    ],
)
def test_tables_that_a_text_names(text: str, names: list[int]) -> None:
    assert list(named(text)) == [("bảng", number) for number in names]


# right as they stand: a capital with a mark after a full stop, names, common nouns, quotations, source marks
RIGHT = (
    "Nhiệm vụ đã hoàn thành. Ủy ban nhân dân tỉnh tiếp tục chỉ đạo. Ở các xã, kết quả tốt. Đến nay đã xong.",
    "Theo báo cáo của Tỉnh ủy, Tỉnh đoàn và Thành ủy Thành phố Hồ Chí Minh, các chi bộ đã sinh hoạt đúng quy định.",
    "Tại Quận 1, Phường 5, tỉnh Nam Định và Thủ đô Hà Nội, người dân phấn khởi trước những kết quả đã đạt được.",
    "Trong ngày thứ Hai và tháng Tám, theo điểm a khoản 2 Điều 5 Luật Báo chí, các cơ quan đã báo cáo đầy đủ.",
    "Tổng kinh phí 12,5 tỷ đồng, đạt 97% kế hoạch, tăng 7,63% so với cùng kỳ năm trước; có 1.234.567 lượt người xem.",
    "Đồng chí Bí thư nói: “Phải làm [...] thật tốt, kĩ thuật phải giỏi, tăng 5.5% là ít”, rồi kết luận lúc 8 giờ 30.",
    "Hòa bình, khỏe mạnh, thủy lợi và quý khách ở Hòa Bình được giữ gìn; loại hình, hoàn cảnh, hoài bão đều tốt.",
    "Ban Chỉ đạo phòng, chống thiên tai (PCTT) đã họp; PCTT yêu cầu UBND các xã thực hiện nghiêm kế hoạch đã đề ra.",
    "QUYẾT ĐỊNH VỀ VAY VÀ TRẢ NỢ là tên của tài liệu đã được gửi tới tất cả các cơ quan, đơn vị liên quan trong tỉnh.",
    "Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ được triển khai đến tất cả các đơn vị trong tỉnh.",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_sentences_break_no_rule(sentence: str, tmp_path: Path) -> None:
    doc = clean("nd30")
    doc.swap("Các cơ quan báo chí", f"{sentence} Các cơ quan báo chí", at=3)
    doc.swap("a) ", "", at=0)
    for letter in ("b", "c", "d", "đ", "e"):
        doc.swap(f"{letter}) ", "")
    findings, _ = lint(doc.save(tmp_path / "right.docx"))
    assert [(item.rule.id, item.found) for item in findings] == []
