"""Where a text names an administrative unit, or means one by its class word alone ("toàn tỉnh", "của xã").

A name is a class word and the capitalised words after it ("huyện Bình Liêu"), or capitalised words that the
gazetteer knows as a province or district ("Bắc Kạn"). Titles run straight on into a person's name ("tỉnh Bắc
Kạn Đỗ Thị A"), so a name ends where the gazetteer or a family name says so.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tonghop import gazetteer

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
# Class words by their rarest letters, what comes before checked after: `re` skips to a possible first letter, and
# rare letters make that four times as fast as the words from their beginning.
_CLASS = re.compile(
    r"(?:ỉnh(?<=[Tt]ỉnh)(?: ủy| uỷ| đoàn)?|ành (?<=[Tt]hành )(?:phố|ủy|uỷ)|ị (?<=[Tt]hị )(?:xã|trấn|ủy|uỷ)"
    r"|ện(?<=[Hh]uyện)(?: ủy| uỷ| đoàn)?|ận(?<=[Qq]uận)(?: ủy| uỷ)?|ã(?<=[Xx]ã)(?! hội)|ờng(?<=[Pp]hường)"
    r"|ặc (?<=[Đđ]ặc )khu|ôn(?<=[Tt]hôn)|ôn(?<=[Bb]uôn)|ủ (?<=[Tt]hủ )đô|ổ (?<=[Tt]ổ )dân phố|ấp(?<!\wấp)|Ấp"
    r"|ản(?<=[Bb]ản)|óm(?<=[Kk]hóm)|óm(?<=[Xx]óm)|ố(?<=[Kk]hu phố)|àng(?<=[Ll]àng)|ả (?<=[Cc]ả )nước"
    r"|ớc (?<=[Nn]ước )ta|àn (?<=[Tt]oàn )quốc|Bon|bon|T[Pp])(?!\w)(?:(?<=T[Pp])\.)?|TX\."
)
_WORDS = {
    **dict.fromkeys(("tp", "tp.", "thành ủy", "thành uỷ", "thủ đô"), "thành phố"),
    **dict.fromkeys(("tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn"), "tỉnh"),
    **dict.fromkeys(("huyện ủy", "huyện uỷ", "huyện đoàn"), "huyện"),
    **dict.fromkeys(("quận ủy", "quận uỷ"), "quận"),
    **dict.fromkeys(("thị ủy", "thị uỷ", "tx."), "thị xã"),
}
_LEVELS = {
    **dict.fromkeys(("tỉnh",), "province"),
    **dict.fromkeys(("thành phố", "huyện", "quận", "thị xã"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("cả nước", "nước ta", "toàn quốc"), "country"),
}
_CLASS_WORDS = frozenset(word.rstrip(".") for word in [*_WORDS, *_LEVELS]) | {
    *("thôn", "ấp", "bản", "buôn", "bon", "khóm", "khu phố", "tổ dân phố", "làng", "xóm")
}
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
    found: list[Mention] = []
    for match in _CLASS.finditer(text, start, end):
        rare = match.start()
        at = max(start, text.rfind(" ", start, rare) + 1)
        if not text[at : rare + 1].isalpha():
            at = rare
            while at > start and text[at - 1].isalpha():
                at -= 1
        if text[at : match.end()] in {"phố", "Phố"}:
            at -= len("khu ")
        if text[at : match.end()].lower().rstrip(".") in _CLASS_WORDS:
            found.append(_classed(text, at, match.end(), end))
    bare: list[Mention] = []
    upcoming = iter(found)
    nearest = next(upcoming, None)
    done, firsts = start, _firsts()
    for match in _CAPITALS.finditer(text, start, end):
        while nearest is not None and nearest.end <= match.start():
            nearest = next(upcoming, None)
        if nearest is not None and nearest.start < match.end() and match.start() < nearest.end:
            continue
        if match.start() < done:
            continue
        at, run = match.start(), match[0]
        head, _, rest = run.partition(" ")
        if head.lower() in _OPENERS and " " in rest:
            at, run = at + len(head) + 1, rest
            head = rest.partition(" ")[0]
        if head.lower() not in firsts and not (len(head) > 1 and head.isupper()):
            continue
        mention = _bare(text, at, run)
        if mention is not None:
            bare.append(mention)
            done = mention.end
    return sorted(found + bare) if bare else found


@lru_cache(maxsize=1 << 10)
def of_line(line: str) -> tuple[Mention, ...]:
    """The mentions in a line; kept, as what an article is about and what its figures are about ask in turn."""
    return tuple(mentions(line, 0, len(line)))


def word_before(text: str, at: int) -> str:
    """The word before `text[at]` in lower case; a mark where one stands between; "" at the start of a line."""
    end = at
    while end > 0 and text[end - 1] in " \xa0":
        end -= 1
    word = text[text.rfind(" ", 0, end) + 1 : end]
    if word.isalnum():
        return word.lower()
    begin = end
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    return text[begin:end].lower() if begin < end else text[end - 1 : end].strip()


def _classed(text: str, start: int, at: int, end: int) -> Mention:
    """The mention that the class word `text[start:at]` opens."""
    said = text[start:at].lower()
    word = _WORDS.get(said, said)
    level = _LEVELS.get(word, "village")
    before = word_before(text, start)
    plural = before in _PLURAL or before.isdigit()
    if level == "country":
        return Mention(start, at, text[start:at].lower(), level, word, False, before)
    match = _NAME.match(text, at, end)
    size = _name_size(match[1], said, word, level) if match is not None else 0
    if match is None or not size or (said == "bản" and before in {"văn", "kịch", "cơ"}):
        name = "Hà Nội" if said == "thủ đô" else ""
        return Mention(start, at, name, "province" if name else level, word, plural, before)
    stop = match.start(1) + size
    rest = text[match.start(1) : stop]
    if said == "thủ đô":
        name = rest
    elif said != word and said not in {"tp", "tp.", "tx."}:
        name = f"{word} {rest}"
    elif rest[0].isdigit() or said.startswith(("tp", "tx")):
        name = text[start:stop]
    else:
        name = text[start].lower() + text[start + 1 : stop]
    if word == "thành phố" and (rest == "HCM" or _central(rest)):
        level = "province"
    return Mention(start, stop, name, level, word, plural, before)


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


def _bare(text: str, start: int, run: str) -> Mention | None:
    """The mention at the head of a run of capitalised words, or after its acronyms ("GD&ĐT Hà Nội")."""
    firsts = _firsts()
    words = run.replace("\xa0", " ").split(" ")
    offset = 0
    for index, first in enumerate(words):
        if first.lower() in firsts:
            mention = _bare_at(text, start + offset, words[index:])
            if mention is not None:
                return mention
        if not (first.isupper() and len(first) > 1):
            return None
        offset += len(first) + 1
    return None


def _bare_at(text: str, at: int, words: list[str]) -> Mention | None:
    """The mention that `words`, which begin at `text[at]`, begin with."""
    if words[0] in {"TPHCM", "Tphcm", "TpHCM"}:
        return Mention(at, at + 5, text[at : at + 5], "province", "thành phố", False, word_before(text, at))
    before = word_before(text, at)
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


@cache
def _firsts() -> frozenset[str]:
    """First syllables of provinces and districts, as a cheap sieve for capitalised words."""
    units = gazetteer.table("units")
    return frozenset(
        [key.split(" ")[0] for key in units.keys]
        + [row[1].split(" ", 2)[-1].split(" ")[0].lower() for row in units.rows.values()]
        + [row[1].split(" ")[1].lower() for row in units.rows.values()]
        + ["đăk", "đắc", "đak", "việt", "tphcm", "huế", "hoà"]
    )
