"""What a run of capitalised words names: how far the name of a unit goes, and where a known one begins.

Titles run straight on into a person's name ("tỉnh Bắc Kạn Đỗ Thị A"), so a name ends where the gazetteer or a
family name says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tonghop import gazetteer

UPPER = "".join(
    letter
    for letter in map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x180), 0x1A0, 0x1AF, *range(0x1EA0, 0x1EFA)])
    if letter.isupper()
)
"""The capital letters of Vietnamese, for character classes."""

# Family names. Those of the second set are common in place names too: they end a name only before two words.
FAMILY = frozenset("Nguyễn Trần Phạm Huỳnh Đặng Bùi Đỗ Võ Vũ Ngô Trương Đinh Lê Đoàn".split())
_SHARED_FAMILY = frozenset(
    (
        "Hồ Lý Dương Hoàng Phan Mai Tô Thái Hà Cao Châu Đào Tạ Trịnh Lương Lưu Lâm Tống Phùng Vương Kiều Chu "
        "Quách Triệu Nông Hứa Văn Giàng Ma"
    ).split()
)
# What follows "tỉnh", "huyện" without being their name: "huyện Đoàn", "tỉnh UBND".
_NO_NAMES = frozenset({"ủy", "uỷ", "đoàn", "đảng", "hội", "ban", "công", "sở", "phòng", "ông", "bà"})
# A capital that only opens a sentence: "Tại Quảng Bình, …".
_OPENERS = frozenset(
    "tại ở riêng còn với hiện theo đến từ về trong trên ngoài và nhưng như do của cho nếu khi qua vì để mà".split()
)


# Class words as they are shortened before a name: "TX An Nhơn", "Q.1".
_SHORT = re.compile(r"(?:t[pxt]|[qhpx])(?:\. ?| |(?=\d))", re.IGNORECASE)


def bare_name(name: str, word: str) -> str:
    """The name of a unit without its class word, which is `word` or short for it."""
    if word and name[: len(word)].lower() == word:
        return name[len(word) :].strip()
    match = _SHORT.match(name) if word else None
    return name[match.end() :] if match is not None else name


def name_size(name: str, said: str, word: str, level: str) -> int:
    """How many characters of the capitalised run `name` are the name of a unit of that class; 0 for none."""
    words = name.split(" ")
    if level in {"province", "district"} and not name[0].isdigit():
        for count in range(min(len(words), 5), 0, -1):
            run = " ".join(words[:count])
            if gazetteer.known(run, level) or (
                word == "thành phố" and (run == "HCM" or gazetteer.known(run, "province"))
            ):
                return len(run)
        if word in {"thành phố", "thị xã"} and "." in said:
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
        shared = words[count] in _SHARED_FAMILY and left > 2 and words[count + 1] not in FAMILY
        if (words[count] in FAMILY and left > 1) or shared:
            return len(" ".join(words[:count]))
    return len(name)


@lru_cache(maxsize=1 << 12)
def units_of(run: str, joins: bool) -> tuple[tuple[int, int, str], ...]:
    """Offset, length and level of what a run of capitalised words may name, the likeliest first.

    `joins` says that a dash follows, which may go on with the name.
    """
    found: list[tuple[int, int, str]] = []
    words = run.replace("\xa0", " ").split(" ")
    if run == "Tphcm" or not all(word[:1].isupper() for word in words):
        return ()
    offset = 0
    if words[0].lower() in _OPENERS and len(words) > 2:
        offset = len(words.pop(0)) + 1
    for index, first in enumerate(words):
        if first in {"TPHCM", "Tphcm", "TpHCM"}:
            found.append((offset, 5, "city"))
            break
        if words[index : index + 2] == ["Việt", "Nam"]:
            if len(words) == index + 2:
                found.append((offset, 8, "country"))
        else:
            found += _known_at(words[index : index + 6], offset, joins and index > len(words) - 5)
        if not (first.isupper() and len(first) > 1):
            break
        offset += len(first) + 1
    return tuple(found)


def _known_at(words: list[str], offset: int, joins: bool) -> list[tuple[int, int, str]]:
    """The name that `words` begin with."""
    found: list[tuple[int, int, str]] = []
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[:count])
        if joins and count == len(words):
            found.append((offset, len(name), "joined"))
        level = gazetteer.bare_level(name)
        if level is not None:
            rest = words[count:]
            if not rest or (len(rest) > 1 and (rest[0] in FAMILY or rest[0] in _SHARED_FAMILY)):
                found.append((offset, len(name), level))
            break
    return found
