"""The noun phrase that begins at a word: it runs until a word that cannot go on with it, a mark, or a number.

Where it ends is told by config/lexicon/ends.txt; nouns.py says which phrase a number counts.
"""

from __future__ import annotations

from tonghop.lexicon import (
    BEGINS_COUNTED,
    BEGINS_GO,
    BEGINS_STOP,
    COUNTED,
    STOP,
    coordinated,
    counted,
    ends,
    families,
    last_words_of_heads,
    word_traits,
)
from tonghop.tokens import Tokens

Span = tuple[int, int]

_LONGEST = 7
_LONGEST_MEMBER = 5
_LONGEST_LIST = 14
"""Tokens of a phrase, of a member of a list that others follow, and of a list."""
_BEYOND = 5
"""Tokens that a phrase may go on behind its limit where it ends by itself: a limit falls inside compounds."""
_APART = frozenset(",-–")
_EACH = frozenset({"mỗi", "hằng", "hàng", "một"})
_SPELLS = frozenset({"tháng", "năm", "ngày", "tuần", "quý", "vụ"})
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_HARM = frozenset({"bị", "chết", "tử", "mất", "thiệt", "thương"})
_LINKS = frozenset(
    "và với do vì bởi từ ở tại khi trong trên dưới của là thì cho đến nên để theo sau trước nhưng đang đã sẽ được"
    " phải không có còn đều vẫn vừa nhiều rất này".split()
)
"""What no phrase of harm goes on with; other ends of a phrase are part of the verb: "bị cô lập", "bị mất nhà"."""
_HARMED = frozenset({"bị", "chết", "mất", "thiệt"})
_FATES = frozenset({"bị thương", "mất tích", "thiệt mạng", "tử vong", "bị nạn", "thương vong"})
_LONGEST_HARM = 5
_GRAVELY = frozenset({"nặng", "nhẹ"})
_DIED = frozenset({"máy", "đuối", "cháy", "rét", "ngạt", "đói", "cóng"})
"""How one dies, and what stops: "trâu bò chết ⟨rét⟩", "xe chết ⟨máy⟩"."""
_AGENTS = frozenset("lũ nước đất đá gió bão sóng cát bùn cây lốc sét mưa lửa".split())
"""What does harm: "bị ⟨lũ⟩ cuốn trôi", "bị ⟨đất⟩ vùi lấp" are not to be cut behind it."""
_OPENING = frozenset(
    (
        "bị được hưởng phê chở mang phụ làm mua bán tái thuộc hệ do nhập vay phối kèm giữ dùng trồng nuôi sản"
        " chế giải tổ hướng quy nhằm"
    ).split()
)
"""Words that open what is told of a noun, and so end it where all of it would be too long."""
_DASHES = frozenset("-–")
_ROADS = frozenset({"đường", "tuyến", "tốc", "đoạn", "sắt"})
_DWELLINGS = frozenset({"xã", "riêng", "công", "thương", "tái", "kiên"})
_TRAILING = frozenset({"thường", "ước"})
_GIVING = frozenset(
    {"hỗ trợ", "cung cấp", "phục vụ", "ủng hộ", "giúp đỡ", "đóng góp", "trao tặng", "bố trí", "phân bổ"}
)
_MOTIONS = frozenset("tràn bán dựa đo chảy đổ rơi trôi rút bay bỏ kéo bước vươn đẩy trượt lao leo".split())
_DIRECTIONS = frozenset("xuống lên ra vào về tới đến sang qua được".split())
"""Behind a verb they say where to: "đất đá tràn ⟨xuống⟩ đường"."""
_ADDRESSES = frozenset("ông bà anh chị cô chú".split())
_BODY_HEADS = frozenset(
    (
        "hội ban sở bộ cục vụ phòng trường đoàn đội quỹ viện tổ khoa khu cụm trạm liên chi tổng nhà tòa đài đảng"
        " tỉnh huyện thành quận vườn cảng tết luật lễ giải báo cờ bằng giấy cuộc mặt công ngân trung ủy uỷ"
    ).split()
)
"""First words of names that are not capitalised throughout: "Hội Nông dân", "Ban Quản lý"."""


def right(t: Tokens, i: int) -> Span | None:
    """The noun phrase that begins at token `i`; `None` where no noun can stand there."""
    size = t.size
    if i >= size:
        return None
    first = t.lows[i]
    if first in _QUOTES:
        stop = _quoted(t, i)
        return (i + 1, stop - 1) if stop and stop > i + 2 else None
    if not first[0].isalpha():
        return None
    traits = word_traits()
    mine = traits.get(first, 0)
    known = mine & COUNTED
    j = i + 1
    if mine & (BEGINS_COUNTED | BEGINS_GO | BEGINS_STOP):
        stops, go = ends()
        pair = f"{first} {t.lows[j]}"
        if pair in counted() or pair in go:
            known = COUNTED
            j += 1
        elif pair in stops and not known:
            return None
    if mine & STOP and not known:
        return None
    lows = t.lows
    if first == "việc" and (lows[j] == "đã" or f"{lows[j]} {lows[j + 1]}" in ends()[0]):
        j += 2  # "việc ⟨sử dụng⟩ phần mềm"
    most = min(size, i + _LONGEST)
    head = i  # where the last noun of a list begins: "cán bộ, ⟨giáo viên⟩"
    while j < most:
        low = lows[j]
        mine = traits.get(low, 0)
        if not mine and low[0].isalpha() and low not in _HARM:
            j += 1
            continue
        if not low[0].isalpha():
            if low in _QUOTES and j - i <= 3:
                quoted = _quoted(t, j)
                return (i, quoted) if quoted else (i, j)
            if low == "," and _goes_on(t, head, j):
                head = j + 1
                j += 2
                most = min(size, max(most, min(head + _LONGEST_MEMBER - 1, i + _LONGEST_LIST)))
                continue
            if low in _APART:
                beyond = notion(t, j)
                if beyond:
                    j = beyond
                    most = min(size, max(most, j + 2))
                    continue
            if (low == "-" and _hyphen(t, j)) or (low == "&" and t.glued(j) and t.glued(j + 1)):
                j += 2
                continue
            if low in _DASHES and _route(t, i, j):
                j += 2
                most = min(size, max(most, j))
                continue
            break
        if low in _HARM and j - i <= 3 and (low in _HARMED or f"{low} {lows[j + 1]}" in _FATES):
            return i, _harmed(t, j)
        if mine & (BEGINS_GO | BEGINS_STOP):
            stops, go = ends()
            pair = f"{low} {t.lows[j + 1]}"
            if pair in go:
                j += 2
                continue
            if pair in stops:
                break
        if mine & STOP:
            if low == "và":
                if j - head <= 3 and _joined(t, head, j + 1):
                    j += 2
                    continue
                beyond = notion(t, j)
                if beyond:
                    j = beyond
                    most = min(size, max(most, j + 2))
                    continue
            if low == "ở" and lows[j - 1] == "nhà" and lows[j + 1] in _DWELLINGS:
                j += 1  # "dự án nhà ⟨ở⟩ xã hội"
                continue
            if low == "có" and lows[j + 1] == "công" and _ends(t, j + 2):
                j += 2  # "người ⟨có công⟩ với cách mạng"
                continue
            break
        j += 1
    else:
        j = _completed(t, i, min(j, size))
    if j > i + 1:
        if j < size and lows[j - 1] in last_words_of_heads():
            number = lows[j]
            if number.isdigit() and len(number) < 3 and not t.counts(j + 1):
                return i, j + 1  # "dịch vụ công mức độ 4", "học sinh lớp 5"
        j = _trimmed(t, i, min(j, size))
    return i, j


def past(t: Tokens, j: int) -> int:
    """Where the noun behind a unit begins: "100% ⟨các⟩ trường", "3 triệu đồng ⟨mỗi tháng⟩ tiền hỗ trợ"."""
    low = t.lows[j]
    if low in _EACH:
        return j + 2 if t.lows[j + 1] in _SPELLS else j
    return j + 1 if low in ("các", "những") else j


def run(t: Tokens, j: int, last: int) -> int:
    """Where words end, at `last` at most, that may go on with a phrase from token `j` on."""
    go = ends()[1]
    while j < last:
        if f"{t.lows[j]} {t.lows[j + 1]}" in go:
            j += 2
        elif _ends(t, j):
            break
        else:
            j += 1
    return min(j, last)


def _ends(t: Tokens, j: int) -> bool:
    """Whether no noun phrase goes on with token `j`: a mark, a number, or a word that ends phrases."""
    low = t.lows[j]
    if not low or not low[0].isalpha() or low in _HARM:
        return True
    mine = word_traits().get(low, 0)
    if not mine & (STOP | BEGINS_STOP | BEGINS_GO):
        return False
    stops, go = ends()
    pair = f"{low} {t.lows[j + 1]}"
    return pair not in go and (pair in stops or bool(mine & STOP))


def _completed(t: Tokens, i: int, j: int) -> int:
    """Where the phrase from `i` ends whose limit is `j`: never inside a compound.

    It goes on to where it ends by itself ("quy trình nội ⟨bộ⟩"); where that is far, it ends before what is told of it.
    """
    end = j
    while end < t.size and end - j <= _BEYOND:
        if f"{t.lows[end - 1]} {t.lows[end]}" not in ends()[1] and _ends(t, end):
            if t.lows[end] in _DASHES and _route(t, i, end):
                break
            return end
        end += 1
    if end == t.size and end - j <= _BEYOND:
        return end
    for k in range(j - 1, i + 1, -1):
        if t.lows[k] in _OPENING:
            return k
    if t.capital(j) and t.capital(j - 1):
        while t.capital(j):
            j += 1
        return j
    return j - 1 if j - i == _LONGEST and f"{t.lows[i]} {t.lows[i + 1]}" in counted() else j


def _trimmed(t: Tokens, i: int, j: int) -> int:
    """The end of the phrase without the beginning of what the sentence says of it."""
    lows = t.lows
    if j - i > 2:
        if lows[j - 1] == "tiền" and lows[j - 2] == "số" and j - i > 3:
            return j - 2  # "chiếm đoạt của 20 bị hại ⟨số tiền⟩ …"
        if not _ADDRESSES.isdisjoint(lows[i + 1 : j]):
            for k in range(i + 1, j):
                if lows[k] in _ADDRESSES and t.capital(k + 1):
                    return k  # "hai vợ chồng ⟨chị⟩ P"
        a, b = t.at(i) + 1, t.at(j - 1)
        if t.text[a:b] != t.low[a:b]:
            j = _named(t, i, j)
    last = lows[j - 1]
    if last in _TRAILING:
        return j - 1
    if j >= t.size:
        return j
    after = lows[j]
    if last in _MOTIONS and after in _DIRECTIONS:
        return j - 1
    if last in ("thành", "chở") and j in t.edges:
        return j - 1  # "hợp nhất 13 tổ chức ⟨thành⟩ 5"
    if j - i > 2 and (after == "cho" or j in t.edges) and f"{lows[j - 2]} {last}" in _GIVING:
        return j - 2
    return j


def _named(t: Tokens, i: int, j: int) -> int:
    """Where a proper name ends in the phrase, and the phrase with it: "hộ dân Đà Nẵng ⟨lây lất chờ⟩"."""
    for k in range(i + 3, j):
        if t.lows[k][0].isalpha() and not t.capital(k) and _titled(t, k - 1) and _titled(t, k - 2):
            first = k - 2
            while first > i and t.capital(first - 1):
                first -= 1
            if first > i and t.lows[first] not in _BODY_HEADS:
                return k
    return j


def _titled(t: Tokens, k: int) -> bool:
    """Whether the word has a capital letter at its beginning only."""
    return t.word(k).istitle()


def _harmed(t: Tokens, j: int) -> int:
    """Where "bị thương", "chết", "mất tích", "bị tốc mái" ends that begins at `j`, with those joined to it."""
    end = _harm(t, j)
    while t.lows[end] in (",", "và", "hoặc"):
        if t.lows[end + 1] != "chết" and f"{t.lows[end + 1]} {t.lows[end + 2]}" not in _FATES:
            break
        end = _harm(t, end + 1)  # "người chết⟨, mất tích và bị thương⟩"
    return end


def _harm(t: Tokens, j: int) -> int:
    stops, go = ends()
    low, after = t.lows[j], t.lows[j + 1]
    if low == "chết":
        return j + 1 + (after in _DIED)
    if f"{low} {after}" in _FATES:
        return j + 2 + (t.lows[j + 2] in _GRAVELY)
    end = j + 1
    while end < t.size and end - j <= _LONGEST_HARM and t.lows[end][0].isalpha():
        stopped = t.lows[end] in stops and f"{t.lows[end - 1]} {t.lows[end]}" not in go
        if stopped and (low != "bị" or end - j > 2 or t.lows[end] in _LINKS):
            break
        end += 1
    if end - j <= _LONGEST_HARM:
        return j if end - j < 4 and after in _AGENTS and end in t.edges else end  # "bị bão số ⟨9⟩ cuốn"
    return j if after in _AGENTS else j + 3


def _joined(t: Tokens, i: int, j: int) -> bool:
    """Whether the noun at `j` goes on with a list that the noun at `i` began ("tập thể, cá nhân")."""
    family = families()
    if t.lows[i] == "lượt":
        i += 1  # "lượt cán bộ, hội viên"
    first = family.get(f"{t.lows[i]} {t.lows[i + 1]}", family.get(t.lows[i]))
    second = family.get(f"{t.lows[j]} {t.lows[j + 1]}", family.get(t.lows[j]))
    return first is not None and first == second


def _goes_on(t: Tokens, head: int, j: int) -> bool:
    """Whether a list of nouns goes on behind the comma at `j`.

    Behind a longer member only where yet another one follows: "cán bộ quản lý, giáo viên, nhân viên".
    """
    if j - head > _LONGEST_MEMBER or not _joined(t, head, j + 1):
        return False
    if t.lows[j + 1 : j + 3] == t.lows[head : head + 2]:
        return False  # "đạt 6/7 chi hội, chi hội trưởng nông dân là 5/7": a clause of its own
    if j - head <= 3:
        return True
    for k in (j + 2, j + 3):
        if t.lows[k] in (",", "và"):
            return _joined(t, head, k + 1)
    return False


def _route(t: Tokens, i: int, j: int) -> bool:
    """Whether the dash at `j` joins the ends of a road: "tuyến cao tốc Bắc ⟨-⟩ Nam"."""
    return t.capital(j - 1) and t.capital(j + 1) and not _ROADS.isdisjoint(t.lows[i:j])


def notion(t: Tokens, j: int) -> int | None:
    """Where a notion of two words ends that the mark at `j` joins: "sản xuất, kinh doanh", "kinh tế - xã hội"."""
    lows = t.lows
    for before, after in coordinated().get((lows[j - 1], lows[j + 1]), ()):
        end = j + 1 + len(after)
        if (
            tuple(lows[j + 1 : end]) == after
            and j >= len(before)
            and tuple(lows[j - len(before) : j]) == before
        ):
            return end
    return None


def _hyphen(t: Tokens, j: int) -> bool:
    """Whether the hyphen at `j` is part of a name: "Covid-19", "Covid- 19", "tay-chân-miệng", "tay- chân- miệng"."""
    after = t.lows[j + 1]
    if after.isdigit():
        return (t.glued(j) or t.glued(j + 1)) and t.capital(j - 1) and len(after) < 3
    return (
        t.glued(j)
        and after[:1].isalpha()
        and t.lows[j - 1].isalpha()
        and t.capital(j + 1) <= t.capital(j - 1)
    )


def _quoted(t: Tokens, i: int) -> int | None:
    """Where the quoted name that opens at `i` ends, the mark included, if it is short."""
    close = _QUOTES[t.lows[i]]
    for j in range(i + 1, min(t.size, i + 14)):
        if t.lows[j] == close:
            return j + 1
    return None
