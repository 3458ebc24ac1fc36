"""What in a line a figure can be about: units named or meant, and who acts for the whole country."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonghop import mentions
from tonghop.mentions import Mention

# What a figure is held against: "cao hơn giá ở Nghệ An".
_COMPARED = re.compile(r"(?:so với|hơn)(?! \d)(?:[^;,.]|\.(?=\d)){0,45}$")
# What makes a unit the field of a comparison: "lớn nhất của tỉnh A", "đầu tiên trong huyện".
_SUPERLATIVE = re.compile(
    r"(?:nhất|đầu tiên|một trong những(?: \w+){1,4})(?: của| trong| ở| tại| cả| toàn)? $"
)
# Who acts for the whole country, and how such an actor opens a clause or is cited.
_NATIONAL = re.compile(
    r"(?:Thủ tướng|Chính phủ|Chủ tịch nước|Quốc hội(?! khóa)|Bộ Chính trị|Ban Bí thư"
    r"|Ban (?:[A-ZĐ]\w+ ){1,3}(?:Trung ương|T\.?Ư|TW)"
    r"|Bộ (?:GD|Giáo|Y tế|Công|Nông|Lao|Tài|Kế|Xây|Giao|Nội|Tư|Văn|Thông|Khoa|Quốc|Ngoại|Dân))"
)
_OPENING = re.compile(
    r"(?:^|[.;:“] ?|(?:qua|nay|đó|\d{4}|\d/\d+), |Bằng khen của |Trưởng "
    r"|[Tt]heo (?:dự báo|thống kê|báo cáo|số liệu|đánh giá|thông tin)(?: \w+){0,2} (?:của )?)$"
)
# After a class word these speak of units in general: "xã nghèo", "thành phố thông minh".
_GENERAL = (
    *(
        " cũ",
        " mới",
        " khác",
        " nghèo",
        " đặc biệt",
        " khó khăn",
        " nông thôn",
        " biên giới",
        " miền núi",
        " vùng",
    ),
    *(
        " đạt chuẩn",
        " văn hóa",
        " thông minh",
        " đáng sống",
        " anh hùng",
        " NTM",
        " loại",
        " trực thuộc",
        " lân cận",
    ),
)
_CLAUSE_END = re.compile(
    r";|\.(?=\s)|,(?= (?:(?:và|có|gần|hơn|trên|khoảng|trong đó|làm|ngoài ra|cùng) )*\d[\d.,]*(?<![,.])(?!/) )"
)
# A place with its value in brackets, one of a list of them: "Hà Nội (46,8%); Hà Tĩnh (46,6%)".
_VALUED = re.compile(r" ?\([^\W\d_]{0,6} ?\d[\d.,]*[^();]{0,20}\)")
_AMOUNT = re.compile(
    r"\d(?<!năm \d)(?<!tháng \d)(?<!ngày \d)(?<!số \d)(?<![\d/.,-]\d)[\d.,]*(?:ha|km|kg|m2|%)? ?[a-zđ]"
)
_CLASS_END = re.compile(
    r"(?:tỉnh|huyện|xã|thôn|thị trấn|thị xã|phường|quận|thành phố|khóm|ấp|buôn|bon|bản|sở|ngành), $"
)

_GIVES = re.compile(r" (?:đã |cũng |sẽ )?(?:ủng hộ|tài trợ|quyên góp) (?=\d|h)")
_GIVER = re.compile(rf"\s*([{mentions.UPPER}][\w&]*(?: [{mentions.UPPER}][\w&]*)*)(?: \([^)]*\))?")

# Who lives where: "bà Hà Thị Yến (54 tuổi, trú thôn A, xã B)"; and such a person by title and given name later on.
_ADDRESS = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú)"
_RESIDENT = re.compile(
    rf"{_ADDRESS} (?:[{mentions.UPPER}]\w* ){{1,4}}"
    r"\((?=[^()]*(?:tuổi|trú|ngụ|sinh năm)|ở |[Tt]hôn |[Xx]ã |[Ấấ]p |[Pp]hường |[Kk]hu phố )([^()]{5,120})\)"
)
_CALLED = re.compile(rf"{_ADDRESS} ([{mentions.UPPER}]\w*)(?! [{mentions.UPPER}])")

_REACH = 300
"""How many characters around a name its brackets and its clause are sought."""

FAR = 1 << 60

ACTOR = "actor"
"""The `word` of a holder that acts for the whole country: "Thủ tướng", "Bộ Y tế"."""


class Holder(NamedTuple):
    """What a figure may be about: a unit or a body, with its level ("body" for bodies) and class word or kind.

    `meant` is true for a class word alone; its `name` is `None` where nothing tells which unit it stands for.
    Beyond `bracket` it is out of hearing; beyond `until` it counts only where nothing else does.
    """

    start: int
    end: int
    name: str | None
    level: str
    word: str
    meant: bool = False
    bracket: int = FAR
    until: int = FAR


def actors(text: str, start: int, end: int) -> list[Holder]:
    """Those who act for the country in `text[start:end]` and open a clause or are cited."""
    return [
        Holder(match.start(), match.end(), "cả nước", "country", ACTOR)
        for match in _NATIONAL.finditer(text, start, end)
        if _OPENING.search(text, max(start, match.start() - 40), match.start())
    ]


def givers(text: str, start: int, end: int) -> list[Holder]:
    """Bodies named by capitals alone that give something: "ABBank ủng hộ 500 triệu đồng"; no persons."""
    found: list[Holder] = []
    if all(text.find(verb, start, end) < 0 for verb in (" ủng hộ ", " tài trợ ", " quyên góp ")):
        return found
    for match in _GIVES.finditer(text, start, end):
        clause = 1 + max(text.rfind(mark, start, match.start()) for mark in ".;,:")
        name = _GIVER.fullmatch(text, max(clause, start), match.start())
        if name is not None and name[1].split(" ")[0] not in mentions.FAMILY:
            found.append(Holder(name.start(1), match.start(), name[1], "body", "giver"))
    return found


def residents(text: str, start: int, end: int) -> list[Holder]:
    """People of whom `text[start:end]` says where they live, and where it speaks of them again."""
    found: list[Holder] = []
    homes: dict[str, Holder] = {}
    for match in _RESIDENT.finditer(text, start, end):
        units = mentions.mentions(text, match.start(1), match.end(1))
        home = next((m for m in units if m.named and not m.plural and m.level != "village"), None)
        if home is not None:
            found.append(Holder(match.start(), match.end(), home.name, home.level, home.word))
    if not found:
        return []
    named = iter(found)
    upcoming = next(named, None)
    again = []
    for match in _CALLED.finditer(text, found[0].end, end):
        while upcoming is not None and upcoming.end <= match.start():
            given = text[upcoming.start : text.index(" (", upcoming.start)].rpartition(" ")[2]
            homes[given] = upcoming
            upcoming = next(named, None)
        known = homes.get(match[1])
        if known is not None:
            again.append(known._replace(start=match.start(), end=match.end()))
    return found + again


def bracket(text: str, start: int, end: int, line_end: int) -> int:
    """Where the brackets close that stand around a span; far away where there are none."""
    closing = text.find(")", end - 1, min(line_end, end + _REACH))
    opening = text.rfind("(", max(0, start - _REACH), start + 1) if closing >= 0 else -1
    if opening < 0 or any(mark in text[opening + 1 : closing] for mark in "()\n"):
        return FAR
    return closing


def holder(
    text: str,
    start: int,
    end: int,
    name: str | None,
    level: str,
    word: str,
    line_end: int,
    *,
    meant: bool = False,
) -> Holder:
    """A holder with how far it reaches: to the end of its brackets, and where it only says where a figure
    before it is ("57 nhà tại huyện A; 40 ha …"), to the end of its clause."""
    low = max(0, start - _REACH)
    clause = max(low, *(text.rfind(mark, low, start) for mark in (";", ". ", ": ", "\n")))
    until = FAR
    valued = _VALUED.match(text, end, line_end)
    if valued is not None:
        until = valued.end()
    elif _AMOUNT.search(text, clause, start):
        close = _CLAUSE_END.search(text, end, line_end)
        until = close.start() if close else FAR
    return Holder(start, end, name, level, word, meant, bracket(text, start, end, line_end), until)


def stands(text: str, mention: Mention) -> bool:
    """Whether a unit named here can be what a figure is about."""
    before = mention.before
    after = text[mention.end : mention.end + 1]
    if _aside(text, mention):
        return False
    if text[mention.start - 1 : mention.start] in {'"', "“"} and mention.level == "village":
        return False
    if mention.word:
        if mention.word == "toàn quốc":
            return before in {"trên", "trong", "vi", "", ".", ",", ";", "“"}
        return before not in {"từ", "lên"}
    if mention.level == "country":
        return True
    follows = text[mention.end : mention.end + 4]
    return not (
        before in {",", ":", "từ", "lên", "như"} and (after in ",.;)" or follows.startswith((" và", " - ")))
    )


def _aside(text: str, mention: Mention) -> bool:
    """Whether the unit is only what something is held against."""
    at = mention.start
    before = text[max(0, at - 60) : at]
    if ("hơn" in before or "so với" in before) and _COMPARED.search(before):
        return True
    return ("nhất" in before or "đầu tiên" in before or "một trong" in before) and bool(
        _SUPERLATIVE.search(before)
    )


def means(text: str, mention: Mention) -> bool:
    """Whether a class word without a name stands for a unit here, not for a body's level ("UBND huyện")."""
    before = mention.before
    after = text[mention.end : mention.end + 1]
    if _aside(text, mention):
        return False
    if text.startswith(_GENERAL, mention.end):
        return False
    if before == ",":
        return (
            after == " "
            and mention.level != "village"
            and not _CLASS_END.search(text, max(0, mention.start - 14), mention.start)
        )
    return before in mentions.MEANING and not (
        after == "," and text.startswith((", xã", ", huyện", ", thị"), mention.end)
    )
