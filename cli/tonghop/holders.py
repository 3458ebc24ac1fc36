"""What in a line a figure can be about: units named or meant, and who acts for the whole country."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tonghop import gazetteer, mentions, spots
from tonghop.mentions import Mention
from tonghop.patterns import lazy
from tonghop.unitnames import FAMILY, UPPER

# What a figure is held against: "cao hơn giá ở Nghệ An".
_COMPARED = re.compile(r"(?:so với|hơn)(?! \d)(?:[^;,.]|\.(?=\d)){0,45}$")
# What is told of a road is not told of its ends: "có điểm đầu tại xã A và điểm cuối …", "nối xã A với xã B".
_END_OF_ROAD = lazy(r"điểm (?:đầu|cuối)(?! (?:mối|cầu|năm))(?:[^.;]|\.(?! )|(?<=TP)\.){0,90}\Z")
_JOINED = lazy(r"nối (?:liền |giữa |từ |với )*(?:[^.;,]{0,40} (?:với|và|đến) )?(?:[a-zđ][^\W\d_]* ){0,2}\Z")
# What makes a unit the field of a comparison: "lớn nhất của tỉnh A", "đầu tiên trong huyện".
_SUPERLATIVE = re.compile(
    r"(?:nhất|đầu tiên|một trong những(?: \w+){1,4})(?: của| trong| ở| tại| cả| toàn)? $"
)
# Who acts for the whole country, and how such an actor opens a clause or is cited.
_NATIONAL = re.compile(
    r"(?:Thủ tướng|Chính phủ|Chủ tịch nước|Quốc hội(?! khóa)|Bộ Chính trị|Ban Bí thư"
    r"|Ban (?:[A-ZĐ]\w+ ){1,3}(?:Trung ương|T\.?Ư|TW)"
    r"|Bộ (?:GD|LĐ|NN|GT|TN|KH|VH|TT|Giáo|Y tế|Công|Nông|Lao|Tài|Kế|Xây|Giao|Nội|Tư|Văn|Thông|Khoa|Quốc|Ngoại|Dân))"
)
_OPENING = re.compile(
    r"(?:^|[.;:“] ?|(?:qua|nay|đó|\d{4}|\d/\d+), |Bằng khen của |Trưởng "
    r"|[Tt]heo (?:dự báo|thống kê|báo cáo|số liệu|đánh giá|thông tin)(?: \w+){0,2} (?:của )?)$"
)
# A minister tells of the country, but visits one place: "Bộ trưởng Bộ Y tế Lê Văn A cho biết".
_MINISTERS = ("Bộ trưởng ", "Thứ trưởng ")
_TELLS = re.compile(r"[^.;:,]{0,60} (?:cho biết|cho hay)(?![^\W\d_])")
# What he orders is about those he orders: "Thủ tướng yêu cầu tỉnh A …".
_ORDERING = re.compile(
    r"(?: [^\s.,;:]+){0,8}? (?:yêu cầu|chỉ đạo|giao|đề nghị) "
    r"(?=[^.;]{0,200}(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện) [A-ZĐ])"
)
_OPENED = (".", ";", ":", "“", ". ", "; ", ": ", "“ ", ", ", "Bằng khen của ", "Trưởng ")
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
# Where somebody was when it happened: "bị lũ cuốn khi đi qua suối ở xã A; 4 nhà sập".
_PASSING_BY = lazy(r"\w khi (?:[^,.;:]|, (?=(?:xã|phường|thị|huyện|quận|tỉnh|thành|TP) ?))*(?:, )?\Z")
# "Tại chợ A (huyện B) có 17 hộ"
_FRONTED_PLACE = lazy(r"(?:\A|[\n.;“] ?|, )([Tt]ại|[Ởở]) [^.;:(),\n]{2,80} \Z")
_CLASS_END = re.compile(
    r"(?:tỉnh|huyện|xã|thôn|thị trấn|thị xã|phường|quận|thành phố|khóm|ấp|buôn|bon|bản|sở|ngành), $"
)

_GIVER = lazy(rf"\s*([{UPPER}][\w&]*(?: [{UPPER}][\w&]*)*)(?: \([^)]*\))?")

# Who lives where: "bà Hà Thị Yến (54 tuổi, trú thôn A, xã B)"; and such a person by title and given name later on.
_ADDRESS = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú)"
_PERSON = lazy(rf"{_ADDRESS} (?:[{UPPER}]\w* ){{1,4}}\Z")
_INSIDE = re.compile(
    r"\((?=[^()]*(?:tuổi|trú|ngụ|sinh năm|SN ?\d|, ở )|ở |[Tt]hôn |[Xx]ã |[Ấấ]p |[Pp]hường |[Kk]hu phố )"
    r"([^()]{5,120})\)"
)
_CALLED = lazy(rf"{_ADDRESS} ([{UPPER}]\w*)(?! [{UPPER}])")

_REACH = 300
"""How many characters around a name its brackets and its clause are sought."""

_NEAR = 100
"""A figure so near behind a name is in its clause if no mark stands between."""

_PERSON_SIZE = 100
"""No name of a person with a title is longer."""

# One more name after those of a list; a list ends with "và", or where its clause does.
_NEXT_NAME = re.compile(rf"(, | và )([{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,3}})(?![\w'’])")
LINKS = frozenset({", ", " v"})
_LIST_ENDS = frozenset({"", ".", ";", ":", ")", "\n", "…", "("})
# What begins no name of a unit.
_NO_UNITS = frozenset(
    (
        "Công Chủ Bí Trường Sở Ban Bộ Hội Đoàn Đảng Trung Bệnh Phó Trưởng Giám Ông Bà Anh Chị Em Thủ Tổng Ngày Năm"
        " Tháng Theo Tại Đến Hiện Nhà Đội Phòng Chi Tổ Thôn Xã Huyện Phường Quận Thị Thành Tỉnh Khu Ủy Mặt Viện Cục"
        " Hợp Tập Ngân Quỹ Dự Nghị Quyết Luật Trong Trên Ở Với Cùng Các Những Một Hai Ba Đây Đó Do Vì Nếu Khi Sau"
        " Trước Từ Qua Quốc Chính Đại Nhân"
    ).split()
)

_COMING = re.compile(r"(?: (?:tôi|chúng tôi|mình))?, \Z")
_VISITED = 20

# Before or after a unit these words and marks say that a figure is not about it.
_NATIONWIDE = frozenset({"trên", "trong", "vi", "", ".", ",", ";", "“"})
_REACHED = frozenset({"từ", "lên"})
_PASSING = frozenset({",", ":", "từ", "lên", "như"})
_ENDS = frozenset({"", ",", ".", ";", ")"})
_QUOTES = frozenset({'"', "“"})

# What is named as an example is no scene for what is said next: "… ở các nơi, đặc biệt là huyện A. Nay có 17 …".
_EXAMPLES = tuple(
    f"{cue} {link}"
    for cue in (" như", "đặc biệt là", "nhất là", "đó là")
    for link in ("", "tại ", "ở ", "của ")
)
_EXAMPLE_ENDS = frozenset(cue[-2:] for cue in _EXAMPLES)
_NEXT = lazy(
    r"[;.](?=\s)|[;.]?[”\"](?=\s|$)"
    r"|, (?=(?:hiện|đến nay|nay|nên|vì vậy|do đó|tổng|trong khi|nhưng|song|riêng|còn)(?!\w))"
)
# A place with its value in a list of the like, some of unknown places: "Củ Chi 80 mm, Phú Hữu 166 mm, …".
_ITEM = lazy(rf" \d[\d.,]*\d?(?: [^\W\d_]+){{1,3}}(?=[,;] [{UPPER}][\w ]{{0,30}} \d)")
_AMONG = re.compile(
    r"(?:[^.] như|đặc biệt là|nhất là)(?: tại| ở)? "
    rf"(?:(?:[^\W\d_]+ ){{0,2}}[{UPPER}]\w*(?: [{UPPER}]\w*)*(?:, | và )){{0,5}}\Z"
)
_ANOTHER = lazy(
    rf"(?: và |, )(?:[{UPPER}]|(?:trường|bệnh viện|xã|phường|thị|huyện|quận|tỉnh|thành|thôn|ấp|bản) )"
)

# What a branch as a whole has: "số thu năm 2023 của ngành Thuế".
_SUM = lazy(r" (?:thu|chi|nợ|vốn|biên chế|tài sản)(?: [^\W\d_]+){0,2}(?: năm \d{4})? $")

FAR = 1 << 60

ACTOR = "actor"
"""The `word` of a holder that acts for the whole country: "Thủ tướng", "Bộ Y tế"."""


ROAD = "đường"
"""The `word` of a holder that stands for the ends of a road."""

WHOLE = "ngành"
"""The `word` of a holder that is all of what the article is about: "toàn ngành"."""


class Holder:
    """What a figure may be about: a unit or a body, with its level ("body" for bodies) and class word or kind.

    `meant` is true for a class word alone; its `name` is `None` where nothing tells which unit it stands for.
    How far it reaches is worked out when asked: to the end of its brackets, and where it only says where a figure
    before it is ("57 nhà tại huyện A; 40 ha …"), to the end of its clause. Without a `text` it reaches on for ever.
    """

    __slots__ = (
        "_bracket",
        "_close",
        "_line_end",
        "_text",
        "_until",
        "end",
        "level",
        "meant",
        "name",
        "start",
        "word",
    )

    def __init__(
        self,
        start: int,
        end: int,
        name: str | None,
        level: str,
        word: str,
        meant: bool = False,
        text: str | None = None,
        line_end: int = 0,
    ) -> None:
        self.start, self.end, self.name, self.level, self.word, self.meant = (
            start,
            end,
            name,
            level,
            word,
            meant,
        )
        self._text, self._line_end = text or "", line_end
        self._bracket = self._until = self._close = FAR if text is None else -1

    def heard(self, at: int) -> bool:
        """Whether `at` is not beyond the brackets that it stands in."""
        if self._bracket < 0:
            if at < self.end + _NEAR and self._text.find(")", self.end - 1, at) < 0:
                return True
            self._bracket = bracket(self._text, self.start, self.end, self._line_end)
            if self._bracket < FAR and _glosses_where(self._text, self.start):
                self._bracket = FAR
        return at <= self._bracket

    def only_to(self, at: int) -> None:
        """Lets it be heard no further than `at`."""
        self._bracket = min(bracket(self._text, self.start, self.end, self._line_end), at)

    def reaches(self, at: int) -> bool:
        """Whether a figure at `at` is in its clause; beyond, it counts only where nothing else does."""
        if self._until < 0:
            text, end = self._text, self.end
            if at < end + _NEAR:
                gap = text[end:at]
                if not ("," in gap or "." in gap or ";" in gap or "(" in gap):
                    return True
            valued = _VALUED.match(text, end, self._line_end) if text.find("(", end, end + 2) >= 0 else None
            if valued is not None:
                self._until = valued.end()
                return at <= self._until
            if self._close < 0:
                close = _CLAUSE_END.search(text, end, self._line_end)
                self._close = close.start() if close is not None else FAR
            if at <= self._close:
                return True
            low = _clause_start(text, self.start)
            if _AMOUNT.search(text, low, self.start) is not None:
                self._until = self._close
            else:
                passing = " khi " in text[low : self.start] and bool(
                    _PASSING_BY.search(text, low, self.start)
                )
                mark = text.find(";", end, min(self._line_end, end + _REACH)) if passing else -1
                self._until = mark if mark >= 0 else FAR
        return at <= self._until

    def moved(self, start: int, end: int, name: str | None) -> Holder:
        """The same at another place, under another name."""
        return Holder(start, end, name, self.level, self.word, self.meant)


def actors(text: str, start: int, end: int) -> list[Holder]:
    """Those who act for the country in `text[start:end]` and open a clause or are cited."""
    found: list[Holder] = []
    free = start
    for at, _, _ in spots.actors.within(text, start, end):
        if at < free or not text[at].isupper():
            continue
        match = _NATIONAL.match(text, at, end)
        if match is not None:
            free = match.end()
            before = text[max(0, at - 40) : at].rpartition("\n")[2]
            likely = not before or before.endswith(_OPENED) or "heo " in before
            if before.endswith(_MINISTERS):
                likely = _TELLS.match(text, free, end) is not None
            else:
                likely = likely and _OPENING.search(before) is not None
            if likely and not _ORDERING.match(text, free, end):
                found.append(Holder(at, free, "cả nước", "country", ACTOR))
    return found


def givers(text: str, start: int, end: int) -> list[Holder]:
    """Bodies named by capitals alone that give something: "ABBank ủng hộ 500 triệu đồng"; no persons."""
    found: list[Holder] = []
    for at, stop, _ in spots.giving.within(text, start, end):
        after = text[stop + 1 : stop + 2]
        if text[at:stop] not in spots.GIVING or not (after == "h" or after.isdigit()):
            continue
        verb = at - 1
        for mood in (" đã", " cũng", " sẽ"):
            if text.endswith(mood, start, verb):
                verb -= len(mood)
                break
        clause = 1 + max([text.rfind(mark, max(start, verb - _REACH), verb) for mark in ".;,:\n"])
        name = _GIVER.fullmatch(text, max(clause, start, verb - _REACH), verb)
        if name is not None and name[1].split(" ")[0] not in FAMILY:
            found.append(Holder(name.start(1), verb, name[1], "body", "giver"))
    return found


def wholes(text: str, place: str) -> list[Holder]:
    """Where a text comes back from one of its bodies to the whole that it is about: "Toàn ngành y tế còn 17 bác sĩ"."""
    found = []
    for at, end, _ in spots.owners.find(text):
        if text[end - 1] != "h" or _aside(text, at):
            continue
        if text[at] != "c" or text[at + 1] == "ả" or _SUM.search(text, max(0, at - _NEAR), at):
            found.append(Holder(at, end, place, "country", WHOLE))
    return found


def addresses(text: str) -> list[int]:
    """Where brackets open that tell an address after a word with a capital."""
    found = []
    opening = text.find("(")
    while opening >= 0:
        if text[text.rfind(" ", 0, opening - 1) + 1].isupper() and _INSIDE.match(
            text, opening, opening + _REACH
        ):
            found.append(opening)
        opening = text.find("(", opening + 1)
    return found


def residents(text: str, start: int, end: int) -> list[Holder]:
    """People of whom `text[start:end]` says where they live, and where it speaks of them again."""
    found: list[Holder] = []
    homes: dict[str, Holder] = {}
    opening = text.find("(", start, end)
    while opening > start:
        # A capital before and an address within tell most brackets from these.
        if text[text.rfind(" ", start, opening - 1) + 1].isupper() and (
            inside := _INSIDE.match(text, opening, min(end, opening + _REACH))
        ):
            person = _PERSON.search(text, max(start, opening - _PERSON_SIZE), opening)
            units = mentions.mentions(text, inside.start(1), inside.end(1)) if person else []
            home = next((m for m in units if m.name and not m.plural and m.level != "village"), None)
            if person is not None and home is not None:
                found.append(Holder(person.start(), inside.end(), home.name, home.level, home.word))
        opening = text.find("(", opening + 1, end)
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
            again.append(known.moved(match.start(), match.end(), known.name))
    return found + again


def bracket(text: str, start: int, end: int, line_end: int) -> int:
    """Where the brackets close that stand around a span; far away where there are none."""
    closing = text.find(")", end - 1, min(line_end, end + _REACH))
    opening = text.rfind("(", max(0, start - _REACH), start + 1) if closing >= 0 else -1
    if opening < 0 or any(mark in text[opening + 1 : closing] for mark in "()\n"):
        return FAR
    return closing


def examples(text: str, found: list[Holder], line_end: int) -> None:
    """Lets those of `found` that are only examples be heard no further than their clause."""
    until = -1
    for holder in found:
        start, end = holder.start, holder.end
        if text[start - 2 : start] in _EXAMPLE_ENDS and text.endswith(_EXAMPLES, 0, start):
            if "đó là" in text[start - 12 : start] and not _ANOTHER.match(text, end):
                continue  # "Nổi bật đó là xã A": what is told of goes on
            close = _NEXT.search(text, end, min(line_end, end + _REACH))
            until = close.start() if close is not None else -1
        elif text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
            item = _ITEM.match(text, end, min(line_end, end + _NEAR))
            if item is not None:
                holder.only_to(item.end())
        if start < until:
            holder.only_to(until)


def visitors(text: str, found: list[Holder]) -> None:
    """Lets a body that only comes to a place be heard in its sentence alone: "Ở xã tôi, Công ty A đã đến. Có 17 …"."""
    for place, body in pairwise(found):
        if body.level == "body" and body.start - place.end < _VISITED and place.level != "body":
            first = text.rfind(" ", 0, place.start - 1) + 1
            opens = text[first : place.start - 1].rpartition("\n")[2] in {"Ở", "Tại"}
            if opens and _COMING.match(text, place.end, body.start):
                end = text.find(". ", body.end, body.end + _REACH)
                body.only_to(end if end >= 0 else body.end + _REACH)


def exemplary(text: str, start: int) -> bool:
    """Whether the unit named at `start` is one of some examples: "ở các tỉnh như A, B"."""
    return _AMONG.search(text, max(0, start - _NEAR), start) is not None


def _glosses_where(text: str, start: int) -> bool:
    """Whether the brackets around a unit at `start` tell where the place is that a clause opens with."""
    opening = text.rfind("(", max(0, start - _NEAR), start)
    first = max(0, opening - _NEAR)
    fronted = _FRONTED_PLACE.search(text, first, opening)
    if fronted is None:
        return False
    return all(unit.end < opening - 1 for unit in mentions.mentions(text, fronted.end(1), opening))


def _clause_start(text: str, at: int) -> int:
    """Where the clause begins that `at` is in."""
    low = max(0, at - _REACH)
    return max(low, *[text.rfind(mark, low, at) for mark in (";", ". ", ": ", "\n")])


def listed(text: str, mention: Mention, line_end: int) -> int:
    """Where the names end that share the class word of a unit: "huyện A, B và C"; its own end where none follow."""
    end = mention.end
    last, close, name = end, False, _NEXT_NAME.match(text, end, min(line_end, end + _REACH))
    while name is not None and not close:
        if not _shares(name[2], mention.level):
            break
        last, close = name.end(), name[1] == " và "
        name = _NEXT_NAME.match(text, last, min(line_end, last + _REACH))
    return last if close or text[last : last + 1] in _LIST_ENDS else end


def _shares(name: str, level: str) -> bool:
    """Whether a bare name is one more of a list of units of that level."""
    first = name.split(" ")[0]
    if level in {"district", "province"}:
        return gazetteer.bare_level(name) == level
    if first in _NO_UNITS or (name.isupper() and len(name) > 2) or (first in FAMILY and name.count(" ") > 1):
        return False
    return gazetteer.bare_level(name) is None


def stands(text: str, mention: Mention) -> bool:
    """Whether a unit named here can be what a figure is about."""
    start, end, _, level, word, _, before = mention
    if word:
        if word == "toàn quốc":
            if before not in _NATIONWIDE:
                return False
        elif before in _REACHED or (level == "village" and text[start - 1 : start] in _QUOTES):
            return False
    elif level != "country" and before in _PASSING:
        after = text[end : end + 4]
        if after[:1] in _ENDS or after.startswith((" và", " - ")):
            return False
    if before == "hộ" and text.startswith("ủng ", start - 7):
        return False  # whom somebody gives to
    return not (_aside(text, start) or (_roads(text) and (end_of_road(text, start) or _joined(text, start))))


@lru_cache(maxsize=4)
def _roads(text: str) -> bool:
    """Whether a text speaks of ends or of what is joined at all."""
    return "điểm đầu" in text or "điểm cuối" in text or "nối " in text


def end_of_road(text: str, at: int) -> bool:
    """Whether the unit at `at` only tells where a road begins or ends."""
    first = max(0, at - _NEAR)
    return text.find("điểm ", first, at) >= 0 and _END_OF_ROAD.search(text, first, at) is not None


def _joined(text: str, at: int) -> bool:
    """Whether the unit at `at` is one of two that something joins."""
    first = max(0, at - _NEAR)
    return text.find("nối ", first, at) >= 0 and _JOINED.search(text, first, at) is not None


def _aside(text: str, at: int) -> bool:
    """Whether the unit at `at` is only what something is held against."""
    before = text[max(0, at - 60) : at]
    if ("hơn" in before or "so với" in before) and _COMPARED.search(before):
        return True
    return ("nhất" in before or "đầu tiên" in before or "một trong" in before) and bool(
        _SUPERLATIVE.search(before)
    )


def means(text: str, mention: Mention) -> bool:
    """Whether a class word without a name stands for a unit here, not for a body's level ("UBND huyện")."""
    start, end, _, level, _, _, before = mention
    after = text[end : end + 1]
    if before == ",":
        if after != " " or level == "village" or _CLASS_END.search(text, max(0, start - 14), start):
            return False
    elif before not in mentions.MEANING or (
        after == "," and text.startswith((", xã", ", huyện", ", thị"), end)
    ):
        return False
    return not (after == " " and text.startswith(_GENERAL, end)) and not _aside(text, start)
