"""The body: paragraphs, headings, numbering, citations, the closing mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tonghop.lint.components import HeadingLine, Layout, upper
from tonghop.lint.document import Par
from tonghop.lint.own import own_words, quoted_matter
from tonghop.lint.rules import Hit, Rule, regime_data
from tonghop.lint.style import ALIGNED, INDENT, deviations, millimetres, points

GAP = 4
ALPHABET = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
            "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y")  # fmt: skip
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
DOCUMENT = r"(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Kế hoạch|Công văn|Chỉ thị|Báo cáo|Kết luận|Quy định|Hướng dẫn)"
CITED = re.compile(rf"(?P<kind>{DOCUMENT}) số (?P<sign>[\w./-]*\d[\w./-]*[A-ZĐa-zđ]\w*)(?P<rest>.{{0,80}})")
FULL = re.compile(r"ngày \d{1,2}(?:/| tháng )\d{1,2}|năm \d{4}|(?<!\w)của ")


def roman_value(text: str) -> int:
    """The value of a Roman numeral in capitals; 0 when a letter is none."""
    values = [ROMAN_DIGITS.get(letter, 0) for letter in text.upper()]
    if 0 in values:
        return 0
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def body_size(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Body text is within the sizes allowed, and nearly all of it in one of them."""
    low, high = (int(2 * float(size)) for size in rule.allowed["pt"])
    counted: Counter[int] = Counter()
    for par in layout.prose:
        for run in par.inked:
            counted[run.props["sz"]] += len(run.text)
    fine = {size: count for size, count in counted.items() if low <= size <= high}
    usual = max(fine, key=lambda size: fine[size], default=high)
    wrong = [(par, sorted({r.props["sz"] for r in par.inked} - fine.keys())) for par in layout.prose]
    for par, outside in wrong:
        if outside:
            yield Hit(par, "cỡ chữ " + " và ".join(map(points, outside)), {"size": usual})
    if fine == counted and counted and fine[usual] / sum(fine.values()) < 1 - rule.allowed["others_max"]:
        names = " và ".join(points(size) for size in sorted(counted))
        for par in layout.prose:
            if any(run.props["sz"] != usual for run in par.inked):
                yield Hit(par, f"nội dung dùng nhiều cỡ chữ: {names}", {"size": usual})


def body_upright(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Italics mark short spans only."""
    slanted = whole = 0
    for par in layout.prose:
        length = sum(len(run.text) for run in par.inked)
        italic = sum(len(run.text) for run in par.inked if run.props["i"])
        slanted += italic
        whole += length
        if italic > 0.9 * length:
            yield Hit(par, "cả đoạn nghiêng", {"italic": False})
    if whole and slanted / whole > rule.allowed["italic_share_max"]:
        yield Hit(None, f"{slanted / whole:.0%} chữ nghiêng", {})


def body_aligned(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Body paragraphs are justified."""
    for par in layout.prose:
        actual = par.props.get("jc") or "left"
        if actual not in rule.allowed["values"]:
            yield Hit(par, ALIGNED.get(actual, actual), {"jc": rule.allowed["values"][0]})


def body_indent(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The first line of body paragraphs is indented by an allowed length, one throughout, by no spaces."""
    ranges = rule.allowed["twips"]
    seen: Counter[int] = Counter()
    fine: list[tuple[Par, int]] = []
    for par in layout.prose:
        first, left = int(par.props.get("firstLine") or 0), int(par.props.get("left") or 0)
        actual = first + left if par.label else first
        nominal = rule.allowed["nominal"]
        if re.match(r"[ \u00a0\t]{2}|\t", par.raw):
            yield Hit(par, "thụt dòng bằng dấu cách hoặc Tab", {})
        elif not any(low - INDENT <= actual <= high + INDENT for low, high in ranges):
            yield Hit(par, f"thụt dòng đầu {millimetres(actual)}", {"first_line": nominal, "left": 0})
        elif left > INDENT and not par.label:
            yield Hit(par, f"lề trái đoạn {millimetres(left)}", {"left": 0})
        else:
            seen[round(actual / 50)] += 1
            fine.append((par, actual))
    if len(seen) > 1 and rule.allowed.get("one"):
        most = seen.most_common(1)[0][0]
        for par, actual in fine:
            if round(actual / 50) != most:
                usual = next(value for _, value in fine if round(value / 50) == most)
                found = f"thụt dòng đầu {millimetres(actual)}, nơi khác {millimetres(usual)}"
                yield Hit(par, found, {"first_line": usual})


def body_gap(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Neighbouring body paragraphs are at least so far apart."""
    least = rule.allowed["twips_min"]
    empty = [par for par in layout.word.paragraphs if not par.text and not par.pictures]
    blank = {par.position for par in empty if par.cell is None}
    prose = {id(par) for par in layout.prose}
    previous: Par | None = None
    for par in layout.body:
        if id(par) not in prose:
            previous = None
            continue
        if previous is not None:
            between = range(previous.position + 1, par.position)
            if all(position in blank for position in between):
                gap = max(space(previous, "after"), space(par, "before"))
                same = previous.style == par.style
                if same and previous.props.get("contextualSpacing") and par.props.get("contextualSpacing"):
                    gap = 0
                if gap < least - GAP:
                    yield Hit(
                        par, f"cách đoạn trên {points(gap / 10)} pt", {"before": least, "contextual": False}
                    )
        previous = par


def space(par: Par, side: str) -> int:
    """The space before or after a paragraph, in twips; Word's automatic space is 14 pt."""
    return 280 if par.props.get(side + "Autospacing") else int(par.props.get(side) or 0)


def body_line(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The line spacing of body paragraphs is allowed."""
    allowed = rule.allowed
    for par in layout.prose:
        value, kind = int(par.props.get("line") or 240), str(par.props.get("lineRule") or "auto")
        size = max((run.props["sz"] for run in par.inked), default=28) / 2
        if kind == "auto":
            fine = "auto" in allowed and allowed["auto"][0] - GAP <= value <= allowed["auto"][1] + GAP
            found = f"giãn dòng {value / 240:.2f} dòng".replace(".", ",")
        else:
            if "pitch" in allowed:
                low, high = (20 * float(share) * size for share in allowed["pitch"])
            else:
                low, high = allowed["twips"]
            fine = low - GAP <= value <= high + GAP and kind in allowed["rules"]
            found = f"giãn dòng {points(value / 10)} pt ({kind})"
        if not fine:
            yield Hit(par, found, {"line": tuple(allowed["mend"])})


# ---------------------------------------------------------------- headings


def part_heading(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Phần, Chương: centred, bold, not in capitals; the title on the next line in capitals."""
    body = layout.body
    for heading in layout.headings:
        if heading.kind != "phan":
            continue
        par = heading.par
        found, mend = deviations(par, rule.allowed)
        if upper(par.shown.split()[0]):
            found.append("chữ “Phần”, “Chương” IN HOA")
        if rule.allowed.get("numeral") == "roman" and re.match(r"\w+\s+\d", par.text):
            found.append("số không phải La Mã")
        if heading.title:
            found.append("tên cùng dòng với số")
        else:
            index = body.index(par)
            title = body[index + 1] if index + 1 < len(body) else None
            if title is not None and not upper(title.shown) and len(title.text) < 150:
                found.append("tên không IN HOA")
        if found:
            yield Hit(par, ", ".join(found), mend)


def section_heading(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """`I.` or `I-` headings: the mark, the weight, the case that the regime has."""
    for heading in layout.headings:
        if heading.kind != "muc" or not heading.titled:
            continue
        found, mend = deviations(heading.par, rule.allowed)
        marks = rule.allowed["marks"]
        if heading.mark not in marks:
            found.append(f"số mục kết thúc bằng “{heading.mark}”")
        if found:
            yield Hit(heading.par, ", ".join(found), mend)


def clause_heading(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """`1.` with a title is bold and upright; without one it is not bold; the number closes with a full stop."""
    for heading in layout.headings:
        if heading.kind != "khoan" or quoted_matter(heading.par):
            continue
        par = heading.par
        mend: dict[str, object] = {}
        found: list[str] = []
        if heading.mark != ".":
            found.append(f"số khoản kết thúc bằng “{heading.mark}”")
        if heading.titled:
            found_style, mend = deviations(par, {"bold": True, "italic": False})
            found += found_style
        elif par.inked and all(run.props["b"] for run in par.inked):
            found.append("đậm")
            mend["bold"] = False
        if found:
            yield Hit(par, ", ".join(found), mend)


def letters(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Điểm run a, b, c, d, đ, e … and close with a bracket."""
    expected = 0
    for heading in layout.headings:
        if heading.kind != "diem":
            expected = 0
            continue
        if quoted_matter(heading.par):
            continue
        if heading.mark != ")":
            yield Hit(heading.par, f"điểm kết thúc bằng “{heading.mark}”", {})
        wanted = ALPHABET[expected] if expected < len(ALPHABET) else ""
        if heading.number == "a":
            expected = 0
        elif heading.number != wanted:
            yield Hit(heading.par, f"điểm “{heading.number}”, phải là “{wanted}”", {})
        place = ALPHABET.index(heading.number) if heading.number in ALPHABET else expected
        expected = place + 1


def sequence(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Mục and khoản run on without gap or repeat inside their parent."""
    ranks = {"phan": 0, "muc": 1, "khoan": 2}
    last = [0, 0, 0]
    above = ""
    for heading in layout.headings:
        if heading.kind == "diem" and heading.titled and above == "muc" and heading.number == "a":
            yield Hit(heading.par, "điểm a) ngay dưới mục, bỏ qua khoản", {})
        if heading.kind not in ranks or (heading.kind != "phan" and quoted_matter(heading.par)):
            continue
        above = heading.kind
        rank = ranks[heading.kind]
        value = number_value(heading)
        restarts = value == 1 and heading.kind == "muc" and last[0] and last[1] == 0
        if value and value != last[rank] + 1 and not restarts:
            yield Hit(heading.par, f"số {heading.number} sau số {last[rank] or 'đầu'}", {})
        last[rank] = value or last[rank]
        for deeper in range(rank + 1, 3):
            last[deeper] = 0


def number_value(heading: HeadingLine) -> int:
    """The number of a heading as an integer; 0 when it cannot be read."""
    if heading.kind == "muc":
        return roman_value(heading.number)
    if heading.kind == "khoan":
        return int(heading.number)
    word = heading.par.text.split()[1:3]
    if len(word) == 2 and word[0].lower() == "thứ":
        return ORDINALS.get(word[1].lower().strip(".:"), 0)
    return roman_value(word[0].strip(".:")) if word and not word[0].isdigit() else int(word[0] if word else 0)


def decimal_heading(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Levels are not numbered 1.1."""
    for heading in layout.headings:
        if heading.kind == "decimal" and not quoted_matter(heading.par):
            yield Hit(heading.par, heading.number, {})


def keeps_next(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A heading stays on the page of what follows it."""
    for heading in layout.headings:
        par = heading.par
        bold = len(par.text) < 120 and all(run.props["b"] for run in par.inked)
        kept = heading.kind not in ("phan", "muc", "khoan") or par.props.get("keepNext")
        if heading.titled and bold and not kept:
            yield Hit(heading.par, "không giữ liền đoạn sau", {"keep_next": True})


# ---------------------------------------------------------------- citations and the end


def first_citation(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A document is cited in full the first time: date, issuer."""
    seen = {match["sign"] for par in (*layout.subject, *layout.basis) for match in CITED.finditer(par.text)}
    for par in layout.prose:
        for match in CITED.finditer(own_words(par)):
            sign = match["sign"]
            if sign in seen:
                continue
            seen.add(sign)
            rest = re.split(r"[.;:]", match["rest"])[0]
            joined = rule.allowed.get("comma") and re.match(r" ngày \d", rest)
            if joined or not FULL.search(rest):
                yield Hit(par, f"{match['kind']} số {sign}{rest[:20]}", {})


def end_mark(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The last paragraph of the body closes with the regime's mark."""
    closing = layout.closing
    if closing is None:
        return
    mark = regime_data(layout.regime or "nd30")["words"]["end_mark"]
    text = closing.text
    if mark == "./.":
        early = [par for par in layout.body[:-1] if par.text.endswith("./.")]
        if not re.search(r"\S\./\.$", text):
            yield Hit(closing, f"kết thúc bằng “{text[-3:]}”", {})
        for par in early:
            yield Hit(par, "“./.” trước đoạn cuối", {})
    elif not re.search(r"(?:[^/]|^)\.[”\"]?(?:\s*(?:\[\d+\],?\s*)+)?$", text) or text.endswith("./."):
        yield Hit(closing, f"kết thúc bằng “{text[-3:]}”", {})


CHECKS = {
    "body_size": body_size, "body_upright": body_upright, "body_aligned": body_aligned, "body_indent": body_indent,
    "body_gap": body_gap, "body_line": body_line, "part_heading": part_heading, "section_heading": section_heading,
    "clause_heading": clause_heading, "letters": letters, "sequence": sequence, "decimal_heading": decimal_heading,
    "keeps_next": keeps_next, "first_citation": first_citation, "end_mark": end_mark,
}  # fmt: skip
