"""Numbers in running text: single ones, ranges, so-many-of, fractions and vague amounts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tonghop import numerals
from tonghop.lexicon import units
from tonghop.numerals import EXACT, ONES, SCALES
from tonghop.tokens import Measured, Tokens

FOLDS = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), **{word: Decimal(n) for word, n in ONES.items() if n > 1}}
"""What is said after "gấp" without "lần": "gấp đôi", "gấp rưỡi", "gấp ba"."""
Shape = Literal["digits", "words", "vague", "of", "fraction"]

STARTERS = frozenset(
    (
        "một hai ba bốn năm sáu bảy bẩy tám chín mười hàng vài mấy dăm đôi nhiều nửa trăm nghìn ngàn"
        " chục triệu tỷ tỉ"
    ).split()
)
"""Words at which a number may begin."""

_VAGUE_TENS = {"vài": 2, "mấy": 2, "dăm": 5, "đôi": 2, "hàng": 1, "nhiều": 1}
_BIG = frozenset({"trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"})
_DASHES = frozenset("-–—−~")
_SEPARATORS = _DASHES | {"đến", "tới"}
_JOINING = frozenset({*SCALES, *_SEPARATORS, "dưới", "/"})
"""Marks and words behind which a number in digits may go on."""
_GOING_ON = frozenset({*SCALES, *ONES, "mười", "rưỡi", "linh", "lẻ"})
"""Words with which a number may go on behind digits and a scale word."""
_NO_FOLD = frozenset({*ONES, *SCALES, *"lần mươi rưỡi phần tờ chiếc mảnh ngày nay qua ngoái".split()}) - {
    "năm"
}
BEFORE_BARE_SCALE = frozenset({"cả", "hơn", "gần", "ngót", "nửa", "trên"})
_SHORT_OF = frozenset({"dưới", "hơn", "trên", "gần", "hết"})
"""Words before the high end of a range that begins with "từ"."""
_PLACES = Decimal("0.0001")


class Quantity(Struct, frozen=True, gc=False):
    """A number of the text: tokens from `first` to before `last`; `max` closes a range, `of` is the whole."""

    first: int
    last: int
    value: Decimal
    shape: Shape
    max: Decimal | None = None
    of: Decimal | None = None
    ambiguous: bool = False


def tidy(value: Decimal) -> Decimal:
    """The same value without a fraction of zeros."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize(EXACT)


def read(tokens: Tokens, i: int) -> tuple[Quantity, Measured | None] | None:
    """The quantity that begins at token `i` with its unit, `None` where the token begins none."""
    lows, edges = tokens.lows, tokens.edges
    low = lows[i]
    single: Quantity | None
    if i in edges:
        if "/" in low:
            found = _of(tokens, i, low)
            return None if found is None else (found, tokens.unit(found.last))
        if lows[i + 1] not in _JOINING and i + 1 not in edges:
            # Digits alone, with a unit or without: the greater part by far.
            measured = tokens.unit(i + 1)
            plain = _plain(low, measured is None and "," in low)
            if plain is None:
                return None
            single = Quantity(i, i + 1, plain[0], "digits", None, None, plain[1])
            if measured is None or lows[measured.end] not in _JOINING:
                return single, measured
            return _reaching(tokens, single, measured)
        single = _digits(tokens, i)
    elif low in FOLDS and lows[i - 1] == "gấp" and lows[i + 1] not in _NO_FOLD:
        return Quantity(i, i + 1, FOLDS[low], "words"), Measured(units()["lần"], i + 1, i + 1, False)
    elif low in _VAGUE_TENS:
        return _alone(tokens, _vague(tokens, i, low))
    elif low in _BIG or low == "chục":
        return _alone(tokens, _bare_scale(tokens, i))
    elif low == "nửa":
        return _alone(tokens, _half(tokens, i))
    else:
        single = _words(tokens, i)
    if single is None:
        return None
    return _reaching(tokens, single, tokens.unit(single.last))


def _reaching(
    tokens: Tokens, single: Quantity, measured: Measured | None
) -> tuple[Quantity, Measured | None]:
    """The number and its unit, or the range and its unit where it is the low end of one."""
    between = tokens.lows[single.last if measured is None else measured.end]
    if between == "dưới" and tokens.lows[single.first - 1] == "từ" and single.shape == "digits":
        ranged = _below(tokens, single, measured)
        return (single, measured) if ranged is None else (ranged, tokens.unit(ranged.last))
    if between not in _SEPARATORS or single.shape in ("fraction", "of") or (measured and measured.rate):
        return single, measured
    ranged = _range(tokens, single, measured)
    return (single, measured) if ranged is None else (ranged, tokens.unit(ranged.last))


def _alone(tokens: Tokens, quantity: Quantity | None) -> tuple[Quantity, Measured | None] | None:
    return None if quantity is None else (quantity, tokens.unit(quantity.last))


def _of(tokens: Tokens, i: int, low: str, last: int = 0) -> Quantity | None:
    """`17/19` or `1.479/1.970`; what has more parts is a date or a document."""
    parts = low.split("/")
    if len(parts) != 2:
        return None
    part, whole = numerals.read_digits(parts[0], True), numerals.read_digits(parts[1], True)
    if part is None or whole is None or whole[0] == 0:
        return None
    return Quantity(i, last or i + 1, tidy(part[0]), "of", of=tidy(whole[0]), ambiguous=part[1] or whole[1])


def as_share(quantity: Quantity) -> Quantity:
    """A so-many-of read as a share: 2/3 is 0.6667."""
    assert quantity.of is not None
    share = EXACT.divide(quantity.value, quantity.of).quantize(_PLACES, ROUND_HALF_UP)
    return replace(quantity, value=tidy(share), of=None, shape="fraction")


def _digits(tokens: Tokens, i: int) -> Quantity | None:
    lows = tokens.lows
    low, after = lows[i], lows[i + 1]
    if after in SCALES:
        beyond = lows[i + 2]
        if beyond in _GOING_ON or i + 2 in tokens.edges:
            number = numerals.read(lows, i)
            if number is None:
                return None
            return Quantity(i, i + number.tokens, tidy(number.value), "digits", ambiguous=number.ambiguous)
        plain, last = _scaled(low, after), i + 2
    else:
        if after == "/" and i + 2 in tokens.edges and tokens.counts(i + 3):
            return _of(tokens, i, f"{low}/{lows[i + 2]}", i + 3)  # "22/ 26 xã"
        if i + 1 in tokens.edges:
            joined = _spaced(tokens, i)
            if joined is not None:
                value, last = joined
                return Quantity(i, last, value, "digits", ambiguous=tokens.text[tokens.stop(i)] == " ")
        plain, last = _plain(low, "," in low and tokens.unit(i + 1) is None), i + 1
    return None if plain is None else Quantity(i, last, plain[0], "digits", None, None, plain[1])


@lru_cache(maxsize=1024)
def _plain(low: str, discrete: bool) -> tuple[Decimal, bool] | None:
    found = numerals.read_digits(low, discrete)
    return None if found is None else (tidy(found[0]), found[1])


@lru_cache(maxsize=1024)
def _scaled(low: str, scale: str) -> tuple[Decimal, bool] | None:
    number = numerals.read((low, scale))
    return None if number is None else (tidy(number.value), number.ambiguous)


def _spaced(tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    """Groups of three parted by single spaces ("25 000 đồng"), as some papers write."""
    lows = tokens.lows
    j = i + 1
    if not (lows[i].isdigit() and len(lows[i]) <= 3 and lows[i][0] != "0" and j < tokens.size):
        return None
    digits = lows[i]
    while (
        j < tokens.size
        and j - i < 6
        and len(lows[j]) == 3
        and lows[j].isdigit()
        and tokens.at(j) - tokens.stop(j - 1) == 1
    ):
        digits += lows[j]
        j += 1
    if j == i + 1 or tokens.lows[j] in ("/", "-", "."):
        return None
    before = tokens.lows[i - 1]
    if before in ("tháng", "ngày", "quý", "điều", "khoản", "số", "thứ", "lớp", "tổ"):
        return None
    return Decimal(digits), j


def _words(tokens: Tokens, i: int) -> Quantity | None:
    lows = tokens.lows
    number = numerals.read(lows, i)
    if number is None:
        return None
    j = i + number.tokens
    if tokens.lows[j] == "phần" and number.value < 10:
        below = numerals.read(lows, j + 1) if lows[j + 1] else None
        if tokens.lows[j + 1] == "tư":
            below = numerals.Number(Decimal(4), 1)
        if below and number.value < below.value <= 10:
            share = EXACT.divide(number.value, below.value).quantize(_PLACES, ROUND_HALF_UP)
            return Quantity(i, j + 1 + below.tokens, tidy(share), "fraction")
    if number.value == 1 and number.tokens == 1 and tokens.lows[j] == "nửa":
        return Quantity(i, j + 1, Decimal("0.5"), "fraction")
    if number.tokens == 1 and lows[i] in ("hai", "ba") and tokens.lows[j] in ("ba", "bốn"):
        # "hai ba người", "ba bốn lần": a range said by two neighbours.
        return Quantity(i, j + 1, number.value, "words", max=Decimal(ONES[tokens.lows[j]]))
    return Quantity(i, j, tidy(number.value), "words")


def _vague(tokens: Tokens, i: int, low: str) -> Quantity | None:
    """hàng chục nghìn, vài trăm, mấy chục, dăm ba, nhiều nghìn."""
    lows = tokens.lows
    j, value = i + 1, Decimal(_VAGUE_TENS[low])
    after = tokens.lows[j]
    if low in ("dăm", "vài", "đôi") and after in ("ba", "bảy") and tokens.lows[j + 1] != "mươi":
        value, j = (Decimal(3) if low == "dăm" else value), j + 1
        after = tokens.lows[j]
    scaled = False
    while after in SCALES or (after == "mươi" and low in ("vài", "mấy", "dăm")):
        value = EXACT.multiply(value, SCALES.get(after, Decimal(10)))
        scaled = True
        j += 1
        after = lows[j]
    if not scaled and (low in ("hàng", "mấy", "nhiều") or (low == "đôi" and j == i + 1)):
        return None
    if low == "nhiều" and value < 100:
        return None
    if low == "vài" and not scaled and (not after or not after[0].isalpha()):
        return None
    return Quantity(i, j, tidy(value), "vague")


def _bare_scale(tokens: Tokens, i: int) -> Quantity | None:
    """A scale word without a number before it: "hơn trăm hộ", "cả nghìn người", "gần chục năm"."""
    if tokens.lows[i - 1] not in BEFORE_BARE_SCALE:
        return None
    value, j = Decimal(1), i
    while tokens.lows[j] in SCALES:
        value = EXACT.multiply(value, SCALES[tokens.lows[j]])
        j += 1
    return Quantity(i, j, tidy(value), "vague" if tokens.lows[i - 1] == "cả" else "words")


def _half(tokens: Tokens, i: int) -> Quantity | None:
    after = tokens.lows[i + 1]
    if after in _BIG:
        value, j = Decimal("0.5"), i + 1
        while tokens.lows[j] in SCALES:
            value = EXACT.multiply(value, SCALES[tokens.lows[j]])
            j += 1
        return Quantity(i, j, tidy(value), "words")
    if tokens.lows[i - 1] in ("hơn", "gần", "quá") and after in ("số", "diện", "dân", "thành", "trong"):
        return Quantity(i, i + 1, Decimal("0.5"), "fraction")
    return None


def _range(tokens: Tokens, low: Quantity, unit: Measured | None) -> Quantity | None:
    """`1 – 2`, `5 đến 10 triệu`, `170 nghìn đồng đến 10 triệu`: one figure with a low and a high end.

    `unit` is that of the low end; what stands between the ends follows it.
    """
    lows = tokens.lows
    j = low.last if unit is None else unit.end
    if unit is not None and unit.unit.sort == "duration" and lows[j] in _DASHES:
        return None
    after = lows[j + 1]
    if after in _SHORT_OF and lows[j] not in _DASHES and lows[low.first - 1] == "từ":
        j += 1  # "từ 5 đến dưới 18 tuổi"
        after = lows[j + 1]
    if after[:1].isdigit():
        if "/" in after:
            return None
        high = _digits(tokens, j + 1)
    elif after in ONES or after == "mười":
        high = _words(tokens, j + 1)
        if high and high.shape != "words":
            return None
    else:
        return None
    if high is None or high.max is not None:
        return None
    value = low.value
    if unit is None:
        factor = _factor(tokens, high)
        if factor is not None and _factor(tokens, low) is None and value < high.value:
            scaled = EXACT.multiply(value, factor)
            if scaled < high.value:
                value = tidy(scaled)
    else:
        other = tokens.unit(high.last)
        if other is None or other.unit.name != unit.unit.name:
            return None
    if value >= high.value:
        return None
    return replace(
        low, last=high.last, value=value, max=high.value, ambiguous=low.ambiguous or high.ambiguous
    )


def _below(tokens: Tokens, low: Quantity, unit: Measured | None) -> Quantity | None:
    """Ages as health services give them: "từ 5 dưới 11 tuổi", "từ 6 tháng tuổi dưới 5 tuổi" being none."""
    j = low.last if unit is None else unit.end
    high = _digits(tokens, j + 1) if tokens.lows[j + 1].isdigit() else None
    if high is None or low.value >= high.value:
        return None
    other = tokens.unit(high.last)
    if other is None or other.unit.sort != "age" or (unit and unit.unit.name != other.unit.name):
        return None
    return replace(low, last=high.last, max=high.value)


def _factor(tokens: Tokens, quantity: Quantity) -> Decimal | None:
    """What the scale words of a quantity multiply by, `None` without any or with more than one group."""
    factor = None
    for token in tokens.lows[quantity.first + 1 : quantity.last]:
        scale = SCALES.get(token)
        if scale is None:
            return None
        factor = scale if factor is None else EXACT.multiply(factor, scale)
    return factor
