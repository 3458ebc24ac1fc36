"""Tiền: một số tiền bằng đồng hay ngoại tệ.

Money: an amount in đồng or in a foreign currency. The scale word belongs to the value, the currency is the
unit as the text writes it. An amount per something (đồng/tháng) is kind `rate`.
"""

from __future__ import annotations

from tonghop.kinds.base import Example, Mention, Rule


def _money(mention: Mention) -> bool:
    return mention.sort == "money"


RULES = (
    Rule("money.scaled", "Số tiền có chữ chỉ bậc: 12,5 tỷ đồng.", lambda m: _money(m) and m.scaled),
    Rule("money.plain", "Số tiền viết đủ chữ số: 25.000 đồng.", _money),
)

EXAMPLES = (
    Example("với số tiền 12,5 tỷ đồng", "12,5 tỷ", "12500000000", "đồng"),
    Example("hỗ trợ 25.000 đồng", "25.000", "25000", "đồng"),
    Example("từ 5 đến 10 triệu đồng", "5 đến 10 triệu", "5000000", "đồng", max="10000000"),
    Example("khoảng 4.000 USD", "4.000", "4000", "USD"),
    Example("ủng hộ hàng chục tỷ đồng", "hàng chục tỷ", "10000000000", "đồng"),
    Example("góp 3 triệu 200 nghìn đồng", "3 triệu 200 nghìn", "3200000", "đồng"),
    Example("tặng hai triệu rưỡi đồng", "hai triệu rưỡi", "2500000", "đồng"),
)
COUNTER_EXAMPLES = ("5 đồng chí", "10 đồng bào", "ngày 1/5/2026")
