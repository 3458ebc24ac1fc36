"""Điểm phần trăm: mức chênh giữa hai tỷ lệ.

Points: the difference between two shares (điểm phần trăm, điểm cơ bản).
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("points.difference", "Số điểm phần trăm: 0,5 điểm phần trăm.", lambda m: m.sort == "points"),)

EXAMPLES = (
    Example("giảm 0,5 điểm phần trăm", "0,5", "0.5", "điểm phần trăm"),
    Example("tăng 1,2 điểm %", "1,2", "1.2", "điểm %"),
)
COUNTER_EXAMPLES = ("có 5 điểm cầu", "tăng 5%")
