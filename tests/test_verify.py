"""A report against its sources: what is the same, what was changed where, what is gone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from made import figure, manifest, package, quotation, source
from tonghop import verify
from tonghop.manifest import bookmark_name
from tonghop.model import Manifest, ManifestFact
from tonghop.problems import UnreadableError

TEXT = "Đến nay, toàn tỉnh có 15 mô hình và 1.500 đảng viên.\nBà A nói: “Học Bác suốt đời”.\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def at(fact: ManifestFact, words: str) -> ManifestFact:
    """The fact where its words stand in TEXT."""
    start = TEXT.index(words)
    return replace(fact, start=start, end=start + len(words), surface=words)


FIGURE = at(figure(1, 15), "15")
LARGE = replace(at(figure(2, 1500, noun="đảng viên"), "1.500"), printed="1.500 đảng viên")
WORDS = at(quotation(1, "Học Bác suốt đời"), "Học Bác suốt đời")


def mark(number: int, fact: ManifestFact, text: str) -> str:
    name = bookmark_name(fact.id)
    run = f"<w:r><w:t>{text[:1]}</w:t></w:r><w:r><w:t>{text[1:]}</w:t></w:r>"
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run}<w:bookmarkEnd w:id="{number}"/>'


def body(*marks: str) -> str:
    paragraphs = "".join(f"<w:p><w:r><w:t>Có </w:t></w:r>{one}</w:p>" for one in marks)
    return f"<w:document {W}><w:body>{paragraphs}</w:body></w:document>"


PRINTED = (mark(1, FIGURE, "15"), mark(2, LARGE, "1.500 đảng viên"), mark(3, WORDS, "Học Bác suốt đời"))


def report(folder: Path, *marks: str, text: str | None = TEXT) -> Path:
    """A report, and beside it the article it was made of as it is now."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    content = manifest(FIGURE, LARGE, WORDS, sources=[source(path="bài/1.txt", sha256=digest)])
    path = folder / "báo cáo.docx"
    # `printed` goes the way the renderer takes.
    path.write_bytes(package(content, body(*marks)))
    (folder / "bài").mkdir(exist_ok=True)
    if text is not None:
        (folder / "bài" / "1.txt").write_bytes(text.encode())
    return path


def outcomes(path: Path, base: Path | None = None) -> list[str]:
    return [check.outcome for check in verify.verify(path, base).checks]


def test_all_the_same(tmp_path: Path) -> None:
    result = verify.verify(report(tmp_path, *PRINTED))
    assert [check.outcome for check in result.checks] == ["same"] * 3
    assert (result.findings, result.changed, result.gone) == ((), (), ())


def test_a_number_changed_in_the_report(tmp_path: Path) -> None:
    path = report(tmp_path, mark(1, FIGURE, "16"), *PRINTED[1:])
    (finding,) = verify.verify(path).findings
    assert (finding.outcome, finding.stands, finding.fact.surface) == ("report", "16", "15")


def test_a_fact_deleted_from_the_report(tmp_path: Path) -> None:
    assert outcomes(report(tmp_path, *PRINTED[:2])) == ["same", "same", "missing"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (TEXT.replace("15 mô", "16 mô"), ["source", "same", "same"]),
        (TEXT.replace("1.500", "1.600"), ["same", "source", "same"]),
        (TEXT.replace("suốt đời", "mỗi ngày"), ["same", "same", "source"]),
        # Words that only moved are the same; 15 within 1.500 or 2015 is not the figure 15.
        ("Theo tin mới.\n" + TEXT, ["same", "same", "same"]),
        (TEXT.replace("15 mô hình", "nhiều mô hình năm 2015"), ["source", "same", "same"]),
        (TEXT.replace("1.500", "21.500"), ["same", "source", "same"]),
        (TEXT.replace("1.500", "1.500,5"), ["same", "source", "same"]),
        ("", ["source", "source", "source"]),
    ],
)
def test_a_source_that_was_changed(changed: str, expected: list[str], tmp_path: Path) -> None:
    path = report(tmp_path, *PRINTED, text=changed)
    assert outcomes(path) == expected
    assert len(verify.verify(path).changed) == 1


def test_a_source_that_is_gone(tmp_path: Path) -> None:
    path = report(tmp_path, *PRINTED, text=None)
    assert outcomes(path) == ["gone"] * 3
    assert len(verify.verify(path).gone) == 1


def test_sources_are_found_from_a_folder_of_choice(tmp_path: Path) -> None:
    path = report(tmp_path, *PRINTED)
    elsewhere = tmp_path / "x" / "y"
    elsewhere.mkdir(parents=True)
    moved = path.rename(elsewhere / path.name)
    assert outcomes(moved, tmp_path) == ["same"] * 3
    assert outcomes(moved) == ["gone"] * 3


def test_a_manifest_that_claims_another_place_is_the_report_s_fault(tmp_path: Path) -> None:
    path = report(tmp_path, *PRINTED)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    wrong = replace(FIGURE, start=0, end=2)
    content: Manifest = manifest(wrong, sources=[source(path="bài/1.txt", sha256=digest)])
    path.write_bytes(package(content, body(PRINTED[0])))
    assert outcomes(path) == ["report"]


def test_what_is_no_report_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(package(manifest(FIGURE), "<not xml"))
    with pytest.raises(UnreadableError):
        verify.verify(path)


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("rừng 2.340ha bị hại", "2.340", False),
        ("đạt 97% kế hoạch", "97", False),
        ("có 15 mô hình", "5", True),
        ("có 1.500 hộ", "1", True),
        ("có 1.500 hộ", "500", True),
        ("tổ chức", "tổ ch", True),
    ],
)
def test_a_span_cuts_a_number_or_a_word_but_not_a_unit_written_tight(
    text: str, words: str, cut: bool
) -> None:
    start = text.index(words)
    assert verify._cut(text, start, start + len(words)) is cut
