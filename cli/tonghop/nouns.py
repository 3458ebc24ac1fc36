"""What a number counts or measures: the noun phrase to its right, to its left, or inherited.

No parser: a phrase runs until a word that cannot go on with it (config/lexicon/ends.txt), a mark, or a
number. To the right it follows the number or its unit; to the left it is what stands right before the
number ("với tổng diện tích 107 ha"), what the share is a share of ("tỷ lệ hộ nghèo … còn 2%"), or the
subject of the clause ("sản lượng điện của công ty đạt 204 triệu kWh").
"""

from __future__ import annotations

from tonghop.lexicon import counted, ends
from tonghop.nounphrases import Span, right
from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens

_CLAUSE = frozenset(',;:()?!…—“‘«"')

_LEADING = frozenset(
    (
        "riêng trong đó hiện nay tại ở và với có theo nhờ tuy nhưng mà đặc biệt ngoài ra bên cạnh cụ thể toàn"
        " đến về qua các những cả chỉ tính nâng cao đưa là đã sẽ được còn cho do của từ khi khiến để tăng giảm"
        " đạt chiếm cũng đồng thời góp phấn đấu mỗi trên giúp đối ví dụ số lượng theo như mức bình quân hằng"
        " hàng dự kiến ước nếu nhất vẫn luôn dần lần gồm thì nay bởi vì"
    ).split()
)
"""Words that open a clause before its first noun phrase."""

_REACH = frozenset(
    (
        "đạt là lên tới đến còn xuống được tăng giảm thêm chiếm khoảng ước từ hơn gần trên dưới quá bằng vượt"
        " mức ở hiện chỉ có tính cán xấp xỉ chừng ngót đa tối thiểu ít nhất không cả bình quân cũng đã sẽ đang"
        " đều mới vẫn mốc con số : nữa đầy chưa tròn trung cao thấp nhiều lớn lần về gồm phải cần dự kiến suýt"
        " soát nhỏ sâu luôn tương đương thay thậm chí gấp ≥ ≤ > < ~ - – cộng tầm cỡ dần thể dài rộng dày"
        " nghét ngét tròm trèm áng phỏng sấp khá rất mất xa"
    ).split()
)
"""Modifiers, adverbs and verbs of reaching between a noun and its number."""

_PREDICATES = frozenset(
    {"đạt", "là", "tăng", "giảm", "còn", "chiếm", "có", "lên", ":", "ở", "vượt", "bằng", "gấp"}
)
_NEXT = frozenset({"tiếp đến", "tiếp theo", "kế đến", "kế tiếp", "tiếp đó"})
_MOST = frozenset(
    {"số ít", "số đông", "đa số", "phần lớn", "phần đông", "hầu hết", "thiểu số", "tuyệt đại", "đại đa"}
)
"""Openings of "số ít ⟨cửa hàng còn lại⟩"."""
_TIMES = frozenset(
    {"năm", "tháng", "ngày", "quý", "đầu", "cuối", "giai", "đoạn", "nhiệm", "kỳ", "tuần", "vụ"}
)
_DETERMINERS = frozenset({"các", "những", "số", "lượng"})
_COMPLEMENTS = frozenset({"của", "trên", "tại", "ở", "trong", "về", "cho"})
_RATES = frozenset(
    (
        "tỷ lệ",
        "tỉ lệ",
        "tỷ trọng",
        "tỉ trọng",
        "trị giá",
        "tổng số",
        "con số",
        "tổng cộng",
        "kéo dài",
        "đến giờ",
        "đến nay",
        "tới giờ",
        "tới nay",
        "hiện nay",
        "hiện tại",
        "bây giờ",
        "kỷ lục",
        "tương đối",
    )
)
"""Pairs that stand between a noun and its number and say nothing of what it counts."""
_BODIES = frozenset(
    "tỉnh huyện xã phường quận thị thành tp tphcm ông bà anh chị công đơn gia hội ngân ngành trường tôi chúng".split()
)
_MEASURES = frozenset(
    word.replace("_", " ")
    for word in (
        "tổng vốn giá mức chiều bề lãi nợ thuế tiền phí lương số quỹ kinh_phí diện_tích công_suất trị_giá thu_nhập"
        " thu_ngân sản_lượng năng_suất khối_lượng trọng_lượng chi_phí doanh_thu doanh_số lợi_nhuận ngân_sách dân_số"
        " mật_độ lưu_lượng dung_tích dung_lượng độ_dài độ_cao độ_sâu tốc_độ nhiệt_độ độ_ẩm quy_mô học_phí nguồn_vốn"
        " nguồn_thu đơn_giá kim_ngạch sản_phẩm chỉ_số đường_kính giá_trị vốn_đầu mức_đầu lãi_suất tỷ_suất"
        " khoảng_cách dư_nợ thời_hạn thời_gian lượng_mưa"
    ).split()
)
"""Nouns that name an amount (their first words): before a number they win over what follows it."""

_AMOUNTS = frozenset(word.partition(" ")[0] for word in _MEASURES)
_VERBS = frozenset(
    word.replace("_", " ")
    for word in (
        "ủng_hộ hỗ_trợ đóng_góp đầu_tư trao_tặng tặng nộp chi thu vay cho_vay huy_động giải_ngân chi_trả trích dành"
        " quyên_góp thiệt_hại tiết_kiệm phạt thưởng lãi lỗ trồng sản_xuất xuất_khẩu nhập_khẩu khai_thác thu_hoạch"
    ).split()
)
_FATES = frozenset({"bị thương", "mất tích", "thiệt mạng", "tử vong"})


class Memory:
    """What the figures of a sentence hand on: the last noun and where it ended, the clause's subject."""

    __slots__ = ("first", "last", "stop", "subject")

    def __init__(self) -> None:
        self.last: str | None = None
        self.first = 0
        self.stop = 0
        self.subject: str | None = None


def of(t: Tokens, q: Quantity, measured: Measured | None, after: Span | None, memory: Memory) -> str | None:
    """The noun of a figure, `None` where the sentence has none; remembers it for the figures that follow.

    `after` is the noun phrase right after the number or its unit.
    """
    after = after and _told_apart(t, after)
    if measured is None:
        text = _counted(t, q, after)
        if text is None and (t.lows[q.first - 1] == "từ" or t.lows[q.last] == "trong"):
            text = _text(t, _after_move(t, q.last))
        if text is None and (t.lows[q.first - 1] in ("có", ",") or t.lows[q.first - 1] not in _REACH):
            text = memory.last
        if text is None:
            text = _text(t, left(t, q.first, _floor(t, q, memory))) or memory.last
    else:
        text = _measured(t, q, measured, after, memory)
    if text is not None:
        memory.last = text
    memory.first = q.first
    memory.stop = measured.end if measured else q.last
    return text


def _counted(t: Tokens, q: Quantity, after: Span | None) -> str | None:
    """The counted noun, told from its neighbours by what stands before: "làm chết ⟨12⟩ người"."""
    text = _text(t, after)
    if after is None or text is None or after[1] - after[0] > 1:
        return text
    before = t.lows[q.first - 1]
    if before == "chết" or f"{t.lows[q.first - 2]} {before}" in _FATES:
        fate = before if before == "chết" else f"{t.lows[q.first - 2]} {before}"
        return f"{text} {fate}"
    if before in ("giảm", "tăng"):
        subject = left(t, q.first, 0)
        if subject is not None and t.lows[subject[0]] == t.lows[after[0]]:
            return _text(t, subject)  # "số người chết giảm ⟨7⟩ người"
    return text


def _told_apart(t: Tokens, span: Span) -> Span:
    """With whose it is, where the sentence counts the same of others: "việc ⟨của tập thể⟩ và … việc của cá nhân"."""
    a, b = span
    link, first = t.lows[b], t.lows[b + 1]
    if link == "của" and t.counts(b + 1) and first not in _BODIES:
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
    if t.lows[memory.first - 1] == "của" and not _CLAUSE.intersection(t.lows[memory.first : q.first]):
        return 0
    return memory.stop


def _measured(t: Tokens, q: Quantity, measured: Measured, after: Span | None, memory: Memory) -> str | None:
    i = q.first
    if after is not None and _AMOUNTS.isdisjoint(t.lows[max(0, i - 10) : i]):
        return _text(t, after)  # no noun of amount to the left that could win
    before = left(t, i, _floor(t, q, memory))
    opened = _opened(t, q.first)
    if opened is not None and (before is None or before[0] <= opened):
        before = None
    near = before is not None and q.first - before[1] <= 3
    if before is not None and near and _measure_at(t, before[0]):
        memory.subject = _text(t, before)
        return memory.subject
    if after is not None:
        return _text(t, after)
    if before is not None:
        if _listed(t, before, measured):
            if memory.subject is None and measured.unit.sort == "share":
                memory.subject = _text(t, _rate(t, 0, i))
            if memory.subject:
                return memory.subject
        memory.subject = _text(t, before)
        return memory.subject
    if opened is not None:
        if memory.last and not _CLAUSE.intersection(t.lows[memory.stop : opened]):
            return memory.last
        outside = _parent(t, opened)
        if outside is not None and measured.unit.sort != "age" and _proper(t, outside):
            if memory.subject is None and ":" in t.lows[memory.stop : opened]:
                memory.subject = _text(t, _rate(t, 0, opened)) or memory.last
            if memory.subject:
                return memory.subject
        return _text(t, outside) or memory.last
    if measured.unit.sort != "share" and ";" in t.lows[memory.stop : q.first]:
        return _text(t, _earlier(t, q.first))
    if i > 1 and t.lows[i - 2] == ")" and memory.last:
        return memory.last  # "2 triệu trẻ (đạt 27%) tăng ⟨1,7%⟩"
    return memory.subject or memory.last or _text(t, _earlier(t, q.first))


def _listed(t: Tokens, span: Span, measured: Measured) -> bool:
    """Whether the phrase only says where, in a list of places: "Hà Nội ⟨46,8%⟩, Hà Tĩnh ⟨46,6%⟩"."""
    if measured.unit.sort == "age":
        return False
    if _proper(t, span) or (t.lows[span[0]] == "nơi" and span[1] - span[0] == 1):
        return True
    return measured.unit.sort == "share" and t.lows[span[0]] in _BODIES


def _proper(t: Tokens, span: Span) -> bool:
    """Whether the phrase is a proper name: every word of it begins with a capital."""
    return all(t.capital(k) for k in range(*span))


def left(t: Tokens, i: int, floor: int = 0) -> Span | None:
    """The noun phrase before token `i`, modifiers and verbs of reaching left out; not beyond `floor`.

    `None` where the clause has no noun before the number: the caller inherits.
    """
    _, go = ends()
    j = i
    reached = False
    while j > floor:
        low = t.lows[j - 1]
        pair = f"{t.lows[j - 2]} {low}"
        if pair in _RATES:
            j -= 2
            continue
        if low not in _REACH or pair in go or pair in counted():
            break
        reached = reached or low in _PREDICATES
        j -= 1
    if reached and t.lows[j - 1] == "và":
        return None  # "… kế hoạch và tăng ⟨3,2%⟩" goes on about the subject before
    if j > floor and t.lows[j - 1] == ")":
        k = j - 1
        while k > floor and t.lows[k] != "(" and j - k < 14:
            k -= 1
        j = k if t.lows[k] == "(" else j
    begin = _clause_start(t, floor, j)
    if begin >= j:
        return None
    rate = _rate(t, begin, j)
    if rate is not None:
        return rate
    if reached:
        return _subject(t, begin, j)
    k = _chunk_start(t, begin, j)
    if k == j:
        return _act(t, begin, j) or _subject(t, begin, j)
    if t.capital(k) or t.lows[k] in _BODIES or (j - k > 2 and not _measure_at(t, k)):
        act = _act(t, k + 1, j)  # "đơn vị ủng hộ ⟨2 tỷ đồng⟩" is the act
        if act is not None:
            return act
    if k > begin and not _measure_at(t, k):
        if t.lows[k - 1] in ("cho", "về", "vào"):
            return _act(t, begin, k) or _subject(t, begin, j)
        if t.lows[k - 1] in _COMPLEMENTS or t.lows[k - 1][0].isdigit():
            return _subject(t, begin, j)
    return k, j


def _clause_start(t: Tokens, floor: int, j: int) -> int:
    """Where the clause that holds token `j` begins; names in quotation marks are stepped over."""
    k, quoted = j, 0
    while k > floor and j - k < 40:
        low = t.lows[k - 1]
        if low in ("”", "’", "»"):
            quoted += 1
        elif quoted and low in ("“", "‘", "«"):
            quoted -= 1
        elif low in _CLAUSE or (low == "gồm" and not quoted):
            break
        k -= 1
    return k


def _act(t: Tokens, a: int, b: int) -> Span | None:
    """The last verb of giving, spending or losing in the span, with what follows it."""
    for k in range(b - 1, a - 1, -1):
        if _verb_at(t, k) and not _verb_at(t, k - 1):
            stops, _ = ends()
            end = k + 2 if f"{t.lows[k]} {t.lows[k + 1]}" in _VERBS else k + 1
            while end < b and end - k < 5 and t.lows[end][0].isalpha() and t.lows[end] not in stops:
                end += 1
            return (k, end) if end <= b else None
    return None


def _rate(t: Tokens, begin: int, end: int) -> Span | None:
    """What a share is said to be a share of: the noun after "tỷ lệ"."""
    for k in range(end - 2, begin - 1, -1):
        if t.lows[k + 1] == "lệ" and t.lows[k] in ("tỷ", "tỉ"):
            span = right(t, k + 2)
            return None if span is None else _trim(t, span[0], min(span[1], end))
    return None


def _subject(t: Tokens, begin: int, end: int) -> Span | None:
    """The first noun phrase of the clause, opening adverbs and times left out."""
    _, go = ends()
    k = begin
    while k < end:
        low = t.lows[k]
        pair = f"{low} {t.lows[k + 1]}"
        if pair in _NEXT or pair in _MOST:
            k += 2
            continue
        if not (
            low[0].isdigit()
            or low in _TIMES
            or (low in _LEADING and pair not in go and pair not in counted())
        ):
            break
        k += 1
    if k >= end:
        return None
    span = right(t, k)
    return None if span is None else _trim(t, span[0], min(span[1], end))


def _trim(t: Tokens, a: int, b: int) -> Span | None:
    _, go = ends()
    while b > a and t.lows[b - 1] in _REACH and f"{t.lows[b - 2]} {t.lows[b - 1]}" not in go:
        b -= 1
    return (a, b) if b > a else None


def _chunk_start(t: Tokens, begin: int, end: int) -> int:
    """Where the words right before `end` begin that may form one phrase."""
    stops, go = ends()
    k = end
    while k > begin and end - k < 6:
        low = t.lows[k - 1]
        if not low[0].isalpha():
            break
        if low in stops and f"{t.lows[k - 2]} {low}" not in go and f"{low} {t.lows[k]}" not in go:
            break
        k -= 1
    while k < end - 1 and t.lows[k] in _DETERMINERS and t.lows[k + 1] not in ("tiền", "lượng", "vốn"):
        if t.lows[k] == "lượng" and t.lows[k + 1] in ("mưa", "nước", "khách", "hàng", "điện", "rác"):
            break
        k += 1
    return k


def _measure_at(t: Tokens, k: int) -> bool:
    return t.lows[k] in _MEASURES or f"{t.lows[k]} {t.lows[k + 1]}" in _MEASURES


def _verb_at(t: Tokens, k: int) -> bool:
    return f"{t.lows[k]} {t.lows[k + 1]}" in _VERBS or t.lows[k] in _VERBS


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


def _parent(t: Tokens, opened: int) -> Span | None:
    """The noun phrase right before a parenthesis."""
    begin = _clause_start(t, 0, opened)
    return _subject(t, begin, opened) if begin < opened else None


def _earlier(t: Tokens, i: int) -> Span | None:
    """An amount that an earlier clause names: "vượt kế hoạch sản lượng, đạt ⟨5 tỷ kWh⟩"."""
    for k in range(i - 1, max(-1, i - 30), -1):
        if t.lows[k][0].isalpha() and _measure_at(t, k) and not _measure_at(t, k - 1):
            return right(t, k)
    return None


def _after_move(t: Tokens, i: int) -> Span | None:
    """For the first number of "từ 6 xuống còn 4 đơn vị": the noun after the second."""
    for j in range(i, min(i + 5, t.size)):
        if t.lows[j][0].isdigit():
            return right(t, j + 1)
    return None


def _text(t: Tokens, span: Span | None) -> str | None:
    return None if span is None else t.span(*span)
