"""Bao nhiêu trên tổng số: 17/19 tiêu chí.

Ratio: so many out of so many. The value is the part, `of` the whole.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("ratio.of", "Số đạt trên tổng số: 17/19 tiêu chí.", lambda m: m.shape == "of"),)

EXAMPLES = (
    Example("đạt 17/19 tiêu chí", "17/19", "17", of="19"),
    Example("có 1.479/1.970 mặt hàng trúng thầu", "1.479/1.970", "1479", of="1970"),
)
COUNTER_EXAMPLES = ("ngày 17/9", "tháng 9/2022", "2/3 số hộ", "số nhà 12/4")
