"""Tracked changes: accepted they give the new text, rejected the old one, whatever the two say."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import figure, manifest, package
from tonghop import redlines
from tonghop.problems import UnreadableError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Paragraph = list[str]
"""The runs of a paragraph."""

words = st.sampled_from("Học tập và làm theo Bác: 1.567 mô hình, 12,5% (nay là) “điển hình”. ".split(" "))
runs = st.lists(words, min_size=1, max_size=5).map(lambda found: " ".join(found) + " ")
paragraphs = st.lists(st.lists(runs, min_size=1, max_size=3), min_size=1, max_size=6)
tables = st.lists(st.lists(runs, min_size=2, max_size=2), min_size=1, max_size=4)


def p(pieces: Paragraph) -> str:
    inner = "".join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(x)}</w:t></w:r>' for x in pieces
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{inner}</w:p>'


def table(rows: list[list[str]]) -> str:
    cells = ["".join(f"<w:tc><w:tcPr/>{p([cell])}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def body(text: list[Paragraph], rows: list[list[str]]) -> str:
    inner = "".join(map(p, text)) + table(rows) + p(["Nơi nhận"]) + "<w:sectPr/>"
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def tag(name: str) -> str:
    return f"{{{W}}}{name}"


def settle(data: bytes, drop: str) -> list[str]:
    """The paragraphs left when one kind of change is thrown out and the other kind taken in."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    for parent in list(root.iter()):
        for child in list(parent):
            marks = (
                child.find(f"{tag('pPr')}/{tag('rPr')}/{tag(drop)}"),
                child.find(f"{tag('trPr')}/{tag(drop)}"),
            )
            if child.tag == tag(drop) or any(mark is not None for mark in marks):
                parent.remove(child)
    text = (tag("t"), tag("delText"))
    return ["".join(x.text or "" for x in node.iter() if x.tag in text) for node in root.iter(tag("p"))]


def plain(text: list[Paragraph], rows: list[list[str]]) -> list[str]:
    return ["".join(pieces) for pieces in text] + [cell for row in rows for cell in row] + ["Nơi nhận"]


@settings(max_examples=60)
@given(before=paragraphs, after=paragraphs, old_rows=tables, new_rows=tables)
def test_accepted_it_is_the_new_text_and_rejected_the_old(
    before: list[Paragraph],
    after: list[Paragraph],
    old_rows: list[list[str]],
    new_rows: list[list[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("redline")
    old, new = folder / "old.docx", folder / "new.docx"
    old.write_bytes(package(manifest(figure(1, 1)), body(before, old_rows)))
    new.write_bytes(package(manifest(figure(1, 1)), body(after, new_rows)))
    data = redlines.redline(old, new)
    assert settle(data, "del") == plain(after, new_rows)
    assert settle(data, "ins") == plain(before, old_rows)
    shutil.rmtree(folder)


def test_only_the_words_that_changed_are_marked(tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(package(manifest(figure(1, 1)), body([["Toàn tỉnh có 1.567 mô hình."]], [["a", "b"]])))
    new.write_bytes(package(manifest(figure(1, 1)), body([["Toàn tỉnh có 1.602 mô hình."]], [["a", "b"]])))
    with zipfile.ZipFile(io.BytesIO(redlines.redline(old, new))) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    assert ["".join(node.itertext()) for node in root.iter(tag("ins"))] == ["1.602 "]
    assert ["".join(node.itertext()) for node in root.iter(tag("del"))] == ["1.567 "]


def test_equal_reports_have_no_change(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package(manifest(figure(1, 1)), body([["Có 5 mô hình."]], [["a", "b"]])))
    assert b"w:ins" not in redlines.redline(path, path)
    assert redlines.redline(path, path) == redlines.redline(path, path)


def test_what_is_no_report_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package(manifest(figure(1, 1)), "<broken"))
    with pytest.raises(UnreadableError):
        redlines.redline(path, path)


def built(folder: Path, name: str, articles: int) -> Path:
    """A report of the sample articles, made by the real thing."""
    import datetime as dt

    from test_commands_delivery import SPEC
    from tonghop import pipeline
    from tonghop import settings as data

    home = folder / "bai"
    home.mkdir(exist_ok=True)
    for path in sorted((data.data_root() / "seeds").glob("*.txt"))[:articles]:
        shutil.copy(path, home)
    spec = folder / "spec.yaml"
    spec.write_text(SPEC, "utf-8")
    target = folder / name
    pipeline.build(spec, target, today=dt.date(2024, 6, 30))
    return target


def test_a_real_pair_is_a_valid_document(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    old, new = built(tmp_path, "old.docx", 2), built(tmp_path, "new.docx", 4)
    target = tmp_path / "redline.docx"
    target.write_bytes(redlines.redline(old, new))
    result = OpenXmlValidator().validate(str(target))
    assert result.is_valid, result.errors[:5]
    if shutil.which("soffice"):
        command = [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/lo",
            "--headless",
            "--convert-to",
            "txt:Text",
        ]
        subprocess.run([*command, "--outdir", str(tmp_path), str(target)], check=True, capture_output=True)
        assert "BAN TUYÊN GIÁO" in (tmp_path / "redline.txt").read_text("utf-8-sig")
