"""Signature, recipients, annexes, and the marks of urgency, circulation, draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonghop.lint.checks_body import roman_value
from tonghop.lint.checks_page import coloured
from tonghop.lint.components import AnnexPart, Layout, fold, upper
from tonghop.lint.document import Par
from tonghop.lint.package import W
from tonghop.lint.rules import Hit, Rule, regime_data
from tonghop.lint.style import deviations, style_hits

AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(\s*[./]?)\s*")
PARTY_BODY = re.compile(r"\b(?:[A-ZĐ]+ )?(?:ỦY|UỶ)\b|CHI BỘ|ỦY BAN KIỂM TRA|UỶ BAN KIỂM TRA|BAN CHẤP HÀNH")
COMMITTEE_STAFF = re.compile(r"VĂN PHÒNG|^BAN |\bBAN (?:TỔ CHỨC|TUYÊN GIÁO|NỘI CHÍNH|DÂN VẬN|XÂY DỰNG)")
MENTION = re.compile(r"phụ lục(?:\s+(?:số\s+)?([ivxlc]+|\d+)\b)?", re.I)
COUNTED = r"phụ lục[^.;]*?\b{number}\b"


def authority(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The authority before the body's name is written as the regime writes it."""
    wanted = regime_data(layout.regime or "nd30")["words"]["authorities"]
    for par in layout.posts[:1]:
        match = AUTHORITY.match(par.text)
        if match and match[0].strip() not in wanted:
            yield Hit(par, match[0].strip(), {})


def post_style(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The lines of authority and post look as allowed; `lines` says which of them the rule is about."""
    posts = layout.posts
    if not posts and rule.allowed.get("required"):
        yield Hit(None, "không thấy quyền hạn, chức vụ của người ký", {})
        return
    which = rule.allowed.get("lines", "all")
    chosen = {"all": posts, "first": posts[:1], "rest": posts[1:]}[which]
    if which == "rest" and posts and not AUTHORITY.match(posts[0].text):
        chosen = []
    elif which == "rest" and len(posts) > 2:
        chosen = posts[-1:]  # a long name of the body runs over two lines above the post
    yield from style_hits(chosen, rule)


def committee_sign(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A committee's documents are signed T/M, not K/T."""
    issuer = " ".join(par.shown for par in layout.issuer)
    if PARTY_BODY.search(issuer) and not COMMITTEE_STAFF.search(issuer):
        for par in layout.posts[:1]:
            if par.text.startswith(("K/T", "KT")):
                yield Hit(par, par.text[:3], {})


def bare_post(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The post names no committee."""
    for par in layout.posts:
        if re.match(rule.allowed["forbidden"], par.text):
            yield Hit(par, par.text, {})


def signer_name(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The signer's name looks as allowed; titles before it where the rule says so."""
    if layout.name is None or not any(c.isalpha() for c in layout.name.text):
        return
    found, mend = deviations(layout.name, rule.allowed)
    forbidden = rule.allowed.get("forbidden")
    if forbidden and re.match(forbidden, layout.name.text):
        found.append(f"có học hàm, học vị, quân hàm: {layout.name.text}")
    if found:
        yield Hit(layout.name, ", ".join(found), mend)


def bare_name(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """No degree or rank stands before the signer's name."""
    if layout.name is not None and re.match(rule.allowed["forbidden"], layout.name.text):
        yield Hit(layout.name, layout.name.text, {})


# ---------------------------------------------------------------- recipients


def recipients_label(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """“Nơi nhận:” is there, with its colon, and looks as allowed."""
    label = layout.recipients_label
    if label is None:
        if layout.posts or layout.kind:
            yield Hit(None, "không thấy “Nơi nhận:”", {})
        return
    found, mend = deviations(label, rule.allowed)
    if label.text != "Nơi nhận:":
        found.append(f"viết “{label.text}”")
    if label.cell is not None and label.cell.column > 0:
        found.append("ở cột phải")
    if found:
        yield Hit(label, ", ".join(found), mend)


def recipients_list(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Every item has its dash and its end mark and looks as allowed; the last is left to another rule if `but_last`."""
    items = layout.recipients
    end = regime_data(layout.regime or "nd30")["words"]["recipient_end"]
    for i, par in enumerate(items):
        last = i + 1 == len(items)
        found, mend = deviations(par, rule.allowed)
        wanted = "." if last else end
        checked = not (last and rule.allowed.get("but_last"))
        starts = bool(re.match(r"^[-–]\s", par.whole))
        if not starts and not (i and not items[i - 1].text.endswith((";", ",", "."))):
            found.append("không có gạch đầu dòng")
        continued = not last and not re.match(r"^[-–]\s", items[i + 1].whole) and len(items) > i + 1
        if checked and not par.text.endswith(wanted) and not continued:
            found.append(f"kết thúc bằng “{par.text[-1:]}”, không phải “{wanted}”")
        if found:
            yield Hit(par, ", ".join(found), mend)


def archived(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The last recipient is the archive, in the regime's form."""
    if not layout.recipients:
        if layout.recipients_label is not None:
            yield Hit(layout.recipients_label, "không có dòng Lưu", {})
        return
    items = layout.recipients
    first = max((i for i, par in enumerate(items) if re.match(r"^[-–]\s", par.whole)), default=len(items) - 1)
    text = " ".join(par.whole for par in items[first:])
    if not re.match(rule.allowed["regex"], text):
        yield Hit(items[first], items[first].whole, {})


def as_above(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """With Kính gửi above, the first recipient is “Như trên”."""
    if layout.to and layout.recipients and layout.recipients[0].whole != rule.allowed["text"]:
        yield Hit(layout.recipients[0], layout.recipients[0].whole, {})


# ---------------------------------------------------------------- annexes


def annex_mentioned(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The body mentions each annex."""
    for annex in unmentioned(layout):
        yield Hit(annex.label, "nội dung không nhắc đến", {})


def unmentioned(layout: Layout) -> list[AnnexPart]:
    """The annexes that the body names neither by number nor all together."""
    texts = [fold(par.text) for par in layout.body]
    texts += [
        fold(c.text) for t in layout.tables for row in t.rows for c in row if "phụ lục" in c.text.lower()
    ]
    joined = "\n".join(texts)
    together = re.search(
        r"các phụ lục|phụ lục (?:kèm theo|đính kèm)|(?:có|kèm) phụ lục\b(?! [ivxl\d])", joined
    )
    if together or (len(layout.annexes) == 1 and "phụ lục" in joined):
        return []
    named = [a for a in layout.annexes if a.number]
    return [
        annex
        for annex in layout.annexes
        if annex not in named
        or not re.search(COUNTED.format(number=re.escape(annex.number.casefold())), joined)
    ]


def annex_numbers(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Two or more annexes are numbered on, in the regime's digits; a single one has no number."""
    annexes = layout.annexes
    if len(annexes) == 1 and annexes[0].number and rule.allowed.get("single"):
        yield Hit(annexes[0].label, f"một phụ lục mà đánh số {annexes[0].number}", {})
    if len(annexes) > 1:
        for i, annex in enumerate(annexes, 1):
            if not annex.number:
                yield Hit(annex.label, "không đánh số", {})
            elif rule.allowed["numeral"] == "roman" and annex.number.isdigit():
                yield Hit(annex.label, f"số {annex.number} không phải La Mã", {})
            elif rule.allowed["numeral"] == "arabic" and not annex.number.isdigit():
                yield Hit(annex.label, f"số {annex.number} không phải Ả Rập", {})
            elif (int(annex.number) if annex.number.isdigit() else roman_value(annex.number)) != i:
                yield Hit(annex.label, f"số {annex.number} ở phụ lục thứ {i}", {})
    if rule.allowed.get("mention"):
        yield from annex_mentioned(layout, rule)
        for annex in annexes:
            if not annex.title:
                yield Hit(annex.label, "không có tên phụ lục", {})


def annex_title(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The annex has a title that looks as allowed."""
    for annex in layout.annexes:
        if not annex.title:
            yield Hit(annex.label, "không có tên phụ lục", {})
        yield from style_hits(annex.title, rule)


def annex_reference(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The annex says which document it comes with, in the form and style allowed."""
    for annex in layout.annexes:
        par = annex.reference
        if par is None:
            yield Hit(annex.label, "không có dòng “(Kèm theo …)”", {})
            continue
        found, mend = deviations(par, rule.allowed)
        if not re.match(rule.allowed["regex"], par.text.replace("\n", " ")):
            found.append(par.text)
        if found:
            yield Hit(par, ", ".join(found), mend)


def annex_head(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Label and reference line of an annex, for the regime whose label sizes are not ruled."""
    yield from style_hits((annex.label for annex in layout.annexes), rule)
    pattern = rule.allowed["regex"]
    for annex in layout.annexes:
        if annex.reference is None:
            yield Hit(annex.label, "không có dòng “(Kèm theo …)”", {})
        elif not re.match(pattern, annex.reference.text.replace("\n", " ")):
            yield Hit(annex.reference, annex.reference.text, {})


def annex_section(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Each annex starts a page in a section of its own whose page numbers restart at 1."""
    before = layout.recipients_label.section if layout.recipients_label else -1
    for annex in layout.annexes:
        section = layout.word.sections[annex.label.section]
        if section.index == before or (section.index == 0 and len(layout.body) > 1):
            yield Hit(annex.label, "phụ lục không ở phần (section) riêng", {})
        elif not section.breaks_page:
            yield Hit(annex.label, "phụ lục không sang trang", {})
        elif section.start != "1":
            found = "số trang không đánh lại từ 1"
            yield Hit(annex.label, found, {"page_start": 1}, section.index)
        before = section.index


def annex_first_page(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The first page of an annex shows no number."""
    for annex in layout.annexes:
        section = layout.word.sections[annex.label.section]
        if section.index and not section.title_page and section.headers.get("default"):
            yield Hit(annex.label, "trang đầu phụ lục hiện số trang", {"title_page": True}, section.index)


# ---------------------------------------------------------------- marks


def boxed(par: Par) -> bool:
    """Whether a paragraph stands in a box: its own border, a text box, a bordered cell."""
    if par.boxed:
        return True
    sides = par.props.get("pBdr") or {}
    if all(sides.get(side) not in (None, "none", "nil") for side in ("top", "bottom", "left", "right")):
        return True
    if par.cell is None:
        return False
    borders = [
        e.get(W + "val") for b in par.cell.table.element.iter(W + "tblBorders", W + "tcBorders") for e in b
    ]
    return any(value not in (None, "none", "nil") for value in borders)


def mark(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A mark looks as allowed, in a box, in red where the rule says so."""
    par = layout.marks.get(rule.allowed["of"])
    if par is None:
        return
    found, mend = deviations(par, rule.allowed)
    if rule.allowed.get("boxed") and not boxed(par):
        found.append("không có khung")
    if rule.allowed.get("red") and not any(
        "màu" in word for run in par.inked for word in coloured(run.props)
    ):
        found.append("không phải màu đỏ")
    if rule.allowed.get("texts") and par.text not in rule.allowed["texts"]:
        found.append(par.text)
    if found:
        yield Hit(par, ", ".join(found), mend)


def contact(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The contact line at the foot looks as allowed."""
    from tonghop.lint.patterns import CONTACT

    for section in layout.word.sections[:1]:
        for kind in ("first", "default"):
            for par in layout.word.others.get(section.footers.get(kind, ""), []):
                if CONTACT.search(par.text):
                    yield from style_hits([par], rule)


def secret(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """No mark of secrecy: such texts must not be handled here."""
    par = layout.marks.get("do_mat")
    if par is not None and upper(par.text):
        yield Hit(par, par.text, {})


CHECKS = {
    "authority": authority, "post_style": post_style, "committee_sign": committee_sign, "bare_post": bare_post,
    "signer_name": signer_name, "bare_name": bare_name, "recipients_label": recipients_label,
    "recipients_list": recipients_list, "archived": archived, "as_above": as_above,
    "annex_mentioned": annex_mentioned, "annex_numbers": annex_numbers, "annex_title": annex_title,
    "annex_reference": annex_reference, "annex_head": annex_head, "annex_section": annex_section,
    "annex_first_page": annex_first_page, "mark": mark, "contact": contact, "secret": secret,
}  # fmt: skip
