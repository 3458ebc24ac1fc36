"""The header block and the title: names, lines, number, date, type, subject, addressees, legal bases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from operator import eq
from typing import Any

from tonghop import metrics
from tonghop.lint.components import Layout, fold, upper
from tonghop.lint.document import Cell, Par
from tonghop.lint.effective import twips
from tonghop.lint.package import W
from tonghop.lint.patterns import RULE
from tonghop.lint.rules import Hit, Rule, regime_data, rules_of
from tonghop.lint.style import deviations, millimetres, style_hits

CELL_PADDING = 216  # twips: Word's own 1,9 mm on either side of a cell
TEXT_WIDTH = 9355  # twips: A4 between the side margins; narrower paper has a rule of its own
SPACING = 4
LEVELS_GONE = re.compile(r"\b(?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b", re.I)
COMPONENTS: dict[str, Callable[[Layout], list[Par]]] = {
    "quoc_hieu": lambda found: found.nation,
    "tieu_ngu": lambda found: [found.motto] if found.motto else [],
    "tieu_de": lambda found: found.party,
    "parent": lambda found: found.parent,
    "issuer": lambda found: found.issuer,
    "number": lambda found: [found.number] if found.number else [],
    "date": lambda found: [found.date] if found.date else [],
    "kind": lambda found: [found.kind] if found.kind else [],
    "subject": lambda found: found.subject,
    "name": lambda found: [found.name] if found.name else [],
    "recipients_label": lambda found: [found.recipients_label] if found.recipients_label else [],
    "recipients": lambda found: found.recipients,
    "basis": lambda found: found.basis,
    "to": lambda found: found.to,
    "annex_label": lambda found: [annex.label for annex in found.annexes],
    "annex_title": lambda found: [par for annex in found.annexes for par in annex.title],
    "du_thao": lambda found: [found.marks["du_thao"]] if "du_thao" in found.marks else [],
    "soan_thao": lambda found: [found.marks["soan_thao"]] if "soan_thao" in found.marks else [],
}


def style(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The component looks as allowed; a `required` one is there."""
    pars = COMPONENTS[rule.allowed["of"]](layout)
    if not pars and rule.allowed.get("required") and not official_letter(layout):
        yield Hit(None, "không thấy", {})
    yield from style_hits(pars, rule)


def official_letter(layout: Layout) -> bool:
    """Whether the document is a công văn, which has no tên loại."""
    return layout.kind is None and any(
        re.match(r"V/v|Về việc", par.text) for par in layout.word.paragraphs[:40]
    )


def once(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The component stands exactly once, in the right column of a header table."""
    pars = COMPONENTS[rule.allowed["of"]](layout)
    if not pars:
        yield Hit(None, "không thấy", {})
    for par in pars[1:]:
        yield Hit(par, "lặp lại", {})
    for par in pars[:1]:
        letters = re.sub(r"[\W_]+", "", fold(par.text))
        wanted = {re.sub(r"[\W_]+", "", fold(text)) for text in rule.allowed["texts"]}
        if letters not in wanted or (upper(par.text) and par.text not in rule.allowed["texts"]):
            yield Hit(par, par.text, {})
        elif par.cell is not None and len(par.cell.table.rows[0]) > 1 and par.cell.column == 0:
            yield Hit(par, "ở cột trái", {})


def absent(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The components do not stand in this regime."""
    for name in rule.allowed["of"]:
        for par in COMPONENTS[name](layout)[:1]:
            yield Hit(par, par.text, {})


def exact_text(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The component says exactly the text allowed."""
    pars = COMPONENTS[rule.allowed["of"]](layout)
    if not pars:
        yield Hit(None, "không thấy", {})
    for par in pars:
        if par.text not in rule.allowed["texts"]:
            yield Hit(par, par.text, {})


# ---------------------------------------------------------------- lines


def near(layout: Layout, par: Par) -> Iterator[Par]:
    """The paragraphs below `par` in its cell or text, up to the next that has words."""
    for other in layout.word.paragraphs:
        if other.position > par.position and other.cell is par.cell and not other.boxed:
            if other.text and not RULE.match(other.text):
                return
            yield other


def room(layout: Layout, par: Par) -> int:
    """The width a paragraph has, in twips, before its indents."""
    if par.cell is not None and par.cell.width:
        return par.cell.width - padding(par.cell)
    return max(layout.word.sections[par.section].text_width, TEXT_WIDTH)


def padding(cell: Cell) -> int:
    """What a cell leaves free on both sides together, in twips."""
    total = 0
    own, whole = cell.element.find(f"{W}tcPr/{W}tcMar"), cell.table.element.find(f"{W}tblPr/{W}tblCellMar")
    for sides in (("left", "start"), ("right", "end")):
        stated = [
            twips(margins.find(W + side).get(W + "w"))
            for margins in (own, whole)
            for side in sides
            if margins is not None and margins.find(W + side) is not None
        ]
        total += next((value for value in stated if value is not None), CELL_PADDING // 2)
    return total


def drawn(layout: Layout, par: Par) -> list[int]:
    """The lengths of the lines below a paragraph, 0 for an unknown one."""
    lengths: list[int] = list(par.shapes)

    def bordered(other: Par, sides: tuple[str, ...]) -> None:
        borders = other.props.get("pBdr") or {}
        if any(borders.get(side) not in (None, "none", "nil") for side in sides):
            indents = sum(max(int(other.props.get(side) or 0), 0) for side in ("left", "right"))
            lengths.append(max(room(layout, other) - indents, 1))

    bordered(par, ("bottom",))
    for other in near(layout, par):
        lengths.extend(other.shapes)
        bordered(other, ("top", "bottom"))
        if RULE.match(other.text) and "_" in other.text:
            size = other.inked[0].props["sz"] / 2 if other.inked else 13
            lengths.append(round(metrics.width(other.text, size) * 20))
    if not lengths:
        lengths = [length for other in layout.word.paragraphs
                   if other.cell is par.cell is not None for length in other.shapes]  # fmt: skip
    return lengths


def text_length(layout: Layout, par: Par, whole: bool, looks: Mapping[str, Any] | None = None) -> float:
    """The length of the last line of a paragraph (of its whole text with `whole`), in twips.

    With `looks`, in the size and case these allow: a text that is too large has a rule of its own.
    """
    size = max((run.props["sz"] for run in par.inked), default=26) / 2
    bold, italic = (bool(par.inked) and bool(par.inked[0].props[name]) for name in ("b", "i"))
    text = par.shown.rpartition("\n")[2]
    if looks:
        size = min(max(size, looks["pt"][0]), looks["pt"][1])
        bold, italic = looks.get("bold", bold), looks.get("italic", italic)
        if looks.get("case") == "upper":
            text = text.upper()
        elif upper(text):
            text = par.text.rpartition("\n")[2].lower()
    if whole:
        return metrics.width(text, size, bold, italic) * 20
    width = (
        room(layout, par) - max(int(par.props.get("left") or 0), 0) - max(int(par.props.get("right") or 0), 0)
    )
    return metrics.breaks(text, size, width / 20, bold, italic)[-1][1] * 20


def line(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A solid line stands below the component, as long as allowed beside its text."""
    of = rule.allowed["of"]
    pars = COMPONENTS[of](layout)
    if not pars:
        return
    par = pars[-1]
    lengths = drawn(layout, par)
    if not lengths:
        yield Hit(par, "không có đường kẻ dưới", {})
        return
    low, high = rule.allowed["ratio"]
    rules = rules_of(layout.regime or "nd30").values()
    looks = next(r.allowed for r in rules if r.allowed.get("of") == of and "pt" in r.allowed)
    texts = [text_length(layout, par, low > 0.8), text_length(layout, par, low > 0.8, looks)]
    ratios = [length / max(text, 1) for length in lengths if length for text in texts]
    if ratios and not any(low <= ratio <= high for ratio in ratios):
        nearest = min(ratios, key=lambda ratio: abs(ratio - low))
        yield Hit(par, f"đường kẻ dài bằng {nearest:.0%} dòng chữ", {})


def no_line(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The component looks as allowed and has no line below."""
    yield from style(layout, rule)
    pars = COMPONENTS[rule.allowed["of"]](layout)
    if pars and (
        pars[-1].shapes or (pars[-1].props.get("pBdr") or {}).get("bottom") not in (None, "none", "nil")
    ):
        yield Hit(pars[-1], "có đường kẻ dưới", {})


# ---------------------------------------------------------------- spacing and tables


def single_spaced(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The components are single spaced, nothing before or after."""
    for name in rule.allowed["of"]:
        for par in COMPONENTS[name](layout):
            props = par.props
            loose = (props.get("line") or 240) != 240 or props.get("lineRule", "auto") != "auto"
            spaces = [props.get("before") or 0, props.get("after") or 0]
            if loose or max(spaces) > SPACING:
                found = "giãn dòng hoặc cách đoạn khác dòng đơn, 0 pt"
                yield Hit(par, found, {"line": (240, "auto"), "before": 0, "after": 0})


def borderless(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The tables of the header block and the signature show no borders."""
    for table in (layout.header_table, layout.sign_table):
        if table is None:
            continue
        own = [e.get(W + "val") for b in table.element.iter(W + "tblBorders", W + "tcBorders") for e in b]
        pr = table.element.find(W + "tblPr")
        named = pr.find(W + "tblStyle") if pr is not None else None
        styled = pr is not None and pr.find(W + "tblBorders") is None and named is not None and (
            layout.word.resolver.style(named.get(W + "val")).name.lower() == "table grid"
        )  # fmt: skip
        if styled or any(value not in (None, "none", "nil") for value in own):
            par = next((p for row in table.rows for cell in row for p in cell.paragraphs if p.text), None)
            yield Hit(par, "bảng có đường viền", {"borderless": True})


def header_widths(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The right column is wide enough and no narrower than the left; the table fits the page."""
    table = layout.header_table
    if table is None or not table.rows or len(table.rows[0]) < 2:
        return
    left, right = table.rows[0][0].width, table.rows[0][-1].width
    if not right:
        return
    least = rule.allowed["right_twips_min"]
    limit = layout.word.sections[0].text_width + rule.allowed["over_twips_max"]
    if right < least - 17 or right < left or sum(cell.width for cell in table.rows[0]) > limit:
        found = f"cột trái {millimetres(left)}, cột phải {millimetres(right)}"
        yield Hit(table.rows[0][-1].paragraphs[0], found, {})


def one_line(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The component fits in one line of its column."""
    for par in COMPONENTS[rule.allowed["of"]](layout):
        if par.cell is None or not par.cell.width or not par.inked:
            continue
        length = text_length(layout, par, True)
        if length > room(layout, par):
            found = f"chữ dài {millimetres(length)}, cột rộng {millimetres(room(layout, par))}"
            yield Hit(par, found, {})


def same_row(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Number and date stand on one row of the header table."""
    number, date = layout.number, layout.date
    cells = (number and number.cell, date and date.cell)
    if cells[0] and cells[1] and cells[0].table is cells[1].table and cells[0].row != cells[1].row:
        yield Hit(date, "không cùng hàng với số, ký hiệu", {})


def gone_levels(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A document dated since the reform names no district, ward town or commune town as its own."""
    since = dt.date.fromisoformat(str(rule.allowed["since"]))
    if layout.date_value is None or layout.date_value < since:
        return
    for par in [*layout.parent, *layout.issuer, *([layout.date] if layout.date else [])]:
        match = LEVELS_GONE.search(par.text)
        if match:
            yield Hit(par, match[0], {})


def size_steps(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The sizes of Quốc hiệu, Tiêu ngữ and date are one of the sets allowed."""
    parts = [COMPONENTS[name](layout) for name in ("quoc_hieu", "tieu_ngu", "date")]
    if not all(parts):
        return
    sizes = [max((run.props["sz"] for run in pars[0].inked), default=0) / 2 for pars in parts]
    if not (12 <= sizes[0] <= 13 and 13 <= sizes[1] <= 14 and 13 <= sizes[2] <= 14):
        return  # each has a rule of its own
    steps = max(rule.allowed["pt_sets"], key=lambda steps: sum(map(eq, steps, sizes)))
    for pars, size, wanted in zip(parts, sizes, steps, strict=True):
        if size != wanted:
            yield Hit(pars[0], "/".join(f"{size:g}" for size in sizes), {"size": int(2 * wanted)})


# ---------------------------------------------------------------- subject, addressees, bases


def not_opening(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The subject does not open with V/v."""
    for par in layout.subject[:1]:
        if re.match(rule.allowed["forbidden"], par.text, re.I):
            yield Hit(par, par.text[:20], {})


def lower_start(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The subject opens with a small letter, unless its first two words may be a name."""
    for par in layout.subject[:1]:
        words = par.text.split()
        if len(words) > 1 and words[0][:1].isupper() and not words[0].isupper() and words[1][:1].islower():
            yield Hit(par, " ".join(words[:3]), {})


def dashes(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Five hyphens stand alone under the subject, centred, and no line."""
    if layout.kind is None:
        return
    text = rule.allowed["text"]
    if layout.dashes is None:
        yield Hit(layout.subject[-1] if layout.subject else layout.kind, f"không có “{text}”", {})
    elif layout.dashes.text != text:
        yield Hit(layout.dashes, layout.dashes.text, {})
    elif layout.dashes.props.get("jc") != "center":
        yield Hit(layout.dashes, "không căn giữa", {"jc": "center"})
    elif layout.subject and drawn(layout, layout.subject[-1]):
        yield Hit(layout.dashes, "thêm đường kẻ", {})


def star(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """An asterisk stands alone, centred, between issuer and number."""
    if layout.star is None:
        yield Hit(layout.issuer[-1] if layout.issuer else None, "không có dấu *", {})
    elif layout.star.props.get("jc") != "center":
        yield Hit(layout.star, "không căn giữa", {"jc": "center"})


def required_to(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A report that says it is sent up (“Như trên”, “để báo cáo”, “kính trình”) names its addressees."""
    if layout.to:
        return
    ends = [par for par in layout.recipients if re.search(r"như trên|để báo cáo|\(b/c\)", par.text, re.I)]
    closing = layout.closing
    if closing is not None and re.search(r"kính (?:trình|báo cáo|đề nghị)", closing.text, re.I):
        ends.append(closing)
    if ends:
        yield Hit(ends[0], "không có “Kính gửi:”", {})


def to_style(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Kính gửi looks as allowed and has its colon."""
    for par in layout.to[:1]:
        found, mend = deviations(par, rule.allowed)
        if not re.match(r"^Kính gửi:", par.text):
            found.append("không viết “Kính gửi:”")
        if found:
            yield Hit(par, ", ".join(found), mend)
    yield from style_hits(layout.to[1:], rule)


def to_list(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """One addressee on the line; several one a line, dash before, `;` after, `.` at the end, one indent."""
    if not layout.to:
        return
    first, *items = layout.to
    if not items:
        if first.text.rstrip().endswith(":"):
            yield Hit(first, "không có nơi nhận sau “Kính gửi:”", {})
        return
    if len(items) == 1:
        yield Hit(items[0], "một nơi nhận mà xuống dòng", {})
    yield from listed(items, "- ", ";", ".")
    if len({int(par.props.get("left") or 0) + int(par.props.get("firstLine") or 0) for par in items}) > 1:
        yield Hit(items[-1], "lề các dòng không bằng nhau", {})


def listed(pars: list[Par], prefix: str, end: str, last: str) -> Iterator[Hit]:
    """A list: each line opens with `prefix` and closes with `end`, the last with `last`."""
    for i, par in enumerate(pars):
        wanted = last if i + 1 == len(pars) else end
        if prefix and not re.match(r"^[-–]\s", par.whole):
            yield Hit(par, f"không mở đầu bằng “{prefix.strip()}”", {})
        if not par.text.endswith(wanted) or (wanted == "." and par.text.endswith("./.")):
            yield Hit(par, f"kết thúc bằng “{par.text[-1:]}”, không phải “{wanted}”", {})


def basis_list(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Each căn cứ has its end mark, and its dash where the regime has one."""
    words = regime_data(layout.regime or "nd30")["words"]
    prefix = "- " if words["basis_dash"] and rule.allowed.get("dash", True) else ""
    yield from listed(layout.basis, prefix, words["list_end"], words["basis_end"])


CHECKS = {
    "style": style, "once": once, "absent": absent, "exact_text": exact_text, "line": line, "no_line": no_line,
    "single_spaced": single_spaced, "borderless": borderless, "header_widths": header_widths, "one_line": one_line,
    "same_row": same_row, "gone_levels": gone_levels, "size_steps": size_steps, "not_opening": not_opening,
    "lower_start": lower_start, "dashes": dashes, "star": star, "required_to": required_to, "to_style": to_style,
    "to_list": to_list, "basis_list": basis_list,
}  # fmt: skip
