"""Words by which a text may name a unit, a body or who acts for the country: all found in one pass.

What a word is there, the modules of each decide: `mentions`, `bodies`, `holders`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from tonghop import gazetteer
from tonghop.scan import Scan, views

CLASSES = (
    *("tỉnh", "tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn", "thành phố", "thành ủy", "thành uỷ", "tp", "thủ đô"),
    *("huyện", "huyện ủy", "huyện uỷ", "huyện đoàn", "quận", "quận ủy", "quận uỷ"),
    *("thị xã", "thị ủy", "thị uỷ", "tx", "xã", "phường", "thị trấn", "đặc khu"),
    *("thôn", "ấp", "bản", "buôn", "bon", "khóm", "khu phố", "tổ dân phố", "làng", "xóm"),
    *("cả nước", "nước ta", "toàn quốc"),
)
"""Class words of units, also within the names of their committees."""

HEADS = (
    *("công ty", "cty", "tập đoàn", "hợp tác xã", "htx", "ngân hàng", "xí nghiệp", "nhà máy"),
    *("trường", "bệnh viện", "học viện"),
)
"""What names of bodies begin with."""

ACTORS = (
    *(
        "thủ tướng",
        "chính phủ",
        "chủ tịch nước",
        "quốc hội",
        "ban",
        "bộ chính trị",
        "bộ gd",
        "bộ gdđt",
        "bộ y tế",
    ),
    *(
        f"bộ {what}"
        for what in "giáo công nông lao tài kế xây giao nội tư văn thông khoa quốc ngoại dân".split()
    ),
)
"""What those who act for the whole country are called by."""

GIVING = ("ủng hộ", "tài trợ", "quyên góp")

OWNERS = (
    *(
        f"{link} {office}"
        for link in ("của", "trong", "thuộc")
        for office in ("cục", "tổng cục", "chi cục", "vụ", "đảng ủy", "đảng uỷ", "đảng bộ")
    ),
    *("toàn ngành", "cả ngành", "của ngành"),
)
"""Offices that own what stands before, and what brings back the whole."""


Spot = tuple[int, int, int]
"""Start, end and sort of a word."""


class Spots(NamedTuple):
    """The words of each sort in a text, in lower case or not, by their ends."""

    classes: list[Spot]
    names: list[Spot]
    heads: list[Spot]
    actors: list[Spot]
    giving: list[Spot]
    owners: list[Spot]


@lru_cache(maxsize=4)
def find(text: str) -> Spots:
    """The spots in a text. What an article is about and what its figures are about ask in turn."""
    spots = Spots([], [], [], [], [], [])
    for spot in _scan().find(views(text).spaced, 0, len(text)):
        spots[spot[2]].append(spot)
    return spots


def within(spots: list[Spot], start: int, end: int) -> list[Spot]:
    """Those of one sort that lie in `text[start:end]`."""
    first = bisect_left(spots, (start, 0, 0))
    if first == len(spots) or spots[first][1] > end:
        return []
    return spots[first : bisect_right(spots, end, first, key=_stop)]


def _stop(spot: Spot) -> int:
    return spot[1]


@cache
def _scan() -> Scan[int]:
    sorts = (CLASSES, _names(), HEADS, ACTORS, GIVING, OWNERS)
    return Scan({word: sort for sort, words in enumerate(sorts) for word in words})


def _names() -> list[str]:
    """Names of provinces and districts that may stand without a class word, in every spelling."""
    names = ["huế", "việt nam", "tphcm"]
    units = gazetteer.table("units")
    for key, codes in units.keys.items():
        words = key.split(" ")
        if len(words) > 1:
            names += gazetteer.spellings(key)
            if len(words) > 2 and len(codes[0]) == 5:  # a mark may stand between: "Thừa Thiên - Huế"
                names += [" ".join(words[:count]) for count in range(2, len(words))]
        name = units.rows[codes[0]][1].lower().partition(" ")[2]
        if "'" in name:  # a space to the scan: "Cư M'gar"
            names += gazetteer.spellings(name.replace("'", " "))
    return names
