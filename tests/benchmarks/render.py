"""Rendering beside the floor and peers: `python tests/benchmarks/render.py`.

The floor writes the same document.xml by one string join and zips it. Peers take part where this machine has them:
python-docx row by row, docxtpl (importable), pandoc (on the PATH, from JSON), docx of npm (`node`, found
through NODE_PATH). All make a 20,000-row, 6-column table of the same texts.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1]))

import documents
from tonghop import regimes, render
from tonghop.model import Cell, Column, Document, Para, Run, Table

ROUNDS = 3
NODE = """
const d = require("docx"), fs = require("fs");
const rows = JSON.parse(fs.readFileSync(process.argv[2]));
const cell = t => new d.TableCell({children: [new d.Paragraph(t)]});
const table = new d.Table({rows: rows.map(r => new d.TableRow({cantSplit: true, children: r.map(cell)}))});
const file = new d.Document({sections: [{children: [table]}]});
d.Packer.toBuffer(file).then(b => fs.writeFileSync(process.argv[3], b));
"""


def texts(rows: int) -> list[list[str]]:
    """The cells of a table."""
    return [
        [str(n), f"Xã số {n % 900}", "mô hình tập thể", f"{n},5", f"{n % 100}%", f"[{n % 40}]"]
        for n in range(rows)
    ]


def report(rows: int, paragraphs: int) -> Document:
    """A report of one table and some paragraphs."""
    columns = (
        Column("TT", "center"),
        Column("Địa phương", weight=3),
        Column("Nội dung", weight=3),
        Column("Số lượng", "decimal"),
        Column("Tỷ lệ", "decimal"),
        Column("Nguồn", "center"),
    )
    cells = tuple(tuple(Cell((Run(text),)) for text in row) for row in texts(rows))
    prose = tuple(Para((Run(f"{n}. {documents.SENTENCE}."),)) for n in range(paragraphs))
    return replace(
        documents.minimal("nd30"), nodes=(Table("t", "Bảng lớn", columns, cells), *prose, Para((Run("Hết"),)))
    )


def floor(rows: list[list[str]], paragraphs: int, sizes: list[int]) -> bytes:
    """The same document.xml by one join."""
    out = []
    for row in rows:
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for wide, text in zip(sizes, row, strict=True):
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
                '<w:pStyle w:val="ChuTrongBang"/><w:ind w:right="120"/><w:jc w:val="right"/></w:pPr>'
                f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t>'
                "</w:r></w:p></w:tc>"
            )
        out.append("</w:tr>")
    for n in range(paragraphs):
        text = escape(f"{n}. {documents.SENTENCE}.")
        out.append(
            f'<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "".join(out))
    return target.getvalue()


def python_docx(rows: list[list[str]]) -> None:
    """The table through python-docx, a row at a time."""
    import docx

    word = docx.Document()
    table = word.add_table(rows=0, cols=6)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.save(io.BytesIO())


def docxtpl(rows: list[list[str]], folder: Path) -> None:
    """The table through a docxtpl loop over rows."""
    import docx
    from docxtpl import DocxTemplate  # type: ignore[import-not-found,import-untyped,unused-ignore]

    word = docx.Document()
    table = word.add_table(rows=3, cols=6)
    table.cell(0, 0).text = "{%tr for r in rows %}"
    for at in range(6):
        table.cell(1, at).text = f"{{{{ r[{at}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    word.save(str(folder / "template.docx"))
    template = DocxTemplate(str(folder / "template.docx"))
    template.render({"rows": rows})
    template.save(str(folder / "docxtpl.docx"))


def pandoc(rows: list[list[str]], folder: Path) -> None:
    """The table through pandoc, from its own JSON."""
    blank = ["", [], []]

    def cell(text: str) -> list[object]:
        return [blank, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": [{"t": "Str", "c": text}]}]]

    body = [[blank, 0, [], [[blank, [cell(text) for text in row]] for row in rows]]]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * 6
    table = {"t": "Table", "c": [blank, [None, []], columns, [blank, []], body, [blank, []]]}
    source = folder / "table.json"
    source.write_text(
        json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": [table]}), encoding="utf-8"
    )
    subprocess.run(["pandoc", "-f", "json", str(source), "-o", str(folder / "pandoc.docx")], check=True)


def npm_docx(rows: list[list[str]], folder: Path) -> None:
    """The table through docx of npm."""
    (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    (folder / "table.js").write_text(NODE, encoding="utf-8")
    subprocess.run(["node", "table.js", "rows.json", "npm.docx"], cwd=folder, check=True, capture_output=True)


def best(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    regime = regimes.load("nd30")
    render.docx_bytes(documents.minimal("nd30"), regime)
    six = documents.short("nd30")
    print(f"short report, all features: {best(lambda: render.docx_bytes(six, regime)) * 1000:.0f} ms")
    sizes = [900, 2700, 2700, 900, 900, 900]
    for rows, paragraphs, bar in ((20_000, 0, 2), (2_000, 2_000, 3)):
        document, cells = report(rows, paragraphs), texts(rows)
        ours = best(lambda document=document: render.docx_bytes(document, regime))  # type: ignore[misc]
        least = best(lambda cells=cells, n=paragraphs: floor(cells, n, sizes))  # type: ignore[misc]
        times = f"{ours:.3f} s; floor {least:.3f} s; × {ours / least:.2f} (bar × {bar})"
        print(f"{rows} rows, {paragraphs} paragraphs: {times}")
    cells = texts(20_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if shutil.which("node"):
            try:
                print(f"npm docx: {best(lambda: npm_docx(cells, folder), 1):.2f} s")
            except subprocess.CalledProcessError:
                print("npm docx: not there")
        if shutil.which("pandoc"):
            print(f"pandoc: {best(lambda: pandoc(cells, folder), 1):.2f} s")
        try:
            print(f"docxtpl: {best(lambda: docxtpl(cells, folder), 1):.2f} s")
        except ImportError:
            print("docxtpl: not there")
    tenth = best(lambda: python_docx(texts(2_000)), 1)
    print(f"python-docx row by row: {tenth:.2f} s for a tenth of the rows")


if __name__ == "__main__":
    main()
