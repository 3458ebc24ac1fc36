"""Numbers that are no figures: documents, dates, terms, ordinals, names, clock times, phones, scores, lists.

Each mask has a rule id, a test over the tokens, and examples beside it: in `hidden` phrases the number is
masked, in `kept` ones it is not. They are tried in order; the first that holds names the number.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from tonghop import timemasks
from tonghop.lexicon import heads, last_words_of_heads, people
from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens

Test = Callable[[Tokens, Quantity, Measured | None], bool]


class Mask(msgspec.Struct, frozen=True):
    """A class of numbers that are no figures. `doc` is its entry in `explain`."""

    id: str
    doc: str
    test: Test
    hidden: tuple[str, ...]
    kept: tuple[str, ...] = ()


_OPEN = {"“": "”", "‘": "’", "«": "»", '"': '"'}
_QUOTES = frozenset('“”‘’«»"')
_SCORE = frozenset({"số", "thắng", "thua", "hòa", "hoà"})


def _glued_code(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """A letter, a dash or a slash binds the number to a code or a name."""
    i, j = q.first, q.last
    if unit is not None and t.lows[unit.end] in ("vĩ", "kinh") and unit.unit.name == "độ":
        return True
    if t.glued(i):
        before = t.lows[i - 1]
        if before in "-/._@&+" and t.glued(i - 1) and (i - 2) not in t.figured:
            inner = t.lows[i - 2]
            if inner[0].isalpha() and not _unit_before_slash(t, i):
                return True
            if inner[0].isdigit() and (i - 2) in t.masked:
                return True
    if t.glued(j) and unit is None and not (j - i > 1 and q.value >= 1000):
        after = t.lows[j]
        if after[0].isalpha() or after == "_":
            return not (len(after) > 2 and t.counts(j))
        if after in "/-&" and t.glued(j + 1) and t.lows[j + 1][:1].isalpha():
            return after != "-" or t.capital(j + 1)
        if after == "." and t.glued(j + 1) and t.lows[j + 1][0].isalpha() and not t.capital(j + 1):
            return True
        if after == ":" and t.glued(j + 1) and t.lows[j + 1][0].isdigit():
            return True
    return t.glued(i) and t.lows[i - 1] == ":" and i >= 2 and t.lows[i - 2][0].isdigit()


def _unit_before_slash(t: Tokens, i: int) -> bool:
    return t.lows[i - 1] == "/" and any(k in t.figured for k in range(max(0, i - 6), i - 1))


def _base(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """What a rate is per: "/10.000 dân", "trên 100.000 dân"."""
    i = q.first
    if t.lows[i - 1] != "/":
        if t.lows[i - 1] == "cứ":
            return unit is None or not unit.rate
        return t.lows[i - 1] in ("trên", "mỗi") and t.lows[q.last] == "dân" and q.value >= 100
    if unit is None:
        return q.last - i == 1  # "5 tỷ kWh/4 tỷ …": the plan beside the result
    return not any(
        (other := t.unit(k)) and other.unit.name == unit.unit.name and (k - 1) in t.figured
        for k in range(max(1, i - 4), i)
    )


def _head(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """An ordinal or a name: "Chỉ thị 05", "Điều 5", "tổ 7", "lần thứ 3", "Quốc lộ 1", "bão số 3"."""
    i = q.first
    k = i - 1
    if t.lows[k] == ":" and t.lows[k - 1] in ("số", "điện", "thoại", "hotline", "sđt", "đt", "fax"):
        return t.lows[k - 1] != "số" or t.lows[k - 2] not in ("tổng",)
    if t.lows[k] not in last_words_of_heads():
        return False
    sort = None
    table = heads()
    for size in (3, 2, 1):
        if k - size + 1 >= 0:
            sort = table.get(" ".join(t.lows[k - size + 1 : k + 1]))
            if sort is not None:
                k -= size
                break
    if sort is None or sort == "none":
        return False
    before = t.lows[k]
    if t.lows[i - 1] == "cấp" and (before in _GETTING or q.value > _GRADES):
        return False  # "được cấp 965 liều", not "nhà cấp 4"
    if t.lows[i - 1] == "số":
        if unit is not None and unit.unit.sort in ("share", "money"):
            return False  # "dân tộc thiểu số 10%"
        return before not in ("trong", "tổng", "con", "trên", "vô", "ngoài") and q.shape in ("digits", "of")
    if before in _EACH_HEAD or (before[:1].isdigit() and k in t.figured):
        return False
    if sort == "strict":
        return not (
            unit is not None and (unit.unit.sort == "share" or (unit.unit.sort == "money" and q.value > 999))
        )
    if sort == "verb" and not t.capital(k + 1) and (unit is not None or t.counts(q.last)):
        return False
    return _names(t, q, unit)


_GETTING = frozenset({"được", "đã", "sẽ", "đang", "phải", "xin", "cần"})
_GRADES = 20
_EACH_HEAD = frozenset({"mỗi", "một", "từng", "mấy"})


def _names(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """Whether the number after a noun such as tổ or lớp is its name rather than an amount."""
    low = t.lows[q.first]
    if q.shape in ("vague", "fraction", "of") or q.max is not None or q.last - q.first > 1:
        return False
    if not low.isdigit() and (len(low) > 3 or "," in low):
        return False
    if unit is not None:
        return unit.unit.name in ("tháng", "năm") and not unit.rate  # "chu kỳ 3 năm/lần"
    return not (t.lows[q.last] in people() or f"{t.lows[q.last]} {t.lows[q.last + 1]}" in people())


def _phone(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """Telephone, account and identity numbers; digits with two leading zeros or a long run after one."""
    low = t.lows[q.first]
    head = low.replace(",", ".").partition(".")[0]
    if low[0] == "0" and len(head) > 2:
        return True
    if low in ("1900", "1800") and (t.lows[q.last][:1].isdigit() or t.lows[q.last] == "."):
        return True
    return low.isdigit() and len(low) >= 9 and unit is None and not t.counts(q.last)


def _score(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """The result of a match: "thắng 3-1", "tỷ số 2 - 0"."""
    i = q.first
    if t.lows[q.last] in ("-", "–") and t.lows[q.last + 1].isdigit() and q.max is None:
        return t.lows[i - 1] in _SCORE and not t.counts(q.last + 2)
    if t.masked.get(i - 2) == "score":
        return True
    return q.max is not None and t.lows[i - 1] in ("thắng", "thua", "hòa") and not t.counts(q.last)


def _scale(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """The scale of a map: "tỷ lệ 1/10.000"."""
    return q.shape == "of" and q.value == 1 and t.lows[q.first - 1] in ("lệ", ":") and (q.of or 0) >= 100


def _numbering(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """The number of a list item or heading: "1. Mục tiêu", "2) …", "(3) …"."""
    i, j = q.first, q.last
    after = t.lows[j]
    if t.lows[i - 1] == "(" and after == ")" and q.value < 40 and "," not in t.lows[i]:
        return True
    if i == 0 or (i == 1 and t.lows[0] in ("-", "–", "+", "*", "•")):
        if after in (".", ")", "/") and t.glued(j) and q.value < 100:
            return t.lows[j + 1] != "" or t.size <= 2
        return "." in t.lows[i] and q.value < 100 and t.capital(j) and q.ambiguous
    return False


def _name(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """A numeral inside a name: “5 xung kích”, mô hình “3 sạch”, VinFast 3, “Tuổi 20”."""
    i, j = q.first, q.last
    if unit is None or unit.unit.sort not in ("money", "share"):
        for k in range(i - 1, max(i - 9, -1), -1) if t.quoted else ():
            if t.lows[k] in _QUOTES:
                if t.lows[k] in _OPEN and _closes_soon(t, k, j, 16 if k == i - 1 else 9):
                    return True
                break
    if unit is None and _called(t.lows, i):
        return True
    if t.lows[j] == "cấp" and t.lows[i - 1] in ("quyền", "phương"):
        return True  # mô hình chính quyền địa phương 2 cấp
    if (t.lows[j] == "điều" and t.lows[j + 1] == "bác") or (unit is None and t.lows[j] in _VIRTUES):
        return True
    return (
        unit is None
        and q.shape == "digits"
        and j - i == 1
        and i > 1
        and t.lows[i].isdigit()
        and t.capital(i - 1)
        and t.lows[i - 1].isalpha()
        and not t.counts(j)
    )


_CALLED = 5
_CALLING = frozenset({"gọi", "tên", "danh"})
_NO_NAME = frozenset("với có khoảng hơn gần trên dưới một cả trong được và cho từ".split())


def _called(lows: list[str], i: int) -> bool:
    """Whether the number stands in what something is called: "được gọi là thác 5 tầng"."""
    for k in range(i - 1, max(i - _CALLED, 0), -1):
        low = lows[k]
        if low == "là":
            return lows[k - 1] in _CALLING
        if low in _NO_NAME or not low.isalpha():
            return False
    return False


_VIRTUES = frozenset({"sạch", "đúng", "dám", "sẵn", "rõ", "xung"})
"""What slogans count: "3 sạch", "4 đúng", "5 xung kích"."""


def _closes_soon(t: Tokens, k: int, j: int, most: int) -> bool:
    """Whether the quotation mark at `k` opens a name: closed within `most` words, and no sentence."""
    close = _OPEN[t.lows[k]]
    if close == t.lows[k] and not t.opens(k):
        return False
    for m in range(j, min(t.size, k + most + 1)):
        if t.lows[m] == close:
            return t.lows[m - 1] not in (".", ",")
    return False


def _enumerated(t: Tokens, q: Quantity, unit: Measured | None) -> bool:
    """Goes on with a masked enumeration: "tổ 04, 11 và 13", "lớp 1, 2", "Năm 2021 và 2022"."""
    i = q.first
    if t.lows[i - 1] not in _JOINTS or unit is not None:
        return False
    why = t.masked.get(i - 2)
    return why is not None and why not in ("numbering", "when", "clock") and not t.counts(q.last)


_JOINTS = frozenset({",", "và", "-", "–", "đến", ";", "hoặc", "hay", "/", "&", "+"})


MASKS = (
    Mask(
        "numbering",
        "Số thứ tự của mục, khoản trong bài.",
        _numbering,
        ("1. Mục tiêu của đề án", "2) Nhiệm vụ", "gồm: (1) xã An Bình; (2) xã An Hòa"),
    ),
    Mask(
        "code",
        "Số gắn với chữ: số hiệu văn bản, tên máy, tên chủng loại.",
        _glued_code,
        ("Quyết định 853/QĐ-UBND", "văn bản 05-CT/TW", "dịch Covid-19", "mạng 5G", "tổ 13B", "lúc 06:20"),
        ("hỗ trợ 20kg gạo",),
    ),
    Mask(
        "phone",
        "Số điện thoại, tài khoản, giấy tờ.",
        _phone,
        ("gọi 0912345678", "liên hệ 0275.3822135"),
        ("tặng 05 suất quà",),
    ),
    Mask(
        "clock",
        "Giờ trong ngày.",
        timemasks.clock,
        ("lúc 8 giờ 30 phút", "từ 14h ngày 3/5"),
        ("kéo dài 3 giờ",),
    ),
    Mask(
        "date",
        "Ngày, tháng, năm, nhiệm kỳ, giai đoạn.",
        timemasks.date,
        (
            "ngày 11/9",
            "sáng 11-9",
            "dịp lễ 2-9",
            "trực 24/24 giờ",
            "tháng 4/2023",
            "trong năm 2021",
            "nhiệm kỳ 2020-2025",
            "ngày 11.7",
            "dịp 30/4",
        ),
        ("đạt 17/19 tiêu chí", "có 2020 hộ", "mỗi tháng 3 buổi"),
    ),
    Mask(
        "base",
        "Mẫu số của một tỷ lệ (trên 10.000 dân).",
        _base,
        ("đạt bác sĩ/10.000 dân",),
    ),
    Mask(
        "when",
        "Khoảng thời gian chỉ nói khi nào.",
        timemasks.when,
        (
            "5 năm qua, huyện đổi thay",
            "Hai năm qua",
            "9 tháng đầu năm 2024",
            "kỷ niệm 94 năm Ngày truyền thống",
        ),
        ("bị phạt 5 năm tù",),
    ),
    Mask(
        "ordinal",
        "Thứ tự và tên gọi: điều, khoản, khóa, tổ, lớp, quốc lộ, bão số.",
        _head,
        (
            "Chỉ thị số 05",
            "Kết luận 01",
            "Điều 5",
            "tổ 7",
            "lần thứ 3",
            "Quốc lộ 1",
            "bão số 3",
            "học sinh lớp 5",
        ),
        (
            "trong số 126 mặt hàng",
            "mỗi lớp 35 học sinh",
            "tổng số 25 hộ",
            "được cấp 965 liều vắc xin",
            "đã cấp 5 con bò",
        ),
    ),
    Mask("scale", "Tỷ lệ bản đồ, bản vẽ.", _scale, ("bản đồ tỷ lệ 1/10.000",), ("đạt tỷ lệ 1/5 số hộ",)),
    Mask("score", "Tỷ số trận đấu.", _score, ("thắng 3-1", "với tỷ số 2 - 0")),
    Mask(
        "name",
        "Chữ số nằm trong tên: tên phong trào, mô hình, nhãn hiệu.",
        _name,
        ("phong trào “5 xung kích”", "mô hình “3 sạch”", "xe VinFast 3", "được gọi là thác 5 tầng"),
        ("được gọi là trung tâm với 5 xã",),
    ),
    Mask(
        "enumerated",
        "Nối tiếp một dãy số thứ tự hay ngày tháng.",
        _enumerated,
        ("các tổ 04, 11 và 13", "Năm 2021 và 2022"),
    ),
)


PLAIN = frozenset(
    (
        "có hơn gần khoảng trên dưới được là đạt với cho gồm thêm tặng trao tăng giảm còn chỉ đã mất về xây dựng"
        " nghìn hỗ trợ phí tiền"
    ).split()
)
"""Words after which a number is no date, no ordinal and no name."""
_CODED = frozenset({"điều", "cấp", "giờ", "h", "g", "-", "–", "/", ":", ".", ")", "dân"})

NUMBERING, CODE, PHONE, CLOCK, DATE, BASE, WHEN, ORDINAL, SCALE, SCORE, NAME, ENUMERATED = (
    1 << n for n in range(len(MASKS))
)
_BINDING = frozenset("-/._@&+:")
_BULLETS = frozenset("-–+*•")
_FREE = 1 << len(MASKS)
"""Beside the masks: what the word before a number, the number and the word after it all have where it is none."""


@cache
def _before() -> dict[str, int]:
    """Word before a number → the masks that it may call for, as a sum."""
    table: dict[str, int] = {}
    for words, bits in (
        (last_words_of_heads(), ORDINAL),
        (timemasks.CALENDAR | timemasks.DAY_CUES, DATE),
        (_BINDING, CODE),
        (_SCORE, SCORE),
        (("/", "cứ", "trên", "mỗi"), BASE),
        (("lệ", ":"), SCALE),
        (("(",), NUMBERING),
        ((":",), ORDINAL),
        (PLAIN, _FREE),
    ):
        for word in words:
            table[word] = table.get(word, 0) | bits
    return table


_AFTER = {
    **dict.fromkeys(_CODED, 0),
    **dict.fromkeys(timemasks.HOURS, CLOCK),
    **dict.fromkeys(("cấp", "điều"), NAME),
    **dict.fromkeys(_VIRTUES, NAME | _FREE),
    **dict.fromkeys(("vĩ", "kinh"), CODE | _FREE),
}
"""Word after a number, or after its unit → the masks that it may call for; `_FREE` for words that are not here."""
_APART = frozenset(" ,;)%")
"""What stands after a number that is no part of a code."""


@lru_cache(maxsize=1024)
def _form(low: str) -> int:
    """The masks that the number itself may call for."""
    if not "0" <= low[0] <= "9":
        return 0
    bits = PHONE if len(low) > 2 and (low[0] == "0" or len(low) >= 9 or low in ("1900", "1800")) else 0
    if "/" in low or timemasks.is_year(low.rpartition(".")[2]):
        bits |= DATE
    return bits if "/" in low or low[0] == "0" or len(low) == 4 else bits | _FREE


@lru_cache(maxsize=1024)
def _tests(bits: int) -> tuple[tuple[Test, str], ...]:
    """The tests of some masks, in order."""
    return tuple((mask.test, mask.id) for n, mask in enumerate(MASKS) if bits >> n & 1)


def mask(t: Tokens, quantity: Quantity, unit: Measured | None) -> str | None:
    """The id of the mask that hides the number, `None` where it may be a figure.

    The words beside the number, its own form and its unit say which masks come into question: mostly none.
    """
    i, j, lows = quantity.first, quantity.last, t.lows
    before, after = lows[i - 1], lows[j]
    calls, form, follows = _before().get(before, 0), _form(lows[i]), _AFTER.get(after, _FREE)
    if unit is None:
        edge = t.edges.get(j - 1)
        behind = t.text[edge[1] : edge[1] + 1] if edge is not None else "" if t.glued(j) else " "
        free = behind == " "
    else:
        free = unit.unit.sort != "duration"
    if free and calls & form & follows and not t.quoted:
        return None  # the greater part by far: "đã có 155 hộ", "hơn 287 triệu đồng"
    bits = calls | form | follows
    if t.quoted or "gọi" in lows[max(0, i - _CALLED - 1) : i]:
        bits |= NAME
    if t.masked:
        bits |= _beside(t, i)
    if i < 2 and (i == 0 or before in _BULLETS):
        bits |= NUMBERING
    if unit is not None:
        bits |= _AFTER.get(lows[unit.end], 0)
        if not free:
            bits |= WHEN
    else:
        if behind not in _APART:
            bits |= CODE
        if after[:1] == "h":
            bits |= CLOCK
        if i > 1 and quantity.shape == "digits" and t.text[t.edges[i][0] - 1 - len(before)] != before[0]:
            bits |= NAME  # no small letter there: perhaps a capital
    for test, name in _tests(bits & ~_FREE):
        if test(t, quantity, unit):
            return name
    return None


def _beside(t: Tokens, i: int) -> int:
    """The masks that a masked number before may hand on to the one at `i`."""
    why = t.masked.get(i - 2)
    if why is None:
        return CLOCK if t.masked.get(i - 3) == "clock" else 0
    return (ENUMERATED if t.lows[i - 1] in _JOINTS else 0) | (
        CLOCK if why == "clock" else SCORE if why == "score" else 0
    )
