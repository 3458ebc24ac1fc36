"""Thời lượng: một khoảng thời gian kéo dài bao lâu.

Duration: how long something lasts. A stretch that only says when ("5 năm qua") is no figure.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("duration.span", "Khoảng thời gian: phạt 5 năm tù.", lambda m: m.sort == "duration"),)

EXAMPLES = (
    Example("bị phạt 5 năm tù", "5", "5", "năm"),
    Example("thời hạn 30 ngày theo quy định", "30", "30", "ngày"),
)
COUNTER_EXAMPLES = ("5 năm qua", "9 tháng đầu năm 2024", "lúc 8 giờ 30 phút")
