"""What a number says, as an interval, with exact arithmetic.

A figure rarely states a point: "hơn 13 nghìn" is [13.000, 14.000), "gần 260 nghìn" is
(250.000, 260.000], "ít nhất 5" has no upper end. Sums add both ends; nothing is ever rounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, localcontext

from msgspec import Struct

from tonghop.model import Figure, Modifier

EXACT = Context(prec=9_999)
"""Precision beyond any sum of capped numbers; libmpdec allocates only the digits that are there."""

ZERO = Decimal(0)


class Interval(Struct, frozen=True, gc=False):
    """Every value between `low` and `high`; `high` is `None` where there is no upper end.

    `low_open`, `high_open` say that the end itself is left out.
    """

    low: Decimal
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is a single value."""
        return self.low == self.high

    def contains(self, other: Interval) -> bool:
        """Whether every value of `other` is in this one."""
        low = other.low > self.low or (other.low == self.low and (other.low_open or not self.low_open))
        if self.high is None or not low:
            return low
        if other.high is None:
            return False
        return other.high < self.high or (other.high == self.high and (other.high_open or not self.high_open))

    def __add__(self, other: Interval) -> Interval:
        high = None if self.high is None or other.high is None else EXACT.add(self.high, other.high)
        return Interval(
            EXACT.add(self.low, other.low),
            high,
            self.low_open or other.low_open,
            high is not None and (self.high_open or other.high_open),
        )


def point(value: Decimal) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; of nothing it is exactly 0. It does not depend on order or grouping."""
    both = low = high = ZERO
    low_open = high_open = endless = False
    # In the context, not by its methods: `+` is more than twice as fast as EXACT.add.
    with localcontext(EXACT):
        for interval in intervals:
            if interval.low is interval.high:
                both += interval.low
                continue
            low += interval.low
            low_open |= interval.low_open
            if interval.high is None:
                endless = True
            else:
                high += interval.high
                high_open |= interval.high_open
        top = None if endless else both + high
        return Interval(both + low, top, low_open, high_open and not endless)


def step(value: Decimal) -> Decimal:
    """One unit of the last significant digit: 1.000 for 13.000, 0.1 for 12.5, 1 for 0."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    kept = len(digits)
    while digits[kept - 1] == 0:
        kept -= 1
    return Decimal((0, (1,), exponent + len(digits) - kept))


# ---------------------------------------------------------------- the words around a number

OPEN_ABOVE = ("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không kém", "chí ít")
OPEN_BELOW = ("không quá", "tối đa", "không vượt quá", "nhiều nhất", "không hơn", "không trên", "cao nhất")
BELOW = ("dưới", "nhỏ hơn", "thấp hơn", "ít hơn")
OVER = ("hơn", "trên", "quá", "vượt", "vượt trên", "ngoài")
UNDER = ("gần", "chưa đến", "chưa tới", "chưa đầy", "không đến", "không tới", "không đầy", "ngót", "sắp")
ABOUT = (
    "khoảng",
    "chừng",
    "xấp xỉ",
    "ước",
    "ước khoảng",
    "ước tính",
    "ước đạt",
    "độ",
    "tầm",
    "cỡ",
    "khoảng chừng",
)

CUES: dict[Modifier, tuple[str, ...]] = {
    "over": OVER + OPEN_ABOVE,
    "under": UNDER + BELOW + OPEN_BELOW,
    "about": ABOUT,
}
"""The words that stand before a number of each modifier."""

ONWARD = {"over": "trở lên", "under": "trở xuống"}
"""The words that stand after it."""


WIDE = frozenset((*OPEN_ABOVE, *OPEN_BELOW, *BELOW, *ONWARD.values()))
"""The words that leave an end open, or the way to 0."""

FILLERS = frozenset(("là", "có", "cả", "đến", "tới", "khoảng"))
"""What may stand between such a word and its number: tối đa là 5, không dưới khoảng 5."""


ENDINGS: dict[Modifier, dict[str, tuple[str, ...]]] = {
    modifier: {
        word[-2:]: tuple(sorted((w for w in words if w[-2:] == word[-2:]), key=len, reverse=True))
        for word in words
    }
    for modifier, words in CUES.items()
}
"""The words before a number by their last two letters, the longest first."""


def _ending(text: str, modifier: Modifier) -> str:
    """The longest modifying word that `text` ends with; empty where there is none."""
    for word in ENDINGS[modifier].get(text[-2:], ()):
        if text.endswith(word):
            before = text[-len(word) - 1 : -len(word)]
            if not before.isalnum() and before != "_":
                return word
    return ""


def _before(text: str, modifier: Modifier) -> str:
    """The modifying word right before a number, given the text before it; the one that begins first."""
    text = text.lower()
    stem = text.rstrip()
    if len(stem) == len(text):
        return ""
    word = _ending(stem, modifier)
    parts = stem.rsplit(None, 1)
    if len(parts) == 2 and parts[1] in FILLERS and text == f"{stem} ":
        rest = parts[0]
        earlier = _ending(rest, modifier)
        if earlier and (not word or len(rest) - len(earlier) < len(stem) - len(word)):
            return earlier
    return word


def _stands(sentence: str, surface: str) -> Iterator[int]:
    """Where `surface` stands in `sentence` as a number of its own."""
    at = sentence.find(surface)
    while at >= 0:
        before = sentence[at - 1] if at else " "
        after = sentence[at + len(surface)] if at + len(surface) < len(sentence) else " "
        if not before.isalnum() and not (after.isalnum() and surface[-1].isdigit() and after.isdigit()):
            yield at
        at = sentence.find(surface, at + 1)


def cue(figure: Figure) -> str | None:
    """The word that modifies the figure ("hơn", "không quá", "trở lên"); `None` where none is seen.

    Where the same number stands twice in its sentence under different words, the one that claims
    least is taken: an open end before a closed one.
    """
    if figure.modifier not in CUES:
        return None
    surface = figure.surface if figure.surface.isascii() else unicodedata.normalize("NFC", figure.surface)
    onward = ONWARD.get(figure.modifier)
    seen: list[str] = []
    for at in _stands(figure.sentence, surface):
        if word := _before(figure.sentence[max(0, at - 40) : at], figure.modifier):
            seen.append(word)
        elif onward:
            tail = re.split(
                r"[,;:(]", figure.sentence[at + len(surface) : at + len(surface) + 40], maxsplit=1
            )[0]
            if re.search(rf"(?<!\w){onward}(?!\w)", tail):
                seen.append(onward)
    if len(seen) > 1:
        return next((word for word in seen if word in WIDE), seen[0])
    return seen[0] if seen else None


# ---------------------------------------------------------------- figures


def modified(
    value: Decimal, modifier: Modifier, word: str | None = None, maximum: Decimal | None = None
) -> Interval:
    """The interval of a number under a modifier; `word` is the modifier as written, where known.

    Source: design, section 2. "dưới" without a measure of how far reaches down to 0, as "không quá".
    """
    top = value if maximum is None else maximum
    if modifier == "exact":
        return Interval(value, top)
    if modifier == "vague":
        return Interval(value, Decimal((0, (1,), top.adjusted() + 1)) if top else Decimal(1), False, True)
    if modifier == "about":
        return Interval(max(min(value, ZERO), EXACT.subtract(value, step(value))), EXACT.add(top, step(top)))
    if modifier == "over":
        if word in OPEN_ABOVE or word == "trở lên":
            return Interval(value, None)
        return Interval(value, EXACT.add(top, step(top)), False, True)
    if word in OPEN_BELOW or word == "trở xuống":
        return Interval(min(value, ZERO), top)
    if word in BELOW:
        return Interval(min(value, ZERO), top, False, True)
    low = EXACT.subtract(value, step(value))
    return Interval(low, top, True, False)


KNOWN: dict[tuple[Modifier, str, Decimal, str | None, Decimal | None], Interval] = {}
"""What was last said by a modifier, a surface, a value, a word and the upper end.

Articles say few numbers often. The surface tells 12,5 from 12,50, which are equal and print differently. A plain
dictionary: at a million figures it is several times as fast as the cache of functools, which moves what it gives.
"""
MOST_KNOWN = 1 << 16


def of_figure(figure: Figure) -> Interval:
    """What a figure says, in its unit."""
    modifier = figure.modifier
    if modifier == "exact" and figure.max is None:
        return Interval(figure.value, figure.value)
    word = None
    if modifier == "over" or modifier == "under":
        text = figure.sentence
        # Pieces of every word that reaches further than one unit: mostly none stands there, and no need to look closer.
        if (
            "hông " in text
            or "hất" in text
            or "ối " in text
            or "rở " in text
            or (modifier == "under" and ("ưới" in text or " hơn" in text))
            or (modifier == "over" and "hí ít" in text)
        ):
            word = cue(figure)
    key = (modifier, figure.surface, figure.value, word, figure.max)
    interval = KNOWN.get(key)
    if interval is None:
        if len(KNOWN) >= MOST_KNOWN:
            KNOWN.clear()
        interval = KNOWN[key] = modified(figure.value, modifier, word, figure.max)
    return interval
