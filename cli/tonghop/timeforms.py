"""The times that a text names: their forms, and what the words before them make of them.

Periods are written as in periods.py. A day, month or quarter that the text names without a year takes it from the
article's date, and stays unknown where the article shows none.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

import msgspec
from msgspec.structs import replace

from tonghop import signals
from tonghop.patterns import lazy
from tonghop.periods import bounds
from tonghop.scan import views

_NUMBERS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3}
_COUNT = r"(?:\d\d?|[^\W\d_]+)"
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
_OF = rf"(?:\s?[/-]\s?{_YEAR}|,? (?:của )?năm (?:{_YEAR}|(?:nay|ngoái|trước|sau|tới)(?!\w)))"
_SHIFT = {"ngoái": -1, "trước": -1, "sau": 1, "tới": 1}
_NO_COUNT = r"(?<!\d )" + "".join(f"(?<!{word} )" for word in (*_NUMBERS, "mươi", "chục", "trăm", "nghìn"))
_LATELY = "(?:vừa qua|qua|gần đây|trở lại đây|vừa rồi|nay)"
_AGO = r"(?:về trước|trước(?= đây| đã|[,.;:)]|$))(?!\w)"
_TO = r"(?:\s?[-–—/]\s?|\s(?:đến|tới)\s(?:(?:hết )?năm )?)"


class PeriodSpan(msgspec.Struct, frozen=True):
    """A mention of a time. `period` is `None` where only the article's date could tell and there is none.

    `compared` is true for what a figure is held against ("so với năm 2020", "cùng kỳ"), not measured in.
    `dated` is true where the time dates a document or names a term or programme: "ngày 8/4/2022" after
    "Nghị quyết số 02/NQ-HĐND", "nhiệm kỳ 2020 - 2025". `since` is true after "từ", before anything closes it.
    """

    start: int
    end: int
    period: str | None
    compared: bool = False
    dated: bool = False
    since: bool = False


_DAY_WORDS = "[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|[Mm]ùng"
_COUNTS = " ".join(["0", *_NUMBERS])
# Each form with the words it begins with ("0" for any digit) and the pattern that finds it; the first that fits wins.
_FORMS: tuple[tuple[str, str, str], ...] = (
    ("day", "0", rf"\d\d?(?P<mark>[/.-])\d\d?(?P=mark){_YEAR}(?!/)"),
    (
        "months",
        _COUNTS,
        rf"{_COUNT} tháng (?:đầu |cuối )?(?:của )?năm(?: (?:{_YEAR}|(?:nay|ngoái|trước)(?!\w)))?",
    ),
    ("months", _COUNTS, rf"{_COUNT} tháng\s?/\s?{_YEAR}"),
    ("past", _COUNTS, rf"{_COUNT} (?:năm|tháng|tuần|ngày) {_LATELY}(?!\w)"),
    ("ago", _COUNTS, rf"{_COUNT} (?:năm|tháng) {_AGO}"),
    ("ago", "cách", rf"[Cc]ách đây (?:đúng )?{_COUNT} (?:năm|tháng)(?!\w)"),
    (
        "vague",
        "cách",
        r"[Cc]ách đây (?:[\w,]+ ){0,3}?(?:năm|tháng|tuần|ngày|giờ|phút|thập kỷ|thế kỷ|lâu)(?!\w)",
    ),
    ("vague", _COUNTS, rf"{_COUNT} (?:tuần|ngày) {_AGO}|{_COUNT} (?:năm|tháng|tuần|ngày) trước đó(?!\w)"),
    (
        "vague",
        "0 những nhiều mấy vài các mươi chục trăm nghìn ngàn",
        r"(?:[Nn]hững|[Nn]hiều|[Mm]ấy|[Vv]ài|[Cc]ác|\d[\d.]+|mươi|chục|trăm|nghìn|ngàn)"
        rf" (?:năm|tháng|tuần|ngày) (?:{_LATELY}|trước|về trước|tới|sau)(?!\w)",
    ),
    ("vague", "tuần", rf"[Tt]uần (?:{_LATELY}|trước|này|tới|sau)(?!\w)"),
    (
        "days",
        "ngày",
        rf"[Nn]gày \d\d?(?:\s?[-–]\s?| và (?:ngày )?| đến (?:hết )?(?:ngày )?)\d\d?(?:[/.]| tháng )\d\d?(?!\d)"
        rf"(?:(?:[/.-]|,? năm ){_YEAR})?|[Nn]gày \d\d?/\d\d?\s?[-–]\s?\d\d?/\d\d?(?!\d)(?:/{_YEAR})?",
    ),
    (
        "today",
        "sáng trưa chiều tối đêm hôm",
        r"(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm) (?:nay|qua)(?!\w)|[Hh]ôm qua(?!\w)",
    ),
    ("day", "ngày", rf"[Nn]gày \d\d? tháng \d\d?(?:(?:,? năm |[/-]){_YEAR})?"),
    (
        "day",
        "ngày sáng trưa chiều tối đêm hôm mùng",
        rf"(?:{_DAY_WORDS}) (?:ngày )?\d\d?\s?[/.-]\s?\d\d?(?:[/.-]{_YEAR}|(?![\w%/-]|[.,]\d))",
    ),
    (
        "day",
        "từ đến hết trước",
        r"(?:[Tt]ừ|[Đđ]ến|[Hh]ết|[Tt]rước) \d\d?/\d\d?(?=\s?(?:[.,;:)”]|đến |tới |$))",
    ),
    ("month", "tháng", rf"[Tt]háng \d\d?(?![\d%]|[.,]\d|/\d\d?(?!\d)){_OF}?"),
    ("quarter", "quý quí", rf"[Qq]u[ýí] (?:I{{1,3}}|IV|[1-4]|một|hai|ba)(?![\w%]|[.,]\d){_OF}?"),
    ("half", "nửa", rf"[Nn]ửa (?:đầu|cuối) năm(?: (?:{_YEAR}|(?:nay|ngoái)(?!\w)))?"),
    (
        "years",
        "năm các",
        rf"(?:[Cc]ác n|[Nn])ăm (?:học )?{_YEAR}(?:{_TO}{_YEAR})?(?:(?:,| và|, và) (?:năm )?{_YEAR}(?!{_TO}))*",
    ),
    (
        "years",
        "giai thời niên",
        rf"(?:[Gg]iai đoạn|[Tt]hời kỳ|[Nn]iên khóa|[Nn]iên vụ)(?: từ)?(?: năm)? {_YEAR}(?:{_TO}{_YEAR})?",
    ),
    ("term", "nhiệm", rf"[Nn]hiệm kỳ {_YEAR}{_TO}{_YEAR}"),
    (
        "years",
        "tết xuân hè vụ mùa",
        rf"(?:Tết|Xuân|Hè|[Vv]ụ|[Mm]ùa)(?: \w+){{0,3}} {_YEAR}(?:\s?[-–]\s?{_YEAR})?",
    ),
    (
        "years",
        "kỳ hội cuộc lễ festival giải",
        rf"(?:[Kk]ỳ thi|[Hh]ội thi|[Cc]uộc thi|[Ll]ễ hội|Festival|[Hh]ội chợ|[Gg]iải)(?: [\w-]+){{0,4}} {_YEAR}",
    ),
    ("years", "từ đến", rf"(?:[Tt]ừ|[Đđ]ến) {_YEAR}(?:{_TO}{_YEAR})?"),
    ("years", "(", rf"\({_YEAR}(?:\s?[-–]\s?{_YEAR})?(?:, {_YEAR}(?:\s?[-–]\s?{_YEAR})?)*\)"),
    ("now", "năm", rf"{_NO_COUNT}[Nn]ăm (?:nay|ngoái|trước(?! đó| khi)|qua|vừa qua)(?!\w)"),
    ("now", "đầu cuối giữa cả", r"(?:[Đđ]ầu|[Cc]uối|[Gg]iữa|[Cc]ả) năm(?= (?:đến|tới) nay|[.,;:)])"),
    ("now", "tháng", r"[Tt]háng (?:này|trước|vừa qua)(?!\w)"),
    ("same", "cùng", r"[Cc]ùng kỳ"),
)
_OPENING: dict[str, tuple[int, ...]] = {
    word: tuple(n for n, (_, words, _) in enumerate(_FORMS) if word in words.split())
    for word in {word for _, words, _ in _FORMS for word in words.split()}
}
"""Which forms a word may begin."""
_DIGITS = re.compile(r"\d+")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
# The words before a time that say how it bounds what is told.
_BOUNDING = frozenset(
    "so với cùng kỳ tính kể từ đến tới trước sau hết cuối đầu giữa ngày tháng thời điểm của khoảng vào trong nay năm"
    " các mốc".split()
)
_BETWEEN = lazy(r"\s?[-–—]\s?|,? (?:cho )?(?:(?:đến|tới)(?: hết| cuối| đầu| giữa| khoảng| ngày| tháng)* ?)?")
_COUNTED = ("past", "ago", "vague")
_ABOUT = ("hơn ", "trên ", "gần ", "khoảng ", "chừng ", "ngót ", "tầm ")
_AGAINST = re.compile(r"(?<!\w)(?:so với|so|hơn)(?![^\W\d_]| \d)[^\d,.;()]{0,25}$")
TILL_NOW = re.compile(r",? (?:cho )?(?:đến|tới) (?:nay|thời điểm này|hiện tại)")
"""After the start of an interval: it goes on."""
_DOCUMENT = lazy(
    r"(?:[/-][A-ZĐ][\wĐ-]*|[Ss]ố \S+|[Cc]ông văn|[Vv]ăn bản|[Ll]uật [^,.;]{0,40}|[Hh]iến pháp|sinh"
    r"|(?:[Cc]hỉ thị|[Nn]ghị (?:quyết|định)|[Tt]hông tư|[Qq]uy(?:ết)? định|[Kk]ết luận|[Pp]háp lệnh) \d+)"
    r"(?: của [^,.;]{2,40})?,? ?\(?(?:ban hành |ký )?$"
    r"|(?:đăng|đăng tải|phát hành|xuất bản|ban hành|số ra) (?:trên [^,.;]{2,40} )?$"
)
_DOCUMENTS = (
    *("/", "-", "số ", "Số ", "ông văn", "ăn bản", "uật ", "iến pháp", "sinh", "đăng ", "hành ", "xuất bản "),
    *("hỉ thị ", "ghị quyết ", "ghị định ", "hông tư ", "uyết định ", "uy định ", "ết luận ", "háp lệnh "),
)
"""One of these is in every naming of a document: looked for before `_DOCUMENT` is tried."""

_SINCE_THEN = (" nay", " trước", " về trước", " qua", " vừa", " gần", " trở")
# What follows the key words of the forms unless a digit does, and what stands before them where anything may follow.
_AROUND: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "năm": (
        (*_SINCE_THEN, " học", " ngoái", " tới", " sau"),
        ("đầu ", "cuối ", "giữa ", "cả "),
    ),
    "tháng": ((*_SINCE_THEN, " đầu", " cuối", " của", " năm", " này", "/", " /"), ()),
    "tuần": ((*_SINCE_THEN, " này", " tới", " sau"), ()),
    "ngày": ((*_SINCE_THEN, " tới", " sau"), ()),
    "quý": ((" i", " một", " hai", " ba"), ()),
    "quí": ((" i", " một", " hai", " ba"), ()),
    "kỳ": ((" từ", " năm", " thi"), ("cùng ",)),
}
_DAY = re.compile(r"\d\d?\s?[/.-]\s?\d")
_LONGEST = 120
"""Characters before its key word in which a form may begin."""
_WORD_REACH, _DIGIT_REACH = 3, 7
"""How many words before its key word, or before its digits, a form may begin."""


def scan(
    text: str, start: int, end: int, published: dt.date | None, stated: dt.date | None = None
) -> list[PeriodSpan]:
    """The times that `text[start:end]` names, in order; words such as "năm nay" count from `published`.

    `stated` is a day that an article without a date names for what it tells: "ba năm qua" counts from there.
    """
    spans: list[PeriodSpan] = []
    free = start
    low = views(text).low
    for at, stop, kind in signals.times(text, start, end)[1]:
        if kind != signals.TIME or at < free:
            continue
        word = low[at:stop]
        around = _AROUND.get(word)
        if around is not None:
            behind, before = around
            if not (
                low[stop + 1 : stop + 2].isdigit()
                or low.startswith(behind, stop)
                or low.endswith(before, start, at)
            ):
                continue
            match = _match(text, low, at, free, end, _WORD_REACH)
        else:
            at += word.rfind(" ") + 1
            if stop - at < 3 and not _DAY.match(text, at, end):
                continue  # "từ 5 xã"
            match = _match(text, low, at, free, end, _DIGIT_REACH)
        if match is not None:
            form = _name(match)
            if form == "years" and low.endswith("so với ", start, match.start()):
                match = _first_year(match)
            free = match.end()
            day = published or (stated if form in ("past", "ago") else None)
            _add(spans, text, low, start, form, match, day)
    return spans


def _match(text: str, low: str, trigger: int, start: int, end: int, reach: int) -> re.Match[str] | None:
    """The form that holds the word at `trigger`: it begins there or a few words before."""
    first = max(start, trigger - _LONGEST)
    begins = []
    at = trigger
    for _ in range(reach):
        space = low.rfind(" ", first, at)
        if space < 0 and first > start:
            break
        begin = at = space + 1 if space >= 0 else start
        while begin < trigger and text[begin] in "“\"'‘":
            begin += 1
        mark = text[begin]
        if mark == "(":
            if text.startswith(("(19", "(20"), begin):
                begins.append((begin, "("))
            begin += 1
            mark = text[begin : begin + 1]
        word = "0" if "0" <= mark <= "9" else low[begin : low.find(" ", begin, begin + 10)]
        if word in _OPENING:
            begins.append((begin, word))
        if space < 0:
            break
        at -= 1
    for begin, word in reversed(begins):
        match = _pattern(_OPENING[word]).match(text, begin, end)
        if match is not None and match.end() > trigger:
            return match
    return None


def _first_year(match: re.Match[str]) -> re.Match[str]:
    """The years without what follows them: in "so với năm 2020, năm 2023 tăng" the first alone is held against."""
    cut = match[0].find(", năm")
    if cut < 0 or not match.string[match.end() + 1 : match.end() + 2].isalpha():
        return match
    return match.re.match(match.string, match.start(), match.start() + cut) or match


@cache
def _pattern(numbers: tuple[int, ...]) -> re.Pattern[str]:
    """The pattern of the forms with these numbers; compiled when a text first has a word that they begin with."""
    return re.compile("|".join(f"(?P<f{n}>{_FORMS[n][2]})" for n in numbers))


def _name(match: re.Match[str]) -> str:
    """The name of the form that was found."""
    return _FORMS[int((match.lastgroup or "f0")[1:])][0]


def _add(
    spans: list[PeriodSpan],
    text: str,
    low: str,
    start: int,
    form: str,
    match: re.Match[str],
    published: dt.date | None,
) -> None:
    """Appends the time of a match, or closes the interval that the time before it opened."""
    at = match.start()
    period = _period(form, match[0], published)
    before = text[max(start, at - 40) : at]
    against = ("so" in before or "hơn" in before) and _AGAINST.search(before) is not None
    if form in _COUNTED and before.endswith(_ABOUT):
        against = False  # "hơn 5 năm qua"
        period = None if form == "ago" else period  # "gần 20 năm trước"
    dates = form in ("day", "years") and _dates(text[max(start, at - 60) : at])
    span = _bounded(form, match, _head(low, start, at), period, against, dates)
    if span.since and (now := TILL_NOW.match(text, span.end)):
        span = replace(span, end=now.end())
    last = spans[-1] if spans else None
    if last and last.since:
        if last.end > at:
            return
        if span.period and _BETWEEN.fullmatch(text, last.end, at) and not span.compared:
            # "từ … đến …": the first was read as open, the second closes it and may name the year of both.
            opening = _match(text, low, last.start, last.start, len(text), 1)
            first = last.period
            if opening and not _FULL_YEAR.search(opening[0]):
                year = int(_FULL_YEAR.findall(span.period)[-1])
                first = _period(_name(opening), opening[0], dt.date(year, 12, 31))
            begin, until = (first or "").partition("/")[0], span.period.rpartition("/")[2]
            spans[-1] = replace(last, end=match.end(), period=_join(begin, until), since=False)
            return
    spans.append(span)


def _head(low: str, start: int, at: int) -> list[str]:
    """The words right before `at` that bound a time: ["so", "với", "cùng", "kỳ"]."""
    words: list[str] = []
    first = max(start, at - 40)
    while at > first and low[at - 1] == " ":
        begin = max(first, low.rfind(" ", first, at - 1) + 1)
        word = low[begin : at - 1]
        if word not in _BOUNDING:
            word = word.lstrip("(“\"'‘[-–+*•")
            if word not in _BOUNDING:
                break
            words.append(word)
            break
        words.append(word)
        at = begin
    words.reverse()
    return words


def _dates(before: str) -> bool:
    """Whether what stands before a time is a document, which it dates."""
    for mark in _DOCUMENTS:
        if mark in before:
            return _DOCUMENT.search(before) is not None
    return False


def _join(low: str, high: str) -> str | None:
    """The interval from `low` to `high`; `None` where it would run backwards."""
    if not low or not high:
        return None
    a, b = bounds(low)[0], bounds(high)[1]
    return f"{low}/{high}" if a and b and a < b else None


_WAYS = frozenset("từ kể đến tới trước tính hết sau".split())


def _bounded(
    form: str, match: re.Match[str], head: list[str], period: str | None, against: bool, dated: bool
) -> PeriodSpan:
    """The time with what the words before it make of it: since, until, held against."""
    start, end = match.span()
    compared = against or form == "same"
    if head:
        words = " ".join(head)
        compared = compared or "so với" in words or "cùng kỳ" in words or "cùng thời" in words
    ways = [word for word in head if word in _WAYS]
    if form in ("day", "years"):
        first = match[0].split(" ", 1)[0].lower()
        if first in ("từ", "đến", "hết", "trước"):
            ways.append(first)
    elif form == "term":
        dated = not (head and head[-1] in ("trong", "giữa"))
    if not ways or compared:
        return PeriodSpan(start, end, period, compared, dated, False)
    since = ways[-1] in ("từ", "kể", "sau")
    if period and "/" not in period and (form != "now" or since):
        period = f"{period}/.." if since else f"../{period}"
    elif period and not since and form not in ("years", "days"):
        period = "../" + period.rpartition("/")[2]
    since = since and (form not in ("years", "days") or "/.." in (period or ""))
    return PeriodSpan(start, end, period, False, dated, since)


@lru_cache(maxsize=1 << 12)
def _period(form: str, said: str, published: dt.date | None) -> str | None:
    """The period of a form's words."""
    digits = _DIGITS.findall(said)
    if form in ("years", "term"):
        named = [number for number in digits if len(number) == 4]
        return named[0] if len(named) == 1 else f"{min(named)}/{max(named)}"
    years = [int(number) for number in digits if len(number) == 4]
    small = [int(number) for number in digits if len(number) < 4]
    last = said.rsplit(" ", 1)[-1].lower()
    year = years[0] if years else published.year + _SHIFT.get(last, 0) if published else None
    match form:
        case "day":
            return _date(small, years, published)
        case "days":
            first, until = (small[:2], small[2:]) if len(small) == 4 else ([small[0], small[-1]], small[1:])
            return _join(_date(first, years, published) or "", _date(until, years, published) or "")
        case "today":
            return f"{published - dt.timedelta(last == 'qua')}" if published else None
        case "month":
            if not years and published and last not in _SHIFT and _turned(small[0], published):
                year = published.year - 1
            return f"{year}-{small[0]:02}" if year and 1 <= small[0] <= 12 else None
        case "quarter":
            word = said.split()[1].split("/")[0].split("-")[0].lower()
            number = _QUARTERS[word] if word in _QUARTERS else int(word)
            return _months(year, 3 * number - 2, 3 * number)
        case "half":
            return _months(year, 1, 6) if "đầu" in said else _months(year, 7, 12)
        case "months":
            word = said.split(" ", 1)[0].lower()
            count = _NUMBERS.get(word) or int(word)
            return _months(year, 13 - count, 12) if " cuối " in said else _months(year, 1, count)
        case "past" | "ago":
            return _back(said.lower(), published, form == "ago") if published else None
        case "now":
            return _now(said.lower(), published) if published else None
    return None


_MOST_OF_A_YEAR = 6
"""So many months back to January are those of the year: "9 tháng qua" in October."""


def _back(said: str, published: dt.date, point: bool) -> str:
    """ "5 năm qua", "3 ngày qua", seen from the article's day; with `point` the time itself: "2 năm về trước"."""
    said = said.removeprefix("cách đây ").removeprefix("đúng ")
    word, unit = said.split(" ", 2)[:2]
    count = _NUMBERS.get(word) or int(word)
    if unit == "năm":
        first, last = f"{published.year - count}", f"{published.year}"
    elif unit == "tháng" and count >= _MOST_OF_A_YEAR and 0 <= published.month - count <= 1 and not point:
        first, last = f"{published.year}-01", f"{published.year}-{count:02}"
    elif unit == "tháng":
        year, month = divmod(published.year * 12 + published.month - 1 - count, 12)
        first, last = f"{year}-{month + 1:02}", f"{published.year}-{published.month:02}"
    else:
        days = count * (7 if unit == "tuần" else 1)
        first, last = f"{published - dt.timedelta(days)}", f"{published}"
    return first if point or not count else f"{first}/{last}"


def day(said: str) -> dt.date | None:
    """The day of "ngày 16/5/2024"; `None` where there is no such day."""
    digits = [int(number) for number in _DIGITS.findall(said)]
    iso = _date(digits[:-1], digits[-1:], None)
    return dt.date.fromisoformat(iso) if iso else None


def _turned(month: int, published: dt.date) -> bool:
    """Whether a month without a year is of the year before: December, read in January."""
    return published.month <= 2 and month >= 10


def _date(small: list[int], years: list[int], published: dt.date | None) -> str | None:
    if len(small) < 2 or not (years or published):
        return None
    day, month = small[0], small[1]
    year = years[0] if years else 0
    if not years and published:
        year = published.year - _turned(month, published)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _months(year: int | None, first: int, last: int) -> str | None:
    if year is None or not 1 <= first <= last <= 12:
        return None
    return f"{year}-{first:02}/{year}-{last:02}"


def _now(said: str, published: dt.date) -> str | None:
    """ "năm nay", "tháng trước" and their like, seen from the article's day."""
    if said.startswith("tháng"):
        day = published if said.endswith("này") else published.replace(day=1) - dt.timedelta(days=1)
        return f"{day.year}-{day.month:02}"
    if said.endswith((" qua", "vừa qua")):
        # In spring "năm qua" is the calendar year that has ended; later, the twelve months behind.
        year = published.year - 1
        return str(year) if published.month <= 4 else f"{year}/{published.year}"
    return str(published.year - said.endswith(("ngoái", "trước")))
