"""Places and schools that bear a person's name: "đường Nguyễn Văn Linh", "Trường THPT Trần Hưng Đạo"."""

from __future__ import annotations

from tonghop.grammar import CAPITAL
from tonghop.patterns import lazy
from tonghop.titles import LEVEL

_REACH = 60
"""Characters before a name in which the word that makes it a place's is looked for."""
_WORD = 12
"""Characters that take in a word before a name."""

_CAPITALISED_BEFORE = lazy(rf"(?:{CAPITAL} )+$")
_NO_SCHOOL = r"(?<!môi )(?<!thị )(?<!hội )(?<!công )(?<!nông )(?<!lâm )(?<!đoàn )(?<!hiện )"
_BEFORE_TWO = lazy(
    rf"(?<!\w)(?:{LEVEL.pattern.replace('(?i:', '(?:')}|đường|phố|sông|núi|(?<!yêu )cầu|ga|chợ|{_NO_SCHOOL}trường"
    r"|công ty|bệnh viện)\s$"
)
"""What makes a name of two syllables a place's: a hero of the revolution has three or four."""
_BEFORE_ANY = lazy(
    r"(?<!\w)(?:(?<!con )đường|đại lộ|(?<!khu )(?<!tổ )phố|(?<!yêu )(?<!nhu )(?<!toàn )(?<!cung )(?<!bóng )(?<!địa )cầu"
    r"|ngõ|hẻm|công viên|quảng trường|vòng xoay|ngã (?:ba|tư|năm|sáu)|nút giao|bến xe|bến phà|khu chợ|chợ"
    r"|trường (?:thpt|thcs|th|tiểu học|mầm non|mẫu giáo|phổ thông|trung học(?: (?:cơ sở|phổ thông))?|đại học|cao đẳng"
    r"|chính trị)(?: chuyên)?|(?:tại|ở|của|sinh|đạo|viên|huynh) trường)\s$"
)
_LASTS = LEVEL.forms | frozenset(
    "đường lộ phố núi sông cầu ngõ hẻm viên trường xoay ba tư năm sáu giao xe phà chợ ga ty viện thpt thcs th học non"
    " giáo thông sở đẳng trị chuyên trấn bản khu vực".split()
)
"""The last words of these."""
_MARKET = "chợ "
_POST = lazy(r"(?<!\w)(?:trưởng|phó|giám đốc|bảo vệ|nhân viên|cán bộ|tiểu thương)(?!\w)[^,]*$")
"""Whoever works on a market is named after it: "Tổ trưởng tổ bảo vệ chợ Nguyễn Văn An"."""


def of_place(text: str, left: int, start: int, end: int) -> bool:
    """Whether the word before the name `text[start:end]`, or before the capitalised words there, makes it a place's.

    >>> [of_place(text, 0, text.index("Ng"), len(text)) for text in ("Trên đường Nguyễn Văn Linh",
    ...     "Tổ trưởng tổ bảo vệ chợ Nguyễn Văn An", "Sở Tài nguyên và Môi trường Nguyễn An", "phường Nguyễn Trãi")]
    [True, False, False, True]
    """
    word = text[max(left, start - _WORD) : max(start - 1, 0)].rpartition(" ")[2]
    if not word[:1].isupper() and word not in _LASTS:
        return False  # as most
    more = _CAPITALISED_BEFORE.search(text, max(left, start - _REACH), start)
    pattern = _BEFORE_TWO if text.count(" ", start, end) == 1 else _BEFORE_ANY
    for at in (start, more.start()) if more else (start,):
        before = text[max(left, at - _REACH) : at].lower()
        if pattern.search(before):
            return not (before.endswith(_MARKET) and _POST.search(before))
    return False
