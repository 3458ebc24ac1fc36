"""Vietnamese numbers: digits and words, both ways.

Digits: `.` groups thousands and `,` is the decimal sign; other conventions are read where they are the only
sensible reading. Words: một … chín, mười, mươi, trăm, nghìn/ngàn, vạn, triệu, tỷ/tỉ, chục, linh/lẻ, rưỡi,
phẩy, and their mixtures with digits ("3 triệu 200 nghìn", "1,2 triệu tỷ"). Values are exact `Decimal`s.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from tonghop.settings import LIMITS

EXACT = Context(prec=120)
"""Arithmetic that never rounds numbers within `LIMITS.digits`."""

SCALES = {
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}

ONES = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}

_AFTER_TENS_ONLY = frozenset({"mốt", "lăm", "nhăm"})
_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


class Number(NamedTuple):
    """A number that was read: its value, how many tokens it took, whether its separator is ambiguous."""

    value: Decimal
    tokens: int
    ambiguous: bool = False
    scaled: bool = False


@lru_cache(maxsize=4096)
def read_digits(token: str, discrete: bool = False, scaled: bool = False) -> tuple[Decimal, bool] | None:
    """The value of a run of digits, dots and commas, and whether its separators leave a doubt.

    `discrete` says that things are counted (a fraction makes no sense); `scaled` that a scale word follows.
    `None` where the run is no number ("1.23.456"), or has more than `LIMITS.digits` digits.

    >>> read_digits("1.234,5")
    (Decimal('1234.5'), False)
    >>> read_digits("1.5")
    (Decimal('1.5'), True)
    """
    if len(token) > LIMITS.digits + 12:
        return None
    if token.isdigit():
        return (Decimal(token), False) if token.isascii() and len(token) <= LIMITS.digits else None
    if not (token[0].isdigit() and token[-1].isdigit()):
        return None
    dots, commas = token.count("."), token.count(",")
    plain = token.replace(".", "").replace(",", "")
    if not (plain.isdigit() and plain.isascii()) or len(plain) > LIMITS.digits:
        return None
    if dots and commas:
        if token.rfind(",") > token.rfind("."):
            whole, _, fraction = token.rpartition(",")
            return _joined(whole, ".", fraction, False)
        whole, _, fraction = token.rpartition(".")
        return _joined(whole, ",", fraction, commas == 1)
    sign, count = (".", dots) if dots else (",", commas)
    head, _, last = token.rpartition(sign)
    if count > 1:
        return (Decimal(plain), sign == ",") if _grouped(token, sign) else None
    if len(last) == 3 and len(head) <= 3 and head[0] != "0":
        if sign == ".":
            return Decimal(plain), False
        if scaled:
            return Decimal(f"{head}.{last}"), False
        return (Decimal(plain) if discrete else Decimal(f"{head}.{last}")), True
    return Decimal(f"{head}.{last}"), sign == "." and head[0] != "0"


def _grouped(whole: str, sign: str) -> bool:
    groups = whole.split(sign)
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _joined(whole: str, sign: str, fraction: str, doubt: bool) -> tuple[Decimal, bool] | None:
    if sign in whole and not _grouped(whole, sign):
        return None
    if not fraction.isdigit() or not whole.replace(sign, "").isdigit():
        return None
    return Decimal(whole.replace(sign, "") + "." + fraction), doubt


def read(tokens: Sequence[str], at: int = 0, discrete: bool = False) -> Number | None:
    """The longest number that begins at `tokens[at]` (lower case, white space dropped).

    >>> read(["3", "triệu", "200", "nghìn", "đồng"])
    Number(value=Decimal('3200000'), tokens=4, ambiguous=False, scaled=True)
    """
    size = len(tokens)
    if at >= size:
        return None
    first = tokens[at]
    after = tokens[at + 1] if at + 1 < size else ""
    if first[0].isdigit():
        if after not in SCALES:
            plain = read_digits(first, discrete)
            return Number(plain[0], 1, plain[1]) if plain else None
        found = read_digits(first, discrete, scaled=True)
        if found is None:
            return None
        value, ambiguous, used = found[0], found[1], 1
    else:
        words = _below_thousand(tokens, at)
        if words is None:
            return None
        value, used = words
        ambiguous = False
        if at + used < size and tokens[at + used] == "phẩy":
            fraction, more = _spelled(tokens, at + used + 1)
            if more:
                value, used = Decimal(f"{value}.{fraction}"), used + 1 + more
    number = _with_scales(tokens, at, value, used, ambiguous)
    end = at + number.tokens
    if end + 1 < size and tokens[end] == "phẩy" and not first[0].isdigit() and number.value % 1 == 0:
        fraction, more = _spelled(tokens, end + 1)
        if more and (end + 1 + more >= size or tokens[end + 1 + more] not in SCALES):
            value = EXACT.add(number.value, Decimal(f"0.{fraction}"))
            return number._replace(value=value, tokens=number.tokens + 1 + more)
    return number


def _with_scales(tokens: Sequence[str], at: int, value: Decimal, used: int, ambiguous: bool) -> Number:
    """Goes on from a first number: scale words, smaller groups after them, rưỡi, a last lone digit."""
    size = len(tokens)
    total = Decimal(0)
    section = value
    lowest: Decimal | None = None
    while at + used < size:
        word = tokens[at + used]
        scale = SCALES.get(word)
        if scale is None or (lowest is not None and section == 0):
            break
        used += 1
        step = scale
        section = EXACT.multiply(section, scale)
        while at + used < size and (scale := SCALES.get(tokens[at + used])) and scale >= 1000:
            section = EXACT.multiply(section, scale)
            step = EXACT.multiply(step, scale)
            used += 1
        total = EXACT.add(total, section)
        section = Decimal(0)
        lowest = step
        if at + used < size and tokens[at + used] == "rưỡi":
            total = EXACT.add(total, EXACT.divide(step, Decimal(2)))
            used += 1
            break
        lower = _lower_group(tokens, at + used, step)
        if lower is None:
            break
        section, more, closed = lower
        used += more
        if closed:
            total, section = EXACT.add(total, section), Decimal(0)
            scale = SCALES.get(tokens[at + used]) if at + used < size else None
            if scale is not None and scale > step:
                # "hai nghìn ba trăm tỷ": the scale serves all that stands before it.
                section, total = total, Decimal(0)
                lowest = None
                continue
            break
    return Number(EXACT.add(total, section), used, ambiguous, lowest is not None)


def _lower_group(tokens: Sequence[str], at: int, step: Decimal) -> tuple[Decimal, int, bool] | None:
    """What follows a scale word within the same number: value, tokens used, whether no scale follows it.

    Only a smaller scale may follow ("3 triệu 200 nghìn"); digits without one belong to something else.
    """
    size = len(tokens)
    if at >= size:
        return None
    skip = 1 if tokens[at] in ("linh", "lẻ") else 0
    first = tokens[at + skip] if at + skip < size else ""
    if not first:
        return None
    if first[0].isdigit():
        scale = SCALES.get(tokens[at + 1]) if at + 1 < size else None
        found = read_digits(first)
        if scale is None or scale >= step or found is None or EXACT.multiply(found[0], scale) >= step:
            return None
        return found[0], 1, False
    words = _below_thousand(tokens, at + skip)
    if words is None:
        return None
    value, used = words
    after = tokens[at + skip + used] if at + skip + used < size else ""
    scale = SCALES.get(after)
    if scale is not None and scale < step:
        return value, used + skip, False
    if scale is None and used == 1 and not skip and 0 < value < 10 and step >= 1000:
        if first in ("năm", "không"):
            return None  # "2 triệu năm 2020", "3 triệu không hoàn lại"
        return EXACT.divide(EXACT.multiply(value, step), Decimal(10)), used, True
    if value >= step or (skip == 0 and used == 1 and value < 10):
        return None
    return value, used + skip, True


def _below_thousand(tokens: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """A number below a thousand in words: "hai trăm linh năm", "ba mươi mốt", "mười lăm", "hai chục"."""
    size = len(tokens)
    value, i = 0, at
    word = tokens[i]
    if word in ("mười", "mươi"):
        if word == "mươi":
            return None
        return _tens(tokens, i + 1, 10, at)
    digit = ONES.get(word)
    if digit is None or word in _AFTER_TENS_ONLY or word == "tư":
        return None
    after = tokens[i + 1] if i + 1 < size else ""
    if after == "trăm":
        value = digit * 100
        i += 2
        if i >= size:
            return Decimal(value), i - at
        word = tokens[i]
        if word == "rưỡi":
            return Decimal(value + 50), i + 1 - at
        if word in ("linh", "lẻ"):
            one = ONES.get(tokens[i + 1]) if i + 1 < size else None
            return (Decimal(value), i - at) if one is None else (Decimal(value + one), i + 2 - at)
        if word == "mười":
            return _tens(tokens, i + 1, value + 10, at)
        digit = ONES.get(word)
        after = tokens[i + 1] if i + 1 < size else ""
        if digit is not None and after == "mươi":
            return _tens(tokens, i + 2, value + digit * 10, at)
        if digit and (word == "tư" or (after not in SCALES and word in ("hai", "ba", "tám", "sáu", "bảy"))):
            return Decimal(value + digit * 10), i + 1 - at  # "một trăm hai" is 120
        return Decimal(value), i - at
    if after == "mươi":
        return _tens(tokens, i + 2, digit * 10, at)
    if after == "chục":
        return Decimal(digit * 10), 2
    return Decimal(digit), 1


def _tens(tokens: Sequence[str], at: int, value: int, begin: int) -> tuple[Decimal, int]:
    """The ones after "mười" or "… mươi", if any ("mười lăm", "hai mươi mốt", "hai mươi")."""
    if at < len(tokens):
        word = tokens[at]
        digit = ONES.get(word)
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if digit and word != "năm" and after not in ("mươi", "trăm"):
            return Decimal(value + digit), at + 1 - begin
    return Decimal(value), at - begin


def _spelled(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """The digits after "phẩy", one word each ("phẩy hai năm") or as digits; `("", 0)` where none follow."""
    out = ""
    i = at
    while i < len(tokens) and tokens[i] in ONES:
        out += str(ONES[tokens[i]])
        i += 1
    if not out and i < len(tokens) and tokens[i].isdigit():
        return tokens[i], 1
    return out, i - at


def parse(text: str) -> Decimal | None:
    """The value of a whole phrase that is a number ("1.234,5", "hai mươi mốt"); `None` where it is none.

    >>> parse("hai trăm linh năm nghìn")
    Decimal('205000')
    """
    tokens = text.lower().split()
    negative = bool(tokens) and tokens[0] == "âm"
    if negative:
        tokens = tokens[1:]
    elif tokens and tokens[0].startswith("-") and tokens[0] != "-":
        negative, tokens = True, [tokens[0][1:], *tokens[1:]]
    number = read(tokens)
    if number is None or number.tokens != len(tokens):
        return None
    return -number.value if negative else number.value


def to_digits(value: Decimal) -> str:
    """The number in Vietnamese digits, exact: groups of three with dots, a decimal comma.

    >>> to_digits(Decimal("1234567.50"))
    '1.234.567,5'
    """
    text = f"{value:f}"
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    whole = f"{int(whole):,}".replace(",", ".")
    return sign + whole + ("," + fraction if fraction else "")


def to_words(value: Decimal) -> str:
    """The number in Vietnamese words (nghìn, tỷ, linh), exact.

    >>> to_words(Decimal("1205.5"))
    'một nghìn hai trăm linh năm phẩy năm'
    """
    text = f"{abs(value):f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    words = _whole_words(int(whole))
    if fraction:
        words += " phẩy " + " ".join(_NAMES[int(digit)] for digit in fraction)
    return "âm " + words if value < 0 else words


def _whole_words(value: int) -> str:
    if value == 0:
        return _NAMES[0]
    high, low = divmod(value, _BILLION)
    parts = [_whole_words(high) + " tỷ"] if high else []
    inner = bool(high)
    for scale, name in ((1_000_000, " triệu"), (1000, " nghìn"), (1, "")):
        group, low = divmod(low, scale)
        if group:
            parts.append(_group_words(group, inner) + name)
            inner = True
    return " ".join(parts)


def _group_words(value: int, inner: bool) -> str:
    """Three digits in words; `inner` spells the leading zeros, as groups after the first need."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    parts = [_NAMES[hundreds] + " trăm"] if hundreds or inner else []
    if tens == 0:
        if ones:
            parts.append(("linh " if parts else "") + _NAMES[ones])
    else:
        parts.append("mười" if tens == 1 else _NAMES[tens] + " mươi")
        if ones == 1 and tens > 1:
            parts.append("mốt")
        elif ones == 5:
            parts.append("lăm")
        elif ones:
            parts.append(_NAMES[ones])
    return " ".join(parts)
