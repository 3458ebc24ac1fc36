"""Document → one HTML page, to read on a screen; the layout of thể thức is the DOCX's."""

from __future__ import annotations

from html import escape

from tonghop.model import (
    Chart,
    Cite,
    Contents,
    Document,
    Heading,
    Inlines,
    Items,
    Node,
    PageBreak,
    Para,
    Ref,
    Run,
    Table,
)
from tonghop.phrases import number
from tonghop.regimes import Regime

STYLE = (
    "body{font:14pt 'Times New Roman',serif;max-width:46em;margin:2em auto;padding:0 1em;text-align:justify}"
    "h1{font-size:16pt;text-align:center}h2,h3,h4{font-size:14pt}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid;padding:.2em .4em;font-size:12pt}caption{font-weight:bold}.c{text-align:center}"
    ".r{text-align:right}.l{text-align:left}.n{font-size:12pt}mark{background:#fe9}"
)
ALIGN = {"left": "l", "center": "c", "right": "r", "decimal": "r"}


def page(document: Document, regime: Regime) -> str:
    """The page; every figure and quotation carries its fact id, citations lead to the source list."""
    writer = _Writer(document, regime)
    front = document.front
    title = f"{escape(front.kind.upper())}<br>{escape(front.subject)}"
    parts = [
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">',
        f"<title>{escape(front.kind)} {escape(front.subject)}</title><style>{STYLE}</style></head><body>",
        f"<p class=c>{escape(front.issuer.parent or '')}<br><b>{escape(front.issuer.name)}</b></p>",
        f"<h1>{title}</h1>",
        *map(writer.node, document.nodes),
    ]
    for annex in document.annexes:
        label = escape(writer.labels[annex.key])
        parts.append(f'<h1 id="{annex.key}">{label}<br>{escape(annex.title.upper())}</h1>')
        parts += map(writer.node, annex.nodes)
    return "\n".join([*parts, "</body></html>", ""])


class _Writer:
    """Writes nodes; knows the labels of tables, charts and annexes and the number of each heading."""

    def __init__(self, document: Document, regime: Regime) -> None:
        self.labels: dict[str, str] = {}
        self.regime = regime
        self.seen: set[str] = set()
        tables = charts = 0
        for node in (*document.nodes, *(node for annex in document.annexes for node in annex.nodes)):
            if isinstance(node, Table) and node.caption:
                tables += 1
                self.labels[node.key] = f"{regime.words.table} {tables}"
            elif isinstance(node, Chart) and node.caption:
                charts += 1
                self.labels[node.key] = f"{regime.words.chart} {charts}"
        for index, annex in enumerate(document.annexes, 1):
            self.labels[annex.key] = "Phụ lục" if len(document.annexes) == 1 else f"Phụ lục {index}"

    def node(self, node: Node) -> str:
        """One node as HTML."""
        match node:
            case Heading():
                return f"<h{min(node.level, 3) + 1}>{escape(node.text)}</h{min(node.level, 3) + 1}>"
            case Para():
                return f"<p{' class=n' if node.style == 'note' else ''}>{self.inlines(node.inlines)}</p>"
            case Items():
                rows = "".join(f"<li>{self.inlines(item)}</li>" for item in node.items)
                return f"<ul>{rows}</ul>"
            case Table():
                return self.table(node)
            case Chart():
                return self.chart(node)
            case Contents():
                return ""
            case PageBreak():
                return "<hr>"

    def table(self, table: Table) -> str:
        """A table with its caption and its header row."""
        caption = f"<caption>{self.caption(table.key, table.caption)}</caption>" if table.caption else ""
        head = "".join(f"<th>{escape(column.header)}</th>" for column in table.columns)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td class={ALIGN[column.align]}>{self.inlines(cell.inlines)}</td>"
                for column, cell in zip(table.columns, row, strict=True)
            )
            + "</tr>\n"
            for row in table.rows
        )
        return f'<table id="{table.key}">{caption}<tr>{head}</tr>\n{body}</table>'

    def chart(self, chart: Chart) -> str:
        """A chart as the table of its numbers."""
        head = "".join(f"<th>{escape(series.name)}</th>" for series in chart.series)
        rows = "".join(
            f"<tr><td>{escape(name)}</td>"
            + "".join(
                f"<td class=r>{'-' if s.values[i] is None else number(s.values[i])}</td>"  # type: ignore[arg-type]
                for s in chart.series
            )
            + "</tr>\n"
            for i, name in enumerate(chart.categories)
        )
        caption = f"<caption>{self.caption(chart.key, chart.caption)}</caption>" if chart.caption else ""
        return f'<table id="{chart.key}">{caption}<tr><th></th>{head}</tr>\n{rows}</table>'

    def caption(self, key: str, caption: str) -> str:
        """`Bảng 1. Tên bảng`."""
        return f"{escape(self.labels[key])}. {escape(caption)}"

    def inlines(self, inlines: Inlines) -> str:
        """Runs, citations and references."""
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Run | Cite | Ref) -> str:
        """One run, citation or reference."""
        match inline:
            case Run():
                return self.run(inline)
            case Cite():
                numbers = ", ".join(f"[{number}]" for number in inline.numbers)
                note = f' title="{escape(inline.note)}"' if inline.note else ""
                return f'<a href="#nguon"{note}>{numbers}</a>'
            case Ref():
                return f'<a href="#{inline.key}">{escape(self.labels.get(inline.key, ""))}</a>'

    def run(self, run: Run) -> str:
        """A run; a fact carries its id where it first stands, a remark shows when pointed at."""
        text = escape(run.text)
        text = f"<b>{text}</b>" if run.bold else text
        text = f"<i>{text}</i>" if run.italic else text
        for fact in run.fact_ids:
            if fact not in self.seen:
                self.seen.add(fact)
                text = f'<span id="{fact}">{text}</span>'
        return f'<mark title="{escape(run.remark)}">{text}</mark>' if run.remark else text
