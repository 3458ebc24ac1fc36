"""Where an article has numbers: its digits and number words, found in one pass."""

from __future__ import annotations

import re

from tonghop import timemasks
from tonghop.numerals import SCALES
from tonghop.quantities import BEFORE_BARE_SCALE, FOLDS, STARTERS
from tonghop.scan import GOES_ON, Hit, Topic
from tonghop.tokens import Runs

_IN_WORD = re.compile(r"[^\W0-9][0-9]")
_RUN = re.compile("[0-9]+(?:[.,/][0-9]+)*")
_AFTER_ONE = frozenset("đến trăm nghìn ngàn vạn triệu tỷ tỉ nửa phần người cháu em học".split())
_AFTER_FIVE = frozenset(
    "trăm mươi nghìn ngàn vạn triệu tỷ tỉ chục phần người hộ em điều tập cá mô vụ căn chiếc học cán trường".split()
)
"""năm is five only before scale words, people and the like; mostly it is a year."""
ONLY_BEFORE: dict[str, frozenset[str]] = {
    "một": _AFTER_ONE,
    "năm": _AFTER_FIVE,
    "hàng": frozenset(SCALES),
    "nhiều": frozenset(SCALES),
    "mấy": frozenset({*SCALES, "mươi"}),
    "đôi": frozenset({*SCALES, "ba", "bảy"}),
}
"""Number words that count only before certain words."""

Number = tuple[str, int]
"""A number word, "" for a digit; and for how many characters it stands alone where that makes its sentence worth
reading, else 0."""


def _phrases() -> dict[str, Number]:
    table: dict[str, Number] = {}

    def add(word: str, before: str, after: str, alive: bool) -> None:
        phrase = f"{before}{word}{after}"
        table[phrase] = word, len(phrase) if alive else 0

    for word in STARTERS - ONLY_BEFORE.keys() - SCALES.keys():
        add(word, "", "", True)
    for word in FOLDS:
        add(word, "gấp ", "", True)
    for gap in (" ", "  "):
        for word, following in ONLY_BEFORE.items():
            for after in following:
                add(word, "", gap + after, after in SCALES)
        for scale in STARTERS & SCALES.keys():
            for before in BEFORE_BARE_SCALE:
                add(scale, before + gap, "", True)
    for digit in "0123456789":
        table[digit + GOES_ON] = "", 0
    return table


NUMBERS = Topic(_phrases)
"""The digits and number words of a text.

Digits behind a letter are part of a word ("m2"), digits behind digits of the number that these begin.
"""


def read(low: str, found: list[Hit[Number]], start: int, end: int) -> tuple[Runs, set[str]] | None:
    """The numbers and number words of the sentence `low[start:end]`, which has the hits; `None` where none can be a
    figure.

    Most numbers of news are years, days and document numbers: a sentence with those alone is not read.
    """
    runs: Runs = []
    words: set[str] = set()
    alive = False
    free = start
    for at, stop, (word, size) in found:
        if word:
            words.add(word)
            if size and not alive:
                alive = _free(low, stop - size, stop, start, end)
        elif at >= free:
            match = _RUN.match(low, at, end)
            assert match is not None
            free = match.end()
            runs.append((at, free))
            alive = alive or not timemasks.plain(low, match[0], at, start)
    # Digits that are part of a word ("m2") are neither a year nor a day, and may go with "một người chết".
    return (runs, words) if alive or (words and _IN_WORD.search(low, start, end)) else None


def _free(low: str, at: int, stop: int, start: int, end: int) -> bool:
    """Whether what is at `low[at:stop]` stands between spaces, no mark beside it."""
    return (at == start or low[at - 1].isspace()) and (stop == end or low[stop].isspace())
