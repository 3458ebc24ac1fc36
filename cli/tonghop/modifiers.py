"""How exact a number is said to be: exact, about, over, under, vague."""

from __future__ import annotations

from tonghop.model import Modifier
from tonghop.quantities import Quantity
from tonghop.tokens import Measured, Tokens

_ONE: dict[str, Modifier] = {
    "khoảng": "about",
    "chừng": "about",
    "độ": "about",
    "tầm": "about",
    "cỡ": "about",
    "ước": "about",
    "~": "about",
    "≈": "about",
    "hơn": "over",
    "trên": "over",
    "quá": "over",
    "ngoài": "over",
    ">": "over",
    "≥": "over",
    "gần": "under",
    "dưới": "under",
    "ngót": "under",
    "<": "under",
    "≤": "under",
}
_TWO: dict[str, Modifier] = {
    "xấp xỉ": "about",
    "sấp xỉ": "about",
    "áng chừng": "about",
    "phỏng chừng": "about",
    "tròm trèm": "about",
    "ước tính": "about",
    "ước đạt": "about",
    "ước khoảng": "about",
    "ước chừng": "about",
    "trên dưới": "about",
    "ít nhất": "over",
    "tối thiểu": "over",
    "không dưới": "over",
    "không ít hơn": "over",
    "vượt mức": "over",
    "không quá": "under",
    "tối đa": "under",
    "nhiều nhất": "under",
    "chưa đến": "under",
    "chưa tới": "under",
    "chưa đầy": "under",
    "chưa quá": "under",
    "không đến": "under",
    "không tới": "under",
    "không đầy": "under",
    "không vượt": "under",
    "suýt soát": "under",
    "ngót nghét": "under",
    "ngót ngét": "under",
    "vượt quá": "over",
    "vượt hơn": "over",
    "vượt trên": "over",
}
_SECOND = frozenset(pair.rpartition(" ")[2] for pair in _TWO)
_BEFORE = frozenset({*_ONE, *_SECOND, "từ", "được", "có"})
"""Words before a number that may modify it, or follow what does."""
_DEGREES = frozenset(
    "cao thấp lớn nhỏ nhiều ít nhanh chậm dài ngắn rẻ đắt tốt kém trẻ già rộng hẹp sâu nặng nhẹ sớm muộn xa".split()
)
_LOCATIVE = frozenset(
    "lĩnh mặt phương nền tuyến địa cương nguyên tinh tổng cơ trục khía cánh bình thị mọi toàn từng".split()
)


def read(t: Tokens, q: Quantity, measured: Measured | None) -> Modifier:
    """The modifier of a quantity, from the words beside it."""
    if q.shape == "vague":
        return "vague"
    lows = t.lows
    end = q.last if measured is None else measured.end
    if "trở" in lows[end : end + 5]:
        after = _after(t, end)
        if after:
            return after
    k = q.first - 1
    one = lows[k]
    if one == "gấp":
        k -= 1  # "gần gấp đôi"
        one = lows[k]
    if one not in _BEFORE:
        return "about" if "ước" in lows[max(0, k - _ESTIMATE) : k] and _estimated(lows, k) else "exact"
    if one == "có" or (one in ("từ", "được") and q.max is not None):
        k -= 1
        one = lows[k]
    before = lows[k - 1]
    if one in _SECOND:
        found = _TWO.get(f"{before} {one}")
        if found:
            return found
    if one == "quá" and before == "vượt" and t.lows[k - 2] == "không":
        return "under"
    found = _ONE.get(one)
    if found is None:
        return "about" if "ước" in lows[max(0, k - _ESTIMATE) : k] and _estimated(lows, k) else "exact"
    if one == "hơn" and (before in _DEGREES or before == "ngắn"):
        return "exact"  # "cao hơn 10%" compares
    if one in ("trên", "dưới") and measured is None and q.shape != "of" and _locative(t, q):
        return "exact"
    if one == "trên" and (q.shape == "of" or before == "tính"):
        return "exact"
    if one == "độ" and before in ("nhiệt", "tốc", "mật", "tiến"):
        return "exact"
    if one == "ngoài" and q.value < 20:
        return "exact"
    return found


_ESTIMATE = 6
_NO_ESTIMATE = frozenset("mơ muốn nguyện vọng lệ".split())
_NO_ESTIMATE_BEFORE = frozenset("mong hiệp công quy thỏa thoả khế giao điều cầu ao".split())
_AWAY = frozenset("đã còn nhưng nên để do vì mà và hoặc khi trong với tại ở".split())


def _estimated(lows: list[str], k: int) -> bool:
    """Whether "ước" heads what is measured by the number after token `k`: "Ước tổng thiệt hại 2 tỷ đồng"."""
    while lows[k] != "ước":
        if not lows[k][:1].isalpha() or lows[k] in _AWAY:
            return False
        k -= 1
    return lows[k + 1] not in _NO_ESTIMATE and lows[k - 1] not in _NO_ESTIMATE_BEFORE


def _locative(t: Tokens, q: Quantity) -> bool:
    """trên and dưới as places: "trên 2 lĩnh vực", "trên 3 địa bàn", "dưới 2 hình thức"."""
    after = t.lows[q.last]
    return q.value < 1000 and (after in _LOCATIVE or f"{after} {t.lows[q.last + 1]}" == "hình thức")


def _after(t: Tokens, i: int) -> Modifier | None:
    """trở lên and trở xuống, a few words after the number."""
    for j in range(i, min(i + 5, t.size - 1)):
        low = t.lows[j]
        if low == "trở":
            follow = t.lows[j + 1]
            if follow == "lên":
                return "over"
            return "under" if follow in ("xuống", "lại") else None
        if not low[0].isalpha():
            return None
    return None
