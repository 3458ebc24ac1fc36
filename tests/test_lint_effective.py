"""Properties as Word resolves them: styles, toggles, theme fonts, numbering."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lint_doc import Doc, clean
from lint_fixtures import SPACES, WORD, W, par, parts
from tonghop.lint.checks_body import roman_value
from tonghop.lint.document import Par, Word
from tonghop.lint.effective import twips
from tonghop.lint.numbering import roman
from tonghop.lint.package import read_package


def style(name: str, kind: str, based: str = "", run: str = "", paragraph: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def document(
    body: str, styles: str = "", folder: Path | None = None, extra: dict[str, str] | None = None
) -> Word:
    assert folder is not None
    texts = parts(body) | {name: text.encode() for name, text in (extra or {}).items()}
    doc = Doc(texts)
    for element in etree.fromstring(f"<x {SPACES}>{styles}</x>"):
        doc.trees["word/styles.xml"].append(element)
    return Word(read_package(doc.save(folder / "made.docx")))


def one(word: Word) -> Par:
    return word.paragraphs[0]


def inner(text: str, style_name: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style_name}"/>' if style_name else ""
    return f"<w:p><w:pPr>{named}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_direct_formatting_wins_over_styles(tmp_path: Path) -> None:
    styles = style("A", "paragraph", run='<w:sz w:val="20"/><w:i/>')
    found = one(document(inner("x", "A", '<w:sz w:val="26"/>'), styles, tmp_path)).runs[0].props
    assert (found["sz"], found["i"], found["b"]) == (26, True, False)


def test_a_style_takes_what_it_is_based_on(tmp_path: Path) -> None:
    styles = style("A", "paragraph", run='<w:sz w:val="20"/>', paragraph='<w:jc w:val="both"/>')
    styles += style("B", "paragraph", "A", run="<w:b/>")
    found = one(document(inner("x", "B"), styles, tmp_path))
    assert (found.runs[0].props["sz"], found.runs[0].props["b"], found.props["jc"]) == (20, True, "both")


def test_styles_based_on_each_other_end(tmp_path: Path) -> None:
    styles = style("A", "paragraph", "B", run='<w:sz w:val="20"/>') + style("B", "paragraph", "A")
    assert one(document(inner("x", "B"), styles, tmp_path)).runs[0].props["sz"] == 20


def test_bold_in_paragraph_and_character_style_is_off(tmp_path: Path) -> None:
    """Toggles of different kinds of style flip one another (ECMA-376, 17.7.3)."""
    styles = style("A", "paragraph", run="<w:b/>") + style("C", "character", run="<w:b/>")
    word = document(inner("x", "A", '<w:rStyle w:val="C"/>') + inner("y", "A"), styles, tmp_path)
    assert [p.runs[0].props["b"] for p in word.paragraphs[:2]] == [False, True]


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_a_toggle_can_be_off(value: str, tmp_path: Path) -> None:
    styles = style("A", "paragraph", run="<w:b/>")
    assert not one(document(inner("x", "A", f'<w:b w:val="{value}"/>'), styles, tmp_path)).runs[0].props["b"]


@pytest.mark.parametrize(("language", "font"), [("vi-VN", "Times New Roman"), ("en-US", "Calibri")])
def test_theme_fonts_follow_the_language(language: str, font: str, tmp_path: Path) -> None:
    doc = clean("nd30")
    doc.trees["word/settings.xml"].find(W + "themeFontLang").set(W + "val", language)
    word = Word(read_package(doc.save(tmp_path / "made.docx")))
    assert {run.props["ascii"] for p in word.paragraphs for run in p.inked} == {font}


def test_a_named_font_takes_the_place_of_a_theme_font(tmp_path: Path) -> None:
    run = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    found = one(document(inner("x", "", run), "", tmp_path)).runs[0].props
    assert (found["ascii"], found["hAnsi"]) == ("Arial", "Arial")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("567", 567),
        ("1cm", 567),
        ("10mm", 567),
        ("12pt", 240),
        ("0.5in", 720),
        ("", None),
        ("x", None),
        (None, None),
    ],
)
def test_lengths(text: str | None, value: int | None) -> None:
    assert twips(text) == value


NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def numbered(text: str, level: int) -> str:
    ppr = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    return par(text, ppr=ppr)


def test_numbers_that_word_counts_stand_before_the_text(tmp_path: Path) -> None:
    body = "".join(
        numbered(text, level) for text, level in (("A", 0), ("b", 1), ("c", 1), ("B", 0), ("d", 1))
    )
    texts: dict[str, Any] = {"word/numbering.xml": NUMBERING}
    relations = parts(body)["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    entry = f'<Relationship Id="rIdN" Type="{kind}" Target="numbering.xml"/></Relationships>'
    texts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", entry)
    word = document(body, "", tmp_path, texts)
    assert [p.whole for p in word.paragraphs] == ["I. A", "1. b", "2. c", "II. B", "1. d"]
    assert word.paragraphs[1].props["left"] == 720


@given(st.integers(1, 3999))
def test_roman_numerals_round_trip(number: int) -> None:
    letters = roman(number)
    if set(letters) <= set("IVXLC"):
        assert roman_value(letters) == number


def test_deleted_text_is_not_read_and_inserted_text_is(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>một </w:t></w:r><w:del><w:r><w:delText>hai</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ba</w:t></w:r></w:ins></w:p>"
    )
    assert one(document(body, "", tmp_path)).text == "một ba"


def test_a_text_box_is_read_once_beside_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    word = document(body, "", tmp_path)
    assert [(p.text, p.boxed) for p in word.paragraphs] == [("ngoài", False), ("trong khung", True)]
