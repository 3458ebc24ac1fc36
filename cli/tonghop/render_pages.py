"""On which page each heading falls, worked out from the widths of letters: for a table of contents that is
already filled in, without a word processor at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tonghop import metrics, oxml
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
from tonghop.regimes import Component, Regime
from tonghop.render_nodes import CHART_SIZE, column_widths, numeral

Entry = tuple[int, str, int]
"""Level, number with text, and page of a heading."""


@dataclass(slots=True)
class _Page:
    """Where the pen stands: the page, the height used on it and the height it has, in points."""

    height: float
    number: int = 1
    used: float = 0.0

    def turn(self) -> None:
        self.number += 1
        self.used = 0.0

    def lines(self, count: int, pitch: float, before: float, after: float, keep: float = 0.0) -> None:
        """Set `count` lines, over as many pages as they take; `keep` is the height that must follow them."""
        if self.used:
            self.used += before
        if self.used + min(count, 2) * pitch + keep > self.height:
            self.turn()
        while count:
            room = int((self.height - self.used + 0.01) / pitch)
            if room >= count:
                self.used += count * pitch
                break
            # widow control: a page never starts with the last line alone
            fit = room - 1 if count - room == 1 and room > 2 else room
            count -= max(fit, 1)
            self.turn()
        self.used += after

    def block(self, height: float) -> None:
        """Set what cannot be split."""
        if self.used + height > self.height and self.used:
            self.turn()
        self.used += height


def pitch(component: Component) -> float:
    """The height of a line of a component in points."""
    return component.exactly or component.size * metrics.LINE_HEIGHT * component.line


def contents(document: Document, regime: Regime, pages: Sequence[int] | None = None) -> list[Entry]:
    """The headings after the `Contents` node with the pages they are expected on; empty without such a node.

    `pages`, where known, are those of all headings in order.
    """
    at = next((i for i, node in enumerate(document.nodes) if isinstance(node, Contents)), None)
    if at is None:
        return []
    edges = regime.page.portrait
    room = oxml.points(regime.page.size[0] - edges.left - edges.right)
    page = _Page(oxml.points(regime.page.size[1] - edges.top - edges.bottom))
    page.used = _front_height(document, regime, room)
    total = sum(isinstance(node, Heading) for node in document.nodes[at:])
    entries: list[Entry] = []
    counts = [0, 0, 0]
    seen = 0
    for index, node in enumerate(document.nodes):
        if isinstance(node, Contents):
            _line(page, regime.components.contents_title, "x", room)
            for _ in range(total):
                _line(page, regime.components.contents1, "x", room)
        elif isinstance(node, Heading):
            level = min(max(node.level, 1), 3)
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
            component = regime.components.heading(level)
            text = node.text.upper() if component.upper else node.text
            full = f"{numeral(regime.words.headings[level - 1], counts[level - 1])} {text}"
            _line(page, component, full, room, keep=2 * pitch(regime.components.body))
            if index > at:
                known = pages is not None and seen < len(pages)
                entries.append((level, full, pages[seen] if pages and known else page.number))
            seen += 1
        else:
            _node(page, node, regime, room)
    return entries


def _line(page: _Page, component: Component, text: str, room: float, keep: float = 0.0) -> None:
    inset = oxml.points(component.left)
    first = oxml.points(component.first_line)
    lines = metrics.lines(text, component.size, room - inset, component.bold, first)
    page.lines(lines, pitch(component), component.before, component.after, keep)


def _node(page: _Page, node: Node, regime: Regime, room: float) -> None:
    parts = regime.components
    match node:
        case Para(inlines, style):
            _text(page, inlines, parts.body if style == "body" else parts.note, regime, room)
        case Items(items):
            for item in items:
                _text(page, (Run("- "), *item), parts.item, regime, room)
        case PageBreak():
            page.turn()
        case Chart():
            caption = pitch(parts.caption) + parts.caption.before + parts.caption.after
            page.block(oxml.points(CHART_SIZE[1]) + 6 + (caption if node.caption else 0))
        case Table():
            _table(page, node, regime, room)


def _text(page: _Page, inlines: Inlines, component: Component, regime: Regime, room: float) -> None:
    notes = [inline.note for inline in inlines if isinstance(inline, Cite) and inline.note]
    foot = regime.components.footnote
    for note in notes:
        # a note takes its height from the page its mark is on
        page.used += metrics.lines(note, foot.size, room) * pitch(foot)
    _line(page, component, plain(inlines), room)


def plain(inlines: Inlines) -> str:
    """The text that inlines print, near enough for its length."""
    parts = []
    for inline in inlines:
        match inline:
            case Run(text):
                parts.append(text)
            case Cite(numbers, None):
                parts.append(" " + ", ".join(f"[{number}]" for number in numbers))
            case Ref():
                parts.append("Bảng 1")
    return "".join(parts)


def _table(page: _Page, table: Table, regime: Regime, room: float) -> None:
    parts = regime.components
    if table.caption is not None:
        _line(page, parts.caption, table.caption, room, keep=30)
    if table.unit:
        _line(page, parts.unit_line, table.unit, room, keep=30)
    widths = [wide / 20 - 8.5 for wide in column_widths(table.columns, room)]
    head = _row_height([column.header for column in table.columns], widths, parts.table_head)
    page.block(head)
    for row in table.rows:
        height = _row_height(
            ["" if cell.continues else plain(cell.inlines) for cell in row], widths, parts.table_text
        )
        if page.used + height > page.height:
            page.turn()
            page.used = head
        page.used += height


def _row_height(texts: Sequence[str], widths: Sequence[float], component: Component) -> float:
    lines = max(
        (metrics.lines(text, component.size, wide) for text, wide in zip(texts, widths, strict=False)),
        default=1,
    )
    return lines * pitch(component) + component.before + component.after


def _front_height(document: Document, regime: Regime, room: float) -> float:
    """The height of the header block and title on page 1."""
    front = document.front
    parts = regime.components
    left = oxml.points(regime.page.header_columns[0])
    height = 12.0
    for text, component in (
        (front.issuer.parent or "", parts.issuer_parent),
        (front.issuer.name, parts.issuer),
    ):
        if text:
            height += pitch(component) * metrics.lines(text.upper(), component.size, left, component.bold)
    lines = [parts.number, parts.kind]
    lines += [part for part in (parts.issuer_mark, parts.subject_mark) if part is not None]
    lines += [parts.draft] * (front.draft is not None)
    lines += [parts.addressee] * len(front.to) if regime.words.addressed else []
    height += sum(pitch(component) + component.before + component.after for component in lines)
    subject = metrics.lines(front.subject, parts.subject.size, room, parts.subject.bold)
    height += pitch(parts.subject) * subject
    for text in front.basis:
        count = metrics.lines(text, parts.basis.size, room, False, oxml.points(parts.basis.first_line))
        height += pitch(parts.basis) * count + parts.basis.before
    return height
