"""Regimes of thể thức: a YAML file of sizes, words and clauses → `Regime`, checked as it is loaded.

A user's own file may say `extends: nd30` and then holds only what differs. Sizes are in points, lengths
in millimetres unless a docstring says otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Literal

import msgspec

from tonghop import typed, yamlfile
from tonghop.problems import Problem, UsageError, Where
from tonghop.settings import config_file
from tonghop.yamlfile import Tree

SHIPPED = ("nd30", "dang", "dang36")

Alignment = Literal["left", "center", "right", "both"]


class Margins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The four margins of a page, and the clause that sets them."""

    top: float
    bottom: float
    left: float
    right: float
    clause: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paper, margins, and the two two-column tables of the header block and the signature block.

    `header` is the distance of the page number from the top edge. `mirror` swaps the side margins
    on the back of a sheet.
    """

    size: tuple[float, float]
    portrait: Margins
    landscape: Margins
    header: float
    footer: float
    header_columns: tuple[float, float]
    signature_columns: tuple[float, float]
    mirror: bool = False


class Component(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one component of the document looks; `style` is its Word style's name.

    `before` and `after` are points. `line` counts lines; `exactly`, where given, fixes the line
    pitch in points instead. `rule` is the length of the line drawn below, as a share of the last
    line of text; `None` draws none. `box` is the width and height of the frame around a mark. `text`
    is what the component always says.
    """

    style: str
    size: float
    clause: str
    text: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    color: str | None = None
    align: Alignment = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exactly: float | None = None
    first_line: float = 0
    left: float = 0
    hanging: float = 0
    keep_next: bool = False
    rule: float | None = None
    box: tuple[float, float] | None = None


class Components(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every component of a report. Those that may be `None` stand only in some regimes."""

    quoc_hieu: Component | None
    tieu_ngu: Component | None
    tieu_de: Component | None
    issuer_parent: Component
    issuer: Component
    issuer_mark: Component | None
    number: Component
    date: Component
    secrecy: Component
    urgency: Component
    circulation: Component
    draft: Component
    kind: Component
    subject: Component
    subject_mark: Component | None
    addressee: Component
    addressee_item: Component
    basis: Component
    body: Component
    item: Component
    heading1: Component
    heading2: Component
    heading3: Component
    authority: Component
    signer_title: Component
    signer_alone: Component
    signer_name: Component
    recipients_label: Component
    recipients: Component
    contact: Component
    annex_label: Component
    annex_title: Component
    annex_reference: Component
    page_number: Component
    caption: Component
    unit_line: Component
    table_head: Component
    table_text: Component
    note: Component
    footnote: Component
    contents_title: Component
    contents1: Component
    contents2: Component
    contents3: Component

    def items(self) -> list[tuple[str, Component]]:
        """The components that this regime has, with their keys, in order."""
        pairs = ((key, getattr(self, key)) for key in self.__struct_fields__)
        return [(key, component) for key, component in pairs if component is not None]

    def heading(self, level: int) -> Component:
        """The component of a heading of `level` 1 to 3; deeper ones look like 3."""
        return (self.heading1, self.heading2, self.heading3)[min(level, 3) - 1]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The set words of a regime. Braces are filled in; `kinds` gives each kind's abbreviation.

    `subject_capital` gives the subject a capital first letter.
    `addressed` says whether a report has kính gửi. `archive` opens the last recipient, `archive_unit`
    names who else keeps it. `headings` are the numbers of levels 1 to 3.
    """

    kinds: dict[str, str]
    number: str
    number_gap: str
    date: str
    place_gap: str
    subject_capital: bool
    draft: str
    addressed: bool
    addressee: str
    as_above: str | None
    basis_dash: bool
    list_end: str
    basis_end: str
    recipient_end: str
    archive: str
    archive_unit: str
    end_mark: str
    authorities: tuple[str, ...]
    headings: tuple[str, str, str]
    annex_numeral: Literal["roman", "arabic"]
    annex_reference: str
    table: str
    chart: str
    unit: str
    contact_page: Literal["first", "last"]
    urgency_boxes: dict[str, float] = {}


class Valid(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from"}, forbid_unknown_fields=True):
    """The days on which documents of this regime are dated; `instead` names the regime for other days."""

    start: dt.date | None = None
    until: dt.date | None = None
    instead: str | None = None


class Regime(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A regime of thể thức. `letterhead` is the .docx whose styles win over these, `None` without one."""

    name: str
    title: str
    basis: str
    valid: Valid
    font: str
    page: Page
    components: Components
    words: Words
    letterhead: str | None = None


FIELDS: dict[str, frozenset[str]] = {
    "number": frozenset({"number", "kind", "code"}),
    "date": frozenset({"place", "day", "month", "year"}),
    "draft": frozenset({"number"}),
    "archive_unit": frozenset({"unit"}),
    "annex_reference": frozenset({"kind", "sign", "day", "month", "year", "issuer"}),
    "unit": frozenset({"unit"}),
    "headings": frozenset({"roman", "arabic", "letter"}),
}
"""What may stand in braces in each of the `words`."""


def load(name_or_path: str, base: Path | None = None) -> Regime:
    """The regime of a shipped name or of a YAML file (relative to `base`).

    Raises `UsageError` with every problem of the file, each at its line and column.
    """
    tree, data, home = _read(name_or_path, base, ())
    try:
        regime = msgspec.convert(data, Regime)
    except msgspec.ValidationError:
        # only the slower conversion says where every mistake stands
        _, problems = typed.convert(tree, (), data, Regime)
        raise UsageError(*problems) from None
    wrong = _check(regime, tree)
    if wrong:
        raise UsageError(*wrong)
    if regime.letterhead is not None:
        return with_letterhead(regime, home / regime.letterhead, tree.where(("letterhead",)))
    return regime


def _read(name: str, base: Path | None, seen: tuple[Path, ...]) -> tuple[Tree, dict[str, object], Path]:
    """The tree of a regime file, its data merged over what it extends, and the folder it stands in."""
    path = config_file("regimes", f"{name}.yaml") if name in SHIPPED else (base or Path()) / name
    shown = f"config/regimes/{name}.yaml" if name in SHIPPED else str(name)
    path = path.resolve()
    if path in seen:
        raise UsageError(Problem("REG002", Where(shown), {"name": name}))
    if name not in SHIPPED and path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(Problem("REG001", Where(name), {"name": name, "known": ", ".join(SHIPPED)}))
    tree, problems = yamlfile.load(path, shown)
    if problems:
        raise UsageError(*problems)
    if not isinstance(tree.data, dict):
        raise UsageError(
            Problem("SPEC013", Where(shown, 1, 1), {"expected": typed.WORDS["object"], "found": ""})
        )
    data = dict(tree.data)
    parent = data.pop("extends", None)
    if parent is not None:
        if len(seen) > 8 or not isinstance(parent, str):
            raise UsageError(Problem("REG002", tree.where(("extends",)), {"name": parent}))
        _, below, _ = _read(parent, path.parent, (*seen, path))
        data = _merge(below, data)
    return tree, data, path.parent


def _merge(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """`above` over `below`, mapping by mapping; a list or a scalar replaces what is below it."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _merge(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _check(regime: Regime, tree: Tree) -> list[Problem]:
    """What types cannot say: sensible sizes, room for the columns, known words in braces, known styles."""
    problems: list[Problem] = []

    def refuse(key: tuple[str, ...], reason: str) -> None:
        problems.append(Problem("REG003", tree.where(key), {"key": ".".join(key), "reason": reason}))

    styles: dict[str, str] = {}
    for key, component in regime.components.items():
        at = ("components", key)
        if not 4 <= component.size <= 72 or component.size * 2 != int(component.size * 2):
            refuse((*at, "size"), "cỡ chữ từ 4 đến 72, bội của 0,5")
        if component.rule is not None and not 0 < component.rule <= 1:
            refuse((*at, "rule"), "0 < rule <= 1")
        if component.color is not None and not re.fullmatch(r"[0-9A-Fa-f]{6}", component.color):
            refuse((*at, "color"), "RRGGBB")
        if not 0.5 <= component.line <= 5 or (component.exactly is not None and component.exactly <= 0):
            refuse((*at, "line"), "0,5 <= line <= 5; exactly > 0")
        name = component.style.strip().lower()
        if not name or "," in name or name in styles:
            refuse((*at, "style"), "tên style không trống, không trùng, không có dấu phẩy")
        styles[name] = key
    page = regime.page
    for side, edges in (("portrait", page.portrait), ("landscape", page.landscape)):
        room = page.size[side == "landscape"] - edges.left - edges.right
        if min(edges.top, edges.bottom, edges.left, edges.right) < 0 or room < 80:
            refuse(("page", side), "lề không để đủ 80 mm cho chữ")
    for name in ("header_columns", "signature_columns"):
        columns = getattr(page, name)
        if min(columns) < 30 or sum(columns) > page.size[0]:
            refuse(("page", name), "mỗi cột ít nhất 30 mm, cả hai không rộng hơn trang")
    for name, known in FIELDS.items():
        text = getattr(regime.words, name)
        for form in (text,) if isinstance(text, str) else text:
            try:
                used = {field for _, field, spec, _ in Formatter().parse(form) if field is not None}
            except ValueError:
                used = {form}
            if not used <= known or (name == "headings" and len(used) != 1):
                refuse(("words", name), "{" + "}, {".join(sorted(known)) + "}")
                break
    return problems


def letterhead_styles(path: Path) -> frozenset[str] | None:
    """The names of the styles a Word file defines; `None` where it is not a readable .docx."""
    from tonghop.package import open_docx

    word = open_docx(path)
    return None if word is None else frozenset(style.name for style in word.styles if style.name)


def suits(regime: Regime, date: dt.date, where: Where) -> tuple[Problem, ...]:
    """A problem where a document of that date falls under another regime, which it names."""
    valid = regime.valid
    early = valid.start is not None and date < valid.start
    late = valid.until is not None and date > valid.until
    if not (early or late) or valid.instead is None:
        return ()
    values = {"regime": regime.name, "date": f"{date:%d/%m/%Y}", "instead": valid.instead}
    return (Problem("REG006", where, values | {"basis": regime.basis}),)


def with_letterhead(regime: Regime, path: Path, where: Where) -> Regime:
    """The regime with the styles of a .docx over its own; raises `UsageError` where that file will not do."""
    names = letterhead_styles(path)
    values = {"path": path.as_posix()}
    if names is None:
        raise UsageError(Problem("REG004", where, values))
    if not _shared(regime, names):
        raise UsageError(Problem("REG005", where, values))
    return msgspec.structs.replace(regime, letterhead=str(path))


def _shared(regime: Regime, names: frozenset[str]) -> bool:
    """Whether a file that defines these styles has one that the regime names."""
    return bool(
        {component.style.lower() for _, component in regime.components.items()} & {n.lower() for n in names}
    )
