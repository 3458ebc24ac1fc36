"""Which paragraph is which: header block, number, date, title, body, headings, signature, recipients, annexes.

Recognition is by place and by words that survive the faults the rules look for: a Quốc hiệu in small
letters is still the Quốc hiệu, and its case is then a finding.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from tonghop.lint.document import Cell, Par, Table, Word, lines_of
from tonghop.lint.patterns import (
    ANNEX,
    AUTHORITY,
    BASIS,
    CAPTION,
    CIRCULATION,
    CONTINUES,
    DASHES,
    DATE,
    DAY,
    DRAFT,
    DRAFTER,
    ENDS,
    KINDS,
    LEVELS,
    MOTTO,
    NATION,
    NUMBER,
    PARTY,
    RECIPIENTS,
    RULE,
    SECRECY,
    SIGN,
    SOURCE,
    TO,
    UNIT,
    URGENCY,
    YEAR,
)

PROSE = 60  # shorter paragraphs may be labels; the rules on body text leave them alone
NEW_PARTY_RULES = dt.date(2026, 5, 27)
NAME_GAP = 400  # twips before a name that stand for the room of the signature


@dataclass(slots=True, eq=False)
class HeadingLine:
    """A numbered heading or clause: `kind` phan, muc, khoan, diem, decimal; `mark` what closes the number."""

    par: Par
    kind: str
    number: str
    mark: str
    title: str
    typed: bool

    @property
    def titled(self) -> bool:
        """Whether it is a title, on a line of its own, rather than the start of a sentence."""
        return len(self.title) <= 150 and not self.title.endswith(ENDS)


@dataclass(slots=True, eq=False)
class AnnexPart:
    """An annex: its label, the lines of its title, its reference line, and all its paragraphs."""

    label: Par
    number: str
    title: list[Par] = field(default_factory=list)
    reference: Par | None = None
    paragraphs: list[Par] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Layout:
    """The components found. `regime` is `None` when none is recognised; a `None` component is absent.

    `flow` holds the paragraphs outside tables and boxes that have text.
    """

    word: Word
    regime: str | None = None
    kind: Par | None = None
    date_value: dt.date | None = None
    nation: list[Par] = field(default_factory=list)
    motto: Par | None = None
    party: list[Par] = field(default_factory=list)
    parent: list[Par] = field(default_factory=list)
    issuer: list[Par] = field(default_factory=list)
    star: Par | None = None
    number: Par | None = None
    date: Par | None = None
    subject: list[Par] = field(default_factory=list)
    dashes: Par | None = None
    to: list[Par] = field(default_factory=list)
    basis: list[Par] = field(default_factory=list)
    body: list[Par] = field(default_factory=list)
    prose: list[Par] = field(default_factory=list)
    headings: list[HeadingLine] = field(default_factory=list)
    recipients_label: Par | None = None
    recipients: list[Par] = field(default_factory=list)
    posts: list[Par] = field(default_factory=list)
    name: Par | None = None
    annexes: list[AnnexPart] = field(default_factory=list)
    header_table: Table | None = None
    sign_table: Table | None = None
    tables: list[Table] = field(default_factory=list)
    flow: list[Par] = field(default_factory=list)
    marks: dict[str, Par] = field(default_factory=dict)
    by_component: dict[int, str] = field(default_factory=dict)

    def where(self, par: Par) -> str:
        """The component a paragraph belongs to, `text` when none."""
        return self.by_component.get(id(par), "text")

    @property
    def closing(self) -> Par | None:
        """The last paragraph of the body."""
        return self.body[-1] if self.body else None


def fold(text: str) -> str:
    """A text without case and without runs of spaces."""
    return " ".join(text.split()).casefold()


def upper(text: str) -> bool:
    """Whether a text is in capitals; one without letters is."""
    return text == text.upper()


def body_order(word: Word) -> list[Par]:
    """The paragraphs of the main part that have text or draw something, boxes left out."""
    return [par for par in word.paragraphs if not par.boxed]


def parted(par: Par) -> list[Par]:
    """The lines of a header, title or signature that one paragraph holds by line breaks or tabs."""
    plain = par.text.casefold()
    if "\t" in par.text and par.cell is None and len(plain) < 200:
        columns = lines_of(par, "\t")
        if any(NATION.search(fold(p.text)) or MOTTO.match(fold(p.text)) or PARTY.match(fold(p.text)) or _dated(p)
               for p in columns[1:]):  # fmt: skip
            for column in columns:
                column.props = {**column.props, "jc": "center"}  # where a tab sets it is not known
            return columns
    if "\n" in par.text and len(plain) < 600 and (par.cell is not None or par.props.get("jc") == "center"):
        return lines_of(par, "\n")
    return [par]


def _dated(par: Par) -> bool:
    return len(par.text) < 60 and bool(DATE.search(fold(par.text)))


def recognise(word: Word) -> Layout:
    """Find the components. The regime is found from the header block; see `regime_of`."""
    found = Layout(word)
    found.flow = [par for par in body_order(word) if par.text and par.cell is None]
    pars = [line for par in body_order(word) if par.text for line in parted(par)]
    title_at = next(
        (i for i, par in enumerate(pars[:60]) if par.cell is None and fold(par.shown).upper() in KINDS), None
    )
    if title_at is None:
        title_at = next((i for i, par in enumerate(pars[:60]) if fold(par.shown).upper() in KINDS), None)
    sign_at = _find_sign(found, pars)
    head_end = title_at if title_at is not None else _head_end(pars)
    _read_head(found, pars[:head_end] + [par for par in word.paragraphs if par.boxed and par.text][:20])
    if title_at is not None:
        found.kind = pars[title_at]
        head_end += 1
    annex_at = _read_annexes(found, pars, sign_at)
    stop = min(at for at in (sign_at, annex_at, len(pars)) if at is not None)
    _read_title(found, pars[head_end:stop])
    if sign_at is not None:
        _read_sign(found, [p for p in pars[sign_at:] if id(p) not in found.by_component])
    _read_tables(found)
    _name_components(found)
    found.regime = regime_of(found)
    return found


def _head_end(pars: list[Par]) -> int:
    """Where the header block ends in a document without a tên loại: before the first body text."""
    for i, par in enumerate(pars[:40]):
        if par.cell is None and (len(par.text) >= PROSE or TO.match(par.text) or BASIS.match(par.text)):
            return i
    return min(len(pars), 12)


def _find_sign(found: Layout, pars: list[Par]) -> int | None:
    labels = [i for i, par in enumerate(pars) if RECIPIENTS.match(par.text)]
    if labels:
        found.recipients_label = pars[labels[-1]]
        cell = found.recipients_label.cell
        if cell is None:
            return labels[-1]
        found.sign_table = cell.table
        return next(i for i, par in enumerate(pars) if par.cell and par.cell.table is cell.table)
    for i, par in enumerate(pars):
        if i > 3 and AUTHORITY.match(par.text) and upper(par.shown):
            if par.cell is not None:
                found.sign_table = par.cell.table
                return next(j for j, p in enumerate(pars) if p.cell and p.cell.table is par.cell.table)
            return i
    return None


def _read_head(found: Layout, pars: list[Par]) -> None:
    for par in pars:
        plain = fold(par.text)
        if NATION.search(plain) and len(plain) < 60:
            found.nation.append(par)
        elif MOTTO.match(plain):
            found.motto = found.motto or par
        elif PARTY.match(plain):
            found.party.append(par)
        elif NUMBER.match(plain) and len(plain) < 60 and found.number is None:
            found.number = par
        elif DATE.search(plain) and len(plain) < 90 and found.date is None:
            found.date = par
        elif plain == "*" and found.star is None:
            found.star = par
        elif SECRECY.match(par.text):
            found.marks["do_mat"] = par
        elif URGENCY.match(par.text):
            found.marks["do_khan"] = par
        elif CIRCULATION.match(par.text):
            found.marks["pham_vi"] = par
        elif DRAFT.match(par.text):
            found.marks["du_thao"] = par
    anchors = [*found.nation, *([found.motto] if found.motto else []), *found.party]
    anchors += [par for par in (found.number, found.date) if par]
    tables = [par.cell.table for par in anchors if par.cell]
    found.header_table = tables[0] if tables else None
    if found.number is None and found.header_table is not None:
        left = [p for p in pars if p.cell and p.cell.table is found.header_table and p.cell.column == 0]
        signs = [p for p in left if SIGN.search(p.text) and re.search(r"[-/]", p.text) and len(p.text) < 40]
        found.number = signs[-1] if signs else None
    known = {id(par) for par in [*anchors, found.number, found.star, *found.marks.values()] if par}
    names = [
        par
        for par in pars
        if id(par) not in known and not par.boxed and len(par.text) < 120 and not DASHES.match(par.text)
        and (par.cell is None or par.cell.table is found.header_table)
        and (par.cell is None or par.cell.column == 0)
        and not re.match(r"V/v|Về việc", par.text, re.I)
        and not _after(par, found.number)
    ]  # fmt: skip
    if anchors:
        _split_names(found, names)
    if found.date is not None:
        found.date_value = read_date(found.date.text)


def _after(par: Par, other: Par | None) -> bool:
    return other is not None and par.position > other.position and (
        par.cell is None or other.cell is None or par.cell.column == other.cell.column
    )  # fmt: skip


def _split_names(found: Layout, names: list[Par]) -> None:
    """Parent above, issuer below. A second line that goes on with a place name belongs to the first."""
    if not names:
        return
    bold = [all(run.props["b"] for run in par.inked) for par in names]
    start = len(names) - 1
    if len(names) == 2:
        start = 0 if CONTINUES.match(names[1].shown) and bold[0] == bold[1] else 1
    elif len(names) > 2:
        first = next((i for i, is_bold in enumerate(bold) if is_bold), None)
        start = first if first else 1
        if start + 1 == len(names) and CONTINUES.match(names[-1].shown) and not bold[-2]:
            start = len(names) - 1
    found.parent, found.issuer = names[:start], names[start:]


def read_date(text: str) -> dt.date | None:
    """The date a header line gives, as far as it can be read: a line with only a year is its 1 January."""
    match = DAY.search(fold(text))
    try:
        if match:
            day, month, year = (int(part) for part in match.groups() if part)
            return dt.date(year, month, day)
    except ValueError:
        pass
    year_only = YEAR.search(text)
    return dt.date(int(year_only[0]), 1, 1) if year_only else None


def _read_annexes(found: Layout, pars: list[Par], sign_at: int | None) -> int | None:
    start = None
    beyond = found.sign_table.position if found.sign_table else 0
    for i, par in enumerate(pars):
        match = ANNEX.match(par.text)
        if match and par.cell is None and (sign_at is None or i > sign_at) and i > 2:
            if found.sign_table and par.position < beyond:
                continue
            found.annexes.append(AnnexPart(par, match[1] or ""))
            start = i if start is None else start
        elif found.annexes and (sign_at is None or i > sign_at):
            found.annexes[-1].paragraphs.append(par)
    for annex in found.annexes:
        for par in annex.paragraphs:
            if par.text.startswith("(") and "kèm theo" in fold(par.text):
                annex.reference = par
                break
            if par.cell is not None or len(annex.title) > 4:
                break
            if annex.title and par.props.get("jc") != "center":
                break
            if annex.title and not (all(r.props["b"] for r in par.inked) or upper(par.shown)):
                break
            if RULE.match(par.text) or CAPTION.match(par.text) or UNIT.match(par.text):
                break
            annex.title.append(par)
    return start


def heading_of(par: Par) -> HeadingLine | None:
    """The heading a paragraph is, by its typed or counted number; `None` when it has none."""
    whole = par.whole
    for kind, pattern in LEVELS:
        match = pattern.match(whole)
        if match is None:
            continue
        if kind == "muc" and (match[2].isspace() or not match[2]) and not upper(par.shown):
            continue
        if kind == "khoan" and match[2] in "-–/" and not par.label:
            continue
        if kind == "phan" and (len(whole) > 120 or whole.endswith((".", ";", ","))):
            continue
        mark = match[2].strip() if kind in ("muc", "khoan", "diem") else ""
        return HeadingLine(par, kind, match[1], mark, whole[match.end() :].strip(), not par.label)
    return None


def _read_title(found: Layout, pars: list[Par]) -> None:
    rest = list(pars)
    if found.kind is not None:
        while rest and rest[0].cell is None and len(found.subject) < 8:
            par = rest[0]
            if TO.match(par.text) or DASHES.match(par.text) or heading_of(par) or BASIS.match(par.text):
                break
            centred = par.props.get("jc") == "center"
            bold = bool(par.inked) and all(run.props["b"] for run in par.inked)
            if found.subject and not (centred and (bold or not found.subject[-1].inked[0].props["b"])):
                break
            if not centred and (len(par.text) > 250 or (len(par.text) >= PROSE and par.text.endswith(ENDS))):
                break
            found.subject.append(rest.pop(0))
        if rest and DASHES.match(rest[0].text) and "_" not in rest[0].text:
            found.dashes = rest.pop(0)
        elif rest and RULE.match(rest[0].text):
            rest.pop(0)
    while rest and TO.match(rest[0].text):
        found.to.append(rest.pop(0))
        while rest and re.match(r"^[-–+]\s*\S", rest[0].whole) and not BASIS.match(rest[0].text):
            found.to.append(rest.pop(0))
        while rest and _goes_on(found.to, rest[0].text):
            found.to.append(rest.pop(0))
    while rest and BASIS.match(rest[0].text) and _basis(rest):
        found.basis.append(rest.pop(0))
    found.body = [par for par in rest if par.cell is None and not RULE.match(par.text) and not _contents(par)]
    for par in found.body:
        heading = heading_of(par)
        if heading is not None:
            found.headings.append(heading)
        if par.props.get("outlineLvl") is not None and heading is None:
            continue
        if CAPTION.match(par.text) or UNIT.match(par.text) or SOURCE.match(par.text):
            continue
        if len(par.text) >= PROSE and not (heading and heading.titled):
            found.prose.append(par)


def _goes_on(to: list[Par], text: str) -> bool:
    """Whether a line without a dash is one more of the addressees."""
    ended = len(to) < 2 or to[-1].text.endswith((".", ":"))
    return not ended and len(text) < PROSE and text.endswith((";", ".")) and not BASIS.match(text)


def _basis(rest: list[Par]) -> bool:
    """Whether the next paragraph is one of a căn cứ list: several, or one that ends like a list."""
    text = rest[0].text
    if text.endswith((";", ",")) or rest[0].text.startswith(("-", "–")):
        return True
    return text.casefold().startswith(("căn cứ", "- căn cứ")) and len(text) < 220 and ":" not in text[-2:]


def _contents(par: Par) -> bool:
    return "\t" in par.text or any("PAGEREF" in field or "TOC" in field for field in par.fields)


def _read_sign(found: Layout, pars: list[Par]) -> None:
    label = found.recipients_label
    table = found.sign_table
    if table is not None:
        left = [p for p in pars if p.cell and p.cell.table is table and _side(p.cell) == 0]
        right = [p for p in pars if p.cell and p.cell.table is table and _side(p.cell) > 0]
    else:
        left = [p for p in pars if p.cell is None]
        at = left.index(label) if label in left else len(left)
        right, left = left[:at], left[at:]
        tail = [p for p in left[1:] if not p.text.startswith(("-", "–")) and p.props.get("jc") != "left"]
        if not right and tail:
            right = tail
    if label is not None:
        found.recipients = [
            p for p in left
            if p is not label and not (upper(p.shown) and DRAFTER.match(p.text)) and p.position > label.position
        ]  # fmt: skip
        for par in left:
            if par is not label and upper(par.shown) and DRAFTER.match(par.text):
                found.marks["soan_thao"] = par
    lines = [p for p in right if p.text and not p.text.startswith("(") and not DASHES.match(p.text)]
    if not lines:
        return
    cut = len(lines)
    for i in range(1, len(lines)):
        gap = lines[i].position - lines[i - 1].position > 1 or (lines[i].props.get("before") or 0) >= NAME_GAP
        gap = gap or (lines[i - 1].props.get("after") or 0) >= NAME_GAP
        rows = [par.cell.row for par in lines[i - 1 : i + 1] if par.cell is not None]
        other_row = len(rows) == 2 and rows[0] != rows[1]
        if gap or other_row:
            cut = i
            break
    else:
        if len(lines) > 1 and not upper(lines[-1].shown):
            cut = len(lines) - 1
    found.posts = lines[:cut]
    rest = lines[cut:]
    found.name = rest[-1] if rest else None


def _side(cell: Cell) -> int:
    """0 for the left column, 1 for the others."""
    return 0 if cell.column == 0 else 1


def _read_tables(found: Layout) -> None:
    around = (found.header_table, found.sign_table)
    found.tables = [
        t for t in found.word.tables if t not in around and len(t.rows) > 1 and len(t.rows[0]) > 1
    ]


def _name_components(found: Layout) -> None:
    names: list[tuple[str, list[Par]]] = [
        ("quoc_hieu", found.nation), ("tieu_de_dang", found.party), ("co_quan_chu_quan", found.parent),
        ("co_quan_ban_hanh", found.issuer), ("trich_yeu", found.subject), ("kinh_gui", found.to),
        ("can_cu", found.basis), ("noi_nhan", found.recipients), ("chuc_vu", found.posts),
        ("noi_dung", found.prose),
    ]  # fmt: skip
    singles = {
        "tieu_ngu": found.motto, "dau_sao": found.star, "so_ky_hieu": found.number, "dia_danh_ngay": found.date,
        "ten_loai": found.kind, "gach_cuoi": found.dashes, "noi_nhan": found.recipients_label, "ho_ten": found.name,
    }  # fmt: skip
    for name, pars in names:
        found.by_component |= {id(par): name for par in pars}
    found.by_component |= {id(par): name for name, par in singles.items() if par}
    found.by_component |= {id(par): name for name, par in found.marks.items()}
    found.by_component |= {id(heading.par): "de_muc" for heading in found.headings if heading.titled}
    for annex in found.annexes:
        for par in (annex.label, *annex.title, *([annex.reference] if annex.reference else [])):
            found.by_component[id(par)] = "phu_luc"


def regime_of(found: Layout) -> str | None:
    """nd30, dang or dang36 by the marks of the header block and the signature; `None` when too few speak."""
    number = found.number.text if found.number else ""
    posts = " ".join(par.text for par in found.posts[:1])
    state = (
        3 * bool(found.nation)
        + 2 * bool(found.motto)
        + bool(re.search(r"\d?\s*/[A-ZĐ][A-Za-zĐđ]{0,3}-", number))
    )
    state += bool(re.match(r"số\s*:", number, re.I)) + bool(re.match(r"(?:TM|KT|TL|TUQ)\.", posts))
    party = 3 * bool(found.party) + bool(found.star) + bool(found.dashes)
    party += bool(re.search(r"-\s*[A-ZĐ][A-Za-zĐđi]{0,3}/", number)) + bool(re.match(r"[TK]/[MTL]", posts))
    if max(state, party) < 2 or not (found.header_table or found.nation or found.party or found.motto):
        return None
    if state > party:
        return "nd30"
    if found.date_value is not None and found.date_value < NEW_PARTY_RULES:
        exact = found.date is not None and DAY.search(fold(found.date.text))
        if exact or found.date_value.year < NEW_PARTY_RULES.year:
            return "dang36"
    return "dang"
