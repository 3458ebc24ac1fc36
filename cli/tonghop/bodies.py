"""Companies, schools and hospitals a text names: a figure may be theirs rather than a province's or a commune's."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonghop import mentions, spots
from tonghop.mentions import word_before
from tonghop.patterns import lazy
from tonghop.scan import views
from tonghop.unitnames import UPPER

_HEADS = frozenset({form for head in spots.HEADS for form in (head, head.capitalize())}) - {
    "cty",
    "htx",
    "học viện",
} | {"HTX"}
"""Heads as they are written; an academy only with a capital, for "học viện" is also any."""

_BEFORE_HEAD = frozenset({"tổng", "nhà"})
_FIRSTS = frozenset(
    {"công", "cty", "tổng", "tập", "hợp", "htx", "ngân", "xí", "nhà", "trường", "bệnh", "học"}
)
"""First syllables of heads: after "và" they open the next body."""

_KINDS = {
    **dict.fromkeys(("tổng công ty", "công ty", "cty", "tập đoàn", "xí nghiệp"), "company"),
    **dict.fromkeys(("hợp tác xã", "htx"), "cooperative"),
    **dict.fromkeys(("trường", "nhà trường", "học viện"), "school"),
}
_SYLLABLE = re.compile(r"[ \xa0]([^\s.,;:()“”\"!?…–—-]+(?:\.[^\s.,;:()“”\"!?…–—-]+)*)")
# Words in lower case that belong to a name: "Công ty cổ phần A", "trường mầm non B", "Công ty TNHH một thành viên C".
_TYPES = frozenset(
    {
        "cổ",
        "phần",
        "trách",
        "nhiệm",
        "hữu",
        "hạn",
        "một",
        "thành",
        "viên",
        "thương",
        "mại",
        "dịch",
        "vụ",
        "tư",
        "nhân",
    }
    | {
        "tiểu",
        "học",
        "mầm",
        "non",
        "trung",
        "phổ",
        "thông",
        "cơ",
        "sở",
        "đại",
        "cao",
        "đẳng",
        "đa",
        "khoa",
        "số",
    }
)
# A syllable of a name in lower case stands between two capitals ("Thủy điện Sê San"); these never do.
_STOPS = frozenset(
    "đã có là được tại của ở cho với từ đến do vào về đạt ủng tặng trao hỗ hiện và cũng mỗi tiến tổ phát tăng giảm trên"
    " theo trong đang sẽ còn bị khi nay sau tỉnh huyện xã thành quận phường nhận năm ông này đó ấy thu nộp chi thiếu"
    " lãi lỗ góp đóng vận huy tuyển bán mua cung triển ký chuyển".split()
)
_CUES = frozenset(
    {
        "",
        ".",
        ";",
        ":",
        ",",
        "-",
        "–",
        "—",
        "“",
        '"',
        "(",
        "của",
        "tại",
        "ở",
        "thuộc",
        "đốc",
        "trưởng",
        "tịch",
        "là",
        "nhưng",
    }
    | {"đó", "viên", "cho", "hđqt", "trị", "mà", "thì", "nay", "qua", "này", "tạo", "thấy", "bộ"}
)
_LEADING = _CUES | _BEFORE_HEAD


# What a cooperative works at stands before its name: "Hợp tác xã nhãn Miền Thiết", "HTX dịch vụ nông nghiệp A".
_TRADE = lazy(
    r"(?:[ \xa0](?:sản xuất|chế biến|kinh doanh|dịch vụ|nông nghiệp|nông lâm nghiệp|nông|lâm|thủy|nghiệp|sản|tổng hợp"
    r"|nhãn|vải|chè|rau|quả|rau quả|lúa|gạo|cam|bưởi|chuối|thanh long|xoài|mía|cà phê|hồ tiêu|mật ong|ong|tôm|cá"
    r"|dược liệu|hoa|nấm|chăn nuôi|trồng trọt|vận tải|xây dựng|môi trường|an toàn|sạch|hữu cơ|và|,)){1,6}"
    rf"(?= [{UPPER}])"
)

# What a name goes on with that has come to its trade only: "Công ty Xe tơ - Dệt lụa Hà Bảo".
_JOINT = lazy(rf" ?[-–] ?([{UPPER}][^\W\d_]*)(?= [^\W\d_]+ [{UPPER}])")
_REACH = 80
_AS_SOURCE = re.compile(r"[Tt]heo (?:\w+ ){1,3}của $")
# Where the sick and hurt are looked after is not where they were hurt.
_TREATED = (" điều trị", " cấp cứu", " cứu chữa", " theo dõi", " chữa trị")
_SCHOOL = lazy(r" (?:TH|PT|THCS|Tiểu|Mầm|Mẫu|Trung|Đại|Cao|Chính|Dân|Phổ|Liên|Chuyên|Sĩ|Quân|Dạy|[a-zđ])")
_VERB = re.compile(r" (?!và |các |hoặc |cùng )[a-zà-ỹđ]")


class Body(NamedTuple):
    """A body named, or meant by its head alone ("Công ty", "nhà trường"): then `name` is ""."""

    start: int
    end: int
    name: str
    kind: str


def bodies(text: str, start: int, end: int) -> list[Body]:
    """The bodies in `text[start:end]` that stand where the holder of a figure does: as subject, "của …"."""
    found = []
    free = start
    low = views(text).low
    for at, head, _ in spots.heads.within(text, start, end):
        before = low[low.rfind(" ", 0, at - 1) + 1 : at - 1]
        if before.isalpha() and before not in _LEADING and low[at - 1] == " ":
            continue  # as most: "thị trường", "môi trường"
        if text[at:head] not in _HEADS:
            continue
        before = word_before(low, at)
        if before in _BEFORE_HEAD and text[head - 1] in "yg":
            for prefix in ("Tổng ", "tổng ", "Nhà ", "nhà "):
                if at - len(prefix) >= start and text.startswith(prefix, at - len(prefix)):
                    at -= len(prefix)
            before = word_before(low, at)
        if at < free or before not in _CUES:
            continue
        if before == "của" and _AS_SOURCE.search(text, max(start, at - _REACH), at):
            continue
        stop = _name_end(text, head, end)
        if text[at:head] == "Trường" and stop > head and not _SCHOOL.match(text, head):
            continue  # "Trường Sa", "Trường Sơn"
        said = text[at:head].lower()
        if stop > head and text.startswith((" tỉnh", " huyện"), stop) and said == "bệnh viện":
            stop += len(" tỉnh" if text.startswith(" tỉnh", stop) else " huyện")
        if text.startswith("Nhà nước", stop - 3):
            stop += len(" nước")
        kind = _KINDS.get(said, said)
        if before in {"tại", "ở", "thuộc"} and (
            kind not in {"school", "bệnh viện"} or text.endswith(_TREATED, start, at - len(before) - 2)
        ):
            continue
        if before in {",", ":"} and not _VERB.match(text, max(stop, head)):
            continue  # an item of a list, not who acts
        name = text[at:stop] if stop > head else ""
        free = max(stop, head)
        found.append(Body(at, free, name, kind))
    return found


def offices(text: str, start: int, end: int) -> list[Body]:
    """Offices in `text[start:end]` that own a figure: "nhiệm vụ thu của Cục Thuế DNL", "17 đảng viên trong Đảng ủy A".

    One that bears the name of a unit speaks for the unit: "Cục Thuế tỉnh A", "Đảng bộ huyện B".
    """
    found = []
    for begin, head, _ in spots.owners.within(text, start, end):
        at = text.index(" ", begin) + 1
        if not text[at].isupper() or not _OWNED.search(text, max(start, begin - _REACH), begin):
            continue
        stop = head
        while match := _OFFICE_WORD.match(text, stop, end):
            stop = match.end()
        if stop == head or text.startswith(_OF_UNIT, stop) or mentions.mentions(text, at, stop):
            continue
        found.append(Body(at, stop, text[at:stop], "office"))
    return found


_OWNED = re.compile(
    r"(?: (?:thu|chi|vốn|nợ|nộp|doanh thu|lợi nhuận|biên chế|tài sản|quỹ|dự toán|kinh phí)"
    r"|\d[\d.,]* (?:[^\W\d_]+ ){0,3}(?:viên|bộ|chức|đơn vị|lao động|tổ chức)) $"
)
# A capital and the small letters that belong to it: "Xây dựng"; small words only if capitals follow: "Khối cơ sở Bộ".
_OFFICE_WORD = lazy(
    r" (?:Xây dựng|Y tế|Công an|Quốc phòng|Tài chính|Công [Tt]hương|Nội vụ|Hải quan|Thống kê|Giáo dục|Đào tạo"
    r"|Nông nghiệp|Môi trường|Giao thông|Tư pháp|Ngoại giao|Thông tin|Lao động|Khoa học|Kế hoạch|Quản lý"
    r"|Thi hành|Doanh nghiệp|Trồng trọt|Chăn nuôi|Thủy lợi|Thủy sản|Kiểm lâm|Đường bộ|Hàng không|Hàng hải"
    rf"|Dự trữ|Cảnh sát|Dân số|Tổng hợp|[{UPPER}][\w&]*"
    rf"|(?:các )?(?:cơ quan|cơ sở|doanh nghiệp|và|lớn)(?= [{UPPER}]))"
)
_OF_UNIT = (
    " tỉnh",
    " huyện",
    " thành phố",
    " quận",
    " thị xã",
    " xã",
    " phường",
    " TP",
    " các ",
    " khu vực",
    " cấp",
)


def _name_end(text: str, at: int, end: int) -> int:
    """Where the name that goes on at `at` ends; `at` itself where there is none."""
    stop, capital, capitals = at, False, 0
    position = at
    if text[at - 1] in "ãX":
        trade = _TRADE.match(text, at, end)
        position = trade.end() if trade is not None else at
    while match := _SYLLABLE.match(text, position, end) or (
        _JOINT.match(text, position, end) if capitals == 1 and text[position - 1].islower() else None
    ):
        syllable = match[1]
        if syllable[0].isupper() or (capital and syllable[0].isdigit() and len(syllable) < 4):
            stop, capital, capitals = match.end(), True, capitals + 1
        elif capital:
            following = _SYLLABLE.match(text, match.end(), end)
            said = following[1] if following else ""
            if syllable == "và":
                if not said[:1].isupper() or said.lower() in _FIRSTS:
                    break
                capitals = 0
            elif syllable in _STOPS or (syllable == "thị" and said in {"xã", "trấn"}):
                break
            elif capitals == 1 and not said[:1].isupper():
                # One capital alone opens a common noun: "Công ty Thoát nước đô thị".
                stop = position = match.end()
                continue
            elif syllable in _TYPES:
                stop = match.end()
            if not (said[:1].isupper() or said in _TYPES):
                break
        elif syllable not in _TYPES:
            break
        position = match.end()
    return stop if capital else at
