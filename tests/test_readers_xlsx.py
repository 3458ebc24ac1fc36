import datetime as dt
import importlib.util
import io
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from tonghop import ingest
from tonghop.model import Draft
from tonghop.readers import office, xlsx

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "samples"


def read(data: bytes, folder: Path, name: str = "a.xlsx") -> tuple[Draft | None, list[str]]:
    path = folder / name
    path.write_bytes(data)
    draft, problems = ingest.read_source(path, name)
    return draft, [problem.code for problem in problems]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Xã", "Số hộ", "Tỷ lệ", "Ngày"])
    sheet.append(["Thuận  Hạnh\n(mới)", 3181, 0.125, dt.date(2024, 6, 5)])
    sheet.append([None, 12.5, None, True])
    sheet["C2"].number_format = "0.0%"
    sheet.append(["Tû lÖ hé nghÌo", 1e-7, 123456789012345678, "100%"])
    sheet["A4"].font = Font(name=".VnTime")
    book.create_sheet("hai").append(["Trang hai"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_sheets_come_as_lines_of_cells_in_vietnamese_forms(tmp_path: Path) -> None:
    draft, problems = read(workbook(), tmp_path)
    assert draft is not None
    assert problems == []
    assert draft.text.split("\n") == [
        "Xã\tSố hộ\tTỷ lệ\tNgày",
        "Thuận Hạnh (mới)\t3181\t12,5%\t05/06/2024",
        "\t12,5\t\tcó",
        "Tỷ lệ hộ nghèo\t0,0000001\t123456789012346000\t100%",
        "Trang hai",
    ]
    assert draft.source.encoding == "tcvn3"


def test_the_value_of_a_formula_is_what_was_last_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Tổng", "=1+1"])
    file = io.BytesIO()
    book.save(file)
    draft, _ = read(file.getvalue(), tmp_path)
    assert draft is not None
    assert draft.text == "Tổng"


def repacked(**changed: bytes) -> bytes:
    """The workbook with its first sheet replaced, or parts added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changed.pop(name) if name in changed else old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"xl/worksheets/sheet1.xml": b" " * 300_000_000}, "READ014"),
        ({"xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}, "READ014"),
        (
            {"xl/sharedStrings.xml": b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>'},
            "READ014",
        ),
        ({f"x{i}": b"" for i in range(5_001)}, "READ014"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}, "READ001"),
        ({"xl/workbook.xml": b"<workbook"}, "READ001"),
    ],
)
def test_hostile_and_damaged_workbooks_are_named(
    changed: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    assert read(repacked(**changed), tmp_path) == (None, [code])


def test_a_sheet_that_states_to_be_huge_is_read_for_what_it_holds(tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="B1"><v>7</v></c></row>'
        b'<row r="900000"><c r="A900000"><v>8</v></c></row></sheetData></worksheet>'
    )
    draft, _ = read(repacked(**{"xl/worksheets/sheet1.xml": sheet}), tmp_path)
    assert draft is not None
    assert draft.text.split() == ["7", "8", "Trang", "hai"]


def test_a_cut_workbook_is_named(tmp_path: Path) -> None:
    assert read(workbook()[:-60], tmp_path) == (None, ["READ001"])


def test_without_the_extra_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert read(workbook(), tmp_path) == (None, ["READ006"])
    monkeypatch.setattr(office, "_soffice", lambda: None)
    assert read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, tmp_path, "a.xls") == (None, ["READ016"])


def test_an_old_workbook_in_an_abc_font_equals_its_transcript() -> None:
    path = CORPUS / "legacy" / "2005-FDILangson.xls"
    if not path.is_file():
        pytest.skip("the corpus of samples is not beside this checkout")
    if shutil.which("localc") is None:
        pytest.skip("LibreOffice Calc is not installed")
    draft, problems = ingest.read_source(path, path.name)
    assert draft is not None, problems
    assert draft.source.encoding == "tcvn3"
    assert draft.text.split() == path.with_suffix(".truth.txt").read_text("utf-8").split()


def test_numbers_are_exact_and_have_no_exponent() -> None:
    assert xlsx._number(0.1 + 0.2) == "0,3"
    assert xlsx._number(1e15) == "1000000000000000"
    assert xlsx._number(-2.50) == "-2,5"
