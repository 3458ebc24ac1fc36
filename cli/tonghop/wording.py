"""The report's own words: names in one spelling, titles, honest cuts, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from tonghop import sentences
from tonghop.model import Article, Quotation

CUT = "(…)"

ABBREVIATIONS = {
    "T.Ư": "Trung ương",
    "TƯ": "Trung ương",
    "TW": "Trung ương",
    "T.W": "Trung ương",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "CB": "cán bộ",
    "ĐV": "đảng viên",
    "CCVC": "công chức, viên chức",
    "TP": "thành phố",
    "TP.": "thành phố",
    "KT-XH": "kinh tế - xã hội",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "TTHC": "thủ tục hành chính",
    "HTX": "hợp tác xã",
}
"""Short forms that newspapers use and a report spells out; UBND, HĐND and MTTQ stay, as offices do."""

SHORT = re.compile(
    r"(?<![\w.])(?:T\.Ư|T\.W|TƯ|TW|BTV|BCH|CB|ĐV|CCVC|TP\.?|KT ?[-–] ?XH|MTTQVN|TTHC|HTX)(?![\w.])"
)

CONNECTIVES = (
    "Đồng thời",
    "Từ đó",
    "Qua đó",
    "Do đó",
    "Vì vậy",
    "Vì thế",
    "Nhờ đó",
    "Nhờ vậy",
    "Theo đó",
    "Bên cạnh đó",
    "Cùng đó",
    "Cùng với đó",
    "Song song đó",
    "Song song với đó",
    "Mặt khác",
    "Ngoài ra",
    "Tuy nhiên",
    "Trên cơ sở đó",
    "Trước đó",
    "Sau đó",
    "Đó là",
    "Đây là",
    "Đúng vậy",
    "Điều đó",
    "Điều này",
    "Nhất là",
    "Hay ",
    "Trong đó",
)
"""Openings that lean on the sentence before: out of its place such a sentence says less."""


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that points back to the one before."""
    return text.startswith(CONNECTIVES)


BEFORE = re.compile(r"(?:[^\W\d_]+(?:-[^\W\d_]+)*\s+){2,}$")
"""Words right before a number, no mark or number among them."""

_MOST_BEFORE = 8


def counted(noun: str | None, sentence: str, surface: str) -> str:
    """What a number counts; where that is not told, the words of the source that lead to the number.

    >>> counted(None, "Nước vừa rút được 2 ngày thì trời mưa.", "2")
    '“Nước vừa rút được …”'
    >>> counted(None, "2 ngày sau, 2 đoàn đến.", "2")
    'số liệu'
    """
    if noun:
        return spelled_out(noun)
    at = sentence.find(surface)
    if at < 0 or sentence.find(surface, at + 1) >= 0:
        return "số liệu"
    before = BEFORE.search(sentence, max(0, at - 80), at)
    return f"“{' '.join(before[0].split()[-_MOST_BEFORE:])} …”" if before else "số liệu"


def spelled_out(text: str) -> str:
    """The text with the newspapers' short forms written in full.

    >>> spelled_out("Trưởng Ban Tuyên giáo T.Ư")
    'Trưởng Ban Tuyên giáo Trung ương'
    """
    return SHORT.sub(lambda m: ABBREVIATIONS[m[0].replace(" ", "").replace("–", "-")], text)


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def person_name(name: str) -> str:
    """A name in the usual capitals, where a byline writes it in capitals throughout.

    >>> person_name("THỦY HẰNG"), person_name("Nhóm PV")
    ('Thủy Hằng', 'Nhóm PV')
    """
    return name.title() if name.isupper() and len(name) > 4 else name


def day(date: dt.date) -> str:
    """`ngày 09/9/2022`: 0 before days 1-9 and months 1, 2."""
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02d}/{month}/{date.year}"


def flat(text: str) -> str:
    """The text on one line, spaces made single."""
    return " ".join(text.split())


def word_count(text: str) -> int:
    """The number of words, as an office counts them: by spaces."""
    return text.count(" ") + 1


def shorten(text: str, words: int) -> str:
    """About `words` words of one sentence, ended at a clause and marked; whole if no clause ends before.

    >>> shorten("Một hai, ba bốn; năm sáu bảy", 5)
    'Một hai, ba bốn (…)'
    """
    if word_count(text) <= words:
        return text
    best = -1
    depth = 0
    count = 1
    for at, char in enumerate(text):
        if char == " ":
            count += 1
            if count > words:
                break
        elif char in "“(":
            depth += 1
        elif char in "”)":
            depth -= 1
        elif char in ";," and depth <= 0 and text[at + 1 : at + 2] == " ":
            best = at
    return f"{text[:best]} {CUT}" if best > 0 else text


def units(text: str) -> list[tuple[int, int]]:
    """The sentences of `text`, those joined that stand within one pair of quotation marks.

    >>> [a for a, _ in units("Ông nói: “Một câu. Hai câu”. Hết.")]
    [0, 29]
    """
    joined: list[tuple[int, int]] = []
    depth = 0
    for start, end in sentences.split(text, 0, len(text)):
        if depth > 0 and joined:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
            depth = 0
        depth += text.count("“", start, end) - text.count("”", start, end)
    return joined


def excerpt(
    text: str, words: int, printed: Container[str] = (), *, opening_mark: bool = False
) -> tuple[str, list[str]]:
    """Whole sentences of `text` up to about `words` words, and the list of those sentences.

    Sentences already `printed` are passed over. Every gap is marked; one at the opening only where
    `opening_mark` asks for it. Empty where every sentence was printed before. No pair of quotation marks is cut.
    """
    spans = units(text)
    shown: list[str] = []
    used: list[str] = []
    count = 0
    gap = False
    for index, (start, end) in enumerate(spans):
        unit = flat(text[start:end])
        inner = [flat(text[a:b]) for a, b in sentences.split(text, start, end)]
        if not unit or any(sentence in printed for sentence in inner):
            gap = gap or bool(used) or opening_mark
            continue
        size = word_count(unit)
        if used and count + size > words:
            gap = True
            break
        if gap:
            shown.append(CUT)
            gap = False
        part = shorten(unit, words) if index == len(spans) - 1 or not used else unit
        shown.append(part)
        used += inner
        count += size
        if part.endswith(CUT):
            return " ".join(shown), used
    if gap and shown:
        shown.append(CUT)
    return " ".join(shown), used


def post(role: str | None, organization: str | None) -> str:
    """The title and body of a speaker as one phrase.

    >>> post("Phó Bí thư Thường trực Thành ủy, Chủ tịch HĐND thành phố", "Thành ủy Cần Thơ")
    'Phó Bí thư Thường trực Thành ủy Cần Thơ, Chủ tịch HĐND thành phố'
    >>> post("Giám đốc", "Công ty Thủy điện Ialy")
    'Giám đốc Công ty Thủy điện Ialy'
    >>> post("Bộ trưởng", "Bộ Y tế")
    'Bộ trưởng Bộ Y tế'
    """
    if not role or not organization:
        return spelled_out(role or organization or "")
    if organization in role:
        return spelled_out(role)
    words = organization.split()
    for size in range(len(words) - 1, 0, -1):
        head = " ".join(words[:size])
        match = re.search(rf"(?<!\w){re.escape(head)}(?=\s*(?:[,;-]|$))", role)
        if match:
            return spelled_out(role[: match.start()] + organization + role[match.end() :])
    return spelled_out(f"{role}, {organization}" if "," in role else f"{role} {organization}")


def honorific(quotation: Quotation, article: Article, party: bool) -> str:
    """How the report calls a person: the article's word, in Party papers "Đồng chí" for one with a post."""
    if quotation.speaker_kind != "person" or not quotation.speaker:
        return ""
    if party and quotation.role:
        return "Đồng chí "
    name = re.escape(quotation.speaker)
    match = re.search(rf"(?i:(đồng chí|ông|bà|anh|chị|cô|chú|cụ|em))\s+{name}", article.text)
    return capital(match[1].lower()) + " " if match else ""


RANKS = (
    (
        0,
        (
            "Tổng Bí thư",
            "Chủ tịch nước",
            "Thủ tướng",
            "Quốc hội",
            "Chính phủ",
            "Trung ương",
            "Bộ trưởng",
            "Bộ ",
        ),
    ),
    (
        1,
        (
            "Tỉnh ủy",
            "tỉnh",
            "Sở ",
            "Thứ trưởng",
            "thành phố Hồ Chí Minh",
            "Hà Nội",
            "Cần Thơ",
            "Đà Nẵng",
            "Hải Phòng",
        ),
    ),
    (2, ("Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "huyện", "quận", "thị xã", "thành phố")),
    (3, ("Đảng ủy", "xã", "phường", "thị trấn", "thôn", "ấp", "khu phố")),
)


def rank(quotation: Quotation) -> int:
    """Central before local: 0 central, 1 province, 2 district, 3 commune, 4 others, 5 no person."""
    if quotation.speaker_kind != "person":
        return 5
    words = spelled_out(f"{quotation.role or ''} {quotation.organization or ''}")
    return next((level for level, marks in RANKS if any(mark in words for mark in marks)), 4)
