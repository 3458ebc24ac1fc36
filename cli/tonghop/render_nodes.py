"""The nodes of a document as WordprocessingML, with the notes, remarks, charts and lists they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, repeat, zip_longest

from msgspec.structs import replace

from tonghop import charts, metrics, oxml
from tonghop.manifest import bookmark_name
from tonghop.model import (
    Annex,
    Cell,
    Chart,
    Cite,
    Column,
    Contents,
    Heading,
    Inline,
    Inlines,
    Items,
    Node,
    PageBreak,
    Para,
    Ref,
    Run,
    Table,
)
from tonghop.problems import Problem, Where
from tonghop.regimes import Component, Regime

LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
"""The order of điểm (NĐ 30, PL I, II.6.đ): Vietnamese, so without f, j, w, z."""

SMALL_TABLE = 8
"""A table of at most so many rows stays on one page."""

CHART_SIZE = (150.0, 85.0)
"""Width and height of a chart in millimetres."""


def roman(number: int) -> str:
    """A Roman numeral."""
    text = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    ):
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """The letter of điểm `number`; after y come aa, bb, … ."""
    turns, index = divmod(number - 1, len(LETTERS))
    return LETTERS[index] * (turns + 1)


def numeral(form: str, number: int) -> str:
    """`form` with its one brace filled in: "{roman}." gives "IV."."""
    return form.format_map({"roman": roman(number), "arabic": str(number), "letter": letter(number)})


def caption_labels(nodes: Sequence[Node], annexes: Sequence[Annex], regime: Regime) -> dict[str, str]:
    """What a `Ref` to each key prints: "Bảng 1", "Biểu đồ 2", "Phụ lục II"."""
    words = regime.words
    labels: dict[str, str] = {}
    counts = {words.table: 0, words.chart: 0}
    for node in (*nodes, *(node for annex in annexes for node in annex.nodes)):
        if isinstance(node, (Table, Chart)) and node.caption is not None:
            word = words.table if isinstance(node, Table) else words.chart
            counts[word] += 1
            labels[node.key] = f"{word} {counts[word]}"
    for index, annex in enumerate(annexes, 1):
        labels[annex.key] = annex_label(regime, index, len(annexes))
    return labels


def annex_label(regime: Regime, index: int, count: int) -> str:
    """The label of an annex: numbered only when there are two or more."""
    word = regime.components.annex_label.text
    if count < 2:
        return word
    return f"{word} {roman(index) if regime.words.annex_numeral == 'roman' else index}"


def closed(inlines: Inlines, mark: str) -> Inlines:
    """The last paragraph of the body with the regime's closing mark in place of its own."""
    at = next((i for i in range(len(inlines) - 1, -1, -1) if _stands(inlines[i])), None)
    last = None if at is None else inlines[at]
    if at is None or not isinstance(last, Run):
        return (*inlines, Run(mark))
    text = unmarked(last.text)
    if at < len(inlines) - 1:
        return (*inlines[:at], replace(last, text=text), *inlines[at + 1 :], Run(mark))
    if text.endswith(("!", "?", "…")) and mark == ".":
        return (*inlines[:at], replace(last, text=text))
    if not text and at:
        return (*inlines[:at], Run(mark))
    return (*inlines[:at], replace(last, text=text + mark))


def unmarked(text: str) -> str:
    """The text without the marks and spaces it ends in."""
    end = len(text)
    while end and (text[end - 1] in " \t\n\u00a0.;,:" or text.startswith("./.", end - 2)):
        end -= 1
    return text[:end]


def _stands(inline: Inline) -> bool:
    """Whether a closing mark would follow this: a citation belongs to the words before it."""
    return bool(inline.text.strip()) if isinstance(inline, Run) else isinstance(inline, Ref)


class Writer:
    """Writes nodes and keeps what they leave behind: notes, remarks, charts, lists, facts, problems."""

    def __init__(self, regime: Regime, styles: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self.regime = regime
        self.styles = styles
        self.labels = labels
        self.references = {key: f"_Ref{number:06d}" for number, key in enumerate(labels, 1)}
        self.notes: list[str] = []
        self.remarks: list[str] = []
        self.charts: list[Chart] = []
        self.lists: list[tuple[int, str]] = []
        self.facts: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.toc: list[tuple[int, str, int]] = []
        self.headings = 0
        self.unprintable = 0
        self.room = 0.0
        self._bookmarks = 0
        self._counts = [0, 0, 0]
        self._list = 1
        self._literal: dict[str, int] = {}
        self._break = False

    # ------------------------------------------------------------ text

    def component(self, key: str) -> Component:
        """The component of that key; only keys every regime has are asked for."""
        component: Component = getattr(self.regime.components, key)
        return component

    def text(self, text: str) -> str:
        """`text` as it is, its unprintable characters counted."""
        self.unprintable += len(oxml.UNPRINTABLE.findall(text))
        return text

    def line(self, key: str, text: str, properties: str = "", before: str = "") -> str:
        """A paragraph of one run in the style of a component."""
        component = self.component(key)
        shown = self.text(text.upper() if component.upper else text)
        return self.paragraph(before + oxml.run(shown) if shown else before, key, properties)

    def paragraph(self, content: str, key: str, properties: str = "") -> str:
        """A paragraph in the style of a component; a page break that waits goes into it."""
        if self._break:
            self._break = False
            keep = "<w:keepNext/>" if properties.startswith("<w:keepNext/>") else ""
            properties = f"{keep}<w:pageBreakBefore/>{properties[len(keep) :]}"
        return oxml.paragraph(content, self.styles[key], properties)

    def bookmark(self, name: str, content: str) -> str:
        """`content` in a bookmark of its own number."""
        self._bookmarks += 1
        return oxml.bookmark(self._bookmarks, name, content)

    def marked(self, facts: Sequence[str], content: str) -> str:
        """`content` in a bookmark for each fact that it is the first to print; its text is remembered."""
        for fact in facts:
            if fact not in self.facts:
                self.facts[fact] = oxml.text_of(content)
                content = self.bookmark(bookmark_name(fact), content)
        return content

    def inlines(self, inlines: Inlines, properties: str = "") -> str:
        """Runs, citations and references; `properties` hold for all of them."""
        parts: list[str] = []
        before = ""
        for inline, after in zip_longest(inlines, inlines[1:]):
            match inline:
                case Run():
                    if isinstance(after, Cite) and after.note is not None:
                        # the mark of a note stands tight to its word
                        inline = replace(inline, text=inline.text.rstrip(" "))
                    if inline.text or inline.fact_ids:
                        parts.append(self._run(inline, properties))
                    before = inline.text or before
                case Cite(numbers, None):
                    gap = "" if not before or before[-1].isspace() else " "
                    before = gap + ", ".join(f"[{number}]" for number in numbers)
                    parts.append(oxml.run(before, properties))
                case Cite(_, note):
                    self.notes.append(self.text(note or ""))
                    parts.append(oxml.footnote_reference(len(self.notes)))
                case Ref(key):
                    parts.append(self._reference(key, properties))
                    before = key
        return "".join(parts)

    def _run(self, run: Run, properties: str) -> str:
        marks = properties
        if run.bold and "<w:b/>" not in marks:
            marks = f"<w:b/><w:bCs/>{marks}"
        if run.italic and "<w:i/>" not in marks:
            marks = f"{marks}<w:i/><w:iCs/>"
        content = self.marked(run.fact_ids, oxml.run(self.text(run.text), marks))
        if run.remark is None:
            return content
        self.remarks.append(self.text(run.remark))
        return oxml.commented(len(self.remarks) - 1, content)

    def _reference(self, key: str, properties: str) -> str:
        label = self.labels.get(key)
        if label is None:
            self.problems.append(Problem("DOC001", Where(""), {"key": key}))
            return oxml.run("(…)", properties)
        return oxml.field(f"REF {self.references[key]} \\h", label, properties)

    # ------------------------------------------------------------ nodes

    def nodes(
        self, nodes: Sequence[Node], room: float, *, fresh: bool = False, keep_last: bool = False
    ) -> list[str]:
        """The XML of nodes in a column of `room` points.

        `fresh` counts headings from I again. `keep_last` keeps the last paragraph with what follows.
        """
        self.room = room
        if fresh:
            self._counts = [0, 0, 0]
            if any(isinstance(node, Heading) for node in nodes):
                self._list = self._new_list("")
        parts: list[str] = []
        for node, below in zip_longest(nodes, nodes[1:]):
            keep = "<w:keepNext/>" if keep_last and below is None else ""
            match node:
                case Heading(level, text):
                    parts.append(self._heading(level, text))
                case Para():
                    parts.append(self._para(node, keep))
                case Items(items):
                    for at, item in enumerate(items):
                        held = keep if at == len(items) - 1 else ""
                        parts.append(self.paragraph(self.inlines(item), "item", held + oxml.numbered(2, 0)))
                case Table():
                    parts += self._table(node, noted=isinstance(below, Para) and below.style == "note")
                case Chart():
                    parts += self._chart(node)
                case Contents():
                    parts += self._contents()
                case PageBreak():
                    self._break = True
        if self._break:
            parts.append(self.paragraph("", "note"))
        return parts

    def _heading(self, level: int, text: str) -> str:
        level = min(max(level, 1), 3)
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        number, depth = self._list, level - 1
        form = self.regime.words.headings[level - 1]
        if "{letter}" in form and self._counts[level - 1] > 4:
            # Word's letters run a b c d e, Vietnamese ones a b c d đ e: from đ on each is a list of its own
            label = numeral(form, self._counts[level - 1])
            number, depth = self._literal.get(label) or self._new_list(label), 0
            self._literal[label] = number
        self.headings += 1
        component = self.regime.components.heading(level)
        shown = self.text(text.upper() if component.upper else text)
        content = self.bookmark(f"_Toc{self.headings:06d}", oxml.run(shown))
        return self.paragraph(content, f"heading{level}", oxml.numbered(number, depth))

    def _new_list(self, label: str) -> int:
        number = len(self.lists) + 3
        self.lists.append((number, label))
        return number

    def _para(self, para: Para, keep: str) -> str:
        if para.style == "body":
            return self.paragraph(self.inlines(para.inlines), "body", keep)
        inlines = para.inlines
        first = inlines[0] if inlines else None
        if isinstance(first, Run) and ":" in first.text:
            label, colon, rest = first.text.partition(":")
            inlines = (
                Run(label + colon, bold=first.bold, italic=True),
                replace(first, text=rest),
                *inlines[1:],
            )
        return self.paragraph(self.inlines(inlines), "note", keep)

    def _caption(self, node: Table | Chart, word: str, keep: str = "") -> str:
        label = self.labels[node.key]
        sequence = oxml.field(f"SEQ {word.replace(' ', '_')} \\* ARABIC", label.rpartition(" ")[2])
        content = self.bookmark(self.references[node.key], oxml.run(f"{word} ") + sequence)
        return self.paragraph(content + oxml.run(self.text(f". {node.caption}")), "caption", keep)

    def _contents(self) -> list[str]:
        """Entries for the headings that were announced in `toc`, each with its page number."""
        parts = [self.line("contents_title", self.component("contents_title").text)]
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{round(self.room * 20)}"/></w:tabs>'
        for index, (level, text, page) in enumerate(self.toc):
            anchor = f"_Toc{self.headings + index + 1:06d}"
            number = oxml.field(f"PAGEREF {anchor} \\h", str(page))
            link = oxml.run(text) + "<w:r><w:tab/></w:r>" + number
            content = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{link}</w:hyperlink>'
            if index == 0:
                opening = oxml.field('TOC \\o "1-3" \\h \\z \\b ThanVanBan', "")
                content = opening[: opening.rindex("<w:r><w:t ")] + content
            if index == len(self.toc) - 1:
                content += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            parts.append(self.paragraph(content, f"contents{min(level, 3)}", tabs))
        return parts

    # ------------------------------------------------------------ tables and charts

    def _table(self, table: Table, *, noted: bool) -> list[str]:
        words = self.regime.words
        parts = [] if table.caption is None else [self._caption(table, words.table)]
        if table.unit:
            parts.append(self.line("unit_line", words.unit.format(unit=table.unit)))
        if self._break:
            parts.append(self.paragraph("", "note"))
        widths = column_widths(table.columns, self.room)
        title = table.caption or ""
        description = table.description or f"{title}: " + "; ".join(column.header for column in table.columns)
        self.text(title + description + "".join(column.header for column in table.columns))
        parts.append(oxml.table_opening(widths, title, description))
        parts.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        head = self.styles["table_head"]
        for column, wide in zip(table.columns, widths, strict=True):
            cell = f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            parts.append(cell + oxml.paragraph(oxml.run(column.header), head) + "</w:tc>")
        parts.append("</w:tr>")
        self._rows(table, widths, parts, noted=noted)
        parts.append("</w:tbl>")
        return parts

    def _rows(self, table: Table, widths: Sequence[int], parts: list[str], *, noted: bool) -> None:
        """The rows below the head, those of a small table on one page, the last one with a note below it.

        A cell of one plain run, which nearly all are, takes the short way.
        """
        style = f'<w:p><w:pPr><w:pStyle w:val="{self.styles["table_text"]}"/>'
        openings = [f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>' for wide in widths]
        plain = [f"{opening}</w:tcPr>{style}" for opening in openings]
        count = len(table.columns)
        empty = Cell(())
        rows = [
            row if len(row) == count else (*row[:count], *repeat(empty, count - len(row)))
            for row in table.rows
        ]
        layouts = _layouts(table.columns, rows, self.component("table_text").size)
        kept = range(0 if len(rows) <= SMALL_TABLE else len(rows) - 1, len(rows) - (not noted))
        merges = any(cell.continues for row in rows for cell in row)
        special = oxml.SPECIAL.search
        facts = self.facts
        append = parts.append
        for index, (row, layout) in enumerate(zip(rows, layouts, strict=False)):
            append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            keep = "<w:keepNext/>" if index in kept else ""
            for at, cell in enumerate(row):
                inlines = cell.inlines
                if len(inlines) == 1 and not (merges or cell.bold):
                    run = inlines[0]
                    if type(run) is Run and not (run.bold or run.italic or run.remark or special(run.text)):
                        ids = run.fact_ids
                        text = f'<w:r><w:t xml:space="preserve">{run.text}</w:t></w:r>'
                        if not ids:
                            append(f"{plain[at]}{keep}{layout[at]}</w:pPr>{text}</w:p></w:tc>")
                            continue
                        if len(ids) == 1 and ids[0] not in facts:
                            facts[ids[0]] = run.text
                            text = self.bookmark(bookmark_name(ids[0]), text)
                            append(f"{plain[at]}{keep}{layout[at]}</w:pPr>{text}</w:p></w:tc>")
                            continue
                merge = ""
                if cell.continues:
                    merge = "<w:vMerge/>"
                elif merges and index + 1 < len(rows) and rows[index + 1][at].continues:
                    merge = '<w:vMerge w:val="restart"/>'
                content = (
                    "" if cell.continues else self.inlines(inlines, "<w:b/><w:bCs/>" if cell.bold else "")
                )
                append(
                    f"{openings[at]}{merge}</w:tcPr>{style}{keep}{layout[at]}</w:pPr>{content}</w:p></w:tc>"
                )
            append("</w:tr>")

    def _chart(self, chart: Chart) -> list[str]:
        self.charts.append(chart)
        number = len(self.charts)
        wide = min(CHART_SIZE[0], self.room * 25.4 / 72)
        name = f"{self.regime.words.chart} {number}"
        picture = oxml.drawing(
            number,
            name,
            charts.alternative(chart),
            f"rIdChart{number}",
            wide,
            CHART_SIZE[1] * wide / CHART_SIZE[0],
        )
        keep = "<w:keepNext/>" if chart.caption is not None else ""
        look = f'{keep}<w:spacing w:before="120"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>'
        parts = [self.paragraph(self.marked(chart.fact_ids, picture), "note", look)]
        if chart.caption is not None:
            below = '<w:keepNext w:val="0"/>'
            parts.append(self._caption(chart, self.regime.words.chart, below))
        return parts


def column_widths(columns: Sequence[Column], room: float) -> list[int]:
    """The widths of columns in twips by their weights, together exactly as wide as the room."""
    total = sum(max(column.weight, 1) for column in columns)
    whole = int(room * 20)
    edges = [0]
    used = 0
    for column in columns:
        used += max(column.weight, 1)
        edges.append(whole * used // total)
    return [right - left for left, right in pairwise(edges)]


def _layouts(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], size: float
) -> Iterable[tuple[str, ...]]:
    """The paragraph properties of every cell, row by row."""
    layouts: list[Iterable[str]] = []
    for at, column in enumerate(columns):
        if column.align == "decimal":
            layouts.append(_decimals([row[at] for row in rows], size))
        else:
            layouts.append(repeat("" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'))
    return zip(*layouts, strict=False)


def _decimals(cells: Sequence[Cell], size: float) -> Iterable[str]:
    """A column aligned at the decimal comma: right-aligned, each number set in by what its tail lacks.

    Word's own decimal tabs do the same, but LibreOffice does not honour them in cells.
    """
    right = '<w:jc w:val="right"/>'
    tails = [(_tail(cell), cell.bold) for cell in cells]
    wide = {tail: metrics.width(tail[0], size, tail[1]) for tail in set(tails)}
    if len(wide) < 2:
        return repeat(right)
    widest = max(wide.values())
    insets = {
        tail: f'<w:ind w:right="{round((widest - width) * 20)}"/>{right}' for tail, width in wide.items()
    }
    return [insets[tail] for tail in tails]


def _tail(cell: Cell) -> str:
    """What stands right of the units digit: decimals and unit sign. Nothing in a cell without digits."""
    inlines = cell.inlines
    if len(inlines) == 1 and isinstance(inlines[0], Run):
        text = inlines[0].text.rstrip()
    else:
        text = "".join(inline.text for inline in inlines if isinstance(inline, Run)).rstrip()
    if "," not in text and text[-1:].isdigit():
        return ""
    at = len(text)
    while at and not text[at - 1].isdigit():
        at -= 1
    if not at:
        return ""
    comma = at - 1
    while comma and text[comma].isdigit():
        comma -= 1
    return text[comma:] if text[comma] == "," and text[comma - 1 : comma].isdigit() else text[at:]
