"""Tỷ lệ: phần trăm và phần của một tổng (hai phần ba, 2/3 số hộ, một nửa).

Share: per cent and fractions. A fraction's value is rounded to four decimals (2/3 is 0.6667). Shares are
never added or averaged.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (
    Rule("share.percent", "Số phần trăm: 97%.", lambda m: m.sort == "share"),
    Rule(
        "share.fraction",
        "Phân số: hai phần ba, một nửa, 2/3 số hộ.",
        lambda m: m.shape == "fraction",
    ),
)

EXAMPLES = (
    Example("đạt gần 97% kế hoạch", "97", "97", "%"),
    Example("tăng 12,5 % so với cùng kỳ", "12,5", "12.5", "%"),
    Example("từ 15 đến 20% sản lượng", "15 đến 20", "15", "%", max="20"),
    Example("có hai phần ba số hộ tham gia", "hai phần ba", "0.6667"),
    Example("được 2/3 số hộ đồng thuận", "2/3", "0.6667"),
    Example("chiếm một nửa diện tích", "một nửa", "0.5"),
)
COUNTER_EXAMPLES = ("đạt 17/19 tiêu chí", "ngày 2/3")
