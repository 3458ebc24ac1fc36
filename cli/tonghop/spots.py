"""Words by which a text may name a unit, a body or who acts for the country: all found in one pass.

What a word is there, the modules of each decide: `mentions`, `bodies`, `holders`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tonghop import gazetteer
from tonghop.scan import Hit, Topic

CLASSES = (
    *("tỉnh", "tỉnh ủy", "tỉnh uỷ", "tỉnh đoàn", "thành phố", "thành ủy", "thành uỷ", "tp", "thủ đô"),
    *("huyện", "huyện ủy", "huyện uỷ", "huyện đoàn", "quận", "quận ủy", "quận uỷ"),
    *("thị xã", "thị ủy", "thị uỷ", "tx", "xã", "phường", "thị trấn", "đặc khu"),
    *("tt", "q", "h", "p", "x"),
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
        for what in (
            "giáo công nông lao tài kế xây giao nội tư văn thông khoa quốc ngoại dân"
            " lđ nn nnptnt gt gtvt tn tnmt kh khđt khcn vh vhttdl tt tttt"
        ).split()
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


Spot = Hit[None]
"""Where a word stands."""


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


def _topic(words: Sequence[str]) -> Topic[None]:
    return Topic(lambda: dict.fromkeys(words))


classes = _topic(CLASSES)
names = Topic(lambda: dict.fromkeys(_names()))
heads = _topic(HEADS)
actors = _topic(ACTORS)
giving = _topic(GIVING)
owners = _topic(OWNERS)
