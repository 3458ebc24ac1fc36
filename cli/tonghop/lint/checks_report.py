"""What makes it a report: opening, sections, closing, and tables with caption, unit, source and right sums."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from tonghop.lint.components import Layout, fold
from tonghop.lint.document import Cell, Par, Table
from tonghop.lint.effective import attribute, twips
from tonghop.lint.letters import compiled
from tonghop.lint.own import CITE
from tonghop.lint.package import W
from tonghop.lint.patterns import CAPTION, SOURCE, UNIT
from tonghop.lint.rules import Hit, Rule
from tonghop.lint.style import millimetres, points

NUMBER = re.compile(r"^[-+−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^[-+−]?\d+(?:,\d+)?$")
LEADING = re.compile(r"^(?:hơn|gần|khoảng|trên|dưới|~|≈|hàng)\s+")
TOTAL = re.compile(r"^(?:tổng(?:\s+(?:cộng|số))?|cộng)\b", re.I)
SERIAL = re.compile(
    r"^(?:tt|stt|số tt|số thứ tự|số hiệu|mã(?: số)?|năm|tháng|quý|kỳ|thời gian|thời điểm|ngày.*|trang|trích dẫn"
    r"|nguồn.*|giai đoạn)$",
    re.I,
)
SOURCED = re.compile(r"nguồn|trích dẫn|\bbáo\b|cơ quan", re.I)
MENTION = re.compile(
    r"(?<!\w)(?P<kind>bảng|biểu đồ|biểu|hình|sơ đồ)\s*(?:số\s*)?"
    r"(?P<numbers>\d{1,4}(?:\s*(?:,|và|đến|-|–)\s*\d{1,4}(?![\d.,]*\d))*)",
    re.I,
)
CAPTION_LINE = re.compile(r"^(?:bảng|biểu đồ|biểu|hình|sơ đồ)\s*(?:số\s*)?\d+\s*[.:]", re.I)
SPAN = 50  # tables named by their first and last number
MONEY = re.compile(r"kinh phí|số tiền|giá trị|doanh thu|vốn|ngân sách|dự toán|thu nhập", re.I)
UNIT_IN_HEAD = re.compile(r"\((?:[^()]*(?:đồng|%|người|ha|tấn|km|USD|m2|m²)[^()]*)\)|ĐVT|đơn vị", re.I)
PERCENT_HEAD = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|%", re.I)


def opening(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The first body paragraph leads in to what follows."""
    if not layout.prose or not layout.headings:
        return
    first = layout.prose[0]
    heads = [h.par.position for h in layout.headings if h.titled]
    leads = [par for par in layout.body if par.position < heads[0]] if heads else [first]
    if any(re.search(rule.allowed["regex"], re.sub(r"\s*\[\d+\]", "", par.text)) for par in leads):
        return
    if heads and first.position > heads[0]:
        yield Hit(first, "không có đoạn mở đầu trước đề mục thứ nhất", {})
    else:
        yield Hit(first, f"kết thúc bằng “{first.text[-25:]}”", {})


def closing(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The last body paragraph is the closing formula."""
    par = layout.closing
    if par is not None and layout.headings and not re.search(rule.allowed["regex"], par.text):
        yield Hit(par, par.text[:40], {})


def sections(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A synthesis has results, shortcomings, tasks, proposals, and in this order."""
    subject = fold(" ".join(par.text for par in layout.subject))
    heads = [h for h in layout.headings if h.kind in ("phan", "muc") and h.titled]
    if not re.search(r"tổng hợp|sơ kết|tổng kết", subject) or len(heads) < 2:
        return
    groups = rule.allowed["keywords"]
    places: list[tuple[int, int, Par]] = []
    for at, heading in enumerate(heads):
        title = fold(heading.title or heading.par.text)
        ranks = [rank for rank, words in enumerate(groups) if any(word in title for word in words)]
        if ranks:
            places.append((ranks[0], at, heading.par))
    present = {rank for rank, _, _ in places}
    if len(present & {0, 1, 2}) < 2:
        yield Hit(heads[0].par, "thiếu phần kết quả, hạn chế hoặc nhiệm vụ", {})
    highest = -1
    for rank, _, par in places:
        if rank < highest:
            yield Hit(par, f"“{par.text}” đứng sau phần đáng ra ở sau", {})
            return
        highest = max(highest, rank)


# ---------------------------------------------------------------- tables


def number(text: str) -> Decimal | None:
    """The value of a cell that holds a plain Vietnamese number; `None` for anything else."""
    plain = CITE.sub("", text).strip().removesuffix("%").strip()
    if not NUMBER.match(plain):
        return None
    return Decimal(plain.replace(".", "").replace(",", ".").replace("−", "-"))


def columns(table: Table) -> dict[int, str]:
    """The heads of the columns, from the rows above the first with a figure."""
    heads: dict[int, str] = {}
    for row in table.rows[: header_rows(table)]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.span):
                heads[column] = f"{heads.get(column, '')} {cell.text}".strip()
    return heads


def header_rows(table: Table) -> int:
    """How many rows are heads: those marked so, at least one."""
    marked = 0
    for row in table.element.iterfind(W + "tr"):
        pr = row.find(W + "trPr")
        if pr is None or pr.find(W + "tblHeader") is None:
            break
        marked += 1
    return max(marked, 1)


def figure_columns(table: Table) -> frozenset[int]:
    """The columns that hold figures: numbers that are no serial number, year or date."""
    if table.figures is not None:
        return table.figures
    heads = columns(table)
    found: set[int] = set()
    for row in table.rows[header_rows(table) :]:
        for cell in row:
            head = heads.get(cell.column, "").strip()
            if cell.column in found or cell.span > 1 or SERIAL.match(head):
                continue
            if is_figure(cell.text):
                found.add(cell.column)
    table.figures = frozenset(found)
    return table.figures


def is_figure(text: str) -> bool:
    """Whether a cell states a figure: a number, alone or with a word before or a unit after."""
    plain = LEADING.sub("", CITE.sub("", text).strip().lower())
    if number(plain) is not None:
        return True
    match = re.match(
        r"^\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?\s?(?:%|[^\W\d_]+(?:/[^\W\d_]+)?)?(?:\s[^\W\d_]+){0,2}$", plain
    )
    return bool(match)


def data_tables(layout: Layout) -> list[Table]:
    """The tables that hold figures."""
    return [table for table in layout.tables if figure_columns(table)]


def around(layout: Layout, table: Table, step: int) -> list[Par]:
    """Up to three paragraphs with text above (-1) or below (1) a table, the nearest first."""
    flow = layout.flow
    if step < 0:
        at = bisect_left(flow, table.position, key=attrgetter("position"))
        return flow[max(0, at - 3) : at][::-1]
    end = max((p.position for row in table.rows for c in row for p in c.paragraphs), default=table.position)
    at = bisect_right(flow, end, key=attrgetter("position"))
    return flow[at : at + 3]


def caption_of(layout: Layout, table: Table) -> Par | None:
    """The caption above a table, with at most the unit line between."""
    for par in around(layout, table, -1):
        if CAPTION.match(par.text):
            return par
        if not UNIT.match(par.text):
            return None
    return None


def first_paragraph(table: Table) -> Par | None:
    """A paragraph to hang a finding about a table on."""
    return next((par for row in table.rows for cell in row for par in cell.paragraphs if par.text), None)


def captions(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Each table of figures has its caption above, numbered on, and the text refers to it."""
    expected = 0
    section = -1
    annex_sections = {annex.label.section for annex in layout.annexes}
    for table in data_tables(layout):
        caption = caption_of(layout, table)
        if caption is None:
            if table.section not in annex_sections:
                yield Hit(first_paragraph(table), "bảng không có tên “Bảng n. …” ở trên", {})
            continue
        if not compiled(rule.allowed["regex"]).match(caption.text):
            yield Hit(caption, caption.text[:60], {})
            continue
        if table.section != section and table.section in annex_sections and "Bảng 1" in caption.text:
            expected = 0
        section = table.section
        value = int(re.findall(r"\d+", caption.text)[0])
        expected += 1
        if value != expected:
            yield Hit(caption, f"bảng số {value} ở thứ tự {expected}", {})
            expected = value
    yield from unreferred(layout)


def named(text: str) -> Iterator[tuple[str, int]]:
    """The tables and charts a text names: “Bảng 1, 2 và 4”, “Biểu đồ 1-3”."""
    for match in MENTION.finditer(text):
        kind = fold(match["kind"])
        numbers = re.split(r"(\D+)", match["numbers"])
        previous = 0
        for word, joint in zip(numbers[::2], ["", *numbers[1::2]], strict=False):
            value = int(word)
            through = joint.strip() in ("-", "–", "đến") and 0 < value - previous < SPAN
            yield from ((kind, n) for n in range(previous + 1 if through else value, value + 1))
            previous = value


def unreferred(layout: Layout) -> Iterator[Hit]:
    """Captions of tables and charts that the text names nowhere else."""
    captions: list[tuple[Par, tuple[str, int]]] = []
    mentions: set[tuple[str, int]] = set()
    for par in layout.word.paragraphs:
        names = list(named(par.whole))
        if not names or "\t" in par.text or any("TOC" in f or "PAGEREF" in f for f in par.fields):
            continue
        own = par.cell is None and len(par.text) <= 250 and CAPTION_LINE.match(par.text)
        if own:
            captions.append((par, names[0]))
        mentions.update(names[1:] if own else names)
    for par, name in captions:
        if name not in mentions:
            yield Hit(par, f"nội dung không nhắc đến {par.text.partition('.')[0]}", {})


def units(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A table of money names its unit above it, at the right, in italics, or in its heads or cells."""
    for table in data_tables(layout):
        line = next((par for par in around(layout, table, -1)[:2] if UNIT.match(par.text)), None)
        if line is not None:
            jc = line.props.get("jc") or "left"
            if jc != "right" or not all(run.props["i"] for run in line.inked):
                yield Hit(
                    line,
                    "dòng đơn vị tính không nghiêng hoặc không căn phải",
                    {"jc": "right", "italic": True},
                )
            continue
        heads = columns(table)
        money = {c for c in figure_columns(table) if MONEY.search(heads.get(c, ""))}
        bare = [
            cell.column
            for row in table.rows[1:]
            for cell in row
            if cell.column in money and number(cell.text) is not None
        ]
        if bare and not any(UNIT_IN_HEAD.search(head) for head in heads.values()):
            yield Hit(first_paragraph(table), f"cột “{heads[bare[0]]}” không rõ đơn vị tính", {})


def table_form(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The head row repeats, rows do not split, figures are not set left, text is in the sizes allowed."""
    low, high = (int(2 * float(size)) for size in rule.allowed["pt"])
    for table in data_tables(layout):
        rows = table.element.findall(W + "tr")
        pr = rows[0].find(W + "trPr") if rows else None
        place = first_paragraph(table)
        if len(rows) > rule.allowed["rows_min"]:
            if pr is None or pr.find(W + "tblHeader") is None:
                yield Hit(place, "hàng đầu bảng không lặp lại ở trang sau", {"table_header": True})
            if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
                yield Hit(place, "hàng của bảng có thể bị ngắt giữa hai trang", {"cant_split": True})
        chosen = figure_columns(table)
        left: list[Cell] = []
        sizes: set[int] = set()
        for row in table.rows:
            for cell in row:
                for par in cell.paragraphs:
                    sizes.update(run.props["sz"] for run in par.inked if not low <= run.props["sz"] <= high
                                 and not run.props.get("vertAlign"))  # fmt: skip
                plain = cell.column in chosen and number(cell.text) is not None
                tabs = any(p.element.find(f"{W}pPr/{W}tabs") is not None for p in cell.paragraphs)
                styled = any(
                    layout.word.resolver.style(p.style).name.lower().startswith("decimal")
                    for p in cell.paragraphs
                )
                if (
                    plain
                    and not tabs
                    and not styled
                    and (cell.paragraphs[0].props.get("jc") or "left") == "left"
                ):
                    left.append(cell)
        if left:
            yield Hit(left[0].paragraphs[0], "số liệu căn trái", {"column_right": True})
        if sizes:
            yield Hit(place, "cỡ chữ trong bảng " + ", ".join(map(points, sorted(sizes))), {})


def table_width(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A table is no wider than the text of its section."""
    for table in layout.word.tables:
        if table is layout.header_table or table.section >= len(layout.word.sections):
            continue
        pr = table.element.find(W + "tblPr")
        fixed = pr is not None and attribute(pr, "tblW", "type") == "dxa"
        stated = twips(attribute(pr, "tblW", "w")) if fixed else None
        grid = sum(twips(c.get(W + "w")) or 0 for c in table.element.iterfind(f"{W}tblGrid/{W}gridCol"))
        indent = twips(attribute(pr, "tblInd", "w")) if pr is not None else None
        widest = max(stated or 0, grid) + max(indent or 0, 0)
        section = layout.word.sections[table.section]
        # margins that are wrong have rules of their own: the room is what right margins would leave
        limit = max(section.text_width, rule.allowed["landscape" if section.landscape else "portrait"])
        if widest > limit + rule.allowed["over_twips_max"]:
            found = f"bảng rộng {millimetres(widest)}, trang chữ rộng {millimetres(limit)}"
            yield Hit(first_paragraph(table), found, {})


def sources(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Every figure in a table has its source: in its row, in the caption, or in a line below the table."""
    for table in data_tables(layout):
        caption = caption_of(layout, table)
        named = caption is not None and bool(CITE.search(caption.text) or caption.notes)
        below = around(layout, table, 1)[:2]
        if named or any(SOURCE.match(par.text) and re.search("nguồn", par.text, re.I) for par in below):
            continue
        heads = columns(table)
        chosen = figure_columns(table)
        source_columns = {column for column, head in heads.items() if SOURCED.search(head)}
        carried: dict[int, bool] = {}
        for row in table.rows[header_rows(table) :]:
            for cell in row:
                if cell.column in source_columns and not cell.merged:
                    carried[cell.column] = bool(cell.text or any(p.notes for p in cell.paragraphs))
            if not any(cell.column in chosen and is_figure(cell.text) for cell in row):
                continue
            cited = any(CITE.search(cell.text) or any(par.notes for par in cell.paragraphs) for cell in row)
            total = any(TOTAL.match(cell.text) for cell in row)
            if not (cited or total or any(carried.values())):
                place = next((par for cell in row for par in cell.paragraphs if par.text), None)
                yield Hit(place, "số liệu không có nguồn: " + " | ".join(cell.text for cell in row)[:60], {})
                break


def sums(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The last row that says Tổng or Cộng holds the sums of its columns; shares add up to 100 %."""
    tolerance = Decimal(str(rule.allowed["tolerance"]))
    for table in layout.tables:
        last = table.rows[-1]
        if not any(TOTAL.match(cell.text) for cell in last):
            continue
        heads = columns(table)
        for cell in last:
            stated = number(cell.text)
            if stated is None or cell.span > 1 or SERIAL.match(heads.get(cell.column, "").strip()):
                continue
            above = [other for row in table.rows[header_rows(table) : -1] for other in row
                     if other.column == cell.column and other.text and not other.merged]  # fmt: skip
            parts = [number(other.text) for other in above]
            known = [part for part in parts if part is not None]
            if len(known) < 2 or len(known) != len(parts):
                continue  # a vague or worded cell: the total cannot be recomputed
            share = "%" in cell.text or PERCENT_HEAD.search(heads.get(cell.column, ""))
            if share and stated != 100:
                continue  # a ratio of totals, not a sum
            if abs(sum(known) - stated) > (tolerance if share or any(p % 1 for p in known) else 0):
                total = f"{sum(known):,}".replace(",", " ").replace(".", ",").replace(" ", ".")
                yield Hit(cell.paragraphs[0], f"ghi {cell.text}, cộng lại được {total}", {})


def figure_captions(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Each chart or picture of the body has a caption with number below or above."""
    flow = [
        par
        for par in layout.word.paragraphs
        if par.cell is None and (par.text or par.pictures) and not par.boxed
    ]
    first = layout.kind.position if layout.kind else 0
    for i, par in enumerate(flow):
        if not par.pictures or par.position < first:
            continue
        beside = [*flow[i + 1 : i + 3], *flow[max(0, i - 2) : i]]
        if not any(
            re.match(r"^(?:biểu đồ|hình|sơ đồ|bản đồ|ảnh)\s*\d+", other.text, re.I) for other in beside
        ):
            yield Hit(par, "biểu đồ, hình không có tên", {})


CHECKS = {
    "opening": opening, "closing": closing, "sections": sections, "captions": captions, "units": units,
    "table_form": table_form, "table_width": table_width, "sources": sources, "sums": sums,
    "figure_captions": figure_captions,
}  # fmt: skip
