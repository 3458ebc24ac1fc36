"""Mức trên đơn vị: đồng/người/tháng, tạ/ha, m3/s.

Rate: a measure per something else; the unit is written with its slashes.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (
    Rule(
        "rate.per",
        "Đơn vị có dấu gạch chéo: 500 nghìn đồng/suất.",
        lambda m: m.rate and m.sort not in ("share", "times", "age"),
    ),
)

EXAMPLES = (
    Example("mỗi suất 500 ngàn đồng/suất", "500 ngàn", "500000", "đồng/suất"),
    Example("năng suất 65 tạ/ha", "65", "65", "tạ/ha"),
    Example(
        "thu nhập 12-13 triệu đồng/người/tháng", "12-13 triệu", "12000000", "đồng/người/tháng", max="13000000"
    ),
    Example("theo chu kỳ 3 năm/lần", "3", "3", "năm/lần"),
    Example("lưu lượng 1.200 m3/s", "1.200", "1200", "m3/s"),
)
COUNTER_EXAMPLES = ("tặng 20 suất quà", "bác sĩ/10.000 dân")
