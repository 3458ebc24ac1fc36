"""Where an article has numbers: its digits and number words, found in one pass."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from tonghop import timemasks
from tonghop.numerals import SCALES
from tonghop.quantities import STARTERS
from tonghop.tokens import Numbers, Runs

_IN_WORD = re.compile(r"[^\W0-9][0-9]")
_RUN = re.compile("[0-9]+(?:[.,/][0-9]+)*")
ALWAYS = frozenset(
    "hai ba bốn sáu bảy bẩy tám chín mười trăm nghìn ngàn triệu tỷ tỉ chục vạn vài dăm nửa".split()
)
"""Words for which a sentence is read; other number words count only in a sentence that is read anyway."""

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

Hit = tuple[int, str]
"""Where a number may be, counted from one place before the stretch of text: a digit, or the end of a number word; and
the word, "" for a digit."""


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in (STARTERS | ALWAYS) - ONLY_BEFORE.keys():
        automaton.add_word(f" {word} ", word)
    for word, following in ONLY_BEFORE.items():
        for after in following:
            automaton.add_word(f" {word} {after} ", word)
            automaton.add_word(f" {word}  {after} ", word)
    for digit in "0123456789":
        automaton.add_word(f" {digit}", "")
    automaton.make_automaton()
    return automaton


def hits(spaced: str, start: int, end: int) -> list[Hit]:
    """The digits and number words of `text[start:end]`; `spaced` is that view of the whole text, without any mark.

    Digits behind a letter are part of a word ("m2"), digits behind digits of the number that these begin.
    """
    return [*_automaton().iter(spaced[start : end + 2])]


def read(low: str, found: list[Hit], since: int, start: int, end: int) -> Numbers | None:
    """The numbers of the sentence `low[start:end]`, which has the hits; `None` where none can be a figure.

    `since` is where the stretch begins that the hits count from. Most numbers of news are years, days and document
    numbers: a sentence with those alone is not read.
    """
    runs: Runs = []
    words: set[str] = set()
    alive = False
    free = start
    for after, word in found:
        at = since + after - 1
        if word:
            words.add(word)
            if not alive and word in ALWAYS and _free(low, at - len(word), at, start, end):
                alive = True
        elif at >= free:
            match = _RUN.match(low, at, end)
            assert match is not None
            free = match.end()
            runs.append((at, free))
            alive = alive or not timemasks.plain(low, match[0], at, start)
    # Digits that are part of a word ("m2") are neither a year nor a day, and may go with "một người chết".
    return Numbers(runs, words) if alive or (words and _IN_WORD.search(low, start, end)) else None


def _free(low: str, at: int, stop: int, start: int, end: int) -> bool:
    """Whether the word at `low[at:stop]` stands between spaces, no mark beside it."""
    return (at == start or low[at - 1].isspace()) and (stop == end or low[stop].isspace())
