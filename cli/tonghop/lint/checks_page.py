"""The page: paper, margins, font, colour, page number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tonghop.lint.components import Layout
from tonghop.lint.document import Par, Section
from tonghop.lint.effective import Props
from tonghop.lint.rules import Hit, Rule
from tonghop.lint.style import deviations, millimetres

MILLIMETRE = 56.6929  # twips
MARGIN = 17  # twips; 0,3 mm
PAPER = 60
LINES_A_PAGE = 45
CHARACTERS_A_LINE = 85
PAGE_FIELD = re.compile(r"^\s*PAGE\b", re.I)
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
# TCVN3 writes Vietnamese letters with the marks and signs of Latin-1, seldom more than one of which is meant
TCVN3 = re.compile(r"[\u00a1-\u00bf]")
LEGACY_LEAST, LEGACY_SHARE = 5, 0.05
NAMED_BLACK = frozenset({"auto", "000000", "black", None})
PLAIN = frozenset({"auto", "ffffff", "clear", "none", None})


def paper(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The sheet of every section is of the size allowed, either way up."""
    low, high = rule.allowed["twips"]
    for section in layout.word.sections:
        sides = sorted((section.width, section.height))
        if abs(sides[0] - low) > PAPER or abs(sides[1] - high) > PAPER:
            found = f"khổ {millimetres(section.width)} × {millimetres(section.height)}"
            if not section.width:
                found = "không ghi khổ giấy"
            wide = (high, low) if section.landscape else (low, high)
            yield Hit(None, found, {"paper": wide}, section.index)


def orientation(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A landscape section holds a table or is an annex."""
    reasons = {annex.label.section for annex in layout.annexes} | {table.section for table in layout.tables}
    for section in layout.word.sections:
        if section.landscape and section.index not in reasons:
            yield Hit(None, "trang ngang không có bảng biểu", {}, section.index)


def margin(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """One margin of the portrait sections is in its range; the gutter counts to the left one."""
    side = rule.allowed["side"]
    low, high = (round(edge * MILLIMETRE) for edge in rule.allowed["mm"])
    for section in layout.word.sections:
        if section.landscape:
            continue
        value = section.margins[side]
        gutter = section.margins["gutter"] or 0 if side == "left" else 0
        if value is None:
            yield Hit(None, f"không đặt lề {SIDES[side]}", {f"margin_{side}": low}, section.index)
        elif not low - MARGIN <= value + gutter <= high + MARGIN:
            nearest = min(max(value + gutter, low), high)
            found = f"lề {SIDES[side]} {millimetres(value + gutter)}"
            yield Hit(None, found, {f"margin_{side}": nearest - gutter}, section.index)


def landscape_margins(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The margins of landscape sections are not below the least."""
    least = rule.allowed["twips_min"]
    for section in layout.word.sections:
        small = [s for s in SIDES if section.landscape and (section.margins[s] or 0) < least - MARGIN]
        if small:
            found = "; ".join(f"lề {SIDES[s]} {millimetres(section.margins[s] or 0)}" for s in small)
            yield Hit(None, found, {f"margin_{side}": least for side in small}, section.index)


def is_legacy(name: str, rule_prefixes: tuple[str, ...] = (".Vn", "VNI-")) -> bool:
    """Whether a font is of the TCVN3 or VNI kind, whose letters are not Unicode."""
    return name.lower().startswith(tuple(prefix.lower() for prefix in rule_prefixes))


def font(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Every inked run is in an allowed font, headers, tables and notes too."""
    allowed = set(rule.allowed["values"])
    for par in layout.word.every():
        names = {name for run in par.inked for name in (run.props["ascii"], run.props["hAnsi"])} - allowed
        names = {name for name in names if not is_legacy(name)}
        if names:
            yield Hit(par, "phông chữ " + ", ".join(sorted(names)), {"font": rule.allowed["values"][0]})


def legacy_font(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """No run is in a TCVN3 or VNI font, no text in the TCVN3 code."""
    prefixes = tuple(rule.allowed["forbidden_prefix"])
    for par in layout.word.every():
        names = {run.props[slot] for run in par.inked for slot in ("ascii", "hAnsi")}
        legacy = sorted(name for name in names if is_legacy(name, prefixes))
        if legacy:
            yield Hit(par, "phông chữ " + ", ".join(legacy), {})
            continue
        signs = len(TCVN3.findall(par.text))
        if signs >= LEGACY_LEAST and signs > LEGACY_SHARE * len(par.text):
            yield Hit(par, "chữ theo bảng mã TCVN3", {})


def colour(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Text is black, without highlight or coloured ground; urgency marks are red by their own rule."""
    urgent = {id(layout.marks[name]) for name in ("do_khan", "do_mat") if name in layout.marks}
    for par in layout.word.every():
        if id(par) in urgent:
            continue
        wrong = sorted({word for run in par.inked for word in coloured(run.props)})
        if wrong:
            yield Hit(par, ", ".join(wrong), {"color": "auto"})


def coloured(props: Props) -> Iterator[str]:
    """The colours of a run that are not black on white."""
    color = props.get("color")
    if (color.lower() if color else None) not in NAMED_BLACK:
        yield f"màu {color}"
    if props.get("highlight") not in (None, "none"):
        yield f"tô nền {props['highlight']}"
    shade = props.get("shd")
    if (shade.lower() if shade else None) not in PLAIN:
        yield f"nền {shade}"


def composed(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The text is stored composed (NFC)."""
    for par in layout.word.every():
        if not unicodedata.is_normalized("NFC", par.raw):
            yield Hit(par, "dấu tổ hợp (NFD)", {"nfc": True})


# ---------------------------------------------------------------- page number


def long_document(layout: Layout) -> bool:
    """Whether the text runs over more than a page: recorded, or by a count of lines."""
    pages = [par.page for par in layout.word.paragraphs if par.page]
    if pages:
        return max(pages) > 1
    if len(layout.word.sections) > 1:
        return True
    lines = sum(1 + len(par.text) // CHARACTERS_A_LINE for par in layout.word.paragraphs if par.cell is None)
    lines += sum(len(table.rows) for table in layout.word.tables)
    return lines > LINES_A_PAGE


def numbered(layout: Layout, parts: dict[str, str], kinds: tuple[str, ...]) -> list[Par]:
    """The paragraphs with a PAGE field in the header or footer parts of those kinds."""
    found: list[Par] = []
    for kind in kinds:
        pars = layout.word.others.get(parts.get(kind, ""), [])
        found += [par for par in pars if any(PAGE_FIELD.match(instruction) for instruction in par.fields)]
    return found


def page_number(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The aspects of the page number that the rule names."""
    for aspect in rule.allowed["aspects"]:
        yield from ASPECTS[aspect](layout, rule)


def _present(layout: Layout, rule: Rule) -> Iterator[Hit]:
    if not long_document(layout):
        return
    for section in layout.word.sections:
        kinds = ("default", "even") if layout.word.even_headers else ("default",)
        if any(not numbered(layout, section.headers, (kind,)) for kind in kinds) and not (
            numbered(layout, section.footers, ("default", "even"))
        ):
            yield Hit(None, "đầu trang không có số trang", {"page_number": True}, section.index)
            return


def _centred(layout: Layout, rule: Rule) -> Iterator[Hit]:
    for par in header_numbers(layout):
        if par.props.get("jc") != "center" and par.props.get("frame") != "center":
            yield Hit(par, "số trang không căn giữa", {"jc": "center"})


def header_numbers(layout: Layout) -> list[Par]:
    """The paragraphs with the page number in all headers, each once."""
    found = {
        id(par): par
        for section in layout.word.sections
        for par in numbered(layout, section.headers, ("default", "even"))
    }
    return list(found.values())


def _not_in_footer(layout: Layout, rule: Rule) -> Iterator[Hit]:
    seen: set[int] = set()
    for section in layout.word.sections:
        for par in numbered(layout, section.footers, ("default", "first", "even")):
            if id(par) not in seen:
                seen.add(id(par))
                yield Hit(par, "số trang ở chân trang", {"page_number_moved": True})


def _first_hidden(layout: Layout, rule: Rule) -> Iterator[Hit]:
    first = layout.word.sections[0]
    if not first.title_page:
        if numbered(layout, first.headers, ("default",)):
            yield Hit(None, "trang đầu hiện số trang", {"title_page": True}, 0)
        return
    for par in layout.word.others.get(first.headers.get("first", ""), []):
        if (
            any(PAGE_FIELD.match(instruction) for instruction in par.fields)
            or par.text.strip("-– ").isdigit()
        ):
            yield Hit(par, "trang đầu hiện số trang", {"emptied": True})


def _arabic(layout: Layout, rule: Rule) -> Iterator[Hit]:
    for section in layout.word.sections:
        if section.form not in (None, "decimal"):
            yield Hit(None, f"số trang kiểu {section.form}", {"page_format": "decimal"}, section.index)
    start = layout.word.sections[0].start
    if start not in (None, "1"):
        yield Hit(None, f"số trang bắt đầu từ {start}", {"page_start": 1}, 0)


def page_number_style(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The page number is of the size and style allowed."""
    for par in header_numbers(layout):
        found, mend = deviations(par, rule.allowed)
        if found:
            yield Hit(par, "số trang " + ", ".join(found), mend)


def header_distance(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The header stands at the distance allowed, within the top margin."""
    low, high = rule.allowed["twips"]
    for section in layout.word.sections:
        value = section.margins["header"]
        if value is None or not _numbers(layout, section):
            continue
        if not low - MARGIN <= value <= high + MARGIN or value >= (section.margins["top"] or 0):
            found = f"số trang cách mép trên {millimetres(value)}"
            yield Hit(None, found, {"margin_header": 567}, section.index)


def _numbers(layout: Layout, section: Section) -> bool:
    return bool(numbered(layout, section.headers, ("default", "even")))


ASPECTS = {
    "present": _present, "center": _centred, "footer": _not_in_footer, "first": _first_hidden, "arabic": _arabic,
}  # fmt: skip
CHECKS = {
    "paper": paper, "orientation": orientation, "margin": margin, "landscape_margins": landscape_margins,
    "font": font, "legacy_font": legacy_font, "colour": colour, "composed": composed, "page_number": page_number,
    "page_number_style": page_number_style, "header_distance": header_distance,
}  # fmt: skip
