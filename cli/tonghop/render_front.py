"""What stands around the body: header block, title, addressees, basis, signature, recipients, annex heads."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from tonghop import metrics, oxml
from tonghop.model import Document, Front, Issuer
from tonghop.problems import Problem, Where
from tonghop.regimes import Component, Regime
from tonghop.render_nodes import Writer, unmarked

_DASH = re.compile(r"\A\s*[-–—]\s*")
_GROUNDS = ("căn cứ", "thực hiện", "theo", "xét")
_ARCHIVE = re.compile(r"\ALưu\s*:?\s*(?:VT\b\s*[,;]?\s*)?", re.IGNORECASE)


def day(date: dt.date) -> str:
    """The day of a date: 1 to 9 with a zero (NĐ 30, PL I, II.4.b; HD 05, II.I.4.2.2)."""
    return f"{date.day:02}"


def month(date: dt.date) -> str:
    """The month of a date: 1 and 2 with a zero, the others without (same clauses)."""
    return f"{date.month:02}" if date.month < 3 else str(date.month)


def abbreviation(regime: Regime, kind: str) -> tuple[str, bool]:
    """The abbreviation of a kind of document, and whether the regime has it (else: its initials)."""
    known = {name.lower(): short for name, short in regime.words.kinds.items()}
    short = known.get(kind.strip().lower())
    return (short, True) if short else ("".join(word[0].upper() for word in kind.split()), False)


def sign(regime: Regime, front: Front) -> str:
    """Số, ký hiệu: "Số: 05/BC-SVHTT"; without a number the gap that văn thư fills in."""
    number = regime.words.number_gap if front.number is None else f"{front.number:02}"
    kind, _ = abbreviation(regime, front.kind)
    return regime.words.number.format(number=number, kind=kind, code=front.issuer.code)


def dateline(regime: Regime, front: Front) -> str:
    """Địa danh và thời gian; without a place, dots."""
    place = front.place or regime.words.place_gap
    date = front.date
    return regime.words.date.format(place=place, day=day(date), month=month(date), year=date.year)


def balanced(text: str, component: Component, room: float) -> tuple[float, float]:
    """How far to set in both sides so that a centred text breaks well, and the width of its last line, in points.

    It takes no more lines than it must; among the ways to break it, one that parts it after a comma or before
    a linking word is better, then the narrowest.
    """
    shown = text.upper() if component.upper else text

    def broken(width: float) -> list[tuple[str, float]]:
        return metrics.breaks(shown, component.size, width, component.bold, component.italic)

    least = broken(room)
    if len(least) == 1:
        return 0.0, least[0][1]
    best = (_roughness(least), room, least)
    for step in range(1, 60):
        width = room * (1 - step / 120)
        lines = broken(width)
        if len(lines) > len(least):
            break
        best = min(best, (_roughness(lines), width, lines))
    # a little slack, for fonts that stand in for Times New Roman
    width = min(room, max(wide for _, wide in best[2]) * 1.01 + 1)
    return (room - width) / 2, best[2][-1][1]


_LINKS = frozenset(
    "và về của qua trong theo tại tỉnh thành phố xã phường năm tháng quý giai nhiệm (kèm phong".split()
)


def _roughness(lines: list[tuple[str, float]]) -> int:
    """How badly a text is parted, 0 for not at all."""
    widest = max(wide for _, wide in lines)
    rough = 2 if lines[-1][1] < widest / 3 else 0
    for (text, _), (after, _) in pairwise(lines):
        if not text.endswith((",", ";", "-", "–")):
            rough += 1 if after.split(" ")[0].lower() in _LINKS else 2
    return rough


def centred(writer: Writer, key: str, text: str, room: float) -> str:
    """A centred component with balanced lines, and the line drawn below it if it has one."""
    component = writer.component(key)
    side, last = balanced(text, component, room)
    content = writer.line(key, text, oxml.indent(side, side) if side else "")
    return content + (oxml.rule(last * component.rule, room) if component.rule else "")


def header_block(writer: Writer, front: Front) -> str:
    """The two columns at the head of page 1."""
    regime = writer.regime
    parts = regime.components
    left, right = (oxml.points(wide) for wide in regime.page.header_columns)
    issuer = []
    if front.issuer.parent:
        issuer.append(centred(writer, "issuer_parent", front.issuer.parent, left))
    issuer.append(centred(writer, "issuer", front.issuer.name, left))
    if parts.issuer_mark:
        issuer.append(writer.line("issuer_mark", parts.issuer_mark.text))
    nation = [
        centred(writer, key, component.text, right)
        for key, component in (
            ("quoc_hieu", parts.quoc_hieu),
            ("tieu_ngu", parts.tieu_ngu),
            ("tieu_de", parts.tieu_de),
        )
        if component is not None
    ]
    _, known = abbreviation(regime, front.kind)
    if not known:
        values = {
            "regime": regime.name,
            "kind": front.kind,
            "abbreviation": abbreviation(regime, front.kind)[0],
        }
        writer.problems.append(Problem("DOC005", Where(""), values))
    rows = [
        ("".join(issuer), "".join(nation)),
        (writer.line("number", sign(regime, front)), writer.line("date", dateline(regime, front))),
    ]
    marks = []
    if front.draft is not None:
        marks.append(writer.line("draft", regime.words.draft.format(number=front.draft)))
    for key, mark in (("secrecy", front.secrecy), ("urgency", front.urgency)):
        if mark:
            marks.append(boxed(writer, key, mark, left))
    if marks:
        rows.append(("".join(marks), oxml.paragraph("", "Line")))
    table = oxml.layout_table([oxml.twips(wide) for wide in regime.page.header_columns], rows)
    # LibreOffice sets an empty line above a table that opens a document with notes; this one is 1 pt high
    return oxml.paragraph("", "Line", oxml.HAIR) + table


def boxed(writer: Writer, key: str, text: str, room: float) -> str:
    """A mark in its frame, or without one where the regime asks for none."""
    component = writer.component(key)
    if component.box is None:
        return writer.line(key, text)
    wide = writer.regime.words.urgency_boxes.get(text.upper(), component.box[0])
    wide_points = max(oxml.points(wide), metrics.width(text.upper(), component.size, component.bold) + 6)
    side = max(0.0, (room - wide_points) / 2)
    return writer.line(key, text, oxml.box() + oxml.indent(side, side))


def circulation_mark(writer: Writer, text: str, room: float) -> str:
    """The circulation mark for the head of page 1, at the right edge."""
    component = writer.component("circulation")
    if component.box is None:
        return writer.line("circulation", text)
    wide = max(oxml.points(component.box[0]), metrics.width(text.upper(), component.size, component.bold) + 6)
    return writer.line("circulation", text, oxml.box() + oxml.indent(room - wide, 0))


def title(writer: Writer, front: Front, room: float) -> str:
    """Tên loại and trích yếu, with the line or the dashes below."""
    subject = front.subject.strip()
    if writer.regime.words.subject_capital:
        subject = subject[:1].upper() + subject[1:]
    parts = [writer.line("kind", front.kind), centred(writer, "subject", subject, room)]
    if writer.regime.components.subject_mark:
        parts.append(writer.line("subject_mark", writer.regime.components.subject_mark.text))
    return "".join(parts)


def addressees(writer: Writer, front: Front) -> str:
    """Kính gửi, where the regime gives a report one."""
    words = writer.regime.words
    names = [_bare(name) for name in front.to]
    if not names:
        return ""
    if not words.addressed:
        values = {"regime": writer.regime.name, "count": len(names)}
        writer.problems.append(Problem("DOC003", Where(""), values))
        return ""
    if len(names) == 1:
        return writer.line("addressee", f"{words.addressee} {names[0]}")
    item = writer.component("addressee_item")
    start = oxml.points(item.left) - metrics.width(words.addressee, writer.component("addressee").size)
    parts = [writer.line("addressee", words.addressee, oxml.indent(max(0.0, start)) + '<w:jc w:val="left"/>')]
    for index, name in enumerate(names):
        end = "." if index == len(names) - 1 else words.list_end
        parts.append(writer.line("addressee_item", f"- {name}{end}"))
    return "".join(parts)


def basis(writer: Writer, front: Front) -> str:
    """Căn cứ, one a paragraph."""
    words = writer.regime.words
    dash = "- " if words.basis_dash else ""
    lines = []
    for index, text in enumerate(front.basis):
        end = words.basis_end if index == len(front.basis) - 1 else words.list_end
        bare = _bare(text)
        if not bare.lower().startswith(_GROUNDS):
            bare = f"Căn cứ {bare}"
        lines.append(writer.line("basis", f"{dash}{bare[:1].upper()}{bare[1:]}{end}"))
    return "".join(lines)


def signature(writer: Writer, document: Document) -> str:
    """Nơi nhận on the left, who signs on the right, in one row that no page break splits."""
    regime, front = writer.regime, document.front
    level = '<w:spacing w:before="240"/>'
    left = [writer.line("recipients_label", writer.component("recipients_label").text, level)]
    left += [writer.line("recipients", f"- {text}") for text in recipients(regime, document)]
    signer = front.signer
    right = []
    if signer.authority:
        if not signer.authority.upper().startswith(regime.words.authorities):
            values = {
                "authority": signer.authority,
                "regime": regime.name,
                "known": ", ".join(regime.words.authorities),
            }
            writer.problems.append(Problem("DOC004", Where(""), values))
        right.append(writer.line("authority", signer.authority, level))
        right.append(writer.line("signer_title", signer.title))
    else:
        right.append(writer.line("signer_alone", signer.title, level))
    right.append(writer.line("signer_name", signer.name or ""))
    columns = [oxml.twips(wide) for wide in regime.page.signature_columns]
    return oxml.layout_table(columns, [("".join(left), "".join(right))])


def recipients(regime: Regime, document: Document) -> list[str]:
    """The lines of nơi nhận with their end marks: first "Như trên" where there is kính gửi, last who archives."""
    words, front = regime.words, document.front
    names = [_bare(name) for name in front.recipients]
    if (
        words.as_above
        and front.to
        and words.addressed
        and not any(n.lower() == words.as_above.lower() for n in names)
    ):
        names.insert(0, words.as_above)
    archive = [name for name in names if name.lower().startswith("lưu")]
    names = [name for name in names if name not in archive]
    # with no word of it, the state's văn thư keeps a copy, a Party body keeps its own
    itself = "" if "VT" in words.archive else issuer_in_text(document)
    unit = _ARCHIVE.sub("", archive[-1]) if archive else itself
    names.append(words.archive + (words.archive_unit.format(unit=unit) if unit else ""))
    return [
        name + ("." if index == len(names) - 1 else words.recipient_end) for index, name in enumerate(names)
    ]


def _bare(text: str) -> str:
    """A list item without its own dash and end mark."""
    return unmarked(_DASH.sub("", text))


def contact_line(writer: Writer, text: str) -> str:
    """The contact line under a line across the whole text."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="auto"/></w:pBdr>'
    return writer.line("contact", text, border)


def contact_frame(writer: Writer, text: str, room: float) -> str:
    """The contact line held at the foot of the page it stands on."""
    frame = (
        f'<w:framePr w:w="{round(room * 20)}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"'
        ' w:xAlign="center" w:yAlign="bottom"/>'
    )
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="auto"/></w:pBdr>'
    return writer.line("contact", text, frame + border)


def annex_head(writer: Writer, document: Document, key: str, heading: str, room: float) -> str:
    """The label, title and reference line of an annex."""
    label = writer.bookmark(writer.references[key], oxml.run(writer.labels[key]))
    parts = [writer.paragraph(label, "annex_label"), centred(writer, "annex_title", heading, room)]
    parts.append(centred(writer, "annex_reference", annex_reference(writer.regime, document), room))
    return "".join(parts)


def annex_reference(regime: Regime, document: Document) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)"."""
    front = document.front
    full = sign(regime, front)
    number = re.sub(r"\ASố ?:? ?", "", full)
    return regime.words.annex_reference.format(
        kind=front.kind,
        sign=number.rstrip(),
        day=day(front.date),
        month=month(front.date),
        year=front.date.year,
        issuer=issuer_in_text(document),
    )


def issuer_in_text(document: Document) -> str:
    """The issuer's name as running text writes it: as given, or as the recipients write it, if in capitals."""
    issuer: Issuer = document.front.issuer
    name = issuer.name
    if not name.isupper():
        return name
    for text in (*document.front.recipients, document.front.subject, *_texts(document)):
        at = text.upper().find(name)
        if at >= 0 and not text[at : at + len(name)].isupper():
            return text[at : at + len(name)]
    return name


def _texts(document: Document) -> list[str]:
    from tonghop.model import Para, Run

    return [
        inline.text
        for node in document.nodes
        if isinstance(node, Para)
        for inline in node.inlines
        if isinstance(inline, Run)
    ]
