"""Tuổi của người, cây, con vật.

Age: of a person, a tree, an animal.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("age.years", "Số tuổi: 82 tuổi.", lambda m: m.sort == "age"),)

EXAMPLES = (
    Example("cụ bà 82 tuổi", "82", "82", "tuổi"),
    Example("trẻ từ 6 đến 11 tuổi", "6 đến 11", "6", "tuổi", max="11"),
)
COUNTER_EXAMPLES = ("độ tuổi lao động", "5 năm qua")
