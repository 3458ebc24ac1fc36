"""Số lần: gấp 3 lần, tổ chức 2 lần.

Times: how often, or how many fold.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("times.fold", "Số lần: gấp 3 lần.", lambda m: m.sort == "times"),)

EXAMPLES = (
    Example("cao gấp 3 lần năm ngoái", "3", "3", "lần"),
    Example("không quá 1 lần", "1", "1", "lần"),
    Example("giá bán gấp đôi so với các vụ khác", "đôi", "2", "lần"),
    Example("số ca mắc gần gấp rưỡi cùng kỳ", "rưỡi", "1.5", "lần"),
    Example("lợi nhuận tăng gấp ba trồng lúa", "ba", "3", "lần"),
)
COUNTER_EXAMPLES = ("lần thứ 3", "lần 2", "gấp đôi tờ giấy", "một đôi giày rưỡi")
