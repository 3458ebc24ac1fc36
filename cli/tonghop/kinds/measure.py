"""Số đo: dài, rộng, nặng, thể tích, công suất, nhiệt độ.

Measure: lengths, areas, volumes, weights, power, temperature. Units are a line each in
config/lexicon/units.txt.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Rule

RULES = (Rule("measure.unit", "Số kèm đơn vị đo: 107,06 ha.", lambda m: m.sort == "measure"),)

EXAMPLES = (
    Example("tổng diện tích 107,06ha", "107,06", "107.06", "ha"),
    Example("tuyến đường dài 4140m", "4140", "4140", "m"),
    Example("công suất hơn 2.251 MW", "2.251", "2251", "MW"),
    Example("hàng triệu m3 đất", "hàng triệu", "1000000", "m3"),
    Example("rộng 300 mét vuông", "300", "300", "mét vuông"),
)
COUNTER_EXAMPLES = ("mạng 5G", "Km 15", "có 5 hộ")
