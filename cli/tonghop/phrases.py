"""How numbers and results print in a Vietnamese report.

`.` groups thousands and `,` is the decimal sign; a count below ten takes a leading zero (`05`). A
phrase never claims more than is known: what it says contains the interval it stands for.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tonghop import intervals
from tonghop.intervals import EXACT, Interval
from tonghop.model import Figure

SCALES = ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"))
"""Scale words a report writes; below a million it writes the digits."""

ATTACHED = ("%", "‰", "°")
"""What a unit opens with that stands at the number without a space."""

SCALED_PLACES = 3
"""Decimals that a scaled number may have: 1,616 tỷ, but 1.616.250.000."""

WRITTEN_SCALE = re.compile(r"(?<!\w)(?:tỷ|tỉ|triệu)(?!\w)", re.IGNORECASE)
FRACTION = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})\Z")


def number(value: Decimal, pad: bool = False) -> str:
    """The exact value in digits, `1.234,5`; `pad` writes a whole number below ten as `05`.

    >>> number(Decimal("1234.50")), number(Decimal(5), pad=True)
    ('1.234,5', '05')
    """
    sign = "-" if value < 0 else ""
    whole, _, decimals = format(value.copy_abs(), "f").partition(".")
    decimals = decimals.rstrip("0")
    if pad and not decimals and len(whole) == 1 and whole != "0":
        whole = "0" + whole
    grouped = f"{int(whole):,}".replace(",", ".") if len(whole) > 3 else whole
    return sign + grouped + ("," + decimals if decimals else "")


def places(value: Decimal) -> int:
    """How many decimals a value needs."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    trailing = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -(exponent + trailing)) if value else 0


def scale_of(value: Decimal) -> tuple[Decimal, str] | None:
    """The scale word that writes `value` exactly and short, `None` where digits do."""
    for size, word in SCALES:
        if abs(value) >= size and places(EXACT.divide(value, size)) <= SCALED_PLACES:
            return size, word
    return None


def takes_scale(unit: str | None) -> bool:
    """Whether amounts in a unit may be written with a scale word: measures are, counts and shares are not."""
    return unit is not None and unit[:1] not in ATTACHED


def unit_tail(unit: str | None) -> str:
    """What follows the number: `%` at once, other units after a space, nothing for a count."""
    if not unit:
        return ""
    return unit if unit[0] in ATTACHED else f" {unit}"


def amounts(values: tuple[Decimal, ...], unit: str | None, scaled: bool, pad: bool) -> tuple[list[str], str]:
    """Several numbers in one scale, and what follows the last: (["5", "10"], " triệu đồng").

    A zero takes the scale of its neighbours. Where the numbers have no scale in common, digits are written.
    """
    tail = unit_tail(unit)
    scales = {scale_of(value) for value in values if value} if scaled else {None}
    chosen = scales.pop() if len(scales) == 1 else None
    if chosen is None:
        return [number(value, pad and not unit) for value in values], tail
    size, word = chosen
    return [number(EXACT.divide(value, size)) for value in values], f" {word}{tail}"


def amount(value: Decimal, unit: str | None = None, pad: bool = True) -> str:
    """One value with its unit: `12,5 tỷ đồng`, `97%`, `05`, `1.234,5 ha`. Measures are scaled, counts are not."""
    (text,), tail = amounts((value,), unit, takes_scale(unit), pad)
    return text + tail


def interval_text(interval: Interval, unit: str | None = None, pad: bool = True) -> str:
    """The tightest phrase that contains the interval, in words of design section 2.

    One-sided intervals take one-sided words: `hơn` where the reach of the word covers it, else
    `trên` (a lower end, nothing about the upper one), `gần`, `ít nhất`, `không quá`, `dưới`. Two-sided
    ones take `khoảng` where that says the same, else `từ … đến …`.
    """
    low, high = interval.low, interval.high
    scaled = takes_scale(unit)

    def one(word: str, value: Decimal) -> str:
        (text,), tail = amounts((value,), unit, scaled, pad and not word)
        return f"{word} {text}{tail}".strip()

    if interval.exact:
        return one("", low)
    if high is None:
        return one("trên" if interval.low_open else "ít nhất", low)
    if low == 0 and not interval.low_open and high > 0:
        return one("dưới" if interval.high_open else "không quá", high)
    if not interval.low_open and interval.high_open:
        return one("hơn" if intervals.modified(low, "over").contains(interval) else "trên", low)
    if interval.low_open and not interval.high_open and intervals.modified(high, "under").contains(interval):
        return one("gần", high)
    middle = EXACT.divide(EXACT.add(low, high), Decimal(2))
    if not interval.low_open and not interval.high_open and intervals.modified(middle, "about") == interval:
        return one("khoảng", middle)
    texts, tail = amounts((low, high), unit, scaled, False)
    if tail.startswith("%"):
        texts[0] += "%"
    return f"từ {texts[0]} đến {texts[1]}{tail}"


# ---------------------------------------------------------------- single figures


def figure_text(figure: Figure, pad: bool = True) -> str:
    """How one figure prints, its value the source's: `hơn 13.000`, `gần 97%`, `01 - 02`, `17/19`.

    Vague words and fractions stand as the source has them; number words become digits.
    """
    word = intervals.cue(figure) or {"over": "hơn", "under": "gần", "about": "khoảng"}.get(
        figure.modifier, ""
    )
    body = figure_body(figure, pad and not word)
    if word in intervals.ONWARD.values():
        return f"từ {body} {word}"
    return f"{word} {body}".strip()


def figure_body(figure: Figure, pad: bool) -> str:
    """The number of a figure with its unit, without its modifier."""
    if figure.modifier == "vague":
        return re.sub(r"\s+", " ", figure.surface).lower() + unit_tail(figure.unit)
    if figure.of is not None:
        whole = number(figure.of)
        return number(figure.value, pad).rjust(min(2, len(whole)), "0") + "/" + whole + unit_tail(figure.unit)
    if says_fraction(figure):
        return re.sub(r"\s", "", figure.surface)
    scaled = takes_scale(figure.unit) or WRITTEN_SCALE.search(figure.surface) is not None
    values = (figure.value,) if figure.max is None else (figure.value, figure.max)
    texts, tail = amounts(values, figure.unit, scaled, pad)
    return " - ".join(texts) + tail


def says_fraction(figure: Figure) -> bool:
    """Whether the surface is a share such as 2/3 and still says the figure's value."""
    found = FRACTION.match(figure.surface.strip())
    if not found or not int(found[2]):
        return False
    return abs(Fraction(int(found[1]), int(found[2])) - Fraction(figure.value)) < Fraction(1, 1000)


# ---------------------------------------------------------------- changes


def percent(share: Fraction, digits: int = 1) -> str:
    """A share in percent, rounded half up: `12,5%`. Says `khoảng` where it had to be rounded."""
    scaled = share * 100
    exact = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    about = "" if Fraction(rounded) == scaled else "khoảng "
    return f"{about}{number(rounded)}%"
