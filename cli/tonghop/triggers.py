"""Where an article has numbers: its digits and number words, found in one pass."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from tonghop import timemasks
from tonghop.quantities import STARTERS
from tonghop.tokens import Numbers, Runs

_RUN = re.compile("[0-9]+(?:[.,/][0-9]+)*")
ALWAYS = frozenset(
    "hai ba bốn sáu bảy bẩy tám chín mười trăm nghìn ngàn triệu tỷ tỉ chục vạn vài dăm nửa".split()
)
"""Words for which a sentence is read; other number words count only in a sentence that is read anyway."""

Hit = tuple[int, str]
"""Where a number may be, counted from one place before the stretch of text: a digit, or the end of a number word; and
the word, "" for a digit."""


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in STARTERS | ALWAYS:
        automaton.add_word(f" {word} ", word)
    for digit in "0123456789":
        automaton.add_word(digit, "")
    automaton.make_automaton()
    return automaton


def hits(spaced: str, start: int, end: int) -> list[Hit]:
    """The digits and number words of `text[start:end]`; `spaced` is that view of the whole text."""
    return [*_automaton().iter(spaced[start : end + 2])]


def read(low: str, found: list[Hit], since: int, start: int, end: int) -> Numbers | None:
    """The numbers of the sentence `low[start:end]`, which has the hits; `None` where none can be a figure.

    `since` is where the stretch begins that the hits count from.

    Most numbers of news are years, days and document numbers: a sentence with those alone is not read.
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
            mark = low[at - 1] if at > start else " "
            if mark != " " and (mark.isalnum() or mark == "_"):
                alive = True  # "m2": part of a word, yet neither a year nor a day
                continue
            match = _RUN.match(low, at, end)
            assert match is not None
            free = match.end()
            runs.append((at, free))
            alive = alive or not timemasks.plain(low, match[0], at, start)
    return Numbers(runs, words) if alive else None


def _free(low: str, at: int, stop: int, start: int, end: int) -> bool:
    """Whether the word at `low[at:stop]` stands between spaces, no mark beside it."""
    return (at == start or low[at - 1].isspace()) and (stop == end or low[stop].isspace())
