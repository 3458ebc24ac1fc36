"""What a number counts or measures: the noun phrase to its right, to its left, or inherited.

No parser: a phrase runs until a word that cannot go on with it (config/lexicon/ends.txt), a mark, or a
number. To the right it follows the number or its unit; to the left it is the subject of the clause, or
what stands right before the number ("với tổng diện tích 107 ha").
"""

from __future__ import annotations

from tonghop.lexicon import counted, ends
from tonghop.tokens import Tokens

Span = tuple[int, int]

_LONGEST = 8
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_DETERMINERS = frozenset({"các", "những", "số", "lượng"})
_LEADING = frozenset(
    {
        "riêng",
        "trong",
        "đó",
        "hiện",
        "nay",
        "tại",
        "ở",
        "và",
        "với",
        "có",
        "theo",
        "nhờ",
        "tuy",
        "nhưng",
        "mà",
    }
    | {
        "đặc",
        "biệt",
        "ngoài",
        "ra",
        "bên",
        "cạnh",
        "cụ",
        "thể",
        "toàn",
        "đến",
        "về",
        "qua",
        "các",
        "những",
        "cả",
    }
    | {
        "chỉ",
        "tính",
        "nâng",
        "đưa",
        "là",
        "đã",
        "sẽ",
        "được",
        "còn",
        "cho",
        "do",
        "của",
        "từ",
        "khi",
        "khiến",
        "để",
    }
    | {
        "tăng",
        "giảm",
        "đạt",
        "chiếm",
        "cũng",
        "đồng",
        "thời",
        "góp",
        "phần",
        "phấn",
        "đấu",
        "mỗi",
        "trên",
        "giúp",
    }
)
_REACH = frozenset(
    {
        "đạt",
        "là",
        "lên",
        "tới",
        "đến",
        "còn",
        "xuống",
        "được",
        "tăng",
        "giảm",
        "thêm",
        "chiếm",
        "khoảng",
        "ước",
    }
    | {
        "từ",
        "hơn",
        "gần",
        "trên",
        "dưới",
        "quá",
        "đạt",
        "bằng",
        "vượt",
        "mức",
        "ở",
        "hiện",
        "chỉ",
        "có",
        "tính",
        "cán",
    }
    | {
        "khoảng",
        "xấp",
        "xỉ",
        "chừng",
        "ngót",
        "đa",
        "tối",
        "thiểu",
        "ít",
        "nhất",
        "không",
        "cả",
        "bình",
        "quân",
        "cũng",
    }
    | {
        "đã",
        "sẽ",
        "đang",
        "đều",
        "mới",
        "vẫn",
        "mốc",
        "con",
        "số",
        ":",
        "nữa",
        "đầy",
        "chưa",
        "tròn",
        "trung",
        "cao",
    }
    | {
        "thấp",
        "nhiều",
        "lớn",
        "lần",
        "thu",
        "về",
        "gồm",
        "phải",
        "cần",
        "dự",
        "kiến",
        "suýt",
        "soát",
        "nhỏ",
        "sâu",
    }
)
_SIMILAR = frozenset({",", "và", "hoặc", "/"})
_STOPS_LEFT = frozenset(',;:().?!…–—“”"') | {
    "đã",
    "sẽ",
    "đang",
    "mà",
    "nhưng",
    "thì",
    "vì",
    "nên",
    "để",
    "khi",
    "với",
}
_CLAUSE = frozenset(',;:().?!…—“”"')
_TIME = frozenset({"năm", "tháng", "ngày", "quý", "đầu", "cuối", "giai", "đoạn", "nhiệm", "kỳ", "tuần", "vụ"})
_COMPARE = frozenset(
    {"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "nhanh", "tăng", "giảm", "vượt", "hơn", "gấp"}
)


def right(t: Tokens, i: int) -> Span | None:
    """The noun phrase that begins at token `i`; `None` where no noun can stand there."""
    size = len(t.lows)
    if i >= size:
        return None
    first = t.lows[i]
    if first in _QUOTES:
        close = _QUOTES[first]
        for j in range(i + 1, min(size, i + 14)):
            if t.lows[j] == close:
                return (i + 1, j) if j > i + 1 else None
        return None
    if not first[0].isalpha():
        return None
    stop, go = ends()
    known = t.counts(i)
    if (
        not known
        and (first in stop or f"{first} {t.low(i + 1)}" in stop)
        and f"{first} {t.low(i + 1)}" not in go
    ):
        return None
    if not known and t.capital(i) and not t.capital(i + 1) and t.lows[i] not in counted() and len(first) < 2:
        return None
    j = i + 1
    if f"{first} {t.low(j)}" in counted() or f"{first} {t.low(j)}" in go:
        j += 1
    while j < size and j - i < _LONGEST:
        low = t.lows[j]
        if not low[0].isalpha():
            if low in _QUOTES and j - i <= 3:
                quoted = _quoted(t, j)
                return (i, quoted) if quoted else (i, j)
            if low == "," and j - i <= 2 and known and t.counts(j + 1) and not t.capital(j + 1):
                j += 2
                continue
            break
        pair = f"{low} {t.low(j + 1)}"
        if pair in go:
            j += 2
            continue
        if low == "và" and j - i <= 3 and known and t.counts(j + 1) and t.low(j + 2) not in _SIMILAR:
            j += 2
            continue
        if low in stop or pair in stop:
            if (
                low in ("có", "được", "bị", "chưa", "không")
                and j == i + 1
                and first in ("người", "hộ", "trường")
            ):
                break
            break
        j += 1
    return i, min(j, size)


def _quoted(t: Tokens, i: int) -> int | None:
    """Where the quoted name that opens at `i` ends, the mark included, if it is short."""
    close = _QUOTES[t.lows[i]]
    for j in range(i + 1, min(len(t.lows), i + 10)):
        if t.lows[j] == close:
            return j + 1
    return None


def adjacent(t: Tokens, i: int) -> Span | None:
    """The noun phrase that ends right before token `i`, modifiers and verbs of reaching left out.

    "với tổng diện tích ⟨107 ha⟩", "sản lượng điện của công ty đạt ⟨204 triệu⟩".
    """
    j = i
    reached = False
    while j > 0 and t.lows[j - 1] in _REACH and not _compound(t, j - 1):
        reached = reached or t.lows[j - 1] in (
            "đạt",
            "là",
            "tăng",
            "giảm",
            "còn",
            "chiếm",
            "có",
            "lên",
            ":",
            "ở",
        )
        j -= 1
    if j == 0:
        return None
    if t.lows[j - 1] == ")":
        # "thu ngân sách (cả năm) đạt …": step over the remark
        k = j - 1
        while k > 0 and t.lows[k] != "(" and j - k < 14:
            k -= 1
        if t.lows[k] == "(":
            j = k
    begin = _clause_start(t, j)
    if begin >= j:
        return None
    if reached:
        return _subject(t, begin, j)
    near = _chunk(t, begin, j)
    return near or _subject(t, begin, j)


def _compound(t: Tokens, k: int) -> bool:
    """Whether the word at `k` belongs to a noun though it looks like a verb of reaching."""
    return f"{t.low(k - 1)} {t.lows[k]}" in ends()[1]


def _clause_start(t: Tokens, j: int) -> int:
    k = j
    while k > 0 and t.lows[k - 1] not in _CLAUSE and j - k < 40:
        k -= 1
    return k


def _subject(t: Tokens, begin: int, end: int) -> Span | None:
    """The first noun phrase of the clause, opening adverbs and times left out."""
    _stop, go = ends()
    k = begin
    while k < end:
        low = t.lows[k]
        if low[0].isdigit() or low in _TIME:
            k += 1
            continue
        pair = f"{low} {t.low(k + 1)}"
        if low in _LEADING and pair not in go and pair not in counted():
            k += 1
            continue
        if low in ("tỷ", "tỉ") and t.low(k + 1) in ("lệ", "trọng"):
            k += 2
            continue
        break
    if k >= end:
        return None
    span = right(t, k)
    if span is None:
        return None
    a, b = span
    b = min(b, end)
    while b > a and t.lows[b - 1] in _REACH and not _compound(t, b - 1):
        b -= 1
    return (a, b) if b > a else None


def _chunk(t: Tokens, begin: int, end: int) -> Span | None:
    """The words right before `end`, back to one that ends a phrase."""
    stop, go = ends()
    k = end
    while k > begin and end - k < 6:
        low = t.lows[k - 1]
        if not low[0].isalpha() and low != "-":
            break
        if low in stop and f"{t.low(k - 2)} {low}" not in go and f"{low} {t.low(k)}" not in go:
            break
        k -= 1
    while (
        k < end
        and t.lows[k] in _DETERMINERS
        and k + 1 < end
        and t.lows[k + 1] not in ("tiền", "lượng", "vốn")
    ):
        k += 1
    return (k, end) if k < end else None


def parent(t: Tokens, i: int) -> Span | None:
    """For a number inside parentheses: the noun phrase right before the parenthesis."""
    k = i - 1
    depth = 0
    while k >= 0 and i - k < 30:
        if t.lows[k] == ")":
            depth += 1
        elif t.lows[k] == "(":
            if depth == 0:
                begin = _clause_start(t, k)
                return _subject(t, begin, k) if begin < k else None
            depth -= 1
        k -= 1
    return None


def open_parenthesis(t: Tokens, i: int) -> int | None:
    """The index of the parenthesis that token `i` stands in, `None` outside of one."""
    k = i - 1
    while k >= 0 and i - k < 40:
        if t.lows[k] == ")":
            return None
        if t.lows[k] == "(":
            return k
        k -= 1
    return None
