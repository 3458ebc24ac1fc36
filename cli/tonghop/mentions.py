"""Where a text names an administrative unit, or means one by its class word alone ("toàn tỉnh", "của xã").

A name is a class word and the capitalised words after it ("huyện Bình Liêu"), or capitalised words that the
gazetteer knows as a province or district ("Bắc Kạn"). Titles run straight on into a person's name ("tỉnh Bắc
Kạn Đỗ Thị A"), so a name ends where the gazetteer or a family name says so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tonghop import gazetteer, spots
from tonghop.scan import views

UPPER = "".join(
    letter
    for letter in map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x180), 0x1A0, 0x1AF, *range(0x1EA0, 0x1EFA)])
    if letter.isupper()
)
"""The capital letters of Vietnamese, for character classes."""

_WORD = rf"[{UPPER}][\w'’]*"
_NUMBER = r"\d{1,3}[A-Za-z]?(?![\w%]|[.,]\d)"
_NAME = re.compile(rf"[ \xa0]*({_WORD}(?:[ \xa0](?:{_WORD}|{_NUMBER}))*|(?:số )?{_NUMBER})")
# Runs of two capitalised words and more; of single words only the two that are provinces.
_CAPITALS = re.compile(
    rf"[{UPPER}](?<!\w.)(?:[\w'’]*(?:[ \xa0]{_WORD})+|(?<=H)u[ếẾ](?!\w)|UẾ(?!\w)|(?<=T)[Pp]HCM)"
)
_REACH = 300
"""Names are sought within so many characters."""

_WORDS = {
    **dict.fromkeys(("tp", "thành ủy", "thành uỷ", "thủ đô"), "thành phố"),
    **dict.fromkeys(("tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn"), "tỉnh"),
    **dict.fromkeys(("huyện ủy", "huyện uỷ", "huyện đoàn"), "huyện"),
    **dict.fromkeys(("quận ủy", "quận uỷ"), "quận"),
    **dict.fromkeys(("thị ủy", "thị uỷ", "tx"), "thị xã"),
}
_LEVELS = {
    **dict.fromkeys(("tỉnh",), "province"),
    **dict.fromkeys(("thành phố", "huyện", "quận", "thị xã"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("cả nước", "nước ta", "toàn quốc"), "country"),
}


def _forms() -> dict[str, tuple[str, str, str]]:
    """Class word as a text may have it → the same in lower case, in full, and its level."""
    forms = {}
    for said in spots.CLASSES:
        word = _WORDS.get(said, said)
        for form in {"tp": ("TP", "Tp"), "tx": ("TX",)}.get(said, (said, said.capitalize())):
            forms[form] = (said, word, _LEVELS.get(word, "village"))
    return forms


_FORMS = _forms()
_SHORT = frozenset({"tp", "tx"})
# Family names. Those of the second set are common in place names too: they end a name only before two words.
FAMILY = frozenset(
    {
        "Nguyễn",
        "Trần",
        "Phạm",
        "Huỳnh",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Võ",
        "Vũ",
        "Ngô",
        "Trương",
        "Đinh",
        "Lê",
        "Đoàn",
    }
)
_SHARED_FAMILY = frozenset(
    {
        "Hồ",
        "Lý",
        "Dương",
        "Hoàng",
        "Phan",
        "Mai",
        "Tô",
        "Thái",
        "Hà",
        "Cao",
        "Châu",
        "Đào",
        "Tạ",
        "Trịnh",
        "Lương",
    }
    | {
        "Lưu",
        "Lâm",
        "Tống",
        "Phùng",
        "Vương",
        "Kiều",
        "Chu",
        "Quách",
        "Triệu",
        "Nông",
        "Hứa",
        "Văn",
        "Giàng",
        "Ma",
    }
)
# What follows "tỉnh", "huyện" without being their name: "huyện Đoàn", "tỉnh UBND".
_NO_NAMES = frozenset({"ủy", "uỷ", "đoàn", "đảng", "hội", "ban", "công", "sở", "phòng", "ông", "bà"})
# Before a bare name these say that it names something else: a newspaper, a road, a river, a person.
_OTHERS = frozenset(
    {
        "báo",
        "đường",
        "sông",
        "phố",
        "cầu",
        "hồ",
        "núi",
        "đèo",
        "chợ",
        "ga",
        "ông",
        "bà",
        "anh",
        "chị",
        "em",
        "cô",
    }
    | {"thầy", "cháu", "chí", "bác", "vịnh", "biển", "đảo", "kênh"}
)
# A bare "Việt Nam" is the country after these or at the start of a clause; elsewhere it closes a body's name.
_COUNTRY_CUES = frozenset(
    {"của", "tại", "ở", "cho", "vào", "với", "từ", "đến", "trên", "trong", "số", "mà", "và"}
)
# A capital that only opens a sentence: "Tại Quảng Bình, …".
_OPENERS = frozenset(
    "tại ở riêng còn với hiện theo đến từ về trong trên ngoài và nhưng như do của cho nếu khi qua vì để mà".split()
)
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
    """The mentions in `text[start:end]`, in order. Reads provinces and districts, never the communes."""
    here = spots.find(text, start, end)
    low = views(text).low
    found: list[Mention] = []
    begun = done = start - 1
    for at, stop in here.classes:
        form = _FORMS.get(text[at:stop])
        if form is None or (stop - at == 2 and _no_class(text, at, stop)):
            continue
        if at < done:
            if at != begun:
                continue  # "xã" of "thị xã"
            found.pop()  # "tỉnh" of "tỉnh ủy"
        found.append(_classed(text, low, at, stop, start, end, form))
        begun, done = at, stop
    named = [at for at, _ in here.names if text[at].isupper()]
    bare = _bare_names(text, low, named, found, start, end) if named else None
    return sorted(found + bare) if bare else found


def of_line(text: str, start: int, end: int) -> list[Mention]:
    """The same, kept: what an article is about and what its figures are about ask in turn."""
    kept = _kept(text)
    found = kept.get((start, end))
    if found is None:
        found = kept[start, end] = mentions(text, start, end)
    return found


@lru_cache(maxsize=2)
def _kept(text: str) -> dict[tuple[int, int], list[Mention]]:
    """The mentions of the lines of a text that were asked for."""
    return {}


def word_before(low: str, at: int, start: int = 0) -> str:
    """The word before `low[at]` of a text in lower case; a mark where one stands between; "" at its `start`."""
    end = at
    while end > start and low[end - 1] in " \xa0":
        end -= 1
    word = low[max(start, low.rfind(" ", start, end) + 1) : end]
    if word.isalnum():
        return word
    begin = end
    while begin > start and (low[begin - 1].isalnum() or low[begin - 1] == "_"):
        begin -= 1
    return low[begin:end] if begin < end else low[max(start, end - 1) : end].strip()


def _no_class(text: str, at: int, stop: int) -> bool:
    """Whether a class word of two letters is part of another word, "xã hội", or a TX that is no short form."""
    return text.startswith(" hội", stop) if text[at] in "xX" else text[at:stop] == "TX" and text[stop : stop + 1] != "."


def _classed(
    text: str, low: str, start: int, at: int, floor: int, end: int, form: tuple[str, str, str]
) -> Mention:
    """The mention that the class word `text[start:at]` opens in a line from `floor` to `end`."""
    said, word, level = form
    before = word_before(low, start, floor)
    if level == "country":
        return Mention(start, at, said, level, word, False, before)
    plural = before in _PLURAL or before.isdigit()
    if said in _SHORT and text.startswith(".", at):
        at, said = at + 1, said + "."
    # Most have no name, which is seen from what follows.
    after = text[at : at + 2]
    if after[1:].islower() and after[0] == " " and not text.startswith(" số ", at):
        match = None
    else:
        match = _NAME.match(text, at, min(end, at + _REACH))
    size = _name_size(match[1], said, word, level) if match is not None else 0
    if match is None or not size or (said == "bản" and before in {"văn", "kịch", "cơ"}):
        name = "Hà Nội" if said == "thủ đô" else ""
        return Mention(start, at, name, "province" if name else level, word, plural, before)
    stop = match.start(1) + size
    rest = text[stop - size : stop]
    if said == "thủ đô":
        name = rest
    elif said[:2] in _SHORT or rest[0].isdigit():
        name = text[start:stop]
    elif said != word:
        name = f"{word} {rest}"
    else:
        name = text[start].lower() + text[start + 1 : stop]
    if word == "thành phố" and (rest == "HCM" or _central(rest)):
        level = "province"
    return Mention(start, stop, name, level, word, plural, before)


@lru_cache(maxsize=1 << 12)
def _name_size(name: str, said: str, word: str, level: str) -> int:
    """How many characters of the capitalised run `name` are the name of a unit of that class; 0 for none."""
    words = name.split(" ")
    if level in {"province", "district"} and not name[0].isdigit():
        for count in range(min(len(words), 5), 0, -1):
            run = " ".join(words[:count])
            if _known(run, level) or (word == "thành phố" and (run == "HCM" or _known(run, "province"))):
                return len(run)
        if word == "thành phố" and "." in said:
            return 0  # the stop that ends a sentence: "… trên địa bàn TP. Các cấp …"
        if len(words) > 2 or (len(words) > 1 and (words[0] in FAMILY or words[0] in _SHARED_FAMILY)):
            return 0  # a person: "Bí thư Huyện ủy Phan Văn A"
        if words[0].lower() in _NO_NAMES or (len(words[0]) > 1 and words[0].isupper() and len(words) == 1):
            return 0
    if len(words[0]) > 1 and words[0].isupper() and words[0].isalpha():
        return 0  # an acronym: "xã NTM kiểu mẫu"
    if len(words) > 2 and words[0] in FAMILY and level == "commune":
        # A person, unless communes are named after him. Only this reads the communes.
        return len(name) if gazetteer.fold(name) in gazetteer.table("communes").keys else 0
    for count in range(1, len(words)):
        left = len(words) - count
        if (words[count] in FAMILY and left > 1) or (words[count] in _SHARED_FAMILY and left > 2):
            return len(" ".join(words[:count]))
    return len(name)


def _bare_names(
    text: str, low: str, places: list[int], classed: list[Mention], start: int, end: int
) -> list[Mention]:
    """The mentions without a class word in a line, whose known names begin at `places`; none inside `classed`."""
    found = []
    done, ahead, last = start, 0, len(classed)
    for at in places:
        while ahead < last and classed[ahead].end <= at:
            ahead += 1
        if at < done or (ahead < last and classed[ahead].start <= at):
            continue
        begin = _run_start(text, at, done)
        match = _CAPITALS.match(text, begin, min(end, begin + _REACH))
        if match is None:
            continue
        done = match.end()
        if (ahead and classed[ahead - 1].end > begin) or (ahead < last and classed[ahead].start < done):
            continue
        run = match[0]
        head, _, rest = run.partition(" ")
        if head.lower() in _OPENERS and " " in rest:
            begin, run = begin + len(head) + 1, rest
        mention = _bare(text, low, begin, start, run)
        if mention is not None:
            found.append(mention)
            done = max(done, mention.end)
    return found


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


def _bare(text: str, low: str, at: int, start: int, run: str) -> Mention | None:
    """The mention at the head of a run of capitalised words, or after its acronyms ("GD&ĐT Hà Nội")."""
    words = run.replace("\xa0", " ").split(" ")
    for index, first in enumerate(words):
        mention = _bare_at(text, low, at, start, words[index:])
        if mention is not None:
            return mention
        if not (first.isupper() and len(first) > 1):
            return None
        at += len(first) + 1
    return None


def _bare_at(text: str, low: str, at: int, start: int, words: list[str]) -> Mention | None:
    """The mention that `words`, which begin at `text[at]`, begin with."""
    if words[0] in {"TPHCM", "Tphcm", "TpHCM"}:
        return Mention(at, at + 5, text[at : at + 5], "province", "thành phố", False, word_before(low, at, start))
    before = word_before(low, at, start)
    if words[:2] == ["Việt", "Nam"]:
        if len(words) > 2 or not (before in _COUNTRY_CUES or not before[-1:].isalnum()):
            return None
        return Mention(at, at + 8, "Việt Nam", "country", "", False, before)
    if before in _OTHERS:
        return None
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[:count])
        if count == len(words) and text.startswith((" - ", " – ", "-"), at + len(name)):
            joined = _joined(text, at, name)
            if joined:
                return Mention(at, at + len(joined), joined, "province", "", False, before)
        level = _bare_level(name)
        if level is None:
            continue
        rest = words[count:]
        if rest and not (len(rest) > 1 and (rest[0] in FAMILY or rest[0] in _SHARED_FAMILY)):
            return None
        return Mention(at, at + len(name), name, level, "", before in _PLURAL, before)
    return None


def _joined(text: str, at: int, name: str) -> str:
    """`name` with what a dash joins to it, where that is a province: "Bà Rịa - Vũng Tàu"."""
    match = _CAPITALS.search(text, at + len(name), at + len(name) + 20)
    whole = text[at : match.end()] if match is not None else ""
    return whole if whole and _bare_level(whole) == "province" else ""


@lru_cache(maxsize=1 << 13)
def _bare_level(name: str) -> str | None:
    """The level of a bare name of two syllables or more; Huế is the one province of a single one."""
    if " " not in name and name not in {"Huế", "HUẾ"}:
        return None
    if gazetteer.fold(name) == "hồ chí minh":
        return None  # the man, unless "thành phố" stands before
    return "province" if _known(name, "province") else "district" if _known(name, "district") else None


@lru_cache(maxsize=1 << 13)
def _known(name: str, level: str) -> bool:
    """Whether some unit of the level bears the name."""
    size = 5 if level == "province" else 6
    return any(len(code) == size for code in gazetteer.table("units").keys.get(gazetteer.fold(name), ()))


@lru_cache(maxsize=1 << 10)
def _central(name: str) -> bool:
    """Whether a city of that name is of the level of provinces."""
    units = gazetteer.table("units")
    codes = units.keys.get(gazetteer.fold(name), ())
    return any(len(code) == 5 and units.rows[code][1].startswith("Thành") for code in codes)

