import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from tonghop import encodings, ingest
from tonghop.model import Draft
from tonghop.readers import office

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(body: str, **parts: str) -> bytes:
    """A Word file of the fewest parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f"<w:document {NS} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def paragraph(text: str, inside: str = "") -> str:
    return f"<w:p>{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes, folder: Path, name: str = "a.docx") -> tuple[Draft | None, list[str]]:
    path = folder / name
    path.write_bytes(data)
    draft, problems = ingest.read_source(path, name)
    return draft, [problem.code for problem in problems]


def text(body: str, folder: Path, **parts: str) -> str:
    draft, problems = read(package(body, **parts), folder)
    assert draft is not None, problems
    return draft.text


def test_paragraphs_and_tables_come_in_reading_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Xã A đổi thay", 0)
    document.add_paragraph("Xã có 3.181 hộ.")
    table = document.add_table(2, 3)
    for cell, value in zip(table._cells, ("Thôn", "Số hộ", "Tỷ lệ", "Một", "1.234", "12,5%"), strict=True):
        cell.text = value
    document.add_paragraph("Sau bảng.")
    file = io.BytesIO()
    document.save(file)
    draft, problems = read(file.getvalue(), tmp_path)
    assert draft is not None
    assert problems == []
    assert draft.text == "Xã A đổi thay\nXã có 3.181 hộ.\nThôn\tSố hộ\tTỷ lệ\nMột\t1.234\t12,5%\nSau bảng."
    assert draft.roles == {1: "title"}


def test_tracked_deletions_are_left_out_and_insertions_kept(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Có </w:t></w:r>"
        "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>191</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>đã dời</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t> mô hình</w:t></w:r></w:hyperlink>"
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r></w:p>'
    )
    assert text(body, tmp_path) == "Có 191 mô hình"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Trong khung')}</w:txbxContent>"
    body = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text(body, tmp_path) == "Trong khung"


def test_breaks_tabs_and_control_boxes(tmp_path: Path) -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        "</w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert text(body, tmp_path) == "a\tb\nc-d"


def test_runs_in_old_fonts_are_read_by_their_codes(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii="{}" w:hAnsi="{}"/></w:rPr>'
    body = (
        f"<w:p><w:r>{font.format('.VnTime', '.VnTime')}<w:t>x· héi n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
        f"<w:r><w:t> và </w:t></w:r><w:r>{font.format('VNI-Times', 'VNI-Times')}<w:t>xaõ hoäi</w:t></w:r></w:p>"
    )
    assert text(body, tmp_path) == "xã hội nước và xã hội"


def test_a_style_gives_its_font_to_the_styles_that_stand_on_it(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr>'
        '<w:rFonts w:ascii="VNI-Helve"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="On">'
        '<w:name w:val="On"/><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    body = paragraph("tænh Haäu Giang", '<w:pPr><w:pStyle w:val="On"/></w:pPr>')
    assert text(body, tmp_path, styles=styles) == "tỉnh Hậu Giang"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    body = package("<w:p/>" + " " * 300_000_000)
    assert len(body) < 1_000_000
    assert read(body, tmp_path) == (None, ["READ014"])


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    assert read(package("<w:p/>", **{f"x{i}": "" for i in range(5_001)}), tmp_path) == (None, ["READ014"])


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!ENTITY % p SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_and_outside_dtds_are_refused(head: str, tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(
            "word/document.xml", f"{head}<w:document {NS}><w:body>{paragraph('&a;')}</w:body></w:document>"
        )
    assert read(file.getvalue(), tmp_path) == (None, ["READ014"])


def test_damaged_and_foreign_packages_are_said(tmp_path: Path) -> None:
    whole = package(paragraph("Xã A"))
    assert read(whole[:-40], tmp_path) == (None, ["READ001"])
    assert read(whole[:60] + b"\0" * 20 + whole[80:], tmp_path)[1] == ["READ001"]
    assert read(package("<w:p>"), tmp_path) == (None, ["READ001"])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    assert read(file.getvalue(), tmp_path) == (None, ["READ001"])


def test_a_document_nested_deep_or_with_one_huge_text_is_read_or_said(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + paragraph("đáy") + "</w:sdtContent></w:sdt>" * 100
    assert text(deep, tmp_path) == "đáy"
    too_deep = "<w:sdt>" * 5_000 + paragraph("đáy") + "</w:sdt>" * 5_000
    assert read(package(too_deep), tmp_path)[1] in ([], ["READ001"])
    assert read(package(paragraph("a" * 12_000_000)), tmp_path)[1] in ([], ["READ001"])


def test_every_mutant_gives_a_draft_or_a_problem(tmp_path: Path) -> None:
    whole = package(paragraph("Xã A có 3.181 hộ") * 3, styles=f"<w:styles {NS}/>")
    for at in range(0, len(whole), 7):
        draft, problems = read(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], tmp_path)
        assert draft is not None or problems


needs_office = pytest.mark.skipif(office._soffice() is None, reason="LibreOffice is not installed")


@needs_office
@pytest.mark.parametrize("ending", ["rtf", "doc", "odt"])
def test_other_formats_come_through_libreoffice(ending: str, tmp_path: Path) -> None:
    import subprocess

    document = docx.Document()
    document.styles["Normal"].font.size = Pt(14)
    document.add_paragraph("Huyện có 191 mô hình, đạt 12,5% kế hoạch năm.")
    document.save(str(tmp_path / "a.docx"))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    draft, problems = read((tmp_path / f"a.{ending}").read_bytes(), tmp_path, f"b.{ending}")
    assert draft is not None, problems
    assert draft.text.strip() == "Huyện có 191 mô hình, đạt 12,5% kế hoạch năm."
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def test_without_libreoffice_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_soffice", lambda: None)
    assert read(b"{\\rtf1 Xa A}", tmp_path, "a.rtf") == (None, ["READ016"])
    assert read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, tmp_path, "a.doc") == (None, ["READ016"])


def letters(text: str) -> str:
    return "".join(text.split())


def share_of_equal(one: str, two: str) -> float:
    """The share of the characters of `one` that stand in `two` in the same order, word by word."""
    from difflib import SequenceMatcher

    first, second = one.split(), two.split()
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    same = sum(len(word) for block in blocks for word in first[block.a : block.a + block.size])
    return same / len(letters(one))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("synthetic-vni-2004-13D56_Le_Quang_Thung-phatbieu.docx", "vni"),
        ("2004-1E849_Tran_Du_Lich.doc", "tcvn3"),
        ("2003-A-15.rtf", "tcvn3"),
        ("2006-quydinhkiemtra02.doc", "vni"),
        ("2008-23.QD-991-UBND.doc", "vni"),
    ],
)
def test_old_documents_equal_their_transcripts(name: str, encoding: str) -> None:
    path = CORPUS / "legacy" / name
    if not path.is_file():
        pytest.skip("the corpus of samples is not beside this checkout")
    if path.suffix != ".docx" and office._soffice() is None:
        pytest.skip("LibreOffice is not installed")
    draft, problems = ingest.read_source(path, name)
    assert draft is not None, problems
    assert draft.source.encoding == encoding
    truth = path.with_name(f"{path.stem}.truth.txt").read_text("utf-8")
    assert share_of_equal(truth, draft.text) >= 0.99
    assert encodings.evidence(draft.text)[1] * 50 < encodings.evidence(draft.text)[0]
