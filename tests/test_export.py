"""What LibreOffice makes of a report: the same text, the pages its contents name."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import documents
import reading
from rendering import KINDS, REGIMES, made
from tonghop import export, render, render_nodes, render_pages
from tonghop.model import (
    Contents,
)
from tonghop.problems import UsageError

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
