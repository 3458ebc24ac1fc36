"""What a number counts or measures: the noun phrase to its right, to its left, or inherited.

No parser: a phrase runs until a word that cannot go on with it (config/lexicon/ends.txt), a mark, or a
number. To the right it follows the number or its unit; to the left it is what stands right before the
number ("với tổng diện tích 107 ha"), what the share is a share of ("tỷ lệ hộ nghèo … còn 2%"), or the
subject of the clause ("sản lượng điện của công ty đạt 204 triệu kWh").
"""

from __future__ import annotations

from tonghop.grammar import ADDRESSES
from tonghop.leftphrases import (
    BODIES,
    CLAUSE,
    MEASURES,
    REACH,
    chunk_start,
    clause_start,
    earlier_amount,
    left,
    measure_at,
    parent_at,
    share_at,
    subject,
    trim,
)
from tonghop.lexicon import counted, people
from tonghop.nounphrases import Span, right
from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens

_AMOUNTS = frozenset(word.partition(" ")[0] for word in MEASURES)
_ONE_OF = frozenset("chiếc cái con người hộ ca vụ căn ngôi bộ lượt".split())
_TOTALS = frozenset({"số", "đàn", "lượng"})
_PRONOUNS = frozenset({"tôi", "ta", "mình", "họ", "nó"})
_OFFICES = frozenset({"trung tâm", "bệnh viện", "chi cục", "công an", "ủy ban", "uỷ ban"})
_NAMED_OFFICES = frozenset({"sở", "cục", "ubnd"})
_AUXILIARIES = frozenset("đã đang sẽ vừa mới cũng chỉ được phải còn đều".split())
_NOW = frozenset({"đến nay", "tới nay", "đến giờ", "hiện nay", "hiện tại"})
_FATES = frozenset({"bị thương", "mất tích", "thiệt mạng", "tử vong"})
_NOTHING = frozenset(
    word.replace("_", " ")
    for word in (
        "số cấp bên độ mức loại tổng đủ mới dần cách điều thực_chất thực_tế kết_quả đến_nay tôi ta mình họ nó"
        " chúng_tôi chúng_ta"
    ).split()
)
"""What says nothing by itself of what a measure measures."""
_SELF = frozenset({"tôi", "ta", "mình", "họ", "nó", "chúng tôi", "chúng ta"})
_SPEAKING = ("tôi ", "mình ", "chúng tôi ", "chúng ta ")
_ADDRESSES = frozenset(ADDRESSES)
_ADDRESSED = frozenset({"ông", "bà", "anh", "chị"})
_STAND_INS = frozenset({"người", "em", "cháu"})
_FAMILIES = frozenset({"gia đình", "hộ", "hộ dân", "hộ gia đình", "vợ chồng", "nhân khẩu", "khách", "đoàn"})
_EMPTY = frozenset({"đơn vị", "cái", "chiếc", "trường hợp"})
_BULKS = frozenset({"khối lượng", "tổng khối lượng", "số lượng"})
_WHERE = frozenset({"phía", "hướng"})
_UNDER = frozenset({"tại", "ở", "khắp", "thuộc"})
_CLASSES = frozenset(
    word.replace("_", " ")
    for word in (
        "tỉnh huyện xã phường quận thị_xã thị_trấn thành_phố thôn ấp bản làng buôn khóm xóm nước quốc_gia địa_phương"
        " cơ_quan đơn_vị môn môn_học phân_môn dân_tộc doanh_nghiệp công_ty ngân_hàng bệnh_viện dự_án chợ sông đảo"
    ).split()
)
"""Words for a kind of places or bodies, before their names: "3 ⟨xã⟩ Tân Dương, Phương Tiến, Lam Vỹ"."""
_AREAS = frozenset("tỉnh huyện xã phường quận thôn ấp bản làng buôn khóm xóm".split())
_BETWEEN = frozenset({",", "và", "-", "–"})
_LONGEST_NAME = 6


class Memory:
    """What the figures of a sentence hand on: the last noun and where it ended, the clause's subject."""

    __slots__ = ("aged", "first", "last", "stop", "subject")

    def __init__(self) -> None:
        self.last: str | None = None
        self.aged = False
        self.first = 0
        self.stop = 0
        self.subject: str | None = None


def of(t: Tokens, q: Quantity, measured: Measured | None, after: Span | None, memory: Memory) -> str | None:
    """The noun of a figure, `None` where the sentence has none; remembers it for the figures that follow.

    `after` is the noun phrase right after the number or its unit.
    """
    after = after and _told_apart(t, _class_of(t, after))
    if measured is None:
        text = _counted(t, q, after)
        if text is None and (t.lows[q.first - 1] == "từ" or t.lows[q.last] == "trong"):
            text = _text(t, _after_move(t, q.last))
            if text in _EMPTY:
                text = _text(t, _before_bracket(t, q.first)) or text
        if text is None and (t.lows[q.first - 1] in ("có", ",") or t.lows[q.first - 1] not in REACH):
            text = memory.last
        if text is None:
            text = _text(t, left(t, q.first, _floor(t, q, memory))) or memory.last
    else:
        text = _measured(t, q, measured, after, memory)
    if text is not None and _says_nothing(text, measured):
        text = None
    if text is not None and (memory.last is None or not _located(t, q.first, after)):
        memory.last = text
    memory.first = q.first
    memory.aged = measured is not None and measured.unit.sort == "age"
    memory.stop = measured.end if measured else q.last
    return text


def _says_nothing(text: str, measured: Measured | None) -> bool:
    """Whether a noun by itself says nothing: "số", "chúng tôi"; for a measure the name of a place neither."""
    low = text.lower()
    if low.startswith(_SPEAKING):
        return True  # "mình bố trí 1,3"
    if measured is None:
        return low in _SELF
    if measured.unit.sort == "age":
        return low in _NOTHING
    return low in _NOTHING or low in _ADDRESSED or (" " in text and text.istitle())


def _class_of(t: Tokens, span: Span) -> Span:
    """The kind alone where names of several of it follow: "3 ⟨xã⟩ Tân Dương, Phương Tiến"."""
    a, b = span
    low = t.lows[a]
    size = 1 if low in _CLASSES else 2 if f"{low} {t.lows[a + 1]}" in _CLASSES else 0
    k = a + size
    if not size or k >= b or not t.capital(k):
        return span
    end = min(k + _LONGEST_NAME, t.size)
    while k < end and t.lows[k] not in _BETWEEN and t.lows[k][0].isalpha():
        k += 1
    return (a, a + size) if t.lows[k] in _BETWEEN and t.capital(k + 1) else span


def _located(t: Tokens, i: int, after: Span | None) -> bool:
    """Whether the number only says at how many places: "1.073 ca tại tất cả ⟨8⟩ huyện"."""
    return (
        after is not None and t.lows[after[0]] in _AREAS and not _UNDER.isdisjoint(t.lows[max(0, i - 3) : i])
    )


def _counted(t: Tokens, q: Quantity, after: Span | None) -> str | None:
    """The counted noun, told from its neighbours by what stands before: "làm chết ⟨12⟩ người"."""
    text = _text(t, after)
    outside = _before_bracket(t, q.first) if text in _EMPTY else None
    if outside is not None:
        return _text(t, outside)
    if after is None or text is None or after[1] - after[0] > 1:
        return text
    before = t.lows[q.first - 1]
    if before in ("với", "là") and text in _STAND_INS:
        k = chunk_start(t, max(0, q.first - 8), q.first - 1)
        pair = f"{t.lows[k]} {t.lows[k + 1]}"
        if k + 1 < q.first - 1 and pair in people() and pair not in _FAMILIES:
            return t.span(k, q.first - 1)  # "chủ yếu là ⟨giáo viên Mầm non⟩ với 80 người"
    if before in REACH and t.lows[after[0]] in _ONE_OF:
        whole = _total(t, q.first)
        if whole is not None:
            return _text(t, whole)
    if before == "chết" or f"{t.lows[q.first - 2]} {before}" in _FATES:
        fate = before if before == "chết" else f"{t.lows[q.first - 2]} {before}"
        return f"{text} {fate}"
    if before in ("giảm", "tăng"):
        subject = left(t, q.first, 0)
        if subject is not None and t.lows[subject[0]] == t.lows[after[0]]:
            return _text(t, subject)  # "số người chết giảm ⟨7⟩ người"
    return text


def _total(t: Tokens, i: int) -> Span | None:
    """What a total is said to be of: "tổng số ⟨tàu cá⟩ là 7.393 chiếc", "⟨đàn bò⟩ đạt 500 con"."""
    if _TOTALS.isdisjoint(t.lows[max(0, i - 20) : i]):
        return None
    span = left(t, i, 0)
    if span is None or _TOTALS.isdisjoint(t.lows[max(0, span[0] - 1) : span[0] + 2]):
        return None
    a = span[0]
    return (right(t, a + 2) if t.lows[a : a + 2] == ["tổng", "số"] else None) or span


def _before_bracket(t: Tokens, i: int) -> Span | None:
    """What a bracket with an empty count goes on about: "sắp xếp các ⟨Ban Quản lý dự án⟩ (từ 6 xuống 4 đơn vị)"."""
    opened = _opened(t, i)
    if opened is None or any(
        t.lows[k] not in REACH and not t.lows[k].isdigit() for k in range(opened + 1, i)
    ):
        return None
    for k in range(opened - 1, max(0, opened - 10), -1):
        if t.lows[k] in ("các", "những"):
            return (k + 1, opened) if k + 1 < opened else None
        if not t.lows[k][0].isalpha():
            break
    return None


def _told_apart(t: Tokens, span: Span) -> Span:
    """With whose it is, where the sentence counts the same of others: "việc ⟨của tập thể⟩ và … việc của cá nhân"."""
    a, b = span
    link, first = t.lows[b], t.lows[b + 1]
    if link == "của" and t.counts(b + 1) and first not in BODIES:
        size = 2 if f"{first} {t.lows[b + 2]}" in counted() else 1
    elif link in ("tại", "ở") and first == "cấp":
        size = 2  # "hồ sơ tại cấp tỉnh, … hồ sơ tại cấp huyện"
    else:
        return span
    words = t.lows[a : b + 1]
    again = any(
        t.lows[k : k + len(words)] == words for k in range(t.size) if k != a and t.lows[k] == words[0]
    )
    return (a, b + 1 + size) if again else span


def _floor(t: Tokens, q: Quantity, memory: Memory) -> int:
    """How far to the left a noun may stand: behind the last figure, unless that one is a complement.

    "Số tiền tiết kiệm được của 44 thủ tục ước khoảng ⟨980 triệu đồng⟩".
    """
    if t.lows[memory.first - 1] == "của" and not CLAUSE.intersection(t.lows[memory.first : q.first]):
        return 0
    return memory.stop


def _measured(t: Tokens, q: Quantity, measured: Measured, after: Span | None, memory: Memory) -> str | None:
    i = q.first
    if after is not None and t.lows[after[0]] in _WHERE:
        after = None  # "cách đỉnh thác 200 m ⟨phía thượng nguồn⟩"
    if measured.unit.sort == "age":
        aged = _bearer(t, i) or _aged(t, memory.stop, i)
        if aged is not None:
            return _text(t, aged)
    if after is not None and _AMOUNTS.isdisjoint(t.lows[max(0, i - 10) : i]):
        return _text(t, after)  # no noun of amount to the left that could win
    before = left(t, i, _floor(t, q, memory))
    if before is None and memory.aged and CLAUSE.isdisjoint(t.lows[memory.stop : i]):
        before = left(t, i)  # "tiêm cho trẻ dưới 18 tuổi đạt ⟨95%⟩"
    opened = _opened(t, q.first)
    if opened is not None and (before is None or before[0] <= opened):
        before = None
    if before is not None and after is None:
        before = _done(t, before, i, measured.unit.sort == "share")
    near = before is not None and q.first - before[1] <= 3
    if before is not None and near and measure_at(t, before[0]):
        if after is not None and t.span(*before).lower() in _BULKS:
            return _text(t, after)  # "với khối lượng 728 m3 ⟨đất đá⟩"
        memory.subject = _text(t, before)
        return memory.subject
    if after is not None:
        return _text(t, after)
    if before is not None:
        if _listed(t, before, measured):
            if memory.subject is None and measured.unit.sort == "share":
                memory.subject = _text(t, share_at(t, 0, i))
            if memory.subject:
                return None if memory.subject.istitle() else memory.subject
        memory.subject = _made(t, before, memory) or _text(t, before)
        return memory.subject
    if opened is not None:
        if memory.last and not CLAUSE.intersection(t.lows[memory.stop : opened]):
            return memory.last
        outside = parent_at(t, opened)
        if outside is not None and measured.unit.sort != "age" and _proper(t, outside):
            if memory.subject is None and ":" in t.lows[memory.stop : opened]:
                memory.subject = _text(t, share_at(t, 0, opened)) or memory.last
            if memory.subject:
                return memory.subject
        elif outside is not None and measured.unit.sort != "age":
            memory.subject = _text(t, outside)
        return _text(t, outside) or memory.last
    if measured.unit.sort != "share" and t.lows[measured.end] in _AUXILIARIES and _anew(t, memory.stop, i):
        k = measured.end
        while t.lows[k] in _AUXILIARIES:
            k += 1
        mine = right(t, k)
        if mine is not None:
            return _text(t, mine)
    if measured.unit.sort != "share" and ";" in t.lows[memory.stop : q.first]:
        return _text(t, earlier_amount(t, q.first))
    if i > 1 and t.lows[i - 2] == ")" and memory.last:
        return memory.last  # "2 triệu trẻ (đạt 27%) tăng ⟨1,7%⟩"
    amount = earlier_amount(t, i)
    if amount is not None and _says_nothing(t.span(*amount), measured):
        amount = None
    if amount is not None and amount[0] >= memory.stop and measured.unit.sort != "share":
        return _text(t, amount)  # "giá bán gấp đôi, dao động ⟨280 nghìn⟩ đồng"
    return memory.subject or memory.last or _text(t, amount)


def _bearer(t: Tokens, i: int) -> Span | None:
    """The person named right before an age: "bà ⟨Trần Thị Hồng⟩, 48 tuổi", "cháu ⟨Hưng⟩ (13 tuổi)"."""
    end = i - 1
    if end < 1 or t.lows[end] not in (",", "("):
        return None
    if t.lows[end - 1] == "." and len(t.lows[end - 2]) == 1:
        end -= 1  # "bà Vũ Thị P. (47 tuổi)"
    a = end
    while t.capital(a - 1):
        a -= 1
    if t.lows[a - 1] in _ADDRESSES:
        a -= 1
    elif f"{t.lows[a - 2]} {t.lows[a - 1]}" in _ADDRESSES:
        a -= 2
    return (a, end) if end - a > 1 else None


def _made(t: Tokens, span: Span, memory: Memory) -> str | None:
    """With what was made so, where the clause leaves it out: "có 75 km ⟨đường cấp xã⟩, đã cứng hóa 63 km"."""
    a, b = span
    if t.lows[b - 1] not in ("hóa", "hoá") or b - a > 3 or t.lows[a - 1] not in _AUXILIARIES:
        return None
    begin = clause_start(t, memory.stop, a)
    if any(t.lows[k] not in _AUXILIARIES and t.lows[k] not in ("đến", "nay") for k in range(begin, a)):
        return None
    thing = memory.last
    if thing is None or any(thing.lower().startswith((word, f"tổng {word}")) for word in MEASURES):
        thing = _text(t, subject(t, 0, a))
    return thing and f"{thing} đã {t.span(a, b)}"


def _aged(t: Tokens, floor: int, i: int) -> Span | None:
    """Whose age it is: the persons named last in the clause: "tiêm mũi 3 cho ⟨trẻ⟩ dưới 18 tuổi"."""
    persons = people()
    for k in range(i - 1, max(floor, i - 9) - 1, -1):
        low = t.lows[k]
        if low in CLAUSE:
            return None
        pair = f"{low} {t.lows[k + 1]}"
        if pair in persons or (low in persons and f"{t.lows[k - 1]} {low}" not in persons):
            span = right(t, k)
            return None if span is None else trim(t, span[0], min(span[1], i))
    return None


def _done(t: Tokens, span: Span, i: int, share: bool) -> Span | None:
    """What was done, where the phrase only says who did it: "tôi đã ⟨gieo sạ⟩ 4 lần", "trung tâm đã ⟨tiêm⟩ 90%"."""
    a, b = span
    lows = t.lows
    if lows[a] in _PRONOUNS:
        k = a + 1
    elif lows[a] == "chúng" and lows[a + 1] in _PRONOUNS:
        k = a + 2
    elif share and lows[b] in _AUXILIARIES and _office(t, a):
        k = b
    else:
        return span
    while k < i and lows[k] in _AUXILIARIES:
        k += 1
    act = right(t, k) if k < i else None
    return None if act is None else trim(t, act[0], min(act[1], i))


def _office(t: Tokens, k: int) -> bool:
    low = t.lows[k]
    return f"{low} {t.lows[k + 1]}" in _OFFICES or (low in _NAMED_OFFICES and t.capital(k))


def _anew(t: Tokens, floor: int, i: int) -> bool:
    """Whether the number begins a clause of its own behind a time: ", đến nay, hơn ⟨565⟩ ha đã được đo đạc"."""
    while i > floor and t.lows[i - 1] in REACH:
        i -= 1
    return t.lows[i - 1] == "," and f"{t.lows[i - 3]} {t.lows[i - 2]}" in _NOW


def _listed(t: Tokens, span: Span, measured: Measured) -> bool:
    """Whether the phrase only says where, in a list of places: "Hà Nội ⟨46,8%⟩, Hà Tĩnh ⟨46,6%⟩"."""
    if measured.unit.sort == "age":
        return False
    if _proper(t, span) or (t.lows[span[0]] == "nơi" and span[1] - span[0] == 1):
        return True
    return measured.unit.sort == "share" and t.lows[span[0]] in BODIES


def _proper(t: Tokens, span: Span) -> bool:
    """Whether the phrase is a proper name: every word of it begins with a capital."""
    return all(t.capital(k) for k in range(*span))


def _opened(t: Tokens, i: int) -> int | None:
    """The index of the parenthesis that token `i` stands in, `None` outside of one."""
    if "(" not in t.lows[max(0, i - 39) : i]:
        return None
    for k in range(i - 1, max(-1, i - 40), -1):
        if t.lows[k] == ")":
            return None
        if t.lows[k] == "(":
            return k
    return None


def _after_move(t: Tokens, i: int) -> Span | None:
    """For the first number of "từ 6 xuống còn 4 đơn vị": the noun after the second."""
    for j in range(i, min(i + 5, t.size)):
        if t.lows[j][0].isdigit():
            return right(t, j + 1)
    return None


def _text(t: Tokens, span: Span | None) -> str | None:
    return None if span is None else t.span(*span)
