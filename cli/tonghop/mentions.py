"""Where a text names an administrative unit, or means one by its class word alone ("toàn tỉnh", "của xã").

A name is a class word and the capitalised words after it ("huyện Bình Liêu"), or capitalised words that the
gazetteer knows as a province or district ("Bắc Kạn"). How far a name goes, `unitnames` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from tonghop import gazetteer, spots
from tonghop.patterns import lazy
from tonghop.scan import views
from tonghop.spots import Spot
from tonghop.unitnames import UPPER, name_size, units_of

_WORD = rf"[{UPPER}][\w'’]*"
_NUMBER = r"\d{1,3}[A-Za-z]?(?![\w%]|[.,]\d)"
_NAME = re.compile(rf"[ \xa0]*({_WORD}(?:[ \xa0](?:{_WORD}|{_NUMBER}))*|(?:số )?{_NUMBER})")
# Runs of two capitalised words and more; of single words only the two that are provinces.
_CAPITALS = re.compile(
    rf"[{UPPER}](?<!\w.)(?:[\w'’]*(?:[ \xa0]{_WORD})+|(?<=H)u[ếẾ](?!\w)|UẾ(?!\w)|(?<=T)[Pp]HCM)"
)
_REACH = 300
"""Names are sought within so many characters."""

_SPACES = frozenset({" ", "\xa0"})

_WORDS = {
    **dict.fromkeys(("tp", "thành ủy", "thành uỷ", "thủ đô"), "thành phố"),
    **dict.fromkeys(("tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn"), "tỉnh"),
    **dict.fromkeys(("huyện ủy", "huyện uỷ", "huyện đoàn"), "huyện"),
    **dict.fromkeys(("quận ủy", "quận uỷ"), "quận"),
    **dict.fromkeys(("thị ủy", "thị uỷ", "tx"), "thị xã"),
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
}
_LEVELS = {
    **dict.fromkeys(("tỉnh",), "province"),
    **dict.fromkeys(("thành phố", "huyện", "quận", "thị xã"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("cả nước", "nước ta", "toàn quốc"), "country"),
}


class _Form(NamedTuple):
    """A class word in lower case, in full, its level; `special` is one that names a unit by itself, or is shortened."""

    said: str
    word: str
    level: str
    special: bool


def _forms() -> dict[str, _Form]:
    """Class word as a text may have it → what it is."""
    forms = {}
    for said in spots.CLASSES:
        word = _WORDS.get(said, said)
        level = _LEVELS.get(word, "village")
        written = (
            ("TP", "Tp") if said == "tp" else (said.upper(),) if said in _SHORT else (said, said.capitalize())
        )
        for form in written:
            forms[form] = _Form(said, word, level, level == "country" or said in {"thủ đô", *_SHORT})
    return forms


_SHORT = frozenset({"tp", "tx", "tt", "q", "h", "p", "x"})
_SHORTER = _SHORT - {"tp", "tx"}
"""These shorten much else too."""

_FORMS = _forms()
_BEFORE_SHORT = frozenset({"", " ", "\n", "(", "\xa0"})
_GOES_ON = frozenset(f" {letter}" for letter in UPPER.lower() if letter != "s")
"""After a class word these two letters tell that no name follows ("số 5" is one)."""
# Before a bare name these say that it names something else: a newspaper, a road, a river, a person.
_OTHERS = frozenset(
    (
        "báo đường sông phố cầu hồ núi đèo chợ ga ông bà anh chị em cô thầy cháu chí bác vịnh biển đảo kênh"
    ).split()
)
# A bare "Việt Nam" is the country after these or at the start of a clause; elsewhere it closes a body's name.
_COUNTRY_CUES = frozenset(
    {"của", "tại", "ở", "cho", "vào", "với", "từ", "đến", "trên", "trong", "số", "mà", "và"}
)
# What kind of unit it is may stand before its name: "xã đảo Ngư Lộc", "huyện miền núi Bắc Trà My".
_TYPES = tuple(
    f" {kind} "
    for kind in (
        *("đảo", "biên giới", "biên cương", "miền núi", "vùng cao", "vùng sâu", "vùng xa", "vùng biên"),
        *("ven biển", "bãi ngang", "nghèo", "rẻo cao", "cù lao", "nông thôn mới", "trung du"),
    )
)
_TYPES_OPEN = frozenset(kind[:2] for kind in _TYPES)
_TYPED = frozenset({"tỉnh", "huyện", "xã", "thị trấn"})
# What runs from a place to another is at neither: "cao tốc Đà Nẵng - Quảng Ngãi", "xe chạy tuyến Hà Giang - Cao Bằng".
_LINES = frozenset({"tốc", "tuyến", "lộ", "sắt", "chuyến", "tàu", "hầm", "buýt", "phà", "bay"})
_DASHES = (" - ", " – ", "-", "–")
_LINE = lazy(rf"(?:{'|'.join(_LINES)})(?: {_WORD})+(?: ?[-–] ?{_WORD}(?: {_WORD})*)* ?[-–] ?$")
_LINE_SIZE = 60
"""So far before a name its line may begin."""

_REGIONS = frozenset({"Việt", "Lào", "Tây", "Bắc", "Nam", "Trung", "Đông"})
_DATED = (
    *("năm ", "tháng ", "ngày ", "quý "),
    *(
        "khu ",
        "khu phố ",
        "tổ ",
        "tổ dân phố ",
        "đội ",
        "thôn ",
        "ấp ",
        "xóm ",
        "khóm ",
        "số ",
        "phường ",
        "quận ",
    ),
)
_NO_VILLAGES = frozenset({"văn", "kịch", "cơ"})
_PLURAL = frozenset(
    {"các", "những", "mỗi", "từng", "nhiều", "số", "mọi", "hai", "ba", "bốn", "cấp", "tuyến", "liên", "ngoài"}
    | {"giữa", "đơn", "ngoại"}
)

# Before a class word without a name, these make it a place that is talked about: "toàn tỉnh", "của xã", "ở huyện".
MEANING = frozenset(
    {
        "toàn",
        "của",
        "trong",
        "trên",
        "ở",
        "tại",
        "bàn",
        "cho",
        "về",
        "do",
        "cả",
        "mà",
        "nay",
        "hiện",
        "riêng",
        "nhưng",
    }
    | {
        "thì",
        "là",
        "khi",
        "giúp",
        "để",
        "qua",
        "được",
        "đó",
        "này",
        "",
        ".",
        ";",
        ":",
        "-",
        "–",
        "“",
        '"',
        "(",
        "•",
    }
)

_HEARD = MEANING | {","}
"""Before any other word a class word without a name is nothing."""


class Mention(NamedTuple):
    """A unit named, or meant by its class word.

    `name` is as the text has it ("" when only meant), `word` the class word in full ("" for a bare name). `plural`
    is true for classes in general: "các huyện", "cấp tỉnh", "7 xã". `before` is the word before it in lower case.
    """

    start: int
    end: int
    name: str
    level: str
    word: str
    plural: bool
    before: str

    @property
    def named(self) -> bool:
        """Whether it has a name of its own."""
        return bool(self.name)


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """The mentions that begin in `text[start:end]`, in order. Reads provinces and districts, never the communes."""
    found, starts = read(text)
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


@lru_cache(maxsize=4)
def read(text: str) -> tuple[list[Mention], list[int]]:
    """All mentions of a text, and where they start: what it is about and what its figures are about ask in turn."""
    low = views(text).low
    found: list[Mention] = []
    add, new = found.append, tuple.__new__  # a third of the time of Mention()
    begun = done = -1
    for at, stop, _ in spots.classes.find(text):
        surface = text[at:stop]
        form = _FORMS.get(surface)
        if form is None:
            continue
        if at < done:
            if at != begun:
                continue  # "xã" of "thị xã"
            if found and found[-1].start == at:
                found.pop()  # "tỉnh" of "tỉnh ủy"
        begun, done = at, stop
        before = low[low.rfind(" ", 0, at - 1) + 1 : at - 1] if low[at - 1] == " " and at else ""
        if not before.isalnum():
            before = word_before(low, at)
        said, word, level, special = form
        if special:
            mention = _special(text, at, stop, before, form)
            if mention is not None:
                add(mention)
            continue
        # Most have no name, which two letters tell.
        after = text[stop : stop + 2]
        if after in _GOES_ON:
            if after in _TYPES_OPEN and word in _TYPED and text.startswith(_TYPES, stop):
                typed = _typed(text, at, stop, before, form)
                if typed is not None:
                    add(typed)
                    continue
        elif after[:1] in _SPACES:
            match = _NAME.match(text, stop, stop + _REACH)
            if match is not None:
                run = match[1]
                if level == "village" and surface[0].isupper() and _is_name(surface, run):
                    done = at
                    continue
                unit = _unit(surface, run)
                if unit is not None and not (said == "bản" and before in _NO_VILLAGES):
                    name, size, level = unit
                    plural = before in _PLURAL or (before.isdigit() and _counts(low, at, before))
                    add(new(Mention, (at, match.start(1) + size, name, level, word, plural, before)))
                    continue
        if before in _HEARD and not text.startswith("ã hội", stop - 1):
            add(new(Mention, (at, stop, "", level, word, False, before)))
    bare = _bare_names(text, low, spots.names.find(text), found)
    if bare:
        found = sorted(found + bare)
    return found, [mention[0] for mention in found]


def _typed(text: str, start: int, at: int, before: str, form: _Form) -> Mention | None:
    """The mention of a unit of which `text[at:]` says what kind it is before its name."""
    kind = next(kind for kind in _TYPES if text.startswith(kind, at))
    match = _NAME.match(text, at + len(kind) - 1, at + _REACH)
    unit = _unit(form.said, match[1]) if match is not None and not match[1][0].isdigit() else None
    if match is None or unit is None:
        return None
    name, size, level = unit
    first = match[1].split(" ")[0]
    if not (first not in _REGIONS if level == "commune" else gazetteer.known(match[1][:size], level)):
        return None  # "tỉnh miền núi Tây Bắc"
    plural = before in _PLURAL or before.isdigit()
    return Mention(start, match.start(1) + size, name, level, form.word, plural, before)


def _is_name(word: str, run: str) -> bool:
    """Whether a class word of villages only begins a name: "Buôn Ma Thuột", "Buôn Hồ"."""
    words = run.split(" ")
    return any(
        gazetteer.known(" ".join([word, *words[:count]]), "district")
        for count in (2, 1)
        if count <= len(words)
    )


def _counts(low: str, at: int, number: str) -> bool:
    """Whether the number before a class word says how many, rather than when or which: "Covid-19 huyện A"."""
    first = low.rfind(number, 0, at)
    if low[first - 1 : first] in {"-", "/"} and first:
        return low[first - 2 : first - 1].isdigit() and low[first - 1] == "-"
    return not low.endswith(_DATED, 0, first)


def word_before(low: str, at: int) -> str:
    """The word before `low[at]` of a text in lower case; a mark where one stands between; "" at the start of a line."""
    end = at
    while low[end - 1 : end] in _SPACES:
        end -= 1
    last = low[end - 1 : end]
    if last.isalnum():
        word = low[low.rfind(" ", 0, end) + 1 : end]
        if word.isalnum():
            return word
    elif last != "_":
        return last.strip()
    begin = end
    while begin > 0 and (low[begin - 1].isalnum() or low[begin - 1] == "_"):
        begin -= 1
    return low[begin:end]


def _special(text: str, start: int, at: int, before: str, form: _Form) -> Mention | None:
    """The mention of a class word `text[start:at]` that names a unit by itself, or is shortened."""
    said, word, level, _ = form
    if level == "country":
        return Mention(start, at, said, level, word, False, before)
    if said in _SHORTER and (
        text[start - 1 : start] not in _BEFORE_SHORT or not (said == "tt" or text.startswith(".", at))
    ):
        return None
    if said in _SHORT and text.startswith(".", at):
        at, said = at + 1, said + "."
    match = _NAME.match(text, at, at + _REACH)
    unit = _unit(text[start:at], match[1]) if match is not None else None
    plural = before in _PLURAL or before.isdigit()
    if match is None or unit is None:
        if said == "thủ đô":
            return Mention(start, at, "Hà Nội", "province", word, plural, before)
        return (
            Mention(start, at, "", level, word, False, before)
            if before in _HEARD and said[:2].rstrip(".") not in _SHORTER
            else None
        )
    name, size, level = unit
    stop = match.start(1) + size
    short = said.rstrip(".")
    if (short in _SHORTER and not gazetteer.bears(match[1][:size], word)) or (
        before in _LINES and text.startswith(_DASHES, stop)
    ):
        return None
    return Mention(start, stop, text[start:stop] if short in _SHORT else name, level, word, plural, before)


@lru_cache(maxsize=1 << 12)
def _unit(surface: str, run: str) -> tuple[str, int, str] | None:
    """Name, length in the run and level of the unit that a class word and the run of capitals after it name."""
    said, word, level, _ = _FORMS[surface.rstrip(".")]
    size = name_size(run, surface, word, level)
    if not size:
        return None
    rest = run[:size]
    if word == "thành phố" and (rest == "HCM" or gazetteer.central(rest)):
        level = "province"
    if said == "thủ đô":
        name = rest
    elif rest[0].isdigit():
        name = f"{surface} {rest}"
    else:
        name = f"{word} {rest}"
    return name, size, level


def _bare_names(text: str, low: str, names: list[Spot], classed: list[Mention]) -> list[Mention]:
    """The mentions without a class word, whose known names stand at `names`; none inside `classed`."""
    found = []
    done, ahead, last = 0, 0, len(classed)
    for at, stop, _ in names:
        if at < done or not text[at].isupper():
            continue
        while ahead < last and classed[ahead].end <= at:
            ahead += 1
        if ahead < last and classed[ahead].start <= at:
            continue
        first = low.rfind(" ", 0, at - 1) + 1
        before = low[first : at - 1]
        if (
            before.isalnum()
            and text[first] == before[0]
            and low[at - 1] == " "
            and text[stop : stop + 2] in _GOES_ON
        ):
            begin, done, joins = at, stop, False  # as most often: no other capitals around
        else:
            begin = _run_start(text, at, done)
            match = _CAPITALS.match(text, begin, begin + _REACH)
            if match is None:
                continue
            done = match.end()
            if (ahead and classed[ahead - 1].end > begin) or (ahead < last and classed[ahead].start < done):
                continue
            before, joins = "", text.startswith((" - ", " – ", "-"), done)
        if _on_line(text, low, begin, done):
            continue
        units = units_of(text[begin:done], joins)
        mention = _bare(text, low, begin, before, units) if units else None
        if mention is not None:
            found.append(mention)
            done = max(done, mention.end)
    return found


def _on_line(text: str, low: str, start: int, end: int) -> bool:
    """Whether a name is an end of a line or a road: "cao tốc Đà Nẵng - Quảng Ngãi"."""
    if text.startswith(_DASHES, end) and word_before(low, start) in _LINES:
        return True
    return (
        text[start - 1] in "-– "
        and text[start - 2] in "-– "
        and _LINE.search(text, max(0, start - _LINE_SIZE), start) is not None
    )


def _run_start(text: str, at: int, floor: int) -> int:
    """Where the run of capitalised words begins that goes on at `at`."""
    while at > floor:
        edge = at - 1 if text[at - 1] == " " else at
        left = edge
        while left > floor and (text[left - 1].isalnum() or text[left - 1] in "_'’"):
            left -= 1
        # The word before may follow a quotation mark: "'Hà Nội".
        begin = left
        while begin < edge and not (text[begin].isupper() and (begin == left or text[begin - 1] in "'’")):
            begin += 1
        if begin == edge:
            return at
        at = begin
        if begin > left:
            return at
    return at


def _bare(
    text: str, low: str, at: int, before: str, units: tuple[tuple[int, int, str], ...]
) -> Mention | None:
    """The mention in the run of capitalised words that begins at `at`: of `units` the first that may stand there."""
    for offset, size, level in units:
        begin = at + offset
        stop = begin + size
        if offset or not before:
            before = word_before(low, begin)
        if level == "country":
            if before in _COUNTRY_CUES or not before[-1:].isalnum():
                return Mention(begin, stop, "Việt Nam", level, "", False, before)
        elif level == "city":
            return Mention(begin, stop, text[begin:stop], "province", "thành phố", False, before)
        elif before in _OTHERS:
            continue
        elif level == "joined":
            name = _joined(text, begin, stop)
            if name:
                return Mention(begin, begin + len(name), name, "province", "", False, before)
        else:
            name = text[begin:stop].replace("\xa0", " ")
            return Mention(begin, stop, name, level, "", before in _PLURAL, before)
    return None


def _joined(text: str, at: int, end: int) -> str:
    """`text[at:end]` with what a dash joins to it, where that is a province: "Bà Rịa - Vũng Tàu"."""
    match = _CAPITALS.search(text, end, end + 20)
    whole = text[at : match.end()] if match is not None else ""
    return whole if whole and gazetteer.bare_level(whole) == "province" else ""


def _bears(word: str, name: str) -> bool:
    """Whether a bare name can be of that class: "quận" does not mean Chương Mỹ, a huyện."""
    units = gazetteer.table("units")
    quarters = {units.rows[code][1].startswith("Quận ") for code in units.keys.get(gazetteer.fold(name), ())}
    return not quarters or (word == "quận") in quarters


def fits(mention: Mention, other: Mention) -> bool:
    """Whether the class word of `mention` can stand for `other`."""
    if other.word:
        return other.word == mention.word
    level = "province" if mention.word == "thành phố" else mention.level
    return other.level == level and _bears(mention.word, other.name)
