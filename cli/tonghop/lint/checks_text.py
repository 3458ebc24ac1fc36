"""The wording of the body: capitals, spaces, spelling, numbers, dates.

Quotations and reprinted passages are left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from tonghop.lint.components import Layout, upper
from tonghop.lint.document import Par
from tonghop.lint.letters import LOWER, UPPER, compiled
from tonghop.lint.own import MASK, QUOTED, own_words, quoted_matter
from tonghop.lint.rules import Hit, Rule

SENTENCE = re.compile(rf"(?<![.\w])(?P<word>[{LOWER}]{{2,}})[.?!]\s+(?P<next>[{LOWER}]{{2,}})")
ABBREVIATED = frozenset({"v.v", "vv", "tr", "đ/c", "tp", "ths", "gs", "ts", "vd", "nxb", "st", "tel", "no"})
ACRONYM = re.compile(r"(?<![\w./-])(?P<word>[A-ZĐ]{2,8})(?![\w/-]|\.[A-ZĐ])")
# a word in capitals beside another belongs to a phrase written in capitals
BEFORE_IN_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}[\s,]+$")
AFTER_IN_CAPITALS = re.compile(rf"[\s,]+[{UPPER}]{{2,}}(?![{LOWER}])")
# what every official reads without being told, and marks that are no abbreviations
KNOWN = frozenset(
    "UBND HĐND TW TP VT BC KH QĐ CT NQ TB KL HD CV TTr NĐ TT QH CP BCH BTV TU ĐU HU USD VND GRDP GDP FDI ODA VAT "
    "TTXVN VTV VOV VOH HTV PTTH BHXH BHYT CNTT CCHC ATTP PCCC ATGT QPAN ANTT THCS THPT KTXH KT XH ASEAN WTO WHO UNESCO "
    "UNICEF COVID OCOP PAR INDEX II III IV VI VII VIII IX XI XII XIII XIV XV XX XXI TM KT TL TUQ ĐT TEL AI IT PR OK "
    "FTA EVFTA CPTPP PCI PAPI SIPAS ICT IOC BOT PPP EU UN LHQ HIV AIDS CA MTTQ TCVN ISO GS TS PGS BS DN HTX "
    "TNHH MTV STT MW GDĐT".split()
)
# hoà, khoẻ, thuỷ, and hòa, khỏe, thủy; a letter after the pair (hoàn, loại) fixes the place of the mark
TONE_SECOND = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.I)
TONE_FIRST = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\w)", re.I)
SHORT_I = re.compile(
    r"(?<!\w)(?:kĩ (?:thuật|năng|sư|lưỡng|càng)|lí (?:do|luận|lịch|tưởng|thuyết)|tỉ (?:lệ|đồng|trọng|số|USD)"
    r"|(?:quản|xử|pháp|tâm|địa|vật|hợp|chân|nguyên|đại) lí|(?:nước|thẩm) mĩ)(?!\w)",
    re.I,
)
HYPHENS = re.compile(
    r"(?<!\w)(kinh tế|chính trị|văn hóa|văn hoá|khoa học|quốc phòng)(?: ?[–—] ?|-|- | -)"
    r"(xã hội|công nghệ|kỹ thuật|an ninh|nghệ thuật)(?!\w)"
)
DAY = re.compile(
    r"(?<![\d/.,-])(?:ngày\s+)?(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])"
    r"|ngày (\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?"
)
SIGNED = re.compile(r"\bsố\s+(?P<sign>\d+\S*)", re.I)
DOCUMENT_BEFORE = re.compile(
    r"(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Kế hoạch|Công văn|Chỉ thị|Báo cáo|Kết luận|Quy định|Hướng dẫn"
    r"|Thông báo|Tờ trình)\s+$"
)
EXPLAINED = re.compile(r"\((?:gọi tắt là|viết tắt là|sau đây \w+ \w+ là)[:\s]*$")
GOOD_SIGN = re.compile(
    r"^\d+[a-z]?(?:/\d{4})?(?:/[A-ZĐ][A-Za-zĐđ0-9&]*|-[A-ZĐ][A-Za-zĐđi]*/[A-ZĐ][\wĐđ.]*)(?:-[A-ZĐ][\wĐđ.]*)*$|^\d+/\d{4}/[A-ZĐ]"
)
MARKS_OPEN, MARKS_CLOSE = "“", "”"


def texts(layout: Layout) -> Iterator[tuple[Par, str]]:
    """The paragraphs of the body with their own words."""
    for par in layout.body:
        own = own_words(par)
        if own.strip(MASK + " "):
            yield par, own


def forbidden(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """None of the rule's patterns stands in the report's own words."""
    patterns = [compiled(pattern) for pattern in rule.allowed["forbidden"]]
    for par, own in texts(layout):
        for pattern in patterns:
            match = pattern.search(own)
            if match:
                yield Hit(par, match[0].strip(), {})
                break


def spacing(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """No double spaces, none before a mark, one after it."""
    patterns = [compiled(pattern) for pattern in rule.allowed["forbidden"]]
    for par in [*layout.subject, *layout.basis, *layout.body]:
        if "\t" in par.text:
            continue
        text = par.text if not quoted_matter(par) else ""
        for pattern in patterns:
            match = pattern.search(text)
            if match:
                yield Hit(par, f"“{text[max(0, match.start() - 12) : match.end() + 8]}”", {})
                break


def sentence_capitals(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Sentences and paragraphs open with a capital, save after `;` and `:`."""
    previous = ""
    for par in layout.body:
        own = own_words(par)
        start = own.lstrip("-–+* ")
        opens = previous.endswith((".", "!", "?")) and own == start and not par.label and len(own) >= 30
        if opens and re.match(rf"[{LOWER}]{{2,}} ", start):
            yield Hit(par, start[:30], {})
        for match in SENTENCE.finditer(own):
            if match["word"] not in ABBREVIATED and len(match["word"]) > 2:
                yield Hit(par, match[0], {})
                break
        previous = par.text


def title_case(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Headings are not written With Every Word In Capitals."""
    for heading in layout.headings:
        words = [word for word in heading.title.split() if word[:1].isalpha()]
        if not heading.titled or len(words) < 5 or upper(heading.par.shown):
            continue
        capital = sum(word[0].isupper() for word in words)
        if capital / len(words) > rule.allowed["ratio_max"]:
            yield Hit(heading.par, heading.title[:40], {})


def abbreviations(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """An abbreviation stands in brackets after its long form where it is first used."""
    explained: set[str] = set()
    for par in [*layout.subject, *layout.basis, *layout.body]:
        own = own_words(par)
        if not own or upper(own):
            continue
        for match in ACRONYM.finditer(own):
            word = match["word"]
            before = own[max(0, match.start() - 1) : match.start()]
            if word in explained or word in KNOWN:
                continue
            begin = max(0, match.start() - 20)
            if BEFORE_IN_CAPITALS.search(own, begin, match.start()) or AFTER_IN_CAPITALS.match(
                own, match.end()
            ):
                continue
            explained.add(word)
            if before != "(" and not EXPLAINED.search(own, max(0, match.start() - 40), match.start()):
                yield Hit(par, word, {})


def tones(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """One way of placing tone marks throughout: hòa, thủy or hoà, thuỷ."""
    counted: Counter[str] = Counter()
    places: dict[str, list[tuple[Par, str]]] = {"first": [], "second": []}
    for par, own in texts(layout):
        for style, pattern in (("second", TONE_SECOND), ("first", TONE_FIRST)):
            for match in pattern.finditer(own):
                counted[style] += 1
                begin = own.rfind(" ", 0, match.start()) + 1
                word = own[begin : match.end()]
                if not word[:1].isupper():
                    places[style].append((par, word))
    if len(counted) > 1:
        rare = min(places, key=lambda style: counted[style])
        for par, word in places[rare][:1]:
            yield Hit(par, f"“{word}” khác cách đặt dấu ở phần lớn văn bản", {})


def short_i(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Kỹ, lý, tỷ, Mỹ are written with y."""
    for par, own in texts(layout):
        match = SHORT_I.search(own)
        if match:
            yield Hit(par, match[0], {})


def hyphens(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Paired terms are joined by a hyphen with a space on either side."""
    for par, own in texts(layout):
        match = HYPHENS.search(own)
        if match:
            yield Hit(par, match[0], {})


def quotes(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Quotation marks are paired, and of one style in the document; a reprinted passage has its source's."""
    styles: Counter[str] = Counter()
    straight: list[Par] = []
    for par in [*layout.subject, *(par for par in layout.body if not quoted_matter(par))]:
        text = par.text
        opened, closed = text.count(MARKS_OPEN), text.count(MARKS_CLOSE)
        plain = text.count('"') - len(re.findall(r'\d"', text))
        if opened != closed or plain % 2:
            yield Hit(par, "dấu ngoặc kép không đủ cặp", {})
        styles["“ ”"] += opened
        styles['" "'] += plain // 2
        if plain >= 2:
            straight.append(par)
    if styles["“ ”"] and straight:
        yield Hit(straight[0], 'lẫn “ ” và " "', {})


def dates(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """Every date written with day and month is a day of the calendar."""
    for par, own in texts(layout):
        for match in DAY.finditer(own):
            day, month, year = (int(part) if part else None for part in match.groups()[:3])
            if day is None:
                day, month, year = (int(part) if part else None for part in match.groups()[3:])
            try:
                dt.date(year or 2024, month or 0, day or 0)
            except ValueError:
                yield Hit(par, match[0], {})


def document_numbers(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """The number of a cited document is well formed."""
    for par in [*layout.basis, *(par for par, _ in texts(layout))]:
        own = own_words(par)
        for match in SIGNED.finditer(own):
            sign = match["sign"].rstrip(".,;:)”")
            if not any(c.isalpha() for c in sign) or GOOD_SIGN.match(sign):
                continue
            if DOCUMENT_BEFORE.search(own, max(0, match.start() - 14), match.start()):
                yield Hit(par, f"số {sign}", {})


def comparison(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """A rise or fall by a figure says against what, in its sentence."""
    change, base = compiled(rule.allowed["change"]), compiled(rule.allowed["base"])
    for par, own in texts(layout):
        for sentence in re.split(r"(?<=[;!?])\s|(?<=[^\d\W]\.)\s|(?<=\d\.)\s(?=[^\W\d])", own):
            match = change.search(sentence)
            if match and not base.search(sentence):
                yield Hit(par, match[0], {})


def placeholders(layout: Layout, rule: Rule) -> Iterator[Hit]:
    """No placeholder is left."""
    pattern = compiled(rule.allowed["forbidden"][0])
    for par in [*layout.subject, *layout.to, *layout.basis, *layout.body, *layout.recipients]:
        match = pattern.search(QUOTED.sub("", par.text))  # “[…]” in a quotation marks a cut
        if match:
            yield Hit(par, match[0], {})


CHECKS = {
    "forbidden": forbidden, "spacing": spacing, "sentence_capitals": sentence_capitals, "title_case": title_case,
    "abbreviations": abbreviations, "tones": tones, "short_i": short_i, "hyphens": hyphens, "quotes": quotes,
    "dates": dates, "document_numbers": document_numbers, "comparison": comparison, "placeholders": placeholders,
}  # fmt: skip
