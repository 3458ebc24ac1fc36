"""Workbooks (.xlsx): the sheets one after the other, a line a row, the cells parted by tabs.

Read in a process of its own, under a cap on what the package unfolds to. Numbers are written as Vietnamese reports
write them: a decimal comma, "%" where the cell shows one, dates as day/month/year. A cell typed in an old
Vietnamese font is read by that font.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tonghop import encodings, worker
from tonghop.model import Draft, Source
from tonghop.readers import base

if TYPE_CHECKING:
    from openpyxl.cell import Cell

SUFFIXES = (".xlsx", ".xlsm")


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: a zip named as a workbook."""
    return base.suffix(path) in SUFFIXES and base.kind(head) == "zip"


def read(source: Source, data: bytes) -> Draft:
    """The text of all sheets.

    Raises UnreadableError for a damaged or hostile package, and where the extra `xlsx` is missing.
    """
    if importlib.util.find_spec("openpyxl") is None:
        raise base.refuse(source, "READ006", extra="xlsx")
    return worker.read("xlsx", source, data)


def parse(source: Source, data: bytes) -> Draft:
    """The reading itself, in this process."""
    import openpyxl

    _check(source, data)
    lines: list[str] = []
    old: str | None = None
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what it states of its size may be the whole sheet, millions of empty cells
            for row in sheet.iter_rows():
                cells: list[str] = []
                for cell in row:
                    text, encoding = _cell(cell)
                    cells.append(text)
                    old = old or encoding
                lines.append("\t".join(cells).rstrip())
    except Exception as error:
        raise base.refuse(source, "READ001", reason=str(error) or type(error).__name__) from error
    return Draft(source=replace(source, encoding=old), text="\n".join(lines))


def _check(source: Source, data: bytes) -> None:
    """Refuses a package that unfolds to too much, or whose XML declares entities."""
    for xml in base.unpack(source, data, lambda name: name.endswith((".xml", ".rels"))).values():
        if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
            raise base.refuse(source, "READ014", reason="DOCTYPE, ENTITY")


def _cell(cell: Cell) -> tuple[str, str | None]:
    """What a cell shows, in one line, and the old encoding it was typed in."""
    value = cell.value
    if value is None:
        return "", None
    if isinstance(value, str):
        text = " ".join(value.split())
        reading = encodings.of_font(cell.font.name if cell.font else None)
        if reading is None:
            return encodings.mend(text)
        return reading(text), "vni" if reading is encodings.vni else "tcvn3"
    if isinstance(value, bool):
        return ("có" if value else "không"), None
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d/%m/%Y}", None
    if isinstance(value, int | float):
        shown = "%" in (cell.number_format or "")
        return _number(value * 100 if shown else value) + "%" * shown, None
    return str(value), None


def _number(value: float) -> str:
    """12.5 as "12,5"; fifteen digits, which is what a workbook holds."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
